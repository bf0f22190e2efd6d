"""What the review pages say, in each of their languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def page_texts() -> Mapping[str, Mapping[str, str]]:
    """By language, each text by its key; the names of warnings begin with ``code_``."""
    told = tomllib.loads(
        resources.files("pipeline.outputs.review_site").joinpath("strings.toml").read_text("utf-8")
    )
    keyed = {**told["texts"], **{f"code_{code}": texts for code, texts in told["codes"].items()}}
    return {
        language: {key: texts[at] for key, texts in keyed.items()}
        for at, language in enumerate(told["languages"])
    }


def english(key: str, **values: object) -> str:
    """A text as the page says it before a browser has chosen its language."""
    return page_texts()["en"][key].format(**values)
