"""Ligatures that a font's table takes for another letter or sign."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.misnamed_ligatures import with_ligatures_named

ENGLISH = "the people of this country and the report that was made about it"


def page(*texts: str, font: str = "A") -> Page:
    return Page(1, 595, 842, tuple(Line(1, at, (Span(one, font),)) for at, one in enumerate(texts)))


def read(*texts: str, language: str = "en") -> list[str]:
    (one,) = with_ligatures_named([page(*texts)], [language])
    return [line.text for line in one.lines]


@pytest.mark.parametrize(
    ("printed", "sign", "ligature"),
    [
        ("a diVerent oVer of eVort", "V", "ff"),
        ("di˙erent o˙ers, an e˙ort", "˙", "ff"),
        ("the éles of the éeld were éled and deéned", "é", "fi"),
        ("operaOons and condiOons, a soluOon", "O", "ti"),
        ("Kousands of people, Kese, Kings", "K", "Th"),
    ],
)
def test_a_sign_that_makes_known_words_as_one_ligature_is_it(
    printed: str, sign: str, ligature: str
) -> None:
    expected = printed.replace(sign, ligature)
    assert read(printed, ENGLISH) == [expected, ENGLISH]


def test_three_different_words_say_so_and_two_do_not() -> None:
    assert read("diVerent eVort", "diVerent", ENGLISH)[0] == "diVerent eVort"
    assert read("diVerent eVort oVers", ENGLISH)[0] == "different effort offers"


@pytest.mark.parametrize(("names", "is_read"), [("zolaVer", True), ("zolaVer miraVel", False)])
def test_a_third_of_the_words_may_be_names(names: str, is_read: bool) -> None:
    line = f"diVerent eVort oVers {names}"
    mended = line.replace("diVerent eVort oVers", "different effort offers")
    assert read(line, ENGLISH)[0].startswith(mended.rsplit(" ", len(names.split()))[0]) == is_read


def test_short_words_go_with_those_that_show_it() -> None:
    line = "diVerent eVort oVers, the staV is oV"
    assert read(line, ENGLISH)[0] == "different effort offers, the staff is off"
    assert read("the staV is oV", ENGLISH)[0] == "the staV is oV"


def test_a_word_of_its_own_is_changed_where_the_other_is_far_more_common() -> None:
    line = "Kousands Kese Kings, Key went, Kate too"
    assert read(line, ENGLISH)[0] == "Thousands These Things, They went, Kate too"


def test_the_first_letter_of_a_ligature_may_stand_for_it_and_for_itself() -> None:
    line = "the frst ofcers fnished their scientifc work of fve fles for her"
    assert read(line, ENGLISH)[0] == (
        "the first officers finished their scientific work of five files for her"
    )


def test_a_text_that_is_right_stays() -> None:
    line = "Kofi and Kate of Kigali keep VAT, BioVeg, the iPhone and the fjords of Filby"
    assert read(line, ENGLISH) == [line, ENGLISH]


def test_each_font_is_judged_by_itself() -> None:
    lines = (*page("diVerent eVort oVers", ENGLISH).lines, *page("a staV", font="B").lines)
    (one,) = with_ligatures_named([Page(1, 595, 842, lines)], ["en"])
    assert [line.text for line in one.lines] == ["different effort offers", ENGLISH, "a staV"]


def test_addresses_and_the_parts_of_broken_words_are_left() -> None:
    line = "www.diVerent.org/eVort/oVers diVerent eVort"
    assert read(line, "to re-", ENGLISH)[0] == line
    assert read("diVerent eVort", "the oVer-", ENGLISH)[0] == "diVerent eVort"


def test_what_was_worked_out_is_kept_as_filled_in() -> None:
    (one,) = with_ligatures_named([page("diVerent eVort oVers diVerent", ENGLISH)], ["en"])
    assert one.filled_in == ("different", "effort", "offers")
    (one,) = with_ligatures_named([page(ENGLISH)], ["en"])
    assert one.filled_in == ()
