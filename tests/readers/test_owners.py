"""Which glyphs belong to which text object, however the page's objects are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.pdfium import bindings
from pipeline.readers.pdfium.owners import FEW_GLYPHS, find_owners

PAGE = bindings.pointer(None)
# Glyphs of an object, or as many characters that PDFium has put between objects: 0.
PARTS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 40)), min_size=1, max_size=12)


def found(said: list[int | None], text: str, things: int) -> list[tuple[int, int, int]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bindings, "get_object", lambda _, at: said[at])
        return list(find_owners(PAGE, text, things))


def obvious(said: list[int | None]) -> list[tuple[int, int, int]]:
    """Each object with its first glyph and that after its last, glyph by glyph."""
    spans: list[tuple[int, int, int]] = []
    for at, owner in enumerate(said):
        if owner and spans and spans[-1][0] == owner:
            spans[-1] = (owner, spans[-1][1], at + 1)
        elif owner:
            spans.append((owner, at, at + 1))
    return spans


@given(PARTS, st.booleans())
def test_a_search_finds_what_asking_each_glyph_finds(
    parts: list[tuple[int, int]], lines: bool
) -> None:
    said: list[int | None] = []
    text = ""
    for number, (kind, count) in enumerate(parts, 1):
        said += [number * 8 if kind else None] * count
        text += ("a" if kind else " ") * count
        if lines:
            said += [None, None]
            text += "\r\n"
    assert found(said, text, things=0) == obvious(said)
    assert found(said, text, things=len(text)) == obvious(said)


def test_what_is_added_inside_an_object_is_its_own() -> None:
    said = [8, 8, None, 8, 8, None, 16, 16]
    assert found(said, "ab ab cd", things=0) == [(8, 0, 5), (16, 6, 8)]


@pytest.mark.parametrize(("letter", "spans"), [("א", 3), ("ا", 3), ("a", 1)])
def test_text_from_right_to_left_may_stand_between_two_parts_of_an_object(
    letter: str, spans: int
) -> None:
    said: list[int | None] = [8, 16, 8]
    assert len(found(said, letter * len(said), things=0)) == spans


def test_few_glyphs_to_an_object_are_asked_one_by_one() -> None:
    said: list[int | None] = [8, *[16] * (FEW_GLYPHS - 2), 8]
    assert len(found(said, "a" * len(said), things=1)) == 1
    assert len(found(said, "a" * len(said), things=2)) == 3
