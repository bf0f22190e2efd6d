"""Measures the accuracy of the records on publications that the press makes.

python -m benchmarks.accuracy [--seeds 0-29] [--producer NAMES] [--held-out]
                                [--scanned [SCANNERS]] [--bound]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import able, measure, orders_for, versions
from benchmarks.results_table import page, summary
from tests.press.__main__ import seeds
from tests.press.producers import NAMES
from tests.press.run import draw
from tests.press.scan import KINDS, USUAL

RESULTS = Path(__file__).parent / "results"
SEEN, HELD_OUT, SCANNED, BOUND = "0-29", "5090-5119", "0-2", "0-2"
CASES = 3  # in a bound volume
PRINTED = tuple(name for name in NAMES if name != "text")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--seeds", help=f"such as 0-9 (default {SEEN})")
    parser.add_argument("--producer", help="names joined by commas (default: all)")
    parser.add_argument("--held-out", action="store_true", help=f"seeds {HELD_OUT} instead")
    parser.add_argument(
        "--scanned",
        nargs="?",
        const=USUAL,
        type=_scanners,
        default=(),
        help=f"as scans, seeds {SCANNED}: names joined by commas, or “each” ({', '.join(KINDS)})",
    )
    parser.add_argument("--bound", action="store_true", help=f"{CASES} to a file, seeds {BOUND}")
    parser.add_argument("--keep", type=Path, help="keep the publications in this folder")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    kind = "held_out" if args.held_out else "bound" if args.bound else "seen"
    kind = _kind(args.scanned) if args.scanned else kind
    usual = PRINTED if args.scanned else NAMES
    names, missing = able(args.producer.split(",") if args.producer else usual)
    for name, why in missing.items():
        print(f"{name}: left out, {why}", file=sys.stderr)
    sets = {"seen": SEEN, "held_out": HELD_OUT, "bound": BOUND}
    asked = args.seeds or sets.get(kind, SCANNED)
    orders = orders_for(names, seeds(asked), args.scanned, bound=CASES if args.bound else 1)
    if args.scanned:
        # OCR takes seconds a page
        orders = [order for order in orders if draw(order)[1].size == "short"]
    with tempfile.TemporaryDirectory(prefix="accuracy-") as folder:
        scored = measure(orders, args.keep or Path(folder), args.jobs)
    found = summary(scored, seeds=asked, versions=versions(names), left_out=missing)
    for one in sorted(scored, key=lambda one: one.overall):
        if one.overall < 0.97:
            low = sorted((value, name) for name, value in one.measures.items() if value < 1)
            print(f"{one.overall:.3f}  {one.file:32}", *(f"{n} {v:.2f} " for v, n in low[:4]))
    for name, row in (found["by_producer"] | found["by_option"].get("scanner", {})).items():
        print(f"{row['score']:.3f}  {name}")
    for kind_of, row in found["asides"].items():
        print(f"{kind_of}: {row['whole']} of {row['wanted']} found whole, {row['more']} more found")
    print(
        f"{found['overall']:.3f}  overall of {found['publications']}, {found['leaks']} leaks, "
        f"{found['silent']} silent faults, {found['unbalanced']} accounts that do not balance, "
        f"{found['misplaced']} cases on other pages than theirs"
    )
    partly = args.scanned and args.scanned not in ((USUAL,), KINDS)
    if not (args.seeds or missing or args.producer or partly):
        keep(kind, found)
    else:
        print("Only the full set of seeds and producers is written to benchmarks/results.")
    return 0


def _scanners(named: str) -> tuple[str, ...]:
    """The scanners in ``named``, for argparse; raises ValueError for an unknown one."""
    chosen = KINDS if named == "each" else tuple(named.split(","))
    if unknown := set(chosen) - set(KINDS):
        raise ValueError(unknown)
    return chosen


def _kind(scanners: tuple[str, ...]) -> str:
    return "scanned" if scanners == (USUAL,) else "scanners"


def keep(name: str, found: dict[str, object]) -> None:
    """Write this set of results next to the others."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "accuracy.json"
    sets = json.loads(path.read_text("utf-8")) if path.exists() else {}
    sets[name] = found
    path.write_text(json.dumps(sets, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (RESULTS / "accuracy.md").write_text(page(sets), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
