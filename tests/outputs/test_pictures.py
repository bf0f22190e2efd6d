"""Pictures of pages: whatever a page's size, none costs the record or the machine's memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.outputs.review_site.pictures import (
    DPI,
    LONGEST_SIDE,
    MOST_PIXELS,
    draw_pages,
    scale_of,
)

A4 = (595.0, 842.0)


@pytest.mark.parametrize("size", [A4, (842.0, 1191.0), (200.0, 14_400.0)])
def test_pages_in_bounds_are_drawn_sharply(size: tuple[float, float]) -> None:
    bounded = size[1] == 14_400.0
    assert (scale_of(*size) < DPI / 72) == bounded


@pytest.mark.parametrize(
    "size", [(14_400.0, 14_400.0), (20.0, 90_000.0), (1e6, 1e6), (0.0, 0.0), (3_000.0, 3_000.0)]
)
def test_no_picture_is_larger_than_its_format_or_memory_allow(size: tuple[float, float]) -> None:
    scale = scale_of(*size)
    width, height = (side * scale + 1 for side in size)
    assert max(width, height) <= LONGEST_SIDE
    assert int(width) * int(height) <= MOST_PIXELS * 1.01


def test_a_page_that_cannot_be_drawn_has_no_picture_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = Canvas(str(tmp_path / "case.pdf"), pagesize=A4)
    for _ in range(3):
        canvas.drawString(50, 50, "text")
        canvas.showPage()
    canvas.save()
    save = Image.Image.save

    def failing(picture: Image.Image, path: Path, *rest: object, **more: object) -> None:
        if path.name == "2.webp":
            raise ValueError("encoding error 5: Image size exceeds WebP limit")
        save(picture, path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "save", failing)
    draw_pages(tmp_path / "case.pdf", tmp_path / "pages")
    assert sorted(path.name for path in (tmp_path / "pages").glob("*.webp")) == ["1.webp", "3.webp"]
