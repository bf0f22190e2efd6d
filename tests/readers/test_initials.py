"""Drop capitals that are words, and those that a word begins with."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.initials import with_initials_apart
from pipeline.readers.lines.runs import Run
from tests.readers.test_lines import run, texts

SENTENCES = {
    "fr": "Le registre est tenu par la mairie, et les agents de la ville y notent les départs.",
    "en": "The register is kept by the town, and the clerks of the valley write in it.",
    "es": "El registro está en la alcaldía, y los agentes de la ciudad anotan las salidas.",
}


def read(language: str, *spans: str) -> str:
    line = Line(1, 0, tuple(Span(text, "Serif") for text in spans))
    page = Page(1, 595, 842, (line, Line(1, 1, (Span(SENTENCES[language]),))))
    (page,) = with_initials_apart([page], ["fr", "en", "es"])
    return page.lines[0].text


@pytest.mark.parametrize(
    ("language", "capital", "rest"),
    [
        ("fr", "À", "l’écoute des villages"),
        ("fr", "À", "la mairie"),
        ("fr", "Y", "aller à pied"),
        ("en", "A", "small town"),
        ("es", "A", "las puertas"),
        ("es", "Y", "los puertos"),
    ],
)
def test_a_capital_that_is_a_word_has_a_space(language: str, capital: str, rest: str) -> None:
    assert read(language, capital, rest) == f"{capital} {rest}"


@pytest.mark.parametrize(
    ("language", "capital", "rest"),
    [
        ("fr", "A", "insi"),
        ("fr", "I", "le de la côte"),
        ("fr", "U", "ne ville"),
        ("fr", "O", "n a vu"),
        ("en", "A", "long the coast"),
        ("en", "I", "n the valley"),
        ("es", "E", "ntre las islas"),
        ("es", "Y", "a en marcha"),
        ("es", "A", "LCALDES"),
        ("fr", "À", "xyloque"),
        ("en", "L", "the towns"),
    ],
)
def test_a_capital_that_a_word_begins_with_has_none(language: str, capital: str, rest: str) -> None:
    assert read(language, capital, rest) == capital + rest


def test_a_capital_that_is_no_span_of_its_own_stays() -> None:
    assert read("fr", "Àla mairie") == "Àla mairie"
    assert read("fr", "À ", "la mairie") == "À la mairie"


def dropped(capital: str, x: float) -> list[Run]:
    """A drop capital two lines high, its first line from ``x`` on, the second from 20."""
    return [
        run(capital, 0, 112, size=30, width=18),
        run("small town", x, 100),
        run("of the valley", 20, 112),
    ]


@pytest.mark.parametrize(("x", "space"), [(21.5, ""), (21.7, " "), (24.9, " "), (25.1, "")])
def test_a_first_line_behind_a_space_shows_that_the_capital_is_a_word(x: float, space: str) -> None:
    assert texts(*dropped("A", x)) == [f"A{space}small town", "of the valley"]
    assert texts(*dropped("V", x)) == ["Vsmall town", "of the valley"]


@pytest.mark.parametrize("capital", ["« L", "“L", "L’", "¿L"])
def test_a_drop_capital_may_have_a_mark_beside_it(capital: str) -> None:
    assert texts(*dropped(capital, 20))[0] == f"{capital}small town"
