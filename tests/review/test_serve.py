"""What the command that serves the review pages says, and when it does not start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import uvicorn
from typer.testing import CliRunner

from pipeline.batch.inputs import find_inputs, find_skipped
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.cli import app as cli
from pipeline.errors import ExitCode
from pipeline.review.serve import Served, serve
from pipeline.review.service import Desk
from tests.support.texts import CASE

OPTIONS = Options(entities=False, review=True, processes=1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case, a text that is none, and a document, all read; the server ends as it begins."""
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    texts = tmp_path / "in"
    texts.mkdir()
    (texts / "case.txt").write_text(CASE, "utf-8")
    (texts / "letter.txt").write_text("Chère amie, le port est beau.", "utf-8")
    (texts / "case.pages").write_bytes(b"pages")
    for one in find_inputs([texts]):
        read_in_this_process(one, [one], tmp_path / "out", OPTIONS, {})
    return tmp_path


def started(folder: Path) -> tuple[ExitCode, str | None]:
    paths = [folder / "in"]
    asked = Served(paths, find_inputs(paths), find_skipped(paths))
    return serve(asked, folder / "out", folder / "corrections", OPTIONS, 0, browser=False)


def test_what_gave_no_case_is_said_before_the_pages_are_served(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert started(folder) == (ExitCode.SUCCESS, None)
    said = capsys.readouterr().out
    assert said.index("letter.txt: This does not look like") < said.index("Review pages")
    assert "1 .pages: “case.pages”" in said
    assert "2 files: 1 extracted, 1 rejected" in said


def test_a_correction_leaves_what_was_not_read_named(folder: Path) -> None:
    desk = Desk(lambda: find_inputs([folder / "in"]), folder / "out", OPTIONS, folder / "corr")
    desk.extract(None, find_skipped([folder / "in"]))
    desk.tables.write()
    assert desk.tables.wait() is None
    told = json.loads((folder / "out/run.json").read_bytes())
    assert [one["file"] for one in told["skipped"]] == ["in/case.pages"]


def test_a_stop_while_files_are_read_ends_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.batch.run.Reading.read", stopped)
    assert started(folder) == (ExitCode.INTERRUPTED, None)
    assert "Review pages" not in capsys.readouterr().out


def test_an_empty_folder_is_said_and_nothing_is_served(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    command = ["review", str(tmp_path / "in"), "--output", str(tmp_path / "out"), "--no-entities"]
    done = CliRunner().invoke(cli.app, command)
    assert done.exit_code == ExitCode.NOTHING_EXTRACTED
    assert "No PDFs, texts or documents in “" in done.output and not (tmp_path / "out").exists()
