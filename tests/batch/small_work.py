"""Work for a worker that imports next to nothing."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable


def process_id(task: str, on_page: Callable[[], None]) -> int:
    return os.getpid()


def threads_of_numpy(task: str, on_page: Callable[[], None]) -> tuple[str | None, bool]:
    """The threads that NumPy would be allowed, and whether it has been loaded before."""
    return os.environ.get("OPENBLAS_NUM_THREADS"), "numpy" in sys.modules


def never_yields(task: str, on_page: Callable[[], None]) -> None:
    """Works without end in a library that lets no other thread of the process run."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def unpack_a_bomb(task: str, on_page: Callable[[], None]) -> int:
    """Takes two gigabytes, which nobody measures."""
    return len(bytearray(2_000_000_000))


def ends_of_time(task: str, on_page: Callable[[], None]) -> list[int]:
    """At which second of processor time the system would end this, before and after a page."""
    import resource

    ends = [resource.getrlimit(resource.RLIMIT_CPU)[0]]
    began = time.process_time()
    while time.process_time() < began + 1.1:
        pass
    on_page()
    return [*ends, resource.getrlimit(resource.RLIMIT_CPU)[0]]
