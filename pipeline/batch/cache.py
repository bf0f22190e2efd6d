"""Keeps each file's result, so that a file that has not changed is never read again.

Plain files in a hidden folder beside the outputs: one for each result, named by all it hangs on
(the file's bytes, what the job asks for, this program), each written aside and then renamed. So a
kill at any moment leaves whole entries only, a run that was stopped goes on where it stopped, and
the folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.batch.fingerprint import choices, program_digest
from pipeline.batch.folders import KEPT
from pipeline.batch.later import Later
from pipeline.batch.outcomes import Failed
from pipeline.batch.scheduler import Extracted, Job, Outcome, Reading

_SUFFIX, _SCRATCH = ".json", ".partial"
_KEPT_DAYS = 60
"""An entry that no run has used for so long goes; its file has left the folder."""
_DAY = 86_400.0
_NO_CHOICE = frozenset({"number", "path", "size", "pictures"})
"""What a job says of its file's place: it decides nothing about the result."""
# Failures that the file itself is to blame for, on whatever machine and with whatever limits.
_LASTING = frozenset(
    {"empty", "not-a-pdf", "damaged", "encrypted", "no-text", "not-a-case-study", "unclear-series"}
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A result from an earlier reading, and the seconds that reading took."""

    outcome: Outcome
    seconds: float


class _Head(BaseModel):
    """What an entry begins with: the seconds of reading, and the code and words of a failure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: float
    code: str = ""
    message: str = ""


class _Body(BaseModel):
    """What an entry goes on with: the cases with their ledgers."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )

    readings: tuple[Reading, ...] = ()


class Store:
    """The results that earlier runs left in one output folder."""

    def __init__(self, output: Path) -> None:
        self._root = output / KEPT
        self._folder = self._root / program_digest()[:16]

    def load(self, key: str) -> Kept | None:
        """The result kept under ``key``; None when there is none, or it is damaged."""
        path = self._path(key)
        try:
            digest, _, data = path.read_bytes().partition(b"\n")
            if digest != _digest(data):
                return None
            told, _, body = data.partition(b"\n")
            head = _Head.model_validate_json(told)
            os.utime(path)
        except (OSError, ValidationError):
            return None
        if head.code:
            return Kept(Failed(head.code, head.message), head.seconds)
        return Kept(Extracted(Later(partial(_readings, body))), head.seconds)

    def save(self, key: str, outcome: Outcome, seconds: float) -> None:
        """Keep ``outcome`` under ``key``, unless it hangs on the machine.

        Failing to (a full disk, say) only costs the time to read the file again.
        """
        if not _lasts(outcome):
            return
        data = _entry(outcome, seconds)
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
            for path in self._folder.iterdir():
                if path.suffix == _SCRATCH or path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def key_of(job: Job, sha256: str) -> str:
    """The name of the result of ``job`` over a file whose bytes have the digest ``sha256``."""
    told = [sha256, job.path.suffix.lower(), repr(choices(job, _NO_CHOICE))]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _lasts(outcome: Outcome) -> bool:
    return isinstance(outcome, Extracted) or outcome.code in _LASTING


def _entry(outcome: Outcome, seconds: float) -> bytes:
    if isinstance(outcome, Failed):
        head, body = _Head(seconds=seconds, code=outcome.code, message=outcome.message), _Body()
    else:
        head, body = _Head(seconds=seconds), _Body(readings=tuple(outcome.readings))
    return "\n".join(part.model_dump_json(by_alias=True) for part in (head, body)).encode()


def _readings(body: bytes) -> tuple[Reading, ...]:
    return _Body.model_validate_json(body).readings


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
