"""The report as a Word document, which an analyst can go on writing in.

Needs the extra “report”.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.extras import Extra, is_installed
from pipeline.report.case_groups import Chart
from pipeline.report.report_content import Report

FILE = "report.docx"

_MADE_BY = "case-study-pipeline"
_CREATED = datetime.datetime(2000, 1, 1)
"""A fixed date, so that the same records give the same bytes."""
_PACKED = (1980, 1, 1, 0, 0, 0)
_LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
_WIDTHS = (5.0, 8.5, 1.5)
"""Of a chart's columns, in centimetres: together the width of the text on the page."""
_BLOCKS, _BAR_SIZE = 24, 8
"""Blocks of the longest bar, and their size in points: a block is at most as wide as high, so that
24 of 8 points need 6.8 cm."""
_COLOUR = (0x2F, 0x6A, 0xA3)
# What XML cannot hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render_report_document(report: Report) -> bytes | None:
    """The document of ``report``; None where the extra is missing or cannot load."""
    if not is_installed(Extra.REPORT):
        return None
    try:
        from docx import Document
    except ImportError:
        return None
    document = Document()
    _set_up(document, report)
    document.add_heading(report.text("title"), 0)
    document.add_paragraph(_fit(f"{report.count} · {report.selection}"))
    if not report.cases:
        document.add_paragraph(report.text("no_cases"))
        return _packed(document)
    document.add_paragraph(report.checked)
    document.add_paragraph(report.text("caution"))
    for chart in report.charts:
        _add_chart(document, report, chart)
    document.add_heading(report.text("list"), 1)
    for case in report.cases:
        about = ", ".join(filter(None, [case.subtitle, case.source.file]))
        _add_item(document, case.title or case.source.file, about)
    return _packed(document)


def is_our_document(path: Path) -> bool:
    """Whether the document at ``path`` is one that this program has made."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _MADE_BY.encode() in packed.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _set_up(document: Any, report: Report) -> None:  # noqa: ANN401 - the library has no types
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title, properties.author = report.text("title"), _MADE_BY
    properties.created = properties.modified = _CREATED
    properties.last_modified_by, properties.comments = _MADE_BY, ""
    properties.language = _LOCALES[report.language]
    fonts = document.styles.element.find(f".//{qn('w:lang')}")
    if fonts is not None:
        fonts.set(qn("w:val"), _LOCALES[report.language])


def _add_chart(document: Any, report: Report, chart: Chart) -> None:  # noqa: ANN401
    """A chart as a table, whose bars are text: they print, scale and can be changed."""
    document.add_heading(report.text(chart.key), 1)
    document.add_paragraph(report.text(f"{chart.key}_note"))
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    for cell, key in zip(table.rows[0].cells, ("group", "share", "number"), strict=True):
        cell.paragraphs[0].add_run(report.text(key)).bold = True
    for group in chart.groups:
        label, bar, number = table.add_row().cells
        label.text, number.text = _fit(group.label), str(group.cases)
        _add_bar(bar.paragraphs[0], group.cases / chart.most)
    _set_widths(table)
    for group in chart.groups:
        if group.evidence:
            document.add_heading(_fit(f"{group.label} ({group.cases})"), 2)
        for one in group.evidence:
            _add_item(document, one.text, report.source(one))


def _add_bar(paragraph: Any, share: float) -> None:  # noqa: ANN401
    """A bar of so much of the longest; what is not nothing has a block at least."""
    from docx.shared import Pt, RGBColor

    bar = paragraph.add_run("█" * max(round(_BLOCKS * share), 1 if share else 0))
    bar.font.size, bar.font.color.rgb = Pt(_BAR_SIZE), RGBColor(*_COLOUR)


def _set_widths(table: Any) -> None:  # noqa: ANN401
    """Give the columns their widths, and lines no space between them."""
    from docx.shared import Cm, Pt

    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)  # LibreOffice goes by these, Word by those of the cells
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _add_item(document: Any, text: str, about: str) -> None:  # noqa: ANN401
    item = document.add_paragraph(style="List Bullet")
    item.add_run(_fit(text))
    item.add_run(_fit(f" — {about}")).italic = True


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _packed(document: Any) -> bytes:  # noqa: ANN401
    """The document's file, without the time at which it was packed."""
    loose, packed = BytesIO(), BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w") as file:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(part, parts.read(name))
    return packed.getvalue()
