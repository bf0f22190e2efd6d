"""Opens ZIP archives and PDF portfolios, in bounds, so that the files in them are inputs.

Each file is written under a name of its own into one folder: whatever a member is called, nothing
is written elsewhere. What is not taken out is reported with the reason. A worker process does it,
within limits of time and memory, and once for each archive: :mod:`pipeline.batch.unpacking`.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO

from pipeline.model.report import SkipReason
from pipeline.readers.portfolios import attachments, carries_files

FOLDER = "unpacked"
"""The folder inside the output folder for what comes out of archives."""
SUFFIX = ".zip"
SCRATCH = ".partial"
"""The suffix of a file that is still being written."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken out of one archive.

    An archive of a library of publications has a thousand of some megabytes; one that is made to
    fill a disk has more, or unpacks to more.
    """

    files: int = 5_000
    bytes_of_one: int = 500_000_000
    bytes_in_all: int = 5_000_000_000
    deepest: int = 2  # an archive in an archive


_ENCRYPTED = 0x1
_PIECE = 1_000_000  # bytes that are in memory at once
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
# What Windows allows in no name, and controls.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST_STEM = 100


WhySkipped = Callable[[Path], SkipReason | None]
"""Says why a file of a name is not read."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there, and where it is now, or why it was left there."""

    name: str
    path: Path | None = None
    reason: SkipReason | None = None


def may_be_archive(path: Path) -> bool:
    """Whether the file at ``path`` may be one to open: a ZIP by its name, a PDF by its bytes."""
    suffix = path.suffix.lower()
    return suffix == SUFFIX or (suffix == ".pdf" and carries_files(path))


def members_of(
    archive: Path, folder: Path, why_skipped: WhySkipped, bounds: Bounds
) -> Iterator[Member]:
    """The members of ``archive``, written into ``folder`` unless they are there already.

    One member without a path, and without a name, stands for an archive that cannot be opened; a
    PDF that is no portfolio has none. Raises OSError when files cannot be written.
    """
    opened = _Opened(folder, why_skipped, bounds)
    if archive.suffix.lower() == SUFFIX:
        return opened.members(archive, "", 1)
    return opened.attached(attachments(archive, bounds.bytes_of_one))


class _Opened:
    """An archive that is being opened, and how much of it has been taken out."""

    def __init__(self, folder: Path, why_skipped: WhySkipped, bounds: Bounds) -> None:
        self._folder, self._why_skipped, self._bounds = folder, why_skipped, bounds
        self._files = self._bytes = 0
        self._taken: set[str] = set()

    def members(self, archive: Path | IO[bytes], within: str, depth: int) -> Iterator[Member]:
        try:
            opened = zipfile.ZipFile(archive)
        except _DAMAGED:
            yield Member(within, reason=SkipReason.DAMAGED_ARCHIVE)
            return
        with opened:
            for info in opened.infolist():
                if not info.is_dir():
                    yield from self._member(opened, info, within, depth)

    def attached(self, files: Iterator[tuple[str, bytes | None]]) -> Iterator[Member]:
        """The files of a portfolio."""
        for name, data in files:
            reason = self._why_skipped(Path(_file_name(name)))
            if data is None and reason is None:
                reason = SkipReason.BEYOND_BOUNDS
            if reason is None and self._is_full(len(data or b"")):
                reason = SkipReason.BEYOND_BOUNDS
            if reason is not None:
                yield Member(name, reason=reason)
                continue
            path = self._take(name, len(data or b""))
            if not path.exists():
                _write(path, [data or b""])
            yield Member(name, path)

    def _member(
        self, opened: zipfile.ZipFile, info: zipfile.ZipInfo, within: str, depth: int
    ) -> Iterator[Member]:
        name = f"{within}{info.filename}"
        path = PurePosixPath(info.filename.replace("\\", "/"))
        nested = path.suffix.lower() == SUFFIX
        reason = None if nested else self._why_skipped(Path(path.name))
        if any(part.startswith("__MACOSX") for part in path.parts):
            reason = SkipReason.HIDDEN
        if reason is None and info.flag_bits & _ENCRYPTED:
            reason = SkipReason.PROTECTED
        if reason is None and self._is_full(info.file_size):
            reason = SkipReason.BEYOND_BOUNDS
        if reason is None and nested and depth >= self._bounds.deepest:
            reason = SkipReason.TOO_DEEP
        if reason is not None:
            yield Member(name, reason=reason)
            return
        try:
            if nested:
                self._bytes += info.file_size
                with TemporaryFile() as inner:
                    inner.writelines(_pieces(opened, info))
                    yield from self.members(inner, f"{name}/", depth + 1)
                return
            target = self._take(name, info.file_size)
            if not target.exists():  # the folder is named by the archive's bytes
                _write(target, _pieces(opened, info))
        except zipfile.BadZipFile:
            yield Member(name, reason=SkipReason.DAMAGED_ARCHIVE)
            return
        yield Member(name, target)

    def _is_full(self, size: int) -> bool:
        in_all = self._bytes + size
        most = self._bounds
        return size > most.bytes_of_one or in_all > most.bytes_in_all or self._files >= most.files

    def _take(self, name: str, size: int) -> Path:
        """Where a file of ``size`` bytes goes, counted from now on."""
        self._files += 1
        self._bytes += size
        return self._folder / self._unique(_file_name(name))

    def _unique(self, name: str) -> str:
        """``name``, with a number behind its stem if another member is called so.

        Letters in capitals and small ones are one to some systems.
        """
        unique, number = name, 1
        while unique.casefold() in self._taken:
            number += 1
            path = Path(name)
            unique = f"{path.stem}-{number}{path.suffix}"
        self._taken.add(unique.casefold())
        return unique


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Have a file of ``pieces`` in its place all at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.{os.getpid()}{SCRATCH}")
    try:
        with scratch.open("wb") as file:
            file.writelines(pieces)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _pieces(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member, no more than it says it has; BadZipFile where they cannot be read."""
    left = info.file_size
    try:
        with opened.open(info) as file:
            while left > 0 and (piece := file.read(min(left, _PIECE))):
                left -= len(piece)
                yield piece
    except _DAMAGED as error:
        raise zipfile.BadZipFile from error


def _file_name(name: str) -> str:
    """A name for a file of its own, without folders and what systems do not allow in names."""
    own = PurePosixPath(name.replace("\\", "/")).name
    path = PurePosixPath(_NOT_IN_NAMES.sub("_", own).strip(" ."))
    return f"{path.stem[:_LONGEST_STEM]}{path.suffix}"
