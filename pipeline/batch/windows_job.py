"""Has Windows hold a worker to its memory, and end it with its parent: a job object.

The parent puts each worker into a job and keeps the only handle of it. When the parent ends,
however it does, Windows closes the handle and ends what is in the job.
https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import (
    POINTER,
    Structure,
    c_int,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
    sizeof,
)
from ctypes import byref as reference_to
from dataclasses import dataclass
from typing import Any

_EXTENDED_LIMITS = 9
"""What is set: JobObjectExtendedLimitInformation."""
_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x0100, 0x2000
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY and JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE."""
_MEGABYTE = 1_000_000


class _BasicLimits(Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class ExtendedLimits(Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


@dataclass(frozen=True, slots=True)
class Job:
    """A job with one worker in it; ``close`` ends the worker, if it has not ended."""

    close: Callable[[], object]


def hold(process: int, megabytes: float, kernel: Any = None) -> Job | None:  # noqa: ANN401
    """Put the ``process`` of this handle into a job of its own, with so much memory.

    None on other systems, and where Windows refuses. ``kernel`` is its library kernel32.
    """
    kernel = kernel or _kernel32()
    if kernel is None:
        return None
    _declare(kernel)
    handle = kernel.CreateJobObjectW(None, None)
    if not handle:
        return None
    limits = ExtendedLimits(process_memory=round(megabytes * _MEGABYTE))
    limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE
    asked = handle, _EXTENDED_LIMITS, reference_to(limits), sizeof(limits)
    if kernel.SetInformationJobObject(*asked) and kernel.AssignProcessToJobObject(handle, process):
        return Job(lambda: kernel.CloseHandle(handle))
    kernel.CloseHandle(handle)
    return None


def _declare(kernel: Any) -> None:  # noqa: ANN401
    """Say what the functions take: a handle is as wide as an address, not as a number."""
    kernel.CreateJobObjectW.argtypes = [c_void_p, c_void_p]
    kernel.CreateJobObjectW.restype = c_void_p
    takes = [c_void_p, c_int, POINTER(ExtendedLimits), c_uint32]
    kernel.SetInformationJobObject.argtypes = takes
    kernel.AssignProcessToJobObject.argtypes = [c_void_p, c_void_p]
    kernel.CloseHandle.argtypes = [c_void_p]


def _kernel32() -> Any:  # noqa: ANN401
    library = getattr(ctypes, "WinDLL", None)  # on Windows alone
    return library("kernel32") if library else None
