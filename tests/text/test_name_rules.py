"""Names that rules find on tokens alone, in each language by its own telling words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from pipeline.text.name_rules import ORGANISATION, PERSON, PLACE, names_by_rule, phrase_matcher
from pipeline.text.spacy_models import blank

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

Named = list[tuple[str, str]]


@lru_cache(maxsize=3)
def engine(language: str) -> tuple[Language, PhraseMatcher]:
    nlp = blank(language)
    return nlp, phrase_matcher(nlp, language)


def named(text: str, language: str = "fr", adjectives: tuple[str, ...] = ()) -> Named:
    """The names and their kinds; ``adjectives`` are known as such, as by a trained model."""
    nlp, matcher = engine(language)
    doc = nlp.make_doc(text)
    for token in doc:
        if token.text in adjectives:
            token.pos_ = "ADJ"
    found = names_by_rule(doc, language, matcher)
    return [(span.text, span.label_) for span in sorted(found, key=lambda span: span.start)]


def organisations(text: str, language: str = "fr", adjectives: tuple[str, ...] = ()) -> list[str]:
    return [name for name, kind in named(text, language, adjectives) if kind == ORGANISATION]


def places(text: str, language: str = "fr") -> list[str]:
    return [name for name, kind in named(text, language) if kind == PLACE]


def persons(text: str, language: str = "fr") -> list[str]:
    return [name for name, kind in named(text, language) if kind == PERSON]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le quai du Togo est neuf", ["Togo"]),
        ("fr", "en Côte d’Ivoire ou en Côte d'Ivoire", ["Côte d’Ivoire", "Côte d'Ivoire"]),
        ("fr", "le monde entier et Monde", []),
        ("fr", "une Réunion du lac", []),  # alone, a meeting
        ("en", "the harbours of the UK and the US", []),  # as often something else
        ("en", "the harbours of Oman and Cuba", ["Oman", "Cuba"]),
        ("es", "los puertos de EEUU y de EUA", ["EEUU"]),
        ("en", "a season in the Gulf of Guinea", ["Gulf of Guinea", "Guinea"]),
        ("en", "turkey for lunch", []),
        ("fr", "tout le continent africain", []),  # a description, and no name
        ("en", "the boats of The Gambia", ["Gambia"]),
        ("en", "a season in Asia-Pacific waters", ["Asia", "Asia-Pacific"]),
    ],
)
def test_places_of_the_table_are_found(language: str, text: str, expected: list[str]) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "then Chad Smith spoke",
        "Smith Chad spoke",
        "then Smith Chad spoke",
        "then Oman Chad spoke",
    ],
)
def test_a_place_of_one_word_beside_another_name_is_part_of_it(text: str) -> None:
    assert places(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Chad he spoke", ["Chad"]),  # “In” is no name
        ("Chad", ["Chad"]),
        ("so BCU Chad spoke", ["Chad"]),  # an acronym is none either
        ("then Costa Rica Now spoke", ["Costa Rica"]),  # of two words, it stands for itself
    ],
)
def test_a_place_stands_alone_beside_small_words(text: str, expected: list[str]) -> None:
    assert places(text, "en") == expected


def test_an_organisation_known_by_name_may_follow_one() -> None:
    assert organisations("then Deputy Frontex spoke", "en") == ["Frontex"]
    assert organisations("then Frontex Deputies spoke", "en") == []


def test_a_name_inside_a_long_form_is_not_told_again() -> None:
    text = "the Lake Fund of Malta (LFM) grew"
    assert places(text, "en") == []
    assert places("the Lake Fund of Malta grew", "en") == ["Malta"]
    assert places("Malta Lake Fund (MLF) grew", "en") == []


def test_a_place_that_opens_a_long_form_stands() -> None:
    assert places("le Togo des Chiffres (TDC) et la suite") == ["Togo"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "avec M. Jean Petit à", ["Jean Petit"]),
        ("fr", "avec Mme Ada Rosa Morel Paz Lima à", ["Ada Rosa Morel Paz"]),  # four words
        ("fr", "avec Mme ADA à", []),
        ("fr", "avec Mme la ministre", []),
        ("fr", "et puis Mme", []),
        ("fr", "avec Jean Petit", []),
        ("en", "so Dr. Ada Morel spoke", ["Ada Morel"]),
        ("es", "con la Sra. Eva Paz", ["Eva Paz"]),
        ("fr", "et puis Mme Paz", ["Paz"]),
    ],
)
def test_a_person_follows_a_title(language: str, text: str, expected: list[str]) -> None:
    assert persons(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le ministère de la Pêche ouvre", ["ministère de la Pêche"]),
        ("fr", "le conseil de la Pêche ouvre", []),  # written small, any council
        ("fr", "le Conseil de la Pêche ouvre", ["Conseil de la Pêche"]),
        ("fr", "le Conseil ouvre", []),
        ("fr", "le Ministère de la Pêche et de la Mer", ["Ministère de la Pêche et de la Mer"]),
        ("fr", "le Ministère de la Pêche et la Mer", ["Ministère de la Pêche"]),
        ("fr", "le Conseil de la Pêche et de la Mer", ["Conseil de la Pêche"]),
        ("fr", "le Conseil de la Pêche Conseil", ["Conseil de la Pêche"]),
        ("en", "the Ministry of Fish and Boats grew", ["Ministry of Fish and Boats"]),
        ("en", "the Fish Board grew", ["Fish Board"]),
        ("en", "the Board grew", []),
        ("en", "The Board grew", []),  # “The” is no part of a name
        ("en", "the old Fish-Boats Board grew", ["Fish-Boats Board"]),
        ("en", "the old Sea Fish-Boats Board grew", ["Sea Fish-Boats Board"]),
        ("en", "the fish-Boats Board grew", ["Boats Board"]),
        ("es", "el Instituto de la Sal abre", ["Instituto de la Sal"]),
    ],
)
def test_an_organisation_is_told_by_its_first_or_last_word(
    language: str, text: str, expected: list[str]
) -> None:
    assert organisations(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’Office de la de Mer ouvre", ["Office de la de Mer"]),
        ("l’Office de la de la Mer ouvre", []),
        ("l’Office de la", []),
    ],
)
def test_three_small_words_lead_to_the_next_of_a_name(text: str, expected: list[str]) -> None:
    assert organisations(text) == expected


def test_a_place_ends_a_name_that_has_a_word_of_its_own() -> None:
    assert named("le ministère de la Pêche du Togo") == [
        ("ministère de la Pêche", ORGANISATION),
        ("Togo", PLACE),
    ]
    assert organisations("le ministère de la Pêche de la Gambie") == ["ministère de la Pêche"]
    assert organisations("l’Université de Malte") == ["Université de Malte"]


def test_a_name_that_goes_on_in_small_words_is_left_out() -> None:
    assert organisations("le Conseil des Rives de l’amont dit") == []
    assert organisations("le Conseil des Rives dit") == ["Conseil des Rives"]
    assert organisations("le Conseil des Rives de") == ["Conseil des Rives"]


def test_adjectives_belong_to_a_name() -> None:
    text = "l’Office national de la Mer profonde dit"
    assert organisations(text) == []
    assert organisations(text, adjectives=("national", "profonde")) == [
        "Office national de la Mer profonde"
    ]
    assert organisations("l’Office national dit", adjectives=("national",)) == []
    assert organisations("l’Office de la Mer profonde", adjectives=("profonde",)) == [
        "Office de la Mer profonde"
    ]


def test_an_acronym_of_an_organisation_is_one() -> None:
    found = named("The Lake Board (LB) grew. The LB shrank.", "en")
    assert found.count(("LB", ORGANISATION)) == 2
    assert ("Lake Board", ORGANISATION) in found
    assert named("The Lake Boats (LB) grew. The LB shrank.", "en") == []
    head = named("Le Conseil des chiffres utiles (CCU) et le CCU")
    assert ("Conseil des chiffres utiles", ORGANISATION) in head
    assert head.count(("CCU", ORGANISATION)) == 2


def test_a_language_without_telling_words_has_no_names_but_places() -> None:
    nlp = blank("de")
    doc = nlp.make_doc("Herr Jan Rot und das Office de la Mer")
    assert names_by_rule(doc, "de", phrase_matcher(nlp, "de")) == []
