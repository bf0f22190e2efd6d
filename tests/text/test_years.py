"""Places with their years, as they stand under a title."""

from __future__ import annotations

import time

import pytest

from pipeline.model.period import Period
from pipeline.text.years import (
    PeriodWords,
    read_subtitle,
    read_years,
    read_years_ahead,
    spell_years,
)

# Seconds of processor time: a tenth is enough.
PATIENCE = 10.0
WORDS = PeriodWords(
    since=("since",),
    ongoing=("today", "present"),
    between=("to", "and"),
    opening=("from", "de"),
    labels=("Duration",),
)
# Three languages at once, as a profile gives them.
RICH = PeriodWords(
    since=("since", "depuis"),
    ongoing=("to date", "ongoing", "hasta la fecha"),
    between=("to", "and", "à", "et", "y", "al"),
    opening=("between", "entre", "de", "d’", "du", "del", "of"),
    further=("and", "et", "y", "puis"),
    parts=("mid", "end of", "été", "Q{n}", "{n}e semestre"),
    labels=("Duration", "period", "Durée"),
    places=("Country", "Pays"),
)


@pytest.mark.parametrize(
    ("text", "place", "start", "end"),
    [
        ("Mali (2012–2014)", "Mali", 2012, 2014),
        ("Mali [2012]", "Mali", 2012, 2012),
        ("Mali (2012-14)", "Mali", 2012, 2014),
        ("Mali (1905–2010)", "Mali", 1905, 2010),
        ("Mali (1905\u22122010)", "Mali", 1905, 2010),  # a minus sign
        ("Mali (1998-99)", "Mali", 1998, 1999),
        ("Mali (1998-01)", "Mali", 1998, 2001),
        ("Mali (2012-12)", "Mali", 2012, 2012),
        ("Mali (since 2012)", "Mali", 2012, None),
        ("Mali (2012 – today)", "Mali", 2012, None),
        ("Mali (2012–)", "Mali", 2012, None),
        ("Mali (2012 to 2014) 3", "Mali", 2012, 2014),
        ("Mali (March 2012 – May 2014)", "Mali", 2012, 2014),
        ("Mali, 2012–2014", "Mali", 2012, 2014),
        ("Mali and Togo | 2012", "Mali and Togo", 2012, 2012),
        ("Mali 2012", "Mali", 2012, 2012),
        ("Mali March 2012", "Mali", 2012, 2012),
        ("Mali, spring 2012", "Mali", 2012, 2012),
        ("Mali 1998 to 2001", "Mali", 1998, 2001),
    ],
)
def test_a_subtitle_is_a_place_and_its_years(
    text: str, place: str, start: int, end: int | None
) -> None:
    found = read_subtitle(text, WORDS)
    assert found and (found.location, found.period) == (place, Period(start, end))
    assert found.bracketed == ("(" in text or "[" in text)


@pytest.mark.parametrize(
    ("text", "place", "periods"),
    [
        ("Mali (2014 ; 2016-2017)", "Mali", [(2014, 2014), (2016, 2017)]),
        ("Mali (2017-2018 and 2021)", "Mali", [(2017, 2018), (2021, 2021)]),
        ("Mali (2014, 2016 & 2018)", "Mali", [(2014, 2014), (2016, 2016), (2018, 2018)]),
        ("Mali, 2014 + 2016", "Mali", [(2014, 2014), (2016, 2016)]),
        ("Mali (2012-14), Togo (2016)", "Mali, Togo", [(2012, 2014), (2016, 2016)]),
        ("Mali (2012) and Togo (since 2014)", "Mali, Togo", [(2012, 2012), (2014, None)]),
        ("Mali (2016) ; Togo (2012)", "Mali, Togo", [(2016, 2016), (2012, 2012)]),
        ("Mali (2012) (2014)", "Mali", [(2012, 2012), (2014, 2014)]),
        ("Mali 2012, 2014", "Mali", [(2012, 2012), (2014, 2014)]),
        ("March 2012, May 2014", None, [(2012, 2012), (2014, 2014)]),
    ],
)
def test_several_periods_are_each_kept(
    text: str, place: str | None, periods: list[tuple[int, int | None]]
) -> None:
    found = read_subtitle(text, WORDS)
    assert found and found.location == place and list(found.periods) == periods
    ends = [end for _, end in periods if end]
    last = max(ends) if len(ends) == len(periods) else None
    assert found.period == (min(start for start, _ in periods), last)


