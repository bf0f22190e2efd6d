"""The search box finds what the command finds, in its order, in the language of each text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pipeline.search.query import Filters, search
from tests.review.served import CHROMIUM, Served, serving, wait_until

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "tests/golden/publications" / "typst-0765-en.pdf"
SPANISH = "volver-con-oficio"
QUERIES = [
    "migration", "migraciones", "policy", "policía", "policies", "évaluation", "evaluations",
    "registre frontière", "l’innovation", '"registre commun"', '"commun registre"', "2015",
    "formación oficio", "the border", "“points d’entrée”", "réalisée", "realisee", "aujourd’hui",
]  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A publication in each language; the English one has a policy, the Spanish one police."""
    folder = tmp_path_factory.mktemp("search")
    with serving(folder, [*sorted((ROOT / "raw_pdfs").glob("*.pdf")), ENGLISH]) as found:
        say(found, ENGLISH.stem, "It has a policy of its own.")
        say(found, SPANISH, "La policía lo sabe.")
        assert found.desk.tables.wait() is None
        yield found


def say(served: Served, id: str, words: str) -> None:
    """Have the first passage of a case say ``words``."""
    section = served.record(id)["sections"][0]
    part = f"sections.{section['key']}.passages.0"
    asked = {"kind": "text", "part": part, "now": f"{section['passages'][0]['text']} {words}"}
    served.desk.change(id, json.dumps({**asked, "by": "Ana", "revision": 0}).encode())


def type_in(page: Page, query: str) -> list[tuple[str, str]]:
    """The cases and pages of what the box finds, in its order."""
    page.fill("#search", query)
    wait_until(page, "document.querySelector('#results').children.length > 0")
    addresses = page.locator("#results a").evaluate_all("all => all.map(one => one.href)")
    pages = page.locator("#results .where").all_inner_texts()
    found = (re.search(r"cases/(.*?)\.html", one) for one in addresses)
    return [(one[1], at) for one, at in zip(found, pages, strict=True) if one]


def count(page: Page) -> int:
    told = re.match(r"\d+", page.inner_text("#results p"))
    return int(told[0]) if told else 0


@pytest.mark.parametrize("query", QUERIES)
def test_the_box_finds_what_the_command_finds_in_its_order(
    page: Page, served: Served, query: str
) -> None:
    hits = search(served.folder / "out", query, Filters())
    page.goto(served.file("index.html"))
    found = type_in(page, query)
    assert count(page) == len(hits)
    wanted = [(hit.case_id, f"Page {hit.page}" if hit.page else "") for hit in hits]
    assert found == wanted[:50]
    assert (page.locator("#results mark").count() > 0) == bool(hits)


def test_a_word_of_one_language_does_not_find_another_languages(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    assert {case for case, _ in type_in(page, "policy")} == {ENGLISH.stem}
    assert {case for case, _ in type_in(page, "policies")} == {ENGLISH.stem}
    assert SPANISH in {case for case, _ in type_in(page, "policía")}
    assert SPANISH in {case for case, _ in type_in(page, "policia")}


def test_a_click_leads_to_it(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    (case, _), *_ = type_in(page, "registre")
    page.locator("#results a").first.click()
    page.wait_for_url(f"**/{case}.html#*")
    assert "registr" in page.inner_text(".record .lit").lower()


def test_a_phrase_is_found_as_it_stands_alone(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    apart, together = len(type_in(page, "registre commun")), len(type_in(page, '"registre commun"'))
    assert apart >= together > 0
    assert "registre commun" in " ".join(page.locator("#results a").all_inner_texts()).lower()


def test_the_filters_of_the_table_apply(page: Page, served: Served) -> None:
    page.goto(served.file("index.html"))
    assert SPANISH not in {case for case, _ in type_in(page, "communes")}
    page.select_option("#f-language", "es")
    assert page.inner_text("#results") == "Nothing found"
    assert {case for case, _ in type_in(page, "oficio")} == {SPANISH}
