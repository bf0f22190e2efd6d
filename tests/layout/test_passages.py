"""Where a paragraph or an item ends: by gaps, indents, early ends, bullets and obstacles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.passages import build_passages, is_item, plain_labels
from pipeline.layout.setting import Surroundings, adjacent, ended_early, neighbours, survey
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link, Span, Tint
from pipeline.model.roles import Role
from pipeline.text.hyphens import learn
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

SHORT = "and home they came."


def around(
    flow: Sequence[Line],
    *others: Line,
    measures: Measures = MEASURES,
    tints: Sequence[Tint] = (),
    role: Role = Role.CALLOUT,
) -> tuple[tuple[Line, ...], Surroundings]:
    """The flow's lines on a page with ``others``, which are not running text."""
    made = document(page(*flow, *others, tints=tints))
    lines = made.lines[: len(flow)]
    aside = made.lines[len(flow) :]
    made = made.claim(aside, role, "callouts", evidence_of(SignalKind.OWN_AREA))
    return lines, survey(made.with_flow(lines), measures, learn(made.texts, None))


def passages(*flow: Line, measures: Measures = MEASURES) -> list[str]:
    lines, surroundings = around(flow, measures=measures)
    return [passage.text for passage in build_passages(lines, surroundings)]


def count(*flow: Line) -> int:
    return len(passages(*flow))


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


def test_a_bullet_opens_an_item() -> None:
    items = column("• the first boat of the day", "• the second boat")
    assert passages(*items) == ["the first boat of the day", "the second boat"]
    assert count(line("x"), line("y", y=112, drawn_bullet=True)) == 2
    assert is_item([line("• a")])
    assert is_item([line("a", drawn_bullet=True)])
    assert not is_item([line("a")])


def test_behind_a_short_line_a_letter_or_a_dash_opens_an_item() -> None:
    short = [*body(3), line("they had", y=136)]
    assert count(*short, line("a) the larger ones", y=148)) == 2
    assert count(*short, line("– the larger ones", y=148)) == 2


def test_a_dash_alone_on_its_line_is_a_bullet_and_a_number_may_be_none() -> None:
    assert count(*body(4), line("–", y=148), line("the larger ones", 85, 160)) == 2
    assert count(*body(4), line("12.", y=148)) == 1


@pytest.mark.parametrize("sign", "∗⁎⋆■□▷▶▸◻◦●◿★☆☐☑☒☛☞✁✓✔❖❚❶➢➤➿")
def test_any_sign_that_no_text_begins_with_is_a_bullet(sign: str) -> None:
    assert count(*body(4), line(f"{sign} the larger ones", y=148)) == 2
    assert passages(*column(f"{sign} the boats", f"{sign} the nets")) == ["the boats", "the nets"]


@pytest.mark.parametrize("sign", "›→⇒–*")
def test_a_sign_that_may_stand_in_text_is_a_bullet_behind_a_sentence(sign: str) -> None:
    assert count(*body(4), line(f"{sign} the larger ones", y=148)) == 1
    assert count(*body(4, last=ENDED), line(f"{sign} the larger ones", y=148)) == 2
    assert not is_item([line(f"{sign}the larger ones")])


@pytest.mark.parametrize("text", ["(b)L’essai", "(b)l’examen", "(2)The boats", "(b) the boats"])
def test_a_number_in_brackets_may_fill_the_room_before_its_text(text: str) -> None:
    assert is_item([line(text)])


@pytest.mark.parametrize("text", ["(s)he left", "(in)formal ties", "(2014)", "(b)"])
def test_brackets_at_the_start_of_a_text_are_no_number(text: str) -> None:
    assert not is_item([line(text)])


@pytest.mark.parametrize("sign", "§€%«»”+=o▟☀☄☇☏☓☚☟✀❛❟❝❵⟀")
def test_other_signs_are_none(sign: str) -> None:
    assert not is_item([line(f"{sign} 12")])


def test_a_dash_or_number_inside_a_sentence_opens_none() -> None:
    assert count(*body(4), line("– the larger ones – had left", y=148)) == 1
    assert count(*body(4, last=ENDED), line("– the larger ones", y=148)) == 2
    assert count(*body(4), line("12. May was the day", y=148)) == 1
    assert count(*body(4), line("• the larger ones", y=148)) == 2