def test_one_period_is_none_of_several() -> None:
    found = read_subtitle("Mali (2012 to 2014)", WORDS)
    assert found and found.periods == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mali (from March 2012 to May 2014)", "Mali"),
        ("Mali (de marzo de 2012 to mayo de 2014)", "Mali"),
        ("2012-2014, Mali and Togo", "Mali and Togo"),
        ("March 2012 – May 2014 | Mali", "Mali"),
        ("From 2012 to 2014, Mali", "Mali"),
        ("Duration: March 2012 - May 2014", None),
        ("Duration : 2012 to 2014", None),
    ],
)
def test_years_may_stand_first_or_behind_a_label_or_open_with_a_word(
    text: str, place: str | None
) -> None:
    found = read_subtitle(text, WORDS)
    assert found and (found.location, found.period) == (place, Period(2012, 2014))


@pytest.mark.parametrize(
    "text",
    [
        "2012, the year of return",
        "2012 – The year of return",
        "2012, Mali was the first.",
        "2012, Mali since 2014",
        "Mali (2012) was the first",
        "Length: 2012 to 2014 metres",
    ],
)
def test_a_sentence_or_a_title_may_begin_with_a_year(text: str) -> None:
    assert read_subtitle(text, WORDS) is None


def test_years_may_stand_alone() -> None:
    found = read_subtitle("2012–2014", WORDS)
    assert found and (found.location, found.period) == (None, Period(2012, 2014))
    enclosed = read_subtitle("(2012–2014)", WORDS)
    assert enclosed == found  # no place stands before the bracket


@pytest.mark.parametrize(
    "text", ["Mali", "Mali (1812)", "Mali (20123)", "In 2012 they went to Mali", "Mali (2100)", ""]
)
def test_other_texts_and_numbers_are_no_subtitle(text: str) -> None:
    assert read_subtitle(text, WORDS) is None


def test_of_a_longer_text_the_first_and_the_last_year_count() -> None:
    assert read_years("begun in 2010, stopped in 2012, ended in 2014.", WORDS) == Period(2010, 2014)
    assert read_years("ended in 2014, begun in 2010.", WORDS) is None
    assert read_years("item 120145", WORDS) is None
    assert read_years("Mali (2012–14)", WORDS) == Period(2012, 2014)


def test_years_are_spelt_as_they_are_typed() -> None:
    assert [spell_years(2012, end) for end in (2012, 2014, None)] == ["2012", "2012–2014", "2012–"]


def test_years_of_places_that_hold_a_year_are_those_of_the_last_alone() -> None:
    found = read_subtitle("Orsa in 2011 (2012), Lume (2014)", WORDS)
    assert found and (found.period, found.periods) == (Period(2014, 2014), ())
    assert found.location == "Orsa in 2011 (2012), Lume"
    both = read_subtitle("Orsa (2012), Lume (2014)", WORDS)
    assert both and both.period == Period(2012, 2014)


@pytest.mark.parametrize(
    "years",
    [
        "1 March 2012 – 31 May 2014",
        "1st of March 2012 to 31 May 2014",
        "du 1er mars 2012 à mai 2014",
        "del 1 de marzo de 2012 al 31 de mayo de 2014",
        "1.º de marzo de 2012 – mayo de 2014",
        "03/2012 – 05/2014",
        "01.03.2012-31.05.2014",
        "mid-2012 to end of 2014",
        "Q1 2012 – Q3 2014",
        "2e semestre 2012 – été 2014",
        "d’avril 2012 à mai 2014",
        "d'avril 2012 à mai 2014",
        "between 2012 and 2014",
        "entre mars 2012 et mai 2014",
        "phase I: 2012-2014",
        "phase 2, 2012-2014",
        "2012, 2013 and 2014",
        "janvier à mars 2012 – 2014",
        "12-14 March 2012 – 2014",
    ],
)
def test_years_may_be_dates_and_parts_of_years(years: str) -> None:
    found = read_subtitle(f"Mali ({years})", RICH)
    assert found and (found.location, found.period, found.periods) == (
        "Mali",
        Period(2012, 2014),
        (),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mali (2012 to date)",
        "Mali (2012 hasta la fecha)",
        "Mali (ongoing since 2012)",
        "Mali, 2012–",
    ],
)
def test_a_period_that_goes_on_needs_no_dash_before_the_word_for_it(text: str) -> None:
    found = read_subtitle(text, RICH)
    assert found and (found.location, found.period) == ("Mali", Period(2012, None))


