"""Fact labels, the series' own text, and which series a document belongs to."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected
from pipeline.matching.boilerplate import ENOUGH_TERMS, count_boilerplate_terms
from pipeline.matching.fact_labels import match_label
from pipeline.matching.series import (
    choose_profile,
    count_guide_phrases,
    fit,
    guide_phrase,
    shows_no_series,
    wanted_sections,
)
from pipeline.model.page import Page
from pipeline.profile.loader import parse_profile
from pipeline.profile.model import Profile
from tests.matching.profiles import PROFILE, lines_of

OTHER = parse_profile(
    """
profile = "roads"
name = "Roads"
languages = ["en"]
[[sections]]
key = "traffic"
en = ["Traffic"]
[[sections]]
key = "outcome"
en = ["Results"]
[[sections]]
key = "repairs"
en = ["Repairs"]
""",
    "roads.toml",
)

TWIN = """
profile = "streets"
name = "Streets"
languages = ["en"]
[[sections]]
key = "traffic"
en = ["Traffic"]
[[sections]]
key = "outcome"
en = ["Results"]
[[sections]]
key = "repairs"
en = ["Repairs"]
"""


def pages(*texts: str) -> list[Page]:
    return [Page(1, 0, 0, tuple(lines_of(*texts)))]


def chosen(*texts: str, profiles: tuple[Profile, ...] = (PROFILE, OTHER)) -> str:
    return choose_profile(pages(*texts), profiles).key


def test_a_label_is_the_longest_that_a_text_begins_with() -> None:
    match = match_label("Country of work: Mali", PROFILE)
    assert match and (match.fact.key, match.label, match.length) == ("country", 15, 17)
    match = match_label("COUNTRY – Mali", PROFILE)
    assert match and (match.label, match.marked) == (7, True)


def test_a_label_without_a_mark_is_a_weaker_sign() -> None:
    match = match_label("Country Mali", PROFILE)
    assert match and not match.marked
    match = match_label("Country", PROFILE)
    assert match and match.marked


@pytest.mark.parametrize("text", ["Countryside: wide", "The country: Mali", "Years2: no", ""])
def test_a_label_is_a_word_at_the_beginning(text: str) -> None:
    assert match_label(text, PROFILE) is None


def test_keywords_of_the_series_count_once_each() -> None:
    lines = lines_of("Since its LAUNCH a decade ago,", "this series, a series of rivers")
    assert count_boilerplate_terms(lines, PROFILE) == 3 == ENOUGH_TERMS
    assert count_boilerplate_terms(lines_of("RIVERS"), PROFILE) == 1


def test_most_sections_decide_the_series() -> None:
    assert chosen("Context", "Lessons", "Results") == "rivers"
    assert chosen("Traffic", "Results", "Repairs") == "roads"
    assert chosen("nothing of either") == "rivers"
    assert chosen("Traffic", profiles=(PROFILE,)) == "rivers"


def test_two_series_that_fit_as_well_are_not_guessed_between() -> None:
    twin = parse_profile(TWIN, "twin.toml")
    with pytest.raises(Rejected) as caught:
        choose_profile(pages("Traffic", "Results", "Repairs"), (OTHER, twin))
    assert caught.value.code == "unclear-series"
    assert "“Roads” and “Streets”" in str(caught.value)


def test_a_series_that_fits_clearly_better_is_chosen_though_another_fits_too() -> None:
    all_three = ("Traffic", "Results", "Repairs")
    assert chosen(*all_three, "Context", "Lessons") == "roads"  # 3 of 3 against 3 of 5
    with pytest.raises(Rejected):
        chosen(*all_three[:2], "Context", "Lessons")  # 2 of 3 against 3 of 5


@pytest.mark.parametrize(("sections", "clear"), [(11, False), (9, True)])
def test_a_tenth_of_all_sections_makes_it_clearly_better(sections: int, clear: bool) -> None:
    more = [
        f'[[sections]]\nkey = "more{n}"\nen = ["Bridge {"x" * n}"]' for n in range(sections - 3)
    ]
    twin = parse_profile(TWIN + "\n".join(more), "twin.toml")
    texts = [
        "Traffic",
        "Results",
        "Repairs",
        *[f"Bridge {'x' * n}" for n in range(1, sections - 3)],
    ]
    if clear:
        assert chosen(*texts, profiles=(OTHER, twin)) == "roads"  # 3 of 3 against 8 of 9
        return
    with pytest.raises(Rejected):
        chosen(*texts, profiles=(OTHER, twin))  # 3 of 3 against 10 of 11


def test_three_criterion_sentences_are_as_telling_as_more_of_them() -> None:
    texts = [f"The Action must pay {n}" for n in range(4)]
    scores = [round(fit(lines_of(*texts[:n]), PROFILE).score, 3) for n in range(5)]
    assert scores == [0, 0.1, 0.2, 0.3, 0.3]


def test_a_lone_fact_label_may_stand_in_any_text() -> None:
    assert fit(lines_of("Country: Mali"), PROFILE).score == 0
    assert round(fit(lines_of("Country: Mali", "Years: 2012"), PROFILE).score, 3) == 0.2


def test_the_title_of_the_guide_is_a_sign_with_its_page_too() -> None:
    for page in ("4", "1024"):
        assert fit(lines_of(f"How to read these cases {page}"), PROFILE).score == 0.3
    assert fit(lines_of("How to read these cases 10245"), PROFILE).score == 0


def test_a_phrase_of_the_guide_may_end_in_a_number_or_hold_one_that_changes() -> None:
    guide = {"en": ("Harbour notes 2025", "Visit no. {n}")}
    own = PROFILE.model_copy(update={"guide": guide})
    assert guide_phrase("HARBOUR NOTES 2025", own) == "harbournotes2025"
    assert guide_phrase("Harbour notes 2024", own) is None
    assert guide_phrase("Visit no. 7", own) == guide_phrase("Visit no. 12", own) is not None
    assert guide_phrase("Visit no. seven", own) is None
    assert count_guide_phrases(lines_of("Visit no. 7", "Visit no. 8"), own) == 1


def test_a_heading_is_no_paragraph() -> None:
    assert fit(lines_of("Results" + " " * 114), PROFILE).sections == 0
    assert fit(lines_of("Results" + " " * 113), PROFILE).sections == 1
    assert fit(lines_of("Results"), PROFILE).sections == 1


def test_two_sections_in_five_make_a_case_unless_the_profile_says_otherwise() -> None:
    assert wanted_sections(PROFILE) == 2.0
    assert wanted_sections(PROFILE.model_copy(update={"sections_of_a_case": 4})) == 4


def test_a_text_without_a_word_of_any_series_is_plainly_of_none() -> None:
    def pages(*texts: str) -> list[Page]:
        return [Page(1, 0, 0, tuple(lines_of(*texts)))]

    assert shows_no_series(pages("A heron stood in the reeds."), [PROFILE, OTHER])
    assert not shows_no_series(pages("Traffic"), [PROFILE, OTHER])
    assert not shows_no_series(pages("How to read these cases"), [PROFILE, OTHER])
