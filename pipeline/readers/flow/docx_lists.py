"""Counts Word's lists: which marker each item has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.readers.flow.docx_styles import W, value
from pipeline.readers.flow.numerals import BULLET, numeral

if TYPE_CHECKING:
    Element = Any


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each is counted.

    Lists of one kind (``w:abstractNum``) count on from each other, but where one says that it
    begins anew (ECMA-376, 17.9.26).
    """

    _kinds: dict[str, str] = field(default_factory=dict)
    _levels: dict[str, dict[int, Element]] = field(default_factory=dict)
    _anew: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Lists:
        """Those in the root of ``word/numbering.xml``; none without it."""
        lists = cls()
        if root is None:
            return lists
        kinds = {
            kind.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl", "0")): level for level in kind.iterchildren(f"{W}lvl")
            }
            for kind in root.iterchildren(f"{W}abstractNum")
        }
        for one in root.iterchildren(f"{W}num"):
            id, kind = one.get(f"{W}numId", ""), value(one, "abstractNumId") or ""
            lists._kinds[id] = kind
            lists._levels[id] = kinds.get(kind, {})
            lists._anew[id] = dict(_overridden(one))
        return lists

    def marker(self, id: str, level: int) -> str:
        """The marker of the next item of a list; empty where it has none."""
        given = self._levels.get(id, {}).get(level)
        if given is None:
            return ""
        style, text = value(given, "numFmt") or "decimal", value(given, "lvlText") or ""
        if style == "bullet":
            return BULLET
        if style == "none":
            return ""
        counts = self._counts.setdefault(self._kinds[id], {})
        if (anew := self._anew[id].pop(level, None)) is not None:
            counts[level] = anew - 1
        start = value(given, "start") or "1"
        counts[level] = counts.get(level, int(start) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for at in range(level + 1):
            own = self._levels[id].get(at)
            number_style = "decimal" if own is None else value(own, "numFmt") or "decimal"
            text = text.replace(f"%{at + 1}", numeral(counts.get(at, 1), number_style))
        return text


def _overridden(one: Element) -> Iterator[tuple[int, int]]:
    """The levels of a list that begin anew, each with its first number."""
    for override in one.iterchildren(f"{W}lvlOverride"):
        start = value(override, "startOverride")
        if start and start.isdecimal():
            yield int(override.get(f"{W}ilvl", "0")), int(start)
