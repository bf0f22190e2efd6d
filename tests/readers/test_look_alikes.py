"""Cyrillic and Greek letters that look like Latin ones."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.look_alikes import with_look_alikes_read


def read(*texts: str) -> list[str]:
    lines = tuple(Line(1, at, (Span(text),)) for at, text in enumerate(texts))
    (page,) = with_look_alikes_read([Page(1, 595, 842, lines, plain_text="\n".join(texts))])
    assert page.plain_text.split("\n") == [line.text for line in page.lines]
    return [line.text for line in page.lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("m\u043ere b\u043eats", "more boats"),
        ("\u0410 p\u043ert", "A port"),  # no other Cyrillic letters: alone it is one, too
        ("\u0395l r\u03bfstro", "El rostro"),
        ("\u0421\u0442рана", "\u0421\u0442рана"),  # Cyrillic words
        ("kΩ, µm, Δt, αβ", "kΩ, µm, Δt, αβ"),
        ("dix kα", "dix kα"),
    ],
)
def test_a_word_with_latin_letters_is_latin(text: str, expected: str) -> None:
    assert read(text) == [expected]


def test_a_word_of_look_alikes_alone_is_cyrillic_where_there_is_more_of_it() -> None:
    assert read("\u043e \u043dас", "m\u043ere") == ["\u043e \u043dас", "more"]
    assert read("\u043e", "m\u043ere") == ["o", "more"]


def test_a_word_of_several_spans_is_one() -> None:
    line = Line(1, 0, (Span("m", "A"), Span("\u043e", "B"), Span("re", "A")))
    other = Line(1, 1, (Span("\u0434\u0430"),))
    (page,) = with_look_alikes_read([Page(1, 595, 842, (line, other))])
    assert [span.text for span in page.lines[0].spans] == ["m", "o", "re"]
    assert page.lines[1].text == "\u0434\u0430"
