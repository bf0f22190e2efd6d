"""Ties each row of a table to the review page that shows it beside its page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.outputs.review_site.folder_names import FOLDER, case_page
from pipeline.outputs.sheet_columns import Column, Sheet, text

REVIEW = "review"
"""The name of the column."""


def with_review_links(sheet: Sheet[Any], *, written: bool) -> Sheet[Any]:
    """``sheet`` with a column of addresses, which is empty unless the pages are ``written``."""

    def address(row: object) -> str | None:
        page = f"{FOLDER}/{case_page(getattr(row, sheet.key[0]))}"
        anchor = sheet.anchor(row)
        return f"{page}#{anchor}" if anchor else page

    column: Column[Any] = text(
        REVIEW,
        address if written else lambda _: None,
    )
    return replace(sheet, columns=(*sheet.columns, column))
