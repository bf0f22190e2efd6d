"""Writes the outputs behind a desk's back, so that nobody waits for the tables of all cases."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import FolderInUse, SearchError
from pipeline.model.report import Input, Skipped
from pipeline.outputs.atomic_write import not_written
from pipeline.report.report_files import renew_report

_CONTEXT = multiprocessing.get_context("spawn")
_AGAIN = 1.0
"""Seconds after which a folder that another run writes into is tried again."""
_IN_USE = "in use"


class Tables:
    """The outputs of a desk: written anew in a process of their own whenever they are asked for.

    What is asked for while they are being written is written after that, all at once. ``skipped``
    is what stands among the inputs beside them, which the outputs name.
    """

    skipped: Sequence[Skipped] = ()

    def __init__(self, find: Callable[[], Sequence[Input]], output: Path, options: Options) -> None:
        self._find, self._output, self._options = find, output, options
        self._changed = threading.Condition()
        self._asked = self._writing = False
        self._problem: str | None = None

    @property
    def are_written(self) -> bool:
        """Whether the outputs hold all that was asked for."""
        with self._changed:
            return not self._asked and not self._writing

    @property
    def problem(self) -> str | None:
        """Why the outputs could not be written the last time, if so."""
        with self._changed:
            return self._problem

    def write(self) -> None:
        """Have the outputs written soon; returns at once."""
        with self._changed:
            self._asked = True
            if not self._writing:
                self._writing = True
                threading.Thread(target=self._write_all, daemon=True).start()

    def wait(self) -> str | None:
        """Wait until all is written; why it could not be, if so."""
        with self._changed:
            self._changed.wait_for(lambda: not self._asked and not self._writing)
            return self._problem

    def _write_all(self) -> None:
        while True:
            with self._changed:
                if not self._asked:
                    self._writing = False
                    self._changed.notify_all()
                    return
                self._asked = False
            try:
                problem = self._write_once()
            except OSError as error:  # the folder of the files is gone, or no process can be had
                problem = not_written(self._output, error)
            with self._changed:
                self._problem = problem

    def _write_once(self) -> str | None:
        while True:
            ours, theirs = _CONTEXT.Pipe(duplex=False)
            work = (theirs, self._find(), self.skipped, self._output, self._options)
            process = _CONTEXT.Process(target=_write, args=work)
            process.start()
            theirs.close()
            try:
                problem: str | None = ours.recv()
            except EOFError:
                problem = "The tables could not be written: the process that writes them died."
            process.join()
            if problem != _IN_USE:
                return problem
            time.sleep(_AGAIN)


def _write(
    answer: Connection[Any, Any],
    inputs: Sequence[Input],
    skipped: Sequence[Skipped],
    output: Path,
    options: Options,
) -> None:
    """Write the outputs of ``inputs``, and send why that failed, or None."""
    for number in (signal.SIGINT, signal.SIGTERM):  # they end the server once this is done
        signal.signal(number, signal.SIG_IGN)
    problem: str | None = None
    try:
        run(inputs, output, options, skipped=skipped)
        with suppress(SearchError):  # no case is left that the report was on
            renew_report(output, options.tried_profiles)
    except FolderInUse:
        problem = _IN_USE
    except OSError as error:
        problem = not_written(output, error)
    answer.send(problem)
