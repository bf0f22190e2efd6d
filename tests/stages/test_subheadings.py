"""Sub-headings: passages that others stand under."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.extraction.assemble import build_record
from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.model.document import Document
from pipeline.model.findings import Aside
from pipeline.model.page import Line, Page, Span
from pipeline.model.record import Passage, Source
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.body import claim_body
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, SIZE, TEXT, body, document, line, page, plain

BLUE, GREY = "#0000ff", "#777777"
SOURCE = Source(file="a.pdf", sha256="", pages=1, first_page=1, last_page=1, ocr_pages=[])


def series(**subheadings: object) -> Profile:
    return Profile.model_validate({**PROFILE.model_dump(), "subheadings": subheadings})


def read(start: Document, profile: Profile = PROFILE) -> list[list[Passage]]:
    """The passages of each section, in the record."""
    made = claim_body(claim_headings(start, profile), profile)
    return [s.passages for s in build_record(made, id="a", source=SOURCE, profile="x").sections]


def head(name: str, y: float, **look: object) -> Line:
    return line(name, y=y, **{"size": 16.0, **look})  # type: ignore[arg-type]


def text(y: float) -> list[Line]:
    return body(2, y=y, last=ENDED)


def under(*lines: Line, profile: Profile = PROFILE) -> list[tuple[bool, str | None]]:
    """For each passage of a section with these lines, whether it is one, and what it is under."""
    (passages,) = read(document(page(head("Setting", 60), *lines)), profile)
    return [(one.subheading, one.under) for one in passages]


def test_what_stands_below_a_subheading_is_under_it_up_to_the_next() -> None:
    assert under(
        *text(90), line("In the harbour", y=130, bold=True), *text(145), *text(180),
        line("Out at sea", y=220, bold=True), *text(235),
    ) == [
        (False, None), (True, None), (False, "In the harbour"), (False, "In the harbour"),
        (True, None), (False, "Out at sea"),
    ]  # fmt: skip


def test_a_short_line_in_the_look_of_the_text_is_none() -> None:
    found = under(*text(90), line("In the harbour", y=150), *text(190))
    assert found == [(False, None)] * 3


def test_a_subheading_is_once_in_the_text_of_its_section() -> None:
    start = document(page(head("Setting", 60), line("In the harbour", y=90, bold=True), *text(105)))
    made = claim_body(claim_headings(start, PROFILE), PROFILE)
    (section,) = build_record(made, id="a", source=SOURCE, profile="x").sections
    assert section.text.count("In the harbour") == 1
    assert section.passages[0].text == "In the harbour"


def test_a_subheading_ends_with_its_section() -> None:
    first, second = read(
        document(
            page(
                head("Setting", 60), line("In the harbour", y=90, bold=True), *text(105),
                head("Work", 160), *text(190),
            )
        )
    )  # fmt: skip
    assert [one.under for one in first] == [None, "In the harbour"]
    assert [one.under for one in second] == [None]


def test_nothing_is_left_open_where_a_section_goes_on_elsewhere() -> None:
    setting, _ = read(
        document(
            page(
                head("Setting", 60), line("In the harbour", y=90, bold=True), *text(105),
                head("Work", 160), *text(190), head("Setting (continued)", 240), *text(270),
            )
        )
    )  # fmt: skip
    assert [one.under for one in setting] == [None, "In the harbour", None]


@pytest.mark.parametrize("look", [
    {"size": 12.0}, {"bold": True}, {"color": BLUE}, {"bold": True, "color": BLUE},
])  # fmt: skip
def test_it_is_larger_or_bold_or_in_another_colour(look: Mapping[str, Any]) -> None:
    assert under(line("In the harbour", y=90, **look), *text(110))[1] == (False, "In the harbour")


def test_it_may_be_in_capitals() -> None:
    assert under(line("IN THE HARBOUR", y=90), *text(110))[0] == (True, None)
    assert under(line("In the harbour.", y=90), *text(110))[0] == (False, None)


def test_colour_alone_needs_space_above() -> None:
    name = "In the harbour"
    far, near = line(name, y=130, color=BLUE), line(name, y=114, color=BLUE)
    assert (True, None) in under(*text(90), far, *text(150))
    assert (True, None) not in under(*text(90), near, *text(134))


def test_a_caption_in_smaller_type_is_none() -> None:
    assert under(line("In the harbour", y=90, size=8, bold=True), *text(110))[0] == (False, None)


@pytest.mark.parametrize("words", [
    "The boats came home.", "the boats of the coast", "12", "of the boats, that came home,",
    "The boats of the coast that came home again with all that they had got on board",
])  # fmt: skip
def test_a_sentence_or_a_figure_is_none(words: str) -> None:
    assert under(line(words, y=90, size=12), *text(130))[0] == (False, None)


def test_it_stands_under_itself_without_its_colon() -> None:
    assert under(line("In the harbour:", y=90, bold=True), *text(110)) == [
        (True, None), (False, "In the harbour"),
    ]  # fmt: skip


def test_names_in_a_row_are_none() -> None:
    names = [line("Ada Quayle", y=90, bold=True), line("Ben Morrow", y=120, bold=True)]
    assert not any(one for one, _ in under(*names, *text(150)))


def test_what_has_a_line_of_a_list_below_is_none() -> None:
    post = line("Master of the port", y=104)
    assert not any(one for one, _ in under(line("Ada Quayle", y=90, bold=True), post))
    assert under(line("Ada Quayle", y=90, bold=True), *text(104))[0][0]


def test_the_last_line_of_a_section_is_none() -> None:
    assert under(*text(90), line("Ada Quayle", y=140, bold=True)) == [(False, None)] * 2


def test_a_line_set_as_the_headings_are_is_none() -> None:
    """It may be the heading of a section that the profile does not know."""
    assert not any(one for one, _ in under(head("Weather", 100), *text(130)))
    assert not any(one for one, _ in under(head("Weather", 100, size=20.0), *text(140)))


def test_numbered_lines_set_as_headings_without_numbers_are() -> None:
    assert under(head("1. Weather", 100), *text(130))[0] == (True, None)


def test_what_stands_over_a_table_is_its_title() -> None:
    start = document(page(head("Setting", 60), line("Catches", y=90, bold=True), *text(190)))
    table = Aside(Role.TABLE, None, (("a",),), "", (), None, 1, start.lines[1].id)
    start = claim_headings(start, PROFILE).with_findings(asides=(table,))
    made = claim_body(start, PROFILE)
    assert [one.level for one in made.findings.sections[0].passages] == [0, 0]


def test_a_smaller_one_stands_under_a_larger_one() -> None:
    assert under(
        line("Harbours", y=90, size=13), *text(110),
        line("In the north", y=150, bold=True), *text(165),
        line("Boats", y=210, size=13), *text(230),
    ) == [
        (True, None), (False, "Harbours"), (True, "Harbours"), (False, "In the north"),
        (True, None), (False, "Boats"),
    ]  # fmt: skip


def test_a_colour_for_each_makes_no_levels() -> None:
    found = under(
        line("Harbours", y=90, size=13, color=BLUE), *text(110),
        line("Boats", y=150, size=13, color=GREY), *text(170),
    )  # fmt: skip
    assert found[2] == (True, None)


def test_a_larger_line_without_space_below_is_no_part_of_its_text() -> None:
    assert under(line("In the harbour", y=88, size=12), *text(102))[0] == (True, None)


def test_a_profile_says_looks_by_level() -> None:
    lines = [
        line("Harbours", y=90, italic=True), *text(110),
        line("In the north", y=150, color=BLUE), *text(170),
        line("Catches", y=210, bold=True), *text(230),
    ]  # fmt: skip
    assert under(*lines, profile=series(looks=["italic", "10 pt #0000ff"])) == [
        (True, None), (False, "Harbours"), (True, "Harbours"), (False, "In the north"),
        (False, "In the north"), (False, "In the north"),
    ]  # fmt: skip
    assert under(*lines, profile=series(looks=["11 pt italic"]))[0] == (False, None)


def test_in_a_look_that_is_said_it_needs_no_space_and_may_end_with_a_full_stop() -> None:
    lines = [*text(90), line("In the harbour.", y=114, italic=True), *text(126)]
    assert under(*lines, profile=series(looks=["italic"]))[1:] == [
        (True, None), (False, "In the harbour"),
    ]  # fmt: skip
    assert len(under(*lines)) < 3


def test_words_in_that_look_that_fill_a_line_of_a_sentence_are_none() -> None:
    inside = line(
        "A boat that is named after the one who built it for the port", y=112, italic=True
    )
    lines = [*body(1, y=100), inside, *text(124)]
    assert under(*lines, profile=series(looks=["italic"])) == [(False, None)]


def test_a_whole_paragraph_in_that_look_is_none() -> None:
    lines = [
        line(one.text, y=one.box.top, italic=True) for one in body(4, y=90, last=ENDED) if one.box
    ]
    assert under(*lines, *text(160), profile=series(looks=["italic"]))[0] == (False, None)


def test_a_profile_may_say_that_there_are_none() -> None:
    lines = [line("In the harbour", y=90, bold=True), *text(110)]
    assert under(*lines, profile=series(looks=[]))[0] == (False, None)


def test_a_profile_says_words_of_subheadings() -> None:
    lines = [*text(90), line("2. Boats:", y=114), *text(126)]
    assert under(*lines, profile=series(en=["Boats"]))[1:] == [(True, None), (False, "Boats")]
    assert not any(one for one, _ in under(*lines, profile=series(en=["Nets"])))


def test_plain_text_has_them_by_their_words() -> None:
    lines = [plain("Setting"), plain("Boats", blank=True), plain(TEXT)]
    (passages,) = read(document(page(*lines)), series(en=["Boats"]))
    assert [one.under for one in passages] == [None, "Boats"]


def test_a_run_in_one_is_cut_from_its_text_and_read_as_one() -> None:
    spans = (
        Span("Boats. ", "Serif", SIZE, bold=True),
        Span("The port gave them.", "Serif", SIZE),
    )
    opened = Line(1, 0, spans, line("x" * 26, y=90).box)
    profile = series(run_in=["bold"])
    made: Page = page(head("Setting", 60), opened, *text(120))
    (passages,) = read(document(*split_run_in_headings([made], profile)), profile)
    assert [(one.text, one.under) for one in passages][:2] == [
        ("Boats.", None), ("The port gave them.", "Boats"),
    ]  # fmt: skip
    assert len(split_run_in_headings([made], PROFILE)[0].lines) == len(made.lines)


def test_a_run_in_one_begins_its_paragraph() -> None:
    """Words in that look inside a paragraph are none, nor are those of a list item."""
    spans = (Span("Boats ", "Serif", SIZE, bold=True), Span("Came home late.", "Serif", SIZE))
    profile = series(run_in=["bold"])

    def cuts(*lines: Line) -> bool:
        made = page(*lines)
        return len(split_run_in_headings([made], profile)[0].lines) > len(lines)

    opened = Line(1, 0, spans, line("x" * 21, y=112).box)
    assert cuts(line("The boats came.", y=100), opened)
    assert cuts(line("Boats", y=100, bold=True), opened)
    assert not cuts(line("The boats", y=100), opened)
    marked = Line(1, 0, (Span("• ", "Serif", SIZE, bold=True), *spans), opened.box)
    assert not cuts(line("The boats came.", y=100), marked)


def test_a_number_alone_makes_none_of_a_line_set_as_the_headings_are() -> None:
    """Where the section's own heading has a number, too, or where the line is more prominent."""
    larger = [head("1. Weather", 100, size=20.0), *text(140)]
    assert under(*larger)[0] == (False, None)
    start = document(page(head("1. Setting", 60), head("2. Weather", 100), *text(130)))
    assert [one.subheading for one in read(start)[0]] == [False, False]


