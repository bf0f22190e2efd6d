"""Boxes before the first section that are the ground of title, place and years, or lead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.callout_blocks import CalloutBlock
from pipeline.layout.title_boxes import title_boxes
from pipeline.matching.criteria import KEYWORD_SCORES, Match
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line
from tests.stages.builders import ENDED, MEASURES, PROFILE, body, line, numbered

HEADING = line("Setting", y=300, size=14)
SECTION = body(3, y=320, last=ENDED)
TITLE = line("The boats of Orsa", y=60, size=20)
PLACE = line("Orsa (2014-2016)", y=90)
SUMMARY = "Three ports learned to count their boats together."
LEAD = line(SUMMARY, y=120)


def block(*lines: Line, match: Match | None = None) -> CalloutBlock:
    fit = match or Match(None, 0.0, opened=False)
    return CalloutBlock(lines, fit, True, evidence_of(SignalKind.OWN_AREA))


def found(boxed: Sequence[Line], *lines: Line, match: Match | None = None) -> bool:
    """Whether the box that holds ``boxed`` is no callout on a page of ``lines``."""
    ordered = numbered(lines)
    own = [one for one in ordered if one.text in {held.text for held in boxed}]
    box = block(*own, match=match)
    return title_boxes([box], ordered, MEASURES, PROFILE) == [box]


@pytest.mark.parametrize("boxed", [TITLE, PLACE, LEAD])
def test_title_place_and_lead_may_stand_on_a_ground(boxed: Line) -> None:
    assert found([boxed], TITLE, PLACE, LEAD, HEADING, *SECTION)


def test_behind_the_first_heading_nothing_belongs_to_the_title() -> None:
    assert not found([TITLE], HEADING, TITLE, *SECTION)
    assert not found([TITLE], TITLE, *SECTION)


def test_a_heading_in_a_table_of_contents_is_no_first_heading() -> None:
    names = ["Setting", "Work", "Lessons learned"]
    entries = [line(name, y=20 + 12 * at) for at, name in enumerate(names)]
    numbers = [line(number, x=400, y=one.box.top if one.box else 0)
               for number, one in zip("234", entries, strict=True)]  # fmt: skip
    contents = [one for entry in zip(entries, numbers, strict=True) for one in entry]
    assert found([LEAD], *contents, TITLE, PLACE, LEAD, HEADING, *SECTION)
    assert not found([LEAD], *contents[:4], TITLE, PLACE, LEAD, HEADING, *SECTION)


def test_a_running_head_is_no_first_heading() -> None:
    head = line("Setting", y=20, size=8)
    assert found([TITLE], head, TITLE, PLACE, HEADING, *SECTION)


@pytest.mark.parametrize(("bold", "is_head"), [(True, True), (False, False)])
def test_where_all_headings_are_smaller_than_the_text_the_first_is_bold(
    bold: bool, is_head: bool
) -> None:
    small = line("Setting", y=300, size=8, bold=bold)
    assert found([TITLE], TITLE, PLACE, small, *SECTION) is is_head
    head = line("Setting", y=20, size=8, bold=True)
    assert found([TITLE], head, TITLE, PLACE, HEADING, *SECTION)


@pytest.mark.parametrize("score", KEYWORD_SCORES)
@pytest.mark.parametrize("boxed", [TITLE, LEAD])
def test_keywords_alone_make_no_criterion_of_a_title_or_a_lead(boxed: Line, score: float) -> None:
    match = Match(PROFILE.criteria[0], score, opened=False)
    assert found([boxed], TITLE, PLACE, LEAD, HEADING, *SECTION, match=match)


WORDED = Match(PROFILE.criteria[0], KEYWORD_SCORES[-1] + 0.01, opened=False)


@pytest.mark.parametrize("match", [WORDED, Match(None, 0.0, opened=True)])
def test_what_reads_or_opens_as_a_criterion_stays_a_callout(match: Match) -> None:
    assert not found([LEAD], TITLE, PLACE, LEAD, HEADING, *SECTION, match=match)


def test_a_box_beside_a_lead_is_no_lead() -> None:
    box = line("Ask the harbour office for more.", y=140)
    assert not found([box], TITLE, PLACE, LEAD, box, HEADING, *SECTION)


@pytest.mark.parametrize(
    "box", [line("Boats of the whole north coast", y=140), line(SUMMARY, y=140, size=8)]
)
def test_a_boxed_lead_ends_like_a_sentence_and_is_no_small_print(box: Line) -> None:
    assert not found([box], TITLE, PLACE, box, HEADING, *SECTION)


@pytest.mark.parametrize(("size", "is_lead"), [(8.4, False), (8.6, True)])
def test_a_boxed_lead_may_be_set_a_shade_smaller_than_the_text(size: float, is_lead: bool) -> None:
    box = line(SUMMARY, y=140, size=size)
    assert found([box], TITLE, PLACE, box, HEADING, *SECTION) is is_lead


def test_a_title_that_ends_like_a_sentence_is_no_lead() -> None:
    asked = line("Who owns the boats?", y=75, size=20)
    assert found([LEAD], TITLE, asked, PLACE, LEAD, HEADING, *SECTION)
    two = [line("Three ports learned to count", y=120), line("all their boats.", y=132)]
    assert found(two, TITLE, PLACE, *two, HEADING, *SECTION)
    small = line("Who owns the boats?", y=105)
    assert not found([LEAD], TITLE, PLACE, small, LEAD, HEADING, *SECTION)
