"""A run that is killed while it writes: no file is half one, and the next run mends all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.killed import publish_then_change, read_and_publish
from tests.support.patience import PATIENCE
from tests.support.random_kills import kills
from tests.support.runs import ROOT, facts_of_run, files_by_name

POINTS = 16
RUN_FILE = Path("run.json")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks processes that end in the middle")
def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_run_mends_all(
    tmp_path: Path,
) -> None:
    folder, output = publish_then_change(tmp_path)
    before = files_by_name(output)
    command = [sys.executable, "-m", "tests.support.killed", str(folder), str(output)]
    command.append(str(POINTS))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
    assert int(done.stdout) > POINTS
    after = files_by_name(tmp_path / "out-whole")
    assert b"douze" in after[Path("case_studies.json")] and len(after) > len(before)
    partly = 0
    for point in range(POINTS):
        left = tmp_path / f"out-{point}"
        found = files_by_name(left)
        facts_of_run(found.pop(RUN_FILE))
        for name, data in found.items():
            if name.suffix == ".partial":  # written aside, and not yet renamed
                continue
            assert data in (before.get(name), after.get(name)), f"{name} at {point}"
        partly += found != {name: data for name, data in before.items() if name != RUN_FILE}
        read_and_publish(folder, left)
        mended = files_by_name(left)
        assert facts_of_run(mended.pop(RUN_FILE)) == facts_of_run(after[RUN_FILE])
        assert mended == {name: data for name, data in after.items() if name != RUN_FILE}
        assert not [path for path in left.rglob("*") if path.name.endswith(".partial")]
    assert 0 < partly < POINTS


@pytest.mark.slow
def test_runs_that_are_killed_at_random_times_leave_whole_files(tmp_path: Path) -> None:
    assert [faults for _, faults in kills(tmp_path, count=3, seed=5)] == [[]] * 3