def test_lines_in_one_look_that_follow_each_other_are_none() -> None:
    asked = [line("Who came?", y=90, bold=True), line("Who went?", y=114, bold=True)]
    assert under(*asked, *text(140))[:2] == [(False, None), (False, None)]


def test_one_right_above_a_lower_one_stands_over_it() -> None:
    lines = [line("Harbours", y=90, size=13), line("In the north", y=112, bold=True), *text(127)]
    assert under(*lines) == [(True, None), (True, "Harbours"), (False, "In the north")]


def test_text_below_is_whole_or_longer_than_a_heading() -> None:
    long = [line(one.text, y=104 + 12 * at) for at, one in enumerate(body(3))]
    assert under(line("In the harbour", y=90, bold=True), *long)[0] == (True, None)


def test_signs_and_figures_are_none() -> None:
    assert under(line("J 21", y=90, size=13), *text(112))[0] == (False, None)


def test_a_coloured_line_close_below_a_paragraph_is_none() -> None:
    above, below = body(5, y=90, last="They came home."), body(5, y=180, last=ENDED)
    near, far = (line("In the harbour", y=y, color=BLUE) for y in (150, 158))
    assert under(*above, near, *below)[1] == (False, None)
    assert under(*above, far, *below)[1] == (True, None)


def test_one_known_by_its_words_stands_under_one_that_is_set_larger() -> None:
    lines = [line("Harbours", y=90, size=13), *text(110), line("Boats", y=150), *text(165)]
    assert under(*lines, profile=series(en=["Boats"]))[2:] == [(True, "Harbours"), (False, "Boats")]


