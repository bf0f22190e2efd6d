"""A disk that is full from any moment on: no data is half old, and the next run mends all."""

from __future__ import annotations

import errno
import json
import random
import shutil
from pathlib import Path
from typing import IO, Any

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.run import run
from pipeline.outputs.atomic_write import not_written
from tests.support.killed import OPTIONS, publish_then_change, read_and_publish
from tests.support.runs import facts_of_run, files_by_name

POINTS = 10
RUN_FILE = Path("run.json")


def _tables(files: dict[Path, bytes]) -> dict[Path, bytes]:
    """All outputs but the run file, whose seconds differ, and the review pages."""
    return {name: files[name] for name in files if len(name.parts) == 1 and name != RUN_FILE}


class _Disk:
    """Counts files that are opened to be written; from ``full_at`` on, none can be."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened, self.full_at = 0, 1_000_000
        self._open = Path.open
        monkeypatch.setattr(Path, "open", lambda path, *args, **more: self._tried(path, args, more))

    def _tried(self, path: Path, args: tuple[Any, ...], more: dict[str, Any]) -> IO[Any]:
        mode = args[0] if args else more.get("mode", "r")
        if "w" in mode:
            self.opened += 1
            if self.opened > self.full_at:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
        opened: IO[Any] = self._open(path, *args, **more)
        return opened


def test_a_full_disk_costs_no_older_data_and_the_next_run_mends_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, output = publish_then_change(tmp_path)
    before = files_by_name(output)
    shutil.copytree(output, tmp_path / "whole")
    read_and_publish(folder, tmp_path / "whole")
    after = files_by_name(tmp_path / "whole")
    disk = _Disk(monkeypatch)
    run(find_inputs([folder]), tmp_path / "whole", OPTIONS)
    shutil.copytree(output, tmp_path / "counted")
    shutil.copytree(tmp_path / "whole" / ".cache", tmp_path / "counted/.cache", dirs_exist_ok=True)
    disk.opened = 0
    run(find_inputs([folder]), tmp_path / "counted", OPTIONS)
    for point in sorted(random.Random(14).sample(range(disk.opened), POINTS)):
        left = tmp_path / str(point)
        shutil.copytree(output, left)
        shutil.copytree(tmp_path / "whole" / ".cache", left / ".cache", dirs_exist_ok=True)
        disk.opened, disk.full_at = 0, point
        try:
            run(find_inputs([folder]), left, OPTIONS)
        except OSError as error:
            assert "the disk is full; free some space" in not_written(left, error)
        found = files_by_name(left)
        json.loads(found[RUN_FILE])
        assert _tables(found) in (_tables(before), _tables(after))
        disk.full_at = 1_000_000
        run(find_inputs([folder]), left, OPTIONS)
        mended = files_by_name(left)
        assert facts_of_run(mended.pop(RUN_FILE)) == facts_of_run(after[RUN_FILE])
        assert mended == {name: data for name, data in after.items() if name != RUN_FILE}
