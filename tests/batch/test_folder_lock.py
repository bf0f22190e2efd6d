"""Two runs never write into one folder at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch import folder_lock
from pipeline.batch.folder_lock import locked
from pipeline.batch.options import Options
from pipeline.errors import ExitCode, FolderInUse
from tests.support.runs import run_orders, written


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "WAIT", 0.0)


def test_a_run_into_a_folder_that_another_writes_into_is_refused(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "out"),
        pytest.raises(FolderInUse, match=r"Another run is writing into “.*out”") as refused,
    ):
        run_orders(tmp_path, {"a": "one"}, Options(processes=1))
    assert refused.value.exit_code is ExitCode.NOT_WRITTEN
    assert not written(tmp_path)
    run_orders(tmp_path, {"a": "one"}, Options(processes=1))
    assert written(tmp_path)


def test_the_lock_is_given_back_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path):
        raise RuntimeError
    with locked(tmp_path):
        pass


def test_runs_into_other_folders_do_not_wait(tmp_path: Path) -> None:
    with locked(tmp_path / "a"), locked(tmp_path / "b"):
        pass
