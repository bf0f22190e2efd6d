"""Puts accents that a file draws as glyphs of their own back on their letters.

Fonts of 128 glyphs (TeX's older ones) have no “é”: the file draws an accent, then an e, one above
the other. Taken as they come, they read “R´epublique”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pipeline.readers.lines.double_strikes import Drawn
from pipeline.text.characters import COMBINING

# The accents that stand alone in fonts, with the combining character that each of them is.
_COMBINING = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "˜": "\u0303",
    "~": "\u0303", "¸": "\u0327", "ˇ": "\u030c", "˚": "\u030a", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
ACCENTS = frozenset(_COMBINING)
_UNDOTTED = {"ı": "i", "ȷ": "j"}
# An accent stands over the middle of its letter, and over a capital it is raised by a third of an
# em; slanted type moves it sideways by an eighth.
ASIDE, RAISED = 0.13, 0.5
# Em: an apostrophe that is called an accent begins where a letter ends, or ends where one begins.
SET_BESIDE = 0.01
# In a text without geometry, so many broken letters show that its accents were drawn apart.
ENOUGH_BROKEN = 3
_BEFORE_LETTER = re.compile(r"([´`ˆ¨˜]) ?([A-Za-zı])")
_AFTER_LETTER = re.compile(r"([cCsS]) ?¸")


def composed(runs: Sequence[Drawn]) -> list[Drawn]:
    """``runs`` with each accent that is drawn over a letter next to it made part of that letter."""
    out: list[Drawn] = []
    waiting: Drawn | None = None
    for run in runs:
        if waiting is not None:
            letter = _accented(run, waiting)
            out.append(letter or waiting)
            waiting = None
            if letter:
                continue
        if run.text in ACCENTS:
            before = _accented(out[-1], run) if out else None
            if before:
                out[-1] = before
            else:
                waiting = run
        else:
            out.append(run)
    return [*out, waiting] if waiting else out


def _accented(letter: Drawn, accent: Drawn) -> Drawn | None:
    """``letter`` with ``accent`` on it, when they are drawn one above the other and make one."""
    middle = (accent.x0 + accent.x1) / 2
    slack = ASIDE * letter.size
    if not letter.x0 - slack <= middle <= letter.x1 + slack:
        return None
    beside = min(abs(accent.x0 - letter.x1), abs(letter.x0 - accent.x1))
    if beside < SET_BESIDE * letter.size < accent.x1 - accent.x0:
        return None
    if abs(letter.baseline - accent.baseline) > RAISED * letter.size:
        return None
    one = _compose(letter.text, accent.text)
    return letter._replace(text=one) if one else None


def _compose(letter: str, accent: str) -> str | None:
    if len(letter) != 1 or not letter.isalpha():
        return None
    mark = _COMBINING.get(accent, accent)
    one = unicodedata.normalize("NFC", _UNDOTTED.get(letter, letter) + mark)
    return one if len(one) == 1 else None


def one_glyph(said: str) -> str:
    """What a font says a glyph is, as one letter where that is a letter and an accent, or both.

    They come in either order, and the accent as one that combines, or as one that stands alone.
    """
    if len(said) != 2:
        return said
    for letter, accent in ((said[0], said[1]), (said[1], said[0])):
        if accent in _COMBINING or COMBINING.match(accent):
            return _compose(letter, accent) or said
    return said


def mend_text(text: str) -> str:
    """``text`` with accents that stand before their letter put on it, where it has many such."""
    if len(_BEFORE_LETTER.findall(text)) < ENOUGH_BROKEN:
        return text
    text = _BEFORE_LETTER.sub(lambda m: _compose(m[2], m[1]) or m[0], text)
    return _AFTER_LETTER.sub(lambda m: _compose(m[1], "¸") or m[0], text)
