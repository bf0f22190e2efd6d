"""Small capitals that a font names as capitals among others that it names as small letters.

A font's small capitals are other drawings of its small letters, and files say so. Some files name a
few of them as the capitals that they look like: “paRtiR” for what is printed as one word in small
capitals. The drawn glyphs tell: they are no higher than those beside them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from statistics import median

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.ink_extents import ink_extents

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = [letter for letter in map(chr, range(0x3001)) if letter.isalpha()]
_SMALL, _CAPITALS = ("".join(filter(kind, _LETTERS)) for kind in (str.islower, str.isupper))
_CAPITAL_BEHIND_SMALL = re.compile(f"[{_SMALL}][{_CAPITALS}]")
# Small letters that are as high as an x, and those that are as low in small capitals alone.
_LOW, _HIGH = "acemnorsuvwxz", "bdfhklt"
# How high a letter is, of an x: capitals are 1.2 times and more, and some half as much again with
# an accent, with which small capitals are about as high as capitals.
AS_LOW, WITH_ACCENT = 1.1, 1.6
# Of an x: letters of one line stand on it within this, but for those with a tail; what is raised,
# as the last letter of “XIXe”, does not.
ON_THE_LINE = 0.2
_WITH_TAIL = "QJÇ"


def with_small_letters(text_page: pdfium.Pointer, text: str, frame: Frame) -> str:
    """``text``, a character for each glyph, with small letters for small capitals among them.

    They are looked for in lines that have a capital behind a small letter of a word. A word all of
    whose letters are named as capitals stays as it is: its small letters may be capitals.
    """
    changed = list(text)
    for line in _LINE.finditer(text):
        if _CAPITAL_BEHIND_SMALL.search(line[0]):
            words = [(word.start(), word.group()) for word in _WORD.finditer(text, *line.span())]
            for at in _small_capitals(text_page, words, frame):
                changed[at] = text[at].lower()
    return "".join(changed)


def _small_capitals(
    text_page: pdfium.Pointer, words: list[tuple[int, str]], frame: Frame
) -> Iterator[int]:
    """The places of capitals in the ``words`` of a line, each with its place, drawn as small."""
    letters = {at: letter for start, word in words for at, letter in enumerate(word, start)}
    extents = dict(zip(letters, ink_extents(text_page, list(letters), frame), strict=True))
    mixed = {
        start + at: letter
        for start, word in words
        if _CAPITAL_BEHIND_SMALL.search(word)
        for at, letter in enumerate(word)
    }
    low = [extents[at] for at, letter in mixed.items() if letter in _LOW]
    x_height = median(bottom - top for bottom, top in low) if low else 0.0
    sizes = {round(bottom - top, 2) for bottom, top in map(extents.__getitem__, mixed)}
    if not x_height or len(sizes) == 1:
        return  # a font that draws nothing, below a scan: all of its glyphs have one box
    foot = median(bottom for bottom, _ in low)

    def height(at: int) -> float:
        bottom, top = extents[at]
        stands = abs(bottom - foot) <= ON_THE_LINE * x_height or letters[at] in _WITH_TAIL
        return (foot - top) / x_height if stands else math.inf

    signs = [at for at, letter in mixed.items() if letter in _HIGH or letter.isupper()]
    if not any(height(at) <= AS_LOW for at in signs):
        return
    for start, word in words:
        for at, letter in enumerate(word, start):
            most = AS_LOW if letter.isascii() else WITH_ACCENT
            small = letter.isupper() and height(at) <= most
            if small and (len(word) == 1 or not word.isupper()):
                yield at
