"""What a run reports of its files: made by the run, shown by the outputs and on the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.errors import RejectionCode
from pipeline.model.record import CaseStudy
from pipeline.model.verification import Verification


@dataclass(frozen=True, slots=True)
class Input:
    """A file to extract.

    ``name`` is its path as given or found, ``id`` what its record will be called, unique in the
    run; ``size`` is in bytes; ``sha256`` is None when the file cannot be read.
    """

    path: Path
    name: str
    id: str
    size: int
    sha256: str | None


class SkipReason(StrEnum):
    """Why a file or folder was not read."""

    OTHER_KIND = "other-kind"
    HIDDEN = "hidden"
    ABOUT_THE_FOLDER = "about-the-folder"
    NOT_A_FILE = "not-a-file"
    LINKED_FOLDER = "linked-folder"
    UNREADABLE_FOLDER = "unreadable-folder"
    OWN_OUTPUT = "own-output"
    OPENED = "opened"
    """An archive or a portfolio: the files in it are read instead."""
    EMPTY_ARCHIVE = "empty-archive"
    DAMAGED_ARCHIVE = "damaged-archive"
    PROTECTED = "protected"
    BEYOND_BOUNDS = "beyond-bounds"
    TOO_DEEP = "too-deep"
    """An archive in an archive in an archive."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that stands among the inputs and is not read: its name as found, and why."""

    name: str
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class RoleTotal:
    """How many lines and characters (white space not counted) ended in one role."""

    role: str
    lines: int
    characters: int


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A record, the totals of the lines it was made from, and the packed account of each line.

    ``verification`` is None where the record was not compared with its pages' pictures.
    """

    case: CaseStudy
    ledger: tuple[RoleTotal, ...]
    account: bytes = b""
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from a file: one case or, bound one after another, several."""

    results: tuple[CaseResult, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """No record: a stable code, one sentence on what to do, and for developers the traceback.

    ``passing`` says that the machine was the cause, so that the file is to be tried again.
    """

    code: RejectionCode
    message: str
    trace: str | None = None
    passing: bool = False


Outcome = Extracted | Failed


class Status(StrEnum):
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
    def status(self) -> Status:
        if isinstance(self.outcome, Extracted):
            return Status.EXTRACTED
        interrupted = self.outcome.code is RejectionCode.INTERRUPTED
        return Status.NOT_READ if interrupted else Status.REJECTED

    @property
    def results(self) -> tuple[CaseResult, ...]:
        """What was read from it: nothing, one case, or several bound in one file."""
        return self.outcome.results if isinstance(self.outcome, Extracted) else ()

    @property
    def cases(self) -> tuple[CaseStudy, ...]:
        return tuple(result.case for result in self.results)

    @property
    def failure(self) -> Failed | None:
        return self.outcome if isinstance(self.outcome, Failed) else None


@dataclass(frozen=True, slots=True)
class DroppedCase:
    """A case that the run before had and this one has not: its id and file, and what that file
    failed with, if it did. ``given`` says that the file is among those of this run.
    """

    id: str
    file: str
    failure: Failed | None
    given: bool = False


@dataclass(frozen=True, slots=True)
class LessenedCase:
    """A case that has less than it had, under the same id, in the run before.

    ``sections`` are the keys of those it lacks now, ``kept`` is the part of its words that it still
    has. ``other_text`` says that the id means another text now.
    """

    id: str
    file: str
    other_text: bool
    sections: tuple[str, ...] = ()
    kept: float = 1.0


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a run says besides what became of its files.

    ``dropped`` are cases of the run before that this one has not, ``lessened`` those of which it
    has less; ``skipped`` is what else stood in the folders; ``problems`` are sentences on
    corrections that could not be made.
    """

    dropped: tuple[DroppedCase, ...] = ()
    lessened: tuple[LessenedCase, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """All files of a run, by name; the names of what was written; whether it was stopped.

    ``kept_older`` says that nothing was written, since the outputs of the run before have cases
    that this one lacks.
    """

    files: tuple[FileReport, ...]
    written: tuple[str, ...]
    interrupted: bool
    remarks: Remarks = Remarks()
    kept_older: bool = False

    def count(self, status: Status) -> int:
        """How many files ended so."""
        return sum(1 for file in self.files if file.status is status)

    @property
    def reused(self) -> int:
        """How many files did not have to be read again."""
        return sum(1 for file in self.files if file.reused)
