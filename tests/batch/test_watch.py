"""Watching a folder: what comes, changes and goes shows in the outputs by itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app as cli
from tests.support.patience import PATIENCE
from tests.support.texts import CASE
from tests.support.work import heed_interrupts

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")


@contextmanager
def watching(
    tmp_path: Path, start: Callable[[], None] = heed_interrupts, end: signal.Signals = signal.SIGINT
) -> Iterator[subprocess.Popen[str]]:
    """``pipeline watch`` over ``tmp_path/in``, its words in ``tmp_path/log``; ``end`` ends it."""
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "pipeline", "watch", "in", "-o", "out",
             "--no-entities", "--no-review"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            preexec_fn=start,  # noqa: PLW1509 - no threads here
        )  # fmt: skip
        try:
            yield process
            os.killpg(process.pid, end)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
            process.wait()
    assert "Traceback" not in told(tmp_path)
    assert told(tmp_path).endswith("Stopped watching. The data is in out/.\n")


def ignore_interrupts() -> None:
    """As shells start what runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def told(tmp_path: Path) -> str:
    return (tmp_path / "log").read_text("utf-8")


def cases(tmp_path: Path) -> list[str] | None:
    try:
        published = json.loads((tmp_path / "out" / "case_studies.json").read_bytes())
    except FileNotFoundError:
        return None
    return [case["id"] for case in published["case_studies"]]


def wait_until(holds: Callable[[], bool]) -> None:
    """Within a patience that only a machine that hangs exhausts."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_files_that_come_grow_and_go_show_in_the_outputs(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with watching(tmp_path):
        wait_until(lambda: cases(tmp_path) == [])
        (folder / "one.txt").write_text(CASE, "utf-8")
        wait_until(lambda: cases(tmp_path) == ["one"])
        with (folder / "two.txt").open("w", encoding="utf-8") as growing:
            growing.write(CASE)

            def is_seen_growing() -> bool:
                growing.write("\n")
                growing.flush()
                return "“two.txt”, which is still being copied" in told(tmp_path)

            wait_until(is_seen_growing)
            growing.write("Rien d’autre n’est à dire.\n")
        wait_until(lambda: cases(tmp_path) == ["one", "two"])
        (folder / "one.txt").unlink()
        wait_until(lambda: cases(tmp_path) == ["two"])
    log = told(tmp_path)
    assert "in/two.txt: extracted, fr, 5/5 sections" in log
    assert log.count("in/one.txt: extracted") == 1
    assert "rejected" not in log


def test_in_the_background_which_ctrl_c_does_not_reach_sigterm_ends_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with watching(tmp_path, ignore_interrupts, signal.SIGTERM) as process:
        wait_until(lambda: cases(tmp_path) == [])
        os.killpg(process.pid, signal.SIGINT)
        (tmp_path / "in" / "one.txt").write_text(CASE, "utf-8")
        wait_until(lambda: cases(tmp_path) == ["one"])


def test_an_output_in_use_is_told_once_and_tried_again(tmp_path: Path) -> None:
    """A folder in the workbook's place cannot be replaced, as on Windows an open file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(CASE, "utf-8")
    in_the_way = tmp_path / "out" / "case_studies.xlsx"
    in_the_way.mkdir(parents=True)
    with watching(tmp_path):
        wait_until(lambda: "case_studies.xlsx” is open in another program" in told(tmp_path))
        in_the_way.rmdir()
        wait_until(in_the_way.is_file)
        wait_until(lambda: "1 extracted" in told(tmp_path))
    assert told(tmp_path).count("is open in another program") == 1


def test_corrections_that_cannot_be_read_are_named_and_cost_no_case(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(CASE, "utf-8")
    with watching(tmp_path):
        wait_until(lambda: cases(tmp_path) == ["one"])
        (tmp_path / "corrections").mkdir()
        broken = tmp_path / "corrections" / "one.abababababab.json"
        broken.write_text("{", "utf-8")
        wait_until(lambda: broken.name in told(tmp_path))
        (tmp_path / "in" / "two.txt").write_text(f"{CASE}C’est tout.\n", "utf-8")
        wait_until(lambda: cases(tmp_path) == ["one", "two"])


def test_a_folder_that_goes_away_takes_nothing_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(CASE, "utf-8")
    with watching(tmp_path):
        wait_until(lambda: cases(tmp_path) == ["one"])
        folder.rename(tmp_path / "elsewhere")
        wait_until(lambda: "“in” is gone" in told(tmp_path))
        assert cases(tmp_path) == ["one"]


def test_a_folder_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.app, ["watch", str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "nowhere" in result.output and "Traceback" not in result.output
