"""Starts the server of the review pages, and ends it with Ctrl-C."""

from __future__ import annotations

import sys
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

import uvicorn

from pipeline.batch.archives import FOLDER
from pipeline.batch.cache import CACHE_FOLDER
from pipeline.batch.console import show_outcome
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.errors import ExitCode, FolderInUse
from pipeline.model.report import Input, Skipped
from pipeline.outputs.atomic_write import not_written
from pipeline.review.port import listen
from pipeline.review.server import HOST, make_app, make_token
from pipeline.review.service import Desk

_PORT = "port"


@dataclass(frozen=True, slots=True)
class Served:
    """The files and folders whose cases are shown, what was found there, and what else is there."""

    paths: Sequence[Path]
    found: Sequence[Input]
    skipped: Sequence[Skipped]


def serve(
    asked: Served,
    output: Path,
    corrections: Path,
    options: Options,
    port: int,
    *,
    browser: bool,
) -> tuple[ExitCode, str | None]:
    """Extract what is asked for and serve its review pages until Ctrl-C; how that ended, and why.

    Port 0 takes that of the last time, or else a free one.
    """

    def find() -> tuple[Input, ...]:
        return find_inputs(asked.paths, output / FOLDER)

    desk = Desk(find, output, options, corrections)
    try:
        listening = listen(HOST, port, output / CACHE_FOLDER / _PORT)
    except OSError as error:
        taken = _("Port {port} cannot be used ({why}); choose another with --port.")
        return ExitCode.NOT_WRITTEN, taken.format(port=port, why=error.strerror)
    with listening:
        print(_("Reading what is new …"), file=sys.stderr, flush=True)
        try:
            report = desk.extract(asked.found, asked.skipped)
        except FolderInUse as error:
            return ExitCode.NOT_WRITTEN, str(error)
        except OSError as error:
            return ExitCode.NOT_WRITTEN, not_written(output, error)
        show_outcome(report, output)
        if report.interrupted:
            return ExitCode.INTERRUPTED, None
        port, token = listening.getsockname()[1], make_token()
        address = f"http://{HOST}:{port}/{token}/"
        where = _("Review pages, on this machine alone: {address}").format(address=address)
        print(where, _("Ctrl-C ends."), sep="\n", flush=True)
        threading.Thread(target=desk.warm_up, daemon=True).start()
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        config = uvicorn.Config(make_app(desk, token, port), log_level="warning", ws="none")
        with suppress(KeyboardInterrupt):  # what ends the server does not end what follows
            uvicorn.Server(config).run(sockets=[listening])
        if not desk.tables.are_written:
            print(_("Writing the tables …"), file=sys.stderr, flush=True)
        problem = desk.tables.wait()
        return (ExitCode.NOT_WRITTEN if problem else ExitCode.SUCCESS), problem
