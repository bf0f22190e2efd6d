"""Light that falls off across a scanned sheet, on sheets made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.readers.ocr.light import CELL, even_out_light
from pipeline.readers.ocr.page_image import Picture
from pipeline.readers.ocr.panels import find_panels

Grid = NDArray[np.float64]
HEIGHT, WIDTH = 60 * CELL, 40 * CELL
PAPER = 240.0
PANEL = slice(20 * CELL, 30 * CELL), slice(8 * CELL, 32 * CELL)


def _sheet(paper: float = PAPER) -> Grid:
    """A sheet with lines of words, dark bars, as far apart as those of text."""
    sheet = np.full((HEIGHT, WIDTH), paper)
    for top in range(2 * CELL, HEIGHT - 2 * CELL, 70):
        for left in range(3 * CELL, WIDTH - 3 * CELL, 120):
            sheet[top : top + 25, left : left + 100] = 20
    return sheet


def _lamp(loss: float) -> Grid:
    """Light that loses this share from the upper left corner to the lower right one."""
    down, across = (np.linspace(0, 1, count) for count in (HEIGHT, WIDTH))
    return 1 - loss * (down[:, np.newaxis] ** 2 + across) / 2


def _seen(sheet: Grid, *, channels: int = 1) -> NDArray[np.uint8]:
    return np.repeat(np.round(sheet).astype(np.uint8)[:, :, np.newaxis], channels, axis=2)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("loss", [0.15, 0.3])
def test_paper_is_as_light_everywhere_as_at_its_lightest(loss: float, channels: int) -> None:
    even = even_out_light(_seen(_sheet() * _lamp(loss), channels=channels))
    assert even.shape == (HEIGHT, WIDTH, channels)
    paper = even[_sheet() == PAPER]
    assert paper.min() >= PAPER - 4
    assert paper.max() <= PAPER + 4
    assert even[_sheet() < PAPER].max() <= 24


def test_even_light_is_left_alone() -> None:
    seen = _seen(_sheet() * _lamp(0.01))
    assert even_out_light(seen) is seen


@pytest.mark.parametrize("color", [PAPER - 12, 90.0])
def test_a_box_on_the_sheet_stays_as_far_from_the_paper_as_it_is(color: float) -> None:
    sheet = _sheet()
    sheet[PANEL] = color
    even = even_out_light(_seen(sheet * _lamp(0.15)))
    (panel,) = find_panels(Picture(even, 320, 480, (240, 240, 240), 0.2))
    assert panel.color[0] == pytest.approx(color, abs=4)
    assert (panel.top, panel.x0) == pytest.approx((PANEL[0].start, PANEL[1].start), abs=10)


def test_a_tint_over_half_the_page_is_no_shade() -> None:
    sheet = _sheet()
    sheet[:, WIDTH // 2 :] = np.minimum(sheet[:, WIDTH // 2 :], PAPER - 15)
    seen = _seen(sheet)
    assert even_out_light(seen) is seen


@pytest.mark.parametrize(
    "sheet",
    [
        np.random.default_rng(1).uniform(0, 255, (HEIGHT // CELL, WIDTH // CELL)).repeat(CELL, 0),
        np.full((HEIGHT, WIDTH // CELL), 60.0) * np.linspace(1, 0.5, HEIGHT)[:, np.newaxis],
    ],
    ids=["photograph", "dark page"],
)
def test_where_no_paper_is_seen_nothing_is_changed(sheet: Grid) -> None:
    seen = _seen(sheet.repeat(CELL, 1))
    assert even_out_light(seen) is seen


def test_what_is_too_small_for_a_page_is_left_alone() -> None:
    seen = _seen(_sheet() * _lamp(0.3))[: 7 * CELL]
    assert even_out_light(seen) is seen
