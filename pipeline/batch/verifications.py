"""Keeps what verifications found, for the outputs of each later run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.batch.cache import CACHE_FOLDER
from pipeline.batch.fingerprint import program_digest
from pipeline.model.report import CaseResult, Extracted, FileReport
from pipeline.model.verification import Verification

_SUFFIX, _SCRATCH = ".verified.json", ".partial"


class VerificationCache:
    """The verifications of the cases in one output folder.

    Each belongs to the bytes of its file, the account of its lines and this program: when one of
    them changes, the case counts as not verified.
    """

    def __init__(self, output: Path) -> None:
        self._folder = output / CACHE_FOLDER / program_digest()[:16]

    def load(self, result: CaseResult) -> Verification | None:
        """The verification of a case; None if there is none, or it cannot be read."""
        path = self._path(result)
        try:
            found = _adapter().validate_json(path.read_bytes())
            os.utime(path)
        except (OSError, ValidationError):
            return None
        return found

    def save(self, result: CaseResult, verification: Verification) -> None:
        """Keep the ``verification`` of a case; failing to only costs the time to do it again."""
        path = self._path(result)
        scratch = path.with_suffix(f".{os.getpid()}{_SCRATCH}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            scratch.write_bytes(_adapter().dump_json(verification))
            scratch.replace(path)

    def _path(self, result: CaseResult) -> Path:
        text = result.case.model_dump_json(exclude={"id"}).encode()
        key = hashlib.sha256(text + b"\0" + result.account).hexdigest()
        return self._folder / f"{key}{_SUFFIX}"


def with_verifications(files: Sequence[FileReport], output: Path) -> tuple[FileReport, ...]:
    """``files`` with the verification of each case that has been verified in ``output``."""
    cache = VerificationCache(output)
    return tuple(_verified(file, cache) for file in files)


def _verified(file: FileReport, cache: VerificationCache) -> FileReport:
    if not isinstance(file.outcome, Extracted):
        return file
    results = tuple(replace(one, verification=cache.load(one)) for one in file.results)
    return replace(file, outcome=Extracted(results))


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Verification]:
    return TypeAdapter(Verification)
