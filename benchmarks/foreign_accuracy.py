"""Measures how right records are, and how true their confidence, on producers that are not ours.

python -m benchmarks.foreign_accuracy [--seeds 0-19 | --held-out] [--producer NAMES] [--post NAMES]
                                       [--keep FOLDER | --folder FOLDER]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.calibration import Finding, calibration, calibration_lines, findings
from benchmarks.foreign.post import POSTS
from benchmarks.foreign.press import PRODUCERS, able, orders, press_all
from benchmarks.scoring import FAULTY, Score, score
from benchmarks.similarity import normal
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from tests.press.__main__ import seeds

RESULTS = Path(__file__).parent / "results" / "foreign.md"
CALIBRATED, HELD_OUT = "0-19", "1000-1019"
PATIENCE = 900.0  # seconds for a file: a busy machine must not lower the score
TRUE_OF_THE_TEXT = {"section-order", "missing-section"}
"""What some of the texts are drawn with: a warning of it is right, and says nothing of a fault."""
WRONG_WORDS = (
    0.005  # share of a section's words: one in two hundred is a misprint, more are a fault
)
Record = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """One publication as it was read."""

    file: str
    producer: str
    post: str
    score: Score
    glued: tuple[str, ...]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def faulty(self) -> bool:
        """Whether it scores too low to be without a warning."""
        return self.score.overall < FAULTY

    @property
    def unsaid(self) -> bool:
        """Whether it is faulty, and no warning says so: right records have these, too."""
        return self.faulty and set(self.warnings) <= TRUE_OF_THE_TEXT


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.foreign_accuracy", description=__doc__
    )
    parser.add_argument("--seeds", help=f"such as 0-4 (default {CALIBRATED})")
    parser.add_argument("--held-out", action="store_true", help=f"seeds {HELD_OUT} instead")
    parser.add_argument("--producer", help="names joined by commas (default: all)")
    parser.add_argument("--post", help="names joined by commas (default: none and all)")
    parser.add_argument("--keep", type=Path, help="keep the publications in this folder")
    parser.add_argument("--folder", type=Path, help="read what was set into this folder before")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    asked = args.seeds or (HELD_OUT if args.held_out else CALIBRATED)
    with tempfile.TemporaryDirectory(prefix="foreign-") as scratch:
        folder = args.folder or args.keep or Path(scratch)
        if not args.folder:
            names = able(args.producer.split(",") if args.producer else list(PRODUCERS))
            posts = args.post.split(",") if args.post else ["none", *POSTS]
            press_all(orders(names, posts, seeds(asked)), folder, args.jobs)
        found = read_all(folder, args.jobs)
    for one in sorted(found, key=lambda one: one.score.overall):
        if one.faulty:
            print(line(one))
    text = page(found, str(args.folder or f"seeds {asked}"))
    print(text)
    if not (args.folder or args.seeds or args.producer or args.post):
        RESULTS.write_text(text, "utf-8")
    return 0


def read_all(folder: Path, jobs: int) -> list[Read]:
    """Extract what the folder's manifest lists, and hold it against the right answers."""
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    files = [folder / str(entry["file"]) for entry in entries]
    output = folder / "extracted"
    run(find_inputs(files), output, Options(entities=False, processes=jobs, time_limit=PATIENCE))
    published = json.loads((output / "case_studies.json").read_text("utf-8"))["case_studies"]
    records = {record["source"]["file"]: record for record in published}
    return [_read(folder, entry, records.get(str(entry["file"]))) for entry in entries]


def _read(folder: Path, entry: dict[str, Any], record: Record | None) -> Read:
    answer = json.loads((folder / "gold" / f"{entry['file']}.json").read_text("utf-8"))
    return Read(
        str(entry["file"]),
        str(entry["producer"]),
        str(entry["post"]),
        score(record, answer),
        tuple(glued(record, answer)) if record else (),
        tuple(sorted({warning["code"] for warning in record["warnings"]})) if record else (),
        (*findings(record, answer), *strict_findings(record, answer)) if record else (),
    )


