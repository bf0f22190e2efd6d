"""Loading a language model changes nothing outside it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.text.spacy_models import blank, installed_model, load, read

if TYPE_CHECKING:
    from spacy.tokens import Doc

pytest.importorskip("spacy")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_patterns_are_compiled_by_python_itself(language: str) -> None:
    program = f"""
import re
ours = re.compile
class Watched(type(re)):
    def __setattr__(self, name, value):
        raise AssertionError(f"re.{{name}} is replaced")
re.__class__ = Watched
from pipeline.text.names import names_in
names_in(["Madame Anne Rive habite Bamako."], "{language}")
assert re.compile is ours
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("installed", "chosen"), [
    (["fr_core_news_lg", "fr_core_news_md", "en_core_web_sm"], "fr_core_news_md"),
    (["fr_core_news_md", "fr_core_news_sm"], "fr_core_news_sm"),
    (["fr_dep_news_trf", "fr_core_news_lg"], "fr_core_news_lg"),
    (["fr_ports", "fr_dep_news_trf"], "fr_dep_news_trf"),  # a name that says no size
    (["fr_ports", "fr_boats"], "fr_boats"),
    (["en_core_web_sm", "fro_old_sm"], None),
])  # fmt: skip
def test_the_smallest_model_of_the_language_is_used(
    installed: list[str], chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spacy.util.get_installed_models", lambda: installed)
    assert installed_model("fr") == chosen


@pytest.mark.parametrize(("pipes", "kept"), [
    (["morphologizer", "attribute_ruler"], ["morphologizer"]),  # the ruler only copies
    (["tagger", "attribute_ruler"], ["tagger", "attribute_ruler"]),  # the ruler sets them
    (["morphologizer"], ["morphologizer"]),
])  # fmt: skip
def test_of_a_model_only_what_is_needed_runs(
    pipes: list[str], kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = blank("fr")
    for pipe in pipes:
        model.add_pipe(pipe)
    monkeypatch.setattr("spacy.load", lambda name, exclude: model)
    assert load("fr_ports").pipe_names == kept


TEXT = "So Orsa grew. It did, by Lume! Did Vey?\nTor did\nAnd Una"


def read_with(telling: str) -> Doc:
    """``TEXT`` as read where a sentence with ``telling`` is: all its capitals are entities."""
    nlp = blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"IS_TITLE": True}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    pattern = {"label": "GPE", "pattern": [{"IS_TITLE": True}]}
    nlp.add_pipe("entity_ruler").add_patterns([pattern])  # type: ignore[attr-defined]
    doc = nlp.make_doc(TEXT)
    read(nlp, [doc], lambda token: token.text == telling)
    return doc


@pytest.mark.parametrize(("telling", "names"), [
    ("Orsa", ["So", "Orsa"]),
    ("Lume", ["It", "Lume"]),
    ("!", ["It", "Lume"]),  # what ends a sentence is of it
    ("Vey", ["Did", "Vey"]),
    ("Tor", ["Tor"]),
    ("Una", ["And", "Una"]),  # which nothing ends
    ("nothing", []),
])  # fmt: skip
def test_only_sentences_with_a_telling_word_are_read(telling: str, names: list[str]) -> None:
    doc = read_with(telling)
    assert [entity.text for entity in doc.ents] == names
    assert [token.text for token in doc if token.pos_ == "PROPN"] == names
    assert {entity.label_ for entity in doc.ents} <= {"GPE"}


def test_each_text_keeps_what_was_read_of_it() -> None:
    nlp = blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Orsa"}])  # type: ignore[attr-defined]
    docs = [nlp.make_doc("So Orsa grew."), nlp.make_doc("So it did."), nlp.make_doc("And Orsa")]
    read(nlp, docs, lambda token: True)
    assert [[entity.start for entity in doc.ents] for doc in docs] == [[1], [], [1]]
