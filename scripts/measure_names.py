"""Measures the names that the pipeline finds in tests/stages/names.toml, by kind.

    python -m scripts.measure_names [--show]

A name is right if its text and kind are those marked by hand in the passage.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from pipeline.text.names import names_in

PASSAGES = Path(__file__).parents[1] / "tests/stages/names.toml"
KINDS = ("place", "organisation", "person")


def tally(passages: list[dict[str, Any]], show: bool) -> dict[tuple[str, str, str], list[int]]:
    """Names found, right and marked, by part, language and kind."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for passage in passages:
        names = names_in([passage["text"]], passage["language"])[0]
        for kind in KINDS:
            found = {name.text for name in names if name.kind == kind}
            marked = set(passage[kind])
            row = counts[passage["part"], passage["language"], kind]
            for place, part in enumerate((found, found & marked, marked)):
                row[place] += len(part)
            if show:
                for mark, odd in (("wrong", found - marked), ("missed", marked - found)):
                    for text in sorted(odd):
                        print(f"{mark} {passage['language']} {kind}: {text}")
    return counts


def main() -> None:
    """Print the table in Markdown."""
    passages = tomllib.loads(PASSAGES.read_text("utf-8"))["passage"]
    print("| part | language | kind | found | right | marked |\n|---|---|---|--:|--:|--:|")
    for (part, language, kind), row in tally(passages, "--show" in sys.argv).items():
        print("|", " | ".join([part, language, kind, *map(str, row)]), "|")


if __name__ == "__main__":
    main()
