"""What a run says of its files: values that the run makes, and that outputs and terminal show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.batch.inputs import Input
from pipeline.batch.outcomes import Failed
from pipeline.batch.scheduler import Extracted, Outcome, Reading
from pipeline.model.record import CaseStudy

NOT_READ = Failed(
    "interrupted", "The run was stopped before this file was read; run it again to have it."
)


class Fate(StrEnum):
    """What can become of a file."""

    EXTRACTED = "extracted"
    REJECTED = "rejected"
    NOT_READ = "not-read"


@dataclass(frozen=True, slots=True)
class FileReport:
    """An input, what became of it, and after how many seconds of reading.

    ``reused`` says that it was not read for this: its result comes from an earlier run, or from a
    file with the same bytes.
    """

    input: Input
    outcome: Outcome
    seconds: float
    reused: bool = False

    @property
    def fate(self) -> Fate:
        if isinstance(self.outcome, Extracted):
            return Fate.EXTRACTED
        return Fate.NOT_READ if self.outcome == NOT_READ else Fate.REJECTED

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read from it: nothing, one case, or several bound in one file."""
        return tuple(self.outcome.readings) if isinstance(self.outcome, Extracted) else ()

    @property
    def cases(self) -> tuple[CaseStudy, ...]:
        return tuple(reading.case for reading in self.readings)

    @property
    def failure(self) -> Failed | None:
        return self.outcome if isinstance(self.outcome, Failed) else None


@dataclass(frozen=True, slots=True)
class RunReport:
    """All files of a run, by name; the names of what was written; whether it was stopped."""

    files: tuple[FileReport, ...]
    written: tuple[str, ...]
    interrupted: bool

    def count(self, fate: Fate) -> int:
        """How many files ended so."""
        return sum(1 for file in self.files if file.fate is fate)

    @property
    def reused(self) -> int:
        """How many files did not have to be read again."""
        return sum(1 for file in self.files if file.reused)
