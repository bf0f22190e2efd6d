"""The review pages in a real browser, as files and served: what an analyst does with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page

from pipeline.batch.inputs import find_inputs
from pipeline.batch.run import run
from tests.review.served import CHROMIUM, OPTIONS, Served, serving, wait_until

INBOX = Path(__file__).parents[2] / "raw_pdfs"
PDFS = [INBOX / "tenir-le-registre.pdf", INBOX / "volver-con-oficio.pdf"]
PASSAGE = "sections.contexte.passages.1"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The samples, extracted and served; their pages stand in the folder as files, too."""
    with serving(tmp_path_factory.mktemp("served"), PDFS) as found:
        yield found


def as_file(served: Served, name: str) -> str:
    return served.file(name)


def record(served: Served) -> dict[str, Any]:
    """The record in the outputs, once they are written."""
    return served.record("tenir-le-registre")


def test_a_passage_lights_its_lines_and_a_click_on_either_side_brings_the_other(
    page: Page, served: Served
) -> None:
    page.goto(as_file(served, "cases/tenir-le-registre.html"))
    block, lines = page.locator(f".part[data-part='{PASSAGE}']"), f".line[data-part='{PASSAGE}']"
    block.hover()
    assert page.locator(".line.lit").count() == page.locator(lines).count() > 1
    assert "under the heading “Contexte”" in page.inner_text("#why")
    block.click()
    wait_until(page, "document.querySelector('.pages').scrollTop > 300")
    page.locator(lines).first.hover()
    assert "lit" in (block.get_attribute("class") or "")
    page.locator(".line[data-part='callouts.0']").first.click()
    assert page.evaluate("document.activeElement.id") == "p-callouts-0"
    assert page.locator("img").first.evaluate("image => image.complete && image.naturalWidth > 500")


def test_the_keyboard_does_what_the_mouse_does(page: Page, served: Served) -> None:
    page.goto(as_file(served, "cases/tenir-le-registre.html"))
    page.locator(f".part[data-part='{PASSAGE}']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.part") == PASSAGE
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('part')")


def test_a_role_is_hidden_and_shown_and_the_language_is_the_readers(
    page: Page, served: Served
) -> None:
    page.goto(as_file(served, "cases/tenir-le-registre.html"))
    page.click(".legend [data-group=callout]")
    assert page.locator(".line.g-callout:visible").count() == 0
    page.click(".legend [data-group=callout]")
    assert page.locator(".line.g-callout:visible").count() > 0
    page.select_option("#language", "es")
    assert page.inner_text("a.home") == "Todos los casos"
    page.reload()
    assert page.get_attribute("html", "lang") == "es"


def test_the_index_filters_sorts_and_searches(page: Page, served: Served) -> None:
    page.goto(as_file(served, "index.html"))
    rows = page.locator(".cases tbody tr:visible")
    assert rows.count() == 2
    page.click("th button[data-sort='1']")
    assert "TENIR" in rows.first.inner_text()
    page.click("th button[data-sort='1']")
    assert "VOLVER" in rows.first.inner_text()
    page.locator(".bar[data-filter=years][data-key='2015']").click()
    assert rows.count() == 1 and "TENIR" in rows.first.inner_text()
    page.click("button[type=reset]")
    wait_until(page, "document.querySelector('#shown').textContent.startsWith('2')")
    page.fill("#f-text", "america central")
    assert rows.count() == 1 and "VOLVER" in rows.first.inner_text()
    page.fill("#f-text", "")
    page.fill("#search", "registres frontiere")
    page.click("#results a >> nth=0")
    page.wait_for_url("**/cases/tenir-le-registre.html#*")
    assert page.locator(".record .lit").count() == 1


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 800}}], indirect=True)
def test_a_phone_shows_one_side_at_a_time_and_nothing_is_cut(page: Page, served: Served) -> None:
    for name in ("index.html", "cases/tenir-le-registre.html"):
        page.goto(as_file(served, name))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".record").is_visible() and not page.locator(".pages").is_visible()
    page.click("#side-pages")
    page.locator(".line[data-part='title']").first.click()
    assert page.locator(".record").is_visible()


@pytest.mark.parametrize(
    "page", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True
)
def test_no_serious_barrier_is_found(page: Page, served: Served) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    for name in ("index.html", "cases/tenir-le-registre.html"):
        page.goto(f"{served.address}/{name}")
        if "cases" in name:
            page.locator(f".part[data-part='{PASSAGE}'] .pen").click()
            page.locator(".line[data-part='title']").first.focus()
        found = Axe().run(page).response["violations"]
        serious = [v for v in found if v["impact"] in ("serious", "critical")]
        told = [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in serious]
        assert told == []


