"""Recognises the series' own text (“Since its launch in 2009, …”) by its keywords."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import fold

# Any text may hold one or two of the keywords; three different ones are the series' own text.
ENOUGH_TERMS = 3


def count_boilerplate_terms(lines: Sequence[Line], profile: Profile) -> int:
    """How many different keywords of the series' own text ``lines`` contain.

    A keyword in capitals (“MIEUX”) must stand there in capitals: in small letters it may be a
    common word. Any other is compared without case and accents.
    """
    text = " ".join(line.text for line in lines)
    folded = fold(text)
    keywords = {word if word.isupper() else fold(word) for word in phrases(profile.about.keywords)}
    return sum(1 for word in keywords if word in (text if word.isupper() else folded))
