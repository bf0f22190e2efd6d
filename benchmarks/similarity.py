"""How like two texts are, and which of two lists belong together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz


def folded(text: str | None) -> str:
    """The text without regard to case."""
    return normal(text).casefold()


def normal(text: str | None) -> str:
    """White space folded, apostrophes unified, NFC."""
    text = unicodedata.normalize("NFC", text or "").replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", text).strip()


def ratio(one: str | None, other: str | None) -> float:
    """How like two texts are."""
    one, other = normal(one), normal(other)
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


def same(one: object, other: object) -> float:
    if isinstance(one, str) and isinstance(other, str):
        return float(folded(one) == folded(other))
    return float(one == other)


def f1(hits: float, found: int, wanted: int) -> float:
    return 1.0 if found == wanted == 0 else 2 * hits / (found + wanted)


def match_pairs(
    found: Sequence[Any], wanted: Sequence[Any], fits: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    """One-to-one pairs that fit, each wanted one given the first that is left."""
    left, pairs = list(found), []
    for one in wanted:
        partner = next((other for other in left if fits(other, one)), None)
        if partner is not None:
            pairs.append((partner, one))
            left.remove(partner)
    return pairs
