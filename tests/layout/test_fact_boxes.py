"""Fact boxes: labels that stand together, with what each says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.fact_boxes import find_facts
from pipeline.layout.fact_heads import find_heads, parts_of, unknown_label
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span, Tint
from pipeline.profile.model import Profile
from tests.stages.builders import MEASURES, NO_MEASURES, PROFILE, line, page, plain, texts

Facts = list[list[tuple[list[str], bool]]]


def facts(*lines: Line, tints: Sequence[Tint] = (), seen: frozenset[str] = frozenset()) -> Facts:
    """Each box's facts, their lines' texts, and whether the profile knows the label."""
    made = page(*lines, tints=tints)
    measures = MEASURES if made.has_geometry else NO_MEASURES
    boxes = find_facts(made.lines, made, measures, PROFILE, seen)
    return [[(texts(fact.lines), fact.known) for fact in box] for box in boxes]


def count(*lines: Line, tints: Sequence[Tint] = ()) -> int:
    return sum(len(box) for box in facts(*lines, tints=tints))


COUNTRY, YEARS = line("Country: Orsa"), line("Years: 2014-2016", y=114)
BOX = Tint(Box(60, 90, 360, 290), "#dddddd")


def test_two_labels_together_are_a_box() -> None:
    assert facts(COUNTRY, YEARS) == [[(["Country: Orsa"], True), (["Years: 2014-2016"], True)]]
    assert facts(COUNTRY) == []
    assert facts(COUNTRY, line("Country: Lume", y=114)) == []
    assert facts(COUNTRY, YEARS, seen=frozenset({"country"})) == []
    assert facts(COUNTRY, YEARS, seen=frozenset({"partners"})) != []


@pytest.mark.parametrize(("y", "together"), [(155, True), (162, False)])
def test_labels_of_a_box_are_near_each_other(y: float, together: bool) -> None:
    assert bool(facts(COUNTRY, line("Years: 2014", y=y))) is together


@pytest.mark.parametrize(("x", "together"), [(78, True), (83, False)])
def test_labels_of_a_box_are_aligned(x: float, together: bool) -> None:
    assert bool(facts(COUNTRY, line("Years: 2014", x, 120))) is together


@pytest.mark.parametrize(("y", "together"), [(104, True), (106, False)])
def test_or_they_stand_in_one_row(y: float, together: bool) -> None:
    assert bool(facts(COUNTRY, line("Years: 2014", 300, y))) is together


def test_or_on_one_area_that_is_not_the_whole_page() -> None:
    far = line("Years: 2014", 200, 270)
    assert facts(COUNTRY, far, tints=[BOX])
    assert not facts(COUNTRY, far)
    half = Tint(Box(0, 0, 595, 400), "#dddddd")
    assert facts(COUNTRY, far, tints=[half])
    page_wide = Tint(Box(0, 0, 595, 440), "#dddddd")
    assert not facts(COUNTRY, far, tints=[page_wide])


def test_in_plain_text_labels_are_a_few_lines_apart() -> None:
    between = [plain("word")] * 4
    assert facts(plain("Country: Orsa"), *between, plain("Years: 2014"))
    assert not facts(plain("Country: Orsa"), *between, plain("word"), plain("Years: 2014"))


def test_a_label_needs_its_mark_another_weight_or_an_area() -> None:
    bare = line("Country and people", y=100)
    assert not facts(bare, YEARS)
    spans = (Span("Country", size=10.0, bold=True), Span(" and people", size=10.0))
    assert facts(replace(bare, spans=spans), YEARS)
    thin = (Span("Country", size=10.0), Span(" and people", size=10.0, bold=True))
    assert not facts(replace(bare, spans=thin), YEARS)
    wide = (Span("Country and", size=10.0, bold=True), Span(" people", size=10.0))
    assert not facts(replace(bare, spans=wide), YEARS)
    assert facts(bare, YEARS, tints=[BOX])


def test_an_unsure_label_counts_above_two_sure_ones() -> None:
    unsure = line("Partners of the work and more", y=114)
    years = line("Years: 2014", y=128)
    assert count(COUNTRY, unsure, years) == 3
    assert count(COUNTRY, YEARS, replace(unsure, box=Box(70, 150, 215, 160))) == 2
    text = (plain("Country: Orsa"), plain("Partners of the work and more"), plain("Years: 2014"))
    assert count(*text) == 2


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


def test_labels_come_in_the_order_of_their_first_lines() -> None:
    lines = [line("Partners of"), line("Country: Orsa", 250), line("the work: x", y=112)]
    assert [said for said, _ in facts(*lines)[0]] == [
        ["Partners of", "the work: x"], ["Country: Orsa"],
    ]  # fmt: skip


def test_a_label_may_break_over_two_lines() -> None:
    broken = [line("Partners of", y=114), line("the work: the port", y=126)]
    assert [lines for lines, _ in facts(COUNTRY, *broken)[0]][1] == [
        "Partners of", "the work: the port",
    ]  # fmt: skip
    unmarked = [line("Partners of", y=114), line("the work by the port", y=126)]
    assert not facts(COUNTRY, *unmarked)
    apart = [line("Partners of", y=114), line("the work: the port", y=133)]
    assert not facts(COUNTRY, *apart)
    moved = [line("Partners of", y=114), line("the work: the port", 76, 126)]
    assert not facts(COUNTRY, *moved)
    made = page(plain("Partners of"), plain("the work: x"))
    assert len(find_heads(made.lines, made, PROFILE)) == 1
    made = page(plain("Partners of"), plain("the work: x", blank=True))
    assert len(find_heads(made.lines, made, PROFILE)) == 0


def test_the_second_line_of_a_label_is_no_label_of_its_own() -> None:
    keys = [{"key": "both", "en": ["Boats and crews"]}, {"key": "crews", "en": ["Crews"]}]
    profile = Profile.model_validate({**PROFILE.model_dump(), "facts": keys})
    made = page(line("Boats and"), line("crews: twelve", y=112))
    assert [texts(head.lines) for head in find_heads(made.lines, made, profile)] == [
        ["Boats and", "crews: twelve"]
    ]


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


def test_in_plain_text_a_label_that_the_profile_lacks_stands_among_those_it_has() -> None:
    known = [plain("Country: Orsa"), plain("Years: 2014")]
    far = [plain("and so on")] * 2

    def unknown(*lines: Line) -> bool:
        return any(not known for _, known in facts(*lines)[0])

    boats = plain("Boats: twelve")
    assert unknown(known[0], boats, known[1])
    assert not unknown(boats, *known)
    assert unknown(*known, *far, boats)
    assert not unknown(*known, *far, far[0], boats)
    assert unknown(known[0], far[0], boats, known[1])
    assert not unknown(plain("Country"), plain("Boats", blank=True), plain("Years"))


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


def test_a_label_among_others_that_the_profile_lacks() -> None:
    lines = [COUNTRY, line("Boats: twelve", y=112), line("Years: 2014", y=124)]
    assert facts(*lines)[0][1] == (["Boats: twelve"], False)
    nets = [*lines[:2], line("nets", 200, 112), lines[2]]
    assert facts(*nets)[0][1] == (["Boats: twelve"], False)
    below = [COUNTRY, YEARS, line("Boats: twelve", y=150)]
    assert facts(*below)[0][-1] == (["Boats: twelve"], False)
    far = [COUNTRY, YEARS, line("Boats: twelve", y=166)]
    assert len(facts(*far)[0]) == 2
    in_box = facts(*far, tints=[BOX])
    assert in_box[0][-1] == (["Boats: twelve"], False)
    beside = [COUNTRY, line("Boats: twelve", 80, 112), line("Years: 2014", y=124)]
    assert not any(lines == ["Boats: twelve"] for lines, _ in facts(*beside)[0])


def test_a_bare_label_that_the_profile_lacks_looks_like_the_others() -> None:
    bold = [line("Country", bold=True), line("Orsa", 200)]
    bold += [line("Boats", y=115, bold=True), line("twelve", 200, 115)]
    bold += [line("Years", y=130, bold=True), line("2014", 200, 130)]
    assert (["Boats", "twelve"], False) in facts(*bold)[0]
    plainly = [replace(one, spans=(one.spans[0]._replace(bold=False),)) for one in bold]
    assert (["Boats", "twelve"], False) in facts(*plainly)[0]
    for size, alike in ((10.04, True), (10.3, False)):
        sized = [*bold[:2], line("Boats", y=115, size=size, bold=True), *bold[3:]]
        assert ((["Boats", "twelve"], False) in facts(*sized)[0]) is alike
    thin = [*bold[:2], line("Boats", y=115), *bold[3:]]
    assert (["Boats", "twelve"], False) not in facts(*thin)[0]


def test_a_heading_ends_what_a_label_says() -> None:
    lines = [COUNTRY, YEARS, line("Setting", y=126)]
    assert not any("Setting" in lines for lines, _ in facts(*lines)[0])


def test_facts_of_one_line_are_parted_by_a_sign() -> None:
    assert parts_of("Country: Orsa | Years: 2014", PROFILE) == ["Country: Orsa", "Years: 2014"]
    assert parts_of("Country: Orsa | Years: 2014 | Boats: 12", PROFILE) == [
        "Country: Orsa", "Years: 2014", "Boats: 12",
    ]  # fmt: skip
    assert parts_of("1 | Years: 2014", PROFILE) == ["1", "Years: 2014"]
    assert parts_of("| Years: 2014", PROFILE) == ["| Years: 2014"]
    assert parts_of("Country: Orsa; Years: 2014", PROFILE) == ["Country: Orsa", "Years: 2014"]
    assert parts_of("Country: Orsa | Boats: 12", PROFILE) == ["Country: Orsa", "Boats: 12"]
    assert parts_of("Country: Orsa; Boats: 12", PROFILE) == ["Country: Orsa; Boats: 12"]
    for whole in ("Country: Orsa; Lume", "Country: Orsa; Years of it", "Country: Orsa | Lume"):
        assert parts_of(whole, PROFILE) == [whole]
    assert facts(line("Country: Orsa | Years: 2014"), line("Boats: 12", y=112))


def test_an_unknown_label_is_a_few_words_before_a_colon() -> None:
    assert unknown_label("Boats: twelve") == 5
    assert unknown_label("B: twelve") == 0
    assert unknown_label("Boats twelve") == 0
    assert unknown_label("Boats:") == 0
    assert unknown_label(f"{'b' * 40}: twelve") == 0


@pytest.mark.parametrize(("off", "found"), [(4.9, True), (5.1, False)])
def test_an_unknown_label_heads_a_column_beside_known_ones(off: float, found: bool) -> None:
    heads = [line("Country", 70, bold=True), line("Years", 200, bold=True)]
    other = line("Boats", 330, 100 + off, bold=True)
    said = [line("Orsa", 70, 114), line("2014", 200, 114), line("12", 330, 114 + off)]
    known = [one for box in facts(*heads, other, *said) for one in box]
    assert ((["Boats", "12"], False) in known) is found


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
