"""Full-text search over the records of a run, in the database that it wrote."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from itertools import islice, product
from pathlib import Path

from pipeline.errors import NoDataYet, SearchError
from pipeline.outputs.database import FILE, NO_LANGUAGE
from pipeline.search.relevance import Found, relevance
from pipeline.search.snippets import Marks, Reading, find_marks
from pipeline.text.gazetteer import entries, find_entries
from pipeline.text.stems import Word, stems, words

_MOST_READINGS = 64  # of a phrase whose words have several stems each
QUOTES = '"“”«»'
_PIECE = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?|([^\\s{QUOTES}]+)")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a text and its case must be; None where anything matches.

    ``country`` is a code (ISO 3166-1 or M49) or a name; ``start`` and ``end`` are years that the
    case's period must touch. A criterion is one that a callout of the case names.
    """

    section: str | None = None
    criterion: str | None = None
    country: str | None = None
    language: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that matches; ``marks`` are the places of the query’s words in it."""

    case_id: str
    title: str | None
    file: str
    part: str
    section: str | None
    page: int | None
    language: str | None
    text: str
    marks: Marks


def search(folder: Path, query: str, filters: Filters) -> list[Hit]:
    """The texts in ``folder``'s database that hold all words of ``query``, best first.

    Words are compared in all their inflected forms, without accents; words in quotes must follow
    each other. Raises SearchError.
    """
    pieces = _pieces(query)
    if not pieces:
        raise SearchError(
            _("There is no word to search for in “{query}”.").format(query=query.strip())
        )
    with _database(folder) as db:
        return _search(db, pieces, filters)


def select_cases(folder: Path, query: str, filters: Filters) -> list[str]:
    """The ids of the cases in ``folder`` that ``filters`` let through, in order.

    With a ``query``, only those in which a search finds something. Raises SearchError.
    """
    if query.strip():
        return sorted({hit.case_id for hit in search(folder, query, filters)})
    with _database(folder) as db:
        where, values = _conditions(db, filters)
        rows = db.execute(
            "SELECT DISTINCT c.id FROM case_studies c LEFT JOIN texts t ON t.case_id = c.id "
            f"WHERE true{where} ORDER BY c.id",
            values,
        )
        return [id for (id,) in rows]


@contextmanager
def _database(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database of ``folder``; raises NoDataYet if there is none, or it cannot be read."""
    path = folder / FILE
    if not path.is_file():
        none_yet = _("There is no {file} in “{folder}” yet: run make extract first.")
        raise NoDataYet(none_yet.format(file=FILE, folder=folder))
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            yield db
    except sqlite3.DatabaseError as error:
        damaged = _("“{file}” cannot be searched ({why}): run make extract to make it anew.")
        raise NoDataYet(damaged.format(file=path, why=error)) from error


def _pieces(query: str) -> list[str]:
    """The words and quoted phrases of ``query`` that have a letter or digit in them."""
    found = (phrase or word for phrase, word in _PIECE.findall(query))
    return [piece for piece in found if words(piece, None)]


def _search(db: sqlite3.Connection, pieces: Sequence[str], filters: Filters) -> list[Hit]:
    where, values = _conditions(db, filters)
    found: list[tuple[Found, int, Hit]] = []
    for (language,) in db.execute("SELECT DISTINCT language FROM texts ORDER BY language"):
        readings = [_readings(db, piece, language) for piece in pieces]
        rows = db.execute(
            "SELECT t.id, t.case_id, c.title, c.file, t.part, t.section, t.page, "
            "t.language, t.text FROM texts_fts JOIN texts t ON t.id = texts_fts.rowid "
            "JOIN case_studies c ON c.id = t.case_id "
            f"WHERE texts_fts MATCH ? AND t.language IS ?{where}",
            (_expression(readings), language, *values),
        )
        sought = {reading for some in readings for reading in some}
        for id, *cells in rows:
            printed = words(cells[-1], language)
            counts = tuple(len(find_marks(printed, some)) for some in readings)
            cells.append(find_marks(printed, sought))
            found.append((Found(counts, len(printed)), id, Hit(*cells)))
    scores = relevance([one for one, *_rest in found])
    ranked = sorted(zip(scores, found, strict=True), key=lambda one: (-one[0], one[1][1]))
    return [hit for _score, (_counts, _id, hit) in ranked]


