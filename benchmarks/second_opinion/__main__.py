"""Measures what the checks of words and “pipeline verify” find, and what they find without reason.

python -m benchmarks.second_opinion FOLDER... [--held-out FOLDER...] [--verify 12] [--reader NAME]

Each FOLDER holds PDFs and their right answers in gold/; the rules were made on FOLDER, not on those
of --held-out. Faults of letters and words are put into publications whose record is right, one
into each at a time; those whose record is wrong by itself are tried as they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.foreign.glyph_maps import FURTHER_DAMAGES
from benchmarks.second_opinion.line_faults import LINE_FAULTS
from benchmarks.second_opinion.report import Half, report
from benchmarks.second_opinion.trial import Publication, Trial
from pipeline.errors import Rejected
from pipeline.readers.pdf import Reader

RESULTS = Path(__file__).parents[1] / "results" / "second_opinion.md"
# So many publications are asked until one can have a fault: not all have ligatures.
ASKED = 8


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.second_opinion")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", type=Path, default=[])
    parser.add_argument("--each", type=int, default=2, help="publications with each fault")
    parser.add_argument("--verify", type=int, default=0, help="publications for verification")
    parser.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.PDFIUM)
    parser.add_argument("--results", type=Path, default=RESULTS)
    args = parser.parse_args()
    halves = []
    for name, folders in (("rules", args.folders), ("held out", args.held_out)):
        publications = list(_publications(folders, args.reader))
        halves.append(Half(name, publications, list(_trials(publications, args.each, args.verify))))
    text = report(halves)
    args.results.write_text(text, "utf-8")
    print(text)
    return 0


def _publications(folders: Sequence[Path], reader: Reader) -> Iterator[Publication]:
    """The publications that have an answer and are not read by OCR."""
    for path in sorted(path for folder in folders for path in folder.glob("*.pdf")):
        if (path.parent / "gold" / f"{path.name}.json").is_file():
            try:
                one = Publication(path, reader)
            except Rejected:
                continue
            if not any(page.ocr for page in one.pages):
                yield one


def _trials(publications: Sequence[Publication], each: int, verify: int) -> Iterator[Trial]:
    """Each fault in ``each`` publications; in the first ``verify`` ones verification is tried."""
    right = [one for one in publications if not one.wrong]
    if not right:
        return
    turn = cycle(right)
    thorough = (
        {one.path for one in right[:: max(1, len(right) // max(1, verify))]} if verify else ()
    )
    for name, attempt in _attempts():
        made = 0
        for one in islice(turn, ASKED * each):
            trial = attempt(one, f"{one.path.name} {name}", one.path in thorough)
            if trial:
                yield trial
                made += 1
            if made == each:
                break


def _attempts() -> Iterator[tuple[str, object]]:
    for fault in LINE_FAULTS:
        for in_library in (False, True):
            yield (
                f"{fault.name} {in_library}",
                lambda one, seed, verify, fault=fault, in_library=in_library: one.with_line_fault(
                    fault, seed, in_library=in_library, verify=verify
                ),
            )
    for kind in FURTHER_DAMAGES:
        yield (
            kind,
            lambda one, seed, verify, kind=kind: one.with_map_fault(kind, seed, verify=verify),
        )


if __name__ == "__main__":
    sys.exit(main())
