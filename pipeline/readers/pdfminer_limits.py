"""Keeps pdfminer, on which pdfplumber rests, from writing out more codes than a font can have."""

from __future__ import annotations

from pdfminer.cmapdb import CMapParser
from pdfminer.psparser import PSKeyword
from pdfminer.utils import choplist, nunpack

# A font's codes have two bytes at most (ISO 32000-1, 9.7.6.2). A range of four bytes, of which
# pdfminer makes a table code by code, would fill any memory.
MOST_CODES = 1 << 16
_ENDS = (CMapParser.KEYWORD_ENDBFRANGE, CMapParser.KEYWORD_ENDCIDRANGE)
_do_keyword = CMapParser.do_keyword


def limit_code_ranges() -> None:
    """Have pdfminer pass over ranges of more codes than that; again is of no effect."""
    CMapParser.do_keyword = _do_keyword_within  # type: ignore[method-assign]


def _do_keyword_within(self: CMapParser, pos: int, token: PSKeyword) -> None:
    if token in _ENDS:
        ranges = choplist(3, self.curstack)
        self.curstack = [one for entry in ranges if _is_possible(entry) for one in entry]
    _do_keyword(self, pos, token)


def _is_possible(entry: tuple[tuple[int, object], ...]) -> bool:
    (_, start), (_, end), _ = entry
    if not (isinstance(start, bytes) and isinstance(end, bytes)):
        return True  # which pdfminer passes over by itself
    return nunpack(end) - nunpack(start) < MOST_CODES
