"""Turns case-study PDFs into JSON and CSV that analysts can trust."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.record import CaseStudy

__version__ = "0.1.0"


def extract(path: str | PathLike[str], *, entities: bool = True) -> CaseStudy:
    """The record of one case study: a PDF, or text taken out of one (``.txt``).

    ``entities`` also looks for names of persons, organisations and places, which loads a language
    model. Raises pipeline.errors.Rejected, with a sentence on what to do, when the file cannot
    become a record, and OSError when it cannot be read.
    """
    from pipeline.extraction import extract_file

    return extract_file(Path(path), entities=entities).case
