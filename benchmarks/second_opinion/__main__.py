"""Measures what the checks of words and “pipeline verify” find, and what they find without reason.

python -m benchmarks.second_opinion [FOLDER...] [--held-out FOLDER...] [--real FOLDER...]
    [--verify] [--each N] [--reader NAME] [--results FILE]

Each FOLDER holds PDFs and their right answers in gold/; the rules were made on FOLDER, not on those
of --held-out. Faults of letters, words and order are put into publications whose record is right,
one into each at a time; those whose record is wrong by itself are tried as they are. The folders of
--real hold publications of others, without answers: what is said of them is printed, to be looked
at, and only counted in the results; --found-true says on how many of the pages it was right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.foreign.glyph_maps import FURTHER_DAMAGES
from benchmarks.second_opinion.line_faults import LINE_FAULTS
from benchmarks.second_opinion.order_fault import ORDER
from benchmarks.second_opinion.part_faults import OTHER_LINE, PARTS, SWAPPED
from benchmarks.second_opinion.real import Real, real_publications
from benchmarks.second_opinion.report import Half, report
from benchmarks.second_opinion.trial import Publication, Trial
from pipeline.errors import Rejected
from pipeline.model.verification import Difference
from pipeline.readers.pdf import Reader

RESULTS = Path(__file__).parents[1] / "results" / "second_opinion.md"
# So many publications are asked until one can have a fault: not all have ligatures.
ASKED = 8
# A line that is lost, and a paragraph.
LINES_LEFT_OUT = (1, 3)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.second_opinion")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--held-out", nargs="*", type=Path, default=[])
    parser.add_argument("--real", nargs="*", type=Path, default=[])
    parser.add_argument(
        "--found-true", type=int, help="pages of --real that differ with reason, to a person's eye"
    )
    parser.add_argument("--each", type=int, default=1, help="publications with each fault")
    parser.add_argument("--verify", action="store_true", help="verify them by OCR, too")
    parser.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.PDFIUM)
    parser.add_argument("--results", type=Path, default=RESULTS)
    args = parser.parse_args()
    halves = []
    for name, folders in (("rules", args.folders), ("held out", args.held_out)):
        if folders:
            publications = list(_publications(folders, args.reader))
            for one in publications if args.verify else ():
                if not one.wrong:
                    _tell(one.path.name, one.differences)
            trials = _trials(publications, args.each, verify=args.verify)
            halves.append(Half(name, publications, list(trials), verified=args.verify))
    real = list(_looked_at(real_publications(args.real, args.reader, verify=args.verify)))
    text = report(halves, real, args.found_true)
    args.results.write_text(text, "utf-8")
    print(text)
    return 0


def _looked_at(real: Iterable[Real | str]) -> Iterator[Real | str]:
    """The publications of others; what is said of them is printed, and where."""
    for one in real:
        if isinstance(one, Real):
            for page, said in one.doubts.items():
                print(f"{one.name} {page}: {said}")
            _tell(one.name, one.differences or ())
        yield one


def _tell(name: str, differences: Iterable[Difference]) -> None:
    for one in differences:
        print(f"{name} {one.page}: {one.kind} {one.recorded!r} → {one.printed!r}", flush=True)


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


def _trials(publications: Sequence[Publication], each: int, *, verify: bool) -> Iterator[Trial]:
    """Each fault in ``each`` publications."""
    right = [one for one in publications if not one.wrong]
    turn = cycle(right)
    for name, attempt in _attempts(verify=verify) if right else ():
        made = 0
        for one in islice(turn, ASKED * each):
            trial = attempt(one, f"{one.path.name} {name}")
            if trial:
                seen = "" if trial.verified is None else f", verify {trial.verified}"
                print(f"{one.path.name}, {name}: cheap {trial.doubted}{seen}", flush=True)
                yield trial
                made += 1
            if made == each:
                break


Attempt = Callable[[Publication, str], Trial | None]


def _attempts(*, verify: bool) -> Iterator[tuple[str, Attempt]]:
    for fault in LINE_FAULTS:
        for in_library in (False, True):
            yield (
                f"{fault.name} {in_library}",
                lambda one, seed, fault=fault, in_library=in_library: one.with_line_fault(
                    fault, seed, in_library=in_library, verify=verify
                ),
            )
    for many in LINES_LEFT_OUT:
        for in_library in (False, True):
            yield (
                f"left out {many} {in_library}",
                lambda one, seed, many=many, in_library=in_library: one.with_lines_left_out(
                    many, seed, in_library=in_library, verify=verify
                ),
            )
    for part in PARTS:
        for in_library in (False, True):
            yield (
                f"{part} left out {in_library}",
                lambda one, seed, part=part, in_library=in_library: one.with_part_left_out(
                    part, seed, in_library=in_library, verify=verify
                ),
            )
    for in_library in (False, True):
        yield (
            f"{OTHER_LINE} {in_library}",
            lambda one, seed, in_library=in_library: one.with_line_of_another_page(
                seed, in_library=in_library, verify=verify
            ),
        )
    for kind in FURTHER_DAMAGES:
        yield kind, lambda one, seed, kind=kind: one.with_map_fault(kind, seed, verify=verify)
    if verify:
        yield ORDER, lambda one, seed: one.with_lines_moved(seed)
        yield SWAPPED, lambda one, seed: one.with_passages_changed_over(seed)


if __name__ == "__main__":
    sys.exit(main())
