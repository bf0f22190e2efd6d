"""Keeps each file's result, so that a file that has not changed is never read again.

Plain files in a hidden folder beside the outputs: one for each result, named by all it depends on
(the file's bytes, what was asked for, this program), each written aside and then renamed. So a
kill at any moment leaves whole entries only, a run that was stopped goes on where it stopped, and
the folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import operator
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.batch.fingerprint import program_digest
from pipeline.batch.limits import Limits
from pipeline.batch.options import ReadSettings, chosen_values
from pipeline.corrections.store import Corrections
from pipeline.errors import RejectionCode
from pipeline.extraction.kept_pages import SUFFIX as PAGES_SUFFIX
from pipeline.extraction.kept_pages import KeptPages
from pipeline.model.report import CaseResult, Extracted, Failed, Input, Outcome

CACHE_FOLDER = ".cache"
"""Where an output folder keeps what was read, for the next run."""

_SUFFIX, _SCRATCH = ".json", ".partial"
_KEPT_DAYS = 60
"""An entry that no run has used for so long goes; its file has left the folder."""
_DAY = 86_400.0
# Failures that come again: of the file itself, or of what is installed, which the program's digest
# says. Those at a limit come again within the same limits, or lower ones.
_AT_LIMIT = frozenset({RejectionCode.TIME_LIMIT, RejectionCode.MEMORY_LIMIT})
_LASTING = _AT_LIMIT | frozenset(
    {
        RejectionCode.EMPTY,
        RejectionCode.NOT_A_PDF,
        RejectionCode.DAMAGED,
        RejectionCode.ENCRYPTED,
        RejectionCode.NO_TEXT,
        RejectionCode.NOT_A_CASE_STUDY,
        RejectionCode.UNCLEAR_SERIES,
        RejectionCode.NEEDS_OCR,
    }
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A result from an earlier reading, and the seconds that reading took."""

    outcome: Outcome
    seconds: float


class _Entry(BaseModel):
    """A kept result: the seconds of reading, then a failure's code and words, or the cases.

    ``limits`` are the seconds and megabytes that a failure at a limit was allowed.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )

    seconds: float
    code: RejectionCode | None = None
    message: str = ""
    limits: tuple[float, float] | None = None
    results: tuple[CaseResult, ...] = ()


class ResultCache:
    """The results that earlier runs left in one output folder; ``limits`` are those of this one."""

    def __init__(self, output: Path, limits: Limits) -> None:
        self._limits = (limits.seconds, limits.megabytes)
        self._root = output / CACHE_FOLDER
        self._folder = _program_folder(output)

    def load(self, key: str) -> Kept | None:
        """The result kept under ``key``; None when there is none, or it is damaged.

        Nor is a failure at a limit one, where this run allows more.
        """
        path = self._path(key)
        try:
            digest, _, data = path.read_bytes().partition(b"\n")
            if digest != _digest(data):
                return None
            entry = _Entry.model_validate_json(data)
            os.utime(path)
        except (OSError, ValidationError):
            return None
        if entry.limits and any(map(operator.lt, entry.limits, self._limits)):
            return None
        if entry.code:
            return Kept(Failed(entry.code, entry.message), entry.seconds)
        return Kept(Extracted(entry.results), entry.seconds)

    def save(self, key: str, outcome: Outcome, seconds: float) -> None:
        """Keep ``outcome`` under ``key``, unless it depends on the machine.

        Failing to (a full disk, say) only costs the time to read the file again.
        """
        if isinstance(outcome, Failed) and (outcome.passing or outcome.code not in _LASTING):
            return
        data = self._entry(outcome, seconds).model_dump_json(by_alias=True).encode()
        path = self._path(key)
        scratch = path.with_suffix(f".{os.getpid()}{_SCRATCH}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            scratch.write_bytes(_digest(data) + b"\n" + data)
            scratch.replace(path)

    def prune(self) -> None:
        """Remove what no run will use: results of another program, old ones, halves."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        with suppress(OSError):
            for path in self._root.iterdir():
                if path.is_dir() and path != self._folder:
                    shutil.rmtree(path, ignore_errors=True)
                elif path.suffix == _SCRATCH:
                    path.unlink()
            for path in self._folder.iterdir():
                if path.suffix == _SCRATCH or path.stat().st_mtime < oldest:
                    path.unlink()

    def _entry(self, outcome: Outcome, seconds: float) -> _Entry:
        if isinstance(outcome, Extracted):
            return _Entry(seconds=seconds, results=outcome.results)
        limits = self._limits if outcome.code in _AT_LIMIT else None
        return _Entry(seconds=seconds, code=outcome.code, message=outcome.message, limits=limits)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def cache_key(input: Input, corrections: Corrections | None, settings: ReadSettings) -> str:
    """The name of the result of reading ``input`` with ``settings`` and ``corrections``."""
    parts = [str(input.sha256), input.path.suffix.lower(), repr(corrections)]
    parts.append(repr(chosen_values(settings)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def kept_pages(output: Path, input: Input, settings: ReadSettings) -> KeptPages | None:
    """Where ``output`` keeps the pages of ``input`` that OCR has read; None without its bytes."""
    if not input.sha256:
        return None
    read_with = chosen_values(settings, without=frozenset({"entities", "checks"}))
    parts = (input.sha256, input.path.suffix.lower(), repr(read_with))
    name = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return KeptPages(input.sha256, _program_folder(output) / f"{name}{PAGES_SUFFIX}")


def _program_folder(output: Path) -> Path:
    return output / CACHE_FOLDER / program_digest()[:16]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
