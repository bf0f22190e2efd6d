"""The texts of the review pages, in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from pipeline.outputs.review_site.sentences import evidence_texts


@cache
def page_texts() -> Mapping[str, Mapping[str, str]]:
    """Texts by language and key.

    The keys of warning titles begin with ``code_``, those of evidence with ``why_``.
    """
    strings = tomllib.loads(
        resources.files("pipeline.outputs.review_site").joinpath("strings.toml").read_text("utf-8")
    )
    evidence = evidence_texts()
    keyed = {
        **strings["texts"],
        **{f"code_{code}": texts for code, texts in strings["codes"].items()},
    }
    return {
        language: {key: texts[at] for key, texts in keyed.items()} | dict(evidence[language])
        for at, language in enumerate(strings["languages"])
    }


def english(key: str, **values: object) -> str:
    """The English text, which a page shows until the browser has chosen a language."""
    return page_texts()["en"][key].format(**values)
