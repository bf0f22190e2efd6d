"""What a caller may choose for a run."""

from __future__ import annotations

import os
from collections.abc import Set
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.limits import Limits, memory_for_each
from pipeline.profile.model import Profile
from pipeline.readers.pdf import Reader

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TIME_LIMIT = 120.0
"""Seconds that one file, or one page of a scan, may take, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What decides how a file is read: names, series to try, library for PDFs, checks of words."""

    entities: bool = True
    profiles: tuple[Profile, ...] = ()
    reader: Reader = Reader.PDFIUM
    checks: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose.

    ``processes`` None means one for each processor; ``memory_limit``, in megabytes for one file,
    None means its share of the machine's memory. ``force`` reads files again that have not changed.
    ``quiet`` keeps libraries' warnings off the terminal. ``profiles`` are the series that a file
    may belong to, without any those shipped. ``review`` also writes pages that show each case
    beside its record; ``corrections`` is the folder of the changes that persons made. ``checks``
    weighs the words of each page.
    """

    entities: bool = True
    delimiter: str = ","
    processes: int | None = None
    time_limit: float = TIME_LIMIT
    memory_limit: float | None = None
    force: bool = False
    quiet: bool = True
    profiles: tuple[Profile, ...] = ()
    review: bool = False
    corrections: Path | None = None
    reader: Reader = Reader.PDFIUM
    checks: bool = True

    @property
    def tried_profiles(self) -> tuple[Profile, ...]:
        """The series that files may belong to."""
        if self.profiles:
            return self.profiles
        from pipeline.profile.loader import shipped_profiles

        return shipped_profiles()

    @property
    def read_settings(self) -> ReadSettings:
        """The part that decides how files are read."""
        return ReadSettings(self.entities, self.tried_profiles, self.reader, self.checks)

    @property
    def limits(self) -> Limits:
        """What one file may cost."""
        return Limits(self.time_limit, self.memory_limit or memory_for_each(self.worker_count))

    @property
    def section_counts(self) -> dict[str, int]:
        """How many sections each series has, by the key of its profile."""
        return {profile.key: len(profile.sections) for profile in self.tried_profiles}

    @property
    def worker_count(self) -> int:
        """How many processes may be at work: as many as asked for, or as there are processors."""
        if self.processes:
            return self.processes
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1


def chosen_values(
    options: DataclassInstance, without: Set[str] = frozenset()
) -> list[tuple[str, object]]:
    """The fields of ``options`` with their values, but ``without``; profiles by their digest."""
    chosen: list[tuple[str, object]] = []
    for field in fields(options):
        value = getattr(options, field.name)
        if field.name == "profiles":
            value = tuple(profile.digest for profile in value)
        if field.name not in without:
            chosen.append((field.name, value))
    return chosen
