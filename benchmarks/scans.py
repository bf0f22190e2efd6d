"""Measures what reading scans costs and what it gets right, beside Tesseract alone.

python -m benchmarks.scans [--seeds 7000-7003] [--producer NAMES] [--scanners NAMES]

Publications of the press are scanned, one after another by each of the scanners. Each page is read
in one process by the whole pipeline and by Tesseract alone: the same engine, the model of the
publication's language, the page drawn once at the same resolution. Compared are the processor
time, and the words that are printed: those that Tesseract alone reads right must not be lost.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2

from benchmarks.measured import orders_for
from benchmarks.scoring import score
from pipeline.extraction.extract import Extraction, extract_bytes
from pipeline.readers.ocr.models import models_folder
from pipeline.readers.ocr.page_image import DPI
from pipeline.readers.ocr.tesseract import engine
from pipeline.readers.pdf import read_pdf
from tests.press.__main__ import seeds
from tests.press.run import Order, draw, press_batch
from tests.press.scan import SCANNERS

RESULTS = Path(__file__).parent / "results" / "scans.md"
SEEDS, PRODUCERS = "7000-7003", "typst"
USUAL = "coarse,fax,dim,layered"
MODELS = {"fr": "fra", "en": "eng", "es": "spa"}
_WORD = re.compile(r"[^\W\d_]+|\d+")
Words = Counter[str]


@dataclass
class Read:
    """The pages of one kind of scan: processor seconds, and words that are printed on them."""

    pages: int = 0
    seconds: float = 0.0
    alone_seconds: float = 0.0
    words: int = 0
    wrong: int = 0
    alone_wrong: int = 0
    lost: Words = field(default_factory=Counter)
    instead: Words = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)

    def add(self, other: Read) -> None:
        """Add the pages of ``other`` to these."""
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans", description=__doc__)
    parser.add_argument("--seeds", default=SEEDS, help=f"such as 0-3 (default {SEEDS})")
    parser.add_argument("--producer", default=PRODUCERS, help=f"default {PRODUCERS}")
    parser.add_argument("--scanners", default=USUAL, help=f"of {', '.join(SCANNERS)}")
    parser.add_argument("--results", type=Path, help=f"default: {RESULTS.name}, for the full set")
    args = parser.parse_args()
    scanners = args.scanners.split(",")
    born = orders_for(args.producer.split(","), seeds(args.seeds))
    short = [order for order in born if draw(order)[1].size == "short"]
    orders = [
        replace(order, scanned=True, scanner=scanner)
        for order, scanner in zip(short, cycle(scanners), strict=False)
    ]
    found: dict[str, Read] = {name: Read() for name in scanners}
    _load(short[0])
    for order in orders:
        read = _measured(order)
        found[order.scanner].add(read)
        print(
            order.stem,
            _row(read),
            "lost:",
            *read.lost.elements(),
            "for:",
            *read.instead.elements(),
            file=sys.stderr,
            flush=True,
        )
    print(page(found, args.seeds))
    usual = parser.parse_args([])
    full = (args.seeds, args.producer, args.scanners) == (
        usual.seeds,
        usual.producer,
        usual.scanners,
    )
    target = args.results or (RESULTS if full else None)
    if target:
        target.write_text(page(found, args.seeds), "utf-8")
    else:
        print("Only the full set is written to benchmarks/results.", file=sys.stderr)
    return 0


def _load(order: Order) -> None:
    """Load what is loaded once a process, which is no cost of a page."""
    with tempfile.TemporaryDirectory(prefix="scans-") as folder:
        (Path(folder) / "gold").mkdir()
        path = _made(order, Path(folder))
        extract_bytes(path.read_bytes(), path.name, entities=False)
    engine(tuple(MODELS))
    for language in MODELS:
        engine((language,))


def _measured(order: Order) -> Read:
    with tempfile.TemporaryDirectory(prefix="scans-") as folder:
        return measure(order, Path(folder))


def measure(order: Order, folder: Path) -> Read:
    """One publication as text and as a scan, made in ``folder``."""
    (folder / "gold").mkdir()
    printed = _pages_of(_made(Order(order.producer, order.seed), folder))
    scan = _made(order, folder)
    answer = json.loads((folder / "gold" / f"{scan.name}.json").read_text("utf-8"))
    data = scan.read_bytes()
    alone_api = _tesseract(MODELS[answer["language"]])
    began = time.process_time()
    alone = _read_alone(data, alone_api)
    middle = time.process_time()
    (extraction,) = extract_bytes(data, scan.name, entities=False)
    ended = time.process_time()
    return compare(
        printed,
        alone,
        _words_by_page(extraction, len(printed)),
        Read(
            pages=len(printed),
            seconds=ended - middle,
            alone_seconds=middle - began,
            scores=[score(extraction.case.model_dump(mode="json"), answer).overall],
        ),
    )


def compare(
    printed: Sequence[Words], alone: Sequence[Words], ours: Sequence[Words], read: Read
) -> Read:
    """``read`` with the words of each page that are printed, wrong and lost."""
    for want, theirs, own in zip(printed, alone, ours, strict=True):
        read.words += want.total()
        read.wrong += (want - own).total()
        read.alone_wrong += (want - theirs).total()
        read.lost += (want & theirs) - own
        read.instead += own - want
    return read


def words(text: str) -> Words:
    """The words and numbers in ``text``."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "")))


