"""What a spreadsheet does to a cell, and how a text survives it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

CELL_LIMIT = 32_767
"""Characters a spreadsheet keeps in one cell, counted in UTF-16 units as Excel counts them."""

CUT_MARK = " […]"

# What opens a formula in a spreadsheet: the ASCII signs, and the wide forms that East Asian
# locales read as the same.
_MAY_RUN = re.compile(r"[\t\r\n]|[\s'\u200b\u2060\ufeff]*[=+\-@＝＋－＠]")

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_LINK_LIMIT = 2_079
"""Characters that Excel opens of an address."""


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it when a spreadsheet might run it as a formula.

    Spaces, invisible characters and apostrophes in front do not hide a formula, and a text that
    has the apostrophe already gets another one, so that dropping one gives back the original.
    """
    return f"'{text}" if _MAY_RUN.match(text) else text


def fits(text: str) -> bool:
    """Whether a spreadsheet keeps the whole of ``text`` in one cell."""
    # A character takes two units at most, so that few texts have to be counted.
    return len(text) <= CELL_LIMIT // 2 or _units(text) <= CELL_LIMIT


def cut(text: str) -> str:
    """``text`` cut to what a cell holds, with a mark where the rest is missing."""
    if fits(text):
        return text
    room = (CELL_LIMIT - _units(CUT_MARK)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_MARK


def is_link(text: str) -> bool:
    """Whether the whole of ``text`` is an address that may be opened by a click.

    Only what leads to a page or starts a message may: other schemes can run something. What Excel
    calls damaged, such as an address without a host, stays a text.
    """
    if not _LINK.fullmatch(text) or _units(text) > _LINK_LIMIT or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname or (parts.scheme == "mailto" and "@" in parts.path))
    except ValueError:
        return False


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
