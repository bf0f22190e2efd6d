"""Measures what the checks of words and “pipeline verify” find, and what they find without reason.

python -m benchmarks.second_opinion FOLDER... [--cheap FOLDER...] [--clean FOLDER] [--pages 40]
                                    [--output FOLDER]

Each FOLDER holds PDFs and their right answers in gold/; those of --cheap are only weighed, without
OCR. A document is faulty if a word of its
record is not in its answer, or the other way round. Into pages of documents without faults of
--clean, faults are put: a line taken out of the record, two words run together, a word replaced, a
line that is not printed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.scoring import FAULTY, score
from pipeline.audit.line_trace import LineEntry, unpack
from pipeline.audit.page_reading import PageReading
from pipeline.audit.verification import compare_page
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.batch.verify import verify
from pipeline.model.report import CaseResult
from pipeline.text.characters import fold

RESULTS = Path(__file__).parent / "results" / "second_opinion.md"
PATIENCE = 900.0  # seconds for a file: a busy machine must not change the result
SEED = 7
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"-\d{4}-[a-z]{2}$")
# The least letters of a word that a fault is put into.
LONG = 6


@dataclass(frozen=True)
class Document:
    """What was found in one document; ``wrong`` are words of record or answer alone."""

    name: str
    kind: str
    pages: int
    wrong: tuple[str, ...]
    overall: float
    doubted_pages: int
    differing_pages: int
    differences: int
    verified: bool

    @property
    def faulty(self) -> bool:
        return bool(self.wrong)


@dataclass(frozen=True)
class Planted:
    """A fault put into a page, and whether it was found; ``others`` were found beside it."""

    kind: str
    found: bool
    others: int


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.second_opinion")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--cheap", nargs="+", type=Path, default=[], help="read without OCR")
    parser.add_argument("--clean", type=Path, help="where pages to put faults into are taken from")
    parser.add_argument("--pages", type=int, default=40, help="pages to put faults into")
    parser.add_argument("--output", type=Path, help="keep what was read in this folder")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    documents: list[Document] = []
    planted: list[Planted] = []
    with tempfile.TemporaryDirectory(prefix="opinion-") as scratch:
        for folder in (*args.folders, *args.cheap):
            output = (args.output or Path(scratch)) / folder.name
            read = _read(folder, output, args.jobs, thorough=folder in args.folders)
            own = [_document(folder, path, result) for path, result in read]
            documents += own
            if folder == args.clean:
                whole = [pair for pair, one in zip(read, own, strict=True) if not one.faulty]
                planted += list(_plant(whole, args.pages))
    text = report(documents, planted)
    RESULTS.write_text(text, "utf-8")
    print(text)
    return 0


def _read(
    folder: Path, output: Path, jobs: int, *, thorough: bool
) -> list[tuple[Path, CaseResult]]:
    """The PDFs with an answer, and the case of each, verified where ``thorough``."""
    answered = [path for path in sorted(folder.glob("*.pdf")) if _gold(folder, path).is_file()]
    options = Options(entities=False, processes=jobs, time_limit=PATIENCE)
    inputs = find_inputs(answered)
    found = verify(inputs, output, options).run if thorough else run(inputs, output, options)
    return [
        (file.input.path, file.results[0])
        for file in found.files
        if len(file.results) == 1 and not file.results[0].case.source.ocr_pages
    ]


def _gold(folder: Path, path: Path) -> Path:
    return folder / "gold" / f"{path.name}.json"


def _document(folder: Path, path: Path, result: CaseResult) -> Document:
    gold = json.loads(_gold(folder, path).read_text("utf-8"))
    record = json.loads(result.case.model_dump_json(by_alias=True))
    ours, theirs = _words(record), _words(gold)
    doubted = {w.page for w in result.case.warnings if w.code == "doubtful-text"}
    differences = result.verification.differences if result.verification else ()
    return Document(
        name=path.name,
        kind=_NUMBER.sub("", path.stem),
        pages=result.case.source.pages,
        wrong=tuple(sorted((ours - theirs) | (theirs - ours))),
        overall=score(record, gold).overall,
        doubted_pages=len(doubted),
        differing_pages=len({one.page for one in differences}),
        differences=len(differences),
        verified=result.verification is not None,
    )


def _words(record: dict[str, Any]) -> set[str]:
    """The folded words of the texts that records and answers both have."""
    texts = [record.get("title"), record.get("summary")]
    texts += [section.get("text") for section in record.get("sections") or []]
    texts += [callout.get("text") for callout in record.get("callouts") or []]
    texts += [note.get("text") for note in record.get("footnotes") or []]
    return set(_WORD.findall(fold(" ".join(text for text in texts if text))))


def _plant(read: Sequence[tuple[Path, CaseResult]], most: int) -> Iterator[Planted]:
    """Put one fault after the other into pages, and compare each with its picture."""
    rng = random.Random(SEED)
    chosen = [(path, result, page.number) for path, result in read
              for page in unpack(result.account).pages]  # fmt: skip
    rng.shuffle(chosen)
    for path, result, number in chosen[:most]:
        lines = [line for line in unpack(result.account).lines if line.page == number]
        pdf = pypdfium2.PdfDocument(path)
        reading = PageReading(pdf[number - 1], [result.case.language or "en"])
        parts: dict[str, str] = {}
        before = {_said(one) for one in compare_page(lines, parts, reading)}
        for kind, changed, at in _faults(lines, rng):
            found = [
                one for one in compare_page(changed, parts, reading) if _said(one) not in before
            ]
            hit = any(one.box.overlap_x(at) > 0 and one.box.overlap_y(at) > 0 for one in found)
            yield Planted(kind, hit, len(found) - hit)
        pdf.close()


def _said(difference: Any) -> tuple[object, ...]:
    return difference.kind, difference.recorded, difference.printed


def _faults(
    lines: Sequence[LineEntry], rng: random.Random
) -> Iterator[tuple[str, list[LineEntry], Any]]:
    from pipeline.model.geometry import Box

    body = [line for line in lines if line.role == "body" and line.bbox and len(line.text) > 40]
    if not body:
        return
    line = rng.choice(body)
    box = Box(*(line.bbox or (0, 0, 0, 0)))
    words = line.text.split()
    long = [at for at in range(1, len(words) - 1) if len(words[at]) >= LONG and words[at].isalpha()]

    def changed(text: str) -> list[LineEntry]:
        return [one._replace(text=text) if one is line else one for one in lines]

    yield "line left out", [one for one in lines if one is not line], box
    if long:
        at = rng.choice(long)
        glued = [*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]]
        yield "two words run together", changed(" ".join(glued)), box
        other = [*words[:at], words[at][::-1], *words[at + 1 :]]
        yield "another word", changed(" ".join(other)), box
        lost = words[at][:2] + words[at][4:]
        yield "two letters lost", changed(" ".join([*words[:at], lost, *words[at + 1 :]])), box
        gone = [*words[:at], *words[at + 1 :]]
        yield "a word left out", changed(" ".join(gone)), box
    blank = Box(box.x0, 12.0, box.x1, 22.0)
    text = "This sentence was never printed on the page"
    hidden = line._replace(text=text, bbox=blank.rounded, number=999)
    yield "a line that is not printed", [*lines, hidden], blank


def report(documents: Sequence[Document], planted: Sequence[Planted]) -> str:
    """The results as Markdown."""
    faulty = [one for one in documents if one.faulty]
    low = [one for one in documents if one.overall < FAULTY]
    clean = [one for one in documents if not one.faulty]
    compared = [one for one in clean if one.verified]
    pages, compared_pages = (sum(one.pages for one in some) for some in (clean, compared))
    cheap = sum(one.doubted_pages for one in clean)
    thorough = sum(one.differing_pages for one in compared)
    lines = [
        "# What a second opinion finds",
        "",
        "Made by `python -m benchmarks.second_opinion`; [docs/verify.md](../../docs/verify.md) "
        "says what is checked. Publications that are read by OCR anyway are left out.",
        "",
        "A document is faulty if a word of its record (title, summary, sections, callouts, notes) "
        "is not in its right answer, or the other way round.",
        "",
        "| | documents | cheap checks | verified | `verify` | either |",
        "|---|---:|---:|---:|---:|---:|",
        _row("faulty", faulty),
        _row(f"that score under {FAULTY}", low),
        "",
        f"Of {pages} pages of {len(clean)} documents without a fault, the cheap checks doubt "
        f"{cheap} ({cheap / max(1, pages):.1%}); of {compared_pages} that were verified, `verify` "
        f"{thorough} ({thorough / max(1, compared_pages):.1%}).",
        "",
        "| faulty documents, by kind | documents | cheap checks | verified | `verify` | either |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    by_kind: defaultdict[str, list[Document]] = defaultdict(list)
    for one in faulty:
        by_kind[one.kind].append(one)
    lines += [_row(kind, by_kind[kind]) for kind in sorted(by_kind)]
    missed = [one for one in faulty if not one.doubted_pages and not one.differences]
    lines += ["", "Found by none of the checks made (some of the words that differ):", ""]
    lines += [f"- {one.name}: {', '.join(one.wrong[:6])}" for one in missed] or ["- none"]
    if planted:
        lines += ["", *_planted(planted)]
    return "\n".join(lines) + "\n"


def _row(name: str, documents: Sequence[Document]) -> str:
    cheap = sum(one.doubted_pages > 0 for one in documents)
    verified = [one for one in documents if one.verified]
    thorough = sum(one.differences > 0 for one in verified)
    either = sum(one.doubted_pages > 0 or one.differences > 0 for one in verified)
    return f"| {name} | {len(documents)} | {cheap} | {len(verified)} | {thorough} | {either} |"


def _planted(planted: Sequence[Planted]) -> list[str]:
    tried = Counter(one.kind for one in planted)
    found: Counter[str] = Counter()
    for one in planted:
        found[one.kind] += one.found
    others = sum(one.others for one in planted)
    return [
        "Faults put into the account of single pages of clean documents, looked for by `verify`:",
        "",
        "| fault | pages | found |",
        "|---|---:|---:|",
        *(f"| {kind} | {tried[kind]} | {found[kind]} |" for kind in tried),
        "",
        f"Beside them, {others} other differences were found.",
    ]


if __name__ == "__main__":
    sys.exit(main())
