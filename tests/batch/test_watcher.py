"""What the watcher waits for, and what it makes again: looks, one by one, over a stand-in run."""

from __future__ import annotations

import gc
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import reading, watch
from pipeline.batch.options import Options
from pipeline.batch.pool import Result
from pipeline.batch.run import run
from pipeline.batch.watch import Watcher
from pipeline.model.report import Input, RunReport
from tests.support.work import obey

WHOLE, HALF = b"%PDF-1.7\n1 0 obj\n%%EOF\n", b"%PDF-1.7\n1 0 obj\n"


class Looks:
    """A watcher of ``folder`` and the files that each of its runs was over, with their sizes."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.output = root / "in", root / "out"
        self.folder.mkdir()
        self.runs: list[list[str]] = []
        self.sizes: list[list[int]] = []
        self.said: list[str] = []
        monkeypatch.setattr(watch, "STILL_FOR", 0.0)
        monkeypatch.setattr(watch, "run", self._run)
        self.watcher = Watcher(
            self.folder,
            self.output,
            Options(),
            tell=self.said.append,
            on_run=lambda report: None,
        )

    def _run(
        self, inputs: Sequence[Input], output: Path, options: Options, **_: object
    ) -> RunReport:
        self.runs.append([one.path.name for one in inputs])
        self.sizes.append([one.size for one in inputs])
        output.mkdir(exist_ok=True)
        (output / "run.json").write_bytes(b"{}")
        return RunReport((), ("run.json",), interrupted=False)

    def look(self) -> None:
        self.watcher._look()


@pytest.fixture
def looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(tmp_path, monkeypatch)


def during_waits(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Has something happen in each of the first pauses of the watcher."""
    waiting = deque(steps)
    monkeypatch.setattr("time.sleep", lambda seconds: waiting.popleft()() if waiting else None)


def test_a_removed_output_is_made_again_and_nothing_is_run_without_need(looks: Looks) -> None:
    (looks.folder / "a.txt").write_text("a", "utf-8")
    for _ in range(3):
        looks.look()
    assert looks.runs == [["a.txt"]]
    shutil.rmtree(looks.output)
    looks.look()
    looks.look()
    assert looks.runs == [["a.txt"]] * 2 and (looks.output / "run.json").is_file()


def test_a_copy_that_pauses_is_waited_for_until_it_is_whole(
    looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = looks.folder / "a.pdf"
    path.write_bytes(HALF)
    pauses: list[Callable[[], object]] = [lambda: None] * 4
    during_waits(monkeypatch, *pauses, lambda: path.write_bytes(WHOLE))
    looks.look()
    assert looks.sizes == [[len(WHOLE)]]
    assert looks.said == ["Waiting for “a.pdf”, which is still being copied."]


def test_a_file_that_never_gets_its_end_is_read_after_a_while_and_then_left(
    looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    (looks.folder / "a.pdf").write_bytes(HALF)
    clock = iter(range(0, 10_000, 5))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    looks.look()
    assert looks.runs == [["a.pdf"]]
    # Only what is new is waited for.
    (looks.folder / "b.pdf").write_bytes(WHOLE)
    monkeypatch.setattr("time.monotonic", lambda: 0)
    looks.look()
    assert looks.runs[1:] == [["a.pdf", "b.pdf"]]


class _Inline:
    """A pool of workers without processes."""

    def __init__(self, work: Callable[..., Any], **_: object) -> None:
        self._work = work

    def __enter__(self) -> _Inline:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run_queue(self, tasks: deque[Any]) -> Iterator[Result[Any, Any]]:
        while tasks:
            task = tasks.popleft()
            yield Result(task, self._work(task, lambda: None), 0.1)


def test_memory_does_not_grow_with_the_changes(
    looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "run", partial(run, work=obey))
    monkeypatch.setattr(reading, "WorkerPool", _Inline)
    blocks = []
    for number in range(15):
        (looks.folder / "a.txt").write_text(f"title {number}", "utf-8")
        looks.look()
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    # Caches fill during the first runs; a run holds some ten thousand blocks while it lasts.
    assert blocks[-1] - blocks[5] < 5_000
    assert len(list(looks.output.iterdir())) > 5
