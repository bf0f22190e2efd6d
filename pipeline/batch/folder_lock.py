"""Keeps two runs from writing into one output folder at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.batch.cache import CACHE_FOLDER
from pipeline.errors import FolderInUse

_NAME = "lock"
CORRECTIONS = "corrections.lock"
"""Held while corrections are written, which need not wait until all outputs are."""
WAIT = 2.0
"""Seconds to wait for another run: as long as one takes that finds nothing new."""


@contextmanager
def locked(output: Path, name: str = _NAME) -> Iterator[None]:
    """Hold a lock of ``output``; the system gives it back when the process ends, however it ends.

    Raises FolderInUse when another process holds it, OSError when it cannot be made.
    """
    folder = output / CACHE_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / name, timeout=WAIT)
    try:
        lock.acquire()
    except Timeout as error:
        raise FolderInUse(
            f"Another run is writing into “{output}”: wait until it has ended, or choose another "
            "folder with --output."
        ) from error
    try:
        yield
    finally:
        lock.release()
