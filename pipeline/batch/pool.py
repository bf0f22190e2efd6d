"""Worker processes that isolate tasks: a crash, time-out or memory overrun affects one task.

docs/decisions.md says why no library is used, with what was measured of those that exist.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import psutil

from pipeline.batch.limits import (
    HARD_SHARE,
    WAITING,
    WHOLE,
    Limits,
    megabytes_of,
    processor_seconds_of,
    queued_seconds_of,
)
from pipeline.batch.windows_job import Job, hold
from pipeline.batch.worker import Progress, serve
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed

Task = TypeVar("Task")
Value = TypeVar("Value")

# Spawned, not forked: the same on every system, and safe beside the threads of libraries.
_CONTEXT = multiprocessing.get_context("spawn")
_CHECK_EVERY = 0.1
"""Seconds between two checks of time and memory; memory grows by some 2 GB a second at most."""
_MAX_TASKS = 2_000
"""Tasks after which a worker is replaced, so that what native libraries leak does not add up."""
_MAX_IDLE_SHARE = 0.5
"""A worker that still holds more than this share of the memory allowed after its task is replaced:
what it holds would count against its next task."""


@dataclass(slots=True, eq=False)
class Worker(Generic[Task]):
    """A worker process, our end of its pipe, and the task it works on.

    ``progressed`` is when the worker last said that it has begun the task, or read a page of it by
    OCR; before that, when the task was sent, since a process needs its time to start.
    ``used_before`` are the seconds of processor time that it had used by then, ``used_at_start``
    those when the task was sent; ``queued_before`` are those that it had waited for a processor.
    ``job`` is what Windows holds it to its memory by.
    """

    process: SpawnProcess
    connection: Connection[Any, Any]
    measured: psutil.Process | None
    job: Job | None = None
    task: Task | None = None
    started: float = 0.0
    progressed: float = 0.0
    used_before: float = 0.0
    used_at_start: float = 0.0
    queued_before: float = 0.0
    task_count: int = field(default=0)

    @property
    def megabytes(self) -> float:
        return megabytes_of(self.measured) if self.measured else 0.0

    @property
    def processor_seconds(self) -> float:
        return processor_seconds_of(self.measured) if self.measured else 0.0

    @property
    def queued_seconds(self) -> float:
        return queued_seconds_of(self.measured) if self.measured else 0.0

    def note_progress(self) -> None:
        """Have the time of its task begin anew."""
        self.progressed, self.used_before = time.monotonic(), self.processor_seconds
        self.queued_before = self.queued_seconds


@dataclass(frozen=True, slots=True)
class Result(Generic[Task, Value]):
    """What became of a task, and after how many seconds."""

    task: Task
    outcome: Value | Failed
    seconds: float


class WorkerPool(Generic[Task, Value]):
    """Up to ``size`` workers that do ``work`` on tasks; ``limits`` are for one task.

    ``work`` gets a task, and a function to call whenever a page has been read by OCR; it must be
    importable, as the processes are spawned. ``quiet`` keeps libraries' warnings off the terminal.
    ``on_page`` is told how many pages of a task have been read by OCR so far.
    Leaving the pool, by an exception such as KeyboardInterrupt too, ends all workers at once.
    """

    def __init__(
        self,
        work: Callable[[Task, Callable[[], None]], Value],
        *,
        size: int,
        limits: Limits,
        quiet: bool = True,
        on_page: Callable[[Task, int], None] = lambda task, pages: None,
    ) -> None:
        self._on_page = on_page
        self._work, self._size, self._limits, self._quiet = work, size, limits, quiet
        self._idle: list[Worker[Task]] = []
        self._busy: list[Worker[Task]] = []

    def __enter__(self) -> WorkerPool[Task, Value]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._idle, *self._busy]:
            terminate(worker)

    def run(self, tasks: Iterable[Task]) -> Generator[Result[Task, Value], None, None]:
        """Start ``tasks`` in their order, and yield the result of each as it ends."""
        yield from self.run_queue(deque(tasks))

    def run_queue(self, tasks: deque[Task]) -> Generator[Result[Task, Value], None, None]:
        """Take ``tasks`` from the left, and yield the result of each; more may come meanwhile."""
        while tasks or self._busy:
            while tasks and len(self._busy) < self._size:
                self.submit(tasks.popleft())
            yield from self._collect()

    def submit(self, task: Task) -> None:
        """Give ``task`` to an idle worker, or to a new one."""
        worker = self._idle_worker() or spawn_worker(
            self._work, quiet=self._quiet, limits=self._limits
        )
        worker.task, worker.task_count = task, worker.task_count + 1
        worker.started = time.monotonic()
        worker.note_progress()
        worker.used_at_start = worker.used_before
        self._busy.append(worker)
        with suppress(OSError):  # it died just now, which shows as a closed pipe
            worker.connection.send(task)

    def release(self, worker: Worker[Task]) -> None:
        """Let a worker that has ended its task wait for another one, if it is still fit to."""
        self._busy.remove(worker)
        fit = (
            worker.process.is_alive()
            and worker.task_count < _MAX_TASKS
            and worker.megabytes < _MAX_IDLE_SHARE * self._limits.megabytes
        )
        if fit:
            self._idle.append(worker)
        else:
            terminate(worker)

    def _idle_worker(self) -> Worker[Task] | None:
        """A worker that waits for a task; those that have died waiting are given up."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.is_alive():
                return worker
            terminate(worker)
        return None

    def _collect(self) -> Iterator[Result[Task, Value]]:
        """Wait for a moment; the results of the tasks that have ended, or been ended, by then."""
        ready = wait([worker.connection for worker in self._busy], _CHECK_EVERY)
        for worker in list(self._busy):
            if worker.connection in ready:
                outcome = self._receive(worker)
            else:
                outcome = self._check_limits(worker)
            if outcome is not None:
                task = worker.task
                assert task is not None
                self.release(worker)
                yield Result(task, outcome, time.monotonic() - worker.started)

    def _receive(self, worker: Worker[Task]) -> Value | Failed | None:
        """What ``worker`` answers; None when it only says that it gets on."""
        try:
            message: Value | Failed | Progress = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(1.0)
            terminate(worker)
            return Failed(
                RejectionCode.CRASHED,
                "Reading this file brought its process down, by its size or by a fault in it; "
                "print it to a new PDF and try that one.",
                f"exit code {worker.process.exitcode}",
            )
        if isinstance(message, Progress):
            worker.note_progress()
            if message.pages and worker.task is not None:
                self._on_page(worker.task, message.pages)
            return None
        return message

    def _check_limits(self, worker: Worker[Task]) -> Failed | None:
        """End a worker that is beyond a limit, and say beyond which."""
        limits = self._limits
        waited = time.monotonic() - worker.progressed
        used = worker.processor_seconds - worker.used_before
        if used >= limits.seconds:
            terminate(worker)
            return Failed(
                RejectionCode.TIME_LIMIT,
                f"Reading this file took longer than {limits.seconds:g} seconds; give it more with "
                "--time-limit, or print it to a new PDF and try that one.",
            )
        if worker.processor_seconds - worker.used_at_start >= WHOLE * limits.seconds:
            terminate(worker)
            return Failed(
                RejectionCode.TIME_LIMIT,
                f"Reading the scanned pages of this file took longer than {WHOLE:.0f} times the "
                f"{limits.seconds:g} seconds of one page; give it more with --time-limit, or save "
                "the pages of the case as a PDF of their own.",
            )
        queued = worker.queued_seconds - worker.queued_before
        if waited - queued >= WAITING * limits.seconds:
            terminate(worker)
            return Failed(
                RejectionCode.TIME_LIMIT,
                f"This file was not read within {waited:.0f} seconds, in {used:.0f} of which the "
                "program could work on it; run it again when the machine is less busy.",
                passing=True,
            )
        if worker.megabytes > limits.megabytes:
            terminate(worker)
            return Failed(
                RejectionCode.MEMORY_LIMIT,
                f"Reading this file took more than {limits.megabytes:.0f} MB of memory; give it "
                "more with --memory-limit, or print it to a new PDF and try that one.",
            )
        return None


