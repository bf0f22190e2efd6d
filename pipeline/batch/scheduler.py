"""Runs jobs in processes of their own, so that one that crashes, hangs or swells costs only itself.

The standard library's ProcessPoolExecutor gives up all jobs when one process dies, and cannot
stop a job that hangs; here each process has its own pipe, is watched, and is replaced.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from pipeline.audit.conservation import RoleTotal
from pipeline.batch.limits import Limits, megabytes_of
from pipeline.batch.outcomes import Failed, PageRead
from pipeline.batch.pool import Hired, Staff, end
from pipeline.model.record import CaseStudy
from pipeline.profile.model import Profile
from pipeline.readers.pdf import Reader

_WATCH = 0.1
"""Seconds between two looks at the memory of the processes; it grows by some 2 GB a second."""
_RETIRED_AFTER = 2_000
"""Files after which a process is replaced: what native libraries leak does not add up, and to load
the libraries again costs a hundredth of reading so many. What leaks more is seen by ``_WORN``."""
_WORN = 0.5
"""Share of the memory allowed that an idle process may keep; one that holds more is replaced."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to extract: ``number`` is its place among all, ``profiles`` are the series to try.

    ``pictures`` is the folder that pictures of its pages go to, None where none are wanted;
    ``corrections`` is the text of the file of corrections that are made in it.
    """

    number: int
    path: Path
    size: int
    entities: bool
    profiles: tuple[Profile, ...] = ()
    pictures: Path | None = None
    corrections: str = ""
    reader: Reader = Reader.PDFIUM


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, and the account of the lines it was made from: summed up, and packed in full."""

    case: CaseStudy
    ledger: tuple[RoleTotal, ...]
    account: bytes = b""

    def __reduce__(self) -> tuple[Callable[..., Reading], tuple[object, ...]]:
        """The record goes to another process as JSON, in half the time that its parts take."""
        ledger = [(one.role, one.lines, one.characters) for one in self.ledger]
        return _as_sent, (self.case.model_dump_json(by_alias=True), ledger, self.account)


def _as_sent(case: str, ledger: Sequence[tuple[str, int, int]], account: bytes) -> Reading:
    totals = tuple(RoleTotal(*one) for one in ledger)
    return Reading(CaseStudy.model_validate_json(case), totals, account)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from a file: one case or, bound one after another, several."""

    readings: Sequence[Reading]


Outcome = Extracted | Failed
Work = Callable[[Job], Extracted]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job, and after how many seconds."""

    job: Job
    outcome: Outcome
    seconds: float


@dataclass(slots=True)
class _Worker:
    """A process at work on a job since ``started``."""

    hired: Hired
    job: Job
    started: float
    page_read: float = 0.0

    def overdue(self, limits: Limits) -> bool:
        return time.monotonic() >= max(self.started, self.page_read) + limits.seconds

    def megabytes(self) -> float:
        return megabytes_of(self.hired.process.pid or 0)

    def is_fit(self, limits: Limits) -> bool:
        """Whether it lives, and should be given another job."""
        return (
            self.hired.process.is_alive()
            and self.hired.given < _RETIRED_AFTER
            and self.megabytes() < _WORN * limits.megabytes
        )


def run_jobs(
    jobs: Sequence[Job],
    work: Work,
    staff: Staff,
    *,
    processes: int,
    limits: Limits,
    meanwhile: Callable[[], None] = lambda: None,
) -> Generator[Result, None, None]:
    """Yield each job's result as it ends, the largest files being started first.

    So many ``processes`` of ``staff`` work at a time; ``limits`` are for one job. ``meanwhile`` is
    called once, when the first are at work. Closing the iterator, or an exception such as
    KeyboardInterrupt, ends those at work.
    """
    waiting = sorted(jobs, key=lambda job: (job.size, -job.number))
    busy: list[_Worker] = []
    begun = False
    try:
        while waiting or busy:
            while waiting and len(busy) < processes:
                busy.append(_start(waiting.pop(), work, staff))
            if not begun:
                begun = True
                meanwhile()
            for worker, outcome in _ended(busy, limits):
                busy.remove(worker)
                result = Result(worker.job, outcome, time.monotonic() - worker.started)
                if worker.is_fit(limits):
                    staff.rest(worker.hired)
                else:
                    staff.dismiss(worker.hired)
                yield result
    finally:
        for worker in busy:
            staff.dismiss(worker.hired)


def _start(job: Job, work: Work, staff: Staff) -> _Worker:
    return _Worker(staff.put_to(work, job), job, time.monotonic())


def _ended(busy: Sequence[_Worker], limits: Limits) -> list[tuple[_Worker, Outcome]]:
    """Wait for a moment; the jobs that are done, dead, out of time or out of memory by then."""
    ready = wait([worker.hired.connection for worker in busy], _WATCH)
    ended: list[tuple[_Worker, Outcome]] = []
    for worker in busy:
        if worker.hired.connection in ready:
            received = _received(worker)
            if isinstance(received, PageRead):
                worker.page_read = time.monotonic()
            else:
                ended.append((worker, received))
        elif failed := _beyond(worker, limits):
            end(worker.hired)
            ended.append((worker, failed))
    return ended


def _received(worker: _Worker) -> Outcome | PageRead:
    try:
        received: Outcome | PageRead = worker.hired.connection.recv()
        return received
    except (EOFError, OSError):
        end(worker.hired)
        return Failed(
            "crashed",
            "Reading this file brought its process down, by its size or by a fault in it; print "
            "it to a new PDF and try that one.",
            f"exit code {worker.hired.process.exitcode}",
        )


def _beyond(worker: _Worker, limits: Limits) -> Failed | None:
    """Why ``worker`` has to be stopped, if it has."""
    if worker.overdue(limits):
        return Failed(
            "time-limit",
            f"Reading this file took longer than {limits.seconds:g} seconds; give it more with "
            "--time-limit, or print it to a new PDF and try that one.",
        )
    if worker.megabytes() > limits.megabytes:
        return Failed(
            "memory-limit",
            f"Reading this file took more than {limits.megabytes:.0f} MB of memory; give it more "
            "with --memory-limit, or print it to a new PDF and try that one.",
        )
    return None
