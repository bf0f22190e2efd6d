"""Looks, in the words of a profile."""

from __future__ import annotations

import pytest

from pipeline.drafting.publication import Look
from pipeline.profile.described_looks import SaidLook, parse_look


@pytest.mark.parametrize(("words", "look"), [
    ("bold", SaidLook(bold=True)),
    ("12 pt", SaidLook(12)),
    ("10.5pt Italic", SaidLook(10.5, italic=True)),
    ("14 pt bold #17594A", SaidLook(14, bold=True, color="#17594a")),
    ("capitals italic", SaidLook(italic=True, capitals=True)),
])  # fmt: skip
def test_a_look_says_what_is_the_same_in_all(words: str, look: SaidLook) -> None:
    assert parse_look(words) == look


@pytest.mark.parametrize("words", ["", " ", "large", "bold 12", "12 pt 14 pt", "#17594", "red"])
def test_other_words_say_none(words: str) -> None:
    assert parse_look(words) is None


@pytest.mark.parametrize("look", [
    Look(14, True, False, "#17594a"), Look(10.5, False, True, "#000000", capitals=True),
])  # fmt: skip
def test_what_a_draft_says_of_a_heading_is_one(look: Look) -> None:
    said = parse_look(look.in_words)
    assert said is not None
    assert (said.size, said.bold, said.italic, said.capitals) == (
        look.size, look.bold, look.italic, look.capitals,
    )  # fmt: skip
