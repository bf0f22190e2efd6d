"""A document is a frozen value: stages hand on changed copies of it."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line, Page, Span
from pipeline.model.roles import Role

LINES = (Line(1, 0, (Span("Contexte"),)), Line(1, 1, (Span("Une rive."),)))
WORDS = evidence_of(SignalKind.HEADING_WORDS)
DOCUMENT = Document((Page(1, 0, 0, LINES),))


def test_a_misspelt_finding_is_an_error() -> None:
    with pytest.raises(TypeError, match="langauge"):
        DOCUMENT.with_findings(langauge="fr")


def test_findings_change_in_the_copy_alone() -> None:
    copy = DOCUMENT.with_findings(language="fr", language_score=0.9)
    assert (copy.findings.language, copy.findings.language_score) == ("fr", 0.9)
    assert DOCUMENT.findings.language is None
    assert copy.pages is DOCUMENT.pages


def test_a_claimed_line_is_no_longer_unclaimed() -> None:
    assert DOCUMENT.unclaimed() == LINES
    claimed = DOCUMENT.claim(LINES[:1], Role.HEADING, "headings", WORDS)
    assert claimed.unclaimed() == claimed.unclaimed(claimed.page(1)) == LINES[1:]
    assert claimed.role(LINES[0]) is Role.HEADING
    assert claimed.claimed_as(Role.HEADING) == [LINES[0]]
    assert DOCUMENT.unclaimed() == LINES


def test_a_line_has_one_claim() -> None:
    claimed = DOCUMENT.claim(LINES[:1], Role.HEADING, "headings", WORDS)
    with pytest.raises(ValueError, match="body claims"):
        claimed.claim(LINES, Role.BODY, "body", WORDS)


def test_the_running_text_follows_the_flow() -> None:
    assert DOCUMENT.flowing == frozenset()
    assert DOCUMENT.with_flow(LINES[1:]).flowing == {LINES[1].id}


def test_a_page_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        DOCUMENT.page(2)


def size_of(*spans: tuple[str, float], font: str = "Serif") -> float:
    made = [Span(text, "Serif" if at == 0 else font, size) for at, (text, size) in enumerate(spans)]
    return Line(1, 0, tuple(made)).size


@pytest.mark.parametrize(("small", "size"), [(8, 10), (8.5, 10), (8.6, 8.6), (6.5, 10), (6.4, 6.4)])
def test_small_capitals_made_of_smaller_type_count_for_the_larger(
    small: float, size: float
) -> None:
    assert size_of(("K", 10), ("EEP A RECORD", small)) == size
    assert size_of(("K", 10), ("EEP ", small), ("A R", 10), ("ECORD OF", small)) == size


def test_smaller_text_behind_a_capital_counts_for_itself() -> None:
    assert size_of(("K", 10), ("eep a record", 8)) == 8
    assert size_of(("1. ", 10), ("KEEP A RECORD", 8)) == 8
    assert size_of(("K", 10), ("EEP A RECORD", 8), font="Sans") == 8
