"""A line that holds several texts is cut; each piece keeps its words, looks and place."""

from __future__ import annotations

from dataclasses import replace

from pipeline.matching.line_cuts import cut_lines
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span
from tests.stages.builders import page


def printed(*texts: str) -> Line:
    """A line of a span for each text, every other bold; a character is 5 points wide."""
    spans, x = [], 70.0
    for at, text in enumerate(texts):
        box = Box(x, 100, x + 5 * len(text), 110)
        spans.append(Span(text, "Serif", 10, bold=at % 2 == 0, box=box))
        x = box.x1
    return Line(1, 0, tuple(spans), Box(70, 100, x, 110), blank_before=True)


def cut(line: Line, *places: int) -> list[Line]:
    made = page(line, printed("Below"))
    found = cut_lines(made, {made.lines[0].id: places}).lines
    assert [one.number for one in found] == list(range(len(places) + 2))
    assert found[-1].text == "Below"
    return list(found[:-1])


def texts(lines: list[Line]) -> list[str]:
    return [one.text for one in lines]


def test_a_line_is_cut_inside_a_span_where_its_letters_stand() -> None:
    head, rest = cut(printed("Setting: the boats"), 9)
    assert texts([head, rest]) == ["Setting:", "the boats"]
    assert (head.box, rest.box) == (Box(70, 100, 115, 110), Box(115, 100, 160, 110))
    assert (head.blank_before, rest.blank_before) == (True, False)


def test_a_line_is_cut_between_spans_whose_places_stay() -> None:
    head, rest = cut(printed("Setting ", "the boats"), 8)
    assert (head.box, rest.box) == (Box(70, 100, 110, 110), Box(110, 100, 155, 110))


def test_a_blank_between_the_pieces_takes_no_room_in_them() -> None:
    for place in (7, 8):
        head, rest = cut(printed("Setting", " ", "the boats"), place)
        assert (head.box, rest.box) == (Box(70, 100, 105, 110), Box(110, 100, 155, 110))


def test_spans_before_and_behind_the_cut_stay_as_they_are() -> None:
    line = printed("What ", "was done", " the", " boats")
    head, rest = cut(line, 13)
    assert head.spans == line.spans[:2]
    assert rest.spans == (line.spans[2]._replace(text="the"), line.spans[3])


def test_a_line_may_be_cut_twice() -> None:
    assert texts(cut(printed("Setting ", "the boats", " Work"), 8, 17)) == [
        "Setting", "the boats", "Work",
    ]  # fmt: skip


def test_blanks_between_the_pieces_go_and_those_inside_them_stay() -> None:
    assert texts(cut(printed("What ", "was ", "done", " ", "the boats", " ", "left"), 13)) == [
        "What was done", "the boats left",
    ]  # fmt: skip
    assert texts(cut(printed("Setting", " ", "the boats", " left"), 7)) == [
        "Setting", "the boats left",
    ]  # fmt: skip
    assert texts(cut(printed("What ", "was done ", "the", " boats "), 14)) == [
        "What was done", "the boats ",
    ]  # fmt: skip
    assert texts(cut(printed("Setting", " the", " boats"), 7)) == ["Setting", "the boats"]


def test_without_places_both_pieces_have_that_of_the_line() -> None:
    line = printed("Setting ", "the boats")
    bare = replace(line, spans=tuple(span._replace(box=None) for span in line.spans))
    assert [one.box for one in cut(bare, 8)] == [line.box, line.box]
