"""Recognises the value of a fact that has no label: a place, years, or a form such as “€ {n}”."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.matching.periods import match_subtitle
from pipeline.profile.model import FactSpec, Profile, phrases
from pipeline.text.characters import fold
from pipeline.text.gazetteer import are_places

# Amounts have points, commas and spaces between their figures.
_NUMBER = r"\d+(?:[.,'\s]\d+)*"


def match_value(text: str, profile: Profile) -> FactSpec | None:
    """The fact that ``text`` is the value of, of those whose values stand without a label."""
    for fact in profile.facts:
        pattern = _pattern(tuple(phrases(fact.values)))
        if pattern and pattern.fullmatch(fold(text)):
            return fact
        if fact.label or not fact.gives:
            continue
        subtitle = match_subtitle(text, profile) if fact.gives == "period" else None
        if subtitle and not subtitle.location:
            return fact
        if fact.gives == "location" and are_places(text, profile.languages):
            return fact
    return None


@lru_cache(maxsize=32)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """What reads as one of ``forms``, whatever the number for ``{n}``, a full stop allowed."""
    if not forms:
        return None
    number = re.escape(fold("{n}"))
    listed = "|".join(re.escape(fold(form)).replace(number, _NUMBER) for form in forms)
    return re.compile(rf"(?:{listed})\.?")
