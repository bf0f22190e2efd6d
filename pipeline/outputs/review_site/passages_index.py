"""What the search box of the review pages searches: all texts, their stems, and the search itself.

The browser loads it at the first search. The texts and stems are those of the database, so that
the box finds what ``pipeline search`` finds, by MiniSearch, and ranks it by the same formula. Of
words that no text has, Snowball's stemmers in JavaScript give the stem.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import resources

from pipeline.model.record import CaseStudy
from pipeline.outputs.review_site.folder_names import part_id
from pipeline.outputs.search_texts import search_texts
from pipeline.text.stems import stemmer_name, words

NO_LANGUAGE = "none"
"""What stands for the language of a case whose language is unknown."""


def render_search(cases: Sequence[CaseStudy]) -> bytes:
    """A script that passes the texts of ``cases``, in the order given, to the page."""
    texts: list[tuple[int, str, str, int | None, str]] = []
    forms: dict[str, dict[str, str]] = {}
    for at, case in enumerate(cases):
        language = case.language or NO_LANGUAGE
        known = forms.setdefault(language, {})
        for anchor, one in zip(_anchors(case), search_texts(case), strict=True):
            for word in words(one.text, case.language):
                known.setdefault(one.text[word.start : word.end].lower(), word.stem)
            texts.append((at, language, part_id(anchor), one.page, one.text))
    stemmers = {language: name for language in sorted(forms) if (name := stemmer_name(language))}
    data = json.dumps({"texts": texts, "forms": forms}, ensure_ascii=False, separators=(",", ":"))
    made = ",".join(f'"{code}":new {_class(name)}()' for code, name in stemmers.items())
    needed = ["minisearch", *(["base-stemmer"] if stemmers else [])]
    needed += [f"{name}-stemmer" for name in stemmers.values()]
    scripts = [_vendored(name) for name in needed]
    return ";\n".join([*scripts, f"window.reviewIndex({data},MiniSearch,{{{made}}});\n"]).encode()


def _anchors(case: CaseStudy) -> Iterator[str]:
    """The part of the page of ``case`` that each of its texts stands in."""
    if case.title:
        yield "title"
    if case.summary:
        yield "summary.0"
    for section in case.sections:
        for at, _ in enumerate(section.passages):
            yield f"sections.{section.key}.passages.{at}"
    lists = (("callouts", case.callouts), ("footnotes", case.footnotes), ("facts", case.facts))
    for name, listed in lists:
        for at, _ in enumerate(listed):
            yield f"{name}.{at}"


def _class(name: str) -> str:
    """What Snowball calls the stemmer ``name`` in JavaScript."""
    return f"{name.title()}Stemmer"


def _vendored(name: str) -> str:
    return resources.files(__package__).joinpath("vendor", f"{name}.js").read_text("utf-8")