def _readings(db: sqlite3.Connection, piece: str, language: str | None) -> list[Reading]:
    """The stems that ``piece`` may mean in ``language``.

    Besides its own stem, a word means those of all words of the data that are spelt the same
    without accents.
    """
    choices = []
    for word in _without_elision(words(piece, language)):
        alike = db.execute(
            "SELECT stem FROM words WHERE language = ? AND folded = ? ORDER BY stem",
            (language or NO_LANGUAGE, word.folded),
        )
        bare = stems(word.folded, language)  # a stemmer may not know another language's accents
        choices.append(dict.fromkeys([word.stem, *bare, *(stem for (stem,) in alike)]))
    return list(islice(product(*choices), _MOST_READINGS))


def _without_elision(found: list[Word]) -> list[Word]:
    """Words without a single letter in front: the “l” of “l’innovation” is not searched for."""
    return found[1:] if len(found) > 1 and len(found[0].folded) == 1 else found


def _expression(readings: Iterable[Iterable[Reading]]) -> str:
    """The query in FTS5's language; all stems are quoted, so that none is read as an operator."""
    alternatives = (" OR ".join(f'"{" ".join(one)}"' for one in some) for some in readings)
    return "stems : (" + " AND ".join(f"({some})" for some in alternatives) + ")"


def _conditions(db: sqlite3.Connection, filters: Filters) -> tuple[str, list[str | int]]:
    """The filters as SQL with its values; raises SearchError for a value that no text has."""
    parts: list[str] = []
    values: list[str | int] = []
    for unknown, value, condition, known in (
        (
            _("No text has the section “{value}”; there are: {known}."),
            filters.section,
            "t.section = ?",
            "SELECT DISTINCT section FROM passages",
        ),
        (
            _("No text has the language “{value}”; there are: {known}."),
            filters.language,
            "t.language = ?",
            "SELECT DISTINCT language FROM texts",
        ),
        (
            _("No text has the criterion “{value}”; there are: {known}."),
            filters.criterion,
            "t.case_id IN (SELECT case_id FROM callouts WHERE criterion = ?)",
            "SELECT DISTINCT criterion FROM callouts",
        ),
    ):
        if value is not None:
            _check(unknown, value, sorted(one for (one,) in db.execute(known) if one))
            parts.append(condition)
            values.append(value)
    if filters.country is not None:
        codes = _codes(filters.country)
        marks = ", ".join("?" * len(codes))
        parts.append(f"t.case_id IN (SELECT case_id FROM places WHERE code IN ({marks}))")
        values += codes
    if filters.start is not None:
        parts.append("c.period_start IS NOT NULL AND ifnull(c.period_end, 9999) >= ?")
        values.append(filters.start)
    if filters.end is not None:
        parts.append("c.period_start <= ?")
        values.append(filters.end)
    return "".join(f" AND {part}" for part in parts), values


def _check(unknown: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise SearchError(unknown.format(value=value, known=", ".join(known) or _("none")))


def _codes(country: str) -> list[str]:
    """The codes of a country or region given by a code or by a name in any language."""
    known = {entry.code for entry in entries() if entry.code}
    if country.upper() in known:
        return [country.upper()]
    languages = sorted({language for entry in entries() for language in entry.names})
    if found := [entry.code for entry in find_entries(country, languages)]:
        return found
    unknown = _("“{name}” is not a country or region; try a code such as PH, or a name.")
    raise SearchError(unknown.format(name=country))
