"""Compares this project with other open tools on the same publications.

python -m benchmarks.compare [--seeds 700-703] [--bench PYTHON] [--keep DIR]

The tools are installed in a separate virtual environment (`make compare` creates it).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import PATIENCE, able, orders_for
from benchmarks.peers import TOOLS
from benchmarks.reading import MEASURES, Reading, read_markdown, read_record
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from tests.press.__main__ import seeds
from tests.press.run import draw, press_all

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "comparison.md"
PRODUCERS = ("weasyprint", "typst", "reportlab", "chromium", "libreoffice")
OURS = "this project"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--seeds", default="700-703")
    parser.add_argument("--bench", type=Path, default=ROOT / ".venv-bench" / "bin" / "python")
    parser.add_argument("--keep", type=Path, help="keep publications and texts in this folder")
    args = parser.parse_args()
    names, missing = able(PRODUCERS)
    for name, why in missing.items():
        print(f"{name}: left out, {why}", file=sys.stderr)
    # one with forty pages would add little, and takes some tools minutes
    orders = [o for o in orders_for(names, seeds(args.seeds)) if draw(o)[1].size != "long"]
    with tempfile.TemporaryDirectory(prefix="compare-") as scratch:
        folder = args.keep or Path(scratch)
        entries = press_all(orders, folder)
        files = [folder / str(entry["file"]) for entry in entries]
        golds = [json.loads((folder / "gold" / f"{f.name}.json").read_text("utf-8")) for f in files]
        table = {OURS: ("this version", ours(files, golds, folder))}
        for tool in TOOLS:
            table[tool] = peer(tool, files, golds, folder, args.bench)
    PAGE.write_text(page(table, args.seeds, names), "utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(files)} publications, {len(table)} tools")
    return 0


def ours(files: Sequence[Path], golds: Sequence[dict[str, Any]], folder: Path) -> list[Reading]:
    """The readings of this project's records."""
    output = folder / "extracted"
    run(find_inputs(list(files)), output, Options(entities=False, time_limit=PATIENCE))
    published = json.loads((output / "case_studies.json").read_text("utf-8"))["case_studies"]
    records = {record["source"]["file"]: record for record in published}
    return [read_record(records.get(f.name), gold) for f, gold in zip(files, golds, strict=True)]


def peer(
    tool: str, files: Sequence[Path], golds: Sequence[dict[str, Any]], folder: Path, python: Path
) -> tuple[str, list[Reading]]:
    """The readings of another tool's Markdown, and the version of the tool."""
    output = folder / tool
    command = [str(python), str(Path(__file__).with_name("peers.py")), tool, str(output)]
    subprocess.run([*command, *map(str, files)], check=True, stdout=subprocess.DEVNULL)
    texts = [output / f"{file.stem}.md" for file in files]
    readings = [
        read_markdown(text.read_text("utf-8") if text.exists() else "", gold)
        for text, gold in zip(texts, golds, strict=True)
    ]
    return (output / "version").read_text("utf-8"), readings


def page(table: dict[str, tuple[str, list[Reading]]], asked: str, producers: Sequence[str]) -> str:
    """The comparison as Markdown."""
    count = len(next(iter(table.values()))[1])
    head = " | ".join(MEASURES.values())
    lines = [
        "# Comparison with other tools",
        "",
        "Written by `make compare` ([benchmarks/compare.py](../benchmarks/compare.py)); do not "
        "edit.",
        "",
        f"{count} invented publications (seeds {asked}, made by {', '.join(producers)}; none with "
        "forty pages) were read by this project and by three open tools that turn a PDF into "
        "Markdown, each in the way its documentation shows first. These are general tools that "
        "know nothing about this series, so only results that any PDF reader can give are "
        "compared. Each figure is the mean over the publications; 1 means that everything is "
        "right.",
        "",
        f"| tool | version | {head} |",
        "|---|---|" + "---:|" * len(MEASURES),
    ]
    for tool, (release, readings) in table.items():
        means = [statistics.mean(getattr(one, name) for one in readings) for name in MEASURES]
        lines.append(f"| {tool} | {release} | {' | '.join(f'{m:.3f}' for m in means)} |")
    return "\n".join([*lines, "", *EXPLANATION]) + "\n"


EXPLANATION = (
    "What is measured:",
    "",
    "- **section text**: similarity of the text under each section heading to the author's text. "
    "A tool need not know which lines are headings: we look for the words of the heading on a "
    "separate line, after any mark-up or number, and end the last section where the closing text "
    "about the series begins.",
    "- **reading order**: pairs of neighbouring passages that are both found, in the right order.",
    "- **footnotes apart**, **callouts apart**: those whose text is found, and not in the middle "
    "of a passage.",
    "- **words whole**: words of seven letters or more that are found unbroken. The publications "
    "are hyphenated in the right language, in a wrong one, or not at all.",
    "",
    "Limits of this comparison: the publications were made by this project's own press, whose "
    "layouts its authors know. The other tools were made for all kinds of documents, do much that "
    "this project does not do (formulas, many formats), and have options that may suit this "
    "series better than their defaults.",
)


if __name__ == "__main__":
    sys.exit(main())