@pytest.mark.parametrize("look", [{"bold": True}, {"size": 12.0}])
def test_a_larger_or_bold_line_needs_no_space_above(look: Mapping[str, Any]) -> None:
    lines = [*text(90), line("In the harbour", y=114, **look), *text(128)]
    assert under(*lines)[1] == (True, None)


def test_in_bold_text_a_bold_line_is_none() -> None:
    lines = [
        line(one.text, y=one.box.top, bold=True)
        for one in (*text(90), line("In the harbour", y=150), *text(190))
        if one.box
    ]
    assert under(*lines) == [(False, None)] * 3


@pytest.mark.parametrize(("words", "is_one"), [(14, True), (15, False)])
def test_a_heading_has_fourteen_words_at_most(words: int, is_one: bool) -> None:
    name = " ".join(["Of", *["it"] * (words - 1)])
    assert under(line(name, y=90, bold=True), *text(110))[0][0] is is_one


@pytest.mark.parametrize(("words", "is_one"), [(14, False), (15, True)])
def test_a_line_below_that_ends_no_sentence_is_text_if_it_is_longer(
    words: int, is_one: bool
) -> None:
    below = line(" ".join(["Of", *["oar"] * (words - 1)]), y=120)
    assert under(line("Boats", y=90, bold=True), below)[0][0] is is_one


