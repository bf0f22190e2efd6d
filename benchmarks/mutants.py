"""Breaks rules on purpose, one at a time, and sees whether a fast test fails (``make mutants``).

A fixed sample of all mutants of the folders is run, each in a scratch copy of the tree: first the
tests of its own file and room, on which most fail, then those of the rooms that use it, and the
golden records last. What no test noticed is listed in ``benchmarks/results/mutants.md``.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue

from benchmarks.mutation import Mutant, mutants_of

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks/results/mutants.md"
FOLDERS = ("pipeline/stages", "pipeline/layout", "pipeline/text")
# The tests that may notice a change in a room: its own, and those of rooms that import it; for
# other rooms, their own.
TESTS = {
    "stages": ("tests/stages",),
    "layout": ("tests/layout", "tests/stages"),
    "text": ("tests/text", "tests/matching", "tests/layout", "tests/stages"),
}
GOLDEN = "tests/golden"
COPIED = ("pipeline", "tests", "benchmarks", "raw_pdfs", "docs/samples", "pyproject.toml")
# Scans and browsers are left out, and trained language models but where names are looked for: they
# take long, and try other rooms.
PLAINLY = ("-p", "no:cacheprovider", "-m", "not slow", "--ignore", "tests/readers/test_readers.py")
WITH_MODELS = ("tests/text/test_spacy_models.py", "tests/stages/test_entities.py")
OF_NAMES = ("names", "name_rules", "spacy_models", "entities")
WITHOUT_MODELS = ("-k", "not (golden and (tenir-le-registre or a-season-and-a-return))")
SAMPLE, SEED = 300, 12
# A mutant may loop for ever: it is noticed when the tests take so many times as long as they do.
PATIENCE = 4
GOAL = 0.8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="paths that hold this text")
    parser.add_argument("--folders", nargs="+", default=FOLDERS, help="whose rules are broken")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    paths = [p.relative_to(ROOT) for f in options.folders for p in sorted((ROOT / f).glob("*.py"))]
    every = [one for path in paths if options.only in str(path) for one in mutants_of(path, ROOT)]
    rng = random.Random(options.seed)
    sample = sorted(rng.sample(every, min(options.sample, len(every))))
    survivors = run(sample, options.jobs)
    options.out.write_text(report(sample, survivors, len(every)), "utf-8")
    print(f"{len(sample) - len(survivors)} of {len(sample)} noticed; see {options.out}")


def run(sample: Sequence[Mutant], jobs: int) -> list[Mutant]:
    """Those of ``sample`` that no test notices; SystemExit when the tests fail as they are."""
    with tempfile.TemporaryDirectory() as scratch:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            trees.put(_copy(Path(scratch) / str(number)))
        first = trees.get()
        started = time.monotonic()
        every = {test for mutant in sample for tests in trials(mutant) for test in tests}
        if not _passes(first, sorted(every), None):
            raise SystemExit("The tests fail as they are; mend them first.")
        patience = PATIENCE * (time.monotonic() - started) + 10
        trees.put(first)

        def survives(mutant: Mutant) -> bool:
            tree = trees.get()
            try:
                return _survives(mutant, tree, patience)
            finally:
                trees.put(tree)

        with ThreadPoolExecutor(jobs) as pool:
            alive = list(pool.map(survives, sample))
    return [mutant for mutant, lives in zip(sample, alive, strict=True) if lives]


def _copy(tree: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    return tree


def _survives(mutant: Mutant, tree: Path, patience: float) -> bool:
    path = tree / mutant.path
    source = path.read_bytes()
    try:
        _write(path, mutant.apply(source))
        return all(_passes(tree, tests, patience) for tests in trials(mutant))
    finally:
        _write(path, source)


def trials(mutant: Mutant) -> list[tuple[str, ...]]:
    """The tests that a mutant is tried on, in turns; the next where the ones before pass."""
    room = mutant.path.parts[1]
    own = f"tests/{room}/test_{mutant.path.stem}.py"
    first, *users = TESTS.get(room, (f"tests/{room}",))
    turns = [(own,), (first,), (*users, GOLDEN)]
    return [*turns, WITH_MODELS] if mutant.path.stem in OF_NAMES else turns


def _write(path: Path, source: bytes) -> None:
    """Write the file, and remove what was compiled of it: that may look as new."""
    path.write_bytes(source)
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def _passes(tree: Path, tests: Sequence[str], patience: float | None) -> bool:
    there = [test for test in tests if (tree / test).exists()]
    if not there:
        return True
    left_out = [f"--ignore={test}" for test in WITH_MODELS if test not in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", *PLAINLY, *WITHOUT_MODELS, *left_out]
    try:
        done = subprocess.run(
            [*command, *there], cwd=tree, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def report(sample: Sequence[Mutant], survivors: Sequence[Mutant], every: int) -> str:
    """The figures by folder, and the rules whose breaking no test noticed, by file."""
    alive = set(survivors)
    made, lived = Counter(_folder(m) for m in sample), Counter(_folder(m) for m in survivors)
    noticed = len(sample) - len(alive)
    lines = [
        "# Rules broken on purpose",
        "",
        f"`make mutants` breaks {len(sample)} of {every} rules, one at a time (a fixed "
        f"sample, seed {SEED}), and runs the fast tests. Noticed: **{noticed} of {len(sample)}, "
        f"{noticed / len(sample):.0%}** (goal: {GOAL:.0%}).",
        "",
        "| folder | broken | noticed | share |",
        "|---|---|---|---|",
    ]
    for folder, count in sorted(made.items()):
        good = count - lived[folder]
        lines.append(f"| `{folder}` | {count} | {good} | {good / count:.0%} |")
    lines += ["", "## Not noticed", ""]
    by_file: defaultdict[Path, list[Mutant]] = defaultdict(list)
    for mutant in survivors:
        by_file[mutant.path].append(mutant)
    for path, mutants in sorted(by_file.items()):
        source = (ROOT / path).read_bytes()
        lines += [f"`{path}`", ""]
        lines += [f"- line {mutant.line}: {mutant.describe(source)}" for mutant in mutants]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _folder(mutant: Mutant) -> str:
    return str(mutant.path.parent)


if __name__ == "__main__":
    main()
