"""What the labels of a fact box say: behind, below and beside them."""

from __future__ import annotations

import pytest

from pipeline.layout.fact_boxes import find_facts
from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.profile.model import Profile
from tests.layout.fact_lines import BOX, COUNTRY, YEARS, facts
from tests.stages.builders import MEASURES, PROFILE, line, page, plain, texts


def test_a_line_that_only_begins_with_a_label_may_be_what_another_says() -> None:
    lines = [line("Years", bold=True), line("2014", y=112),
             line("Partners of the work", y=135, bold=True),
             line("Country people", y=147)]  # fmt: skip
    assert [said for said, _ in facts(*lines)[0]] == [
        ["Years", "2014"], ["Partners of the work", "Country people"],
    ]  # fmt: skip


def test_a_line_is_said_by_one_label() -> None:
    """Two boxes stand left of one block of text, whose rows none of their labels shares."""
    places = {"Country": 106, "Years": 130, "Boats": 202, "Crews": 226}
    keys = [{"key": label.lower(), "en": [label]} for label in places]
    profile = Profile.model_validate({**PROFILE.model_dump(), "facts": keys})
    labels = [line(label, y=y) for label, y in places.items()]
    block = [line(f"row {at}", 300, 100 + 12 * at) for at in range(13)]
    made = page(*labels, *block)
    boxes = find_facts(made.lines, made, MEASURES, profile, set())
    assert len(boxes) == 2
    said = [one.text for box in boxes for fact in box for one in fact.lines]
    assert sorted(said) == sorted(texts(made.lines))


def test_what_a_label_says_may_go_on_below() -> None:
    lines = [COUNTRY, line("and Lume", y=112), line("Years: 2014", y=130)]
    assert [lines for lines, _ in facts(*lines)[0]] == [
        ["Country: Orsa", "and Lume"], ["Years: 2014"],
    ]  # fmt: skip
    apart = [COUNTRY, line("and Lume", y=119), line("Years: 2014", y=140)]
    assert facts(*apart)[0][0][0] == ["Country: Orsa"]
    hanging = [COUNTRY, line("and Lume", 110, 112), line("Years: 2014", y=130)]
    assert facts(*hanging)[0][0][0] == ["Country: Orsa", "and Lume"]
    beside = [COUNTRY, line("and Lume", 180, 112), line("Years: 2014", y=130)]
    assert facts(*beside)[0][0][0] == ["Country: Orsa"]
    large = [COUNTRY, line("and Lume", y=112), line("of all", y=124, size=12), YEARS]
    assert "of all" not in facts(*large)[0][0][0]


def test_what_stands_below_the_area_of_a_box_is_none_of_it() -> None:
    low = line("and later", y=126)
    area = Tint(Box(60, 90, 360, 127), "#dddddd")
    assert facts(COUNTRY, YEARS, low, tints=[area])[0][1][0] == ["Years: 2014-2016"]
    assert facts(COUNTRY, YEARS, low)[0][1][0] == ["Years: 2014-2016", "and later"]


def test_a_label_that_stands_apart_is_no_part_of_what_another_says() -> None:
    moved_in = line("Partners of the work: port", 83, 126)
    assert facts(COUNTRY, YEARS, moved_in)[0][1][0] == ["Years: 2014-2016"]


def test_in_plain_text_what_a_label_says_goes_on_in_the_next_line() -> None:
    lines = [plain("Country: Orsa"), plain("and Lume"), plain("Years: 2014"), plain("and 2016")]
    assert [said for said, _ in facts(*lines)[0]] == [
        ["Country: Orsa", "and Lume"], ["Years: 2014", "and 2016"],
    ]  # fmt: skip
    blank = [*lines[:3], plain("and 2016", blank=True)]
    assert facts(*blank)[0][1][0] == ["Years: 2014"]


def test_a_value_has_at_most_eight_lines() -> None:
    more = [line(f"more {at}", y=112 + 12 * at) for at in range(10)]
    said, _ = facts(line("Years: 2014", 300, 100), COUNTRY, *more)[0][1]
    assert said == ["Country: Orsa", *(f"more {at}" for at in range(8))]


