"""Places with their years, as they stand under a title."""

from __future__ import annotations

import pytest

from pipeline.model.period import Period
from pipeline.text.years import PeriodWords, read_subtitle, read_years, spell_years

WORDS = PeriodWords(
    since=("since",),
    ongoing=("today", "present"),
    between=("to", "and"),
    opening=("from", "de"),
    labels=("Duration",),
)


@pytest.mark.parametrize(
    ("text", "place", "start", "end"),
    [
        ("Mali (2012–2014)", "Mali", 2012, 2014),
        ("Mali [2012]", "Mali", 2012, 2012),
        ("Mali (2012-14)", "Mali", 2012, 2014),
        ("Mali (1905–2010)", "Mali", 1905, 2010),
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
