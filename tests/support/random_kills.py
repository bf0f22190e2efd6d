"""Kills runs at random times, and says what each has left and what the next run made of it.

python -m tests.support.random_kills [--kills 60] [--seed 0]: exit code 1 when a kill has left a
half-written file, or the next run has written other bytes than a run that nobody killed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.support.killed import publish_then_change
from tests.support.patience import PATIENCE
from tests.support.runs import ROOT, facts_of_run, files_by_name

PDF = ROOT / "raw_pdfs" / "tenir-le-registre.pdf"
RUN_FILE = Path("run.json")
_ASIDE = ".partial"
"""How what is written aside, and not yet in place, is named."""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.random_kills")
    parser.add_argument("--kills", type=int, default=60, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments at which to kill")
    args = parser.parse_args()
    found = 0
    with TemporaryDirectory() as folder:
        for said, faults in kills(Path(folder), args.kills, args.seed):
            print(said, *faults, sep="\n  ", flush=True)
            found += bool(faults)
    print(f"{args.kills} kills, {found} of them with a fault.")
    return int(bool(found))


def kills(folder: Path, count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Kill ``count`` runs in ``folder``; of each, what it was and what is wrong after it.

    A run reads a PDF and two texts anew into a folder that holds the data of an older one.
    """
    inbox, older = publish_then_change(folder)
    shutil.copy(PDF, inbox)
    whole = folder / "whole"
    shutil.copytree(older, whole)
    began = time.monotonic()
    subprocess.run(command(inbox, whole), cwd=ROOT, check=True, capture_output=True)
    took = time.monotonic() - began
    before, after = files_by_name(older), files_by_name(whole)
    moments = random.Random(seed)
    for number in range(count):
        killed = folder / str(number)
        shutil.copytree(older, killed)
        moment = moments.uniform(0.0, took)
        kill_after(command(inbox, killed), moment)
        left = files_by_name(killed)
        faults = half_written(left, before, after)
        subprocess.run(command(inbox, killed), cwd=ROOT, check=True, capture_output=True)
        faults += unlike(files_by_name(killed), after)
        new = sum(left.get(name) == data != before.get(name) for name, data in after.items())
        yield f"killed after {moment:.2f} s: {new} files of the new run were in place", faults
        shutil.rmtree(killed)


def command(inbox: Path, output: Path) -> list[str]:
    """A run in a process of its own, with workers."""
    options = ["--no-entities", "--jobs", "2", "--corrections", str(inbox)]
    return [
        sys.executable, "-m", "pipeline", "extract", str(inbox), "--output", str(output), *options,
    ]  # fmt: skip


def kill_after(command: list[str], moment: float) -> None:
    """Kill what ``command`` starts after so many seconds, and wait until its workers are gone."""
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    _, alive = psutil.wait_procs(workers, timeout=PATIENCE)
    assert not alive, "workers outlive the run that was killed"


def half_written(
    left: dict[Path, bytes], before: dict[Path, bytes], after: dict[Path, bytes]
) -> list[str]:
    """The files that are neither those of the older run nor those of the new one."""
    json.loads(left[RUN_FILE])  # it says how long this run took, so it is like no other
    return [
        f"{name} is of neither run"
        for name, data in left.items()
        if name != RUN_FILE
        and not any(part.endswith(_ASIDE) for part in name.parts)
        and data not in (before.get(name), after.get(name))
    ]


def unlike(mended: dict[Path, bytes], after: dict[Path, bytes]) -> list[str]:
    """The files that differ from those of a run that nobody killed."""
    names = sorted({*mended, *after} - {RUN_FILE})
    faults = [f"{name} differs" for name in names if mended.get(name) != after.get(name)]
    if facts_of_run(mended[RUN_FILE]) != facts_of_run(after[RUN_FILE]):
        faults.append(f"{RUN_FILE} says something else")
    return faults


if __name__ == "__main__":
    sys.exit(main())
