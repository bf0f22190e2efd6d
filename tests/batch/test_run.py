"""A batch: nothing that one file does may cost another, or leave half a result."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch import pool
from pipeline.batch.inputs import find_inputs
from pipeline.batch.limits import Limits
from pipeline.batch.options import Options
from pipeline.batch.pool import Worker, WorkerPool
from pipeline.batch.run import run
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed, Status
from pipeline.outputs import atomic_write as publishing
from tests.batch.small_work import (
    ends_of_time,
    never_yields,
    process_id,
    threads_of_numpy,
    unpack_a_bomb,
)
from tests.support.patience import PATIENCE
from tests.support.runs import (
    ROOT,
    codes,
    group_is_gone,
    reads,
    run_file,
    run_in_a_process,
    run_orders,
    write,
    written,
)
from tests.support.work import heed_interrupts, obey


def test_a_file_that_crashes_fails_or_hangs_costs_only_itself(tmp_path: Path) -> None:
    orders = {
        "a": "fine", "b": "exit", "c": "segfault", "d": "raise", "e": "hang",
        "f": "reject", "g": "vanish", "h": "fine too", "i": "scan",
        "j": "spin", "k": "wait",
    }  # fmt: skip
    report = run_orders(tmp_path, orders, Options(processes=2, time_limit=4))
    # A scan takes longer than the limit, but none of its pages does. What hangs without using the
    # processor is given three times as long.
    assert codes(report) == {
        "a": "extracted", "b": "crashed", "c": "crashed", "d": "internal-error",
        "e": "time-limit", "f": "not-a-pdf", "g": "unreadable", "h": "extracted",
        "i": "extracted", "j": "time-limit", "k": "extracted",
    }  # fmt: skip
    listed = run_file(tmp_path)["files"]
    assert [file["outcome"] for file in listed].count("rejected") == 7
    for file in listed:
        assert (file["reason"] is None) == (file["outcome"] == "extracted")
        assert "Traceback" not in json.dumps(file)


def test_a_file_of_scans_has_a_bound_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WHOLE", 0.05)
    report = run_orders(tmp_path, {"a": "many pages"}, Options(processes=1, time_limit=60))
    failure = report.files[0].failure
    assert failure and failure.code is RejectionCode.TIME_LIMIT
    assert "scanned pages of this file" in failure.message and "--time-limit" in failure.message


def test_a_scan_tells_its_pages_from_one_again_for_each_file(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a": "ten pages", "b": "ten pages", "c": "fine"})
    for name in "ab":  # of other bytes
        with (tmp_path / "in" / f"{name}.txt").open("a") as file:
            file.write(" " * ord(name))
    told: list[tuple[str, int]] = []
    run(
        find_inputs([tmp_path / "in"]),
        tmp_path / "out",
        Options(processes=1),
        on_page=lambda input, pages: told.append((input.id, pages)),
        work=obey,
    )
    for name in "ab":
        assert [pages for id, pages in told if id == name] == list(range(1, 11))
    assert len(told) == 20


def test_a_file_that_eats_memory_costs_only_itself(tmp_path: Path) -> None:
    options = Options(processes=2, time_limit=60, memory_limit=400)
    report = run_orders(tmp_path, {"a": "eat", "b": "fine", "c": "fine too"}, options)
    assert codes(report) == {"a": "memory-limit", "b": "extracted", "c": "extracted"}
    failure = report.files[0].failure
    assert failure and "400 MB" in failure.message and "--memory-limit" in failure.message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold to the limit")
def test_the_system_refuses_a_process_more_memory_than_its_limit() -> None:
    allocate = (
        "from pipeline.batch.limits import limit_own_memory; limit_own_memory({}); "
        "bytearray(300_000_000)"
    )
    for megabytes, code in ((200, 1), (600, 0)):
        command = [sys.executable, "-c", allocate.format(megabytes)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == code
        assert ("MemoryError" in ended.stderr) == bool(code)


def test_a_process_is_replaced_after_so_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_MAX_TASKS", 2)
    report = run_orders(tmp_path, {name: f"text {name}" for name in "abcde"}, Options(processes=1))
    assert report.count(Status.EXTRACTED) == 5
    lines = (tmp_path / "in" / "read.log").read_text("utf-8").splitlines()
    processes = [line.split()[1] for line in lines]
    assert [processes.count(one) for one in dict.fromkeys(processes)] == [2, 2, 1]


def test_a_failure_keeps_its_traceback_for_developers(tmp_path: Path) -> None:
    failure = run_orders(tmp_path, {"a": "raise"}).files[0].failure
    assert failure and failure.trace and "on purpose" in failure.trace
    assert "--debug" in failure.message and "on purpose" not in failure.message


def test_two_runs_give_the_same_bytes_but_for_the_seconds(tmp_path: Path) -> None:
    orders = {f"case-{number}": f"text {number}" for number in range(5)}
    run_orders(tmp_path, orders, Options(processes=2))
    first = written(tmp_path)
    run_orders(tmp_path, orders, Options(processes=1, force=True))
    second = written(tmp_path)
    assert {name for name in first if first[name] != second[name]} <= {"run.json"}


def test_records_are_named_by_the_run_and_repeated_bytes_are_warned_of(tmp_path: Path) -> None:
    report = run_orders(tmp_path, {"a": "same", "sub": "same"})
    first, second = (case for file in report.files for case in file.cases)
    assert first and second
    assert [warning.code for warning in first.warnings] == ["missing-section"]
    assert [warning.code for warning in second.warnings] == ["missing-section", "same-file"]


def test_the_run_file_accounts_for_lines_and_files(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two", "c": "reject"})
    run = run_file(tmp_path)
    assert run["ledger"] == [{"role": "body", "lines": 4, "characters": 20}]
    assert {key: run["totals"][key] for key in ("files", "extracted", "rejected")} == {
        "files": 3,
        "extracted": 2,
        "rejected": 1,
    }


def test_nothing_but_the_outputs_is_left_behind(tmp_path: Path) -> None:
    report = run_orders(tmp_path, {"a": "one"})
    assert set(written(tmp_path)) == set(report.written)
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {".cache"}


def test_a_failed_write_leaves_the_older_outputs_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_orders(tmp_path, {"a": "one"})
    before = written(tmp_path)

    def full(path: Path, data: bytes) -> None:
        if path.name == "run.json":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr(publishing, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        run_orders(tmp_path, {"a": "changed"})
    assert written(tmp_path) == before


def test_an_empty_run_writes_empty_tables(tmp_path: Path) -> None:
    report = run_orders(tmp_path, {"a": "reject"})
    assert report.count(Status.EXTRACTED) == 0
    assert json.loads((tmp_path / "out" / "case_studies.json").read_bytes())["case_studies"] == []


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_keeps_what_is_done_and_leaves_no_process(
    tmp_path: Path, number: signal.Signals
) -> None:
    write(tmp_path / "in", {"a": "fine", "b": "hang", "c": "hang"})
    with subprocess.Popen(
        run_in_a_process(tmp_path), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True, preexec_fn=heed_interrupts,  # noqa: PLW1509 - no threads here
    ) as process:  # fmt: skip
        assert process.stdout and process.stderr
        assert process.stdout.readline() == "done a\n"
        os.killpg(process.pid, number)  # as a terminal does: to parent and workers alike
        rest, errors = process.communicate(timeout=PATIENCE)
    assert rest == "interrupted\n"
    assert "Traceback" not in errors
    assert [file["outcome"] for file in run_file(tmp_path)["files"]] == [
        "extracted", "not-read", "not-read",
    ]  # fmt: skip
    assert group_is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """Also those that are busy, which never look at their pipe."""
    write(tmp_path / "in", {"a": "fine", "b": "hang", "c": "hang"})
    with subprocess.Popen(
        run_in_a_process(tmp_path),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout and process.stdout.readline() == "done a\n"
        os.kill(process.pid, signal.SIGKILL)
    assert group_is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_a_worker_that_dies_while_it_waits_costs_nothing() -> None:
    limits = Limits(seconds=PATIENCE, megabytes=4_000)
    with WorkerPool(process_id, size=1, limits=limits) as workers:
        ((_, first),) = [(result.task, result.outcome) for result in workers.run(["a"])]
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        for child in multiprocessing.active_children():
            child.join(PATIENCE)
        (second,) = [result.outcome for result in workers.run(["b"])]
    assert isinstance(second, int) and second != first


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits that a process sets itself")
def test_a_worker_keeps_to_its_time_though_nobody_looks_at_it() -> None:
    """As after its parent has died, in a library that lets no other thread run."""
    with WorkerPool(never_yields, size=1, limits=Limits(seconds=0.5, megabytes=4_000)) as workers:
        workers.submit("a")
        (child,) = multiprocessing.active_children()
        child.join(PATIENCE)
        assert child.exitcode == -signal.SIGXCPU


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits that a process sets itself")
def test_the_time_of_a_worker_begins_anew_with_each_task_and_page() -> None:
    limits = Limits(seconds=PATIENCE, megabytes=4_000)
    with WorkerPool(ends_of_time, size=1, limits=limits) as workers:
        outcomes = [result.outcome for result in workers.run(["a", "b"])]
    ends = [end for outcome in outcomes if isinstance(outcome, list) for end in outcome]
    first, after_page, second, at_last = ends
    assert first < after_page <= second < at_last


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold to the limit")
def test_a_worker_keeps_to_its_memory_though_nobody_looks_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Worker, "megabytes", 0.0)
    with WorkerPool(unpack_a_bomb, size=1, limits=Limits(PATIENCE, megabytes=500)) as workers:
        (result,) = workers.run(["a"])
    assert isinstance(result.outcome, Failed)
    assert result.outcome.code is RejectionCode.TOO_LARGE


def test_a_worker_calculates_in_one_thread() -> None:
    """NumPy looks for it when it is loaded, so that it must not have been before."""
    limits = Limits(seconds=PATIENCE, megabytes=4_000)
    with WorkerPool(threads_of_numpy, size=1, limits=limits) as workers:
        (result,) = workers.run(["a"])
    assert result.outcome == ("1", False)


def test_tasks_are_begun_in_their_order_and_the_largest_files_first(tmp_path: Path) -> None:
    orders = {"a": "x", "b": "xxx", "c": "xx"}
    run_orders(tmp_path, orders, Options(processes=1))
    assert reads(tmp_path) == ["b", "c", "a"]
