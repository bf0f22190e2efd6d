"""Tesseract through tesserocr: the words it reads.

The engine comes with tesserocr's wheels, so that its version is pinned by our lock; the models
come with the system's Tesseract (``tesseract-ocr-fra`` and so on).
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import Rejected, RejectionCode
from pipeline.extras import Extra, install_command, is_installed
from pipeline.readers.ocr.models import models_folder

# One page is read by one thread: workers already use the cores, and threads that share a page
# make the engine slower (tesseract-ocr/tesseract#3109). Read when the engine's library is loaded.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

Pixels = NDArray[np.uint8]

# A line read with less than this confidence (0–100) is dust or a photograph, not type. Single words
# prove nothing: an apostrophe that may be one of two marks brings a clear word down to 0.
NOISE = 40.0
# A line whose letters are this sure on the mean is type all the same: a short one may have an
# apostrophe in each of its words. Letters that are read right are at 98 or 99.
SURE_LETTERS, FEW_LETTERS = 95.0, 4
# Long addresses are no words of any language: they are type however unsure the engine is of them.
_ADDRESS = re.compile(r"\bhttps?:|\bwww\.|[\w-]{3,}[/_.][\w-]{3,}[/_.][\w-]{2,}")


class Layout(StrEnum):
    """How the text of a picture stands: anyhow, in one column, in lines of one size, or in one."""

    PAGE = "AUTO"
    COLUMN = "SINGLE_COLUMN"
    BLOCK = "SINGLE_BLOCK"
    LINE = "SINGLE_LINE"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the engine read it; box in pixels; ``starts_line`` where it begins a line.

    ``confidence`` is the engine's in the whole word, ``letters`` the mean of that in each sign, and
    ``least`` the smallest of that in its letters and figures: of an apostrophe it is never sure.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    starts_line: bool
    letters: float = 0.0
    least: float = 100.0


class Engine:
    """A Tesseract with its models loaded; reads pictures given as grey or RGB pixels."""

    def __init__(self, folder: Path, codes: Sequence[str]) -> None:
        import tesserocr

        # Its image library would tell the terminal of each box that it passes over.
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._engine: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(
            path=str(folder), lang="+".join(codes), oem=tesserocr.OEM.LSTM_ONLY
        )

    def words(self, pixels: Pixels, dpi: int, layout: Layout = Layout.PAGE) -> list[Word]:
        """The words of a picture whose text stands in this ``layout``."""
        self._show(pixels, dpi, layout)
        self._api.Recognize()
        return [word for line in lines_of(self._iterate()) if is_type(line) for word in line]

    def digits(self, pixels: Pixels, dpi: int) -> str:
        """The digits of a cut-out that holds nothing else; empty when unsure."""
        self._api.SetVariable("tessedit_char_whitelist", "0123456789")
        self._show(pixels, dpi, Layout.LINE)
        text = self._api.GetUTF8Text().strip()
        sure = self._api.MeanTextConf() >= NOISE
        self._api.SetVariable("tessedit_char_whitelist", "")
        return text if sure and text.isdigit() else ""

    def _show(self, pixels: Pixels, dpi: int, mode: str) -> None:
        pixels = np.ascontiguousarray(pixels)
        height, width = pixels.shape[:2]
        depth = pixels.shape[2] if pixels.ndim == 3 else 1
        # What was learnt from one picture must not change how the next is read.
        self._api.ClearAdaptiveClassifier()
        self._api.SetPageSegMode(getattr(self._engine.PSM, mode))
        self._api.SetImageBytes(pixels.tobytes(), width, height, depth, width * depth)
        self._api.SetSourceResolution(dpi)

    def _iterate(self) -> list[Word]:
        found: list[tuple[Word, list[tuple[str, float]]]] = []
        word, letter = self._engine.RIL.WORD, self._engine.RIL.SYMBOL
        starts = True
        for item in self._engine.iterate_level(self._api.GetIterator(), letter):
            starts = starts or item.IsAtBeginningOf(self._engine.RIL.TEXTLINE)
            if item.IsAtBeginningOf(word):
                box = item.BoundingBox(word)
                text = (item.GetUTF8Text(word) or "").strip() if box else ""
                if text:
                    x0, top, x1, bottom = map(float, box)
                    one = Word(text, x0, top, x1, bottom, item.Confidence(word), starts)
                    found.append((one, []))
                    starts = False
            if found:
                sign = item.GetUTF8Text(letter) or ""
                found[-1][1].append((sign, item.Confidence(letter)))
        return [_with_letters(one, signs) for one, signs in found]


def _with_letters(word: Word, signs: Sequence[tuple[str, float]]) -> Word:
    """``word`` with how sure the engine is of its ``signs``."""
    sure = [confidence for _, confidence in signs]
    own = [confidence for sign, confidence in signs if sign.isalnum()]
    return replace(word, letters=sum(sure) / len(sure), least=min(own, default=100.0))


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """``words`` in lines, as the engine has put them."""
    lines: list[list[Word]] = []
    for word in words:
        if word.starts_line or not lines:
            lines.append([])
        lines[-1].append(word)
    return lines


def is_type(line: Sequence[Word]) -> bool:
    """Whether a line is type rather than dust or a photograph.

    Rows of dots, dashes and rules beside its words say nothing of these.
    """
    said = [word for word in line if any(map(str.isalnum, word.text))] or line
    lengths = [len(word.text) for word in said]
    if _mean([word.confidence for word in said], lengths) >= NOISE:
        return True
    letters = _mean([word.letters for word in said], lengths)
    if letters >= SURE_LETTERS and sum(lengths) >= FEW_LETTERS:
        return True
    return bool(_ADDRESS.search(" ".join(word.text for word in line)))


def _mean(values: Sequence[float], lengths: Sequence[int]) -> float:
    """The mean of what holds for each word, weighed by its letters."""
    return sum(v * n for v, n in zip(values, lengths, strict=True)) / sum(lengths)


@lru_cache(maxsize=4)
def engine(languages: tuple[str, ...]) -> Engine:
    """An engine for ``languages`` (ISO 639-1); raises Rejected naming what to install."""
    return Engine(check_installed(languages), _codes(languages))


def check_installed(languages: Sequence[str]) -> Path:
    """The folder of the models; raises Rejected naming what OCR in ``languages`` lacks."""
    folder, lacking = models_folder(), what_to_install(languages)
    if folder is not None and lacking is None:
        return folder
    raise Rejected(
        RejectionCode.NEEDS_OCR,
        "The PDF must be read by OCR, which is not installed here: install "
        f"{lacking}, then run the pipeline again.",
    )


def _codes(languages: Sequence[str]) -> list[str]:
    """The models of ``languages``, by the names that Tesseract has for them."""
    known = _data()["languages"]
    return [known[language] for language in languages if language in known]


def what_to_install(languages: Sequence[str]) -> str | None:
    """What OCR in ``languages`` lacks here, and the commands for it; None if it lacks nothing."""
    folder = models_folder()
    codes = _codes(languages)
    lacking = [c for c in codes if folder is None or not (folder / f"{c}.traineddata").is_file()]
    steps = [] if is_installed(Extra.OCR) else [f"“{install_command(Extra.OCR)}”"]
    if folder is None:
        steps.append(f"Tesseract ({_system_command(codes)})")
    elif lacking:
        names = ", ".join(lacking)
        steps.append(f"Tesseract’s language data for {names} ({_system_command(codes)})")
    return " and ".join(steps) or None


def _system_command(codes: Sequence[str]) -> str:
    """How each system installs Tesseract with the models ``codes``."""
    install = _data()["install"]
    packs = {
        "debian_packs": " ".join(f"tesseract-ocr-{code}" for code in codes),
        "names": ", ".join(codes),
    }
    return (
        f"on Debian or Ubuntu “{install['debian'].format(**packs)}”, on "
        f"macOS “{install['macos'].format(**packs)}”, on Windows "
        f"“{install['windows'].format(**packs)}”"
    )


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    text = resources.files("pipeline.data").joinpath("tesseract.toml").read_text("utf-8")
    return tomllib.loads(text)
