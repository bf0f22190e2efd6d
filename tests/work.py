"""Stand-ins for the extraction of a file, that do what the file tells them to."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

from pipeline.audit.conservation import RoleTotal
from pipeline.batch.inputs import find_inputs
from pipeline.batch.progress import page_is_read
from pipeline.batch.report import FileReport
from pipeline.batch.run import Options, run
from pipeline.batch.scheduler import Extracted, Job, Reading
from pipeline.errors import Rejected
from pipeline.model.record import Source
from tests.records import make_case


def obey(job: Job) -> Extracted:
    """Do what the file's text says; anything unknown makes a record of it."""
    order = job.path.read_text("utf-8")
    if order == "exit":
        os._exit(1)
    if order == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "hang":
        time.sleep(600)
    if order == "raise":
        raise RuntimeError("on purpose")
    if order == "reject":
        raise Rejected("not-a-pdf", "Not a PDF; export it again.")
    if order == "vanish":
        raise FileNotFoundError(job.path)
    if order == "scan":
        for _ in range(4):
            time.sleep(3)
            page_is_read()
    if order == "eat":
        eaten = []
        while True:
            eaten.append(bytearray(b"x" * 10_000_000))
            time.sleep(0.005)
    (job.path.parent / "read.log").open("a").write(f"{job.path.stem} {os.getpid()}\n")
    source = Source(
        file=job.path.name,
        sha256=digest_of(job.path),
        pages=5,
        first_page=1,
        last_page=5,
        ocr_pages=[],
    )
    case = make_case(job.path.stem, title=order, source=source)
    total = (RoleTotal("body", 2, 10),)
    if order == "volume":  # two cases bound in one file
        return Extracted((Reading(case, total), Reading(case, total)))
    return Extracted((Reading(case, total),))


def die_in_another_process(told: str) -> str:
    """What is ``told``, where it is asked for here."""
    if multiprocessing.parent_process():
        os._exit(1)
    return told


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stoppable_run(folder: Path, output: Path) -> None:
    """Run over ``folder`` and say so whenever a file is done; tell at the end if interrupted."""

    def on_file(report: FileReport) -> None:
        print("done", report.input.id, flush=True)

    inputs = find_inputs([folder])
    report = run(inputs, output, Options(processes=2), on_file=on_file, work=obey)
    print("interrupted" if report.interrupted else "complete", flush=True)


if __name__ == "__main__":
    stoppable_run(Path(sys.argv[1]), Path(sys.argv[2]))
