"""Puts finished files in place, never a half-written one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_SCRATCH = ".partial"


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (by name) into ``folder``, replacing older ones one by one at the very end.

    All are written aside first, so that a full disk or a kill leaves the older ones as they were.
    Raises OSError when they cannot be written.
    """
    scratch = folder / _SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        with ThreadPoolExecutor() as threads:  # several at once take half the time
            list(threads.map(_write, [scratch / name for name in files], files.values()))
        for name in files:
            (scratch / name).replace(folder / name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def not_written(folder: Path, error: OSError) -> str:
    """What is in the way of writing into ``folder``, and what to do, in one sentence."""
    if error.filename2 is not None:  # the file that a finished one should have replaced
        return (
            f"The data could not be written: “{Path(error.filename2)}” is open in another program, "
            "or protected; close it."
        )
    return f"The data could not be written into “{folder}”: {error.strerror or error}."


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
