"""The small words of a language: articles, prepositions, conjunctions."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pipeline.text.characters import fold


@lru_cache(maxsize=8)
def function_words(language: str | None = None) -> frozenset[str]:
    """The function words of ``language``, folded; without one, those of all languages."""
    text = resources.files("pipeline.data").joinpath("function_words.toml").read_text("utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    known = [lists[language]] if language in lists else list(lists.values())
    return frozenset(fold(word) for words in known for word in words)
