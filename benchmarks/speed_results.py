"""What the speed benchmark measures, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A contender's medians: milliseconds a page on the clock and of all processors together."""

    name: str
    yields: str
    version: str
    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pipeline and its milliseconds a page."""

    name: str
    cpu: float


@dataclass(frozen=True, slots=True)
class Length:
    """What a publication of so many pages takes: milliseconds a page, megabytes at most."""

    reader: str
    pages: int
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Command:
    """A whole command and the one that it is compared with, in seconds on the clock."""

    name: str
    seconds: float
    against: str
    against_seconds: float


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured, and on what."""

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
        """The row of the contender called ``name``, if it was measured."""
        return next((row for row in self.rows if row.name == name), None)
