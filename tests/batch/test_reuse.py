"""A file that has not changed is never read again, and that never shows in what comes out."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import fingerprint as origin
from pipeline.batch.cache import CACHE_FOLDER, Kept, ResultCache
from pipeline.batch.inputs import find_inputs
from pipeline.batch.limits import Limits
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed, Status
from pipeline.profile.loader import parse_profile
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
from tests.support.work import obey

ORDERS = {"a": "one", "b": "two", "c": "reject"}


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "out" / CACHE_FOLDER).rglob("*/*.json"))


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    first = run_orders(tmp_path, ORDERS)
    before = written(tmp_path)
    second = run_orders(tmp_path, ORDERS)
    assert (first.reused, second.reused) == (0, 3)
    assert sorted(reads(tmp_path)) == ["a", "b"]
    assert codes(second) == codes(first)
    assert second.written == first.written
    after = written(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {"run.json"}
    run = run_file(tmp_path)
    assert run["totals"]["reused"] == 3
    assert [file["reused"] for file in run["files"]] == [True] * 3
    assert [file["seconds"] for file in run["files"]] == [
        round(file.seconds, 3) for file in first.files
    ]


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two"})
    report = run_orders(tmp_path, {"b": "changed", "d": "new"})
    assert report.reused == 1
    assert sorted(reads(tmp_path)) == ["a", "b", "b", "d"]
    titles = [case.title for file in report.files for case in file.cases]
    assert titles == ["one", "changed", "new"]


def test_outputs_are_the_same_bytes_whether_read_or_reused(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one"})
    run_orders(tmp_path, {"b": "two", "c": "one"})
    grown = written(tmp_path)
    (tmp_path / "out").rename(tmp_path / "other")
    assert run_orders(tmp_path, {}).reused == 1  # “c”, of the same bytes as “a”
    fresh = written(tmp_path)
    assert set(grown) == set(fresh)
    assert {name for name in fresh if grown[name] != fresh[name]} == {"run.json"}


def test_a_file_under_another_name_is_known_by_its_bytes(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one"})
    (tmp_path / "in" / "a.txt").rename(tmp_path / "in" / "z.txt")
    (file,) = run_orders(tmp_path, {}).files
    (case,) = file.cases
    assert file.reused
    assert (case.id, case.source.file) == ("z", "z.txt")


def test_equal_files_are_read_once(tmp_path: Path) -> None:
    report = run_orders(tmp_path, {"a": "same", "b": "same"})
    assert report.count(Status.EXTRACTED) == 2
    assert len(reads(tmp_path)) == 1


def test_force_reads_all_again(tmp_path: Path) -> None:
    run_orders(tmp_path, ORDERS)
    report = run_orders(tmp_path, ORDERS, Options(processes=2, force=True))
    assert report.reused == 0
    assert sorted(reads(tmp_path)) == ["a", "a", "b", "b"]


def test_another_choice_is_another_result(tmp_path: Path) -> None:
    run_orders(tmp_path, ORDERS, Options(processes=2, entities=True))
    assert run_orders(tmp_path, ORDERS, Options(processes=2, entities=False)).reused == 0
    assert run_orders(tmp_path, ORDERS, Options(processes=2, entities=True)).reused == 3


def test_a_changed_profile_is_another_result(tmp_path: Path) -> None:
    text = (ROOT / "pipeline/profile/data/mieux.toml").read_text("utf-8")

    def run_with(text: str) -> int:
        profiles = (parse_profile(text, "mine.toml"),)
        return run_orders(tmp_path, ORDERS, Options(processes=2, profiles=profiles)).reused

    assert run_with(text) == 0
    assert run_with(f"# a remark, which changes nothing\n{text}") == 3
    assert run_with(text.replace("Contexte", "Mise en contexte", 1)) == 0


def test_a_changed_program_reads_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "words.toml").write_text("words = []", "utf-8")
    monkeypatch.setattr(origin, "_PACKAGE", package)
    origin.program_digest.cache_clear()
    try:
        run_orders(tmp_path, ORDERS)
        assert run_orders(tmp_path, ORDERS).reused == 3
        (package / "words.toml").write_text("words = ['new']", "utf-8")
        origin.program_digest.cache_clear()
        assert run_orders(tmp_path, ORDERS).reused == 0
        assert len(entries(tmp_path)) == 3, "the older program's results are still there"
    finally:
        origin.program_digest.cache_clear()


def test_a_rejected_pdf_is_not_read_again_though_it_has_no_pictures(tmp_path: Path) -> None:
    options = Options(processes=1, review=True)
    write(tmp_path / "in", {"a": "reject"})
    (tmp_path / "in" / "a.txt").rename(tmp_path / "in" / "a.pdf")
    first, second = run_orders(tmp_path, {}, options), run_orders(tmp_path, {}, options)
    assert (first.reused, second.reused) == (0, 1)
    assert second.files[0].outcome == first.files[0].outcome


@pytest.mark.parametrize(
    ("failed", "later", "is_kept"),
    [
        (Failed(RejectionCode.TIME_LIMIT, "Too long."), Limits(10, 500), True),
        (Failed(RejectionCode.TIME_LIMIT, "Too long."), Limits(9, 400), True),
        (Failed(RejectionCode.TIME_LIMIT, "Too long."), Limits(11, 500), False),
        (Failed(RejectionCode.MEMORY_LIMIT, "Too much."), Limits(10, 501), False),
        (Failed(RejectionCode.TIME_LIMIT, "Too busy.", passing=True), Limits(10, 500), False),
        (Failed(RejectionCode.NEEDS_OCR, "No OCR."), Limits(11, 501), True),
        (Failed(RejectionCode.CRASHED, "Down."), Limits(10, 500), False),
    ],
)
def test_failures_that_would_come_again_are_kept(
    tmp_path: Path, failed: Failed, later: Limits, is_kept: bool
) -> None:
    ResultCache(tmp_path, Limits(10, 500)).save("key", failed, 1.0)
    assert ResultCache(tmp_path, later).load("key") == (Kept(failed, 1.0) if is_kept else None)


def test_files_that_failed_again_alike_leave_the_outputs_as_they_are(tmp_path: Path) -> None:
    orders = {"a": "one", "b": "vanish"}
    run_orders(tmp_path, orders)
    workbook = tmp_path / "out" / "case_studies.xlsx"
    os.utime(workbook, (0, 0))
    run_orders(tmp_path, orders)
    assert workbook.stat().st_mtime == 0
    assert [file["reused"] for file in run_file(tmp_path)["files"]] == [True, False]
    run_orders(tmp_path, {"b": "raise"})
    assert workbook.stat().st_mtime > 0


def test_what_hangs_on_the_machine_is_tried_again(tmp_path: Path) -> None:
    orders = {"a": "exit", "b": "raise", "c": "vanish", "d": "fine"}
    run_orders(tmp_path, orders)
    report = run_orders(tmp_path, orders)
    assert {file.input.id for file in report.files if file.reused} == {"d"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"one", b"two"),
        lambda data: b"\0" * len(data),
    ],
    ids=["empty", "cut", "altered", "zeros"],
)
def test_a_damaged_entry_is_read_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    run_orders(tmp_path, {"a": "one"})
    before = written(tmp_path)
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage(entry.read_bytes()))
    assert run_orders(tmp_path, {"a": "one"}).reused == 0
    assert run_orders(tmp_path, {"a": "one"}).reused == 1
    after = written(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {"run.json"}


def test_outputs_that_were_touched_are_made_again(tmp_path: Path) -> None:
    run_orders(tmp_path, ORDERS)
    before = written(tmp_path)
    (tmp_path / "out" / "case_studies.csv").write_text("edited", "utf-8")
    (tmp_path / "out" / "passages.csv").unlink()
    (tmp_path / "out" / CACHE_FOLDER / "outputs.json").write_text("[]", "utf-8")
    run_orders(tmp_path, ORDERS)
    after = written(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {"run.json"}


def test_options_of_the_outputs_alone_make_them_again(tmp_path: Path) -> None:
    options = Options(processes=2)
    run_orders(tmp_path, ORDERS, options)
    assert run_orders(tmp_path, ORDERS, replace(options, delimiter=";")).reused == 3
    assert written(tmp_path)["passages.csv"].startswith(b"\xef\xbb\xbfcase_id;number;")


def test_results_no_run_uses_any_more_are_removed(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one"})
    (entry,) = entries(tmp_path)
    os.utime(entry, (0, 0))
    (tmp_path / "in" / "a.txt").unlink()
    run_orders(tmp_path, {"b": "two"})
    assert not entry.exists() and len(entries(tmp_path)) == 1


def test_a_file_that_changes_while_it_is_read_is_not_mistaken(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a": "one"})
    inputs = find_inputs([tmp_path / "in"])
    write(tmp_path / "in", {"a": "two"})
    for expected in ("two", "one"):
        write(tmp_path / "in", {"a": expected})
        report = run(inputs, tmp_path / "out", Options(processes=1), work=obey)
        assert [case.title for case in report.files[0].cases] == [expected]


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a": "fine", "b": "hang", "c": "hang too"})
    with subprocess.Popen(
        run_in_a_process(tmp_path),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        done = {process.stdout.readline(), process.stdout.readline()}
        assert done == {"done a\n", "done c\n"}
        os.killpg(process.pid, signal.SIGKILL)
    assert group_is_gone(process.pid)
    assert written(tmp_path) == {}
    report = run_orders(tmp_path, {"b": "awake"})
    assert {file.input.id for file in report.files if file.reused} == {"a", "c"}
    assert sorted(reads(tmp_path)) == ["a", "b", "c"]
    assert report.count(Status.EXTRACTED) == 3
