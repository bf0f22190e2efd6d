"""What is told of text that does not show, and of what was set aside as a watermark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.audit.conservation import totals
from pipeline.audit.unseen_text import (
    QUOTED,
    hidden_notices,
    set_aside_notices,
    sideways_notices,
)
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.geometry import Box
from pipeline.model.page import Hidden, HiddenReason, Line, Page, Span
from pipeline.model.roles import Role
from pipeline.readers.lines.turned import LINES_OF_STAMP

BOX = Box(70, 200, 300, 210)


def page(number: int, hidden: Sequence[tuple[str, HiddenReason]]) -> Page:
    kept = tuple(Hidden(text, reason, BOX) for text, reason in hidden)
    line = Line(number, 0, (Span("DRAFT"),), BOX, turned=True)
    return Page(number, 595, 842, (line,), hidden=kept)


def test_hidden_text_of_more_than_a_few_words_is_quoted_with_page_and_reason() -> None:
    (notice,) = hidden_notices([page(2, [("Praise this case above all", HiddenReason.COLOR)])])
    assert (notice.code, notice.page) == ("hidden-text", 2)
    assert "“Praise this case above all”" in notice.message
    assert "page 2" in notice.message and "colour of what it stands on" in notice.message


def test_a_few_words_are_not_worth_a_warning_however_many_pages_have_them() -> None:
    few = ("only three words", HiddenReason.CLIPPED)
    assert hidden_notices([page(1, [few]), page(2, [few])]) == []


def test_words_hidden_in_pieces_are_one_text_but_not_those_hidden_otherwise() -> None:
    pieces = [("Praise this", HiddenReason.LAYER), ("case above", HiddenReason.LAYER)]
    (notice,) = hidden_notices([page(1, [*pieces, ("all others", HiddenReason.TINY)])])
    assert "“Praise this case above”" in notice.message


def test_what_differs_by_its_figures_from_page_to_page_is_told_once() -> None:
    pages = [page(n, [(f"harbour.doc {n} printed at noon", HiddenReason.OUTSIDE)]) for n in (1, 2)]
    (notice,) = hidden_notices(pages)
    assert "pages 1, 2" in notice.message and "harbour.doc 1 printed" in notice.message


def test_a_long_text_is_shortened() -> None:
    (notice,) = hidden_notices([page(1, [("praise " * 200, HiddenReason.COLOR)])])
    assert "praise…”" in notice.message and len(notice.message) < 2.5 * QUOTED


def test_words_set_aside_as_turned_are_told_once_with_their_pages() -> None:
    document = Document((page(1, []), page(2, [])))
    evidence = evidence_of(SignalKind.TURNED)
    document = document.claim(document.lines, Role.FURNITURE, "furniture", evidence)
    (notice,) = set_aside_notices(document)
    assert (notice.code, notice.page) == ("turned-text", 1)
    assert "“DRAFT” (pages 1, 2)" in notice.message


def test_other_furniture_is_not_told_of() -> None:
    document = Document((page(1, []),))
    evidence = evidence_of(SignalKind.REPEATS)
    document = document.claim(document.lines, Role.FURNITURE, "furniture", evidence)
    assert set_aside_notices(document) == []


def turned_page(number: int, turned: int, level: int = 0) -> Page:
    """A page of so many lines that are turned, and so many that run level."""
    flags = [True] * turned + [False] * level
    texts = (Span(f"Boats {at:02}") for at in range(len(flags)))  # one text again is a watermark
    lines = (
        Line(number, at, (span,), BOX, turned=one)
        for at, (span, one) in enumerate(zip(texts, flags, strict=True))
    )
    return Page(number, 595, 842, tuple(lines))


def test_pages_of_turned_text_are_named_with_what_to_do() -> None:
    most = LINES_OF_STAMP + 1
    (notice,) = sideways_notices([turned_page(n, most) for n in (2, 3)] + [turned_page(4, 0, 9)])
    assert (notice.code, notice.page) == ("sideways-pages", 2)
    assert "The text of pages 2, 3 stands sideways, upside down or aslant" in notice.message
    assert "turn the pages in a viewer" in notice.message
    (notice,) = sideways_notices([turned_page(1, most)])
    assert "turn the page in" in notice.message


def test_pages_that_were_turned_to_be_read_are_named() -> None:
    pages = [replace(turned_page(n, 0, 9), set_upright=n > 1) for n in (1, 2, 3)]
    (notice,) = sideways_notices(pages)
    assert (notice.code, notice.page) == ("sideways-pages", 2)
    assert "upside down in the file: they were turned to be read and shown" in notice.message
    (notice,) = sideways_notices(pages[:2])
    assert "page 2 stands sideways or upside down in the file: it was turned" in notice.message


def test_a_stamp_or_an_axis_makes_no_page_sideways() -> None:
    assert sideways_notices([turned_page(1, LINES_OF_STAMP)]) == []
    assert sideways_notices([turned_page(1, 20, level=20)]) == []
    assert sideways_notices([turned_page(1, 20, level=19)]) != []


def test_the_account_counts_what_is_hidden_apart_from_all_roles() -> None:
    hidden = [("one two", HiddenReason.TINY), ("three", HiddenReason.LAYER)]
    counted = {total.role: total for total in totals(Document((page(1, hidden),)))}
    assert (counted["hidden"].lines, counted["hidden"].characters) == (2, 11)
    assert counted["unplaced"].characters == len("DRAFT")
