"""Where a paragraph ends: by gaps, indents, early ends, calls and columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.passages import build_passages
from pipeline.layout.setting import survey
from pipeline.model.geometry import Box
from pipeline.model.page import Link
from pipeline.text.hyphens import learn
from tests.layout.flow import SHORT, around, count, passages
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    TEXT,
    body,
    column,
    document,
    line,
    page,
    plain,
)


@pytest.mark.parametrize(("step", "parts"), [(12, 1), (14, 1), (15.5, 2)])
def test_a_gap_behind_a_sentence_ends_a_paragraph(step: float, parts: int) -> None:
    assert count(*body(3, last=ENDED), *body(3, y=124 + step)) == parts


def test_a_gap_inside_a_sentence_does_not_where_the_line_is_full() -> None:
    assert count(*body(3), *body(3, y=140)) == 1
    full = [*body(4), line("a short one", y=148), *body(4, y=175)]
    assert count(*full) == 2


def test_a_sentence_runs_on_before_a_small_letter() -> None:
    assert count(*body(3), line("who came", y=200)) == 1
    assert count(*body(3, last=ENDED), line("who came", y=200)) == 1


def test_a_paragraph_may_begin_with_a_small_letter_behind_a_short_line() -> None:
    lower = column("xylophones were played until the light of the last day was gone", TEXT, y=160)
    assert count(*body(4), line(SHORT, y=148), *lower) == 2
    assert count(*body(4), line("and home they", y=148), *lower) == 1
    assert count(*body(4), line("and home they", y=148), line("came in the light", y=180)) == 1


def test_a_paragraph_may_begin_with_a_column() -> None:
    assert count(*body(3), line(SHORT, y=136), *body(4, x=400)) == 2
    assert count(*body(3), line("and home they", y=136), *body(4, x=400)) == 1
    full = body(4, last=ENDED)
    assert count(*full, *body(4, x=400)) == 1
    indented = [line(TEXT, 415, 100, width=285), *body(3, x=400, y=112)]
    assert count(*full, *indented) == 2
    assert count(*body(4), *indented) == 1


def test_a_line_that_ends_early_ends_a_paragraph() -> None:
    assert count(*body(4), line(SHORT, y=148), *body(4, y=160)) == 2
    assert count(*body(4), line(ENDED, y=148, width=300), *body(4, y=160)) == 1


@pytest.mark.parametrize(("indent", "parts"), [(6, 1), (8, 2), (35, 2), (45, 1)])
def test_a_paragraph_begins_with_an_indent(indent: float, parts: int) -> None:
    lines = [*body(3, last=ENDED), line(TEXT, 70 + indent, 136, width=300), *body(3, y=148)]
    assert count(*lines) == parts


def test_an_indent_inside_a_sentence_is_none() -> None:
    assert count(*body(3), line(TEXT, 85, 136), *body(3, y=148)) == 1


def test_a_colon_announces_what_follows() -> None:
    announced = [*body(3, last="they said:"), line(TEXT, 85, 136), *body(3, y=148)]
    assert count(*announced) == 1
    assert count(*body(3, last="they said:"), line("– a boat", y=136)) == 2
    assert count(*body(3, last="they said:"), *body(3, y=150)) == 2


@pytest.mark.parametrize(("stop", "parts"), [(":", 1), (".", 2)])
def test_an_items_head_that_fills_its_line_stands_before_the_text_left_of_it(
    stop: str, parts: int
) -> None:
    """Where first lines are moved in, an item's text goes on further left than its dash."""
    head = line(f"– Two boats that went up the river before dawn{stop}", 109, 100, width=291)
    assert count(head, *body(4, y=112)) == parts


