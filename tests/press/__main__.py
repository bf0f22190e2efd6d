"""Sets publications from seeds and writes the right answer beside each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.press.producers import NAMES, producer
from tests.press.run import Order, press_all
from tests.press.scan import KINDS, USUAL


def seeds(text: str) -> tuple[int, ...]:
    """`0-39`, `7`, `1,4,10-12`."""
    numbers: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return tuple(numbers)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.press", description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=seeds("0-9"), help="such as 0-39")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--producer", default=",".join(NAMES), help="names joined by commas")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--asides", action="store_true", help="tables, figures and pull quotes")
    parser.add_argument(
        "--scanned",
        nargs="?",
        const=USUAL,
        choices=KINDS,
        help="as pictures of their pages, made by this scanner",
    )
    parser.add_argument("--bound", type=int, default=1, help="cases in each file")
    args = parser.parse_args()
    names = []
    for name in args.producer.split(","):
        reason = producer(name).available()
        if reason:
            print(f"{name}: left out, {reason}", file=sys.stderr)
        else:
            names.append(name)
    orders = [
        Order(name, seed, args.asides, bool(args.scanned), args.bound, args.scanned or USUAL)
        for seed in args.seeds
        for name in names
    ]
    entries = press_all(orders, args.out, args.jobs)
    print(f"{len(entries)} publications in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
