"""Processes that wait for work at the other end of a pipe.

Light to import, so that the first can be started, and load what reading needs, while the process
that starts it is still loading what it needs itself.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from pipeline.batch import interrupts

# Spawned, not forked: the same on every system, and safe beside the threads of libraries.
_CONTEXT = multiprocessing.get_context("spawn")
Job = TypeVar("Job")
Value = TypeVar("Value")
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")

READING = ("pipeline.batch.tasks", "pipeline.extraction.extract", "pipeline.outputs.json_file")
"""What a process loads that is to read files; what only some files need is loaded with them."""


class Hired:
    """A process, and our end of its pipe; ``given`` is how many jobs it has got so far."""

    def __init__(self, process: SpawnProcess, connection: Connection[Any, Any]) -> None:
        self.process, self.connection, self.given = process, connection, 0

    def give(self, work: Callable[[Any], Any], job: object) -> None:
        """Have it do ``work`` on ``job`` and send what comes of it; raises OSError if dead."""
        self.connection.send((work, job))
        self.given += 1


def hire(*, quiet: bool, loading: Sequence[str] = ()) -> Hired:
    """Start a process, which loads the modules ``loading`` before it takes its first job.

    It answers each job with what the function makes of it, or with Failed, and ends with its pipe.
    ``quiet`` keeps libraries' warnings off the terminal.
    """
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, quiet, tuple(loading)), daemon=True)
    with interrupts.ignored(), _one_thread_each():
        process.start()
    theirs.close()
    return Hired(process, ours)


def end(hired: Hired) -> None:
    """End a process at once: what it made it has sent, and nothing of it is left to put away."""
    hired.connection.close()
    hired.process.kill()
    hired.process.join()


class Staff:
    """Processes that wait for work, ``hired`` before or when there is some; leaving it ends all.

    ``quiet`` keeps libraries' warnings off the terminal.
    """

    def __init__(self, *, quiet: bool, hired: Iterable[Hired] = ()) -> None:
        self._quiet = quiet
        self._idle = list(hired)
        self._busy: list[Hired] = []

    def __enter__(self) -> Staff:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._idle + self._busy:
            end(one)

    def put_to(self, work: Callable[[Any], Any], job: object) -> Hired:
        """The process that now does ``work`` on ``job``: one that waits and lives, or a new one."""
        while self._idle:
            one = self._idle.pop()
            self._busy.append(one)
            with suppress(OSError):
                one.give(work, job)
                return one
            self.dismiss(one)
        one = hire(quiet=self._quiet)
        self._busy.append(one)
        one.give(work, job)
        return one

    def rest(self, one: Hired) -> None:
        """Let a process that has done its job wait for another."""
        self._busy.remove(one)
        self._idle.append(one)

    def dismiss(self, one: Hired) -> None:
        """End a process that was put to work."""
        self._busy.remove(one)
        end(one)

    def aside(self, work: Callable[[Job], Value], job: Job) -> Callable[[], Value]:
        """What gives ``work(job)``: made by a process that waits, if one does, else when asked."""
        if not self._idle:
            return partial(work, job)
        one = self.put_to(work, job)

        def made() -> Value:
            from pipeline.batch.outcomes import Failed

            try:
                answer: Value | Failed = one.connection.recv()
            except (EOFError, OSError):
                return work(job)
            finally:
                self.dismiss(one)
            return work(job) if isinstance(answer, Failed) else answer

        return made


def _serve(connection: Connection[Any, Any], quiet: bool, loading: tuple[str, ...]) -> None:
    from pipeline.batch.worker import serve  # which is for the process that is started

    serve(connection, quiet, loading)


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
