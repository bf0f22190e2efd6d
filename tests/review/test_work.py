"""Review as work, in a real browser: progress, doubts, pages, prints and what is sent on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.review.served import CHROMIUM, Served, serving, wait_until

ROOT = Path(__file__).parents[2]
DOUBTED = "typst-0728-fr"
SAMPLE = "tenir-le-registre"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A case without doubts, and one of which a section is doubted."""
    doubted = ROOT / "tests/golden/publications" / f"{DOUBTED}.pdf"
    with serving(
        tmp_path_factory.mktemp("work"), [ROOT / "raw_pdfs" / f"{SAMPLE}.pdf", doubted]
    ) as found:
        yield found


def in_view(page: Page, selector: str) -> bool:
    shown: bool = page.evaluate(
        "s => { const box = document.querySelector(s).getBoundingClientRect();"
        " return box.top >= 0 && box.top < innerHeight }",
        selector,
    )
    return shown


def test_the_progress_says_how_many_are_checked_and_doubted(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/index.html")
    assert "0 of 2 checked, 1 with doubts" in page.inner_text(".progress")


def test_a_number_leads_to_the_doubt_that_it_speaks_of(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    row = page.locator("tbody tr", has=page.locator(f"a[href*='{DOUBTED}']"))
    row.locator("a.warned").click()
    page.wait_for_url("**#warnings")
    assert in_view(page, "#warnings")
    page.go_back()
    row.locator("a.doubt").click()
    page.wait_for_url("**#p-sections-*-heading")
    doubt = page.locator(".section .title:target a.doubt, .section .title.lit a.doubt").first
    doubt.click()
    wait_until(page, "document.activeElement.id.startsWith('w-')")
    assert "sure" in page.evaluate("document.activeElement.textContent")


def test_pages_are_reached_by_their_number_and_made_larger(page: Page, served: Served) -> None:
    page.goto(served.file(f"cases/{SAMPLE}.html"))
    page.select_option("#jump", "4")
    wait_until(page, "document.querySelector('.pages').scrollTop > 500")
    wait_until(page, "document.querySelector('#jump').value === '4'")
    width = page.evaluate("document.querySelector('.sheet').clientWidth")
    page.click("#zoom-in")
    page.click("#zoom-in")
    assert page.inner_text("#zoom") == "150 %"
    assert page.evaluate("document.querySelector('.sheet').clientWidth") > 1.4 * width
    for _ in range(4):
        page.click("#zoom-out")
    assert page.inner_text("#zoom") == "50 %" and page.is_disabled("#zoom-out")


@pytest.mark.parametrize("is_served", [True, False])
def test_a_case_leads_to_its_pdf_the_workbook_and_the_csv(
    page: Page, served: Served, is_served: bool
) -> None:
    assert served.desk.tables.wait() is None
    name = f"cases/{SAMPLE}.html"
    page.goto(f"{served.address}/{name}" if is_served else served.file(name))
    wanted = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
    for suffix, start in wanted.items():
        address = page.locator(f"header.bar a[href$='.{suffix}']").evaluate("one => one.href")
        if is_served:
            assert page.request.get(address).body().startswith(start)
        else:
            assert Path(address.removeprefix("file://")).read_bytes().startswith(start)
    third = page.locator("figcaption a").nth(2).get_attribute("href") or ""
    assert third.endswith(".pdf#page=3")


def test_nothing_else_of_the_folder_is_served(page: Page, served: Served) -> None:
    root = served.address.removesuffix("/review")
    others = ("case_studies.sqlite", "run.json", "files/nothing.pdf", "review/cases/no.one.html")
    for name in others:
        assert page.request.get(f"{root}/{name}").status == 404


def test_the_print_has_the_pictures_of_the_pages_if_they_are_wanted(
    page: Page, served: Served
) -> None:
    page.goto(served.file(f"cases/{SAMPLE}.html"))

    def pictures() -> list[float]:
        """The widths of the pictures on the printed sheets, in points."""
        document = pypdfium2.PdfDocument(io.BytesIO(page.pdf()))
        held = [one for sheet in document for one in sheet.get_objects(max_depth=9)]
        corners = [one.get_bounds() for one in held if one.type == 3]  # FPDF_PAGEOBJ_IMAGE
        return [right - left for left, _, right, _ in corners]

    assert pictures() == []
    page.evaluate("window.print = () => { window.printed = true }")
    page.click("#print")
    wait_until(page, "window.printed === true")
    widths = pictures()
    assert len(widths) == 5 and min(widths) > 400


def test_one_file_holds_a_case_with_its_pictures(
    page: Page, served: Served, tmp_path: Path
) -> None:
    page.goto(f"{served.address}/cases/{SAMPLE}.html")
    with page.expect_download() as waited:
        page.click("a[download]")
    sent = tmp_path / "sent" / waited.value.suggested_filename
    waited.value.save_as(sent)
    page.goto(sent.as_uri())
    page.locator(".sheet img").nth(1).scroll_into_view_if_needed()
    wait_until(page, "document.querySelectorAll('.sheet img')[1].naturalWidth > 500")
    assert page.locator(".part").count() > 10
    assert page.locator("header.bar a, #tools button, .pen").count() == 0
    page.click(".part[data-part='sections.contexte.passages.1']")
    assert page.locator(".line.lit").count() > 1


def test_pens_show_where_a_page_can_be_corrected_and_elsewhere_a_line_says_how(
    page: Page, served: Served
) -> None:
    page.goto(f"{served.address}/cases/{SAMPLE}.html")
    assert page.locator(".part .pen").first.is_visible()
    assert page.locator(".fix").count() == 0
    page.goto(served.file(f"cases/{SAMPLE}.html"))
    assert page.locator(".pen").count() == 0
    assert "make review" in page.inner_text(".fix")


def test_charts_follow_the_filters_below_the_table(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    assert page.evaluate(
        "document.querySelector('.cases').compareDocumentPosition(document.querySelector('.charts'))"
        " === Node.DOCUMENT_POSITION_FOLLOWING"
    )
    section = page.locator(".bar[data-filter=sections]").first
    assert section.locator(".value").text_content() == "2"
    page.fill("#f-text", "registre")
    assert section.locator(".value").text_content() == "1"
    year = page.locator(".bar[data-filter=years][data-key='2015']")
    page.click("button[type=reset]")
    year.click()
    assert year.get_attribute("aria-label") == "2015: 1"  # its own chart shows the others, too
    assert section.locator(".value").text_content() == "1"
