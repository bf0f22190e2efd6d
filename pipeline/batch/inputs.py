"""Finds the files of a run and names each one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from pipeline.model.report import Input
from pipeline.text.file_names import path_name
from pipeline.text.slugs import slug

SUFFIXES = frozenset({".pdf", ".txt"})
_TEMPORARY = ("~", ".")
_ABOUT_THE_FOLDER = frozenset({"readme.txt", "license.txt", "licence.txt", "requirements.txt"})


def find_inputs(paths: Sequence[Path]) -> tuple[Input, ...]:
    """The files among ``paths`` and in the folders among them, by name, each file once.

    A file given by name is taken whatever it is called; in folders, and the folders in them, only
    PDFs and texts are, without hidden and temporary ones. Raises FileNotFoundError naming a path
    that does not exist.
    """
    unique: dict[Path, Path] = {}
    for path in sorted(_files(paths), key=lambda path: path.as_posix()):
        # Unlike Path.resolve, this stops at a link that leads to itself, which is then reported.
        unique.setdefault(Path(os.path.realpath(path)), path)
    files = list(unique.values())
    taken: set[str] = set()
    # In threads, since hashing lets go of the interpreter: it would otherwise take one processor
    # while the others wait for work.
    with ThreadPoolExecutor() as threads:
        measured = threads.map(_measured, files)
        return tuple(
            Input(path, path_name(path), _unique(slug(path.stem), taken), size, sha256)
            for path, (size, sha256) in zip(files, measured, strict=True)
        )


def look(folder: Path) -> dict[Path, tuple[int, int]]:
    """The files that :func:`find_inputs` takes from ``folder``, with size and time of change.

    They are not opened. A folder that is not there has none.
    """
    return states(sorted(_in_folder(folder)))


def states(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Size and time of change of each file; one that is gone is left out."""
    seen = {}
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            seen[path] = (found.st_size, found.st_mtime_ns)
    return seen


def same_bytes(inputs: Iterable[Input]) -> dict[str, Input]:
    """By id, the earlier input whose bytes an input repeats."""
    first: dict[str, Input] = {}
    return {
        one.id: earlier
        for one in inputs
        if one.sha256 and (earlier := first.setdefault(one.sha256, one)) is not one
    }


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists():
            yield path
        else:
            raise FileNotFoundError(path)


def _in_folder(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_TEMPORARY)]
        yield from (Path(parent, name) for name in names if _is_input(name))


def _is_input(name: str) -> bool:
    return (
        Path(name).suffix.lower() in SUFFIXES
        and not name.startswith(_TEMPORARY)
        and name.lower() not in _ABOUT_THE_FOLDER
    )


def _measured(path: Path) -> tuple[int, str | None]:
    """Size and SHA-256 of a file; 0 and None when it cannot be read."""
    try:
        return path.stat().st_size, _sha256(path)
    except OSError:
        return 0, None


def _unique(name: str, taken: set[str]) -> str:
    """``name``, with a number behind it if it is taken; taken from now on."""
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
