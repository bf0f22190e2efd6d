"""The texts of the review pages: all used, all translated, French set as French."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from pipeline.model.verification import DifferenceKind
from pipeline.outputs.review_site.strings import page_texts

SITE = resources.files("pipeline.outputs.review_site")
STRINGS = tomllib.loads(SITE.joinpath("strings.toml").read_text("utf-8"))
SOURCES = "\n".join(
    file.read_text("utf-8")
    for folder in ("templates", "static")
    for file in SITE.joinpath(folder).iterdir()
    if not file.name.endswith(".css")
)
# Keys put together from a part that varies, such as the role of a line.
FAMILIES = ("role_", "cannot_", "code_", "why_", "entity_")


def test_every_text_is_there_in_every_language() -> None:
    for texts in (*STRINGS["texts"].values(), *STRINGS["codes"].values()):
        assert len(texts) == len(STRINGS["languages"])
        assert all(text.strip() for text in texts)


def test_translations_fill_in_the_same_values() -> None:
    for texts in STRINGS["texts"].values():
        assert len({tuple(sorted(re.findall(r"\{\w+\}", text))) for text in texts}) == 1


def test_every_text_is_used_and_every_used_text_exists() -> None:
    plain = {key for key in page_texts()["en"] if not key.startswith(FAMILIES)}
    plain -= {kind.value for kind in DifferenceKind}  # named by a difference's kind
    assert {key for key in plain if not re.search(rf"\b{key}\b", SOURCES)} == set()
    named = re.findall(r"""\b(?:t|text|say|heading|field)\(["'](\w+)["'][,)]""", SOURCES)
    named += re.findall(r'data-t(?:-label|-alt|-placeholder)?="(\w+)"', SOURCES)
    assert named
    assert set(named) <= set(page_texts()["en"])


def test_french_punctuation_does_not_break_from_its_word() -> None:
    assert [text for text in page_texts()["fr"].values() if re.search(r" [:;?!»]|« ", text)] == []
