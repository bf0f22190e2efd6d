"""Measures how right the records are, over publications that the press sets.

python -m benchmarks.accuracy [--seeds 0-29] [--producer NAMES] [--held-out | --scanned]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import able, measure, orders_for, versions
from benchmarks.results_table import page, summary
from benchmarks.scoring import scorer
from tests.press.__main__ import seeds
from tests.press.producers import NAMES

RESULTS = Path(__file__).parent / "results"
SEEN, HELD_OUT = "0-29", "5000-5029"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--seeds", help=f"such as 0-9 (default {SEEN})")
    parser.add_argument("--producer", default=",".join(NAMES), help="names joined by commas")
    parser.add_argument("--held-out", action="store_true", help=f"seeds {HELD_OUT} instead")
    parser.add_argument("--keep", type=Path, help="keep the publications in this folder")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    names, missing = able(args.producer.split(","))
    for name, why in missing.items():
        print(f"{name}: left out, {why}", file=sys.stderr)
    asked = args.seeds or (HELD_OUT if args.held_out else SEEN)
    with tempfile.TemporaryDirectory(prefix="accuracy-") as folder:
        scored = measure(orders_for(names, seeds(asked)), args.keep or Path(folder), args.jobs)
    _, rules = scorer()
    found = summary(scored, seeds=asked, rules=rules, versions=versions(names), left_out=missing)
    for one in sorted(scored, key=lambda one: one.overall):
        if one.overall < 0.97:
            low = sorted((value, name) for name, value in one.measures.items() if value < 1)
            print(f"{one.overall:.3f}  {one.file:32}", *(f"{n} {v:.2f} " for v, n in low[:4]))
    for name, row in found["by_producer"].items():
        print(f"{row['score']:.3f}  {name}")
    print(
        f"{found['overall']:.3f}  overall of {found['publications']}, {found['leaks']} leaks, "
        f"{found['unbalanced']} accounts that do not balance; scored by {rules}"
    )
    if not args.seeds and not missing and args.producer == ",".join(NAMES):
        keep("held_out" if args.held_out else "seen", found)
    else:
        print("Only the full set of seeds and producers is written to benchmarks/results.")
    return 0


def keep(name: str, found: dict[str, object]) -> None:
    """Write this set of results beside the others that are kept."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "accuracy.json"
    sets = json.loads(path.read_text("utf-8")) if path.exists() else {}
    sets[name] = found
    path.write_text(json.dumps(sets, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (RESULTS / "accuracy.md").write_text(page(sets), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