def page(found: dict[str, Read], drawn: str) -> str:
    """The results as a page of Markdown."""
    total = Read()
    for read in found.values():
        total.add(read)
    rows = [f"| {name} {_row(read)}" for name, read in (found | {"all": total}).items()]
    head = (
        "# Scans beside Tesseract alone\n\nWritten by `python -m benchmarks.scans` "
        "([benchmarks/scans.py](../scans.py)); do not edit. Publications of our press (seeds "
        f"{drawn}, on which nothing is tuned), scanned in some of the ways of "
        "[scan.py](../../tests/press/scan.py). Tesseract alone reads the page as it is drawn, at "
        f"{DPI} dpi, with the model of its language. *Ratio*: processor time of the whole pipeline "
        "over that of Tesseract alone. *Lost*: words that Tesseract alone reads right and we do "
        "not. Words are compared page by page as they are printed, in any order.\n\n"
        "| scanner | pages | seconds a page | alone | ratio | words | wrong | wrong, alone | lost "
        "| score | lowest |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    )
    return head + "\n".join(rows) + "\n"


def _row(read: Read) -> str:
    mean = sum(read.scores) / len(read.scores)
    return (
        f"| {read.pages} | {read.seconds / read.pages:.2f} | {read.alone_seconds / read.pages:.2f} "
        f"| {read.seconds / read.alone_seconds:.2f} | {read.words} | {read.wrong} "
        f"| {read.alone_wrong} | {read.lost.total()} | {mean:.3f} | {min(read.scores):.3f} |"
    )


def _made(order: Order, folder: Path) -> Path:
    (entry,) = press_batch([order], folder)
    return folder / str(entry["file"])


def _pages_of(path: Path) -> list[Words]:
    return [_words_of(line.text for line in page.lines) for page in read_pdf(path.read_bytes())]


def _words_by_page(extraction: Extraction, pages: int) -> list[Words]:
    lines = extraction.account.lines
    return [
        _words_of(line.text for line in lines if line.page == number)
        for number in range(1, pages + 1)
    ]


def _words_of(lines: Iterable[str]) -> Words:
    return words("\n".join(lines))


@lru_cache(maxsize=len(MODELS))
def _tesseract(model: str) -> Any:
    """Tesseract with its usual settings and one model."""
    import tesserocr

    return tesserocr.PyTessBaseAPI(
        path=str(models_folder()), lang=model, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
    )


def _read_alone(data: bytes, api: Any) -> list[Words]:
    """The words of each page as Tesseract alone reads them."""
    document: Any = pypdfium2.PdfDocument(data)
    found = []
    for one in document:
        picture = one.render(scale=DPI / 72, grayscale=True).to_numpy()
        pixels = np.ascontiguousarray(picture.reshape(picture.shape[:2]))
        height, width = pixels.shape
        api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
        api.SetSourceResolution(DPI)
        found.append(words(api.GetUTF8Text()))
    document.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
