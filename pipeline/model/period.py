"""The years of a case."""

from __future__ import annotations

from typing import NamedTuple


class Period(NamedTuple):
    """Whole years; ``end`` is None while a case is still going on."""

    start: int
    end: int | None
