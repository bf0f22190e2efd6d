"""What a worker process does: take a task, answer, wait for the next."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from pipeline.batch.limits import HARD_SHARE, Limits, limit_own_memory, limit_own_time
from pipeline.errors import Rejected, RejectionCode
from pipeline.model.report import Failed

Task = TypeVar("Task")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Progress:
    """Sent when a task is begun, and when a page of it has been read by OCR: time begins anew.

    ``pages`` is how many of its pages have been by then.
    """

    pages: int = 0


def serve(
    connection: Connection[Any, Any],
    work: Callable[[Any, Callable[[], None]], object],
    quiet: bool,
    limits: Limits,
) -> None:
    """Do ``work`` on each task that comes, until the other end of the pipe is closed.

    Each task is answered with what ``work`` returns, or with Failed. The system holds this process
    to ``limits``, with some room above them, also when the one that started it has died.
    """
    limit_own_memory(HARD_SHARE * limits.megabytes)
    for number in (signal.SIGINT, signal.SIGTERM):  # the parent's to handle, which ends this one
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    # NumPy looks at these when it is loaded: the other workers have the other processors.
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    if quiet:
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)

    pages = 0

    def on_page() -> None:
        nonlocal pages
        pages += 1
        limit_own_time(HARD_SHARE * limits.seconds)
        connection.send(Progress(pages))

    with suppress(EOFError, OSError):
        while True:
            # What says that the task is begun counts as its page 0.
            task, pages = connection.recv(), -1
            on_page()
            connection.send(attempt(work, task, on_page))


def _exit_with_parent() -> None:
    """End this process, whatever it is doing, when the one that started it has ended."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def attempt(
    work: Callable[[Task, Callable[[], None]], Value], task: Task, on_page: Callable[[], None]
) -> Value | Failed:
    """What ``work`` makes of ``task``, or why it failed, as a sentence for the user."""
    try:
        return work(task, on_page)
    except Rejected as rejected:
        return Failed(rejected.code, rejected.message)
    except (FileNotFoundError, PermissionError):
        return Failed(
            RejectionCode.UNREADABLE,
            "The file cannot be opened; check that it is there and may be read.",
        )
    except MemoryError:
        return Failed(
            RejectionCode.TOO_LARGE,
            "Reading this file needs more memory than it may have; give it more with "
            "--memory-limit, or print it to a new PDF and try that one.",
        )
    except Exception as error:
        return Failed(
            RejectionCode.INTERNAL_ERROR,
            f"The program failed on this file ({type(error).__name__}); run it again with --debug "
            "and report what that prints.",
            traceback.format_exc(),
        )
