"""A section's heading is known by its words, and weighed by how it is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.profile.model import SectionSpec
from pipeline.stages.headings import claim_headings, heading_notices
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page, plain


def claimed(*lines: Line) -> Document:
    return claim_headings(document(page(*lines)), PROFILE)


def headings(*lines: Line) -> list[tuple[str, float]]:
    return [(one.key, one.score) for one in claimed(*lines).findings.headings]


def between(*heading: Line, last: str = ENDED, below: str = TEXT, gap: float = 12) -> list[Line]:
    """A heading at y = 150 between two pieces of text, of which the first ends at y = 138."""
    text = [*body(4, y=102, last=last)]
    end = heading[-1].box
    assert end
    following = [line(below, y=end.top + gap), *body(3, y=end.top + gap + 12)]
    return [*text, *heading, *following]


def head(text: str = "Setting", y: float = 150, size: float = 10, **look: str | bool) -> Line:
    bold, italic = bool(look.get("bold")), bool(look.get("italic"))
    return line(
        text, y=y, size=size, bold=bold, italic=italic, color=str(look.get("color", "#000000"))
    )


@pytest.mark.parametrize(
    ("heading", "score"),
    [
        (head(size=12), 0.85),
        (head(bold=True), 0.8),
        (head(color="#0000ff"), 0.8),
        (head(italic=True), 0.7),
        (head("SETTING"), 0.75),
        (head("3. SETTING"), 0.75),
        (head(y=156), 0.8),
        (head(), 0.6),
        (head(bold=True, size=12, color="#0000ff"), 1.0),
    ],
)
def test_each_sign_adds_to_the_words(heading: Line, score: float) -> None:
    assert headings(*between(heading)) == [("setting", score)]


def test_a_heading_that_its_margin_breaks_is_one_word() -> None:
    found = claimed(*between(head("Sett", size=12), head("ing", y=162, size=12)))
    assert [one.text for one in found.findings.headings] == ["Setting"]


def test_space_below_is_a_sign() -> None:
    assert headings(*between(head(), gap=16)) == [("setting", 0.7)]
    assert headings(*between(head(y=156), gap=16)) == [("setting", 0.9)]


def test_words_nearly_alike_count_less() -> None:
    # 13 letters of 14: 0.5 × 13/14, bold 0.2, and the sentence that ends above 0.1
    assert headings(*between(head("Lessens learned", bold=True))) == [("lessons", 0.76)]


def test_words_nearly_alike_with_nothing_but_a_sentence_before_them_are_none() -> None:
    assert headings(*between(head("Lessens learned"))) == []  # 0.46 and 0.1


def test_a_section_with_two_headings_is_noted_on_the_page_of_the_last() -> None:
    first = page(head(y=60, bold=True), *body(3, y=72, last=ENDED))
    second = page(head(y=60, bold=True), *body(3, y=72, last=ENDED), number=2)
    third = page(head(y=60, bold=True), *body(3, y=72, last=ENDED), number=3)
    notices = claim_headings(document(first, second, third), PROFILE).notices
    assert [note.page for note in notices if note.code == "doubled-section"] == [3]


def test_a_section_with_two_headings_is_noted_on_no_other_sections_page() -> None:
    printed = [("setting", 1), ("setting", 2), ("work", 3), ("outcome", 4), ("lessons", 5)]
    assert [(note.code, note.page) for note in heading_notices(printed, PROFILE, None)] == [
        ("doubled-section", 2)
    ]


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "“Contexte”"), ("en", "“Setting”"), ("es", "“Setting”")]
)
def test_a_missing_section_has_its_name_in_the_language_of_the_publication(
    language: str, name: str
) -> None:
    setting = {"key": "setting", "en": ["Setting", "Background"], "fr": ["Contexte", "Le contexte"]}
    sections = (SectionSpec.model_validate(setting),)
    profile = PROFILE.model_copy(update={"sections": sections})
    (notice,) = heading_notices([], profile, language)
    assert name in notice.message and notice.subject == "setting"


def test_no_heading_is_surer_than_sure() -> None:
    made = claimed(*between(head(bold=True, size=12, color="#0000ff")))
    assert {claim.score for claim in made.claims.values()} == {1.0}


def test_the_second_line_of_a_heading_begins_none() -> None:
    learned = SectionSpec.model_validate({"key": "learned", "en": ["Learned"]})
    profile = PROFILE.model_copy(update={"sections": (*PROFILE.sections, learned)})
    lines = between(head("Lessons", bold=True), head("learned", y=162, bold=True))
    made = claim_headings(document(page(*lines)), profile)
    assert [one.key for one in made.findings.headings] == ["lessons"]


def test_a_word_inside_running_text_is_none() -> None:
    assert headings(*between(head(), last=TEXT)) == []
    assert headings(*between(head(italic=True), last=TEXT)) == []
    assert headings(*between(head(bold=True), last=TEXT)) == []
    assert headings(*between(head(bold=True), last=TEXT, gap=16)) == []
    assert headings(*between(head(y=156), last=TEXT)) == [("setting", 0.7)]
    assert headings(*between(head(bold=True, italic=True), last=TEXT, gap=16)) != []


def test_what_begins_with_a_small_letter_must_be_set_as_a_heading() -> None:
    assert headings(*between(head("setting", bold=True))) == []
    assert headings(*between(head("setting", y=156), gap=16)) == []
    assert headings(*between(head("setting", bold=True, color="#0000ff")))


def test_text_that_runs_on_below_ends_no_heading() -> None:
    assert headings(*between(head(), below="of the boats")) == []
    assert headings(*between(head(bold=True), below="of the boats")) == []
    assert headings(*between(head(y=156), below="of the boats", gap=16)) == []
    assert headings(*between(head(bold=True, color="#0000ff"), below="of the boats"))


def test_capitals_with_space_above_are_more_than_a_line_of_text() -> None:
    assert headings(*between(head("SETTING", y=156), below="of the boats")) == [("setting", 0.95)]
    assert headings(*between(head("SETTING"), below="of the boats")) == []


def test_a_body_that_is_bold_makes_no_heading_of_bold() -> None:
    lines = between(head(bold=True))
    bold = [replace(one, spans=tuple(s._replace(bold=True) for s in one.spans)) for one in lines]
    assert headings(*bold) == [("setting", 0.6)]


def test_a_body_that_is_slanted_makes_no_heading_of_slope() -> None:
    lines = between(head(italic=True))
    slanted = [
        replace(one, spans=tuple(s._replace(italic=True) for s in one.spans)) for one in lines
    ]
    assert headings(*slanted) == [("setting", 0.6)]


def test_a_heading_may_be_the_last_line() -> None:
    assert headings(*body(4, y=102, last=ENDED), head(bold=True)) == [("setting", 0.8)]


def test_the_first_line_needs_nothing_above() -> None:
    assert headings(line("Setting"), *body(3, y=112)) == [("setting", 0.8)]


def stack(*texts: str) -> Sequence[Line]:
    return [head(text, y=60 + 14 * at, bold=True) for at, text in enumerate(texts)]


def test_three_headings_with_nothing_between_are_a_table_of_contents() -> None:
    contents = stack("Setting", "Work", "Lessons learned")
    rest = [*body(2, last=ENDED), head(y=150, bold=True), *body(4, y=162)]
    made = claimed(*contents, *rest)
    assert [made.role(one) for one in made.lines[:3]] == [Role.FURNITURE] * 3
    assert [one.key for one in made.findings.headings] == ["setting"]
    blue = [head("Work", 74, bold=True, color="#0000ff"), *body(4, last=ENDED)]
    two = claimed(*stack("Setting"), *blue)
    assert [one.key for one in two.findings.headings] == ["setting", "work"]


def test_page_numbers_may_stand_between_the_entries_of_a_table_of_contents() -> None:
    names = ["Setting", "Work", "Lessons learned"]
    rest = [head(y=150, bold=True), *body(4, y=162)]

    def listed(*behind: str) -> Document:
        entries = (
            (line(name, y=74 + 12 * at), line(text, x=400, y=74 + 12 * at))
            for at, (name, text) in enumerate(zip(names, behind, strict=True))
        )
        return claimed(*[one for entry in entries for one in entry], *rest)

    made = listed("2", "14", "5")
    assert [made.role(one) for one in made.lines[:6]] == [Role.FURNITURE] * 6
    assert [one.key for one in made.findings.headings] == ["setting"]
    assert listed("2", "boats", "5").role(made.lines[0]) is not Role.FURNITURE


def test_a_table_of_contents_may_stand_behind_a_heading_and_its_text() -> None:
    first = [head("Setting", 60, bold=True), *body(2, y=74, last=ENDED)]
    stack = [head(name, 110 + 14 * at, bold=True) for at, name in enumerate(
        ("Work", "What came of it", "Lessons learned"))]  # fmt: skip
    made = claimed(*first, *stack)
    assert [one.key for one in made.findings.headings] == ["setting"]
    assert [made.role(one) for one in made.lines[3:]] == [Role.FURNITURE] * 3


def test_of_two_looks_the_usual_one_is_the_headings() -> None:
    blue = [head("Setting", 60, color="#0000ff"), *body(2, y=74, last=ENDED)]
    blue += [head("Work", 110, color="#0000ff"), *body(2, y=124, last=ENDED)]
    black = [head("Work", 160, bold=True), *body(2, y=174, last=ENDED)]
    made = claimed(*blue, *black)
    assert [one.key for one in made.findings.headings] == ["setting", "work"]
    other = [head("Lessons learned", 160, bold=True), *body(2, y=174, last=ENDED)]
    assert len(claimed(*blue, *other).findings.headings) == 3


def codes(*lines: Line) -> list[str]:
    return [notice.code for notice in claimed(*lines).notices]


def test_missing_doubled_and_disordered_sections_are_noted() -> None:
    names = ("Setting", "Work", "What came of it", "Lessons learned")
    every = [
        one
        for at, name in enumerate(names)
        for one in (head(name, 100 + 60 * at, bold=True), *body(2, y=112 + 60 * at, last=ENDED))
    ]
    assert codes(*every) == []
    assert codes(*every[:3]) == ["missing-section"] * 3
    again = [head("Setting", 400, bold=True), *body(2, y=412, last=ENDED)]
    assert codes(*every, *again) == ["doubled-section"]
    going_on = [head("Setting (continued)", 400, bold=True), *body(2, y=412, last=ENDED)]
    assert codes(*every, *going_on) == []
    turned = [*every[3:6], *every[:3], *every[6:]]
    moved = [replace(one, box=b.box) for one, b in zip(turned, every, strict=True)]
    assert codes(*moved) == ["section-order"]


def test_in_plain_text_a_heading_stands_between_empty_lines() -> None:
    lines = [plain(TEXT), plain("Setting", blank=True), plain(TEXT, blank=True)]
    assert headings(*lines) == [("setting", 0.8)]
    run = [plain(TEXT), plain("Setting"), plain(TEXT)]
    assert headings(*run) == []
    ended = [plain(ENDED), plain("Setting"), plain(TEXT)]
    assert headings(*ended) == [("setting", 0.6)]


@pytest.mark.parametrize(("below", "found"), [
    ("a) nets of hemp", True), ("• nets of hemp", True), ("and nets of hemp", False),
])  # fmt: skip
def test_an_items_letter_below_is_no_text_that_runs_on(below: str, found: bool) -> None:
    assert bool(headings(*between(head(), below=below))) is found