def test_a_bullet_alone_on_its_line_opens_the_item_below() -> None:
    items = [
        line("•", 70, 100),
        line("the first boat", 85, 112),
        line("12.", 70, 130),
        line("x", 85, 142),
    ]
    lines, surroundings = around(items)
    made = build_passages(lines, surroundings)
    assert [(p.kind, p.text, p.removed) for p in made] == [
        ("item", "the first boat", "•"), ("item", "x", "12."),
    ]  # fmt: skip
    (alone,) = build_passages(*around([line("•")]))
    assert (alone.text, alone.removed) == ("•", "")
    numbered = [line("12.", 70, 100), line("The first boat left", 85, 112)]
    assert passages(*numbered) == ["The first boat left"]
    assert not is_item([line("1234.")])
    assert not is_item([line("A.")])


@pytest.mark.parametrize(
    ("hang", "edge", "parts"), [(4.5, 70, 2), (3.5, 70, 1), (5, 72.7, 2), (5, 73.3, 1)]
)
def test_a_dash_that_hangs_as_the_one_before_opens_an_item(
    hang: float, edge: float, parts: int
) -> None:
    item = [line("– the larger ones of them", 70, 100, width=300)]
    item.append(line("had left before the light of the", 70 + hang, 112, width=300 - hang))
    assert count(*item, line("– the smaller ones", edge, 124)) == parts


def test_in_a_paragraph_or_in_plain_text_a_dash_does_not_hang() -> None:
    text = [line("The larger ones of them", 70, 100, width=300)]
    text.append(line("had left before the light of the", 75, 112, width=295))
    assert count(*text, line("– the smaller ones – too", 70, 124)) == 1
    item = [plain("– the larger ones of them all"), plain("had left before the light of"),
            plain("– the smaller ones – too")]  # fmt: skip
    assert len(passages(*item, measures=NO_MEASURES)) == 1


@pytest.mark.parametrize(("x", "parts"), [(84, 1), (81.5, 1), (80.5, 2)])
def test_text_outside_the_hanging_indent_ends_the_item(x: float, parts: int) -> None:
    item = [line("• the larger ones", 70, 100, width=300), line(ENDED, 85, 112, width=285)]
    assert count(*item, line("The rest of it", x, 124, width=370 - x)) == parts


@pytest.mark.parametrize(("width", "parts"), [(285, 1), (100, 2)])
def test_inside_a_sentence_an_item_ends_outside_its_indent_behind_a_short_line(
    width: float, parts: int
) -> None:
    item = [line("• the larger ones", width=300), line(TEXT, 85, 112, width=width)]
    assert count(*item, line("The rest of it", 70, 124, width=300)) == parts


@pytest.mark.parametrize(("x", "parts"), [(70, 2), (85, 1)])
def test_behind_a_box_too_text_outside_the_hanging_indent_ends_the_item(
    x: float, parts: int
) -> None:
    item = [line("• the larger ones", 70, 100, width=300), line(ENDED, 85, 112, width=285)]
    rest = line("The rest of it", x, 160, width=370 - x)
    lines, surroundings = around([*item, rest], line("a box", y=136, width=300))
    assert len(build_passages(lines, surroundings)) == parts


def test_an_item_of_one_line_ends_where_text_begins_at_its_bullet() -> None:
    item = line("• the larger ones.", width=300)
    assert count(item, line("The rest", 68.2, 112, width=301.8)) == 1
    assert count(item, line("The rest", 67.8, 112, width=302.2)) == 2


def test_a_footnote_call_on_a_line_of_its_own_ends_nothing() -> None:
    lines, surroundings = around([*body(3, last=ENDED), line("3", 70, 134, size=6)])
    made = build_passages(lines, surroundings)
    assert [passage.footnotes for passage in made] == [("3",)]
    assert count(*body(3, last=ENDED), line("3", 70, 150, size=6)) == 1
    assert count(*body(3, last=ENDED), line("The small print", 70, 150, size=6)) == 2
    assert count(*body(3, last=ENDED), line("3", 70, 134, size=6), *body(3, y=148)) == 2
    assert count(*body(3, last=ENDED), line("3", 70, 134, size=6), *body(3, y=142)) == 2
    lines, surroundings = around([*body(3), line("3", 70, 136)])
    assert build_passages(lines, surroundings)[0].footnotes == ()


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


