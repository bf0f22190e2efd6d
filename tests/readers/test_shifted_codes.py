"""Fonts whose letters come out a fixed distance before themselves in ASCII."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.shifted_codes import with_shifts_undone
from pipeline.text.characters import unnamed

TEXT = "Dans la commune, les agents visitent chaque village pendant la saison (2014) !"


def numbered(text: str, distance: int = 29) -> str:
    """``text`` as a font shows it that numbers its letters so far before their places in ASCII.

    What then is no character is the code of a glyph without a name; spaces leave no ink.
    """
    codes = (ord(letter) - distance for letter in text)
    return "".join(
        " " if letter == " " else chr(code) if code >= 32 else unnamed(code)
        for letter, code in zip(text, codes, strict=True)
    )


def read(*spans: Span) -> list[str]:
    page = Page(1, 595, 842, tuple(Line(1, at, (span,)) for at, span in enumerate(spans)))
    (one,) = with_shifts_undone([page], ["fr", "en"])
    return [line.text for line in one.lines]


def test_a_font_whose_codes_are_letters_is_read_by_its_codes() -> None:
    """The names of its glyphs (“a69”) do not say so; words do."""
    codes = "".join(letter if letter == " " else unnamed(ord(letter)) for letter in TEXT)
    assert read(Span(codes, "A")) == [TEXT]
    accented = codes.replace(" ", f" {unnamed(0xE9)}", 1)
    assert read(Span(accented, "A")) == [TEXT.replace(" ", f" {unnamed(0xE9)}", 1)]


@pytest.mark.parametrize("distance", [29, 31, 2])
def test_a_font_is_read_where_one_distance_makes_words(distance: int) -> None:
    assert read(Span(numbered(TEXT, distance), "A")) == [TEXT]


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("les agents visitent chaque village pendant", True),
        ("cinq vont dans mille pays", True),
        ("les uns par ici, les une par sur", False),
        ("les agents visitent chaque", False),
        ("agents agents agents agents visitent chaque village", False),
        ("les agents visitent chaque village pendant, zolatar", True),
        ("les agents visitent chaque village pendant, zolatar mirudelk batanzir", False),
    ],
)
def test_few_words_or_others_are_no_sign(text: str, is_read: bool) -> None:
    """Five different ones are the fewest; three of four are to be known."""
    shown = numbered(text)
    assert read(Span(shown, "A")) == [text if is_read else shown]


def test_a_font_of_few_words_goes_with_another_of_its_file() -> None:
    title, name = numbered("Le carnet"), numbered("Zolatar")
    assert read(Span(numbered(TEXT), "A"), Span(title, "B"), Span(name, "C")) == [
        TEXT, "Le carnet", name,
    ]  # fmt: skip
    assert read(Span(title, "B")) == [title]
    other = numbered("Le carnet", 31)
    assert read(Span(numbered(TEXT), "A"), Span(other, "B")) == [TEXT, other]


def test_a_word_in_two_sizes_of_one_font_is_one_word() -> None:
    """So are small capitals; a part of a word beside a letter that is not known is none."""
    heading = (Span(numbered("C"), "B", 14.0), Span(numbered("ONTEXTE"), "B", 10.0))
    names = (Span(f"{numbered('PR')}\xef{numbered('TIQUE')}", "B"),)
    lines = tuple(
        Line(1, at, spans)
        for at, spans in enumerate([(Span(numbered(TEXT), "A"),), heading, names])
    )
    (one,) = with_shifts_undone([Page(1, 595, 842, lines)], ["fr", "en"])
    assert [line.text for line in one.lines] == [TEXT, "CONTEXTE", f"PR{unnamed(0xEF)}TIQUE"]


def test_words_as_they_stand_are_left_alone() -> None:
    names = "Zolatar Mirudelk Batanzir"
    assert read(Span(TEXT, "A"), Span(names, "B"), Span("12", "C")) == [TEXT, names, "12"]


def test_what_is_not_in_ascii_keeps_its_code() -> None:
    """Nothing says where a font has its letters with accents: its words do, later."""
    (line,) = read(Span(numbered(TEXT) + " «K" + unnamed(200), "A"))
    assert line == f"{TEXT} {unnamed(ord('«'))}h{unnamed(200)}"
    assert read(Span(numbered(TEXT) + " \ufffd a", "A")) == [f"{TEXT} \ufffd ~"]
    assert read(Span(numbered(TEXT) + " b", "A")) == [f"{TEXT} {unnamed(ord('b'))}"]


def test_a_font_of_figures_alone_is_read_as_it_stands() -> None:
    """Seventeen places further, years are letters that lists have as words: “2010” is “CABA”."""
    years = "2000 2002 2003 2005 2010 2014, 2016 2018 552 26 1 93 000 48,5 % 3-7 2.1"
    assert read(Span(years, "A")) == [years]
