"""One document: read it, run the stages in order, build its record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.ledger import RoleTotal
from pipeline.record import CaseStudy


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record and the account of the lines it was made from."""

    case: CaseStudy
    ledger: tuple[RoleTotal, ...]


def extract_file(path: Path, *, entities: bool = True) -> Extraction:
    """Read ``path`` (PDF or .txt) and make its record.

    Raises Rejected when the file cannot become a record.
    """
    raise NotImplementedError
