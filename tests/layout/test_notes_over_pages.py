"""A note may go on on the next page; what else is small there is no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
