"""Headings are recognised by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.matching.heading_words import (
    match_heading,
    match_headings,
    match_words,
    room_for_heading,
    with_words_whole,
)
from pipeline.model.page import Line, Span
from pipeline.profile.loader import parse_profile
from pipeline.profile.model import SectionSpec
from tests.matching.profiles import PROFILE, lines_of

SIX_LETTERS = """
profile = "six"
name = "Six"
languages = ["en"]
[[sections]]
key = "impact"
en = ["Impact"]
"""


def key_of(text: str) -> str | None:
    match = match_words(text, PROFILE)
    return match.key if match else None


@pytest.mark.parametrize(
    "text",
    [
        "Results", "RESULTS", "R e s u l t s", "3. Results", "III – Results", "b) Results",
        "2 Results", "▪ Results", "Results:", "7.1 Results", "2.3.1. Results", "II-1.2 Results",
        "A.4) Results",
    ],
)  # fmt: skip
def test_case_spacing_and_numbering_make_no_difference(text: str) -> None:
    match = match_words(text, PROFILE)
    assert match and (match.key, match.score, match.continued) == ("results", 1.0, False)


@pytest.mark.parametrize(
    "text", ["Results of the year", "These results", "f) Results, too", "7.1", ""]
)
def test_more_words_make_it_no_heading(text: str) -> None:
    assert key_of(text) is None


@pytest.mark.parametrize(
    "text", ["Results (continued)", "Results – Continued", "RESULTS continued"]
)
def test_a_heading_may_say_that_its_section_goes_on(text: str) -> None:
    match = match_words(text, PROFILE)
    assert match and match.key == "results" and match.continued


def test_one_letter_of_a_long_heading_may_be_spoilt_or_lost() -> None:
    assert key_of("What cemes next") == "next"
    assert key_of("What comes nxt") == "next"
    six = parse_profile(SIX_LETTERS, "six.toml")
    spoilt = match_words("Impac –", six)
    assert spoilt and not spoilt.continued  # no word of this series says so
    assert not match_words("Impect", six)
    match = match_words("What comes nert", PROFILE)
    assert match and 0.9 <= match.score < 1 and match.lines == 1


def test_two_lost_letters_or_one_of_a_short_word_are_too_many() -> None:
    assert key_of("Lessons learned along the riv") is None  # two of twenty-six
    assert key_of("What cmes nxt") is None
    assert key_of("Resalts") is None  # one of seven


def test_the_longest_run_of_lines_that_is_a_heading_counts() -> None:
    one, two, three = lines_of("Lessons", "learned along", "the river")
    match = match_heading([one, two, three], 0, PROFILE)
    assert match and (match.key, match.lines) == ("lessons", 3)
    match = match_heading([one, two], 0, PROFILE)
    assert match and match.lines == 1


def test_a_heading_takes_three_lines_at_most() -> None:
    lines = lines_of("Lessons", "learned", "along", "the river")
    match = match_heading(lines, 0, PROFILE)
    assert match and match.lines == 1
    assert match_heading(lines_of("What", "comes", "next"), 0, PROFILE) is not None
    assert match_heading(lines_of("What", "com", "es", "next"), 0, PROFILE) is None


def _two_lines(**other: Any) -> list[Line]:  # noqa: ANN401 - as replace has it
    first, second = lines_of("What", "comes next", size=12.0)
    return [first, replace(second, **other)]


def test_lines_of_one_heading_look_alike() -> None:
    def spans(size: float = 12.0, *, bold: bool = False) -> tuple[Span, ...]:
        return (Span("comes next", size=size, bold=bold),)

    assert match_heading(_two_lines(), 0, PROFILE)
    assert match_heading(_two_lines(spans=spans(size=12.4)), 0, PROFILE)
    assert match_heading(_two_lines(spans=spans(size=12.5)), 0, PROFILE) is None
    assert match_heading(_two_lines(spans=spans(bold=True)), 0, PROFILE) is None
    assert match_heading(_two_lines(page=2), 0, PROFILE) is None
    assert match_heading(_two_lines(blank_before=True), 0, PROFILE) is None


def test_a_line_of_small_capitals_goes_on_a_heading_of_capitals_and_smaller_ones() -> None:
    _, second = lines_of("What", "COMES NEXT", size=9.6)
    first = replace(second, spans=(Span("W", size=12.0), Span("HAT", size=9.6)))
    assert match_heading([first, second], 0, PROFILE)
    assert match_heading([replace(first, spans=first.spans[:1]), second], 0, PROFILE) is None


def test_the_last_word_of_a_sentence_is_none_of_the_heading_below() -> None:
    assert match_heading(lines_of("What.", "comes next"), 0, PROFILE) is None


def test_all_headings_among_lines_are_found_with_their_places() -> None:
    lines = lines_of("Context", "A river rose.", "Results", "It fell again.")
    found = [(at, match.key) for at, match in match_headings(lines, PROFILE)]
    assert found == [(0, "context"), (2, "results")]


def test_there_is_room_for_the_longest_heading_with_all_that_may_stand_around_it() -> None:
    longest = "12. Lessons learned along the river (continued)"
    assert key_of(longest) == "lessons"
    assert len(longest.replace(" ", "")) <= room_for_heading(PROFILE) < 80


YEARLY = PROFILE.model_copy(
    update={"sections": (SectionSpec(key="report", wordings={"en": (
        "Progress since {n}", "Report from 1 January {n} to 31 December {n}")}),)}
)  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [
    ("Progress since 2014", True), ("3. PROGRESS SINCE 1999", True), ("Progress since 20", True),
    ("Report from 1 January 2014 to 31 December 2015", True),
    ("Progress since then", False), ("Progress since 2014 in ports", False),
    ("Report from 1 January to 31 December", False),
])  # fmt: skip
def test_a_heading_may_have_a_number_that_changes(text: str, found: bool) -> None:
    assert (match_words(text, YEARLY) is not None) is found


def test_without_it_a_number_is_as_it_is_listed() -> None:
    fixed = YEARLY.model_copy(
        update={"sections": (SectionSpec(key="report", wordings={"en": ("Goals for 2030",)}),)}
    )
    assert match_words("Goals for 2030", fixed)
    assert match_words("Goals for 15", fixed) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("What com es next", "What comes next"),
        ("WH AT COMES NEXT", "WHAT COMES NEXT"),
        ("3. What comes ne xt", "3. What comes next"),
        ("What comes next", "What comes next"),
        ("What comes after", "What comes after"),  # no wording of the profile
        ("What com es after", "What com es after"),
    ],
)
def test_a_heading_is_not_broken_where_its_wording_has_no_space(text: str, whole: str) -> None:
    assert with_words_whole(text, PROFILE) == whole