def test_a_correction_is_kept_through_a_reload_and_a_new_extraction(
    page: Page, browser: Browser, served: Served
) -> None:
    def named(dialog: Dialog) -> None:
        dialog.accept("Ana")

    def save(button: str) -> None:
        with page.expect_navigation():
            page.click(button)
        page.wait_for_selector("#check")

    page.on("dialog", named)
    page.goto(f"{served.address}/cases/tenir-le-registre.html")
    page.hover(f".part[data-part='{PASSAGE}']")
    page.click(f".part[data-part='{PASSAGE}'] .pen")
    page.fill("form.edit textarea", "Corrigé dans le navigateur.")
    save("form.edit .primary")
    page.reload()
    assert "Corrigé dans le navigateur." in page.inner_text(f".part[data-part='{PASSAGE}']")
    served.desk.tables.wait()
    again = replace(OPTIONS, corrections=served.folder / "corrections", force=True)
    run(find_inputs(PDFS[:1]), served.folder / "out", again)
    changed = record(served)["sections"][0]["passages"][1]
    assert (changed["text"], changed["corrected"]) == ("Corrigé dans le navigateur.", True)
    page.locator(".line[data-part='callouts.0']").first.focus()
    page.select_option(".roles select", "furniture")
    save(".roles [data-does=role]")
    save("#check")
    assert record(served)["checked"]["by"] == "Ana"
    assert len(record(served)["corrections"]) == 2
    save("#undo")
    save("#undo")
    save("#check")
    assert record(served)["corrections"] == [] and record(served)["checked"] is None


def test_several_lines_get_one_role_and_the_keyboard_undoes_and_makes_it_again(
    page: Page, served: Served
) -> None:
    def after(action: Callable[[], None]) -> None:
        with page.expect_navigation():
            action()
        page.wait_for_selector("#check")

    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    page.goto(f"{served.address}/cases/tenir-le-registre.html")
    lines = page.locator(f".line[data-part='{PASSAGE}']")
    count = lines.count()
    lines.first.click()
    lines.nth(2).click(modifiers=["Shift"])
    assert page.locator(".line.chosen").count() == 3
    assert "3 lines" in page.inner_text(".roles")
    lines.nth(1).click(modifiers=["Control"])
    lines.nth(1).press(" ")
    assert page.locator(".line.chosen").count() == 3
    page.select_option(".roles select", "furniture")
    after(lambda: page.click(".roles [data-does=role]"))
    assert lines.count() == count - 3
    assert page.locator("#corrections li").count() == 3
    after(lambda: page.keyboard.press("Control+z"))
    assert lines.count() == count
    after(lambda: page.keyboard.press("Control+Shift+z"))
    assert lines.count() == count - 3
    after(lambda: page.click("#undo"))
    assert record(served)["corrections"] == []
    wait_until(page, "!document.querySelector('#note').textContent.startsWith('Saved. The tables')")


def test_cases_are_checked_one_after_the_other_and_the_filters_outlast_it(
    page: Page, served: Served
) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    page.goto(f"{served.address}/index.html")
    assert "0 of 2 checked" in page.inner_text(".progress")
    page.select_option("#f-state", "unchecked")
    page.click("tbody a >> nth=0")
    page.click("#check-next")
    page.wait_for_url("**/cases/volver-con-oficio.html")
    page.wait_for_selector("#check")
    assert "1 of 2 checked" in page.inner_text(".progress")
    page.click("a.home")
    page.wait_for_selector("#shown")
    assert page.inner_text("#shown") == "1 of 2 cases"
    page.go_back()
    page.go_back()
    page.go_back()
    assert page.input_value("#f-state") == "unchecked"


def test_a_title_that_is_typed_by_its_words_is_shown_as_given_by_hand(
    page: Page, served: Served
) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    page.goto(f"{served.address}/cases/tenir-le-registre.html")
    page.click(".field[data-field='location'] .pen")
    page.fill("form.edit input", "Afrique occidentale")
    with page.expect_navigation():
        page.click("form.edit .primary")
    field = page.locator(".field[data-field='location']")
    assert "Afrique occidentale" in field.inner_text() and "by hand" in field.inner_text()
    with page.expect_navigation():
        page.click("#undo")
    page.wait_for_selector("#redo")
