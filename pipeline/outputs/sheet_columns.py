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
    """A column: its name, type, title and description, and the function that fills it.

    The workbook shows those ``in_matrix`` on a sheet of their own.
    """

    name: str
    kind: Kind
    title: str
    description: str
    value: Callable[[Row], Cell]
    in_matrix: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """The declaration of a table: its columns, its key columns, and the rows of one case.

    The first key column has the id of the case. ``empty`` says why there may be no row. ``anchor``
    is where the review page of the case shows a row, if at one place.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]
    rows: Callable[[CaseStudy], Iterable[Row]]
    empty: str
    anchor: Callable[[Row], str | None] = lambda _: None


def text(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of texts."""
    return Column(name, Kind.STRING, title, description, value)


def whole(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of whole numbers."""
    return Column(name, Kind.INTEGER, title, description, value)


def day(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of days, as ISO 8601 texts."""
    return Column(name, Kind.DATE, title, description, value)


def flag(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of yes and no."""
    return Column(name, Kind.BOOLEAN, title, description, value)


def listed(items: Iterable[str | None]) -> str | None:
    """``items`` as one cell, without empty ones; None if there are none."""
    return LIST_SEPARATOR.join(item for item in items if item) or None
