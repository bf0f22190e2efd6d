"""``run.json``: every input of a run, what became of it, and the account of its lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic_core import to_json

from pipeline.model.report import RoleTotal
from pipeline.outputs.filled_tables import Cut

FILE = "run.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One input: ``outcome`` is extracted, rejected or not-read (the run was stopped).

    ``cases`` are the ids of its records, ``id`` is that of the only one. The ledger is of all lines
    of the file.
    ``seconds`` is what reading it took, be it in an earlier run (``reused``).
    """

    file: str
    sha256: str | None
    bytes: int
    outcome: str
    id: str | None
    cases: tuple[str, ...]
    code: str | None
    reason: str | None
    seconds: float
    reused: bool
    warnings: int
    ledger: tuple[RoleTotal, ...]
    cells_cut: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class RunTotals:
    """Files by outcome, their cases and warnings, and the seconds of the whole run."""

    files: int
    cases: int
    extracted: int
    rejected: int
    not_read: int
    reused: int
    warnings: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series that was tried: the digest of its profile, and how many cases belong to it."""

    profile: str
    name: str
    digest: str
    cases: int


@dataclass(frozen=True, slots=True)
class DroppedEntry:
    """A case of the run before that this one has not: ``code`` is what its file failed with."""

    id: str
    file: str
    code: str | None


@dataclass(frozen=True, slots=True)
class LessenedEntry:
    """A case that has less than in the run before: keys of sections it lacks, words it still has.

    ``other_text`` says that the id means another text now.
    """

    id: str
    file: str
    other_text: bool
    sections: tuple[str, ...]
    words_kept_percent: int


@dataclass(frozen=True, slots=True)
class SkippedEntry:
    """What stood among the inputs and was not read: its name, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunEntry:
    """The whole run: its series and files, and what it says besides.

    ``dropped`` are cases of the run before that this one has not, ``lessened`` those of which it
    has less; ``problems`` are sentences on corrections that could not be made.
    """

    pipeline: str
    schema_version: str
    profiles: tuple[SeriesEntry, ...]
    totals: RunTotals
    ledger: tuple[RoleTotal, ...]
    files: tuple[FileEntry, ...]
    dropped: tuple[DroppedEntry, ...]
    lessened: tuple[LessenedEntry, ...]
    skipped: tuple[SkippedEntry, ...]
    problems: tuple[str, ...]


def render_run(run: RunEntry) -> bytes:
    """The run as JSON; only seconds and ``reused`` differ between runs over the same files."""
    return _json(run)


def render_again(earlier: bytes, read: Sequence[tuple[float, bool]], seconds: float) -> bytes:
    """The run file of a run over the same files that came to the same as an ``earlier`` one.

    ``read`` has the seconds of each file, in their order, and whether it was reused.
    """
    run = json.loads(earlier)
    run["dropped"], run["lessened"] = [], []
    for file, (file_seconds, reused) in zip(run["files"], read, strict=True):
        file |= {"seconds": round(file_seconds, 3), "reused": reused}
    count = sum(reused for _, reused in read)
    run["totals"] |= {"reused": count, "seconds": round(seconds, 3)}
    return _json(run)


def _json(run: object) -> bytes:
    return to_json(run, indent=1) + b"\n"


def sum_files(files: Sequence[FileEntry], seconds: float) -> RunTotals:
    """Count ``files`` by outcome."""
    outcomes = [file.outcome for file in files]
    return RunTotals(
        files=len(files),
        cases=sum(len(file.cases) for file in files),
        extracted=outcomes.count("extracted"),
        rejected=outcomes.count("rejected"),
        not_read=outcomes.count("not-read"),
        reused=sum(1 for file in files if file.reused),
        warnings=sum(file.warnings for file in files),
        seconds=seconds,
    )


def sum_ledgers(ledgers: Iterable[tuple[RoleTotal, ...]]) -> tuple[RoleTotal, ...]:
    """Lines and characters by role over all documents."""
    sums: dict[str, RoleTotal] = {}
    for total in (total for ledger in ledgers for total in ledger):
        so_far = sums.get(total.role, RoleTotal(total.role, 0, 0))
        sums[total.role] = RoleTotal(
            total.role, so_far.lines + total.lines, so_far.characters + total.characters
        )
    return tuple(sums.values())
