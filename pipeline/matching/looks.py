"""Whether something is set as a profile says that headings are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.page import Line, Span
from pipeline.profile.described_looks import SaidLook, parse_look

# Points. A draft says sizes to half a point, and files round them.
SAME_SIZE = 0.5


def look_at(one: Line | Span, looks: Sequence[str]) -> int | None:
    """The place in ``looks`` of the first that a line or a span is set in."""
    said = (parse_look(words) for words in looks)
    return next((at for at, look in enumerate(said) if look and _is_set_so(one, look)), None)


def _is_set_so(one: Line | Span, look: SaidLook) -> bool:
    letters = [c for c in one.text if c.isalpha()]
    return (
        (not look.size or abs(one.size - look.size) <= SAME_SIZE)
        and (one.bold or not look.bold)
        and (one.italic or not look.italic)
        and (not look.capitals or all(c.isupper() for c in letters))
        and look.color in ("", one.color.lower())
        and bool(letters)
    )
