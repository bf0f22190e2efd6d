"""Review pages that a server of its own thread serves to a browser."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Page

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.review.server import make_app
from pipeline.review.service import Desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = Options(entities=False, review=True)
TOKEN = "token"


@dataclass(frozen=True)
class Served:
    """The folder that pages are served from, their address, and the desk."""

    folder: Path
    address: str
    desk: Desk

    def file(self, name: str) -> str:
        """The address of a page as a file."""
        return (self.folder / "out" / "review" / name).as_uri()

    def record(self, id: str) -> dict[str, Any]:
        """The record of a case in the outputs, once they are written."""
        assert self.desk.tables.wait() is None
        told = json.loads((self.folder / "out/case_studies.json").read_bytes())
        found: dict[str, Any] = next(case for case in told["case_studies"] if case["id"] == id)
        return found


@contextmanager
def serving(folder: Path, inputs: Sequence[Path]) -> Iterator[Served]:
    """``inputs`` extracted into ``folder`` and served; their pages stand there as files, too."""
    desk = Desk(lambda: find_inputs(inputs), folder / "out", OPTIONS, folder / "corrections")
    desk.extract()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(make_app(desk, TOKEN, port), log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield Served(folder, f"http://127.0.0.1:{port}/{TOKEN}/review", desk)
        server.should_exit = True
        thread.join()
    desk.tables.wait()


def wait_until(page: Page, condition: str) -> None:
    """Wait for ``condition``; Playwright's own way of waiting is against the pages' policy."""
    until = time.monotonic() + 20
    while not page.evaluate(condition):
        assert time.monotonic() < until, condition
        page.wait_for_timeout(50)
