"""What one file may cost in time and memory, and how much of both a process has used."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psutil import Process


_MEGABYTE = 1_000_000
# The rest is for the system, for the parent process and for what else runs on the machine.
_SHARE_OF_MACHINE = 0.75
# A text page needs 0.3 GB with its language model, a large scan 1 GB: above the upper bound a file
# is up to no good, below the lower one not even libraries and models fit.
_LEAST, _MOST = 700, 4_000
# Where a container says how many bytes it may have (control groups, version 2 and 1).
_CONTAINER = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, and megabytes of memory in its process."""

    seconds: float
    megabytes: float


def memory_for_each(processes: int) -> float:
    """Megabytes that each of ``processes`` may use at once on this machine."""
    return min(_MOST, max(_LEAST, _SHARE_OF_MACHINE * _machine_megabytes() / processes))


def megabytes_of(pid: int) -> float:
    """Megabytes of memory that process ``pid`` holds now; 0 once it is gone."""
    import psutil  # which the processes watched need not load

    with suppress(psutil.Error):
        return float(_process(pid).memory_info().rss) / _MEGABYTE
    return 0.0


@lru_cache(maxsize=64)  # to find out what a process is takes far longer than to ask what it holds
def _process(pid: int) -> Process:
    import psutil

    return psutil.Process(pid)


def _machine_megabytes() -> float:
    """Memory of the machine, or of the container where that has less."""
    import psutil

    total = float(psutil.virtual_memory().total)
    for name in _CONTAINER:
        with suppress(OSError, ValueError):  # no such file, or "max"
            total = min(total, float(Path(name).read_text("ascii")))
    return total / _MEGABYTE
