"""Names in running text: which of a trained model's are trusted, and what rules say instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import pytest

from pipeline.text import names
from pipeline.text.names import Name, names_in
from pipeline.text.spacy_models import blank

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

pytest.importorskip("spacy")

Model = Callable[..., None]
MODEL = "harbour_model-1.2"


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """Puts a model in place of the installed one: it says what it is told to of each phrase.

    Its words are proper nouns, except those in ``common``.
    """

    def put(common: str = "", language: str = "en", **said: str) -> None:
        def load(_: str) -> Language:
            nlp = blank(language)
            nlp.meta["version"] = "1.2"
            words = nlp.add_pipe("attribute_ruler")
            words.add([[{"IS_SPACE": False}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
            words.add([[{"TEXT": {"IN": common.split()}}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
            ruler = nlp.add_pipe("entity_ruler")
            ruler.add_patterns(  # type: ignore[attr-defined]
                [
                    {"label": label, "pattern": phrase}
                    for label, phrases in said.items()
                    for phrase in phrases.split("|")
                ]
            )
            return nlp

        monkeypatch.setattr(names, "installed_model", lambda language: "harbour_model")
        monkeypatch.setattr(names, "load", load)
        names._engine.cache_clear()

    yield put
    names._engine.cache_clear()


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in names_in([text], language)[0]]


@pytest.mark.parametrize(("label", "kind"), [
    ("PER", "person"), ("PERSON", "person"), ("LOC", "place"), ("GPE", "place"),
])  # fmt: skip
def test_a_models_labels_mean_our_kinds(model: Model, label: str, kind: str) -> None:
    model(**{label: "Ada Morel"})
    assert names_in(["then Ada Morel spoke"], "en") == [[Name("Ada Morel", kind, MODEL)]]


def test_another_label_is_no_name(model: Model) -> None:
    model(EVENT="Ada Morel")
    assert found("then Ada Morel spoke") == []


@pytest.mark.parametrize(("name", "expected"), [
    ("Storms against Orsa", []),
    ("Bureau against Storms", ["Bureau against Storms"]),
    ("Bureau storms", ["Bureau storms"]),
    ("Bureau", []),
    ("Bureau against\nStorms", []),
])  # fmt: skip
def test_an_organisation_begins_with_a_word_for_one(
    model: Model, name: str, expected: list[str]
) -> None:
    model(ORG=name)
    assert [text for text, _ in found(f"then {name} grew")] == expected


@pytest.mark.parametrize(("name", "common", "trusted"), [
    ("Ada Morel", "", True),
    ("Ada", "", False),  # one word is no whole name
    ("Ada of", "", False),
    ("Ada of Morel", "", True),
    ("Ada MOREL", "", False),  # an acronym
    ("Ada Boats", "Boats", False),  # a common noun
    ("Ada boats", "", False),
    ("Ada Boat2", "", False),
    ("Ada-Rosa Morel", "", True),
    ("Bureau against Morel", "", False),  # an organisation's word
    ("The Morel Paz", "", False),
    ("“ Ada Morel", "", False),
    ("Ada\nMorel", "", False),
])  # fmt: skip
def test_a_person_is_two_names_with_capitals(
    model: Model, name: str, common: str, trusted: bool
) -> None:
    model(common, PERSON=name)
    assert found(f"then {name} spoke") == ([(name, "person")] if trusted else [])


@pytest.mark.parametrize(("text", "expected"), [
    ("then Orsa grew", ["Orsa"]),
    ("Orsa grew", []),  # the capital may be the sentence's
    ("It grew. Orsa did", []),
    ("It grew: Orsa did", []),
    ("It grew \n Orsa did", []),
    ("Orsa Bay grew", ["Orsa Bay"]),
])  # fmt: skip
def test_a_place_of_one_word_begins_no_sentence(
    model: Model, text: str, expected: list[str]
) -> None:
    model(GPE="Orsa|Orsa Bay")
    assert [name for name, _ in found(f"{text}, and Lume too")] == expected


def test_small_words_and_marks_at_the_end_are_no_part_of_a_name(model: Model) -> None:
    model(GPE="Orsa Bay and|Lume Bay ,|Vey ,|of")
    assert [name for name, _ in found("then Orsa Bay and home, Lume Bay , or Vey , all of it")] == [
        "Orsa Bay", "Lume Bay", "Vey",
    ]  # fmt: skip


def test_a_rule_wins_over_the_model(model: Model) -> None:
    model(PERSON="Malta", GPE="Orsa")
    assert names_in(["so Malta wrote to Orsa"], "en")[0] == [
        Name("Malta", "place", "rules"), Name("Orsa", "place", MODEL),
    ]  # fmt: skip


def test_a_longer_organisation_of_the_model_wins_over_a_rule(model: Model) -> None:
    model(ORG="Bureau against Malta", PERSON="Costa Rica Boats")
    assert names_in(["so the Bureau against Malta grew"], "en")[0] == [
        Name("Bureau against Malta", "organisation", MODEL)
    ]
    assert names_in(["so Costa Rica Boats grew"], "en")[0] == [Name("Costa Rica", "place", "rules")]


@pytest.mark.parametrize(("text", "is_read"), [
    ("so the boats came to Orsa", True),
    ("so the boats came home", False),
    ("Home they came", False),  # the capital is the sentence's
    ("so the ABC came", False),  # an acronym
    ("so The came", False),
    ("so the ministry of boats came", False),
    ("so Bureau", True),
    ("Bureau", True),
])  # fmt: skip
def test_a_model_reads_the_sentences_that_may_hold_a_name(
    model: Model, monkeypatch: pytest.MonkeyPatch, text: str, is_read: bool
) -> None:
    read: list[str] = []
    model(GPE="Orsa")
    nlp = names._engine("en").nlp
    pipe = nlp.pipe

    def noted(docs: Iterable[Doc]) -> Iterator[Doc]:
        given = list(docs)
        read.extend(doc.text for doc in given)
        return pipe(given)

    monkeypatch.setattr(nlp, "pipe", noted)
    names_in([text], "en")
    assert read == ([text] if is_read else [])


def test_a_small_word_for_an_organisation_is_read_too(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    model(GPE="Orsa", language="fr")
    monkeypatch.setattr(
        names, "read", lambda nlp, docs, may_name: read.extend(map(may_name, docs[0]))
    )
    read: list[bool] = []
    names_in(["un ministère ouvre"], "fr")
    assert read == [False, True, False]


def pieces_of(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a model is given of ``text``, piece by piece."""
    given: list[str] = []
    nlp = names._engine("en").nlp
    empty = nlp.make_doc("")

    def noted(piece: str) -> Doc:
        given.append(piece)
        return empty

    monkeypatch.setattr(nlp, "make_doc", noted)
    names_in([text], "en")
    return given


def test_a_long_text_is_cut_between_paragraphs(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model holds a hundred thousand characters."""
    model()
    whole = "x" * 100_000
    assert pieces_of(whole, monkeypatch) == [whole]
    assert pieces_of(f"{whole}y", monkeypatch) == [whole, "y"]
    first, second = "a" * 60_000, "b" * 60_000
    assert pieces_of(f"{first}\n\n{second}", monkeypatch) == [first, f"\n\n{second}"]
    assert pieces_of(f"\n\n{whole}", monkeypatch) == [f"\n\n{whole[2:]}", "xx"]
