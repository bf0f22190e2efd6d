"""Makes texts safe for the cells of a spreadsheet."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

CELL_LIMIT = 32_767
"""Characters that a spreadsheet cell holds, counted in UTF-16 units as Excel does."""

CUT_MARK = " […]"

# What begins a formula in a spreadsheet: the ASCII signs, and the full-width forms that East Asian
# locales treat the same.
_MAY_RUN = re.compile(r"[\t\r\n]|[\s'\u200b\u2060\ufeff]*[=+\-@＝＋－＠]")

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_LINK_LIMIT = 2_079
"""Characters of an address that Excel can open."""


def harmless(text: str) -> str:
    """``text`` after an apostrophe, if a spreadsheet might run it as a formula.

    Spaces, invisible characters and apostrophes before it do not hide a formula. A text that
    already has the apostrophe gets another, so that removing one restores the original.
    """
    return f"'{text}" if _MAY_RUN.match(text) else text


def fits(text: str) -> bool:
    """Whether a spreadsheet cell holds the whole of ``text``."""
    return _units(text) <= CELL_LIMIT


def cut(text: str) -> str:
    """``text`` cut to the length that a cell holds, with CUT_MARK in place of the rest."""
    if fits(text):
        return text
    room = (CELL_LIMIT - _units(CUT_MARK)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_MARK


def is_link(text: str) -> bool:
    """Whether the whole of ``text`` is an address that a click may open.

    Only web pages and e-mail are allowed, because other schemes can run programs. An address that
    Excel reports as damaged, such as one without a host, is not a link.
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
