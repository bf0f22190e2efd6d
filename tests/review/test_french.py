"""Pages in French have no English word but the publications' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pipeline.outputs.review_site.strings import page_texts
from tests.review.served import CHROMIUM, Served, serving, wait_until

PUBLICATIONS = Path(__file__).parents[1] / "golden" / "publications"
ENGLISH = "typst-0765-en"
FRENCH = {"locale": "fr-FR"}
# Words that no French sentence has.
WORDS = frozenset(
    ("the", "of", "and", "is", "was", "were", "are", "with", "not", "to", "by", "from", "this",
     "that", "it", "its", "which")
)  # fmt: skip

# The words that a page shows or says and that are not the publication's, whose language is marked.
# What names a neighbouring case, or the text in a field, quotes it.
OURS = """() => {
  const found = [document.title];
  const ours = (one) => one.closest("[lang]").lang === "fr"
    && !one.closest(".line, .file, .step, textarea, script, style");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (ours(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent.trim());
  }
  for (const one of [...document.querySelectorAll("*")].filter(ours)) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (one.hasAttribute(name)) found.push(one.getAttribute(name).trim());
    }
  }
  return found.filter(Boolean);
}"""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.parametrize("page", [FRENCH], indirect=True),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A publication in English."""
    with serving(tmp_path_factory.mktemp("french"), [PUBLICATIONS / f"{ENGLISH}.pdf"]) as found:
        yield found


def assert_french(page: Page) -> None:
    english, french = page_texts()["en"], set(page_texts()["fr"].values())
    catalogue = {text for text in english.values() if "{" not in text and text not in french}
    said = page.evaluate(OURS)
    assert len(said) > 10
    assert [text for text in said if text in catalogue] == []
    assert [text for text in said if WORDS & set(re.findall(r"[a-z']+", text.lower()))] == []


def test_no_page_has_an_english_word(page: Page, served: Served) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    for name in ("index.html", f"cases/{ENGLISH}.html"):
        page.goto(served.file(name))
        assert_french(page)
    page.goto(f"{served.address}/cases/{ENGLISH}.html")
    page.wait_for_selector("#check")
    for part in ("title", "sections.impact.passages.0", "callouts.0", "footnotes.0"):
        block = page.locator(f".record [data-part='{part}']").first
        block.hover()
        assert_french(page)
        block.locator(":scope > .pen").click()
        assert_french(page)
        page.keyboard.press("Escape")
    for line in page.locator(".line").all()[::5]:
        line.focus()
        assert page.inner_text("#why")
        assert_french(page)


def test_what_is_previewed_corrected_and_refused_is_said_in_french(
    page: Page, served: Served
) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    page.goto(f"{served.address}/cases/{ENGLISH}.html")
    page.locator(".line[data-part^='footnotes']").first.focus()
    page.select_option(".roles select", "title")
    page.click(".roles [data-does=preview]")
    page.wait_for_selector("dialog.preview")
    assert "Note sans appel" in page.inner_text("dialog") or "Appel sans note" in page.inner_text(
        "dialog"
    )
    assert_french(page)
    with page.expect_navigation():
        page.click("dialog .primary")
    page.wait_for_selector("#undo")
    page.locator("details:has(#corrections)").evaluate("one => one.open = true")
    assert "Notes" in page.inner_text("#corrections") and "Titre" in page.inner_text("#corrections")
    assert_french(page)
    page.click(".field[data-field=period] .pen")
    page.fill("form.edit input", "il y a longtemps")
    with page.expect_response("**/cases/*"):
        page.click("form.edit .primary")
    wait_until(page, "document.querySelector('#note').textContent.includes('2012')")
    assert_french(page)
