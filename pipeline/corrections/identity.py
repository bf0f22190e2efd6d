"""Finds the file that corrections were made in when it has a new name and new bytes.

A publication is known by what it prints: the titles and places of its cases, and the lines that
corrections hang on. Names and digests come first; see :func:`pipeline.corrections.folder.assign`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections.store import CaseIdentity, Change, Corrections
from pipeline.model.record import CaseStudy
from pipeline.text.characters import fold

# Without title and place, so many of the lines that were corrected, and this part of them, must
# stand in a file. Shorter lines (a running head, “Impact”) stand in any file of a series.
FEWEST_LINES, MOST_LINES, LONG_LINE = 2, 0.5, 30


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """What a file prints: the identities of its cases, and its lines as (page, text)."""

    cases: frozenset[tuple[str, str]]
    lines: tuple[tuple[int, str], ...]


def printed_file(cases: Iterable[CaseStudy], lines: Iterable[tuple[int, str]]) -> PrintedFile:
    """The printed identity of a file with these ``cases`` and ``lines``."""
    identities = frozenset(_folded(identity_of(case)) for case in cases)
    return PrintedFile(identities, tuple((page, plain(text)) for page, text in lines))


def identity_of(case: CaseStudy) -> CaseIdentity:
    """Title and place of ``case`` as they are printed, before any correction of them."""
    printed = {"title": case.title, "location": case.location}
    for correction in reversed(case.corrections):
        if correction.field in printed:
            printed[correction.field] = correction.was
    return CaseIdentity(page=case.source.first_page, **printed)


def match_files(
    left: Sequence[Corrections], files: Mapping[str, PrintedFile]
) -> dict[str, Corrections]:
    """By digest, the corrections of ``left`` that belong to one of ``files`` (by digest).

    Corrections that fit several files are given to none, and a file takes those of one.
    """
    matched: dict[str, Corrections] = {}
    for one in left:
        fitting = [digest for digest, file in files.items() if one.changes and _fits(one, file)]
        if len(fitting) == 1 and fitting[0] not in matched:
            matched[fitting[0]] = one
    return matched


def moved(corrections: Corrections, lines: Iterable[tuple[int, str]]) -> Corrections:
    """``corrections`` with the pages on which their lines stand now, such as behind a new cover.

    ``lines`` are (page, text). A line that still stands on its page, or on several others, stays.
    """
    pages: dict[str, set[int]] = {}
    for page, text in lines:
        pages.setdefault(plain(text), set()).add(page)
    changes = tuple(
        _on_page(change, pages.get(plain(change.at.text), set()) if change.at else set())
        for change in corrections.changes
    )
    return corrections.model_copy(update={"changes": changes})


def plain(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())


def _on_page(change: Change, pages: set[int]) -> Change:
    """``change`` on the page where its line stands, where there is one."""
    if len(pages) != 1 or change.page in pages:
        return change
    return change.model_copy(update={"page": min(pages)})


def _fits(corrections: Corrections, file: PrintedFile) -> bool:
    anchors = {plain(change.at.text) for change in corrections.changes if change.at}
    standing = anchors & {text for _, text in file.lines}
    known = [_folded(one) for one in corrections.cases if one.title]
    if known and file.cases.issuperset(known) and (standing or not anchors):
        return True
    long = [text for text in standing if len(text) >= LONG_LINE]
    return len(long) >= FEWEST_LINES and len(standing) >= MOST_LINES * len(anchors)


def _folded(identity: CaseIdentity) -> tuple[str, str]:
    return fold(plain(identity.title or "")), fold(plain(identity.location or ""))
