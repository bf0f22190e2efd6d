"""Work for a worker that imports next to nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def process_id(task: str, on_page: Callable[[], None]) -> int:
    return os.getpid()


def threads_of_numpy(task: str, on_page: Callable[[], None]) -> tuple[str | None, bool]:
    """The threads that NumPy would be allowed, and whether it has been loaded before."""
    return os.environ.get("OPENBLAS_NUM_THREADS"), "numpy" in sys.modules
