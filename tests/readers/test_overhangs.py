"""Letters that reach under the next one, and fonts that cannot be asked how wide a letter is."""

from __future__ import annotations

import math
from typing import Any

import pytest

from pipeline.readers.pdfium import overhangs
from pipeline.readers.pdfium.bindings import pointer
from pipeline.readers.pdfium.overhangs import _Rooms, end_at_next


@pytest.mark.parametrize(("following", "end"), [(3.2, 10), (3.5, 3.5), (6.5, 6.5), (6.8, 10)])
def test_a_long_tail_ends_where_the_next_letter_begins(following: float, end: float) -> None:
    ends = [10.0, 12.0]
    end_at_next("Qu", [0.0, following], ends)
    assert ends == [end, 12.0]


@pytest.mark.parametrize("text", ["e\u0301", "-u", "Q-"])
def test_an_accent_or_a_mark_over_a_letter_ends_nothing(text: str) -> None:
    ends = [10.0, 12.0]
    end_at_next(text, [0.0, 5.0], ends)
    assert ends == [10.0, 12.0]


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
    rooms = _Rooms(pointer(None), "fo", [0.0, 3.0], [4.0, 8.0])
    assert rooms.of("f", 0) == ((3.0 if known else math.inf), 10.0)


def test_without_another_letter_near_a_font_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overhangs, "pdfium", AdvancesByLetter({"f": 3.0, "o": 9.0}))
    far = "f" + "l" * 39 + "o"
    sides = [float(at) for at in range(len(far))]
    assert _Rooms(pointer(None), far, sides, sides).of("f", 0) == (3.0, 10.0)
    near = far.replace("ll", "l", 1)
    assert _Rooms(pointer(None), near, sides, sides).of("f", 0) == (math.inf, 10.0)