def test_an_item_goes_on_below_its_bold_head() -> None:
    head = line("• Why so early?", y=100, bold=True)
    text = [line(TEXT, x=82, y=112), line(SHORT, x=82, y=124)]
    assert passages(head, *text) == [f"Why so early? {TEXT} {SHORT}"]
    title = line("Why so early?", y=100, bold=True)
    assert len(passages(title, *text)) == 2  # no item
    drawn = line("Why so early?", y=100, bold=True, drawn_bullet=True)
    assert len(passages(drawn, line(TEXT, y=112), line(SHORT, y=124))) == 1
    assert len(passages(head, line(TEXT, x=74.5, y=112), line(SHORT, x=74.5, y=124))) == 1
    assert len(passages(drawn, line(TEXT, x=66.5, y=112), line(SHORT, x=66.5, y=124))) == 1
    two = [line("• Why so early", bold=True), line("or so late?", x=82, y=112, bold=True)]
    assert passages(*two, line(TEXT, x=82, y=124)) == [f"Why so early or so late? {TEXT}"]


@pytest.mark.parametrize("text", [
    line(TEXT, x=73.5, y=112),  # outside the item
    line(TEXT, x=82, y=130),  # behind a gap
    line(TEXT, x=82, y=112, bold=True),
    line(f"• {TEXT}", x=82, y=112),
    line(TEXT, x=82, y=112, drawn_bullet=True),
])  # fmt: skip
def test_but_not_in_what_is_no_text_of_it(text: Line) -> None:
    head = line("• Why so early?", y=100, bold=True)
    assert len(passages(head, text, line(TEXT, x=82, y=142))) == 2


def labels(*texts: str) -> list[str | None]:
    return plain_labels([Passage("item", text, ()) for text in texts])


def test_an_items_title_in_one_font_is_known_by_its_colon() -> None:
    assert labels("Boats for all: The port gave them") == ["Boats for all"]
    assert labels("Boats – for all: The port gave them") == ["Boats – for all"]
    assert labels("boats for all: The port") == [None]
    assert labels("Boats. For all: The port") == [None]
    assert labels("Boats for all: the port") == [None]


def test_a_dash_closes_titles_in_one_font_where_several_items_have_it() -> None:
    boats, nets, rest = "Boats for all – The port", "Nets – Mended", "The port gave them."
    assert labels(boats, nets, rest, rest) == ["Boats for all", "Nets", None, None]
    assert labels(boats, nets, rest, rest, rest) == [None] * 5
    assert labels(boats) == [None]
    assert labels(boats, nets, "Boats – the big ones") == ["Boats for all", "Nets", None]
    assert labels(boats, "Well-Known port") == [None, None]


def early(*flow: Line, at: int, others: Sequence[Line] = (), measures: Measures = MEASURES) -> bool:
    lines, surroundings = around(flow, *others, measures=measures)
    return ended_early(lines[at], lines[at + 1], surroundings)


@pytest.mark.parametrize(("width", "ended"), [(268.5, True), (269.5, False)])
def test_in_ragged_text_the_next_word_would_have_fitted(width: float, ended: bool) -> None:
    widths = (300, 285, 270, 255, 262)
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    # “xxxx” and its space take 25 points; 6 more must be left, for lines are measured so well.
    last, following = line(SHORT, y=160, width=width), line("xxxx " * 12, y=172, width=300)
    assert early(*flow, last, following, at=5) is ended


@pytest.mark.parametrize(("short", "ended"), [(8, False), (12, True)])
def test_in_justified_text_the_last_line_stops_an_em_short(short: float, ended: bool) -> None:
    flow = [*body(5), line(TEXT, y=160, width=300 - short), line("x", y=172, width=300)]
    assert early(*flow, at=5) is ended


@pytest.mark.parametrize(("reach", "justified"), [(4, True), (3, False)])
def test_text_is_justified_where_six_lines_in_ten_reach_the_edge(
    reach: int, justified: bool
) -> None:
    widths = [300.0] * reach + [280.0] * (5 - reach) + [289.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=100 + 12 * len(flow), width=300))
    assert early(*flow, at=5) is justified


