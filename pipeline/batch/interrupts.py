"""Ctrl-C, where it must not fall into the middle of something."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ignored() -> Iterator[None]:
    """Let a process started here be born deaf to Ctrl-C, which is for the parent to handle."""
    if not _is_told():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def held() -> Iterator[None]:
    """Have Ctrl-C wait for the end of what is done here; raises KeyboardInterrupt then.

    Libraries that it meets while they load make other errors of it, and cannot be used afterwards.
    """
    if not _is_told():
        yield
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def _is_told() -> bool:
    """Whether Ctrl-C would be told to this thread: only a process's first one may handle it."""
    return threading.current_thread() is threading.main_thread()
