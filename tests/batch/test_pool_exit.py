"""A process ends with its workers, though something still holds the pool's generator."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from tests.support.patience import PATIENCE
from tests.support.runs import ROOT

PROGRAM = """
from pipeline.batch.limits import Limits
from pipeline.batch.pool import WorkerPool
from tests.batch.test_pool_exit import work

def results():
    with WorkerPool(work, size=2, limits=Limits(600, 4000)) as pool:
        yield from pool.run(["say", "sleep"])

if __name__ == "__main__":
    held = results()
    print(next(held).outcome, flush=True)
    raise SystemExit(7)
"""


def work(task: str, on_page: Callable[[], None]) -> str:
    """Answer at once, or work on for longer than anybody waits."""
    if task == "sleep":
        time.sleep(2 * PATIENCE)
    return task


def test_a_generator_that_is_held_at_the_end_holds_up_nothing() -> None:
    """The busy worker ignores SIGTERM, by which Python ends such processes before it waits."""
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (done.stdout, done.returncode) == ("say\n", 7), done.stderr