@pytest.mark.parametrize(("off", "ended"), [(1.8, True), (2.2, False)])
def test_lines_reach_the_edge_within_a_fifth_of_an_em(off: float, ended: bool) -> None:
    widths = [300.0, *[300.0 - off] * 4, 288.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=172, width=300))
    assert early(*flow, at=5) is ended


def test_two_lines_that_end_together_end_at_an_edge() -> None:
    flow = [*body(5), line("x", y=160, width=250), line("Home", y=172, width=252.7)]
    assert not early(*flow, at=5)
    apart = [*body(5), line("x", y=160, width=250), line("Home", y=172, width=253.3)]
    assert early(*apart, at=5)
    indented = [*body(5), line("x", y=160, width=250), line("Home", 111, 172, width=209)]
    assert early(*indented, at=5)
    less = [*body(5), line("x", y=160, width=250), line("Home", 109, 172, width=211)]
    assert not early(*less, at=5)
    above = [*body(4), line("y", y=148, width=251), line("x", y=160, width=250)]
    assert not early(*above, line("Home", y=172, width=290), at=5)
    parted = [*body(4), line("y", y=148, width=251), line("x", y=180, width=250)]
    assert early(*parted, line("Home they came home", y=192), at=5)


def test_a_short_block_is_judged_by_its_column() -> None:
    flow = [*body(6), line("x", y=200, width=200), line("Home they came", y=212, width=240)]
    assert early(*flow, at=6)
    assert not early(*flow[6:], at=0, others=body(3, y=300))


def test_a_line_that_is_none_of_the_text_is_judged_by_the_column_it_stands_in() -> None:
    flow = [*body(6), line(TEXT, y=250)]
    lines, surroundings = around(flow, line("x", y=200, width=200))
    (aside,) = set(surroundings.document.lines) - set(lines)
    assert ended_early(aside, replace(lines[-1], box=Box(70, 212, 300, 222)), surroundings)


def test_three_lines_show_how_wide_their_block_is() -> None:
    narrow = [line("x", 70, 200 + 12 * at, width=wide) for at, wide in enumerate((240, 200, 220))]
    assert not early(*body(6), *narrow, at=6)
    assert early(*body(6), *narrow[:2], at=6)  # two do not: the column is 300 points wide
    assert not early(*narrow, *body(6, y=260), at=0)
    # Nor does text in the next column, which begins a line further down, widen it.
    assert not early(*narrow, *body(6, x=400, y=236), at=0)


def test_lines_beside_a_box_are_narrower_than_those_below_it() -> None:
    widths = (200, 190, 195)
    narrow = [line("x " * 40, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    lines = [*narrow, *body(4, y=136)]
    assert early(*lines, at=1)
    assert not early(*lines, at=1, others=[line("a box", 290, 100, size=34, width=80)])


@pytest.mark.parametrize(("lines", "justified"), [(4, True), (3, False)])
def test_four_lines_show_that_text_is_justified(lines: int, justified: bool) -> None:
    widths = [300.0] * (lines - 2) + [288.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=100 + 12 * len(flow), width=300))
    assert early(*flow, at=lines - 2) is justified


def test_in_plain_text_characters_are_counted() -> None:
    wide = [plain("x" * 60), plain("x" * 59), plain("x" * 40), plain("Home they came")]
    assert early(*wide, at=2, measures=NO_MEASURES)
    full = [plain("x" * 60), plain("x" * 59), plain("x" * 52), plain("Home they came")]
    assert not early(*full, at=2, measures=NO_MEASURES)
    nearly = [plain("x" * 60), plain("x" * 59), plain("x" * 51), plain("Home they came")]
    assert early(*nearly, at=2, measures=NO_MEASURES)


def test_plain_text_goes_on_from_line_to_line() -> None:
    first = "The boats had left the harbour before the light."
    flow = [plain(first), plain("They came home late.")]
    assert passages(*flow, measures=NO_MEASURES) == [f"{first} They came home late."]
    blank = [flow[0], plain("They came home late.", blank=True)]
    assert len(passages(*blank, measures=NO_MEASURES)) == 2
    full = [plain("The boats had left the harbour"), plain("Before the light came", blank=True)]
    assert len(passages(*full, measures=NO_MEASURES)) == 2


def test_lines_are_adjacent_when_nothing_stands_between() -> None:
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)])
    assert adjacent(lines[0], lines[1], surroundings)
    assert not adjacent(lines[1], lines[0], surroundings)
    between = line("a box", y=130, width=300)
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)], between)
    assert not adjacent(lines[0], lines[1], surroundings)
    for middle, clear in ((109.1, False), (108.9, True), (160.9, False), (161.1, True)):
        touching = line("a box", y=middle - 5, width=300)
        lines, surroundings = around([line(TEXT), line(TEXT, y=160)], touching)
        assert adjacent(lines[0], lines[1], surroundings) is clear
    beside = line("a box", x=400, y=130)
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)], beside)
    assert adjacent(lines[0], lines[1], surroundings)
    lines, surroundings = around([line(TEXT), line(TEXT, x=400, y=160)])
    assert not adjacent(lines[0], lines[1], surroundings)
    touching = line("a box", y=101.5, width=20)
    lines, surroundings = around([line(TEXT), line(TEXT, y=112)], touching)
    assert adjacent(lines[0], lines[1], surroundings)


