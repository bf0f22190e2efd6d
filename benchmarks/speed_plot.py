"""Draws the results of the speed benchmark: bars for the tools, lines by length."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.contenders import BASE, RECORD
from benchmarks.speed_results import Length, Results, Row

_WIDTH, _NAMES, _BAR, _GAP, _TOP = 760, 240, 18, 8, 46
_LINES_HEIGHT = 170
_OURS, _THEIRS, _INK, _PALE = "#0b6e4f", "#9aa5b1", "#1f2933", "#e4e7eb"
_SHADES = ("#0b6e4f", "#e07a1f")


def draw(results: Results) -> str:
    """An SVG picture; both axes are logarithmic."""
    rows = sorted(results.rows, key=lambda row: row.cpu)
    bars_end = _TOP + len(rows) * (_BAR + _GAP)
    height = bars_end + (_LINES_HEIGHT + 90 if results.lengths else 10)
    body = "\n".join([*_bars(rows, results), *_lengths(results.lengths, bars_end + 50)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _bars(rows: Sequence[Row], results: Results) -> Iterator[str]:
    base = results.row(BASE)
    if base is None:
        return
    yield _text(
        10, 22, "Processor time a page, as a multiple of PDFium’s for the bare text", size=14
    )
    longest = math.log10(max(10.0, *(row.cpu / base.cpu for row in rows)))
    room = _WIDTH - _NAMES - 60
    for at, row in enumerate(rows):
        top = _TOP + at * (_BAR + _GAP)
        ratio = row.cpu / base.cpu
        width = max(2.0, room * math.log10(max(1.0, ratio)) / longest)
        color = _OURS if row.yields == RECORD else _THEIRS
        yield _text(_NAMES - 8, top + 13, row.name, anchor="end")
        yield f'<rect x="{_NAMES}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{color}"/>'
        yield _text(_NAMES + width + 6, top + 13, f"{ratio:.1f} ×")


def _lengths(lengths: Sequence[Length], top: int) -> Iterator[str]:
    if not lengths:
        return
    most = max(one.cpu for one in lengths)
    pages = sorted({one.pages for one in lengths})
    yield _text(10, top - 8, "Milliseconds a page, by pages of the publication", size=14)
    for value in (0.0, most / 2, most):
        y = _height(value, most, top)
        yield f'<path d="M{_NAMES} {y:.1f}H{_WIDTH - 60}" stroke="{_PALE}"/>'
        yield _text(_NAMES - 8, y + 4, f"{value:.0f}", anchor="end")
    for number in pages:
        x = _across(number, pages)
        yield _text(x, top + _LINES_HEIGHT + 28, f"{number:,}", anchor="middle")
    for shade, reader in zip(_SHADES, dict.fromkeys(one.reader for one in lengths), strict=False):
        points = [
            (_across(one.pages, pages), _height(one.cpu, most, top))
            for one in lengths
            if one.reader == reader
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{shade}" stroke-width="2"/>'
        for x, y in points:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{shade}"/>'
        yield _text(points[-1][0], points[-1][1] - 10, reader, anchor="end")


def _across(pages: int, all_pages: Sequence[int]) -> float:
    """The position of a number of pages on a logarithmic axis."""
    first, last = math.log(all_pages[0]), math.log(all_pages[-1])
    return _NAMES + 10 + (_WIDTH - _NAMES - 80) * (math.log(pages) - first) / ((last - first) or 1)


def _height(value: float, most: float, top: int) -> float:
    return top + 10 + _LINES_HEIGHT * (1 - value / most)


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">'
        f"{escape(text)}</text>"
    )
