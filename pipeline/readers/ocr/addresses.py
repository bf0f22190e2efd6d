"""Reads web addresses once more, each on its own: there is no dictionary of them."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from pipeline.errors import Rejected
from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.letterforms import TextLine
from pipeline.readers.ocr.page_image import DPI, Ink, darkness, grey
from pipeline.readers.ocr.tesseract import Engine, Layout, Word, engine
from pipeline.readers.ocr.word_repair import repair_address

# Addresses are in no language; the model for English has seen most of them.
_OF_ADDRESSES = ("en",)
_BEGUN = re.compile(r"https?:/|www\.")
# A line that goes on with an address: pieces with an address's signs between them and no space.
_GONE_ON = re.compile(r"^[\w%.-]+[/_=-][\w%.-]+[/_=?&.-][\w%.-]{2,}")
# The characters of an address (RFC 3986), less those that hardly occur and are misreadings when
# they do; after % two hexadecimal digits.
_ADDRESS = re.compile(r"(?:[\w\-.~:/?#\[\]@&()+,;=]|%[0-9A-Fa-f]{2})+", re.ASCII)
# A scheme without its two slashes, and a comma in the name of a host.
_BROKEN = re.compile(r"https?(?!://[^/])|//[^/]*,")
# Readings of one address are alike to this degree (0–100).
ALIKE = 80.0
# Around a baseline, in em: what is read again, and where an underscore is.
ABOVE, BELOW = 1.05, 0.35
UNDER = (0.03, 0.3)
# An underscore is half an em wide; a tail in its place covers less than this share of it.
UNDERSCORE, LINED = (0.45, 0.05), 0.8
# Between the figures 1 and 7 a fifth of an em may be free, and more where it is spaced out.
FIGURES = 0.4
# It is a hair line, which a scan makes paler than letters (a share of the darkest ink).
FAINT = 0.3


def reread_addresses(line: TextLine, ground: Ground, reader: Engine) -> None:
    """Join the words of ``line`` that are one address, and replace each by its best reading."""
    words: list[Word] = []
    inside = False
    for word in line.words:
        last = words[-1] if words else None
        joint = _join_character(last, word, line, ground) if last and inside else None
        if last and joint is not None:
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            text = last.text + joint + word.text
            words[-1] = replace(last, text=text, x1=word.x1, top=top, bottom=bottom)
            continue
        inside = bool(_BEGUN.search(word.text)) or (not words and bool(_GONE_ON.match(word.text)))
        words.append(word)
    line.words[:] = [
        replace(word, text=_best(word, line, ground, reader))
        if _BEGUN.search(word.text) or _GONE_ON.match(word.text)
        else word
        for word in words
    ]


def _join_character(last: Word, word: Word, line: TextLine, ground: Ground) -> str | None:
    """What stands between two words of one address; None where a space does."""
    if last.text[-1].isalnum() and word.text[0].isalnum():
        if _has_underscore(word, line, ground):
            return "_"
        near = word.x0 - last.x1 <= FIGURES * line.size
        if near and last.text[-1].isdigit() and word.text[0].isdigit():
            return ""
    return None


def _has_underscore(word: Word, line: TextLine, ground: Ground) -> bool:
    """Whether a line runs below the gap before a word: an underscore, or the one under a link.

    The gap is not measured: the box of the word before may reach over its underscore.
    """
    rows = [max(0, round(line.baseline + part * line.size)) for part in UNDER]
    columns = [max(0, round(word.x0 - part * line.size)) for part in UNDERSCORE]
    below = ground.pixels[rows[0] : rows[1], columns[0] : columns[1]]
    if not below.size:
        return False
    ink = darkness(below, ground.paper)
    return bool((ink >= FAINT * ground.darkest).any(axis=0).mean() >= LINED)


def _best(word: Word, line: TextLine, ground: Ground, reader: Engine) -> str:
    """What ``word`` says when it is read on its own, where that is an address like it."""
    top, bottom = line.baseline - ABOVE * line.size, line.baseline + BELOW * line.size
    margin = 0.15 * line.size
    ink = ground.cut(word.x0 - margin, top, word.x1 + margin, bottom)
    picture = np.pad(grey(ink), 20, constant_values=255)
    english = _read(_english(reader), picture, word.text)
    if english == word.text:
        return english
    own = _read(reader, picture, word.text)
    if own == word.text and _is_better(own, word.text):
        return own
    return next((text for text in (english, own) if _is_better(text, word.text)), word.text)


def _is_better(text: str, first: str) -> bool:
    whole = _ADDRESS.fullmatch(text) and not _BROKEN.search(text)
    return bool(whole) and fuzz.ratio(text, first) >= ALIKE


def _english(reader: Engine) -> Engine:
    """The engine with the English model, or that of the document where it is not installed."""
    try:
        return engine(_OF_ADDRESSES)
    except Rejected:
        return reader


def _read(reader: Engine, picture: Ink, like: str) -> str:
    """One address in a picture; a gap in it is an underscore where ``like`` has one there."""
    text = ""
    for word in reader.words(picture, DPI, Layout.LINE):
        lost = text and f"{text[-2:]}_{word.text[:2]}" in like
        text += f"_{word.text}" if lost else word.text
    return repair_address(text)
