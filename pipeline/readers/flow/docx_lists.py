"""Counts Word's lists: which marker each item has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.readers.flow.docx_styles import W, value
from pipeline.readers.flow.numerals import BULLET, numeral

if TYPE_CHECKING:
    Element = Any


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each is counted."""

    _levels: dict[str, dict[int, Element]] = field(default_factory=dict)
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
            lists._levels[one.get(f"{W}numId", "")] = kinds.get(value(one, "abstractNumId"), {})
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
        counts = self._counts.setdefault(id, {})
        start = value(given, "start") or "1"
        counts[level] = counts.get(level, int(start) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for at in range(level + 1):
            own = self._levels[id].get(at)
            number_style = "decimal" if own is None else value(own, "numFmt") or "decimal"
            text = text.replace(f"%{at + 1}", numeral(counts.get(at, 1), number_style))
        return text
