"""Turns case-study PDFs into JSON and CSV that analysts can trust."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.record import CaseStudy

__version__ = "0.1.0"


def extract(
    path: str | PathLike[str],
    *,
    entities: bool = True,
    profile: str | PathLike[str] | None = None,
    reader: str = "pdfium",
) -> CaseStudy:
    """The record of a file that holds one case study: a PDF, or text taken out of one (``.txt``).

    ``entities`` also looks for names of persons, organisations and places, which loads a language
    model. ``profile`` says which series it belongs to: the key of a shipped profile, or the path
    of a profile's file (.toml); without it, the shipped ones are tried. ``reader`` is the library
    that reads PDFs, “pdfium” or “pdfplumber”. Raises ValueError for another, and for a file that
    binds several cases (those are for ``extract_all``),
    pipeline.errors.Rejected, with a sentence on what to do, when the file cannot become a record,
    pipeline.profile.loader.ProfileError when the profile cannot be used, and OSError when the file
    cannot be read.
    """
    cases = extract_all(path, entities=entities, profile=profile, reader=reader)
    if len(cases) > 1:
        raise ValueError(f"{fspath(path)} binds {len(cases)} cases: read it with extract_all")
    return cases[0]


def extract_all(
    path: str | PathLike[str],
    *,
    entities: bool = True,
    profile: str | PathLike[str] | None = None,
    reader: str = "pdfium",
) -> list[CaseStudy]:
    """The records of all case studies bound in one file, in its order; at least one.

    Takes what ``extract`` takes, and raises what it raises, but for several cases.
    """
    from pipeline.extraction.extract import extract_file
    from pipeline.profile.loader import chosen_profiles
    from pipeline.readers.pdf import Reader

    profiles = chosen_profiles([fspath(profile)] if profile is not None else [], folder=None)
    read = extract_file(Path(path), entities=entities, profiles=profiles, reader=Reader(reader))
    return [extraction.case for extraction in read]
