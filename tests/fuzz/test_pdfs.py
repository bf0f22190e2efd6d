"""Changed PDFs are the same each time, and each is read to an end within its limits."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.batch.pool import Result
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed
from tests.fuzz.__main__ import keep_faults, report
from tests.fuzz.mutate import mutated
from tests.fuzz.pdfs import NOT_DONE, Changed, Ended, read_changed
from tests.golden.publications import ROOT, publications

KEPT = [one.path for one in publications() if one.name.startswith(("plain", "reportlab"))]


NUMBERS = range(60)


def test_a_number_makes_the_same_change_in_every_process_and_others_another() -> None:
    made = [digest(number) for number in NUMBERS]
    assert len(set(made)) > 50  # some find nothing of their kind to change
    program = "from tests.fuzz.test_pdfs import *; print([digest(n) for n in NUMBERS])"
    for seed in "12":  # by which Python orders sets
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", program]
        printed = subprocess.check_output(command, cwd=ROOT, env=environment, text=True)
        assert printed.strip() == str(made)


def digest(number: int) -> str:
    return hashlib.sha256(mutated(KEPT[0].read_bytes(), number)).hexdigest()


@pytest.mark.slow
def test_changed_publications_end_in_a_record_or_in_a_reason() -> None:
    """Some of those that `make fuzz` reads, which are more each time it is asked for more."""
    ends = list(read_changed(KEPT, range(1_000_000, 1_000_030)))
    assert len(ends) == 30
    assert [(end.changed.name, end.fault) for end in ends if end.fault] == []
    assert {end.code for end in ends} > {"extracted"}


class BusyPool:
    """In place of workers: a machine that finds no time for any file."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> BusyPool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, tasks: Iterable[Changed]) -> Iterator[Result[Changed, tuple[str, ...]]]:
        for task in tasks:
            yield Result(task, Failed(RejectionCode.TIME_LIMIT, "…", passing=True), 180.0)


def test_a_machine_without_time_is_no_fault_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.pdfs.WorkerPool", BusyPool)
    (end,) = read_changed(KEPT, range(1))
    assert (end.code, end.fault) == (NOT_DONE, None)


def test_what_fails_is_kept_with_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.FINDS", tmp_path / "finds")
    changed = Changed(KEPT[0], 7)
    good = Ended(Changed(KEPT[0], 8), "extracted", (), None, 0.1)
    assert not report(keep_faults([good]))
    assert report(keep_faults([good, Ended(changed, "crashed", ("…",), "crashed", 0.1)]))
    assert (tmp_path / "finds" / changed.name).read_bytes() == changed.data
    assert "1 × crashed" in capsys.readouterr().out
