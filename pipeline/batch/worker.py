"""The life of a process that works for another: take a job, answer, wait for the next."""

from __future__ import annotations

import gc
import logging
import signal
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from pipeline.batch.outcomes import Failed, PageRead
from pipeline.batch.progress import tell_progress_to
from pipeline.errors import Rejected

_OBJECTS_AT_A_TIME = 20_000
"""How many new objects the collector waits for: those of some pages, hardly any of which become
waste that it alone can find."""


def serve(connection: Connection[Any, Any], quiet: bool, loading: tuple[str, ...]) -> None:
    """A process's whole life: take a job, answer, until the other end is closed."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where being born deaf does not exist (Windows)
    if quiet:
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)
    for module in loading:
        import_module(module)
    spare_loaded()
    tell_progress_to(lambda: connection.send(PageRead()))
    with suppress(EOFError, OSError):
        while True:
            connection.send(_answer(*connection.recv()))
            settle()


def spare_loaded() -> None:
    """Have the collector work from now on, and leave alone what is there."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_AT_A_TIME)
    gc.enable()


@cache
def settle() -> None:
    """Have the collector leave alone what is loaded, once a first job has loaded all that it needs.

    It stays, and to look through it again and again takes a twentieth of the time, more in a long
    document. A second call does nothing.
    """
    gc.collect()
    spare_loaded()


def _answer(work: Callable[[Any], object], job: object) -> object:
    try:
        return work(job)
    except Rejected as rejected:
        return Failed(rejected.code, rejected.message)
    except (FileNotFoundError, PermissionError):
        return Failed(
            "unreadable", "The file cannot be opened; check that it is there and may be read."
        )
    except MemoryError:
        return Failed("too-large", "The file needs more memory than there is; split it and retry.")
    except Exception as error:
        return Failed(
            "internal-error",
            f"The program failed on this file ({type(error).__name__}); run it again with --debug "
            "and report what that prints.",
            traceback.format_exc(),
        )
