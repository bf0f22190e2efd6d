"""Every error that the package raises on purpose, and the codes by which it reports failures."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """How a command ended; ``docs/running.md`` explains each."""

    SUCCESS = 0
    INCOMPLETE = 1
    """Some files gave no record; a search found nothing; a check found a fault."""
    WRONG_COMMAND = 2
    """An option, a file, a profile or a correction cannot be used."""
    NOTHING_EXTRACTED = 3
    """There is no record: none could be made, or there is no data to search yet."""
    NOT_WRITTEN = 4
    """The data could not be written, or the review pages could not be served."""
    NO_SERIES = 5
    """The files of a folder are of no series from which a profile could be drafted."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C: 128 and the number of the signal, as shells have it."""


class RejectionCode(StrEnum):
    """Why a file gave no record; ``docs/running.md`` explains each, ``run.json`` prints it."""

    EMPTY = "empty"
    NOT_A_PDF = "not-a-pdf"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no-text"
    NOT_A_CASE_STUDY = "not-a-case-study"
    UNCLEAR_SERIES = "unclear-series"
    NEEDS_OCR = "needs-ocr"
    UNREADABLE = "unreadable"
    TIME_LIMIT = "time-limit"
    MEMORY_LIMIT = "memory-limit"
    TOO_LARGE = "too-large"
    CRASHED = "crashed"
    INTERNAL_ERROR = "internal-error"
    INTERRUPTED = "interrupted"


class PipelineError(Exception):
    """Base of all errors of this package; its text is one or more sentences for the user."""

    exit_code: ClassVar[ExitCode] = ExitCode.WRONG_COMMAND


class Rejected(PipelineError):
    """A file that cannot become a record.

    ``code`` is stable; ``message`` is one sentence that says what is wrong and what to do next.
    """

    exit_code = ExitCode.NOTHING_EXTRACTED

    def __init__(self, code: RejectionCode, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class SeveralCases(PipelineError, ValueError):
    """A file that binds several case studies, where one was asked for."""


class ProfileError(PipelineError):
    """A profile that cannot be used: what is wrong with it, a line for each thing."""


class NoSeries(PipelineError):
    """Files from which no profile can be drafted: why not, and what to do."""

    exit_code = ExitCode.NO_SERIES


class SearchError(PipelineError):
    """A search that cannot be made: what is wrong with it, in one sentence."""


class NoDataYet(SearchError):
    """A search in a folder that holds no data, or none that can be read."""

    exit_code = ExitCode.NOTHING_EXTRACTED


class FolderInUse(PipelineError):
    """An output folder that another run is writing into."""

    exit_code = ExitCode.NOT_WRITTEN


class MissingExtra(PipelineError):
    """An optional part of the installation that is needed and not there, and how to install it."""

    exit_code = ExitCode.NOT_WRITTEN
