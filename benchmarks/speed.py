"""Measures the speed and memory of the pipeline and other tools, by part and by length.

    python -m benchmarks.speed [--rounds N] [--pages 5,50,500,2000] [--batch 1000]

Each tool runs in a separate process. In each round, one tool after another reads all publications,
so that other work on the machine affects all of them equally. The median of the rounds counts.
Writes a table, the numbers and a plot into benchmarks/results/.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import psutil
import pypdfium2

from benchmarks.commands import measure_commands
from benchmarks.contenders import CONTENDERS, READERS, Contender, named
from benchmarks.processes import Measured, Spent
from benchmarks.publications import long, usual
from benchmarks.speed_plot import draw
from benchmarks.speed_results import Length, Part, Results, Row
from benchmarks.speed_table import tables
from benchmarks.stages import seconds_by_part

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each reads everything")
    parser.add_argument("--pages", default="5,50,500,2000", help="lengths of long publications")
    parser.add_argument("--batch", type=int, default=1000, help="files in the runs over many")
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder to write into")
    args = parser.parse_args()
    lengths = [int(pages) for pages in args.pages.split(",") if pages]
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Path(folder), args.rounds, lengths, args.batch)
    args.results.mkdir(parents=True, exist_ok=True)
    told = json.dumps(asdict(results), ensure_ascii=False, indent=1)
    (args.results / "speed.json").write_text(told + "\n", "utf-8")
    (args.results / "speed.md").write_text(tables(results), "utf-8")
    (args.results / "speed.svg").write_text(draw(results), "utf-8")
    print(tables(results))


def measure(folder: Path, rounds: int, lengths: Sequence[int], batch: int) -> Results:
    """Measure everything; publications are made in ``folder``."""
    files = usual(folder)
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in files)
    present = [contender for contender in CONTENDERS if contender.installed]
    missing = tuple(c.name for c in CONTENDERS if not c.installed)
    for name in missing:
        _say(f"{name}: left out, it is not installed")
    rows = _rows(present, files, pages, rounds)
    parts = {name: 1000 * s / pages for name, s in seconds_by_part(files, rounds).items()}
    return Results(
        machine=machine(),
        files=len(files),
        pages=pages,
        rounds=rounds,
        missing=missing,
        rows=tuple(rows),
        parts=tuple(Part(name, round(cpu, 3)) for name, cpu in parts.items()),
        lengths=tuple(_length(folder, reader, n) for reader in READERS for n in lengths),
        commands=measure_commands(files, folder, rounds=rounds, batch=batch),
    )


def _rows(
    contenders: Sequence[Contender], files: Sequence[Path], pages: int, rounds: int
) -> list[Row]:
    """The medians of each tool; one that fails is left out, and the reason is printed."""
    running = {contender.name: Measured(contender.name) for contender in contenders}
    spent: dict[str, list[Spent]] = {name: [] for name in running}
    for number in range(rounds + 1):
        for name, measured in list(running.items()):
            try:
                spent[name].append(measured.read(files))
            except RuntimeError as error:
                _say(f"left out: {error}")
                del running[name], spent[name]
        _say(f"round {number} of {rounds}" if number else "all loaded and warm")
    return [
        Row(
            name=name,
            yields=named(name).yields,
            version=_version(named(name).module),
            wall=_milliseconds([one.wall for one in spent[name][1:]], pages),
            cpu=_milliseconds([one.cpu for one in spent[name][1:]], pages),
            megabytes=round(measured.end()),
        )
        for name, measured in running.items()
    ]


def _length(folder: Path, reader: str, pages: int) -> Length:
    path = long(folder / f"long-{pages}.pdf", pages)
    measured = Measured(f"this pipeline, {reader}")
    measured.read([long(folder / "warm.pdf", 5)])
    spent = measured.read([path])
    _say(f"{reader}: {pages} pages")
    return Length(reader, pages, _milliseconds([spent.cpu], pages), round(measured.end()))


def _milliseconds(seconds: Sequence[float], pages: int) -> float:
    return round(1000 * statistics.median(seconds) / pages, 2)


def _version(module: str) -> str:
    """The version of the package of ``module``; empty for our own."""
    packages = metadata.packages_distributions().get(module, ())
    return metadata.version(packages[0]) if packages and module != "pipeline" else ""


def machine() -> str:
    """Processors, memory, system and Python in a few words."""
    return (
        f"{psutil.cpu_count()} processors ({_processor()}), "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
