"""Sets publications with producers that are not ours, and writes the right answer beside each.

python -m benchmarks.foreign --seeds 0-4 --out FOLDER [--producer NAMES] [--post NAMES]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.foreign.post import POSTS
from benchmarks.foreign.press import PRODUCERS, able, orders, press_all
from tests.press.__main__ import seeds


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.foreign", description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=seeds("0-4"), help="such as 0-19")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--producer", help=f"joined by commas: {', '.join(PRODUCERS)}")
    parser.add_argument("--post", help=f"joined by commas: none, {', '.join(POSTS)}")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    names = able(args.producer.split(",") if args.producer else list(PRODUCERS))
    posts = args.post.split(",") if args.post else ["none", *POSTS]
    entries = press_all(orders(names, posts, args.seeds), args.out, args.jobs)
    print(f"{len(entries)} publications in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
