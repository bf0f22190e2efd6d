"""Counts the tables, figures and pull quotes found complete; they are not part of the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.similarity import normal

Record = Mapping[str, Any]
KINDS = {"tables": "rows", "figures": "caption", "quotes": "text"}


@dataclass(frozen=True)
class Asides:
    """Asides of one kind: how many exist, how many were found complete, how many are wrong."""

    kind: str
    wanted: int
    whole: int
    more: int


def asides(record: Record | None, gold: Record) -> tuple[Asides, ...]:
    """The counts of a case by kind; an aside is complete with all its words, in its section."""
    return tuple(
        _compared(kind, _listed(record or {}, kind), _listed(gold, kind)) for kind in KINDS
    )


def summed(found: Iterable[Asides]) -> dict[str, dict[str, int]]:
    """The counts of several cases, by kind."""
    sums: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for one in found:
        sums[one.kind].update(wanted=one.wanted, whole=one.whole, more=one.more)
    return {
        kind: {name: sums[kind][name] for name in ("wanted", "whole", "more")} for kind in KINDS
    }


def _listed(record: Record, kind: str) -> Counter[str]:
    return Counter(
        f"{section['key']} {_words(one[KINDS[kind]])}"
        for section in record.get("sections") or []
        for one in section.get(kind) or []
    )


def _words(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(_words(one) for one in value)
    return normal(value)


def _compared(kind: str, found: Counter[str], wanted: Counter[str]) -> Asides:
    whole = (found & wanted).total()
    return Asides(kind, wanted.total(), whole, found.total() - whole)
