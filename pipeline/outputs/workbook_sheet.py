"""Writes one table as a sheet of the workbook: an Excel table, formats, widths, row heights."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from pipeline.outputs.cell_texts import cut, is_link
from pipeline.outputs.sheet_columns import Cell, Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINKS_PER_SHEET = 65_530
"""Links that Excel allows on one sheet; further addresses are written as text."""

ROWS_PER_SHEET = 1_048_576
"""Rows that Excel has on one sheet; what does not fit is left to the CSV file, and that is said."""

TALLEST = 27
"""Most lines of a row: Excel allows 409 points, and a row as high as the screen hides others."""

_NARROWEST, _WIDEST = 8, 60  # in digits of the standard font, Excel's unit; 60 are easy to read
_NEARLY_ALL = 0.9
_WHOLE = 30  # a text up to this length is not wrapped
_FILTER_BUTTON = 3
_LINE = 15.0  # points, the line height of the standard font
_SLANTED_HEAD = 110.0
_HEAD_LIMIT = 255  # characters, of a column of a table of Excel's
_MARK_WIDTH = 5
_A4 = 9
_PAGE_WIDTH = 250  # still legible when scaled to the width of a landscape A4 page
MARK = "✓"
MARKED = f'"{MARK}";;'
"""Shows 1 as a mark and 0 as nothing, so that marks can be added up, also by pivot tables."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title and the type of its cells; yes and no are 1 and 0, shown as marks."""

    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Grid:
    """The contents of one sheet; ``name`` is what formulas call its table.

    ``tallest`` is the most lines of a row. ``counted`` adds a row above the headers with the number
    of marks in each column among the filtered rows, and a column with the number in each row.
    ``links`` are what the first cell of each row leads to, ``empty`` says why there is no row.
    """

    title: str
    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tallest: int = TALLEST
    counted: bool = False
    links: tuple[Cell, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The formats of a workbook."""

    head: Format
    slanted: Format
    text: Format
    whole: Format
    day: Format
    mark: Format
    link: Format
    count: Format
    note: Format

    @classmethod
    def of(cls, book: Workbook) -> Look:
        head = {
            "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "valign": "vcenter",
            "text_wrap": True, "border": 1, "border_color": "#FFFFFF",
        }  # fmt: skip
        cell = {"valign": "top", "bottom": 1, "bottom_color": "#D5DBE3"}
        return cls(
            head=book.add_format(head),
            slanted=book.add_format(
                {**head, "rotation": 90, "valign": "bottom", "align": "center"}
            ),
            text=book.add_format({**cell, "text_wrap": True}),
            whole=book.add_format({**cell, "num_format": "0", "align": "center"}),
            day=book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "left"}),
            mark=book.add_format(
                {**cell, "align": "center", "bold": True, "color": "#1B7F4B", "num_format": MARKED}
            ),
            link=book.add_format(
                {**cell, "text_wrap": True, "font_color": "#0B5CAD", "underline": 1}
            ),
            count=book.add_format({"bold": True, "align": "center", "bg_color": "#E8EDF3"}),
            note=book.add_format({"italic": True, "font_color": "#5A6472"}),
        )


def write_sheet(book: Workbook, look: Look, grid: Grid) -> None:
    """Add ``grid`` to ``book``: a table with frozen headers, filters, and cells of their type.

    Excel's tables have at least one row: without any, the sheet says why it is empty.
    """
    sheet = book.add_worksheet(grid.title)
    first = 2 if grid.counted else 1
    room = ROWS_PER_SHEET - first - 1  # the last row says how many are left out
    left_out = max(0, len(grid.rows) - room)
    grid = replace(grid, rows=grid.rows[:room]) if left_out else grid
    columns = [[row[at] for row in grid.rows] for at in range(len(grid.heads))]
    widths = [
        _MARK_WIDTH if grid.counted and head.kind is Kind.BOOLEAN else _width(head, cells)
        for head, cells in zip(grid.heads, columns, strict=True)
    ]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    heads = _write_heads(sheet, look, grid, first - 1)
    for number, lines in enumerate(_lines(columns, widths, grid.tallest), first):
        if lines > 1:
            sheet.set_row(number, lines * _LINE)
    _write_rows(sheet, look, grid, first)
    if grid.counted:
        _write_counts(sheet, look, grid, first)
    sheet.freeze_panes(first, 1)
    if grid.rows:
        last = first - 1 + len(grid.rows)
        table = {"name": grid.name, "style": None, "columns": heads}
        sheet.add_table(first - 1, 0, last, len(grid.heads) - 1, table)
        if left_out:
            sheet.write_string(
                last + 1, 0, f"{left_out:,} more rows are in the CSV file alone.", look.note
            )
    else:
        sheet.write_string(first, 0, grid.empty, look.note)
    _set_up_print(sheet, first - 1, fits=sum(widths) <= _PAGE_WIDTH)


def _set_up_print(sheet: Worksheet, heads: int, *, fits: bool) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(heads)
    if fits:
        sheet.fit_to_pages(1, 0)


def _write_heads(
    sheet: Worksheet, look: Look, grid: Grid, row: int
) -> list[dict[str, str | Format]]:
    """Write the headers; the columns of the table under them, as XlsxWriter describes them."""
    sheet.set_row(row, _SLANTED_HEAD if grid.counted else 2 * _LINE)
    columns: list[dict[str, str | Format]] = []
    titles = _distinct([head.title for head in grid.heads])
    for at, (head, title) in enumerate(zip(grid.heads, titles, strict=True)):
        slanted = grid.counted and head.kind is Kind.BOOLEAN
        look_of_head = look.slanted if slanted else look.head
        sheet.write_string(row, at, title, look_of_head)
        columns.append({"header": title, "header_format": look_of_head})
    return columns


def _distinct(titles: Sequence[str]) -> list[str]:
    """``titles``, numbered where Excel would see the same twice: it does not tell cases apart."""
    distinct: dict[str, str] = {}
    for title in titles:
        shown, count = title[:_HEAD_LIMIT], 1
        while shown.lower() in distinct:
            count += 1
            mark = f" ({count})"
            shown = title[: _HEAD_LIMIT - len(mark)] + mark
        distinct[shown.lower()] = shown
    return list(distinct.values())


def _write_rows(sheet: Worksheet, look: Look, grid: Grid, first: int) -> None:
    """Write all cells, each with its type. A text is never read as a formula."""
    kinds = [head.kind for head in grid.heads]
    links = 0
    for number, row in enumerate(grid.rows, first):
        for at, (kind, cell) in enumerate(zip(kinds, row, strict=True)):
            if not isinstance(cell, str):
                if cell is None:
                    sheet.write_blank(number, at, None, look.text)
                else:
                    look_of_cell = look.mark if kind is Kind.BOOLEAN else look.whole
                    sheet.write_number(number, at, int(cell), look_of_cell)
            elif not cell:
                sheet.write_blank(number, at, None, look.text)
            elif kind is Kind.DATE and (day := _day(cell)):
                sheet.write_datetime(number, at, day, look.day)
            elif links < LINKS_PER_SHEET and is_link(cell):
                sheet.write_url(number, at, cell, look.link, string=cell)
                links += 1
            else:
                sheet.write_string(number, at, cut(cell), look.text)
    _write_review_links(sheet, look, grid, first, LINKS_PER_SHEET - links)


def _write_review_links(sheet: Worksheet, look: Look, grid: Grid, first: int, at_most: int) -> None:
    """Let the first cell of each row lead to its review page, of so many rows at most."""
    for number, (row, link) in enumerate(zip(grid.rows, grid.links, strict=False)):
        if link is not None and number < at_most:
            sheet.write_url(
                first + number, 0, f"external:{link}", look.link, string=cut(str(row[0]))
            )


def _day(text: str) -> datetime.date | None:
    """The date in ``text``; None before 1900, the first year of Excel's dates."""
    day = datetime.date.fromisoformat(text)
    return day if day.year >= 1900 else None


def _write_counts(sheet: Worksheet, look: Look, grid: Grid, first: int) -> None:
    """Write counts as formulas that follow the filter, with their unfiltered values."""
    from xlsxwriter.utility import xl_range

    marks = [at for at, head in enumerate(grid.heads) if head.kind is Kind.BOOLEAN]
    total, last = len(grid.heads) - 1, first + max(len(grid.rows), 1) - 1
    sheet.write_string(0, 0, "Shown", look.count)
    sheet.write_formula(
        0, 1, f"=SUBTOTAL(103,{xl_range(first, 0, last, 0)})", look.count, len(grid.rows)
    )
    for at in range(2, total + 1):
        sheet.write_blank(0, at, None, look.count)
    for at in marks:
        count = sum(1 for row in grid.rows if row[at])
        formula = f"=SUBTOTAL(109,{xl_range(first, at, last, at)})"
        sheet.write_formula(0, at, formula, look.count, count)
    for number, row in enumerate(grid.rows, first):
        formula = f"=SUM({xl_range(number, marks[0], number, marks[-1])})"
        sheet.write_formula(number, total, formula, look.whole, sum(bool(row[at]) for at in marks))


def _width(head: Head, cells: Sequence[Cell]) -> int:
    """A width that fits nearly all of ``cells``, so that a single long one does not widen it."""
    lengths = sorted(_longest_line(str(cell)) for cell in cells if cell is not None)
    if not lengths:
        lengths = [0]
    usual = max(lengths[ceil((len(lengths) - 1) * _NEARLY_ALL)], min(lengths[-1], _WHOLE))
    title = max(map(len, head.title.split())) + _FILTER_BUTTON
    return min(max(usual + 1, title, _NARROWEST), _WIDEST)


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n"))) if "\n" in text else len(text)


def _lines(columns: Sequence[Sequence[Cell]], widths: Sequence[int], tallest: int) -> list[int]:
    """The number of lines of each row when its texts are wrapped, ``tallest`` at most."""
    lines = [1] * max(map(len, columns))
    for cells, width in zip(columns, widths, strict=True):
        for at, cell in enumerate(cells):
            if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
                lines[at] = min(max(lines[at], _wrapped_lines(cell, width)), tallest)
    return lines


def _wrapped_lines(text: str, width: int) -> int:
    """The number of lines of ``text`` when it is wrapped."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    if len(line) <= width:
        return 1
    # A long word, such as an address, moves to the next line and leaves part of a line empty.
    moved = max(map(len, line.split()[1:]), default=0) > width / 2
    return ceil(len(line) / width) + moved
