"""Dates of access in notes."""

from __future__ import annotations

import pytest

from pipeline.text.dates import access_date

PHRASES = ("accessed", "consulté le", "consultado el")


@pytest.mark.parametrize(
    "text",
    [
        "Report, accessed 3 May 2020.", "Report. Accessed: 2020-05-03", "accessed on 03/05/2020",
        "accessed May 3rd, 2020", "Consulté le 3 mai 2020", "consultado el 3 de mayo de 2020",
        "accessed 3.5.2020", "accessed the 3rd of May 2020",
    ],
)  # fmt: skip
def test_a_date_behind_an_access_phrase_is_read(text: str) -> None:
    assert access_date(text, PHRASES) == "2020-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Report, 3 May 2020.", "accessed May 2020", "accessed 2020", "accessed 31/02/2020",
        "accessed by many since 3 May 2020", "",
    ],
)  # fmt: skip
def test_no_date_is_invented(text: str) -> None:
    assert access_date(text, PHRASES) is None


def test_the_first_phrase_with_a_date_counts() -> None:
    text = "accessed twice; accessed 1 June 2021, accessed 2 June 2021"
    assert access_date(text, PHRASES) == "2021-06-01"


def test_without_phrases_there_is_no_date_of_access() -> None:
    assert access_date("accessed 3 May 2020", ()) is None


def test_the_longest_date_fits() -> None:
    assert access_date("accessed on 30th of septiembre de 2020", PHRASES) == "2020-09-30"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("3/5/89", "2089-05-03"),
        ("3/5/90", "1990-05-03"),  # nobody read the web before
        ("3/5/00", "2000-05-03"),
        ("5 maa 2018", "2018-03-05"),
        ("5 ma 2018", None),  # two letters name no month
        ("5 no 2018", None),
        ("12/13/2018", "2018-12-13"),
        ("13/12/2018", "2018-12-13"),
        ("12/12/2018", "2018-12-12"),
        ("3/12/2018", "2018-12-03"),
        ("3/XII/2018", "2018-12-03"),
        ("3-iv-18", "2018-04-03"),
        ("3/XIII/2018", None),
        ("3/iiii/2018", None),
    ],
)
def test_short_years_months_and_orders(printed: str, date: str | None) -> None:
    assert access_date(f"accessed {printed}", PHRASES) == date
