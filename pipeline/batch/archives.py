"""Opens ZIP archives and PDF portfolios, in bounds, so that the files in them are inputs.

Each file is written under a name of its own into one folder: whatever a member is called, nothing
is written elsewhere. What is not taken out is reported with the reason.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from pipeline.model.report import SkipReason
from pipeline.readers.portfolios import attachments
from pipeline.text.slugs import slug

FOLDER = "unpacked"
"""The folder inside the output folder for what comes out of archives."""
SUFFIX = ".zip"

# An archive of a library of publications has a thousand of some megabytes; one that is made to fill
# a disk has more, or unpacks to more, or holds archives in archives without end.
MOST_FILES = 5_000
MOST_BYTES = 500_000_000  # of one file
MOST_BYTES_IN_ALL = 5_000_000_000
DEEPEST = 2  # an archive in an archive
_ENCRYPTED = 0x1
_SCRATCH = ".partial"
# What Windows allows in no name, and controls.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST_STEM = 100


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there, and where it is now, or why it was left there."""

    name: str
    path: Path | None = None
    reason: SkipReason | None = None


def is_archive(path: Path) -> bool:
    """Whether the file at ``path`` is one to open: a ZIP by its name, a portfolio by its bytes."""
    if path.suffix.lower() == SUFFIX:
        return True
    return path.suffix.lower() == ".pdf" and any(True for _ in _attached(path))


def unpack(
    archive: Path, into: Path, why_skipped: Callable[[Path], SkipReason | None]
) -> tuple[Member, ...]:
    """The members of ``archive``, written below ``into`` unless they are there already.

    ``why_skipped`` says why a file of a name is not read. One member without a path, and with the
    archive's own name, stands for an archive that cannot be opened. Raises OSError when files
    cannot be written.
    """
    folder = into / f"{slug(archive.stem)}-{_short_digest(archive)}"
    opened = _Opened(folder, why_skipped)
    if archive.suffix.lower() == SUFFIX:
        return tuple(opened.members(archive, "", 1))
    return tuple(opened.attached(_attached(archive)))


class _Opened:
    """An archive that is being opened, and how much of it has been taken out."""

    def __init__(self, folder: Path, why_skipped: Callable[[Path], SkipReason | None]) -> None:
        self._folder, self._why_skipped = folder, why_skipped
        self._files = self._bytes = 0
        self._taken: set[str] = set()

    def members(self, archive: Path | BytesIO, within: str, depth: int) -> Iterator[Member]:
        try:
            opened = zipfile.ZipFile(archive)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
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
                _write(path, data or b"")
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
        if reason is None and (self._is_full(info.file_size) or (nested and depth >= DEEPEST)):
            reason = SkipReason.BEYOND_BOUNDS
        if reason is not None:
            yield Member(name, reason=reason)
            return
        if nested:
            self._bytes += info.file_size
            inner = _read(opened, info) or b""
            yield from self.members(BytesIO(inner), f"{name}/", depth + 1)
            return
        target = self._take(name, info.file_size)
        if not target.exists():  # the folder is named by the archive's bytes
            data = _read(opened, info)
            if data is None:
                yield Member(name, reason=SkipReason.DAMAGED_ARCHIVE)
                return
            _write(target, data)
        yield Member(name, target)

    def _is_full(self, size: int) -> bool:
        in_all = self._bytes + size
        return size > MOST_BYTES or in_all > MOST_BYTES_IN_ALL or self._files >= MOST_FILES

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


def _write(path: Path, data: bytes) -> None:
    """Have a file in its place all at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.{os.getpid()}{_SCRATCH}")
    scratch.write_bytes(data)
    scratch.replace(path)


def _read(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a member, no more than it says it has; None where they cannot be read."""
    try:
        with opened.open(info) as file:
            return file.read(info.file_size)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return None


def _attached(path: Path) -> Iterator[tuple[str, bytes | None]]:
    return attachments(path, MOST_BYTES)


def _file_name(name: str) -> str:
    """A name for a file of its own, without folders and what systems do not allow in names."""
    own = PurePosixPath(name.replace("\\", "/")).name
    path = PurePosixPath(_NOT_IN_NAMES.sub("_", own).strip(" ."))
    return f"{path.stem[:_LONGEST_STEM]}{path.suffix}"


def _short_digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError:
        return "unread"
