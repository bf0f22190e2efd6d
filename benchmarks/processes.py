"""Measures each tool in a separate process, so that imports and memory are its own."""

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
    """Seconds on the clock, and processor seconds including child processes."""

    wall: float
    cpu: float


class Measured:
    """A tool, loaded and waiting in its process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._ours, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, name), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, paths: Sequence[Path]) -> Spent:
        """The time it takes to read ``paths``; raises RuntimeError if it fails."""
        answer = self._ask(list(paths))
        if not isinstance(answer, Spent):
            raise RuntimeError(f"{self.name}: {answer}")
        return answer

    def end(self) -> float:
        """End it; returns its peak memory in megabytes, including child processes."""
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
    """Its own peak and that of its largest child process; the two may be at different moments."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    return (_own_peak() + children) / 1_000_000


def _own_peak() -> float:
    """Bytes; not from rusage on Linux, where a process starts with the peak of its parent."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return float(line.split()[1]) * 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT)
