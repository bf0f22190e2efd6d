"""Characters at code points that are not their own: private ones, and swapped ones."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.code_points import (
    swapped_back,
    with_code_points_read,
    with_rows_read,
    without_private,
)


def read(*lines: str | tuple[Span, ...]) -> list[str]:
    """The texts of a page's ``lines``, of spans or each in one font, with their characters read."""
    spans = [line if isinstance(line, tuple) else (Span(line, "A"),) for line in lines]
    page = Page(1, 595, 842, tuple(Line(1, number, own) for number, own in enumerate(spans)))
    (page,) = with_code_points_read([page], ["en"])
    return [line.text for line in page.lines]


def coded(text: str, base: int, letters: str) -> str:
    """``text`` with its ``letters`` at the private code points from ``base``."""
    return text.translate({ord(letter): base + ord(letter) for letter in letters})


@pytest.mark.parametrize("base", [0xF700, 0xE700, 0xF000])
def test_figures_at_private_code_points_are_figures(base: int) -> None:
    line = "In 2016 the 4 desks saw 1 278 people.3"
    assert read(coded(line, base, "0123456789")) == [line]


def test_signs_at_the_places_of_figures_that_make_no_numbers_are_none() -> None:
    assert read("\uf031 Paper", "\uf032 Paper and \uf033") == ["• Paper", "• Paper and \ufffd"]


def test_private_letters_are_read_where_they_make_words() -> None:
    line = "Some families wanted another answer about the school"
    assert read(coded(line, 0xE100, "ae")) == [line]


def test_the_signs_beside_private_letters_that_are_read_are_read_too() -> None:
    line = "Some families, in 2016, wanted another answer about the school (or none)."
    assert read(coded(line, 0xE100, "ae,.()2016")) == [line]
    assert read(coded("In 2016, (or none).", 0xE100, ",.()")) == [
        "In 2016\ufffd \ufffdor none\ufffd\ufffd"
    ]
    assert read(coded(line, 0xE100, "ae"), "\ue181") == [line, "•"]


def test_private_letters_of_few_words_or_of_none_are_unknown() -> None:
    few = coded("The families wait", 0xE100, "ae")
    assert read(few) == ["Th\ufffd f\ufffdmili\ufffds w\ufffdit"]
    wrong = "f\ue17bmily sch\ue17bol anoth\ue17br pe\ue17bple"
    assert read(wrong) == [wrong.replace("\ue17b", "\ufffd")]
    no_words = coded("brabant zolatar mirandel katarin salamon", 0xE100, "a")
    assert read(no_words) == [no_words.replace("\ue161", "\ufffd")]


@pytest.mark.parametrize(
    ("base", "words", "known"),
    [
        (0xF700, "Katarin et ses filé", True),
        (0xE700, "Katarin et ses filé", False),  # no words of a list, and not where Adobe has them
        (0xF700, "Kat et la", False),  # too few in any word
    ],
)
def test_small_capitals_where_adobes_fonts_have_them_need_be_no_known_words(
    base: int, words: str, known: bool
) -> None:
    printed = coded(words, base, "abcdefghijklmnopqrstuvwxyzé")
    assert (read(printed) == [words]) is known
    other = f"{printed} \uf700\uf701"  # keys of a keyboard: no font of Adobe's
    assert read(other) != [f"{words} \ufffd\ufffd"]


def test_each_font_has_its_own_code_points() -> None:
    letters = coded("Some families wanted another answer about", 0xE100, "e")
    assert read((Span(letters, "A"), Span("\ue165", "B"))) == [
        "Some families wanted another answer about\ufffd"
    ]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (" \uf0b7 Point", "• Point"),
        ("\uf0b7", "•"),
        ("\uf0b7oint", "\ufffdoint"),
        ("Un\uf0b7 point", "Un\ufffd point"),
        ("\uf0b7 Point \uf0b7", "• Point \ufffd"),
    ],
)
def test_a_private_sign_alone_before_a_text_is_its_bullet_and_any_other_unknown(
    printed: str, meant: str
) -> None:
    assert without_private(printed) == meant


def test_a_private_sign_of_another_span_is_a_bullet() -> None:
    assert read((Span("\ue001 ", "S"), Span("the item", "A"))) == ["• the item"]
    assert read((Span("\ue001", "S"), Span("the item", "A"))) == ["•the item"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("must \u6600\u6900t in", "must fit in"),
        ("re\u6600\u6c00ect", "reflect"),
        ("O\u6600\ucf00ce", "O\ufffdce"),
        ("orsa\u2e20\u0b00org/a\u2d20\u0b00b", "orsa.org/a-b"),
        ("orsa\u2e21\u0b00org", "orsa\u2e21\u0b00org"),  # no break behind the sign
        ("orsa\u2e20org", "orsa\u2e20org"),
        ("two \u6600\u6900 signs", "two \u6600\u6900 signs"),
        ("in 昀椀 and 东京 a 東京a", "in 昀椀 and 东京 a 東京a"),
    ],
)
def test_letters_with_swapped_bytes_inside_latin_words_are_put_right(
    printed: str, meant: str
) -> None:
    assert swapped_back(printed) == meant


def test_the_librarys_own_text_is_put_right_as_the_lines_are() -> None:
    swapped, right = "The re\u6600\u6c00ection", "The reflection"
    page = Page(1, 595, 842, (Line(1, 0, (Span(swapped, "A"),)),), plain_text=swapped)
    (made,) = with_code_points_read([page], ["en"])
    assert (made.lines[0].text, made.plain_text) == (right, right)


def test_rows_are_read_and_other_signs_left_for_what_pictures_say() -> None:
    line = coded("In 2016 the 4 desks saw 1 278 people.3", 0xF700, "0123456789")
    lines = tuple(Line(1, at, (Span(text, "A"),)) for at, text in enumerate((line, "\ue500pen")))
    (page,) = with_rows_read([Page(1, 595, 842, lines)], ["en"])
    assert [one.text for one in page.lines] == [
        "In 2016 the 4 desks saw 1 278 people.3", "\ue500pen",
    ]  # fmt: skip
