"""Starts the server of the review pages, and ends it with Ctrl-C."""

from __future__ import annotations

import sys
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path

import uvicorn

from pipeline.batch.archives import FOLDER
from pipeline.batch.cache import CACHE_FOLDER
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.errors import FolderInUse
from pipeline.model.report import Input
from pipeline.outputs.atomic_write import not_written
from pipeline.review.port import listen
from pipeline.review.server import HOST, make_app, make_token
from pipeline.review.service import Desk

_PORT = "port"


def serve(
    paths: Sequence[Path],
    output: Path,
    corrections: Path,
    options: Options,
    port: int,
    *,
    browser: bool,
) -> str | None:
    """Extract ``paths`` and serve their review pages until Ctrl-C; why that cannot be, if so.

    Port 0 takes that of the last time, or else a free one.
    """

    def find() -> tuple[Input, ...]:
        return find_inputs(paths, output / FOLDER)

    desk = Desk(find, output, options, corrections)
    try:
        listening = listen(HOST, port, output / CACHE_FOLDER / _PORT)
    except OSError as error:
        taken = _("Port {port} cannot be used ({why}); choose another with --port.")
        return taken.format(port=port, why=error.strerror)
    with listening:
        print(_("Reading what is new …"), file=sys.stderr, flush=True)
        try:
            desk.extract()
        except FolderInUse as error:
            return str(error)
        except OSError as error:
            return not_written(output, error)
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
        return desk.tables.wait()