def test_a_callouts_area_is_in_the_way_as_a_whole() -> None:
    flow = [line(TEXT), line(TEXT, y=160)]
    box = line("a box", x=400, y=130)
    area = Tint(Box(200, 118, 500, 152), "#dddddd")
    elsewhere = Tint(Box(450, 400, 500, 420), "#dddddd")
    lines, surroundings = around(flow, box, tints=[area, elsewhere])
    assert not adjacent(lines[0], lines[1], surroundings)
    lines, surroundings = around(flow, box, tints=[area, elsewhere], role=Role.FOOTNOTE)
    assert adjacent(lines[0], lines[1], surroundings)


def test_lines_of_two_pages_are_not_adjacent() -> None:
    made = document(page(line(TEXT, y=100)), page(line(TEXT, y=112), number=2))
    first, second = made.flow
    assert not adjacent(first, second, survey(made, MEASURES, learn(made.texts, None)))


def test_lines_of_plain_text_are_adjacent_when_no_other_stands_between() -> None:
    made = document(page(plain("The boats left."), plain("a box"), plain("They came home.")))
    surroundings = survey(made, NO_MEASURES, learn(made.texts, None))
    assert adjacent(made.lines[0], made.lines[1], surroundings)
    assert not adjacent(made.lines[0], made.lines[2], surroundings)


def test_neighbours_are_the_lines_of_a_column_with_the_same_obstacles() -> None:
    flow = [*body(4), line("beside", x=400, y=100)]
    lines, surroundings = around(flow)
    assert neighbours(lines[0], surroundings) == list(lines[:4])
    assert neighbours(lines[4], surroundings) == [lines[4]]
    narrow = [line("x" * 40, y=100 + 12 * at) for at in range(2)] + body(3, y=124)
    lines, surroundings = around(narrow, line("a box", x=290, y=106, width=80))
    assert neighbours(lines[0], surroundings) == list(lines[:2])
    assert neighbours(lines[3], surroundings) == list(lines[2:])
    text, in_text = around([plain("a")], measures=NO_MEASURES)
    assert neighbours(text[0], in_text) == []
    lower = column(*["x" * 40] * 5)
    lines, surroundings = around(lower, line("a box", x=290, y=106, width=80))
    assert neighbours(lines[0], surroundings) == list(lines[:2])


@pytest.mark.parametrize(
    ("bold", "rest", "label"),
    [
        ("Boats: ", "the port gave them.", "Boats"),
        ("Boats", " – The port gave them.", "Boats"),
        ("Boats – ", "The port gave them.", "Boats"),
        ("Boats", "-hooks were bought.", None),
        ("Boats", " –old ones– were bought.", None),
    ],
)
def test_an_item_keeps_its_bold_title(bold: str, rest: str, label: str | None) -> None:
    spans = (Span(f"• {bold}", size=10.0, bold=True), Span(rest, size=10.0))
    lines, surroundings = around([replace(line("x"), spans=spans)])
    assert build_passages(lines, surroundings)[0].label == label
