"""Words as the engine read them, each fitted to its own ink and measured by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.readers.ocr.addresses import reread_addresses
from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.letterforms import TextLine, attach_list_markers, group_lines
from pipeline.readers.ocr.page_image import DPI, grey
from pipeline.readers.ocr.tesseract import Engine, Layout, Word
from pipeline.readers.ocr.word_repair import repair_words
from pipeline.readers.ocr.word_spaces import space_words
from pipeline.readers.ocr.word_style import StyledWord
from pipeline.text.characters import fold

# What is left free between two words whose boxes overlap, in heights of the second.
WORD_GAP = 0.3
# A drawn bar is full of ink but for its blurred edge, and reaches past the word behind it at either
# end, by a share of its height: the letter l, the figure 1 and the sign | do not reach past both.
SOLID, BAR_PAST = 0.8, 0.05
# Pixels to the em at which the engine sees the accents of capitals.
CAPITALS_READ_AT = 45


def style_words(words: Sequence[Word], ground: Ground, reader: Engine) -> list[StyledWord]:
    """The ``words`` read on a ``ground`` in lines, each with what its ink shows."""
    typed: list[StyledWord] = []
    fitted = _separate(attach_list_markers(repair_words(words)), ground)
    for line in group_lines(_without_bars(fitted, ground)):
        space_words(line, ground)
        _put_accents(line, ground, reader)
        reread_addresses(line, ground, reader)
        for word in line.words:
            box = word.x0, word.top, word.x1, word.bottom
            typed.append(StyledWord(word, line, ground, ground.stroke(*box), ground.color(*box)))
    return typed


def _put_accents(line: TextLine, ground: Ground, reader: Engine) -> None:
    """Read large capitals once more, smaller: at full size the engine passes over their accents."""
    text = "".join(word.text for word in line.words)
    smaller = round(line.size / CAPITALS_READ_AT)
    if smaller < 2 or 2 * sum(c.isupper() for c in text) < len(text):
        return
    top, bottom = line.baseline - 1.05 * line.size, line.baseline + 0.3 * line.size
    ink = ground.cut(line.words[0].x0 - smaller, top, line.words[-1].x1 + smaller, bottom)
    height, width = ink.shape[0] // smaller * smaller, ink.shape[1] // smaller * smaller
    blocks = ink[:height, :width].reshape(height // smaller, smaller, width // smaller, smaller)
    small = np.pad(grey(blocks.mean(axis=(1, 3)).astype(np.uint8)), 20, constant_values=255)
    again = reader.words(small, DPI // smaller, Layout.BLOCK)
    accented = {fold(word.text): word.text for word in again}
    line.words[:] = [
        replace(word, text=accented.get(fold(word.text), word.text)) for word in line.words
    ]


def _separate(words: Sequence[Word], ground: Ground) -> list[Word]:
    """``words`` in boxes that hold their own ink: the engine lets some reach into the next."""
    fitted: list[Word] = []
    for word in words:
        box = _fitted(word, ground)
        last = fitted[-1] if fitted else None
        if last and last.x0 < box.x0 < last.x1 and last.top < box.bottom and box.top < last.bottom:
            fitted[-1] = replace(last, x1=box.x0 - WORD_GAP * (box.bottom - box.top))
            box = replace(box, starts_line=False)
        fitted.append(box)
    return fitted


def _without_bars(words: Sequence[Word], ground: Ground) -> list[Word]:
    """``words`` less those that are the bar beside a heading, which the engine takes for letters.

    It is solid, slender, and reaches higher and lower than the word behind it.
    """
    kept: list[Word] = []
    starts = False
    for at, word in enumerate(words):
        starts = starts or word.starts_line
        after = words[at + 1] if at + 1 < len(words) and not words[at + 1].starts_line else None
        if starts and after is not None and _is_bar(word, after, ground):
            continue
        kept.append(replace(word, starts_line=starts))
        starts = False
    return kept


def _is_bar(word: Word, after: Word, ground: Ground) -> bool:
    height = after.bottom - after.top
    pieces = ground.pieces(word.x0, word.top - height / 2, word.x1, word.bottom + height / 2)
    if len(pieces) != 1 or pieces[0].filled < SOLID:
        return False
    bar = pieces[0]
    slender = bar.x1 - bar.x0 <= (bar.bottom - bar.top) / 2
    reach = BAR_PAST * height
    return slender and bar.top <= after.top - reach and bar.bottom >= after.bottom + reach


def _fitted(word: Word, ground: Ground) -> Word:
    top, bottom = ground.tight(word.x0, word.top, word.x1, word.bottom)
    if bottom - top < 0.5 * (word.bottom - word.top):
        return word
    return replace(word, top=top, bottom=bottom)
