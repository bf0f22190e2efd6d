"""Captions, pull quotes, headings beside their text, and the areas that lines stand in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.captions import caption_at, captions
from pipeline.layout.metrics import Measures
from pipeline.layout.pull_quotes import find_quotes
from pipeline.layout.regions import regions_of
from pipeline.layout.side_heads import find_side_heads, order_with_side_heads, put_beside
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    PROFILE,
    TEXT,
    body,
    column,
    line,
    numbered,
    page,
    plain,
    texts,
)

WORDS = ("Figure", "Table")


def caption_texts(*lines: Line) -> list[list[str]]:
    return [texts(block) for _, block in captions(lines, MEASURES, WORDS)]


@pytest.mark.parametrize(
    "text", ["Figure 2: Boats", "Table 12 – Boats", "figure 3", "Figure n° 4. Boats", "Figure a: x"]
)
def test_a_caption_opens_with_its_word_and_a_number(text: str) -> None:
    assert caption_texts(line(text)) == [[text]]


@pytest.mark.parametrize("text", ["Figure 2 shows that", "The figure 2:", "12:"])
def test_text_that_names_a_figure_is_no_caption(text: str) -> None:
    assert caption_texts(line(text)) == []


def test_a_caption_goes_on_in_its_own_look() -> None:
    first = line("Figure 2: Boats", size=8, italic=True)

    def below(text: str, y: float = 110) -> Line:
        return line(text, y=y, size=8, italic=True)

    lines = [first, below("in the harbour"), *body(2, y=130)]
    assert caption_texts(*lines) == [["Figure 2: Boats", "in the harbour"]]
    assert caption_texts(first, below("in the harbour", 130)) == [["Figure 2: Boats"]]
    assert caption_texts(first, below("– in the harbour")) == [["Figure 2: Boats"]]
    assert caption_texts(first, line("in the harbour", y=110, size=8)) == [["Figure 2: Boats"]]


def test_without_words_for_captions_there_are_none() -> None:
    assert list(captions([line("Figure 2: Boats")], MEASURES, ())) == []


@pytest.mark.parametrize(("width", "goes_on"), [(275, True), (265, False)])
def test_a_caption_set_like_the_body_ends_with_a_short_line(width: float, goes_on: bool) -> None:
    lines = [line("Figure 2: Boats at", width=width), line(TEXT, y=112)]
    assert (len(caption_texts(*lines)[0]) == 2) is goes_on


def test_a_caption_set_like_the_body_ends_with_its_sentence() -> None:
    assert len(caption_texts(line("Figure 2: Boats.", width=300), line(TEXT, y=112))[0]) == 1
    own = [line("Figure 2: Boats.", size=8), line("By hand", y=110, size=8)]
    assert len(caption_texts(*own)[0]) == 2


@pytest.mark.parametrize(("y", "found"), [(234, True), (238, False), (56, True), (52, False)])
def test_a_tables_caption_stands_near_it(y: float, found: bool) -> None:
    block = caption_at(Box(70, 100, 300, 200), [line("Table 1: Boats", y=y)], MEASURES, WORDS)
    assert bool(block) is found


def test_no_text_stands_between_a_table_and_its_caption() -> None:
    caption = line("Table 1: Boats", y=225)
    between = line("and more", y=208)
    assert not caption_at(Box(70, 100, 300, 200), [between, caption], MEASURES, WORDS)


LEAVE = "We leave the harbour before the first light"
RETURN = "and we come home with it."


def quotes(*lines: Line) -> list[tuple[list[str], set[SignalKind]]]:
    found = find_quotes(numbered(lines), MEASURES)
    return [(texts(block), {signal.kind for signal in evidence}) for block, evidence in found]


def around(*quote: Line, before: int = 12) -> list[Line]:
    """The quote between two pieces of running text that do not say what it says."""
    return [*body(before, y=40, last=ENDED), *quote, *body(12, y=400, last=ENDED)]


def quote(
    size: float = 13,
    y: float = 220,
    step: float = 16,
    x: float = 100,
    *,
    italic: bool = False,
    color: str = "#000000",
) -> list[Line]:
    texts_at = ((LEAVE, y), (RETURN, y + step))
    return [line(text, x, top, size, italic=italic, color=color) for text, top in texts_at]


def test_a_large_sentence_set_apart_and_moved_in_is_a_quote() -> None:
    assert quotes(*around(*quote())) == [
        (
            [LEAVE, RETURN],
            {
                SignalKind.LARGER_THAN_BODY, SignalKind.INDENTED, SignalKind.ENDS_AS_SENTENCE,
            },
        )
    ]  # fmt: skip


def test_being_large_and_coloured_needs_the_end_of_a_sentence() -> None:
    assert quotes(*around(*quote(color="#0000ff")))
    heading = [line(LEAVE, 100, 220, 13, color="#0000ff")]
    assert not quotes(*around(*heading))


def test_evidence_of_a_quote_adds_up() -> None:
    flush = quote(x=70)
    assert not quotes(*around(*flush))
    coloured = quote(x=70, color="#0000ff")
    assert {SignalKind.COLOURED, SignalKind.RARE_LOOK} <= quotes(*around(*coloured))[0][1]
    italic = quote(x=70, italic=True)
    assert {SignalKind.ITALIC, SignalKind.RARE_LOOK} <= quotes(*around(*italic))[0][1]
    small = quote(size=10, step=12, italic=True)
    assert quotes(*around(*small))
    assert not quotes(*around(*quote(size=10, step=12, x=70, italic=True)))


def test_what_is_quoted_or_said_twice_is_a_quote_without_being_large() -> None:
    marked = [line("“We leave the harbour before light”", 100, 220, 10, italic=True)]
    assert SignalKind.QUOTATION_MARKS in quotes(*around(*marked))[0][1]
    again = line("the first light of day and so the boats", 100, 220, 10, italic=True)
    lines = [*body(11, y=40), line(ENDED, y=172), again, *body(12, y=400)]
    assert SignalKind.REPEATS_TEXT in quotes(*lines)[0][1]


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("the first light of day and so the boots", True),  # likeness 97
        ("the first night of May and yet the coats", False),  # 85
    ],
)
def test_a_quote_may_mend_a_letter_of_the_sentence_that_it_repeats(said: str, again: bool) -> None:
    quote = line(said, 100, 220, 10, italic=True)
    lines = [*body(11, y=40), line(ENDED, y=172), quote, *body(12, y=400)]
    assert bool(quotes(*lines)) is again


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        (SignalKind.LARGER_THAN_BODY, 0.3),
        (SignalKind.COLOURED, 0.15),
        (SignalKind.ITALIC, 0.15),
        (SignalKind.INDENTED, 0.15),
        (SignalKind.RARE_LOOK, 0.11),
        (SignalKind.QUOTATION_MARKS, 0.35),
        (SignalKind.ENDS_AS_SENTENCE, 0.2),
        (SignalKind.REPEATS_TEXT, 0.4),
    ],
)
def test_each_sign_of_a_quote_has_its_weight(kind: SignalKind, weight: float) -> None:
    said = "the first light of day and so the boats"
    own = line(f"“{said}”", 100, 220, 13, italic=True, color="#0000ff")
    lines = [*body(11, y=40), line(ENDED, y=172), own, *body(12, y=400)]
    evidence = find_quotes(numbered(lines), MEASURES)[0][1]
    assert {signal.kind: signal.weight for signal in evidence}[kind] == weight


def test_a_quote_is_set_apart_from_the_text() -> None:
    assert not quotes(*around(*quote(y=184)))
    assert not quotes(*body(12, y=40), *quote(), *body(12, y=252))


def test_a_line_of_another_look_right_below_is_none_of_the_quote() -> None:
    below = line("and home again.", 100, 252, 13)
    assert not quotes(*around(*quote(color="#0000ff"), below))


def test_a_quote_may_be_the_first_of_the_text() -> None:
    assert quotes(*quote(y=40, color="#0000ff"), *body(12, y=400))


def test_in_slanted_text_slope_is_no_sign() -> None:
    slanted = Measures(10.0, 12.0, italic=True, uniform=False)
    lines = numbered(around(*quote(italic=True, color="#0000ff")))
    evidence = find_quotes(lines, slanted)[0][1]
    assert SignalKind.ITALIC not in {signal.kind for signal in evidence}


def test_two_quotes_with_a_gap_between_are_two() -> None:
    first, second = quote(y=200, color="#0000ff"), quote(y=280, color="#0000ff")
    made = quotes(*around(*first, *second))
    assert [texts for texts, _ in made] == [[LEAVE, RETURN]] * 2


def test_a_rare_look_is_a_sign_where_the_text_goes_on_below() -> None:
    # Larger and coloured, a whole sentence: 0.65; with the look, which no other line has, 0.76.
    rare = quote(x=70, color="#0000ff")
    assert SignalKind.RARE_LOOK in quotes(*around(*rare))[0][1]
    last = [*body(12, y=40, last=ENDED), *rare]
    assert SignalKind.RARE_LOOK not in quotes(*last)[0][1]
    small = [*around(*rare), line("The boats of Orsa, seen from the quay.", y=600, size=8)]
    assert SignalKind.RARE_LOOK in quotes(*small)[0][1]


def test_a_quote_is_no_longer_than_a_few_sentences() -> None:
    short = [line("Home we came again.", 100, 220, 13, color="#0000ff")]
    assert not quotes(*around(*short))
    five = [line("So home we came again.", 100, 220, 13, color="#0000ff")]
    assert quotes(*around(*five))
    eight = [line(RETURN, 100, 200 + 16 * at, 13, color="#0000ff") for at in range(8)]
    assert quotes(*around(*eight))
    nine = [line(RETURN, 100, 200 + 16 * at, 13, color="#0000ff") for at in range(9)]
    assert not quotes(*around(*nine))
    words = [line("word " * 13, 100, 200 + 16 * at, 13, color="#0000ff") for at in range(5)]
    sixty = [*words, line("at last.", 100, 280, 13, color="#0000ff")]
    assert quotes(*around(*sixty))
    wordy = [line("word " * 15, 100, 200 + 16 * at, 13, color="#0000ff") for at in range(5)]
    assert not quotes(*around(*wordy, line("at last.", 100, 280, 13, color="#0000ff")))


def test_a_list_item_or_text_like_the_body_is_no_quote() -> None:
    item = [line(f"– {LEAVE}.", 100, 220, 13, color="#0000ff")]
    assert not quotes(*around(*item))
    bold = [line(f"“{LEAVE}.”", 100, 220, bold=True)]
    assert not quotes(*around(*bold))


def test_display_type_may_be_set_loosely() -> None:
    loose = quote(step=21, color="#0000ff")
    assert [found for found, _ in quotes(*around(*loose))] == [[LEAVE, RETURN]]


def test_a_look_that_many_lines_have_is_not_rare() -> None:
    blue = [line(TEXT, 70, 600 + 12 * at, color="#0000ff") for at in range(10)]
    evidence = quotes(*around(*quote(x=70, color="#0000ff")), *blue)[0][1]
    assert SignalKind.RARE_LOOK not in evidence


@pytest.mark.parametrize(("others", "rare"), [(8, True), (9, False)])
def test_of_many_lines_one_in_twenty_may_have_a_rare_look(others: int, rare: bool) -> None:
    blue = [line(TEXT, 70, 600, color="#0000ff", page=2)] * others
    text = around(*quote(x=70, color="#0000ff"))
    more = [line(TEXT, 70, 600, page=3)] * (200 - len(text) - others)
    assert (SignalKind.RARE_LOOK in quotes(*text, *blue, *more)[0][1]) is rare


@pytest.mark.parametrize(("x", "moved"), [(82, True), (78, False)])
def test_what_is_moved_in_begins_an_em_further(x: float, moved: bool) -> None:
    evidence = quotes(*around(*quote(x=x, color="#0000ff")))[0][1]
    assert (SignalKind.INDENTED in evidence) is moved


def side_heads(*lines: Line) -> list[list[str]]:
    made = page(*lines)
    return [texts(head) for head in find_side_heads(made.lines, made, MEASURES, PROFILE)]


def beside(y: float = 100, x: float = 200) -> Sequence[Line]:
    return body(6, y=y, x=x)


def test_a_heading_may_stand_beside_its_text() -> None:
    assert side_heads(line("Setting", bold=True), *beside()) == [["Setting"]]
    two = [line("What was", bold=True), line("done", y=112, bold=True)]
    assert side_heads(*two, *beside()) == [["What was", "done"]]
    assert side_heads(line("Harbour", bold=True), *beside()) == []


@pytest.mark.parametrize(("off", "found"), [(10, True), (12, False), (-24, True), (-26, False)])
def test_text_stands_beside_a_heading_or_begins_right_below_its_row(
    off: float, found: bool
) -> None:
    assert bool(side_heads(line("Setting", y=100 + off, bold=True), line(TEXT, x=200))) is found


@pytest.mark.parametrize(("y", "free"), [(144, False), (150, True), (56, False), (50, True)])
def test_a_heading_beside_text_has_its_column_to_itself(y: float, free: bool) -> None:
    lines = [line("Setting", bold=True), *beside(), line("a label", y=y)]
    assert bool(side_heads(*lines)) is free


def test_a_line_over_both_columns_does_not_fill_the_headings_column() -> None:
    lead = line(TEXT, y=80, width=400)
    assert side_heads(lead, line("Setting", bold=True), *beside())


def test_a_heading_over_its_text_is_none_beside() -> None:
    assert side_heads(line("Setting", bold=True), *body(4, y=120)) == []
    made = page(line("Setting", bold=True), *beside())
    assert find_side_heads(made.lines, made, NO_MEASURES, PROFILE) == []


def test_further_lines_of_a_heading_are_as_bold_and_begin_there() -> None:
    light = [line("What was", bold=True), line("done", y=112)]
    assert side_heads(*light, *beside()) == []
    moved = [line("What was", bold=True), line("done", x=82, y=112, bold=True)]
    assert side_heads(*moved, *beside()) == []


def test_lines_set_against_the_text_end_at_one_edge() -> None:
    head = [line("What was", bold=True), line("done", x=90, y=112, bold=True)]
    assert side_heads(*head, *beside()) == [["What was", "done"]]


def test_a_heading_may_stand_right_of_its_text() -> None:
    head = line("Setting", x=420, bold=True)
    assert side_heads(head, *body(6)) == [["Setting"]]
    assert side_heads(head, *body(6), line(TEXT, x=400, y=112, width=100)) == []
    assert texts(put_beside(body(2, y=76) + column("a", "b"), [(head,)], MEASURES))[2:] == [
        "Setting", "a", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(("off", "before"), [(0, "a"), (8, "a"), (10, "b")])
def test_a_large_heading_hangs_from_the_top_of_its_text(off: float, before: str) -> None:
    head = line("Setting", y=100 + off, size=24, bold=True)
    text = [*column("a", x=200, y=100), *column("b", "c", x=200, y=112)]
    assert side_heads(head, *text) == [["Setting"]]
    ordered = texts(put_beside(text, [(head,)], MEASURES))
    assert ordered[ordered.index("Setting") + 1] == before


@pytest.mark.parametrize(("y", "free"), [(70, False), (80, True)])
@pytest.mark.parametrize("way", [1, -1])
def test_a_callout_may_stand_in_the_headings_column_but_no_text_behind_it(
    y: float, free: bool, way: int
) -> None:
    """The callout ends 30 points from the heading, three pitches from it 66 and more."""
    head, callout = line("Setting", y=200, bold=True), line("must last", y=200 + way * 30)
    text = line(TEXT, y=200 + way * y, width=100)
    made = page(head, callout, text, *beside(y=200))
    unclaimed = [one for one in made.lines if one.text != "must last"]
    found = find_side_heads(unclaimed, made, MEASURES, PROFILE)
    assert bool(found) is free
    assert find_side_heads(made.lines, made, MEASURES, PROFILE) == []
    assert bool(find_side_heads(made.lines, made, MEASURES, PROFILE, unclaimed)) is free


@pytest.mark.parametrize(("height", "other", "apart"), [
    (40, 0, True), (41, 0, False), (40, 1, False),
])  # fmt: skip
def test_a_heading_on_a_bar_over_columns_heads_them_all(
    height: float, other: int, apart: bool
) -> None:
    """Two stretches of two columns, of which the second has a heading on a bar."""
    first = [*column("a", "b", y=60), *column("c", "d", x=300, y=60)]
    head = [line("Setting", y=120), *[line("x", x=200, y=120)] * other]
    second = [*column("e", "f", y=160), *column("g", "h", x=300, y=160)]
    area = Tint(Box(60, 132 - height, 500, 132), "#0000ff")
    made = page(*first, *head, *second, tints=[area])
    ordered = texts(order_with_side_heads(made, made.lines, MEASURES, PROFILE))
    assert (ordered.index("Setting") == 4) is apart


def test_a_heading_goes_before_the_text_beside_it() -> None:
    text = body(6, x=200, y=76)
    head = line("Setting", y=100, bold=True)
    ordered = put_beside(text, [(head,)], MEASURES)
    assert ordered.index(head) == 2
    late = put_beside(text[:2], [(line("Setting", y=300),)], MEASURES)
    assert texts(late)[-1] == "Setting"
    left = put_beside(column("a", "b", x=70), [(line("Setting", y=100),)], MEASURES)
    assert texts(left)[-1] == "Setting"


def test_an_area_ends_where_a_column_or_a_page_does() -> None:
    lines = [*body(2), *body(2, x=400), *[line("next", page=2)], plain("no box")]
    areas = [(region.page, region.box) for region in regions_of(lines)]
    assert areas == [
        (1, Box(70, 100, 370, 122)), (1, Box(400, 100, 700, 122)), (2, Box(70, 100, 90, 110)),
    ]  # fmt: skip
    assert regions_of([plain("a")]) == ()
