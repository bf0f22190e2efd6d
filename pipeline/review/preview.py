"""What a correction changes in a record, before anybody saves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from pipeline.corrections.edit_text import BLANK_LINE
from pipeline.model.record import CaseStudy
from pipeline.text.changed_words import Piece, word_differences
from pipeline.text.years import spell_years


class Item(NamedTuple):
    """A piece of the record: a field, a passage, a callout with its criterion, a note.

    ``calls`` are the markers of the notes that it calls.
    """

    text: str
    criterion: str | None = None
    calls: tuple[str, ...] = ()


class Changed(NamedTuple):
    """An item of ``group`` that changes, is gone (``now`` None) or new (``was`` None).

    ``group`` is a field, ``sections.`` with a key, or the name of a list of the record; ``pieces``
    are its words.
    """

    group: str
    was: Item | None
    now: Item | None
    pieces: tuple[Piece, ...]


class Preview(NamedTuple):
    """What changes in a record, and the codes of the warnings that go and come."""

    changes: tuple[Changed, ...]
    warnings_gone: tuple[str, ...]
    warnings_new: tuple[str, ...]


def preview(before: CaseStudy, after: CaseStudy) -> Preview:
    """What is different in ``after``, in the order of the record."""
    was, now = _grouped(before), _grouped(after)
    changes: list[Changed] = []
    for group in (*now, *(group for group in was if group not in now)):
        changes += _compare(group, was.get(group, []), now.get(group, []))
    old, new = (Counter(one.code for one in case.warnings) for case in (before, after))
    return Preview(tuple(changes), _codes(old - new), _codes(new - old))


def _codes(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(counted.elements())


def _grouped(case: CaseStudy) -> dict[str, list[Item]]:
    items = groupby(_items(case), key=itemgetter(0))
    return {group: [item for _, item in found] for group, found in items}


def _items(case: CaseStudy) -> Iterator[tuple[str, Item]]:
    years = spell_years(case.period.start, case.period.end) if case.period else None
    for name, value in (("title", case.title), ("location", case.location), ("period", years)):
        if value:
            yield name, Item(value)
    paragraphs = (case.summary or "").split(BLANK_LINE)
    for at, text in enumerate(paragraphs):
        if text:
            last = at == len(paragraphs) - 1
            yield "summary", Item(text, calls=tuple(case.summary_footnotes) if last else ())
    for section in case.sections:
        yield f"sections.{section.key}", Item(section.heading)
        for passage in section.passages:
            yield f"sections.{section.key}", Item(passage.text, calls=tuple(passage.footnotes))
    for callout in case.callouts:
        yield "callouts", Item(callout.text, callout.criterion)
    for note in case.footnotes:
        yield "footnotes", Item(note.text, calls=(note.marker,))
    for line in case.unplaced:
        yield "unplaced", Item(line.text)
    for text in (case.about or "").split(BLANK_LINE):
        if text:
            yield "about", Item(text)


def _compare(group: str, was: Sequence[Item], now: Sequence[Item]) -> Iterator[Changed]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, start, end, start_now, end_now in matcher.get_opcodes():
        if tag != "equal":
            for old, new in zip_longest(was[start:end], now[start_now:end_now]):
                yield Changed(group, old, new, _pieces(old, new))


def _pieces(was: Item | None, now: Item | None) -> tuple[Piece, ...]:
    return word_differences(was.text if was else "", now.text if now else "")


def as_values(found: Preview) -> dict[str, object]:
    """``found`` as values for JSON."""

    def item(one: Item | None) -> dict[str, object] | None:
        return None if one is None else one._asdict()

    changes = [
        {
            "group": one.group,
            "was": item(one.was),
            "now": item(one.now),
            "pieces": [list(piece) for piece in one.pieces],
        }
        for one in found.changes
    ]
    return {"changes": changes, "gone": found.warnings_gone, "new": found.warnings_new}
