"""What a spreadsheet does to a cell, and how a text survives it."""

from __future__ import annotations

CELL_LIMIT = 32_767
"""Characters a spreadsheet keeps in one cell, counted in UTF-16 units as Excel counts them."""

CUT_MARK = " […]"

# What opens a formula in a spreadsheet: the ASCII signs, and the wide forms that East Asian
# locales read as the same.
_FORMULA_SIGNS = "=+-@＝＋－＠"
_CONTROLS = "\t\r\n"


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it when a spreadsheet might run it as a formula.

    Spaces, invisible characters and apostrophes in front do not hide a formula, and a text that
    has the apostrophe already gets another one, so that dropping one gives back the original.
    """
    return f"'{text}" if _may_run(text) else text


def fits(text: str) -> bool:
    """Whether a spreadsheet keeps the whole of ``text`` in one cell."""
    return _units(text) <= CELL_LIMIT


def cut(text: str) -> str:
    """``text`` cut to what a cell holds, with a mark where the rest is missing."""
    if fits(text):
        return text
    room = (CELL_LIMIT - _units(CUT_MARK)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_MARK


def _may_run(text: str) -> bool:
    if text[:1] in _CONTROLS:
        return text != ""
    return text.lstrip("' \t\r\n\v\f\u00a0\u202f\u200b\u2060\ufeff")[:1] in tuple(_FORMULA_SIGNS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
