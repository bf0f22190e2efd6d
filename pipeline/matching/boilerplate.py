"""Knows the series' own text (“Since its launch in 2009, …”) by the words that only it has."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import fold

# One or two of the telling words may stand in any text; three of them together tell.
TELLS = 3


def tells_of_series(lines: Sequence[Line], profile: Profile) -> int:
    """How many of the words that tell the series' own text stand in ``lines``, each once.

    A name in capitals (“MIEUX”) is only told as such: it may be a common word besides.
    """
    text = " ".join(line.text for line in lines)
    folded = fold(text)
    known = {tell if tell.isupper() else fold(tell) for tell in phrases(profile.about.tells)}
    return sum(1 for tell in known if tell in (text if tell.isupper() else folded))
