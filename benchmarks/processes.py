"""Measures each contender in a process of its own, so that none profits from another's imports and
the memory is its own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.contenders import named

_CONTEXT = multiprocessing.get_context("spawn")
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, and seconds of all processors together, child processes included."""

    wall: float
    cpu: float


class Measured:
    """A contender, loaded and waiting in its process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._ours, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, name), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, paths: Sequence[Path]) -> Spent:
        """What reading ``paths`` took it; raises RuntimeError when it failed."""
        answer = self._ask(list(paths))
        if not isinstance(answer, Spent):
            raise RuntimeError(f"{self.name}: {answer}")
        return answer

    def end(self) -> float:
        """Let it end; the most memory it held, in megabytes, its child processes' included."""
        megabytes = self._ask(None)
        self._process.join()
        return float(megabytes)

    def _ask(self, what: list[Path] | None) -> Any:
        try:
            self._ours.send(what)
            return self._ours.recv()
        except (EOFError, OSError):
            return "its process died"


def _serve(connection: Connection[Any, Any], name: str) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    read = named(name).load()
    while (paths := connection.recv()) is not None:
        wall, cpu = time.perf_counter(), _cpu()
        try:
            read(paths)
        except Exception as error:
            connection.send(f"{type(error).__name__}: {error}")
        else:
            connection.send(Spent(time.perf_counter() - wall, _cpu() - cpu))
    connection.send(_megabytes())


def _cpu() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _megabytes() -> float:
    """Its own peak and that of its largest child, which may not have been at the same moment."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    return (_own_peak() + children) / 1_000_000


def _own_peak() -> float:
    """Bytes; on Linux not from rusage, where a process begins with its parent's peak."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return float(line.split()[1]) * 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT)