@pytest.mark.parametrize(("name", "is_one"), [("Nets", True), ("Net", False)])
def test_a_heading_has_four_letters_at_least(name: str, is_one: bool) -> None:
    assert under(line(name, y=90, bold=True), *text(110))[0][0] is is_one


@pytest.mark.parametrize(("rows", "is_one"), [(3, True), (4, False)])
def test_a_heading_has_three_lines_at_most(rows: int, is_one: bool) -> None:
    full = [line("Of oars", y=90 + 12 * at, width=300, bold=True) for at in range(rows - 1)]
    last = line("and nets", y=90 + 12 * (rows - 1), bold=True)
    assert under(*full, last, *text(170))[0][0] is is_one


def test_a_bold_item_is_none() -> None:
    for first in (
        line("• Boats of the", y=130, bold=True),
        line("Boats of the", y=130, bold=True, drawn_bullet=True),
    ):
        item = [first, line("northern coast", x=80, y=142, bold=True)]
        assert under(*text(90), *item, *text(175))[1] == (False, None)


@pytest.mark.parametrize(("size", "under_it"), [(13.2, None), (13.4, "Harbours")])
def test_sizes_alike_to_half_a_point_are_of_one_level(size: float, under_it: str | None) -> None:
    lines = [line("Harbours", y=90, size=size), *text(110), line("Boats", y=150, size=13)]
    assert under(*lines, *text(170))[2] == (True, under_it)


