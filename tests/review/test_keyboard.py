"""Three flows of an analyst, in French, in a real browser, with nothing but the keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pipeline.audit.line_trace import unpack
from tests.review.served import CHROMIUM, Served, serving, wait_until
from tests.support.texts import CASE

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
CASES = 10
ID = "tenir-le-registre"
FRENCH = {"locale": "fr-FR"}
SWALLOWED = "sections.contexte.passages.1"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.parametrize("page", [FRENCH], indirect=True),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A publication, and ten cases as text, two of them alike but for a word."""
    folder = tmp_path_factory.mktemp("keyboard")
    texts = [folder / f"cas-{at:02}.txt" for at in range(CASES)]
    for at, path in enumerate(texts):
        path.write_text(CASE + f"\nFin du cas {at}.\n", "utf-8")
    with serving(folder, [SAMPLE, *texts]) as found:
        yield found


@pytest.fixture(autouse=True)
def named(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))


def tab_to(page: Page, selector: str, at_most: int = 150, key: str = "Tab") -> None:
    """Press Tab until the focus is on ``selector``."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by {key}")


def choose(page: Page, words: str) -> None:
    """Choose in the list that has the focus by the beginning of a name."""
    page.keyboard.type(words)
    chosen = "document.activeElement.selectedOptions[0].textContent"
    assert page.evaluate(chosen).startswith(words)


def save_previewed(page: Page) -> str:
    """What the preview says, saved from there; the focus is on the choice before its button."""
    tab_to(page, "[data-does=preview]", 10)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.preview")
    told = page.inner_text("dialog.preview")
    assert page.evaluate("document.activeElement.textContent") == "Enregistrer"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#check")
    return told


def set_roles(served: Served, role: str, part: str, count: int) -> None:
    """Give the first lines of a part another role, as a reader that mistook them would."""
    case = next(one for one in served.desk._cases if one.record.id == ID)

    lines = [line for line in unpack(case.reviewed.account).lines if line.part == part][:count]
    assert lines
    asked: dict[str, Any] = {"kind": "role", "by": "Lecteur", "now": role}
    asked |= {"lines": [{"page": line.page, "line": line.number} for line in lines]}
    asked["revision"] = served.desk._corrections(case).revision
    served.desk.change(ID, json.dumps(asked).encode())


def test_a_title_block_that_was_missed_is_mended(page: Page, served: Served) -> None:
    title = served.record(ID)["title"]
    set_roles(served, "body", "title", 9)
    assert served.record(ID)["title"] is None
    page.goto(f"{served.address}/cases/{ID}.html")
    assert "Titre manquant" in page.inner_text(".warnings")
    tab_to(page, ".line")
    first, last = title.split()[0], title.split()[-1]
    while not page.evaluate("document.activeElement.textContent").strip().startswith(first):
        page.keyboard.press("ArrowDown")
    while not page.evaluate("document.activeElement.textContent").strip().endswith(last):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("F2")
    choose(page, "Titre")
    told = save_previewed(page)
    assert title in told and "Avertissement levé" in told and "Titre manquant" in told
    assert page.inner_text("h1") == title
    assert "à la main" in page.inner_text(".field[data-field=title]")
    assert "Titre manquant" not in page.inner_text("header.head")
    assert page.evaluate("document.activeElement.matches('.line')")  # where it was
    assert served.record(ID)["title"] == title


def test_a_line_that_was_swallowed_is_put_back(page: Page, served: Served) -> None:
    passages = [one["text"] for one in served.record(ID)["sections"][0]["passages"]]
    set_roles(served, "furniture", SWALLOWED, 1)
    assert [one["text"] for one in served.record(ID)["sections"][0]["passages"]] != passages
    page.goto(f"{served.address}/cases/{ID}.html")
    words = " ".join(passages[1].split()[:4])
    tab_to(page, ".line")
    while not page.evaluate("document.activeElement.textContent").strip().startswith(words):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("F2")
    choose(page, "Texte, à sa place")
    assert words in save_previewed(page)
    assert words in page.inner_text(f".part[data-part='{SWALLOWED}']")
    assert [one["text"] for one in served.record(ID)["sections"][0]["passages"]] == passages


def test_ten_cases_are_checked_in_a_row(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/index.html")
    tab_to(page, "a[href='cases/cas-00.html']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#check-next")
    for at in range(CASES):
        assert page.url.split("#")[0].endswith(f"cas-{at:02}.html")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        page.wait_for_selector("#check")
        wait_until(page, "document.activeElement === document.querySelector('h1')")
    assert "10 " in page.inner_text(".progress")
    told = [served.record(f"cas-{at:02}")["checked"] for at in range(CASES)]
    assert {one["by"] for one in told} == {"Ana"}
