"""What Windows is asked for, by a stand-in for its library: no Windows has been tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from ctypes import sizeof
from typing import Any

import pytest

from pipeline.batch import pool
from pipeline.batch.limits import Limits
from pipeline.batch.pool import WorkerPool
from pipeline.batch.windows_job import ExtendedLimits, Job, hold
from tests.batch.small_work import process_id

JOB, PROCESS = 0x7FFF_0000_1234, 0x0ABC
GIGABYTE = 1_000_000_000


class Kernel:
    """Notes what it is asked for; refuses what is named ``refused``."""

    def __init__(self, refused: str = "") -> None:
        self.asked: list[tuple[Any, ...]] = []
        for name, answer in (
            ("CreateJobObjectW", JOB),
            ("SetInformationJobObject", 1),
            ("AssignProcessToJobObject", 1),
            ("CloseHandle", 1),
        ):
            setattr(self, name, self._function(name, 0 if name == refused else answer))

    def _function(self, name: str, answer: int) -> Callable[..., int]:
        def call(*values: object) -> int:
            self.asked.append((name, *values))
            return answer

        return call

    @property
    def names(self) -> list[str]:
        return [name for name, *_ in self.asked]


def test_a_worker_is_held_to_its_memory_and_ends_when_the_handle_is_closed() -> None:
    kernel = Kernel()
    job = hold(PROCESS, 1_000, kernel)
    assert job is not None
    created, limited, assigned = kernel.asked
    assert created == ("CreateJobObjectW", None, None)
    limits = limited[3]._obj
    assert limited[1:3] == (JOB, 9) and limited[4] == sizeof(limits)
    assert limits.process_memory == GIGABYTE
    assert limits.basic.flags == 0x2000 | 0x100  # it ends with the handle; memory is limited
    assert assigned == ("AssignProcessToJobObject", JOB, PROCESS)
    job.close()
    assert kernel.asked[-1] == ("CloseHandle", JOB)


@pytest.mark.skipif(sys.maxsize < 2**32, reason="addresses of 32 bits")
def test_the_limits_lie_where_windows_looks_for_them() -> None:
    """Offsets in bytes, in 64-bit programs, as the system's headers have them."""
    assert sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.counters.offset == 64
    assert ExtendedLimits.process_memory.offset == 112


@pytest.mark.parametrize(
    ("refused", "asked"),
    [
        ("CreateJobObjectW", 1),
        ("SetInformationJobObject", 3),
        ("AssignProcessToJobObject", 4),
    ],
)
def test_where_windows_refuses_a_worker_goes_on_without(refused: str, asked: int) -> None:
    kernel = Kernel(refused)
    assert hold(PROCESS, 1_000, kernel) is None
    assert len(kernel.asked) == asked
    assert ("CloseHandle" in kernel.names) is (asked > 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has them")
def test_other_systems_have_no_jobs() -> None:
    assert hold(PROCESS, 1_000) is None


def test_a_pool_puts_each_worker_into_a_job_and_closes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[int, float]] = []
    closed: list[int] = []

    def noted(process: int, megabytes: float) -> Job:
        held.append((process, megabytes))
        return Job(lambda: closed.append(process))

    monkeypatch.setattr(pool, "hold", noted)
    with WorkerPool(process_id, size=1, limits=Limits(seconds=60, megabytes=2_000)) as workers:
        assert [type(result.outcome) for result in workers.run(["a", "b"])] == [int, int]
        assert not closed
    assert [megabytes for _, megabytes in held] == [3_000]
    assert closed == [process for process, _ in held]