def test_with_one_paragraph_each_they_are_no_row_of_names() -> None:
    lines = [line("Harbours", y=90, bold=True), *text(105), line("Boats", y=145, bold=True)]
    assert [one for one, _ in under(*lines, *text(160))] == [True, False, True, False]


def test_a_name_over_another_line_of_a_list_is_none() -> None:
    post = line("Master of the port", y=120)
    assert under(line("Ada Quayle", y=90, bold=True), post, *text(150)) == [(False, None)] * 3


def test_what_takes_two_lines_over_a_table_is_its_title() -> None:
    title = [line("Catches of the", y=90, width=300, bold=True), line("ports", y=102, bold=True)]
    start = document(page(head("Setting", 60), *title, *text(190)))
    table = Aside(Role.TABLE, None, (("a",),), "", (), None, 1, start.lines[2].id)
    start = claim_headings(start, PROFILE).with_findings(asides=(table,))
    made = claim_body(start, PROFILE)
    assert [one.level for one in made.findings.sections[0].passages] == [0, 0]


@pytest.mark.parametrize(("section", "own", "is_one"), [
    ({"bold": True, "color": BLUE}, {"bold": True}, True),
    ({"bold": True}, {"bold": True, "color": BLUE}, False),
    ({"bold": True}, {"color": BLUE}, True),
    ({"color": BLUE}, {"bold": True}, False),
])  # fmt: skip
def test_in_the_size_of_the_headings_weight_counts_before_colour(
    section: Mapping[str, Any], own: Mapping[str, Any], is_one: bool
) -> None:
    made = page(line("Setting", y=60, **section), line("In the harbour", y=90, **own), *text(120))
    (passages,) = read(document(made))
    assert passages[0].subheading is is_one


@pytest.mark.parametrize(("name", "is_one"), [("IN THE HARBOUR", False), ("In the harbour", True)])
def test_capitals_weigh_as_much_as_bold_type(name: str, is_one: bool) -> None:
    own = line(name, y=90, color=BLUE)
    made = page(line("Setting", y=60, bold=True, color=BLUE), own, *text(120))
    (passages,) = read(document(made))
    assert passages[0].subheading is is_one


def test_a_line_without_letters_is_not_in_capitals() -> None:
    above = line("In the harbour", y=90, width=300, bold=True)
    for below, is_one in ((line("2014", y=102), False), (line("2014", y=102, bold=True), True)):
        assert under(above, below, *text(130))[0][0] is is_one


@pytest.mark.parametrize(("below", "is_one"), [
    ("They came home.", True), ("• nets and oars", True), ("nets and oars", False),
])  # fmt: skip
def test_a_short_passage_below_is_text_if_it_is_a_sentence_or_an_item(
    below: str, is_one: bool
) -> None:
    lines = [line("In the harbour", y=90, bold=True), line(below, y=120), *text(150)]
    assert under(*lines)[0][0] is is_one


def test_a_second_one_of_a_lower_level_stands_under_the_higher_one() -> None:
    lines = [line("Harbours", y=90, size=13), *text(110)]
    lines += [line("In the north", y=150, bold=True), *text(165)]
    lines += [line("In the south", y=210, bold=True), *text(225)]
    assert under(*lines)[4:] == [(True, "Harbours"), (False, "In the south")]


def test_a_heading_in_small_capitals_is_as_large_as_their_first_letter() -> None:
    whole = head("Setting", 60, bold=True, size=14)
    (span,) = whole.spans
    small = (span._replace(text="S"), span._replace(text="etting", size=9.0))
    heading = Line(1, 0, small, whole.box)
    assert heading.size == 9.0
    inside = line("In the harbour", y=90, size=11, bold=True)
    (passages,) = read(document(page(heading, inside, *body(20, y=105, last=ENDED))))
    assert passages[0].subheading
