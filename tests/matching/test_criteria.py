"""Criteria are recognised by how their sentences begin, by keywords, and by their wording."""

from __future__ import annotations

import pytest

from pipeline.matching.criteria import (
    match_criterion,
    opens_criterion,
    opens_criterion_over,
    sentence_of,
)
from pipeline.profile.loader import parse_profile
from tests.matching.profiles import PROFILE, lines_of


@pytest.mark.parametrize(
    "text",
    [
        "The Action must pay", "ACTIONS MUST pay", "• Actions must pay", "2. Actions must pay",
        "Criterion 2: Actions must", "Criterion n° 2 – Actions must pay",
        "In their context, actions must", "In the long dry years, actions must pay",
    ],
)  # fmt: skip
def test_a_criterion_opens_at_once_or_behind_an_adverbial(text: str) -> None:
    assert opens_criterion(text, PROFILE)


@pytest.mark.parametrize(
    "text",
    [
        "An Action must pay", "All agree that actions must pay", "Yes, actions must pay",
        "In each of the long dry years, actions must pay", "In their context actions must pay", "",
    ],
)  # fmt: skip
def test_what_stands_elsewhere_opens_none(text: str) -> None:
    assert not opens_criterion(text, PROFILE)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("The", "Action must pay"), ("Criterion 1: The Action", "must pay"),
        ("In their context, the", "Action must"), ("In their own context,", "actions must pay"),
        ("The act-", "ion must pay"), ("In their context, act-", "ions must pay"),
    ],
)  # fmt: skip
def test_the_opening_may_break_over_two_lines(text: str, following: str) -> None:
    assert opens_criterion_over(text, following, PROFILE)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("The Action must", "pay"), ("The act", "ion must pay"), ("The river", "Action must pay"),
        ("Yes,", "actions must pay"), ("The", "Action may pay"), ("They rose.", "Actions must pay"),
        ("The Act", "ion must pay"), ("The riv-", "er must pay"), ("The act-", "or must pay"),
        ("The act-", "Ion must pay"), ("All actions must b-", "e paid"),
    ],
)  # fmt: skip
def test_two_lines_without_one_opening_do_not_open(text: str, following: str) -> None:
    assert not opens_criterion_over(text, following, PROFILE)


def score(text: str, key: str) -> float:
    match = match_criterion(text, PROFILE)
    assert match.criterion and match.criterion.key == key
    return match.score


def test_the_wording_of_a_criterion_scores_full_with_or_without_its_opening() -> None:
    assert score("The Action must measure what it changes.", "measure") == 1.0
    match = match_criterion("Criterion 2: Actions must measure what it changes", PROFILE)
    assert match.opened and match.score == 1.0
    assert not match_criterion("Measure what it changes", PROFILE).opened


def test_one_keyword_is_more_than_half_of_a_sign_and_two_are_nearly_all() -> None:
    one = score("Nobody else paid, so it was owned by few", "ownership")
    two = score("Nobody else paid, so it was owned as their own by few", "ownership")
    assert 0.55 <= one < 0.7
    assert 0.75 <= two < 0.9


def test_a_third_keyword_adds_nothing_and_one_counts_once() -> None:
    assert score("Owned, owned, owned: xyzzy xyzzy xyzzy xyzzy xyzzy", "ownership") == 0.55


def test_the_wording_decides_between_criteria_that_share_a_keyword() -> None:
    assert score("The Action must measure what is owned and changes", "measure") > 0.55


def test_a_sentence_as_unlike_as_any_two_are_points_to_none() -> None:
    match = match_criterion("A heron stood in the reeds until evening", PROFILE)
    assert (match.criterion, match.score) == (None, 0.0)


def test_a_sentence_of_lines_is_whole_where_a_word_is_broken() -> None:
    assert (
        sentence_of(lines_of("The Action must meas-", "ure what")) == "The Action must measure what"
    )
    assert sentence_of(lines_of("Actions must", "pay")) == "Actions must pay"
    assert sentence_of(lines_of("The years 2010-", "2012")) == "The years 2010- 2012"
    assert sentence_of(lines_of("South-", "East")) == "South- East"
    assert sentence_of(lines_of("of 2010-", "and on")) == "of 2010- and on"
    assert sentence_of(lines_of("by e-", "mail")) == "by email"
    assert sentence_of(lines_of("of the O-", "eSO")) == "of the OeSO"


BY_WORDING = parse_profile(
    """
profile = "wells"
name = "Wells"
languages = ["en"]
criterion_openers.en = ["The Action must"]
[[sections]]
key = "context"
en = ["Context"]
[[criteria]]
key = "measure"
number = 1
en = ["The Action must measure what it changes"]
[[criteria]]
key = "deep"
number = 2
en = ["The Action must dig"]
keywords.en = ["deep", "dark", "cold"]
""",
    "wells.toml",
)


@pytest.mark.parametrize(("text", "score"), [
    ("The Action must measure that is changing", 0.62),  # 0.617
    ("The Action must treasure and hurt it", 0.12),  # hardly alike
])  # fmt: skip
def test_by_its_wording_alone_a_sentence_scores_as_it_is_alike(text: str, score: float) -> None:
    match = match_criterion(text, BY_WORDING)
    assert match.criterion and (match.criterion.key, match.score) == ("measure", score)


def test_a_sentence_with_three_keywords_scores_as_one_with_two() -> None:
    assert match_criterion("It is deep, dark and cold there", BY_WORDING).score == 0.75
