"""How much work a call is, counted and not timed: the same on any machine, whatever its load."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """The lines of Python that ``call`` runs, those of each turn of a loop anew."""
    count = 0

    def trace(_frame: FrameType, _event: str, _value: object) -> Any:  # noqa: ANN401
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def grows_with_size(call: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether twice the ``size`` is twice the work or little more, not four times as much.

    ``call`` makes what is counted for a size.
    """
    return steps(call(2 * size)) < 3 * steps(call(size))