def test_labels_may_stand_over_what_they_say() -> None:
    lines = [line("Country", bold=True), line("Orsa", y=112), line("Years", y=135, bold=True),
             line("2014", y=147)]  # fmt: skip
    assert [lines for lines, _ in facts(*lines)[0]] == [["Country", "Orsa"], ["Years", "2014"]]
    loose = [lines[0], line("Orsa", y=125), lines[2], line("2014", y=160)]
    assert [lines for lines, _ in facts(*loose)[0]] == [["Country", "Orsa"], ["Years", "2014"]]
    apart = [
        lines[0],
        line("Orsa", y=111),
        line("and Lume", y=131),
        line("Years", y=145, bold=True),
    ]
    apart.append(line("2014", y=156))
    assert [lines for lines, _ in facts(*apart)[0]] == [["Country", "Orsa"], ["Years", "2014"]]
    large = [lines[0], line("Orsa", y=112, size=12), lines[2], line("2014", y=147, size=12)]
    assert [lines for lines, _ in facts(*large)[0]] == [["Country", "Orsa"], ["Years", "2014"]]
    inwards = [lines[0], line("Orsa", 90, 112), lines[2], line("2014", 90, 147)]
    assert [lines for lines, _ in facts(*inwards)[0]] == [["Country"], ["Years"]]
    far = [lines[0], line("Orsa", y=127.5), lines[2], line("2014", y=162.5)]
    assert [lines for lines, _ in facts(*far)[0]] != [["Country", "Orsa"], ["Years", "2014"]]


def test_labels_may_stand_beside_what_they_say() -> None:
    lines = [line("Country"), line("Orsa", 200), line("and Lume", 200, 112),
             line("Years", y=130), line("2014", 200, 130)]  # fmt: skip
    assert [lines for lines, _ in facts(*lines)[0]] == [
        ["Country", "Orsa", "and Lume"], ["Years", "2014"],
    ]  # fmt: skip
    apart = [*lines[:2], line("and Lume", 200, 119), *lines[3:]]
    assert facts(*apart)[0][0][0] == ["Country", "Orsa"]
    moved = [*lines[:2], line("and Lume", 206, 112), *lines[3:]]
    assert facts(*moved)[0][0][0] == ["Country", "Orsa"]
    more = [line("more", 200, 112 + 12 * at) for at in range(9)]
    long = [*lines[:2], *more, line("Years", y=260), line("2014", 200, 260)]
    assert len(facts(*long, tints=[BOX])[0][0][0]) == 9  # the label, and eight lines beside it
    set_apart = Tint(Box(400, 95, 500, 125), "#eeeeee")  # nothing stands in it
    assert facts(*lines, tints=[set_apart])[0][0][0] == ["Country", "Orsa", "and Lume"]


def test_labels_that_go_on_below_do_not_make_others_stand_over_theirs() -> None:
    lines = [COUNTRY, line("and Lume", y=112), line("Years: 2014", y=130), line("and 2016", y=142),
             line("Partners of the work", y=160), line("the port", 250, 160)]  # fmt: skip
    assert facts(*lines, tints=[BOX])[0][2][0] == ["Partners of the work", "the port"]


def test_beside_a_label_only_the_next_column_says_it() -> None:
    lines = [line("Country"), line("Orsa", 200), line("north", 330),
             line("Years", y=130), line("2014", 200, 130), line("more", y=142)]  # fmt: skip
    # “more” below the last label does not make the labels stand over what they say.
    assert [said for said, _ in facts(*lines)[0]] == [["Country", "Orsa"], ["Years", "2014"]]


def test_a_label_of_two_lines_may_stand_over_what_it_says() -> None:
    lines = [line("Partners of", bold=True), line("the work:", y=112, bold=True),
             line("the port", y=130), line("Years", y=151, bold=True),
             line("2014", y=163)]  # fmt: skip
    assert [said for said, _ in facts(*lines)[0]] == [
        ["Partners of", "the work:", "the port"], ["Years", "2014"],
    ]  # fmt: skip


