"""A note may go on on the next page; what else is small there is no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.compare import box_of
from pipeline.layout.note_blocks import find_notes
from pipeline.model.page import Line
from tests.stages.builders import PROFILE, TEXT, column, document, line, page


def small(text: str, y: float, font: str) -> Line:
    made = line(text, y=y, size=8)
    return replace(made, spans=tuple(span._replace(font=font) for span in made.spans))


@pytest.mark.parametrize(("font", "below", "goes_on"), [
    ("Serif", "Serif", True),
    ("Serif", "Serif-Italic", False),  # a box in the margin
    ("", "", True),  # a scan
])  # fmt: skip
@pytest.mark.parametrize("y", [60, 700])
def test_a_note_goes_on_in_its_own_face(font: str, below: str, goes_on: bool, y: float) -> None:
    called = [*column(*[TEXT] * 19, y=100), line("the harbour", y=340, raised="1")]
    called[-1] = replace(called[-1], spans=called[-1].spans[::-1])
    first = page(*called, small("1 A note that ends with the page", 700, font))
    rest = small("and goes on over the next one", y, below)
    second = page(
        *sorted([*column(*[TEXT] * 20, y=100), rest], key=lambda one: one.box or ()), number=2
    )
    (note,), _ = find_notes(document(first, second), PROFILE)
    assert len(note.lines) == (2 if goes_on else 1)


@pytest.mark.parametrize(("texts", "goes_on"), [
    (("and goes on over the next one.", "The end of it"), True),
    (("The plan of a port", "and its piers"), False),  # a caption
])  # fmt: skip
def test_a_note_goes_on_inside_a_sentence(texts: tuple[str, str], goes_on: bool) -> None:
    called = [*column(*[TEXT] * 19, y=100), line("the harbour", y=340, raised="1")]
    called[-1] = replace(called[-1], spans=called[-1].spans[::-1])
    first = page(*called, small("1 A note that ends with the page", 700, "Serif"))
    rest = [small(text, y, "Serif") for text, y in zip(texts, (700, 710), strict=True)]
    second = page(*column(*[TEXT] * 20, y=100), *rest, number=2)
    (note,), _ = find_notes(document(first, second), PROFILE)
    assert len(note.lines) == (3 if goes_on else 1)


def test_numbered_rows_over_what_goes_on_from_a_note_are_none() -> None:
    called = [*column(*[TEXT] * 19, y=100), line("the harbour", y=340, raised="1")]
    called[-1] = replace(called[-1], spans=called[-1].spans[::-1])
    first = page(*called, small("1 A note that ends with the page", 700, "Serif"))
    rows = [small("2 Meet the council", 60, "Serif"), small("3 Print the list", 70, "Serif")]
    rest = small("and goes on over the next one.", 700, "Serif")
    second = page(*rows, *column(*[TEXT] * 20, y=100), rest, number=2)
    (note,), _ = find_notes(document(first, second), PROFILE)
    assert [one.text for one in note.lines][1:] == [rest.text]


def begun(*rest: Line) -> list[str]:
    """What a note that ends with page 1 has on page 2, where ``rest`` stands before its text."""
    called = [*column(*[TEXT] * 19, y=100), line("the harbour", y=340, raised="1")]
    called[-1] = replace(called[-1], spans=called[-1].spans[::-1])
    first = page(*called, small("1 A note that ends with the page", 700, "Serif"))
    (note, *_), _ = find_notes(document(first, page(*rest, number=2)), PROFILE)
    return [one.text for one in note.lines][1:]


def test_a_note_goes_on_at_the_foot_of_the_first_column() -> None:
    left, rest = column(*[TEXT[:40]] * 20, y=100), small("and goes on over the next one", 700, "")
    rest = replace(rest, spans=tuple(span._replace(font="Serif") for span in rest.spans))
    right = column(*[TEXT[:40]] * 30, x=330, y=100)
    assert begun(*left, rest, *right) == [rest.text]
    assert begun(*left, *right) == []


@pytest.mark.parametrize(
    ("size", "y", "rest"),
    [(9, 688, 1), (8, 670, 1), (8, 690, 0)],  # of another size, further up, or the note's own
)
def test_a_box_in_the_margin_above_it_is_none_of_it(size: float, y: float, rest: int) -> None:
    box = line("The work must show results that people can count", y=y, size=size)
    found = begun(*column(*[TEXT] * 20, y=100), box, small("and goes on over it", 700, "Serif"))
    assert len(found) == rest


@pytest.mark.parametrize(
    ("marked", "last", "x", "found"),
    [
        ("2. Second.", "holds, see the", 84, 1),
        ("2. Second.", "holds, see the.", 84, 0),  # the note has ended
        ("2. Second.", "holds, see the", 70, 0),  # text, for it does not hang
        ("3. Third.", "holds, see the", 84, 0),  # a note may be lost between them
        ("", "holds, see the", 84, 1),
        ("", "holds, see the.", 84, 0),
        ("", "holds, see the", 70, 0),
    ],
)
def test_a_list_of_notes_as_large_as_the_text_goes_on_in_its_hanging_indent(
    marked: str, last: str, x: float, found: int
) -> None:
    called = line("The nets1 hold, and the boats2 too, and the port3 as well.")
    notes = [line("Notes", y=676), line("1. The one that", y=700), line(last, x=84, y=712)]
    rest = [line("list at http://a.example", x=x, y=60)]
    rest += [line(f"{marked} See http://b.example", y=72)] if marked else []
    pages = page(called, *column(*[TEXT] * 40, y=112), *notes), page(*rest, number=2)
    blocks, _ = find_notes(document(*pages), PROFILE)
    assert len(blocks[0].lines) == 2 + found


@pytest.mark.parametrize(
    ("rest", "gap", "found"),
    [(1, 14, 1), (1, 16, 0), (2, 2, 2), (3, 2, 0)],  # apart from the list, or as long as it
)
def test_a_listed_note_that_ends_a_sentence_goes_on_right_above_the_next_one(
    rest: int, gap: float, found: int
) -> None:
    called = line("The nets1 hold, and the boats2 too, and the port3 as well.")
    notes = [line("Notes", y=676), line("1. The one that", y=700), line("holds.", x=84, y=712)]
    more = column(*["[seen in May]."] * rest, x=84, y=60)
    foot = box_of(more[-1]).bottom + gap
    listed = [line("2. See http://b.example", y=foot), line("for hemp,", x=84, y=foot + 12)]
    pages = (
        page(called, *column(*[TEXT] * 40, y=112), *notes),
        page(*more, *listed, line("and for flax.", x=84, y=foot + 24), number=2),
    )
    blocks, _ = find_notes(document(*pages), PROFILE)
    assert len(blocks[0].lines) == 2 + found


@pytest.mark.parametrize(
    ("note", "rest", "found"),
    [
        (["See http://a.example/2017/"], "2018/nets.html [seen in May].", 1),
        (["See http://a.", "example/2017/"], "2018/nets.html [seen in May].", 1),
        (["See http://a.example/2017/"], "Nets of the ports", 0),
        (["See the nets of 2017"], "2018/nets.html [seen in May].", 0),
    ],
)
@pytest.mark.parametrize("y", [60, 700])
def test_an_address_goes_on_on_the_next_page(
    note: list[str], rest: str, found: int, y: float
) -> None:
    called = line("The nets1 hold, and the boats hold too.")
    notes = [line(text, y=700 + 10 * at, size=8) for at, text in enumerate(note)]
    notes[0] = line(f"1. {note[0]}", y=700, size=8)
    more = line(rest, y=y, size=8)
    text = column(*[TEXT] * 20, y=112)
    second = page(*([more, *text] if y < 100 else [*text, more]), number=2)
    first = page(called, *column(*[TEXT] * 20, y=112), *notes)
    (block,), _ = find_notes(document(first, second), PROFILE)
    assert len(block.lines) == len(note) + found


def test_a_list_goes_on_behind_the_first_of_the_notes_of_the_next_page() -> None:
    called = line("The nets1 hold, and the boats2 too, and the port3 as well.")
    notes = [line("Notes", y=676), line("1. The one that", y=700), line("holds", x=84, y=712)]
    rest = [line("list at http://a.example", x=84, y=60), line("2. See http://b.example", y=72)]
    rest += [line("3. See http://c.example", y=84)]
    pages = page(called, *column(*[TEXT] * 40, y=112), *notes), page(*rest, number=2)
    blocks, _ = find_notes(document(*pages), PROFILE)
    assert [len(block.lines) for block in blocks] == [3, 1, 1]


def test_what_goes_on_at_the_foot_may_take_several_lines() -> None:
    called = [*column(*[TEXT] * 19, y=100), line("the harbour", y=340, raised="1")]
    called[-1] = replace(called[-1], spans=called[-1].spans[::-1])
    first = page(*called, small("1 A note that ends with the page", 700, "Serif"))
    rest = [
        small(text, 700 + 10 * at, "Serif") for at, text in enumerate(("and", "it", "goes", "on."))
    ]
    (note,), _ = find_notes(
        document(first, page(*column(*[TEXT] * 20, y=100), *rest, number=2)), PROFILE
    )
    assert len(note.lines) == 5
