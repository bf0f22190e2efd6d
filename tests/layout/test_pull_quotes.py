"""Pull quotes: the evidence for them, and what they are told from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.pull_quotes import find_quotes
from pipeline.model.evidence import SignalKind
from pipeline.model.page import Line
from tests.stages.builders import (
    ENDED,
    MEASURES,
    TEXT,
    body,
    line,
    numbered,
    texts,
)

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


def test_a_quote_at_the_left_edge_of_its_page_is_not_moved_in() -> None:
    """The other page's text begins further left."""
    other = [replace(one, page=2) for one in body(12, x=30)]
    found = find_quotes([*numbered(around(*quote(x=70, color="#0000ff"))), *other], MEASURES)
    assert [SignalKind.INDENTED in {sign.kind for sign in signs} for _, signs in found] == [False]


@pytest.mark.parametrize(("bold", "rare"), [(False, True), (True, False)])
def test_a_rare_look_tells_where_the_text_goes_on_below(bold: bool, rare: bool) -> None:
    below = line("The boats then left", y=280, bold=bold)
    lines = [*body(12, y=40, last=ENDED), *quote(color="#0000ff"), below, *body(9, y=310)]
    ((_, signs),) = quotes(*lines)
    assert (SignalKind.RARE_LOOK in signs) is rare


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


@pytest.mark.parametrize(("said", "size", "found"), [
    ("“We leave the harbour early and come home with it.”", 13, True),
    ("“We leave the harbour early and come home with it.”", 10, False),
    ("We leave the harbour early and come home with it.", 13, False),
])  # fmt: skip
def test_large_type_in_quotation_marks_needs_no_gap(said: str, size: float, found: bool) -> None:
    own = line(said, 100, 184, size, italic=True, color="#0000ff")
    assert bool(quotes(*body(12, y=40), own, *body(12, y=200))) is found


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