def test_a_row_may_centre_its_label() -> None:
    lines = [line("Country", y=106), line("Orsa", 200, 100), line("and Lume", 200, 112),
             line("Years", y=134), line("2014", 200, 134)]  # fmt: skip
    assert facts(*lines)[0][0][0] == ["Country", "Orsa", "and Lume"]
    assert facts(line("a note", 200, 60), *lines)[0][0][0] == ["Country", "Orsa", "and Lume"]
    near = [*lines[:3], line("Years", y=128), line("2014", 200, 128)]
    assert facts(*near)[0][0][0] == ["Country", "Orsa", "and Lume"]
    both = [*lines[:3], line("Years", y=146), line("2014", 200, 140), line("to 2016", 200, 152)]
    assert [said for said, _ in facts(*both)[0]] == [
        ["Country", "Orsa", "and Lume"], ["Years", "2014", "to 2016"],
    ]  # fmt: skip


def test_a_row_of_many_lines_may_centre_its_label() -> None:
    said = ("Orsa", "Lume", "Vey", "Ostrel")
    lines = [line("Country", y=118), *(line(c, 200, 100 + 12 * at) for at, c in enumerate(said)),
             line("Years", y=170), line("2014", 200, 170)]  # fmt: skip
    assert facts(*lines)[0][0][0] == ["Country", *said]


def test_a_cell_beside_a_label_holds_what_it_says() -> None:
    cell = Tint(Box(190, 95, 360, 125), "#eeeeee")
    lines = [line("Country"), line("Orsa", 200), line("and Lume", 220, 112),
             line("Years", y=130), line("2014", 200, 130)]  # fmt: skip
    assert facts(*lines, tints=[cell])[0][0][0] == ["Country", "Orsa", "and Lume"]
    smaller = Tint(Box(190, 126, 360, 144), "#eeeeee")
    by_cell = facts(*lines, tints=[cell, smaller])[0]
    assert [said for said, _ in by_cell] == [["Country", "Orsa", "and Lume"], ["Years", "2014"]]
    pieces = [line("Country"), line("Orsa", 200), line("Lume", 235), *lines[3:]]
    assert facts(*pieces, tints=[cell, BOX])[0][0][0] == ["Country", "Orsa", "Lume"]


def test_a_cell_before_a_label_is_none_of_its_own() -> None:
    before = Tint(Box(60, 95, 190, 125), "#eeeeee")
    lines = [line("a note"), line("Country", 200), line("Orsa", 320),
             line("Years", 200, 130), line("2014", 320, 130)]  # fmt: skip
    assert facts(*lines, tints=[before])[0][0][0] == ["Country", "Orsa"]


@pytest.mark.parametrize(("gap", "joined"), [(35, True), (45, False)])
def test_in_a_box_what_stands_right_behind_is_the_same_row(gap: float, joined: bool) -> None:
    first = [line("Country: Orsa"), line("and", y=112)]
    lines = [*first, line("Lume", 85 + gap, 112), line("Years: 2014", y=130)]
    assert ("Lume" in facts(*lines, tints=[BOX])[0][0][0]) is joined
    assert "Lume" not in facts(*lines)[0][0][0]
    lower = [*first, line("Lume", 120, 116), line("Years: 2014", y=130)]
    assert "Lume" not in facts(*lower, tints=[BOX])[0][0][0]


def test_a_heading_ends_what_a_label_says() -> None:
    lines = [COUNTRY, YEARS, line("Setting", y=126)]
    assert not any("Setting" in lines for lines, _ in facts(*lines)[0])


def narrow_box(gap: float, off: float = 0) -> list[str]:
    """The lines of a fact whose second line goes on so far to the right, and so much lower."""
    rest = [line("Lume", 70, 112), line("and Vey", 90 + gap, 112 + off)]
    return facts(COUNTRY, *rest, line("Years: 2014", y=145), tints=[BOX])[0][0][0]


@pytest.mark.parametrize(
    ("gap", "off", "one_row"),
    [
        (39, 0, True),
        (41, 0, False),
        (30, 2.9, True),
        (30, 3.1, False),
        (30, -3.1, False),
        (-0.5, 0, False),
    ],
)
def test_in_a_narrow_box_a_wide_space_does_not_end_a_row(
    gap: float, off: float, one_row: bool
) -> None:
    assert narrow_box(gap, off) == ["Country: Orsa", "Lume", *["and Vey"] * one_row]
