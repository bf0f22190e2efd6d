"""Words are weighed in every extraction, unless the caller asks for none of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.extraction.extract import extract_bytes
from pipeline.extraction.read import read_pages

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw_pdfs" / "a-season-and-a-return.pdf"
TEXT = ROOT / "tests" / "golden" / "publications" / "text-0746-en.txt"


def doubts_of(data: bytes, *, checks: bool) -> list[str]:
    (extraction,) = extract_bytes(data, TEXT.name, entities=False, checks=checks)
    return [w.message for w in extraction.case.warnings if w.code == "doubtful-text"]


def test_words_run_together_are_reported_unless_checks_are_off() -> None:
    clean = TEXT.read_bytes()
    glued = clean.replace(b" of the ", b" offour ", 3)
    assert glued != clean
    assert doubts_of(clean, checks=True) == []
    assert any("offour" in message for message in doubts_of(glued, checks=True))
    assert doubts_of(glued, checks=False) == []


def test_the_usual_reader_keeps_the_librarys_own_text_of_each_page() -> None:
    pages = read_pages(SAMPLE.read_bytes(), SAMPLE.name, ("en",))
    assert all(page.lines[-1].text.split()[0] in page.plain_text for page in pages)
    assert read_pages(TEXT.read_bytes(), TEXT.name, ("en",))[0].plain_text == ""
