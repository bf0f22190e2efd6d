"""Documents set in pages: what stands where, and what is certain there."""

from __future__ import annotations

from itertools import pairwise

from pipeline.model.page import HiddenReason, Line, Page
from pipeline.readers.flow.blocks import (
    Block,
    Flow,
    Frame,
    Look,
    Note,
    Paragraph,
    Picture,
    Piece,
    Table,
)
from pipeline.readers.flow.composition import compose

BODY = Look(10.0)
LONG = "Twelve offices along the river began to keep one register of all boats that went by. " * 4


def par(text: str, look: Look = BODY, **more: object) -> Paragraph:
    return Paragraph((Piece(text, look),), **more)  # type: ignore[arg-type]


def page(*blocks: Block, notes: dict[str, Note] | None = None) -> Page:
    (one,) = compose(Flow(blocks, notes or {}))
    return one


def top(line: Line) -> float:
    assert line.box
    return line.box.top


def test_a_paragraph_is_lines_of_one_pitch_and_the_next_stands_apart() -> None:
    lines = page(par(LONG), par(LONG)).lines
    first = [line for line in lines if line.number < len(lines) // 2]
    steps = {round(top(b) - top(a), 3) for a, b in pairwise(first)}
    assert steps == {12.0}
    assert [line.blank_before for line in lines].count(True) == 2
    assert top(lines[len(first)]) - top(first[-1]) == 24.0


def test_lines_are_broken_at_spaces_alone_and_lose_nothing() -> None:
    hyphens = "pré- et post-électoral " * 40
    address = "https://example.org/" + "a-long-way/" * 20
    lines = page(par(hyphens), par(f"See {address} there.")).lines
    text = " ".join(line.text for line in lines)
    assert text == f"{hyphens.strip()} See {address} there."
    assert not any(line.text.endswith("-") for line in lines)


def test_a_line_feed_begins_a_line_inside_the_paragraph() -> None:
    first, second = page(par("One\ntwo")).lines
    assert (first.blank_before, second.blank_before) == (True, False)
    assert top(second) - top(first) == 12.0


def test_spans_keep_their_looks_and_a_call_is_raised() -> None:
    pieces = (Piece("so", Look(10.0, bold=True)), Piece("1", Look(10.0, raised=True), note="n"))
    one = page(Paragraph(pieces), notes={"n": Note("1", (par("See there."),))})
    text, note = one.lines
    assert [(s.text, s.bold, s.superscript) for s in text.spans] == [
        ("so", True, False), ("1", False, True),
    ]  # fmt: skip
    low, raised = text.spans
    assert low.box and raised.box and raised.box.bottom < low.box.bottom
    assert note.text == "1 See there." and note.size == 8.0 and note.spans[0].superscript


def test_notes_stand_on_the_page_that_calls_them() -> None:
    call = Paragraph((Piece("a", BODY), Piece("1", BODY, note="n")))
    flow = Flow((call, par("b", begins_page=True)), {"n": Note("1", (par("Note."),))})
    first, second = compose(flow)
    assert [line.text for line in first.lines] == ["a1", "1 Note."]
    assert [line.text for line in second.lines] == ["b"]


def test_notes_that_nothing_calls_are_not_lost() -> None:
    flow = Flow((par("a"), par("b", begins_page=True)), {"n": Note("1", (par("Note."),))})
    assert [line.text for line in compose(flow)[1].lines] == ["b", "1 Note."]


def test_a_frame_is_an_area_around_its_lines() -> None:
    one = page(par("a"), Frame((par("b"),), "#eef3df"), par("c"))
    (tint,) = one.tints
    held = [line.text for line in one.lines if line.box and tint.box.holds(line.box)]
    assert held == ["b"] and tint.filled and tint.color == "#eef3df"


def test_a_table_has_rules_around_cells_in_rows() -> None:
    row = ((par("a"),), (par("b"),))
    one = page(Table((row, row)))
    a, b, c, _ = one.lines
    assert top(a) == top(b) < top(c)
    assert len([rule for rule in one.rules if rule.width > rule.height]) == 3
    assert len([rule for rule in one.rules if rule.width < rule.height]) == 3


def test_an_item_begins_with_its_marker_outside_its_level() -> None:
    one = page(par("a", marker="•", level=1), par("b"))
    item, text = one.lines
    assert item.text == "• a" and item.box and text.box and item.box.x0 == text.box.x0


def test_an_item_with_a_mark_typed_in_its_text_has_that_one_only() -> None:
    (item,) = page(par("– a boat", marker="•", level=1)).lines
    assert item.text == "– a boat"


def test_a_note_that_is_one_long_address_stands_beside_its_number() -> None:
    address = "https://example.org/" + "a-long-way/" * 16
    pieces = (Piece(address, Look(8.0)), Piece(".", Look(8.0)))
    call = Paragraph((Piece("Text", BODY), Piece("1", BODY, note="n")))
    note = Note("1", (Paragraph(pieces),))
    assert page(call, notes={"n": note}).lines[-1].text == f"1 {address}."


def test_headers_stand_on_the_first_page_once_and_say_what_they_are() -> None:
    flow = Flow((par("a"), par("b", begins_page=True)), running=(par("The series"),))
    first, second = compose(flow)
    assert [(line.text, line.running) for line in first.lines] == [
        ("The series", True), ("a", False),
    ]  # fmt: skip
    assert not any(line.running for line in second.lines)


def test_pages_are_marked_as_composed_and_hold_what_is_hidden() -> None:
    (one,) = compose(Flow((par("a"), Picture()), hidden=("Not shown.",)))
    assert one.composed and one.has_geometry and len(one.pictures) == 1
    assert [(h.text, h.reason) for h in one.hidden] == [("Not shown.", HiddenReason.STYLE)]


def test_soft_hyphens_are_no_letters() -> None:
    assert page(par("re\u00adgis\u00adter")).lines[0].text == "register"


def test_nothing_is_one_empty_page() -> None:
    assert compose(Flow(()))[0].lines == ()
