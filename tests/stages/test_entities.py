"""Names of persons, organisations and places, section by section, and how often they are right."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.model.findings import Entity, Findings, Passage, Section
from pipeline.profile.loader import load_profile
from pipeline.stages.entities import find_entities
from pipeline.text import names
from pipeline.text.names import Name, names_in

MARKED = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
KINDS = ("place", "organisation", "person")
FOUR_OF_FIVE = 0.8


def section(key: str, *texts: str) -> Section:
    passages = tuple(Passage("paragraph", text, lines=()) for text in texts)
    return Section(key, key.title(), lines=(), passages=passages)


def entities_of(language: str | None, *sections: Section) -> list[Entity]:
    document = Document(pages=(), findings=Findings(language=language, sections=sections))
    return list(find_entities(document, load_profile("mieux")).findings.entities)


def found_in(text: str, language: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in names_in([text], language)[0]]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_right_four_times_of_five(kind: str, language: str) -> None:
    found = right = 0
    for passage in (p for p in MARKED["passage"] if p["language"] == language):
        texts = {
            text for text, found_kind in found_in(passage["text"], language) if found_kind == kind
        }
        found, right = found + len(texts), right + len(texts & set(passage[kind]))
    assert found > 0
    assert right >= FOUR_OF_FIVE * found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "À l’ouest, le Togo.", [("Togo", "place")]),
        ("fr", "Dans le golfe de Guinée, rien.", [("golfe de Guinée", "place")]),
        (
            "fr",
            "Le ministère de la Pêche du Togo",
            [("ministère de la Pêche", "organisation"), ("Togo", "place")],
        ),
        ("fr", "Mme Ada Morel et l’UE", [("Ada Morel", "person"), ("UE", "organisation")]),
        ("fr", "La réunion est close. L’Action finit.", []),
        ("fr", "RÉUNION DES PAYS DU LAC", []),
        ("en", "Chad Smith met him in Chad.", [("Chad", "place")]),
        (
            "en",
            "The Ministry of Fish and Boats of Malta",
            [("Ministry of Fish and Boats", "organisation"), ("Malta", "place")],
        ),
        (
            "en",
            "The Lake Board (LB) grew. The LB shrank.",
            [("Lake Board", "organisation"), ("LB", "organisation")],
        ),
        ("en", "turkey and china for lunch", []),
        (
            "es",
            "El Instituto de la Sal y la Sra. Eva Paz",
            [("Instituto de la Sal", "organisation"), ("Eva Paz", "person")],
        ),
        ("es", "", []),
    ],
)
def test_rules_find_what_is_sure(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text, language) == expected


def test_entities_stand_by_section_each_once_in_reading_order() -> None:
    found = entities_of(
        "en",
        section("contexte", "Malta wrote to Cyprus.", "Cyprus answered Malta."),
        section("impact", "Malta was pleased."),
    )
    assert found == [
        Entity("Malta", "place", "contexte", "rules"),
        Entity("Cyprus", "place", "contexte", "rules"),
        Entity("Malta", "place", "impact", "rules"),
    ]


def test_what_a_model_found_names_the_model_and_its_version() -> None:
    found = entities_of("fr", section("impact", "Une réunion a eu lieu à Manille en mai."))
    assert [(entity.text, entity.kind) for entity in found] == [("Manille", "place")]
    assert found[0].source.startswith("fr_core_news_")


def test_without_a_model_rules_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "installed_model", lambda language: None)
    names._engine.cache_clear()
    try:
        found = names_in(["Le Maroc et M. Jean Petit sont à Manille."], "fr")[0]
        assert found == [Name("Maroc", "place", "rules"), Name("Jean Petit", "person", "rules")]
    finally:
        names._engine.cache_clear()


def test_a_case_without_a_language_or_sections_has_no_entities() -> None:
    assert entities_of(None, section("impact", "Malta")) == []
    assert entities_of("fr") == []


def test_a_text_longer_than_a_model_holds_is_read_to_its_end() -> None:
    text = "Nothing of note. " * 8000 + "\n\nAnd then Malta."
    assert found_in(text, "en") == [("Malta", "place")]


def test_every_entity_is_printed_in_its_text() -> None:
    for passage in MARKED["passage"]:
        for text, _ in found_in(passage["text"], passage["language"]):
            assert text in passage["text"]


def test_spacy_is_not_imported_before_the_stage_has_work_to_do() -> None:
    code = "import sys, pipeline.stages.entities; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
