"""What the outputs of the run before hold, so that a run never replaces good data by less."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.report import DroppedCase, FileReport
from pipeline.outputs.run_file import FILE


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case in the outputs: its id, and the file it was read from."""

    id: str
    file: str
    sha256: str | None


def earlier_cases(output: Path) -> tuple[EarlierCase, ...]:
    """The cases that the outputs in ``output`` hold by their run file; none if it has none."""
    try:
        files: list[dict[str, Any]] = json.loads((output / FILE).read_bytes())["files"]
        return tuple(
            EarlierCase(id, file["file"], file["sha256"]) for file in files for id in file["cases"]
        )
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def dropped_cases(
    earlier: Sequence[EarlierCase], files: Sequence[FileReport]
) -> tuple[DroppedCase, ...]:
    """The ``earlier`` cases that a run over ``files`` no longer has, each with the reason.

    A file that was renamed or moved is known by its bytes: of several cases that it had, so many
    are missed as it has fewer now.
    """
    ids = {case.id for file in files for case in file.cases}
    has = {file.input.sha256: len(file.cases) for file in files if file.cases}
    had = Counter(one.sha256 for one in earlier)
    failures = {file.input.name: file.failure for file in files}
    dropped: list[DroppedCase] = []
    for one in reversed(earlier):
        if one.id in ids:
            continue
        if one.sha256 in has:
            if had[one.sha256] <= has[one.sha256]:
                continue
            had[one.sha256] -= 1
        given = one.file in failures
        dropped.append(DroppedCase(one.id, one.file, failures.get(one.file), given))
    return tuple(reversed(dropped))