def strict_findings(record: Record, answer: Record) -> Iterator[Finding]:
    """Summary and sections once more: right only where their words are as printed.

    The likeness of two long texts hardly falls for words that are cut or glued.
    """
    sure = record["confidence"]["summary"]
    if sure is not None:
        yield Finding("summary, words", sure, _same_words(record, answer, "summary"))
    wanted = {section["key"]: section for section in answer["sections"]}
    for section in record["sections"]:
        right = section["key"] in wanted and _same_words(section, wanted[section["key"]], "text")
        yield Finding("section, words", section["confidence"], right)


def _same_words(ours: Record, theirs: Record, name: str) -> bool:
    have, want = (Counter(normal(part[name]).split()) for part in (ours, theirs))
    wrong = max((want - have).total(), (have - want).total())
    return wrong <= WRONG_WORDS * want.total()


def glued(record: Record, answer: Record) -> list[str]:
    """Words of the record that are two neighbours of the right answer without the space between."""
    wanted = [text.split() for text in _texts(answer)]
    whole = {word for words in wanted for word in words}
    pairs = {one + other for words in wanted for one, other in pairwise(words)}
    found = [word for text in _texts(record) for word in text.split()]
    return [word for word in found if word in pairs and word not in whole]


def _texts(record: Record) -> list[str]:
    texts = [record.get("summary"), *(section.get("text") for section in record["sections"])]
    texts += [note.get("text") for note in record["footnotes"]]
    return [normal(text) for text in texts]


def line(one: Read) -> str:
    """A faulty publication with its lowest measures."""
    low = sorted((value, name) for name, value in one.score.lower.items())[:4]
    said = "UNSAID " * one.unsaid + ",".join(one.warnings)
    return f"{one.score.overall:.3f}  {one.file:44} {said:44}" + " ".join(
        f"{n} {v:.2f} " for v, n in low
    )


def page(found: Sequence[Read], of: str) -> str:
    """The results as a page of Markdown."""
    everything = [finding for one in found for finding in one.findings]
    lines = [
        "# Publications of producers that are not ours",
        "",
        f"{len(found)} publications ({of}): mean score "
        f"**{statistics.mean(one.score.overall for one in found):.3f}**. “Silent” counts those "
        f"under {FAULTY} whose record carries no warning, “unsaid” those with none but "
        f"{' and '.join(sorted(TRUE_OF_THE_TEXT))}, which are true of the text. Confidence is of "
        "fields, sections and callouts; “words”: right only where the words are as printed.",
        "",
        *_table(
            "producer, file as it comes",
            _groups(found, lambda one: one.post == "none" and one.producer),
        ),
        "",
        *_table(
            "processed afterwards", _groups(found, lambda one: one.post != "none" and one.post)
        ),
        "",
        *calibration_lines(calibration(everything)),
        "",
    ]
    return "\n".join(lines)


def _groups(found: Iterable[Read], key: Any) -> dict[str, list[Read]]:
    groups: dict[str, list[Read]] = defaultdict(list)
    for one in found:
        if key(one):
            groups[key(one)].append(one)
    return groups


def _table(title: str, groups: dict[str, list[Read]]) -> list[str]:
    lines = [
        (
            f"| {title} | files | mean | lowest | under {FAULTY} | silent | unsaid | "
            f"glued words | sure findings right |"
        ),
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, group in groups.items():
        scores = [one.score.overall for one in group]
        silent = sum(one.score.silent for one in group)
        unsaid = sum(one.unsaid for one in group)
        sure = calibration(finding for one in group for finding in one.findings)["sure"]
        lines.append(
            f"| {name} | {len(group)} | {statistics.mean(scores):.3f} | {min(scores):.3f} "
            f"| {sum(one.faulty for one in group)} | {silent} | {unsaid} "
            f"| {sum(len(one.glued) for one in group)} "
            f"| {sure['right']:.1%} of {sure['findings']} |"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
