"""Cases that a file holds more than once, as when it was put together twice over."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.classify import BoundCase
from pipeline.model.roles import Notice, Role


def repeat_notices(cases: Sequence[BoundCase]) -> list[list[Notice]]:
    """For each of a file's cases, a warning if an earlier one says the same word for word.

    Their running lines may differ, as page numbers do. It is kept all the same: nothing of a page
    is dropped, and the two may have been meant to differ.
    """
    seen: dict[tuple[str, ...], int] = {}
    notices: list[list[Notice]] = []
    for case in cases:
        document = case.document
        lines = [one for one in document.lines if document.role(one) is not Role.FURNITURE]
        page = document.pages[0].number
        earlier = seen.setdefault(tuple(line.text for line in lines), page)
        notices.append([] if earlier == page else [_repeats(earlier, page)])
    return notices


def _repeats(earlier: int, page: int) -> Notice:
    message = (
        f"This says the same word for word as the case from page {earlier} of the same file; count "
        "it once."
    )
    return Notice("repeated-case", message, page)