@pytest.mark.parametrize(
    ("years", "periods"),
    [
        ("2012 and 2014", [(2012, 2012), (2014, 2014)]),
        ("2012, 2013 y 2015", [(2012, 2012), (2013, 2013), (2015, 2015)]),
        ("2012-2013 puis 2015", [(2012, 2013), (2015, 2015)]),
        ("2012-2013, puis 2015", [(2012, 2013), (2015, 2015)]),
        ("2012 à 2013 et 2015 à 2016", [(2012, 2013), (2015, 2016)]),
        ("2012-13; since 2015", [(2012, 2013), (2015, None)]),
    ],
)
def test_a_word_that_opens_another_year_closes_no_period(
    years: str, periods: list[tuple[int, int | None]]
) -> None:
    found = read_subtitle(f"Mali ({years})", RICH)
    assert found and list(found.periods) == periods


def test_years_on_end_of_two_places_stay_two_periods() -> None:
    found = read_subtitle("Mali (2012), Togo (2013)", RICH)
    assert found and list(found.periods) == [(2012, 2012), (2013, 2013)]


@pytest.mark.parametrize(
    "text",
    [
        "Mali, 2012-2014, Togo, 2016",
        "Mali 2012-2014, Togo 2016",
        "Mali : 2012-2014 ; Togo : 2016",
        "Mali, 2012-2014 et Togo, 2016",
        "Mali – March 2012 to 2014 | Togo – mid-2016",
    ],
)
def test_places_may_each_have_years_without_brackets(text: str) -> None:
    found = read_subtitle(text, RICH)
    assert found and found.location == "Mali, Togo"
    assert list(found.periods) == [(2012, 2014), (2016, 2016)]


def test_a_second_pair_needs_a_place() -> None:
    found = read_subtitle("Mali, 2012-2014, 2016", RICH)
    assert found and found.location == "Mali"
    assert read_subtitle("Mali, 2012-2014, the return of 2016 boats", RICH) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Project period: 2012-2014", None),
        ("Durée du projet : 2012-2014", None),
        ("Duration: three years (2012-2014)", None),
        ("Duration: Mali (2012-2014)", "Mali"),
        ("Country: Mali (2012-2014)", "Mali"),
        ("Country: Mali | Period: 2012-2014", "Mali"),
        ("Pays : Mali et Togo. Durée : 2012-2014", "Mali et Togo"),
        ("Country: Mali\nPeriod: 2012-2014", "Mali"),
        ("Period: 2012-2014\nCountry: Mali", "Mali"),
        ("Mali\nPeriod: 2012-2014", "Mali"),
    ],
)
def test_labels_of_place_and_years_are_no_part_of_them(text: str, place: str | None) -> None:
    found = read_subtitle(text, RICH)
    assert found and (found.location, found.period) == (place, Period(2012, 2014))


def test_a_label_has_five_words_at_most() -> None:
    five = read_subtitle("The whole of the period: 2012", RICH)
    assert five and five.location is None
    six = read_subtitle("The whole of a long period: 2012", RICH)
    assert six and six.location == "The whole of a long period"


@pytest.mark.parametrize(
    "text", ["Mali (2012-2014).", "Mali (2012-2014)¹", "Mali (2012-2014)12", "Mali. 2012-2014"]
)
def test_a_stop_or_a_note_s_reference_may_stand_behind_place_or_years(text: str) -> None:
    found = read_subtitle(text, RICH)
    assert found and (found.location, found.period) == ("Mali", Period(2012, 2014))


def test_an_acronym_keeps_its_stops() -> None:
    found = read_subtitle("U.S. 2012-2014", RICH)
    assert found and found.location == "U.S."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2012-2014 : Mali", "Mali"),
        ("2012–2014 – Mali", "Mali"),
        ("2012-2014 Mali", "Mali"),
        ("2012-2014\nMali,\nTogo", "Mali, Togo"),
        ("2012-2014 mali", None),
        ("2012-2014: Mali since 2015", None),
    ],
)
def test_years_ahead_of_other_words_are_read_for_those_who_know_places(
    text: str, place: str | None
) -> None:
    found = read_years_ahead(text, RICH)
    assert (found and found.location) == place


@pytest.mark.parametrize(
    "text", ["mars 2012 et " * 100 + "x", "entre 2012 et " * 100 + "x", "Mali 2012, " * 100 + "1x"]
)
def test_a_long_list_of_years_costs_no_more_than_its_length(text: str) -> None:
    began = time.process_time()
    assert read_subtitle(text, RICH) is None
    assert time.process_time() - began < PATIENCE
