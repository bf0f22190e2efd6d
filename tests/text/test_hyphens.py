"""Hyphens at line ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.text.hyphens import Vocabulary, keeps_hyphen, learn, mend_inside

FRENCH = Vocabulary(language="fr")
ENGLISH = Vocabulary(language="en")


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("la coopé-", "ration entre", False),
        ("le Sud-", "Est du pays", True),
        ("les années 2010-", "2012", True),
        ("socio-", "économique", True),
        ("la rive -", "et l’autre", True),
        ("coopé\u00ad", "ration", False),
        ("COOPÉ-", "RATION", False),
        ("la rade Orsa-", "Lume", True),  # a capital begins a second name
        ("l’accord Orsa-", "UE", True),
        ("le fonds ONU-", "Lume", True),
        ("le phare X27-", "boat", True),
    ],
)
def test_a_word_is_whole_and_a_compound_keeps_its_hyphen(left: str, right: str, kept: bool) -> None:
    assert keeps_hyphen(left, right, FRENCH) is kept


def test_the_document_itself_is_asked_first() -> None:
    whole = learn(["The longterm plan", "a long-term view", "longterm again"], "en")
    assert not keeps_hyphen("a long-", "term plan", whole)
    apart = learn(["The long-term plan"], "en")
    assert keeps_hyphen("a long-", "term plan", apart)
    assert keeps_hyphen("a rail-", "road", learn(["the rail-road"], "en"))
    both = learn(["rail-road, railroad", "rail-road"], "en")
    assert keeps_hyphen("a rail-", "road", both)


def test_what_a_line_end_breaks_is_no_witness() -> None:
    broken = learn(["the long-", "term plan of the riv-"], "en")
    assert broken.words["long"] == broken.words["riv"] == 0
    assert broken.words["term"] == 1
    elided = learn(["l’eau et l'eau, d’autre-part"], "fr").words
    assert elided == {"eau": 2, "et": 1, "autre-part": 1}


def test_a_word_far_rarer_than_its_parts_is_a_compound() -> None:
    assert keeps_hyphen("a decision-", "making body", ENGLISH)  # decisionmaking 2.1, decision 5.1
    assert keeps_hyphen("a farm-", "worker", ENGLISH)  # farmworker 2.0, worker 4.4
    assert not keeps_hyphen("the flood-", "plain", ENGLISH)  # floodplain 2.7, flood 4.3
    assert not keeps_hyphen("the rail-", "road", ENGLISH)


@pytest.mark.parametrize(
    ("first", "last", "vocabulary"),
    [
        ("mi-", "grant", FRENCH),
        ("mi-", "grants", FRENCH),
        ("in-", "eligible", ENGLISH),
        ("non-", "profit", ENGLISH),
    ],
)
def test_a_known_word_is_whole_though_it_begins_as_compounds_do(
    first: str, last: str, vocabulary: Vocabulary
) -> None:
    assert not keeps_hyphen(first, last, vocabulary)


def test_first_parts_have_habits_for_words_that_are_not_known() -> None:
    assert keeps_hyphen("à mi-", "chemin", FRENCH)
    assert keeps_hyphen("self-", "help", ENGLISH)
    assert keeps_hyphen("a long-", "standing wish", ENGLISH)
    assert not keeps_hyphen("until mid-", "day", ENGLISH)  # midday 3.4: known to any reader
    assert not keeps_hyphen("l’auto-", "gestion", FRENCH)  # autogestion 2.8, auto 4.7
    assert not keeps_hyphen("to over-", "water", ENGLISH)
    assert not keeps_hyphen("mi-", "zzgrz", FRENCH)


def test_where_machines_break_words_an_authors_hyphen_stays() -> None:
    lines = ["les équipes ont coopé\u2010", "ré puis réalisé\u2010", "ment, socio-", "logique"]
    set_by_machine = learn(lines, "fr")
    assert set_by_machine.machine_hyphens
    assert not keeps_hyphen("coopé\u2010", "ration", set_by_machine)
    assert keeps_hyphen("coopé-", "ration", set_by_machine)
    assert not learn(lines[:1], "fr").machine_hyphens
    assert not learn([*lines, "Sud\u2010Est"], "fr").machine_hyphens


def test_in_a_title_only_a_known_word_is_whole() -> None:
    title = replace(ENGLISH, display=True)
    assert not keeps_hyphen("Move-", "ments", title)
    assert keeps_hyphen("River-", "keepers", title)


def test_words_broken_inside_a_line_are_mended() -> None:
    assert mend_inside("la distribu- tion", FRENCH) == ("la distribution", "-")
    assert mend_inside("le Sud- Est", FRENCH) == ("le Sud-Est", "")
    assert mend_inside("avant- et après", FRENCH) == ("avant- et après", "")


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("le plan A2-", "bis", True),
        ("le plan A-", "2bis", True),
        ("le quai-", "« nord »", True),
        ("le quai »-", "nord", True),
    ],
)
def test_beside_figures_and_signs_a_hyphen_stays(left: str, right: str, kept: bool) -> None:
    assert keeps_hyphen(left, right, FRENCH) is kept


@pytest.mark.parametrize(
    ("left", "right", "vocabulary", "kept"),
    [
        ("a co-", "worker", ENGLISH, True),  # coworker 3.3, co 5, worker 4.4
        ("two co-", "workers", ENGLISH, False),  # coworkers 3.4: known well enough
        ("the co-", "operatives", ENGLISH, False),  # 3.1; operatives 3.5: hardly commoner
        ("la contre-", "bande", FRENCH, False),  # 3.5
    ],
)
def test_behind_a_hyphenated_first_part_a_word_hardly_known_is_a_compound(
    left: str, right: str, vocabulary: Vocabulary, kept: bool
) -> None:
    assert keeps_hyphen(left, right, vocabulary) is kept


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("a non-decision-", "making body", True),  # decision-making
        ("the decision-", "making-based plan", True),
        ("the quays of pre-rail-", "road times", False),  # railroad
        ("the rail-", "road-works", False),
        ("a plan there-", "by agreed", False),  # known, though there and by are far commoner
    ],
)
def test_of_a_longer_compound_the_parts_beside_the_line_end_decide(
    left: str, right: str, kept: bool
) -> None:
    assert keeps_hyphen(left, right, ENGLISH) is kept


def test_a_word_that_the_document_prints_whole_is_whole() -> None:
    assert keeps_hyphen("a decision-", "making body", ENGLISH)
    assert not keeps_hyphen("a decision-", "making body", learn(["a decisionmaking body"], "en"))


def test_in_a_title_words_that_are_not_known_are_a_compound() -> None:
    assert keeps_hyphen("Orsa-", "lume", replace(ENGLISH, display=True))
    assert not keeps_hyphen("Orsa-", "lume", ENGLISH)


def test_a_first_part_that_no_list_of_words_has_keeps_its_hyphen() -> None:
    assert keeps_hyphen("un agent technico-", "commercial", FRENCH)
    assert not keeps_hyphen("un agent technico-", "commercial", ENGLISH)
    assert not keeps_hyphen("un agent technico-", "commercial", Vocabulary())


def test_where_no_machine_breaks_words_its_hyphen_may_be_the_authors() -> None:
    assert keeps_hyphen("le Sud\u2010", "Est du pays", FRENCH)


@pytest.mark.parametrize("text", ["a plan of two- for three-year loans", "the pre- in the name"])
def test_before_a_small_word_a_hyphen_inside_a_line_stays(text: str) -> None:
    assert mend_inside(text, ENGLISH) == (text, "")


@pytest.mark.parametrize(
    ("left", "right", "language", "kept"),
    [
        ("in day-to-", "day use", "en", True),  # “today” is a word
        ("de porte-à-", "porte.", "fr", True),
        ("all day-to-", "night", "en", False),
        ("in the day to-", "day", "en", False),
    ],
)
def test_a_word_that_comes_again_in_a_compound_keeps_its_hyphen(
    left: str, right: str, language: str, kept: bool
) -> None:
    assert keeps_hyphen(left, right, Vocabulary(language=language)) is kept
