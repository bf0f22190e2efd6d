"""Keeps two runs, or two servers, from writing into one folder at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.batch.cache import CACHE_FOLDER
from pipeline.errors import FolderInUse

_NAME = "lock"
_OF_CORRECTIONS = ".lock"
WAIT = 2.0
"""Seconds to wait for another run: as long as one takes that finds nothing new."""


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the lock of an output folder.

    Raises FolderInUse when another process holds it, OSError when it cannot be made.
    """
    in_use = _(
        "Another run is writing into “{folder}”: wait until it has ended, or choose another folder "
        "with --output."
    )
    with _held(output / CACHE_FOLDER / _NAME, in_use.format(folder=output)):
        yield


@contextmanager
def corrections_locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder of corrections, which servers of several outputs may share.

    Raises FolderInUse when another process holds it, OSError when it cannot be made.
    """
    in_use = _("Somebody else is saving a correction; save yours again.")
    with _held(folder / _OF_CORRECTIONS, in_use):
        yield


@contextmanager
def _held(path: Path, in_use: str) -> Iterator[None]:
    """Hold the lock at ``path``, which the system gives back however the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=WAIT)
    try:
        lock.acquire()
    except Timeout as error:
        raise FolderInUse(in_use) from error
    try:
        yield
    finally:
        lock.release()
