"""What one file may cost in time and memory."""

from __future__ import annotations

import math
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

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
    """What one file may cost: seconds, and megabytes of memory in its process.

    In a scan, each page may take so many seconds, and the file ``WHOLE`` times as many. They are
    counted in the process's own processor time, so that a busy machine rejects nothing; see
    ``WAITING``.
    """

    seconds: float
    megabytes: float


# A process that has used less processor time than it may is given up after so many times the
# seconds by the clock: it waits for something that does not come. The time that it only waited for
# a processor does not count, where the system tells it.
WAITING = 3.0
# A file of scans, in which each page begins its time anew, may take so many times the seconds: with
# the usual limit an hour, some 400 pages.
WHOLE = 30.0
# The operating system stops a process at so many times what it may use, should nobody else do so:
# its parent may have died, and a library may never let another thread of it run.
HARD_SHARE = 1.5


def limit_own_memory(megabytes: float) -> None:
    """Have the system refuse this process more than ``megabytes``, where it can."""
    _limit_self("RLIMIT_DATA", megabytes * _MEGABYTE)


def limit_own_time(seconds: float) -> None:
    """Have the system end this process after ``seconds`` more of processor time, where it can."""
    _limit_self("RLIMIT_CPU", time.process_time() + seconds)


def _limit_self(resource_name: str, most: float) -> None:
    # Windows has no such limits; one that was set before may be lower; a limit may be endless.
    with suppress(ImportError, OSError, ValueError, OverflowError):
        import resource

        limited = getattr(resource, resource_name)
        resource.setrlimit(limited, (math.ceil(most), resource.getrlimit(limited)[1]))


def memory_for_each(processes: int) -> float:
    """Megabytes that each of ``processes`` may use at once on this machine."""
    return min(_MOST, max(_LEAST, _SHARE_OF_MACHINE * _machine_megabytes() / processes))


def megabytes_of(process: psutil.Process) -> float:
    """Megabytes of memory that ``process`` holds now; 0 once it is gone."""
    with suppress(psutil.Error):
        return float(process.memory_info().rss) / _MEGABYTE
    return 0.0


def processor_seconds_of(process: psutil.Process) -> float:
    """Seconds of processor time that ``process`` has used; 0 once it is gone."""
    with suppress(psutil.Error):
        spent = process.cpu_times()
        return float(spent.user + spent.system)
    return 0.0


def queued_seconds_of(process: psutil.Process) -> float:
    """Seconds that ``process`` could have worked and got no processor; 0 where nothing says so."""
    with suppress(OSError, ValueError, IndexError):
        # Linux: time on a processor, time in the queue for one (both in nanoseconds), and turns.
        counts = Path(f"/proc/{process.pid}/schedstat").read_text("ascii").split()
        return int(counts[1]) / 1e9
    return 0.0


def _machine_megabytes() -> float:
    """Memory of the machine, or of the container where that has less."""
    total = float(psutil.virtual_memory().total)
    for name in _CONTAINER:
        with suppress(OSError, ValueError):  # no such file, or "max"
            total = min(total, float(Path(name).read_text("ascii")))
    return total / _MEGABYTE
