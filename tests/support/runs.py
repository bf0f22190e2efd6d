"""Runs over files whose text says what is to become of them (:mod:`tests.support.work`)."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.model.report import RunReport
from tests.support.patience import PATIENCE
from tests.support.work import obey

ROOT = Path(__file__).parents[2]


def write(folder: Path, orders: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, order in orders.items():
        (folder / f"{name}.txt").write_text(order, "utf-8")


def run_orders(
    tmp_path: Path, orders: Mapping[str, str], options: Options | None = None
) -> RunReport:
    write(tmp_path / "in", orders)
    inputs = find_inputs([tmp_path / "in"])
    return run(inputs, tmp_path / "out", options or Options(processes=2), work=obey)


def run_in_a_process(tmp_path: Path) -> list[str]:
    """The command of a run over ``tmp_path / "in"`` that says “done …” as each file ends."""
    return [sys.executable, "-m", "tests.support.work", str(tmp_path / "in"), str(tmp_path / "out")]


def codes(report: RunReport) -> dict[str, str]:
    return {
        file.input.id: file.failure.code if file.failure else "extracted" for file in report.files
    }


def run_file(tmp_path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    return loaded


def written(tmp_path: Path) -> dict[str, bytes]:
    """The outputs by name, without what is kept for later runs."""
    return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}


def files_by_name(output: Path) -> dict[Path, bytes]:
    """All that a person sees in the outputs, review pages too, by the path in the folder."""
    found = {path.relative_to(output): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name.parts[0][0] != "."}


def facts_of_run(run_file: bytes) -> object:
    """What a run file says, apart from what took how long and what was reused."""
    return json.loads(
        run_file, object_hook=lambda found: {**found, "seconds": None, "reused": None}
    )


def reads(tmp_path: Path) -> list[str]:
    """The files that were read so far and gave a record, by the time they were."""
    log = tmp_path / "in" / "read.log"
    return [line.split()[0] for line in log.read_text("utf-8").splitlines()]


def group_is_gone(group: int) -> bool:
    """Whether all processes of a group end, within what only a machine that hangs exceeds."""
    for _ in range(10 * round(PATIENCE)):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
