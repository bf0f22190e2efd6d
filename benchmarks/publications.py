"""The publications that the speed benchmark reads: the samples, some from the press, long ones."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.press.producers import producer
from tests.press.run import Order, press_all

ROOT = Path(__file__).parents[1]
_TEXTS = ROOT / "tests/press/sample_texts"
_SAMPLES = ROOT / "raw_pdfs"
_PRODUCERS, _SEEDS = ("reportlab", "typst"), range(4)
_LEFT, _WIDTH, _FOOT, _PITCH = 70.0, 455.0, 80.0, 1.25
_SEED = 1
"""Which texts stand where in a long publication: the same every time."""


def usual(folder: Path) -> list[Path]:
    """The samples and a few publications that the press makes in ``folder``."""
    orders = [
        Order(name, seed)
        for name in _PRODUCERS
        if not producer(name).available()
        for seed in _SEEDS
    ]
    press_all(orders, folder, 1)
    return [*sorted(_SAMPLES.glob("*.pdf")), *sorted(folder.glob("*.pdf"))]


def long(path: Path, pages: int) -> Path:
    """A publication with this number of ``pages``, each like those of a short one.

    Each has a running header and footer, a number, a callout in a box, and paragraphs; the five
    sections share the pages.
    """
    text = tomllib.loads((_TEXTS / "a-season-and-a-return.toml").read_text("utf-8"))
    choice = random.Random(_SEED)
    paragraphs = [_plain(passage) for part in text["sections"] for passage in part["passages"]]
    boxes = [box["text"] for part in text["sections"] for box in part.get("callouts", ())]
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(pages):
        page = _Page(canvas, number + 1)
        if number == 0:
            page.put(text["title"], "Helvetica-Bold", 18)
            page.put(f"{text['location']} (2018-2020)", "Helvetica", 12)
        for at in range(_begun(number, pages, 5), _begun(number + 1, pages, 5)):
            page.put(text["sections"][at]["heading"], "Helvetica-Bold", 14)
        page.box(choice.choice(boxes))
        while page.put(choice.choice(paragraphs), "Times-Roman", 10):
            pass
        canvas.showPage()
    canvas.save()
    return path


def _begun(page: int, pages: int, sections: int) -> int:
    """The number of sections that begin before a page; they are evenly distributed."""
    return min(sections, -(-page * sections // pages))


def _plain(passage: str) -> str:
    return re.sub(r"\[\^\d+\]|^\* |_", "", passage)


class _Page:
    """A page that is filled from the top; ``put`` returns whether there was room."""

    def __init__(self, canvas: Canvas, number: int) -> None:
        self._canvas, self._top = canvas, 770.0
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_LEFT, 805, "A SEASON AND A RETURN")
        canvas.drawRightString(_LEFT + _WIDTH, 40, str(number))
        canvas.drawString(
            _LEFT, 60, f"{number}  Report no. {number}, https://example.org/{number}."
        )

    def put(self, text: str, font: str, size: float) -> bool:
        lines = simpleSplit(text, font, size, _WIDTH)
        if self._top - len(lines) * size * _PITCH < _FOOT:
            return False
        self._canvas.setFont(font, size)
        for line in lines:
            self._top -= size * _PITCH
            self._canvas.drawString(_LEFT, self._top, line)
        self._top -= size
        return True

    def box(self, text: str) -> None:
        lines = simpleSplit(text, "Helvetica-Bold", 9, _WIDTH / 2)
        height = len(lines) * 9 * _PITCH + 12
        self._canvas.setFillGray(0.88)
        self._canvas.rect(_LEFT, self._top - height, _WIDTH / 2 + 12, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        self._canvas.setFont("Helvetica-Bold", 9)
        for at, line in enumerate(lines, 1):
            self._canvas.drawString(_LEFT + 6, self._top - 3 - at * 9 * _PITCH, line)
        self._top -= height + 10
