"""A run never replaces the data of an earlier one by less without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.console import show_summary
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.model.report import FileReport, RunReport
from pipeline.outputs.atomic_write import publish
from tests.support.runs import run_file, run_orders, write, written
from tests.support.work import obey

ONE_PROCESS = Options(processes=1)


def test_a_full_reading_that_is_stopped_leaves_the_older_data(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two", "c": "three"}, ONE_PROCESS)
    before = written(tmp_path)
    report = _stopped_after_one(tmp_path, Options(processes=1, force=True))
    assert written(tmp_path) == before
    assert report.kept_older and report.written == ()
    assert len(report.remarks.dropped) == 2


def test_a_first_run_that_is_stopped_writes_what_it_has(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a": "one", "b": "two"})
    report = _stopped_after_one(tmp_path, ONE_PROCESS)
    assert not report.kept_older
    assert run_file(tmp_path)["totals"]["extracted"] == 1


def test_a_stopped_run_that_lacks_no_case_is_written(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one"}, ONE_PROCESS)
    write(tmp_path / "in", {"b": "two"})
    report = _stopped_after_one(tmp_path, ONE_PROCESS)
    assert not report.kept_older and report.remarks.dropped == ()
    assert [file["outcome"] for file in run_file(tmp_path)["files"]] == ["extracted", "not-read"]


def test_a_run_without_any_case_leaves_the_older_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_orders(tmp_path, {"a": "one"}, ONE_PROCESS)
    before = written(tmp_path)
    report = run_orders(tmp_path, {"a": "reject"}, ONE_PROCESS)
    assert written(tmp_path) == before
    shown = _shown(report, tmp_path, capsys)
    assert "still has the data of the run before, with 1 case that this run lacks" in shown
    assert "Data in" not in shown


def test_cases_that_the_new_data_lacks_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two", "c": "three"}, ONE_PROCESS)
    (tmp_path / "in/b.txt").unlink()
    report = run_orders(tmp_path, {"c": "reject"}, ONE_PROCESS)
    dropped = run_file(tmp_path)["dropped"]
    assert [(one["id"], one["code"]) for one in dropped] == [("b", None), ("c", "not-a-pdf")]
    shown = _shown(report, tmp_path, capsys)
    assert "No longer in the data:" in shown
    assert (
        "b.txt” is not among the files of this run" in shown
        and "c.txt” was rejected this time (not-a-pdf)" in shown
    )


def test_cases_are_missed_once(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two"}, ONE_PROCESS)
    (tmp_path / "in/b.txt").unlink()
    for times in (1, 0, 0):
        report = run_orders(tmp_path, {}, ONE_PROCESS)
        assert len(report.remarks.dropped) == times
    assert run_file(tmp_path)["dropped"] == []


def test_a_renamed_file_is_no_case_less(tmp_path: Path) -> None:
    run_orders(tmp_path, {"a": "one", "b": "two"}, ONE_PROCESS)
    (tmp_path / "in/b.txt").rename(tmp_path / "in/z.txt")
    assert run_orders(tmp_path, {}, ONE_PROCESS).remarks.dropped == ()


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"files": [{"cases": ["a"]}]}', b"\xff"])
def test_a_run_file_that_cannot_be_read_holds_no_cases(tmp_path: Path, damaged: bytes) -> None:
    run_orders(tmp_path, {"a": "one"}, ONE_PROCESS)
    (tmp_path / "out/run.json").write_bytes(damaged)
    (tmp_path / "in/a.txt").unlink()
    assert run_orders(tmp_path, {"b": "two"}, ONE_PROCESS).remarks.dropped == ()


def test_moves_that_were_stopped_are_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    publish(output, {"a": b"old", "b": b"old", "c": b"old"})
    move = Path.replace

    def stopped_at_b(path: Path, target: Path) -> Path:
        if path.name == "b":
            raise KeyboardInterrupt
        return move(path, target)

    monkeypatch.setattr(Path, "replace", stopped_at_b)
    with pytest.raises(KeyboardInterrupt):
        publish(output, {"a": b"new", "b": b"new", "c": b"new"})
    monkeypatch.undo()
    assert (output / "a").read_bytes() == b"new" and (output / "b").read_bytes() == b"old"
    run(find_inputs([]), output, ONE_PROCESS, work=obey)
    assert {(output / name).read_bytes() for name in "abc"} == {b"new"}
    assert not (output / ".ready").exists()


def _stopped_after_one(tmp_path: Path, options: Options) -> RunReport:
    """A run that Ctrl-C stops as soon as one file has ended."""

    def stop(report: FileReport) -> None:
        raise KeyboardInterrupt

    inputs = find_inputs([tmp_path / "in"])
    return run(inputs, tmp_path / "out", options, on_file=stop, work=obey)


def _shown(report: RunReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    show_summary(report, {"mieux": 5}, tmp_path / "out")
    return capsys.readouterr().out
