"""The command as its users meet it: what they type, see, and get as exit code."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from pipeline.batch import console, run
from pipeline.batch.options import ReadSettings
from pipeline.batch.tasks import Task
from pipeline.cli import app as cli
from pipeline.model.report import Extracted, RunReport
from tests.support.patience import PATIENCE
from tests.support.texts import CASE

ROOT = Path(__file__).parents[2]


def call(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``python -m pipeline`` in ``folder``, as from a shell without a console."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def pdf(text: str, password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, encrypt=encrypt)
    canvas.drawString(72, 720, text)
    canvas.save()
    return buffer.getvalue()


def test_help_names_the_commands() -> None:
    said = call("--help", folder=ROOT).stdout
    assert all(command in said for command in ("extract", "review", "watch", "search", "profile"))


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, pipeline.cli.app"
        "; heavy = {'pandas', 'numpy', 'spacy', 'pdfplumber', 'pydantic', 'multiprocessing'}"
        "; sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_case_is_extracted_and_the_summary_says_so(tmp_path: Path) -> None:
    (tmp_path / "raw_pdfs").mkdir()
    (tmp_path / "raw_pdfs" / "Sainte Brune.txt").write_text(CASE, "utf-8")
    done = call("extract", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.search(r"Sainte Brune\.txt +extracted +fr +5/5 +0 +0", done.stdout)
    assert "1 file: 1 extracted. Data in output/." in done.stdout
    published = json.loads((tmp_path / "output" / "case_studies.json").read_bytes())
    (case,) = published["case_studies"]
    assert case["id"] == "sainte-brune"
    assert case["period"] == {"start": 2015, "end": 2016}
    assert [section["key"] for section in case["sections"]] == [
        "contexte", "concept_action", "pratiques", "impact", "enseignements",
    ]  # fmt: skip


def test_a_long_list_shows_every_file_when_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.txt").write_text(CASE, "utf-8")
    (tmp_path / "bad.txt").write_text("", "utf-8")
    command = ["extract", str(tmp_path), "-o", str(tmp_path / "out"), "--no-entities"]
    assert re.search(r"case\.txt +extracted", CliRunner().invoke(cli.app, command).output)
    monkeypatch.setattr(console, "_SCREEN", 1)
    again = CliRunner().invoke(cli.app, command).output
    assert not re.search(r"bad\.txt +rejected", again) and "1 empty: " in again
    assert "2 files: 1 extracted, 1 rejected (2 not read again: unchanged, or copies)." in again
    listed = CliRunner().invoke(cli.app, [*command, "--list"]).output
    assert re.search(r"case\.txt +extracted", listed)


def test_hostile_files_are_named_and_cost_the_good_one_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    whole = pdf("Contexte")
    hostile = {
        "empty.pdf": b"",
        "blank.txt": b" \n",
        "page.pdf": b"<html><body>Not found</body></html>",
        "renamed.pdf": CASE.encode(),
        "cut.pdf": whole[: len(whole) // 3],
        "locked.pdf": pdf("Contexte", password="secret"),
        "letter.pdf": pdf("Dear Sir or Madam, this is no case study."),
    }
    for name, data in hostile.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(CASE, "utf-8")
    done = call("extract", folder, "-o", tmp_path / "out", "--no-entities", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    listed = json.loads((tmp_path / "out" / "run.json").read_bytes())["files"]
    codes = {Path(file["file"]).name: file["code"] for file in listed}
    assert codes.pop("good.txt") is None
    assert codes.pop("cut.pdf") in {"damaged", "no-text", "not-a-case-study"}
    assert codes == {
        "empty.pdf": "empty",
        "blank.txt": "empty",
        "page.pdf": "not-a-pdf",
        "renamed.pdf": "not-a-pdf",
        "locked.pdf": "encrypted",
        "letter.pdf": "not-a-case-study",
    }
    for name in hostile:
        assert re.search(rf"{re.escape(name)}: \S.*\.$", done.stdout, re.MULTILINE), name


def test_the_delimiter_parts_the_cells(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(CASE, "utf-8")
    out = tmp_path / "out"
    command = ["extract", str(tmp_path / "case.txt"), "-o", str(out), "--no-entities"]
    assert CliRunner().invoke(cli.app, [*command, "--delimiter", ";"]).exit_code == 0
    table = (out / "case_studies.csv").read_text("utf-8-sig")
    assert table.startswith("id;file;pages;")


@pytest.mark.parametrize(
    "arguments", [["nowhere.pdf"], ["--delimiter", "x"], ["--jobs", "0"], ["--no-such-option"]]
)
def test_a_wrong_command_is_told_in_one_line(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.app, ["extract", *arguments])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_no_input_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli.app, ["extract"])
    assert result.exit_code == 3
    assert "raw_pdfs" in result.output
    assert list(tmp_path.iterdir()) == []


def test_nothing_extracted_has_a_code_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"")
    result = CliRunner().invoke(
        cli.app, ["extract", str(tmp_path / "bad.pdf"), "-o", str(tmp_path / "out")]
    )
    assert result.exit_code == 3


def test_data_that_cannot_be_written_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(CASE, "utf-8")
    (tmp_path / "out").write_text("a file where the folder should be", "utf-8")
    command = ["extract", str(tmp_path / "case.txt"), "-o", str(tmp_path / "out"), "--no-entities"]
    result = CliRunner().invoke(cli.app, command)
    assert result.exit_code == 4
    assert "could not be written" in result.output


def test_an_output_that_cannot_be_replaced_is_named(tmp_path: Path) -> None:
    """A folder in the workbook's place cannot be replaced, as on Windows an open file."""
    (tmp_path / "case.txt").write_text(CASE, "utf-8")
    (tmp_path / "out" / "case_studies.xlsx").mkdir(parents=True)
    command = ["extract", str(tmp_path / "case.txt"), "-o", str(tmp_path / "out"), "--no-entities"]
    result = CliRunner().invoke(cli.app, command)
    assert result.exit_code == 4
    assert "case_studies.xlsx” is open in another program" in result.output


