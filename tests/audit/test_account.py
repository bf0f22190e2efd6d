"""The account of all lines: each once, with the part of the record that holds its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit.line_trace import unpack
from pipeline.extraction.extract import Extraction, extract_file
from pipeline.model.record import CaseStudy

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract_file(SAMPLE, entities=False)[0]


def text_at(case: CaseStudy, part: str) -> str:
    """What the record has under a path of the account."""
    match part.split("."):
        case ["title"]:
            return case.title or ""
        case ["subtitle"]:
            return case.subtitle or ""
        case ["summary", place]:
            return (case.summary or "").split("\n\n")[int(place)]
        case ["about", place]:
            return (case.about or "").split("\n\n")[int(place)]
        case ["sections", key, *rest]:
            section = next(section for section in case.sections if section.key == key)
            return section.heading if rest == ["heading"] else section.passages[int(rest[1])].text
        case [name, place]:
            text: str = getattr(case, name)[int(place)].text
            return text
    raise AssertionError(part)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def test_each_line_is_found_in_the_part_that_it_names(extraction: Extraction) -> None:
    lines = extraction.account.lines
    assert {line.part.split(".")[0] for line in lines} == {
        "", "title", "subtitle", "summary", "sections", "callouts", "footnotes", "about",
    }  # fmt: skip
    for line in lines:
        if line.part:
            assert letters(line.text) in letters(text_at(extraction.case, line.part)), line
        else:
            assert line.role in {"furniture", "guide"}


def test_it_counts_what_the_totals_count_and_survives_packing(extraction: Extraction) -> None:
    account = extraction.account
    counted = {total.role: total.lines for total in extraction.ledger if total.lines}
    roles = [line.role for line in account.lines]
    assert {role: roles.count(role) for role in set(roles)} == counted
    assert unpack(account.pack()) == account
    assert len(account.pack()) < 20_000
