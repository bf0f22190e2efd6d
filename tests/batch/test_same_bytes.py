"""The outputs of the same files are the same bytes, whatever the machine and how it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.killed import read_and_publish
from tests.support.patience import PATIENCE
from tests.support.runs import ROOT, facts_of_run, files_by_name
from tests.support.texts import CASE, case_text

RUN_FILE = Path("run.json")
ELSEWHERE = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "7",
    "PYTHONPATH": str(ROOT),
    "PYTHONIOENCODING": "utf-8",
}


def test_outputs_hang_on_no_order_number_of_processes_locale_or_time_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "é.txt").write_text(CASE, "utf-8")
    (folder / "i.txt").write_text(case_text("LES PORTS DU NORD"), "utf-8")
    (folder / "none.txt").write_text("", "utf-8")
    monkeypatch.chdir(folder)
    read_and_publish(Path(), tmp_path / "out")
    files = ["none.txt", "i.txt", "é.txt"]
    command = ["extract", *files, "-o", "../other", "--no-entities", "-j", "2"]
    subprocess.run(
        [sys.executable, "-m", "pipeline", *command], cwd=folder, env={**os.environ, **ELSEWHERE},
        check=False, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    here, there = files_by_name(tmp_path / "out"), files_by_name(tmp_path / "other")
    assert facts_of_run(here.pop(RUN_FILE)) == facts_of_run(there.pop(RUN_FILE))
    assert here == there
