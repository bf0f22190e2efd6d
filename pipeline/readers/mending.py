"""Mends what OCR certainly misread: addresses that fell apart, and the sign for the apostrophe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.runs import Run
from pipeline.readers.tesseract import Word

# Addresses: a scheme that lost a slash, and pieces that only an address goes on with.
_ONE_SLASH = re.compile(r"\b(https?:)/(?!/)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_GOES_ON = re.compile(r"[?&=#/_%][\w./?&=#%-]+")
_CURLY = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def mended(words: Sequence[Word]) -> list[Word]:
    """``words`` with what is certainly one address made one word, its slashes complete."""
    whole: list[Word] = []
    for word in (replace(word, text=_ONE_SLASH.sub(r"\1//", word.text)) for word in words):
        last = whole[-1] if whole and not word.starts_line else None
        if last and _ADDRESS.search(last.text) and _GOES_ON.match(word.text):
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            text = last.text + word.text
            whole[-1] = replace(last, text=text, x1=word.x1, top=top, bottom=bottom)
        else:
            whole.append(word)
    return whole


def one_apostrophe(runs: Sequence[Run]) -> list[Run]:
    """``runs`` with one sign for the apostrophe, which the engine reads now as ’ and now as '.

    A page is set with one of them; ’ is seen only where it is printed.
    """
    if not any(_CURLY.search(run.text) for run in runs):
        return list(runs)
    return [replace(run, text=_STRAIGHT.sub("’", run.text)) for run in runs]
