"""Signs that a font takes for its apostrophe or its hyphen."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.signs_in_words import with_signs_in_words_read


def read(*texts: str, font: str = "A") -> list[str]:
    """The texts of lines of which the first is set in “A”, the others in ``font``."""
    lines = tuple(Line(1, at, (Span(text, font if at else "A"),)) for at, text in enumerate(texts))
    (page,) = with_signs_in_words_read([Page(1, 595, 842, lines)])
    return [line.text for line in page.lines]


@pytest.mark.parametrize("sign", ["′", "”", "´", "`", "ʹ"])
def test_between_letters_stands_an_apostrophe(sign: str) -> None:
    assert read(f"L{sign}été à l{sign}eau") == ["L’été à l’eau"]
    for text in (f"5{sign} by 3{sign}", f"“the net{sign}, he said", f"a {sign}b"):
        assert read(text) == [text]


def test_a_font_with_its_hyphen_at_the_minus_has_it_there_everywhere() -> None:
    assert read("forty−five", "2013−2015") == ["forty-five", "2013-2015"]
    assert read("forty−five", "2013−2015", font="B") == ["forty-five", "2013−2015"]
    assert read("2013−2015", "x − y") == ["2013−2015", "x − y"]
