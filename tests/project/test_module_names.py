"""Two modules of one name are about one thing; otherwise a name says too little."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

ROOMS = Path(__file__).parents[2] / "pipeline"
# A command and what it runs; a stage and the function that it calls; readers that have the same
# parts; what a check finds and the check.
ONE_THING = {
    "acronyms",
    "extract",
    "language",
    "reader",
    "reading_order",
    "runs",
    "schema",
    "verification",
    "verify",
    "watch",
}


def test_modules_of_one_name_are_about_one_thing() -> None:
    rooms: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(ROOMS.rglob("*.py")):
        if not path.stem.startswith("__"):
            rooms[path.stem].append(path.relative_to(ROOMS))
    twice = {name: paths for name, paths in rooms.items() if len(paths) > 1}
    assert twice.keys() == ONE_THING, twice