def test_a_footnote_call_on_a_line_of_its_own_ends_nothing() -> None:
    lines, surroundings = around([*body(3, last=ENDED), line("3", 70, 134, size=6)])
    made = build_passages(lines, surroundings)
    assert [passage.footnotes for passage in made] == [("3",)]
    assert count(*body(3, last=ENDED), line("3", 70, 150, size=6)) == 1
    assert count(*body(3, last=ENDED), line("The small print", 70, 150, size=6)) == 2
    assert count(*body(3, last=ENDED), line("3", 70, 134, size=6), *body(3, y=148)) == 2
    assert count(*body(3, last=ENDED), line("3", 70, 134, size=6), *body(3, y=142)) == 2
    assert count(*body(3, last=ENDED), line("123", 70, 134, size=6), *body(3, y=142)) == 2
    lines, surroundings = around([*body(3), line("3", 70, 136)])
    assert build_passages(lines, surroundings)[0].footnotes == ()


def test_a_small_number_that_opens_the_text_is_no_call() -> None:
    assert passages(line("12", y=88, size=6), *body(1)) == ["12", TEXT]


def test_a_number_in_the_size_of_the_line_before_it_is_no_call() -> None:
    small = [line("The third boat", 70, 700, size=8), line("3", 70, 709, size=8)]
    lines, surroundings = around(small)
    (made,) = build_passages(lines, surroundings)
    assert (made.text, made.footnotes) == ("The third boat 3", ())


def test_links_over_a_passage_mend_its_addresses() -> None:
    made = document(
        page(
            line("see www.harbour.example", width=300),
            line("port for more", y=112, width=300),
            links=[Link("http://www.harbour.exampleport", Box(70, 110, 300, 124))],
        )
    )
    surroundings = survey(made, MEASURES, learn(made.texts, None))
    text = build_passages(made.flow, surroundings)[0].text
    assert text == "see www.harbour.exampleport for more"
    for box in (Box(70, 310, 300, 324), Box(400, 110, 500, 124)):
        elsewhere = replace(made.pages[0].links[0], box=box)
        apart = document(replace(made.pages[0], links=(elsewhere,)))
        other = survey(apart, MEASURES, learn(made.texts, None))
        assert "www.harbour.example port" in build_passages(apart.flow, other)[0].text


def test_plain_text_goes_on_from_line_to_line() -> None:
    first = "The boats had left the harbour before the light."
    flow = [plain(first), plain("They came home late.")]
    assert passages(*flow, measures=NO_MEASURES) == [f"{first} They came home late."]
    blank = [flow[0], plain("They came home late.", blank=True)]
    assert len(passages(*blank, measures=NO_MEASURES)) == 2
    full = [plain("The boats had left the harbour"), plain("Before the light came", blank=True)]
    assert len(passages(*full, measures=NO_MEASURES)) == 2


@pytest.mark.parametrize(("last", "parts"), [(ENDED, 2), (TEXT, 1)])
def test_a_sentence_that_fills_its_line_ends_a_paragraph_above_a_box_where_boxes_part_them(
    last: str, parts: int
) -> None:
    """They do where no box cuts a sentence: a second one, inside an item, may do so."""
    flow = [
        line(text, y=100 + 84 * at + 12 * row, width=300)
        for at in range(2)
        for row, text in enumerate(("The nets hung", TEXT, ENDED))
    ]
    item = [line("• the larger ones", 70, 300, width=300), line(last, 85, 312, width=285)]
    behind = line("The rest of it", 85, 360, width=285)
    boxes = [line("a box", y=154), line("a box", y=336, width=300)]
    lines, surroundings = around([*flow, *item, behind], *boxes)
    assert len(build_passages(lines, surroundings)) == parts + 1


@pytest.mark.parametrize(
    ("bold", "width", "text", "parts"),
    [
        (True, 60, "The boats left.", 3),
        (False, 60, "The boats left.", 1),
        (True, 300, "The boats left.", 2),  # it fills its line: a run-in beginning
        (True, 60, "the boats left.", 2),
    ],
)
def test_a_bold_line_of_its_own_stands_above_its_text(
    bold: bool, width: float, text: str, parts: int
) -> None:
    flow = [
        *body(4, y=100, last=ENDED),
        line("Listen first", y=148, width=width, bold=bold),
        line(text, y=160, width=300),
        *body(3, y=172),
    ]
    assert count(*flow) == parts
