"""What others do to a finished file, and what that changes of the right answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.foreign.glyph_maps import DAMAGES, damage
from benchmarks.foreign.overlays import hidden_layer, spreads, stamp, trimmed, watermark
from benchmarks.foreign.producer import run
from tests.press.scan import without_annotations

Answer = dict[str, Any]
Change = Callable[[Path, Answer, random.Random], Answer]
ALL = ("pdftex", "wkhtmltopdf", "groff", "fop", "docx", "xetex", "typst-book")
MAPPED = ("xetex", "typst-book", "docx", "wkhtmltopdf")  # their fonts have tables of letters
WITH_LIGATURES = ("xetex", "typst-book")


@dataclass(frozen=True)
class Post:
    """A way to process files, and the producers whose files it can show something on."""

    change: Change
    producers: Sequence[str] = ALL


def _same(change: Callable[[Path, random.Random], object]) -> Change:
    """A change that leaves the right answer as it is."""

    def changed(path: Path, answer: Answer, rng: random.Random) -> Answer:
        change(path, rng)
        return answer

    return changed


def _rewritten(*command: str) -> Callable[[Path, random.Random], None]:
    """A program that reads one file (``IN``) and writes another (``OUT``)."""

    def rewrite(path: Path, _: random.Random) -> None:
        fresh = path.with_suffix(".tmp")
        names = {"IN": str(path.resolve()), "OUT": str(fresh.resolve())}
        run(*(names.get(word, word) for word in command), folder=path.parent)
        fresh.replace(path)

    return rewrite


def _damaged(kind: str) -> Change:
    def change(path: Path, answer: Answer, rng: random.Random) -> Answer:
        if not damage(path, kind, rng):
            raise RuntimeError(f"no font of {path.name} has what “{kind}” would change")
        return answer

    return change


def _imposed(path: Path, answer: Answer, rng: random.Random) -> Answer:
    """Two to a sheet: pages are counted by sheet, and links that were areas are lost."""
    first = spreads(path, rng)
    fresh = without_annotations(answer)
    for name in ("callouts", "footnotes"):
        fresh[name] = [
            {**one, "page": one["page"] and 1 + (one["page"] - 1 + 2 - first) // 2}
            for one in fresh[name]
        ]
    return fresh


def _outlined(path: Path, answer: Answer, rng: random.Random) -> Answer:
    """Letters as outlines: nothing but the picture is left."""
    _rewritten(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-sDEVICE=pdfwrite",
        "-dNoOutputFonts",
        "-o",
        "OUT",
        "IN",
    )(path, rng)
    return without_annotations(answer)


POSTS: dict[str, Post] = {
    "gs": Post(
        _same(
            _rewritten(
                "gs",
                "-q",
                "-dNOPAUSE",
                "-dBATCH",
                "-sDEVICE=pdfwrite",
                "-dPDFSETTINGS=/ebook",
                "-o",
                "OUT",
                "IN",
            )
        )
    ),
    "qpdf": Post(
        _same(
            _rewritten(
                "qpdf",
                "--linearize",
                "--object-streams=generate",
                "--recompress-flate",
                "IN",
                "OUT",
            )
        )
    ),
    "encrypted": Post(
        _same(_rewritten("qpdf", "--encrypt", "", "owner", "256", "--", "IN", "OUT"))
    ),
    "watermark": Post(_same(watermark)),
    "stamp": Post(_same(stamp)),
    "trimmed": Post(_same(trimmed)),
    "layer": Post(_same(hidden_layer)),
    "spreads": Post(_imposed),
    "outlined": Post(_outlined),
} | {
    kind: Post(_damaged(kind), WITH_LIGATURES if "ligatures" in kind else MAPPED)
    for kind in DAMAGES
}
