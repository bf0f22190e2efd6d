"""Asks PDFium for the same few numbers of many glyphs or objects of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.pdfium import bindings as pdfium

# So many are asked for at a time: most pages have two or three thousand glyphs.
AT_ONCE = 1024


class Batch:
    """Room for what calls fill in: ``count`` numbers of one ``kind`` for each glyph or object.

    It takes as long to make as a page takes to read, so that one serves all pages.
    """

    def __init__(self, kind: type[np.float32 | np.float64 | np.uint32], count: int) -> None:
        self._numbers = np.zeros((AT_ONCE, count), kind)
        first, (row, one) = self._numbers.ctypes.data, self._numbers.strides
        self._lock = Lock()  # two documents may be read at the same time
        # The slots of the first number, of the second, and so on.
        self._slots = [
            [pdfium.pointer(first + at * row + place * one) for at in range(AT_ONCE)]
            for place in range(count)
        ]

    def whole(self, function: Callable[..., int], *arguments: Sequence[Any]) -> NDArray[Any]:
        """What ``function`` fills in, in one place, when it is called with each of ``arguments``.

        A row for each number: the first of each call, the second of each, and so on.
        """
        parts = [self._numbers[:0]]
        for start in range(0, len(arguments[-1]), AT_ONCE):
            some = [argument[start : start + AT_ONCE] for argument in arguments]
            with self._lock:
                list(map(function, *some, self._slots[0]))
                parts.append(self._numbers[: len(some[-1])].copy())
        return np.concatenate(parts).T

    def apart(
        self, function: Callable[..., int], *arguments: Sequence[Any]
    ) -> tuple[list[int], NDArray[Any]]:
        """The same of a function that fills in each number in a place of its own.

        Before that, what it returns: 0 where it fills in nothing.
        """
        said: list[int] = []
        parts = [self._numbers[:0]]
        for start in range(0, len(arguments[-1]), AT_ONCE):
            some = [argument[start : start + AT_ONCE] for argument in arguments]
            with self._lock:
                said += map(function, *some, *self._slots)
                parts.append(self._numbers[: len(some[-1])].copy())
        return said, np.concatenate(parts).T
