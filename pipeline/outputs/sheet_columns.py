"""Declarations of tables: each column once, for all outputs and their descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pipeline.model.record import CaseStudy

Row = TypeVar("Row")
Cell = str | int | bool | None

LIST_SEPARATOR = "; "
"""Separates the items of a list in one cell."""


class Kind(StrEnum):
    """The type of the cells of a column, with the names of the Table Schema standard."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, its type, and the function that fills it.

    Title and description come from the code book: ``entry`` is its name there, where that is
    another, and ``about`` what it is about of the things that the entry serves for. The workbook
    shows columns ``in_matrix`` on a sheet of their own.
    """

    name: str
    kind: Kind
    value: Callable[[Row], Cell]
    entry: str = ""
    about: str = ""
    in_matrix: bool = False
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """The declaration of a table: its columns, its key columns, and the rows of one case.

    The first key column has the id of the case. ``empty`` says why there may be no row. ``anchor``
    is where the review page of the case shows a row, if at one place. Title and description come
    from the code book.
    """

    name: str
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]
    rows: Callable[[CaseStudy], Iterable[Row]]
    empty: str
    anchor: Callable[[Row], str | None] = lambda _: None
    title: str = ""
    description: str = ""


def text(
    name: str, value: Callable[[Any], Cell], *, entry: str = "", about: str = ""
) -> Column[Any]:
    """A column of texts."""
    return Column(name, Kind.STRING, value, entry, about)


def whole(name: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of whole numbers."""
    return Column(name, Kind.INTEGER, value)


def day(name: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of days, as ISO 8601 texts."""
    return Column(name, Kind.DATE, value)


def flag(name: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of yes and no."""
    return Column(name, Kind.BOOLEAN, value)


def listed(items: Iterable[str | None]) -> str | None:
    """``items`` as one cell, without empty ones; None if there are none."""
    return LIST_SEPARATOR.join(item for item in items if item) or None
