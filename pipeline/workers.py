"""Runs jobs in processes of their own, so that one that crashes, hangs or swells costs only itself.

The standard library's ProcessPoolExecutor gives up all jobs when one process dies, and cannot
stop a job that hangs; here each process has its own pipe, is watched, and is replaced.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from pipeline.errors import Rejected
from pipeline.ledger import RoleTotal
from pipeline.limits import Limits, megabytes_of
from pipeline.profile import Profile
from pipeline.progress import tell_progress_to
from pipeline.readers.pdf import Reader
from pipeline.record import CaseStudy

# Spawned, not forked: the same on every system, and safe beside the threads of libraries.
_CONTEXT = multiprocessing.get_context("spawn")
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
_WATCH = 0.1
"""Seconds between two looks at the memory of the processes; it grows by some 2 GB a second."""
_RETIRED_AFTER = 200
"""Files after which a process is replaced: what native libraries leak does not add up, and to load
the libraries again costs less than a hundredth of reading so many."""
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


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from a file: one case or, bound one after another, several."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """No record: a stable code, one sentence on what to do, and for developers the traceback."""

    code: str
    message: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """Sent while a job goes on: a page was read by OCR, and its time begins anew."""


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
    process: SpawnProcess
    connection: Connection[Job, Outcome | PageRead]
    job: Job
    started: float
    served: int = 0
    page_read: float = 0.0

    def overdue(self, limits: Limits) -> bool:
        return time.monotonic() >= max(self.started, self.page_read) + limits.seconds

    def megabytes(self) -> float:
        return megabytes_of(self.process.pid or 0)

    def is_fit(self, limits: Limits) -> bool:
        """Whether it lives, and should be given another job."""
        return (
            self.process.is_alive()
            and self.served < _RETIRED_AFTER
            and self.megabytes() < _WORN * limits.megabytes
        )


def run_jobs(
    jobs: Sequence[Job],
    work: Work,
    *,
    processes: int,
    limits: Limits,
    quiet: bool = True,
    meanwhile: Callable[[], None] = lambda: None,
) -> Generator[Result, None, None]:
    """Yield each job's result as it ends, the largest files being started first.

    ``limits`` are for one job. ``quiet`` keeps libraries' warnings off the terminal.
    ``meanwhile`` is called once, when the first processes are at work. Closing the iterator, or an
    exception such as KeyboardInterrupt, ends all processes.
    """
    waiting = sorted(jobs, key=lambda job: (job.size, -job.number))
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    begun = False
    try:
        while waiting or busy:
            while waiting and len(busy) < processes:
                busy.append(_start(idle, waiting.pop(), work, quiet))
            if not begun:
                begun = True
                meanwhile()
            for worker, outcome in _ended(busy, limits):
                busy.remove(worker)
                result = Result(worker.job, outcome, time.monotonic() - worker.started)
                if worker.is_fit(limits):
                    idle.append(worker)
                else:
                    _kill(worker)
                yield result
    finally:
        for worker in [*idle, *busy]:
            _kill(worker)


def _start(idle: list[_Worker], job: Job, work: Work, quiet: bool) -> _Worker:
    """Give ``job`` to an idle process that still lives, or to a new one."""
    while idle:
        worker = idle.pop()
        worker.job, worker.started = job, time.monotonic()
        worker.served += 1
        with suppress(OSError):
            worker.connection.send(job)
            return worker
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, work, quiet), daemon=True)
    with _interrupts_ignored(), _one_thread_each():
        process.start()
    theirs.close()
    ours.send(job)
    return _Worker(process, ours, job, time.monotonic(), served=1)


def _ended(busy: Sequence[_Worker], limits: Limits) -> list[tuple[_Worker, Outcome]]:
    """Wait for a moment; the jobs that are done, dead, out of time or out of memory by then."""
    ready = wait([worker.connection for worker in busy], _WATCH)
    ended: list[tuple[_Worker, Outcome]] = []
    for worker in busy:
        if worker.connection in ready:
            received = _received(worker)
            if isinstance(received, PageRead):
                worker.page_read = time.monotonic()
            else:
                ended.append((worker, received))
        elif failed := _beyond(worker, limits):
            _kill(worker)
            ended.append((worker, failed))
    return ended


def _received(worker: _Worker) -> Outcome | PageRead:
    try:
        return worker.connection.recv()
    except (EOFError, OSError):
        _kill(worker)
        return Failed(
            "crashed",
            "Reading this file brought its process down, by its size or by a fault in it; print "
            "it to a new PDF and try that one.",
            f"exit code {worker.process.exitcode}",
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


def _kill(worker: _Worker) -> None:
    """End a process at once: what it made it has sent, and nothing of it is left to put away."""
    worker.connection.close()
    worker.process.kill()
    worker.process.join()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Let a process started here be born deaf to Ctrl-C, which is for the parent to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let a process started here calculate in one thread: the others have the other processors."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(connection: Connection[Outcome | PageRead, Job], work: Work, quiet: bool) -> None:
    """A process's whole life: take a job, answer, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where being born deaf does not exist (Windows)
    if quiet:
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)
    tell_progress_to(lambda: connection.send(PageRead()))
    with suppress(EOFError, OSError):
        while True:
            connection.send(_outcome(work, connection.recv()))


def _outcome(work: Work, job: Job) -> Outcome:
    try:
        return work(job)
    except Rejected as rejected:
        return Failed(rejected.code, rejected.message)
    except (FileNotFoundError, PermissionError):
        return Failed(
            "unreadable", "The file cannot be opened; check that it is there and may be read."
        )
    except MemoryError:
        return Failed("too-large", "The file needs more memory than there is; split it and retry.")
    except Exception as error:
        return Failed(
            "internal-error",
            f"The program failed on this file ({type(error).__name__}); run it again with --debug "
            "and report what that prints.",
            traceback.format_exc(),
        )
