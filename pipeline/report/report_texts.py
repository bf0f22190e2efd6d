"""The texts of the report, in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def report_texts() -> Mapping[str, Mapping[str, str]]:
    """Texts by language and key; the first language is that of a reader of any other."""
    file = resources.files("pipeline.report").joinpath("report_texts.toml")
    found = tomllib.loads(file.read_text("utf-8"))
    return {
        language: {key: texts[at] for key, texts in found["texts"].items()}
        for at, language in enumerate(found["languages"])
    }
