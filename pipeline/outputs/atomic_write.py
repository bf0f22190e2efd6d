"""Puts finished files in place, never a half-written one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from gettext import gettext as _
from pathlib import Path

_SCRATCH, _READY = ".partial", ".ready"
_NO_RENAMING = (errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV)


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (by name) into ``folder``, replacing older ones at the very end.

    All are written aside first, so that a full disk or a kill leaves the older ones as they were.
    The set is then complete in one folder, under a name that says so: if anything stops the moves
    out of it, :func:`finish_publishing` goes on with them. Raises OSError when they cannot be
    written.
    """
    finish_publishing(folder)
    scratch = folder / _SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        with ThreadPoolExecutor() as threads:  # several at once take half the time
            list(threads.map(_write, [scratch / name for name in files], files.values()))
        scratch.replace(folder / _READY)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    finish_publishing(folder)


def finish_publishing(folder: Path) -> None:
    """Put in place what a publication that was stopped has left complete in ``folder``.

    Called before a run. Raises OSError when a file cannot be replaced.
    """
    ready = folder / _READY
    if not ready.is_dir():
        return
    for path in sorted(ready.iterdir()):
        path.replace(folder / path.name)
    ready.rmdir()


def not_written(folder: Path, error: OSError) -> str:
    """What is in the way of writing into ``folder``, and what to do, in one sentence."""
    replaced = Path(error.filename2) if error.filename2 is not None else None
    if error.errno == errno.ENOSPC:
        said = _(
            "The data could not be written into “{folder}”: the disk is full; free some space and "
            "run the command again."
        )
    elif error.errno == errno.EDQUOT:
        said = _(
            "The data could not be written into “{folder}”: your quota of that disk is used up; "
            "free some space and run the command again."
        )
    elif error.errno in _NO_RENAMING:
        said = _(
            "The data could not be written into “{folder}”: the disk or network share cannot "
            "rename files; choose a folder on this machine with --output, and copy it from there."
        )
    elif any(one.is_file() for one in (folder, *folder.parents)):
        said = _(
            "The data could not be written into “{folder}”, which is a file or lies in one; "
            "choose a folder with --output."
        )
    elif error.errno == errno.ENOENT:
        said = _(
            "The data could not be written into “{folder}”: a file or folder of it was moved or "
            "deleted meanwhile; run the command again."
        )
    # The file that a finished one should have replaced; not the folder of all of them.
    elif replaced is not None and replaced.name != _READY:
        said = _(
            "The data could not be written: “{file}” is open in another program, protected, or a "
            "folder; close or remove it and run the command again."
        )
    else:
        said = _(
            "The data could not be written into “{folder}”: {why}; check that you may write there, "
            "or choose another folder with --output."
        )
    return said.format(folder=folder, file=replaced, why=error.strerror or error)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
