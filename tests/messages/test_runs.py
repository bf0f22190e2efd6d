"""What is said of runs, folders and commands: true, in one line, with what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.batch import folder_lock
from pipeline.batch.console import show_summary
from pipeline.batch.folder_lock import locked
from pipeline.batch.inputs import find_inputs, find_skipped
from pipeline.batch.limits import WAITING, WHOLE, Limits
from pipeline.batch.options import Options
from pipeline.batch.pool import WorkerPool
from pipeline.batch.run import run
from pipeline.batch.skipped import skipped_lines
from pipeline.cli import app as cli
from pipeline.corrections.folder import CorrectionsFolder, assign, read_folder
from pipeline.corrections.store import Change, Corrections
from pipeline.errors import FolderInUse, RejectionCode
from pipeline.model.report import (
    DroppedCase,
    Failed,
    LessenedCase,
    Remarks,
    RunReport,
    Skipped,
    SkipReason,
)
from pipeline.outputs.atomic_write import not_written
from tests.support.texts import CASE

FAILED = Failed(RejectionCode.NOT_A_PDF, "The file is not a PDF.")
CHANGE = Change(
    kind="field", page=1, part="title", at=None, was=None, now="x", by="Ana", when="2026-05-04"
)


def stopped(
    used: float, waited: float, megabytes: float, before: float = 0.0, queued: float = 0.0
) -> Failed | None:
    """What is said of a worker at a page: of seconds used and waited, and of its memory.

    ``before`` are the seconds that it had used for earlier pages, ``queued`` those that it waited
    for a processor.
    """
    ended = SimpleNamespace(close=lambda: None, kill=lambda: None, join=lambda: None)
    worker: Any = SimpleNamespace(
        connection=ended,
        process=ended,
        job=None,
        progressed=-waited,
        processor_seconds=before + used,
        used_before=before,
        used_at_start=0.0,
        queued_seconds=5.0 + queued,
        queued_before=5.0,
        megabytes=megabytes,
    )
    pool = WorkerPool[str, str](lambda task, on_page: "", size=1, limits=Limits(10, 500))
    return pool._check_limits(worker)


@pytest.mark.parametrize(
    ("used", "waited", "megabytes", "before", "code", "said"),
    [
        (11, 11, 90, 0, "time-limit", "took longer than 10 seconds; give it more with --time"),
        (2, 10 * WAITING, 90, 0, "time-limit", "was not read within 30 seconds, in 2 of which the"),
        (2, 3, 90, 10 * WHOLE, "time-limit", "longer than 30 times the 10 seconds of one page"),
        (2, 3, 501, 0, "memory-limit", "more than 500 MB of memory; give it more with --memory"),
    ],
)
def test_a_limit_is_named_with_what_was_allowed(
    monkeypatch: pytest.MonkeyPatch,
    used: float,
    waited: float,
    megabytes: float,
    before: float,
    code: str,
    said: str,
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    failed = stopped(used, waited, megabytes, before)
    assert failed and failed.code == code and said in failed.message
    assert stopped(9, 29, 499, 250) is None


@pytest.mark.parametrize(("queued", "given_up"), [(69, True), (71, False)])
def test_a_file_that_waits_for_a_busy_machine_is_not_given_up(
    monkeypatch: pytest.MonkeyPatch, queued: float, given_up: bool
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    assert (stopped(2, 100, 90, queued=queued) is not None) is given_up


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left"), "the disk is full; free some space and run the"),
        (OSError(errno.EDQUOT, "Quota"), "your quota of that disk is used up; free some space and"),
        (OSError(errno.ENOENT, "No such file"), "a file or folder of it was moved or deleted"),
        (
            OSError(errno.ENOTSUP, "Not supported", "out/.partial", None, "out/.ready"),
            "the disk or network share cannot rename files; choose a folder on this machine with",
        ),
        (
            OSError(errno.EACCES, "Permission denied", "out/.partial", None, "out/.ready"),
            "Permission denied; check that you may write there",
        ),
        (
            OSError(errno.EACCES, "Denied", "out/.ready/a.csv", None, "out/a.csv"),
            "“a.csv” is open in another program, protected, or a folder; close or remove it",
        ),
        (OSError(errno.EACCES, "Permission denied"), "Permission denied; check that you may write"),
        (
            OSError(errno.EROFS, "Read-only file system"),
            "Read-only file system; check that you may",
        ),
    ],
)
def test_why_data_could_not_be_written_is_said(error: OSError, said: str) -> None:
    message = not_written(Path("out"), error).replace(f"out{os.sep}", "")
    assert said in message and message.startswith("The data could not be written")


def test_an_output_that_is_a_file_or_lies_in_one_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for output in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(OSError) as raised:
            run((), output, Options(processes=1))
        message = not_written(output, raised.value)
        assert "which is a file or lies in one; choose a folder with --output." in message


def test_two_runs_in_one_folder_are_no_program_that_has_a_file_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT", 0.0)
    with locked(tmp_path), pytest.raises(FolderInUse) as refused, locked(tmp_path):
        pass
    assert f"Another run is writing into “{tmp_path}”: wait until it has" in str(refused.value)
    with locked(tmp_path):  # the lock is given back
        pass


@pytest.mark.parametrize(
    ("skipped", "said"),
    [
        (("a.doc", SkipReason.OTHER_KIND), "(of another kind): 1 .doc: “a.doc”. Save documents"),
        (
            ("a.zip", SkipReason.OPENED),
            "Opened (the files in it are read, not its own pages): “a.zip”.",
        ),
        (
            ("a.zip", SkipReason.DAMAGED_ARCHIVE),
            "(archive that cannot be opened; copy it again): “a.zip”.",
        ),
        (
            ("a.zip/a.pdf", SkipReason.PROTECTED),
            "by a password; unpack the archive yourself): “a.zip/a.pdf”.",
        ),
        (
            ("a.zip/a.pdf", SkipReason.BEYOND_BOUNDS),
            "holds too much; unpack it yourself): “a.zip/a.pdf”.",
        ),
        (("a.pdf.part", SkipReason.OTHER_KIND), "that have not ended): “a.pdf.part”. Wait for"),
        (("a.pdf.CRDOWNLOAD", SkipReason.OTHER_KIND), "(downloads that have not ended): “a.pdf.CR"),
        ((".a.pdf.icloud", SkipReason.HIDDEN), "but in iCloud): “.a.pdf.icloud”. Download them."),
        (("pipe", SkipReason.NOT_A_FILE), "Not read (a pipe or a device): “pipe”."),
        (("old", SkipReason.LINKED_FOLDER), "(link to a folder; give that folder itself): “old”."),
        (("x", SkipReason.UNREADABLE_FOLDER), "may not be opened; check its permissions): “x”."),
        ((".a.pdf", SkipReason.HIDDEN), "Not read (hidden or temporary): “.a.pdf”."),
    ],
)
def test_what_is_not_read_is_said(skipped: tuple[str, SkipReason], said: str) -> None:
    (line,) = skipped_lines([Skipped(*skipped)])
    assert said in line


@pytest.mark.parametrize(
    "skipped", [(".DS_Store", SkipReason.HIDDEN), ("README.txt", SkipReason.ABOUT_THE_FOLDER)]
)
def test_what_nobody_misses_is_not_said(skipped: tuple[str, SkipReason]) -> None:
    assert skipped_lines([Skipped(*skipped)]) == []


def test_corrections_that_are_not_made_are_said(tmp_path: Path) -> None:
    (tmp_path / "case.abababababab.json").write_text("{", "utf-8")
    (problem,) = assign(read_folder(tmp_path), []).sentences
    assert problem.startswith("The corrections in “case.abababababab.json” were not made, since")
    assert problem.endswith("mend it, or take it out of the folder.")
    one = Corrections(file="a.pdf", sha256="a" * 64, changes=(CHANGE,))
    two = Corrections(file="b.pdf", sha256="b" * 64, changes=(CHANGE,))
    (left,) = assign(CorrectionsFolder({"a": one}), []).sentences
    assert left == (
        "1 correction belongs to no file that was read, but to “a.pdf”: put that file back, or "
        "take the corrections out of their folder."
    )
    (left,) = assign(CorrectionsFolder({"a": one, "b": two}), []).sentences
    assert (
        "2 corrections belong to no file that was read, but to “a.pdf”, “b.pdf”: put those" in left
    )


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (RunReport((), (), interrupted=False), "0 files: nothing to extract. Data in out/."),
        (
            RunReport((), (), True, Remarks((DroppedCase("a", "a.pdf", None),)), True),
            "Nothing was written, since it was stopped: out/ still has the data of the run before, "
            "with 1 case that this run lacks.",
        ),
        (
            RunReport((), (), False, Remarks((DroppedCase("a", "a.pdf", None),)), True),
            "Nothing was written, since no case could be extracted: out/ still has the data",
        ),
        (
            RunReport((), (), False, Remarks((DroppedCase("a", "a.pdf", None),))),
            "No longer in the data:\n  a: “a.pdf” is not among the files of this run",
        ),
        (
            RunReport((), (), False, Remarks((DroppedCase("a", "a.pdf", None, given=True),))),
            "  a: “a.pdf” gives other cases now",
        ),
        (
            RunReport((), (), False, Remarks((), (LessenedCase("a", "a.pdf", True),))),
            "Less than before:\n  a: “a.pdf” gives another text now under this id",
        ),
        (
            RunReport((), (), False, Remarks((), (LessenedCase("a", "a.pdf", False, (), 0.939),))),
            "  a: “a.pdf” gives 93 % of the words that it had; compare the file with the one",
        ),
        (
            RunReport(
                (), (), False, Remarks((), (LessenedCase("a", "a.pdf", False, ("impact",), 0.8),))
            ),
            "gives 80 % of the words that it had, without the section impact; compare the",
        ),
        (
            RunReport((), (), False, Remarks((DroppedCase("a", "a.pdf", FAILED),))),
            "  a: “a.pdf” was rejected this time (not-a-pdf)",
        ),
    ],
)
def test_the_end_of_a_run_is_true(
    report: RunReport, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_summary(report, {}, Path("out"))
    assert said in capsys.readouterr().out


def test_equal_files_name_each_other(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(CASE, "utf-8")
    report = run(find_inputs([tmp_path]), tmp_path / "out", Options(entities=False, processes=1))
    (warning,) = report.files[1].cases[0].warnings
    assert "holds the same bytes as “" in warning.message
    assert "a.txt” (case “a”); count it once." in warning.message
    assert find_skipped([tmp_path / "a.txt"]) == ()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["extract", "gone"], 2, "there is no file or folder “gone”"),
        (["extract", "."], 3, "No PDFs, texts or documents in “.”: put some there."),
        (["extract", "in", "--delimiter", "x"], 2, "choose one of ',' ';' '|' or tab"),
        (["extract", "in", "--corrections", "gone"], 2, "there is no folder “gone”"),
        (["extract", "in", "--profile", "gone"], 2, "gone"),
        (["extract", "in", "-o", "in/a.txt"], 4, "The data could not be written into “in/a.txt”"),
        (["watch", "gone"], 2, "there is no folder “gone”"),
        (["review", "gone"], 2, "there is no file or folder “gone”"),
        (["search", "word"], 3, "output"),
        (["profile", "check", "gone.toml"], 2, "gone.toml"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if "in" in arguments:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(CASE, "utf-8")
    monkeypatch.setenv("COLUMNS", "200")
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == code
    assert said in result.output and "Traceback" not in result.output


def test_a_run_that_is_stopped_says_that_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text(CASE, "utf-8")
    monkeypatch.setattr("pipeline.batch.run.run", interrupt)
    command = ["extract", str(tmp_path), "-o", "out", "--no-entities"]
    result = CliRunner().invoke(cli.app, command)
    assert result.exit_code == 130
    assert "Stopped. What was read is kept; run the command again to finish out/." in result.output
