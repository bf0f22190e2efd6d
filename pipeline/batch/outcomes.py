"""What a process says of a file that became no record, and while it reads one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failed:
    """No record: a stable code, one sentence on what to do, and for developers the traceback."""

    code: str
    message: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """Sent while a job goes on: a page was read by OCR, and its time begins anew."""
