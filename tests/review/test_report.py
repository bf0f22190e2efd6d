"""The report on the cases that the filters of the index leave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Page

from pipeline.errors import SearchError
from pipeline.review.report_query import report_asked
from tests.review.served import CHROMIUM, Served, serving, wait_until

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(
        tmp_path_factory.mktemp("report"), sorted((ROOT / "raw_pdfs").glob("*.pdf"))[:2]
    ) as found:
        yield found


def test_the_served_index_asks_for_what_it_shows(page: Page, served: Served) -> None:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    page.goto(f"{served.address}/index.html")
    page.select_option("#f-language", "fr")
    page.fill("#search", "registre")
    wait_until(page, "document.querySelector('#report').href.includes('words')")
    asked = parse_qs(urlsplit(page.locator("#report").get_attribute("href") or "").query)
    assert asked == {"language": ["fr"], "words": ["registre"], "in": ["en"]}
    page.click("#report")
    assert "One case" in page.inner_text("body")
    assert page.locator("a[href^='review/cases/']").count() > 0


def test_a_report_is_of_the_tables_as_they_are_now(served: Served) -> None:
    address = served.address.removesuffix("review") + "report.html"
    assert "2 cas" in httpx.get(address, params={"in": "fr"}).text
    assert httpx.get(address, params={"country": "Atlantis"}).status_code == 422
    assert httpx.get(address, params={"start": "x"}).status_code == 422
    assert not (served.folder / "out/report.html").exists()


@pytest.mark.parametrize("year", ["x", "-1", "20155", "٢٠١٥"])
def test_what_is_no_year_is_refused(year: str) -> None:
    with pytest.raises(SearchError):
        report_asked({"start": year})


def test_what_is_not_asked_for_restricts_nothing() -> None:
    filters, words, language = report_asked({"criterion": "", "in": "de"})
    assert (filters.criterion, filters.start, words, language) == (None, None, "", "en")
