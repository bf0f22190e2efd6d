"""Finds the files of a run and names each one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pipeline.batch.archives import FOLDER, SUFFIX, may_be_archive
from pipeline.batch.unpacking import unpack
from pipeline.model.report import Input, Skipped, SkipReason
from pipeline.readers.formats import FORMATS, format_of
from pipeline.text.file_names import path_name
from pipeline.text.slugs import slug

SUFFIXES = frozenset(FORMATS)
_TEMPORARY = ("~", ".")
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "requirements"})
_NOTES = frozenset({"", ".md", *SUFFIXES} - {".pdf"})
# What a run has written, where its output folder is among the inputs, or is one of them.
_SIGNS_OF_OUTPUT = frozenset({"run.json", "datapackage.json"})
_OUTPUTS = frozenset({"case_studies.xlsx", "report.html", "report.docx"})
_OUTPUT_SUFFIXES = frozenset({".csv", ".json", ".jsonl", ".sqlite", ".parquet"})
_OUTPUT_FOLDERS = frozenset({"review", FOLDER})
# Members of archives may be called by paths that lead elsewhere; nothing is written there.
_NOT_OF_NAMES = frozenset({"/", ".."})
# A ZIP archive in a folder is a file of another kind; a portfolio, or one given by name, is not.
_MAY_BE_ARCHIVE = (None, SkipReason.OTHER_KIND)


def find_inputs(paths: Sequence[Path], unpacked: Path | None = None) -> tuple[Input, ...]:
    """The files among ``paths`` and in the folders among them, by name, each file once.

    A file given by name is taken whatever it is called; in folders, and the folders in them, only
    PDFs, texts and documents are, without hidden and temporary ones: :func:`find_skipped` lists the
    rest. Archives are opened into the folder ``unpacked``; without it, they are files of another
    kind. Raises FileNotFoundError naming a path that does not exist, and OSError when what is in an
    archive cannot be written.
    """
    unique: dict[Path, _Found] = {}
    read = [one for one in _looked_at(paths, unpacked) if one.reason is None]
    for found in sorted(read, key=lambda one: one.path.as_posix()):
        # Unlike Path.resolve, this stops at a link that leads to itself, which is then reported.
        unique.setdefault(Path(os.path.realpath(found.path)), found)
    files = list(unique.values())
    taken: set[str] = set()
    # In threads, since hashing lets go of the interpreter: it would otherwise take one processor
    # while the others wait for work.
    with ThreadPoolExecutor() as threads:
        measured = threads.map(_measured, [one.path for one in files])
        return tuple(
            Input(one.path, one.name, _unique(slug(one.path.stem), taken), size, sha256)
            for one, (size, sha256) in zip(files, measured, strict=True)
        )


def look(folder: Path) -> dict[Path, tuple[int, int]]:
    """The files that :func:`find_inputs` takes or opens, with size and time of change.

    They are not opened. A folder that is not there has none.
    """
    return states(
        sorted(
            path
            for path, reason in _in_folder(folder)
            if reason is None or path.suffix.lower() == SUFFIX
        )
    )


def states(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Size and time of change of each file; one that is gone is left out."""
    seen = {}
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            seen[path] = (found.st_size, found.st_mtime_ns)
    return seen


def same_bytes(inputs: Iterable[Input]) -> dict[str, Input]:
    """By id, the earlier input whose bytes an input repeats, and that is read in the same way."""
    first: dict[tuple[str, str], Input] = {}
    found = {}
    for one in inputs:
        if one.sha256:
            earlier = first.setdefault((one.sha256, format_of(one.path)), one)
            if earlier is not one:
                found[one.id] = earlier
    return found


def find_skipped(paths: Sequence[Path], unpacked: Path | None = None) -> tuple[Skipped, ...]:
    """What stands in the folders among ``paths`` and is not read, by name, with the reason.

    Archives are opened into ``unpacked``, as for :func:`find_inputs`.
    """
    found = [Skipped(one.name, one.reason) for one in _looked_at(paths, unpacked) if one.reason]
    return tuple(sorted(found, key=lambda one: one.name))


