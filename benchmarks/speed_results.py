"""The results of the speed benchmark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The medians of a tool: milliseconds a page, on the clock and of processor time."""

    name: str
    yields: str
    version: str
    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pipeline, and its milliseconds a page."""

    name: str
    cpu: float


@dataclass(frozen=True, slots=True)
class Length:
    """A publication of this length: milliseconds a page, and peak megabytes."""

    reader: str
    pages: int
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the one that it is compared with, in seconds on the clock."""

    name: str
    seconds: float
    against: str
    against_seconds: float


@dataclass(frozen=True, slots=True)
class Results:
    """All results, and the machine."""

    machine: str
    files: int
    pages: int
    rounds: int
    missing: tuple[str, ...]
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    lengths: tuple[Length, ...]
    commands: tuple[Command, ...] = ()

    def row(self, name: str) -> Row | None:
        """The row of the tool ``name``, if it was measured."""
        return next((row for row in self.rows if row.name == name), None)
