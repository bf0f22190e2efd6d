"""Stand-ins for the extraction of a file, that do what the file tells them to."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options, ReadSettings
from pipeline.batch.run import run
from pipeline.batch.tasks import Task
from pipeline.errors import Rejected, RejectionCode
from pipeline.model.record import Source
from pipeline.model.report import CaseResult, Extracted, FileReport, RoleTotal
from tests.support.records import make_case


def _reject(path: Path, on_page: Callable[[], None]) -> None:
    raise Rejected(RejectionCode.NOT_A_PDF, "Not a PDF; export it again.")


def _fail(path: Path, on_page: Callable[[], None]) -> None:
    raise RuntimeError("on purpose")


def _vanish(path: Path, on_page: Callable[[], None]) -> None:
    raise FileNotFoundError(path)


def _spin(path: Path, on_page: Callable[[], None]) -> None:
    while True:
        pass


def _scan(path: Path, on_page: Callable[[], None]) -> None:
    for _ in range(4):
        time.sleep(3)
        on_page()


def _many_pages(path: Path, on_page: Callable[[], None]) -> None:
    while True:
        end = time.process_time() + 0.2
        while time.process_time() < end:
            pass
        on_page()


def _ten_pages(path: Path, on_page: Callable[[], None]) -> None:
    for _ in range(10):
        on_page()


def _eat(path: Path, on_page: Callable[[], None]) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(b"x" * 10_000_000))
        time.sleep(0.005)


_ORDERS: dict[str, Callable[[Path, Callable[[], None]], object]] = {
    "exit": lambda path, on_page: os._exit(1),
    "segfault": lambda path, on_page: os.kill(os.getpid(), signal.SIGSEGV),
    "hang": lambda path, on_page: time.sleep(600),
    "wait": lambda path, on_page: time.sleep(6),
    "spin": _spin,
    "raise": _fail,
    "reject": _reject,
    "vanish": _vanish,
    "scan": _scan,
    "many pages": _many_pages,
    "ten pages": _ten_pages,
    "eat": _eat,
}


def obey(settings: ReadSettings, task: Task, on_page: Callable[[], None]) -> Extracted:
    """Do what the file's text says; anything unknown makes a record of it."""
    order = task.path.read_text("utf-8").rstrip()
    if order in _ORDERS:
        _ORDERS[order](task.path, on_page)
    (task.path.parent / "read.log").open("a").write(f"{task.path.stem} {os.getpid()}\n")
    source = Source(
        file=task.path.name,
        sha256=digest_of(task.path),
        pages=5,
        first_page=1,
        last_page=5,
        ocr_pages=[],
    )
    case = make_case(task.path.stem, title=order, source=source)
    total = (RoleTotal("body", 2, 10),)
    if order == "volume":  # two cases bound in one file
        return Extracted((CaseResult(case, total), CaseResult(case, total)))
    return Extracted((CaseResult(case, total),))


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def heed_interrupts() -> None:
    """Have a process that is started heed Ctrl-C, though the one that starts it may ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def stoppable_run(folder: Path, output: Path) -> None:
    """Run over ``folder`` and say so whenever a file is done; tell at the end if interrupted."""

    def on_file(report: FileReport) -> None:
        print("done", report.input.id, flush=True)

    inputs = find_inputs([folder])
    report = run(inputs, output, Options(processes=2), on_file=on_file, work=obey)
    print("interrupted" if report.interrupted else "complete", flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as the command line does
    stoppable_run(Path(sys.argv[1]), Path(sys.argv[2]))
