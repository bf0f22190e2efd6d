"""How a table is declared: each column once, for the CSV and for its description alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pipeline.model.record import CaseStudy

Row = TypeVar("Row")
Cell = str | int | bool | None

LIST_SEPARATOR = "; "
"""Parts the items of a list in one cell."""


class Kind(StrEnum):
    """What the cells of a column are, by the names of the Table Schema standard."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: what it is called, what it means and how a row fills it."""

    name: str
    kind: Kind
    title: str
    description: str
    value: Callable[[Row], Cell]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """A table's declaration: its columns, those that make its key, and the rows of one case."""

    name: str
    title: str
    description: str
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]
    rows: Callable[[CaseStudy], Iterable[Row]]


def text(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of texts."""
    return Column(name, Kind.STRING, title, description, value)


def whole(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of whole numbers."""
    return Column(name, Kind.INTEGER, title, description, value)


def day(name: str, title: str, description: str, value: Callable[[Any], Cell]) -> Column[Any]:
    """A column of days, as ISO 8601 texts."""
    return Column(name, Kind.DATE, title, description, value)


def listed(items: Iterable[str | None]) -> str | None:
    """``items`` as one cell, without the empty ones; None when there are none."""
    return LIST_SEPARATOR.join(item for item in items if item) or None