def test_a_stopped_run_has_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.txt").write_text(CASE, "utf-8")

    def stopped(*_: object, **__: object) -> RunReport:
        return RunReport(files=(), written=(), interrupted=True)

    monkeypatch.setattr(run, "run", stopped)
    result = CliRunner().invoke(cli.app, ["extract", str(tmp_path / "case.txt")])
    assert result.exit_code == 130


def test_a_failure_shows_its_traceback_only_with_debug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.txt").write_text("raise", "utf-8")
    monkeypatch.setattr(run, "run", partial(run.run, work=fail))
    command = ["extract", str(tmp_path / "case.txt"), "-o", str(tmp_path / "out")]
    plain = CliRunner().invoke(cli.app, command)
    assert "internal-error" in plain.output and "on purpose" not in plain.output
    debug = CliRunner().invoke(cli.app, [*command, "--debug"])
    assert "RuntimeError: on purpose" in debug.output


def fail(settings: ReadSettings, task: Task, on_page: Callable[[], None]) -> Extracted:
    raise RuntimeError("on purpose")


def test_schema_prints_the_committed_contract() -> None:
    result = CliRunner().invoke(cli.app, ["schema"])
    committed = ROOT / "pipeline" / "data" / "case_studies.schema.json"
    assert json.loads(result.output) == json.loads(committed.read_bytes())
    assert CliRunner().invoke(cli.app, ["schema", "--check"]).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_ctrl_c_is_no_traceback_while_libraries_are_loaded() -> None:
    """The signal comes with the import of the first large library, whatever the machine's speed."""
    program = """
import os, runpy, signal, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Watch())
sys.argv = ["pipeline", "--help"]
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("pipeline", run_name="__main__")
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (130, b"")