class _Found(NamedTuple):
    """What was found in ``given``, and the reason for which it is skipped, if it is.

    ``member`` is what it is called in the archive that it came out of, which ``given`` leads to.
    """

    path: Path
    given: Path
    reason: SkipReason | None
    archive: Path | None = None
    member: str = ""

    @property
    def name(self) -> str:
        if self.archive is None:
            return path_name(self.path, self.given)
        parts = PurePosixPath(self.member.replace("\\", "/")).parts
        own = [part for part in parts if part not in _NOT_OF_NAMES]
        return path_name(self.archive.joinpath(*own), self.given)


def _looked_at(paths: Sequence[Path], unpacked: Path | None) -> Iterator[_Found]:
    """What is found, with the files in archives where these are to be opened."""
    for found in _on_disk(paths):
        if unpacked is not None and found.reason in _MAY_BE_ARCHIVE and may_be_archive(found.path):
            yield from _opened(found, unpacked)
        else:
            yield found


def _opened(found: _Found, unpacked: Path) -> Iterator[_Found]:
    """An archive, and each file in it with the reason for which it is skipped, if it is."""
    members = unpack(found.path, unpacked, _why_of_kind)
    is_opened = any(member.path for member in members)
    if not is_opened and found.path.suffix.lower() != SUFFIX:
        yield found  # a PDF is read itself where nothing in it is
        return
    if not members:
        yield found._replace(reason=SkipReason.EMPTY_ARCHIVE)
    for member in members:
        path = member.path or found.path
        yield found._replace(
            path=path, reason=member.reason, archive=found.path, member=member.name
        )
    if is_opened:
        yield found._replace(reason=SkipReason.OPENED)


def _on_disk(paths: Sequence[Path]) -> Iterator[_Found]:
    """Each file among ``paths`` and in their folders, and each folder that is not looked into."""
    for path in paths:
        if path.is_dir():
            yield from (_Found(found, path, reason) for found, reason in _in_folder(path))
        elif path.exists():
            yield _Found(path, path, _of_another_nature(path))
        else:
            raise FileNotFoundError(path)


def _in_folder(folder: Path) -> Iterator[tuple[Path, SkipReason | None]]:
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        written = names if _SIGNS_OF_OUTPUT.issubset(names) else ()
        for name in list(folders):
            path = Path(parent, name)
            if name.startswith(_TEMPORARY):
                folders.remove(name)
                yield path, SkipReason.HIDDEN
            elif written and name in _OUTPUT_FOLDERS:
                folders.remove(name)
                yield path, SkipReason.OWN_OUTPUT
            elif path.is_symlink():
                yield path, SkipReason.LINKED_FOLDER
        for name in names:
            own = name in written and _is_output(Path(name))
            path = Path(parent, name)
            yield path, SkipReason.OWN_OUTPUT if own else _why_skipped(path)
    for error in failed:
        yield Path(error.filename), SkipReason.UNREADABLE_FOLDER


def _is_output(name: Path) -> bool:
    return name.name in _OUTPUTS or name.suffix in _OUTPUT_SUFFIXES


def _why_skipped(path: Path) -> SkipReason | None:
    return _why_of_kind(path) or _of_another_nature(path)


def _why_of_kind(path: Path) -> SkipReason | None:
    """The reason to skip a file for its name."""
    if path.name.startswith(_TEMPORARY):
        return SkipReason.HIDDEN
    if path.stem.lower() in _ABOUT_THE_FOLDER and path.suffix.lower() in _NOTES:
        return SkipReason.ABOUT_THE_FOLDER
    return None if path.suffix.lower() in SUFFIXES else SkipReason.OTHER_KIND


def _of_another_nature(path: Path) -> SkipReason | None:
    """The reason to skip what is there and is no file, such as a pipe, which would never end."""
    return SkipReason.NOT_A_FILE if path.exists() and not path.is_file() else None


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
