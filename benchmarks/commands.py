"""Times whole commands on the clock, including start, imports, processes and outputs.

Each is compared with another command of the same rounds: one publication with ``import pandas``,
two processes with one, a second run with the first.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed_results import Command

_HELP = ("-m", "pipeline", "--help")
_NOTHING = ("-c", "")
_PANDAS = ("-c", "import pandas")


def measure_commands(
    files: Sequence[Path], folder: Path, *, rounds: int, batch: int
) -> tuple[Command, ...]:
    """Time the commands over ``files``, and over ``batch`` copies with different bytes.

    They write into ``folder``; ``files[0]`` is the single publication.
    """
    many = _copies(files, folder / "many", batch)
    lone, nothing, pandas, help_ = [], [], [], []
    for _ in range(rounds):
        nothing.append(_seconds(_NOTHING))
        help_.append(_seconds(_HELP))
        pandas.append(_seconds(_PANDAS))
        lone.append(_seconds(_extract(files[0], _fresh(folder / "lone"))))
    one = _seconds(_extract(many, _fresh(folder / "one"), "--jobs", "1"))
    two = _seconds(_extract(many, _fresh(folder / "two"), "--jobs", "2"))
    again = _seconds(_extract(many, folder / "two", "--jobs", "2"))
    middle = statistics.median
    return (
        Command("--help", middle(help_), "python, doing nothing", middle(nothing)),
        Command("one publication", middle(lone), "import pandas", middle(pandas)),
        Command(f"{batch:,} files, two processes", two, "one process", one),
        Command(f"{batch:,} files again, none changed", again, "the first time", two),
    )


def _extract(what: Path, output: Path, *options: str) -> tuple[str, ...]:
    asked = ("--no-entities", "--no-review", "--output", str(output), *options)
    return ("-m", "pipeline", "extract", str(what), *asked)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _copies(files: Sequence[Path], folder: Path, count: int) -> Path:
    """A folder of ``count`` files with the content of ``files`` but different bytes."""
    folder.mkdir()
    for number in range(count):
        path = files[number % len(files)]
        # Bytes after the end of a PDF do not change its content.
        data = path.read_bytes() + f"\n% {number}\n".encode()
        (folder / f"{number:04}-{path.name}").write_bytes(data)
    return folder


def _seconds(arguments: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    return time.perf_counter() - began