def spawn_worker(
    work: Callable[[Task, Callable[[], None]], object], *, quiet: bool, limits: Limits
) -> Worker[Task]:
    """Start a worker process, which waits for a task."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=serve, args=(theirs, work, quiet, limits), daemon=True)
    with _interrupts_held_back():
        process.start()
        _spawned.add(process)
    theirs.close()
    measured = None
    with suppress(psutil.Error):  # it has died already, which shows as a closed pipe
        measured = psutil.Process(process.pid)
    job = hold(process.sentinel, HARD_SHARE * limits.megabytes)
    return Worker(process, ours, measured, job)


def terminate(worker: Worker[Any]) -> None:
    """End a worker at once, whatever it is doing; one that has ended stays as it is."""
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
    if worker.job:
        worker.job.close()


_spawned: WeakSet[SpawnProcess] = WeakSet()


@atexit.register
def _end_spawned() -> None:
    """End the workers of pools that were not left, as when an exception still holds a generator.

    Python would otherwise send them SIGTERM, which they ignore, and wait for them for ever. This is
    registered behind that, so it comes first.
    """
    for process in list(_spawned):
        process.kill()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start processes that Ctrl-C and SIGTERM, which may be sent to a whole group, do not reach.

    A process keeps the signals that are blocked where it is started. Windows has no such thing;
    there a worker ignores Ctrl-C as soon as it runs.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python starts this helper with the first process, and unblocks the signal after it.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
