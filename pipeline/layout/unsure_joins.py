"""Where two paragraphs may have been joined: a sentence that fills its line ends above a break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.setting import Surroundings, adjacent
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence, starts_lower


def holds_unsure_join(lines: Sequence[Line], around: Surroundings) -> bool:
    """Whether a box, a column's end or a page's end may part two paragraphs among ``lines``.

    The lines of one passage were joined there because nothing shows that a paragraph ends: no
    short line, no indent. But a sentence ends with its line, and the next one begins another.
    """
    return any(
        ends_sentence(above.text)
        and not above.text.rstrip().endswith(":")
        and not starts_lower(below.text)
        and not adjacent(above, below, around)
        for above, below in pairwise(lines)
    )
