"""The minimum scores that the tests require, for a few publications of each producer.

python -m benchmarks.floors                    raise the minimum scores to the present scores
python -m benchmarks.floors --lower "REASON"   also accept lower ones, and record the reason

Run it when the press makes other publications than before (their digest is recorded) and when the
score has risen. A minimum is a little below the score, because other versions of a producer and
other fonts break the lines of a case differently.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measured import Scored, able, digest, measure, orders_for, versions
from tests.press.producers import NAMES
from tests.press.run import Order

FILE = Path(__file__).parent / "floors.json"
SEEDS = range(600, 605)  # not among the seeds for tuning (0-29), and not held out
MARGIN = 0.005  # below the score
NEWS = 0.005  # above the minimum and its margin: worth raising it


@dataclass(frozen=True)
class Floor:
    """The minimum score of one producer's publications."""

    producer: str
    digest: str
    floor: float


def read_floors() -> dict[str, Floor]:
    """The recorded minimum scores, by producer."""
    pinned = json.loads(FILE.read_text("utf-8"))["floors"]
    return {name: Floor(name, **row) for name, row in pinned.items()}


def orders(name: str) -> list[Order]:
    """The publications of one producer."""
    return orders_for([name], SEEDS)


def reached(scored: Sequence[Scored]) -> float:
    """The mean score."""
    return statistics.mean(one.overall for one in scored)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__)
    parser.add_argument("--lower", metavar="REASON", help="why a floor may fall")
    args = parser.parse_args()
    names, missing = able(NAMES)
    for name, why in missing.items():
        print(f"{name}: its floor stays, {why}", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="floors-") as folder:
        found = {name: reached(measure(orders(name), Path(folder) / name)) for name in names}
    return pin(found, args.lower)


def pin(found: dict[str, float], reason: str | None) -> int:
    """Write the minimum scores for `found`; returns 1 if one would fall without a reason."""
    kept: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    floors, fell = kept.setdefault("floors", {}), []
    for name, score in found.items():
        before = floors.get(name, {}).get("floor", 0.0)
        after = math.floor((score - MARGIN) * 1000) / 1000
        if after < before:
            fell.append(f"{name} {before:.3f} → {after:.3f}")
            if not reason:
                continue
        print(f"{name}: reached {score:.4f}, floor {before:.3f} → {after:.3f}")
        floors[name] = {"digest": digest(orders(name)), "floor": after}
    if fell and not reason:
        print("Not lowered: " + "; ".join(fell) + '. Mend it, or say why: --lower "REASON".')
    elif fell:
        kept.setdefault("lowered", []).append({"floors": fell, "reason": reason})
    kept["versions"] = versions(found)
    FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1 if fell and not reason else 0


if __name__ == "__main__":
    sys.exit(main())
