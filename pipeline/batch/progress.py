"""Lets a reader say that it got further, to whoever watches the time it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def _unheard() -> None:
    pass


@dataclass(slots=True)
class _Listener:
    told: Callable[[], None] = field(default=_unheard)


_LISTENER = _Listener()


def tell_progress_to(told: Callable[[], None]) -> None:
    """Have ``told`` called each time that a page has been read by OCR, in this process."""
    _LISTENER.told = told


def page_is_read() -> None:
    """Say that a page which takes seconds has been read."""
    _LISTENER.told()
