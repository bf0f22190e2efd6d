"""Finds records that have less than they had in the outputs of the run before.

A publication may be replaced by a worse scan of it, or a new version of the program may read less
of it. No case is missing then, and nothing else would say so.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.earlier import EarlierCase
from pipeline.model.report import FileReport, LessenedCase
from pipeline.outputs.database import FILE
from pipeline.outputs.search_texts import search_texts

# Of a record's words: what a publication of twenty pages has on one of them.
LEAST_KEPT = 0.95
# Of all that three words in a row say. Even where every tenth word is misread, most are the same;
# two publications of one series share hardly any.
SAME_TEXT, IN_A_ROW = 0.5, 3
_WORD = re.compile(r"\w+")
_FEW = 500  # so many ids are asked for at once: SQLite takes 999 at least


@dataclass(frozen=True, slots=True)
class _Texts:
    """The keys of a record's sections, and its words in their order."""

    sections: frozenset[str]
    words: tuple[str, ...]


def lessened_cases(
    output: Path, earlier: Sequence[EarlierCase], files: Iterable[FileReport]
) -> tuple[LessenedCase, ...]:
    """The cases of ``files`` that have less than under the same id in the outputs of before.

    Only those are looked at that were read anew, or whose id meant other bytes.
    """
    digests = {one.id: one.sha256 for one in earlier}
    looked_at = {
        case.id: (file.input.name, case)
        for file in files
        for case in file.cases
        if case.id in digests and (not file.reused or digests[case.id] != file.input.sha256)
    }
    found = []
    for id, before in _read_texts(output, list(looked_at)):
        name, case = looked_at[id]
        texts = list(search_texts(case))
        now = _texts_of((one.section if one.part == "passage" else None, one.text) for one in texts)
        if lessened := _compare(id, name, before, now):
            found.append(lessened)
    return tuple(found)


def _compare(id: str, file: str, before: _Texts, now: _Texts) -> LessenedCase | None:
    kept = _share_kept(before.words, now.words)
    lost = tuple(sorted(before.sections - now.sections))
    if _share_kept(_rows(before.words), _rows(now.words)) < SAME_TEXT:
        return LessenedCase(id, file, other_text=True)
    if lost or kept < LEAST_KEPT:
        return LessenedCase(id, file, other_text=False, sections=lost, kept=kept)
    return None


def _read_texts(output: Path, ids: Sequence[str]) -> Iterator[tuple[str, _Texts]]:
    """The texts of those of ``ids`` that the database in ``output`` has; none if it has no such."""
    path = output / FILE
    if not ids or not path.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for at in range(0, len(ids), _FEW):
                yield from _some_texts(database, ids[at : at + _FEW]).items()
    except sqlite3.DatabaseError:
        return


def _some_texts(database: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, _Texts]:
    rows: dict[str, list[tuple[str | None, str]]] = {}
    marks = ", ".join("?" * len(ids))
    query = (
        "SELECT case_id, CASE part WHEN 'passage' THEN section END, text FROM texts "
        f"WHERE case_id IN ({marks}) ORDER BY id"
    )
    for id, section, text in database.execute(query, ids):
        rows.setdefault(id, []).append((section, text))
    return {id: _texts_of(found) for id, found in rows.items()}


def _texts_of(texts: Iterable[tuple[str | None, str]]) -> _Texts:
    """The words of ``texts``, each given with the key of the section that it is a passage of."""
    sections: set[str] = set()
    words: list[str] = []
    for section, text in texts:
        sections.update([section] if section else [])
        words += _WORD.findall(text.casefold())
    return _Texts(frozenset(sections), tuple(words))


def _rows(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Each few words in a row; of a text that has no more, these."""
    count = max(1, len(words) - IN_A_ROW + 1)
    return [tuple(words[at : at + IN_A_ROW]) for at in range(count)]


def _share_kept(before: Iterable[object], now: Iterable[object]) -> float:
    """The part of ``before`` that ``now`` has too, each thing as often as it stands there."""
    had = Counter(before)
    return (had & Counter(now)).total() / had.total() if had else 1.0
