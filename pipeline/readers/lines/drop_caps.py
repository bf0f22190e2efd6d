"""Puts drop capitals back before the lines that they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import union
from pipeline.readers.lines.fragments import DROP_CAP, Fragment
from pipeline.readers.lines.runs import WORD_SPACE
from pipeline.text.characters import fold

# A drop capital stands this close (em of the text) to the lines beside it; its serifs may reach
# over where they begin.
CAP_OVERLAP, CAP_GAP = 0.3, 1.5
# A space that leads a line moves it by half an em at most; more is the outline of the capital.
WIDEST_SPACE = 0.5
# Of the letters, only vowels are words (“À”, “A”, “I”, “Y”).
VOWELS = frozenset("aeiouy")


def with_drop_caps(fragments: list[Fragment]) -> list[Fragment]:
    """Put a drop capital back before the first of the lines that it stands beside.

    A capital that is a word by itself has a space behind it, where the file has one.
    """
    out = list(fragments)
    smallest = min((fragment.size for fragment in fragments), default=0.0)
    for cap in fragments:
        if cap.size <= smallest * DROP_CAP or not cap.is_initial() or cap.text.islower():
            continue
        box = union(run.box for run in cap.runs)
        beside = [
            f
            for f in out
            if f is not cap
            and f.size * DROP_CAP < cap.size
            and box.top - f.size <= f.baseline <= box.bottom
            and -CAP_OVERLAP * f.size <= f.x0 - box.x1 <= CAP_GAP * f.size
        ]
        if beside:
            first, *others = sorted(beside, key=lambda f: f.baseline)
            if _is_word(cap, first, others):
                first.runs[0] = first.runs[0]._replace(spaced=True)
            first.cap = cap.runs
            first.order = min(first.order, cap.order)
            out.remove(cap)
    return out


def _is_word(cap: Fragment, first: Fragment, others: Sequence[Fragment]) -> bool:
    """Whether a space leads the ``first`` line, which then begins further right than ``others``."""
    if fold(cap.text.strip()) not in VOWELS:
        return False
    indents = [first.x0 - other.x0 for other in others]
    return bool(indents) and WORD_SPACE < min(indents) / first.size <= WIDEST_SPACE
