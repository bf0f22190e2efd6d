"""The texts of the report, in each language."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def report_texts() -> Mapping[str, Mapping[str, str]]:
    """Texts by language and key; the first language is that of a reader of any other."""
    file = resources.files("pipeline.report").joinpath("report_texts.toml")
    found = tomllib.loads(file.read_text("utf-8"))
    return {
        language: {key: texts[at] for key, texts in found["texts"].items()}
        for at, language in enumerate(found["languages"])
    }


def readers_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the reader's system is set to, if the report has it; else the first."""
    chosen = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    language = chosen[:2].lower()
    return language if language in report_texts() else next(iter(report_texts()))
