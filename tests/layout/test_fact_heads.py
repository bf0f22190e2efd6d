"""Labels of fact boxes: which stand together, and those that the profile lacks."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from pipeline.layout.fact_groups import groups_of
from pipeline.layout.fact_heads import find_heads, parts_of, unknown_label
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span, Tint
from pipeline.profile.model import Profile
from tests.layout.fact_lines import BOX, COUNTRY, YEARS, count, facts
from tests.stages.builders import MEASURES, PROFILE, line, page, plain, texts


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


@pytest.mark.parametrize(("below", "bare"), [("the work", True), ("the work: Orsa", False)])
def test_a_label_over_two_lines_is_bare_where_nothing_stands_behind_it(
    below: str, bare: bool
) -> None:
    made = page(line("Partners of"), line(below, y=112), line("Years: 2014", y=140))
    heads = find_heads(made.lines, made, PROFILE)
    assert [head.bare for head in heads if len(head.lines) > 1] == [bare]


def test_a_page_of_thousands_of_labels_takes_no_time() -> None:
    """Each is not compared with all others: that took a minute for 250 labels on 250 areas."""
    labels = [line("Country: Orsa", 72 + at % 7 * 60, 200 * at) for at in range(700)]
    areas = [Tint(Box(60, 200 * at, 90, 200 * at + 300), "#dddddd") for at in range(700)]
    text = [line("Words of the text", 72, 14 * at) for at in range(4000)]
    began = time.process_time()
    facts(*labels, tints=areas)
    facts(*text)
    assert time.process_time() - began < 15


def test_labels_are_grouped_in_their_order_whatever_stands_between() -> None:
    far = line("Years: 2014", 300, 400)
    made = page(COUNTRY, far, YEARS)
    heads = find_heads(made.lines, made, PROFILE)
    groups = groups_of(heads, made, MEASURES)
    assert [[head.first.text for head in group] for group in groups] == [
        ["Country: Orsa", "Years: 2014-2016"], ["Years: 2014"],
    ]  # fmt: skip
