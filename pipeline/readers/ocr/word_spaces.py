"""Parts words that the engine ran together, where a space is printed between their letters.

It takes a word of one letter (“in a”, “mesa a”) for a part of the one beside it.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.readers.lines.drop_caps import VOWELS
from pipeline.readers.ocr.ink import Ground, Piece
from pipeline.readers.ocr.letterforms import TextLine
from pipeline.readers.ocr.tesseract import Word
from pipeline.text.characters import fold

# The spaces of a line are alike: what is this share of one is a space, and letters stand less than
# half as wide apart. (Words are not joined: the tail of a j reaches over the space before it.)
SPACE = 0.7
# So many spaces show how wide they are in a line.
FEWEST = 3
# What of a line is looked at, in em above and below its baseline: letters without their tails.
ABOVE, BELOW = 0.75, 0.1
# One letter is no wider, in em; two that touch are.
LETTER = 0.6
# What a word may follow with a space that was lost.
_CLOSING = frozenset(":;!?»")
# Signs of an address, in which nothing is a word.
_OF_ADDRESSES = frozenset("/@_")


def space_words(line: TextLine, ground: Ground) -> None:
    """Part the words of ``line`` that have a space inside them."""
    gaps = [after.x0 - word.x1 for word, after in pairwise(line.words)]
    if len(gaps) < FEWEST:
        return
    space = statistics.median(gaps)
    pieces = ground.pieces(
        line.words[0].x0,
        line.baseline - ABOVE * line.size,
        line.words[-1].x1,
        line.baseline + BELOW * line.size,
    )
    least, widest = SPACE * space, LETTER * line.size
    line.words[:] = [
        part for word in line.words for part in _parts(word, _inside(word, pieces), least, widest)
    ]


def _inside(word: Word, pieces: Sequence[Piece]) -> list[Piece]:
    return [one for one in pieces if word.x0 <= (one.x0 + one.x1) / 2 <= word.x1]


def _parts(word: Word, own: Sequence[Piece], least: float, widest: float) -> Iterator[Word]:
    """``word`` in two, where its ``own`` pieces of ink stand ``least`` apart; else as it is."""
    spaces = [at for at, (one, after) in enumerate(pairwise(own)) if after.x0 - one.x1 >= least]
    cut = _letters_before(spaces[0], own, word.text, widest) if len(spaces) == 1 else 0
    if not cut or not _may_part(word.text[:cut], word.text[cut:]):
        yield word
        return
    yield replace(word, text=word.text[:cut], x1=float(own[spaces[0]].x1))
    yield replace(word, text=word.text[cut:], x0=float(own[spaces[0] + 1].x0), starts_line=False)


def _letters_before(at: int, own: Sequence[Piece], text: str, widest: float) -> int:
    """How many signs of ``text`` stand before the space behind piece ``at``; 0 if nobody knows."""
    if len(own) == len(text):
        return at + 1
    if at == 0 and own[0].x1 - own[0].x0 <= widest:
        return 1
    if at == len(own) - 2 and own[-1].x1 - own[-1].x0 <= widest:
        return len(text) - 1
    return 0


def _may_part(before: str, after: str) -> bool:
    """Whether two words may stand here; of single letters only vowels are words."""
    if not _OF_ADDRESSES.isdisjoint(before + after) or not after[:1].isalpha():
        return False
    if before[-1] in _CLOSING:
        return True
    return (
        before[-1].isalpha()
        and all(len(one) > 1 or fold(one) in VOWELS for one in (before, after))
        and len(before + after) > 2
    )
