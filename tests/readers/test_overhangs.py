"""Letters that reach under the next one, and fonts that cannot be asked how wide a letter is."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from pipeline.readers.pdfium import overhangs
from pipeline.readers.pdfium.bindings import pointer
from pipeline.readers.pdfium.overhangs import _Rooms, end_at_next, give_ink_its_room


@pytest.mark.parametrize(("following", "end"), [(3.2, 10), (3.5, 3.5), (6.5, 6.5), (6.8, 10)])
def test_a_long_tail_ends_where_the_next_letter_begins(following: float, end: float) -> None:
    ends = np.array([10.0, 12.0])
    end_at_next("Qu", np.array([0.0, following]), ends)
    assert ends.tolist() == [end, 12.0]


@pytest.mark.parametrize("text", ["e\u0301", "-u", "Q-"])
def test_an_accent_or_a_mark_over_a_letter_ends_nothing(text: str) -> None:
    ends = np.array([10.0, 12.0])
    end_at_next(text, np.array([0.0, 5.0]), ends)
    assert ends.tolist() == [10.0, 12.0]


class AdvancesByLetter:
    """Stands in for PDFium: all glyphs are of one font, in 10 points, with these advances."""

    def __init__(self, advances: dict[str, float]) -> None:
        self._advances = advances

    pointer = staticmethod(pointer)

    def get_object(self, page: object, at: int) -> int:
        return 1

    def get_font(self, thing: object) -> int:
        return 7

    def get_size(self, page: object, at: int) -> float:
        return 10.0

    def get_matrix(self, page: object, at: int, matrix: Any) -> int:  # noqa: ANN401
        matrix._obj.a = 1.0
        return 1

    def get_advance(self, font: int, code: int, size: float, advance: Any) -> int:  # noqa: ANN401
        advance._obj.value = self._advances[chr(code)]
        return 1


@pytest.mark.parametrize(("told", "known"), [(4.9, True), (5.1, True), (5.3, False)])
def test_a_font_that_is_wrong_of_a_letter_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, told: float, known: bool
) -> None:
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({"f": 3.0, "o": told}))
    begins = np.array([0.0, 3.5])
    rooms = _Rooms(pointer(None), "fo", begins, begins, np.array([4.0, 8.5]))
    assert rooms.of("f", 0) == ((3.0 if known else 3.5), 10.0)


def test_the_room_of_a_letter_is_the_usual_step_to_the_next_one_of_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of three words and a kerned one; not before a space or a mark, nor in a ligature."""
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({"f": 3.0, "o": 9.0}))
    text = "of foo fro f, fe fi"
    places = [0, 5, 10, 12, 15.4, 20, 25, 27, 30.6, 34, 39, 41, 46, 50, 52, 54, 60, 62, 62]
    origins = np.array(places, float)
    rooms = _Rooms(pointer(None), text, origins, origins, origins + 5)
    assert rooms.of("f", 1)[0] == pytest.approx(3.4)


def test_without_another_letter_near_a_font_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({"f": 3.0, "o": 9.0}))
    far = "f" + "l" * 39 + "o"
    sides = np.arange(float(len(far)))
    assert _Rooms(pointer(None), far, sides, sides, sides).of("f", 0) == (3.0, 10.0)
    near = far.replace("ll", "l", 1)
    assert _Rooms(pointer(None), near, sides, sides, sides).of("f", 0) == (1.0, 10.0)


def test_a_letter_that_no_word_of_its_font_goes_on_from_has_no_known_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({"f": 3.0, "o": 9.0}))
    sides = np.arange(5.0)
    assert _Rooms(pointer(None), "of to", sides, sides, sides + 1).of("f", 1) == (math.inf, 10.0)


def ink(
    monkeypatch: pytest.MonkeyPatch, text: str, origins: list[float], *sides: tuple[float, float]
) -> list[tuple[float, float]]:
    """The ``sides`` of glyphs in 10 points as they are corrected."""
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({}))
    begins, ends = np.array(sides, float).T
    give_ink_its_room(pointer(None), text, np.array(origins), begins, ends)
    return list(zip(begins.tolist(), ends.tolist(), strict=True))


def test_ink_is_given_the_room_up_to_the_next_glyph(monkeypatch: pytest.MonkeyPatch) -> None:
    # “201” in old-style figures, half an em each: the “1” is narrow and has room on both sides.
    inked = [(0.6, 4.4), (5.4, 9.5), (11.3, 13.2), (15.0, 20.0)]
    assert ink(monkeypatch, "2018", [0, 5, 10, 15], *inked) == [
        (0, 5), (5, 10), (10, 15), (15, 20)
    ]  # fmt: skip


@pytest.mark.parametrize(("origin", "end"), [(7.4, 7.4), (7.6, 5.0), (4.9, 5.0)])
def test_the_room_of_ink_is_no_wider_than_a_letters(
    monkeypatch: pytest.MonkeyPatch, origin: float, end: float
) -> None:
    """The ink ends at 5; a quarter of an em further is 7.5, and the next glyph has its own room."""
    sides = ink(monkeypatch, "1o", [0, origin], (1, 5), (origin, 12))
    assert sides == [(0, end), (origin, 12)]


def test_ink_before_a_space_ends_where_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ink(monkeypatch, "1 o", [0, 5, 6], (1, 5), (5.5, 5.5), (6, 11))[0] == (0, 5)


def test_the_letters_of_a_ligature_share_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    origins = [0.0, 0.0, 6.0]
    together = ink(monkeypatch, "fio", origins, (0.5, 4.5), (0.5, 4.5), (6, 11))
    assert together == [(0, 6), (0, 6), (6, 11)]
    divided = ink(monkeypatch, "fio", origins, (0.5, 2.5), (2.5, 4.5), (6, 11))
    assert divided == [(0, 3), (3, 6), (6, 11)]
    known = [(0.0, 3.0), (3.0, 6.0), (6.5, 11.0)]  # its first letter begins at its origin
    assert ink(monkeypatch, "fio", [0.0, 0.0, 6.5], *known) == known


def test_a_glyph_that_begins_at_its_origin_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sides = [(0.0, 4.0), (4.995, 9.0), (10.0, 14.0)]
    assert ink(monkeypatch, "Tom", [0.0, 4.995, 10.0], *sides) == sides
    leaning = [(-0.5, 4.0), (5.0, 9.0)]  # a “j” that reaches back over its origin
    assert ink(monkeypatch, "jo", [0.0, 5.0], *leaning) == leaning
