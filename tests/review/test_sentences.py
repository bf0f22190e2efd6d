"""Warnings and evidence in the reader's language: no sentence unknown, no quoted word lost."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RejectionCode
from pipeline.language import LANGUAGES
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.outputs.review_site.sentences import evidence_texts, said_in, subject_of
from pipeline.outputs.review_site.strings import page_texts
from pipeline.readers.missing_letters import letter_notices
from pipeline.readers.scan_notices import scan_notices
from pipeline.stages import confidence
from pipeline.stages.unplaced import unplaced_lines
from tests.stages.builders import line, page

ROOT = Path(__file__).parents[2]
CODES = [key.removeprefix("code_") for key in page_texts()["en"] if key.startswith("code_")]


def warnings_in(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for one in value.get("warnings", ()):
            yield one["code"], one["message"]
        for held in value.values():
            yield from warnings_in(held)
    elif isinstance(value, list):
        for held in value:
            yield from warnings_in(held)


def test_every_warning_of_the_kept_publications_is_said_in_each_language() -> None:
    found = set()
    for path in (ROOT / "tests/golden/records").glob("*.json"):
        found |= set(warnings_in(json.loads(path.read_text("utf-8"))))
    assert len(found) > 10
    for code, message in found:
        said = said_in(code, message)
        assert set(said) == set(LANGUAGES), message
        assert said["en"] == message or "“" in message


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str) -> None:
    """The catalogue's own English, with words in its gaps, comes out in each language."""
    from pipeline.outputs.review_site.sentences import _file

    rows = _file()["warnings"][code]
    assert rows
    for row in rows:
        message = re.sub(r"\{\w+\}", "Qx", row[0])
        said = said_in(code, message)
        assert set(said) == set(LANGUAGES)
        assert said["en"] == message
        assert all(text.count("Qx") == message.count("Qx") for text in said.values())


MADE = {"Notice", "Rejected", "Failed"}


def sentences_in_code() -> Iterator[tuple[str, str]]:
    """Code and sentence of notices and rejections that are written where they are given."""
    for path in (ROOT / "pipeline").rglob("*.py"):
        for made in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(made, ast.FunctionDef):
                yield from _sentences_in(made)


def _sentences_in(made: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    named = [
        (node.lineno, node.targets[0].id, node.value)
        for node in ast.walk(made)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    for node in ast.walk(made):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE):
            continue
        code, said = node.args[:2]
        if isinstance(code, ast.Attribute) and code.attr in RejectionCode.__members__:
            code = ast.Constant(RejectionCode[code.attr].value)
        if isinstance(said, ast.Name):  # what was given that name last above
            above = [one for one in named if one[1] == said.id and one[0] < node.lineno]
            said = max(above, key=lambda one: one[0])[2] if above else said
        if isinstance(code, ast.Constant) and isinstance(said, ast.Constant | ast.JoinedStr):
            yield str(code.value), _spelled(said)


def _spelled(said: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(said, ast.Constant):
        return str(said.value)
    parts = (str(one.value) if isinstance(one, ast.Constant) else "Qx" for one in said.values)
    return "".join(parts)


# Their beginnings are put together elsewhere: “Page 2 is”, “2 lines”.
PUT_TOGETHER = {"unplaced-lines", "pages-read-by-ocr", "pages-not-read", "low-confidence"}
PUT_TOGETHER |= {"unreadable-letters", "corrected-version-differs"}


def test_the_sentences_in_the_code_are_those_of_the_catalogue() -> None:
    found = list(sentences_in_code())
    assert len(found) > 40
    unknown = [one for one in found if "fr" not in said_in(*one)]
    assert [one for one in unknown if one[0] not in PUT_TOGETHER] == []


@pytest.mark.parametrize("numbers", [(2,), (2, 3)])
def test_sentences_that_are_put_together_are_those_of_the_catalogue(
    numbers: tuple[int, ...],
) -> None:
    pages = [page(line("Words.", y=60), number=number) for number in numbers]
    unread = [replace(one, lines=(), pictures=(Box(0, 0, 500, 700),)) for one in pages]
    of_each_kind = (
        [replace(one, ocr=True) for one in pages],
        [replace(one, ocr_failed=True) for one in pages],
        [replace(one, ocr_failed=True) for one in unread],
        [replace(one, ocr_empty=True) for one in unread],
        unread,
    )
    for chosen in of_each_kind:
        for notice in scan_notices(chosen):
            assert "fr" in said_in(notice.code, notice.message), notice
    lost = [line(f"Words {at}.", y=60 + at) for at in range(len(numbers))]
    for notice in unplaced_lines(lost):
        assert "fr" in said_in(notice.code, notice.message), notice
    words = page(line("\N{REPLACEMENT CHARACTER}on de", y=60), number=2)
    for notice in letter_notices([words]):
        assert "fr" in said_in(notice.code, notice.message), notice


def test_every_doubt_is_said_in_each_language() -> None:
    words = [one.words for one in vars(confidence).values() if isinstance(one, confidence.Doubt)]
    assert len(words) > 20
    for doubt in words:
        said = said_in("low-confidence", f"The title is only 40 % sure: {doubt}.")
        assert doubt in said["en"] and doubt not in said["fr"] and doubt not in said["es"]


def test_what_is_quoted_stays_and_french_is_set_as_french() -> None:
    quoted = "work and life and 3 more"
    message = f"The box “{quoted}” fits none of the criteria; check what it says."
    said = said_in("unmatched-callout", message)
    assert said["fr"].startswith(f"L’encadré «\N{NO-BREAK SPACE}{quoted}\N{NO-BREAK SPACE}» ne")
    assert said["es"].startswith(f"El recuadro «{quoted}» no")
    two = "The title is only 40 % sure: it is set like the text; it is long for a title."
    assert said_in("low-confidence", two)["fr"].endswith(
        "il est composé comme le texte\N{NO-BREAK SPACE}; il est long pour un titre."
    )


def test_a_sentence_that_is_not_known_is_left_in_english() -> None:
    assert said_in("missing-title", "Something else.") == {"en": "Something else."}
    assert said_in("no-such-code", "Something else.") == {"en": "Something else."}


def test_a_doubt_names_the_part_that_it_is_about() -> None:
    said = "is only 44 % sure: it breaks off."
    assert subject_of("low-confidence", f"The section “Impact” {said}") == ("section", "Impact")
    assert subject_of("low-confidence", f"The title {said}") == ("title", "")
    assert subject_of("missing-title", "No title was found; add it by hand.") == ("", "")


def test_all_evidence_has_words_in_each_language() -> None:
    for texts in evidence_texts().values():
        assert texts.keys() == {f"why_{kind}" for kind in SignalKind}
    english, *others = evidence_texts().values()
    assert [key for key in english for texts in others if texts[key] == english[key]] == []
    for kind in SignalKind:
        gaps = {text[f"why_{kind}"].count("{}") for text in evidence_texts().values()}
        assert len(gaps) == 1
