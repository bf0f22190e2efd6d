"""One document: read it, run the stages in order, build its record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.conservation import RoleTotal, balance_notice, totals
from pipeline.audit.line_trace import Account, account_of
from pipeline.batch.inputs import file_name
from pipeline.errors import Rejected
from pipeline.extraction.assemble import add_correction_log, build_record
from pipeline.extraction.classify import BoundCase, classify_cases, run_stages, with_pages_aside
from pipeline.matching.series import choose_profile
from pipeline.model.document import Document
from pipeline.model.page import Page
from pipeline.model.record import CaseStudy, Source
from pipeline.profile.model import Profile
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.repair import repair
from pipeline.readers.scans import scan_notices, with_scans_read
from pipeline.stages import ENRICHMENTS, NAMES
from pipeline.text.slugs import slug

if TYPE_CHECKING:
    from pipeline.corrections.store import Change, Corrections


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record, and the account of the lines it was made from: summed up, and in full."""

    case: CaseStudy
    ledger: tuple[RoleTotal, ...]
    account: Account


def extract_file(
    path: Path,
    *,
    entities: bool = True,
    profiles: Sequence[Profile] = (),
    corrections: Corrections | None = None,
    reader: Reader = Reader.PDFIUM,
) -> tuple[Extraction, ...]:
    """Read ``path`` (PDF or .txt) and make a record of each case bound in it, at least one.

    ``profiles`` are the series it may belong to; without any, those shipped. ``corrections`` are
    what persons changed in it before. Raises Rejected when the file cannot become a record.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Rejected(
            "unreadable", "The file cannot be opened; check that it is there and may be read."
        ) from error
    tried = tuple(profiles) or _shipped()
    pages, profile = read_as_series(path, data, tried, reader)
    documents = classify_cases(pages, profile, tried)
    source = Source(
        file=file_name(path),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(pages),
        first_page=1,
        last_page=len(pages),
        ocr_pages=[page.number for page in pages if page.ocr],
    )
    several = len(documents) > 1
    asked = _Asked(profile, corrections, entities)
    return tuple(
        _extraction(
            bound, source, f"{slug(path.stem)}-{number}" if several else slug(path.stem), asked
        )
        for number, bound in enumerate(documents, 1)
    )


def _shipped() -> tuple[Profile, ...]:
    from pipeline.profile.loader import shipped_profiles  # not loaded where a job brings its own

    return shipped_profiles()


def read_as_series(
    path: Path, data: bytes, profiles: Sequence[Profile], reader: Reader = Reader.PDFIUM
) -> tuple[tuple[Page, ...], Profile]:
    """The pages of the file at ``path``, and the profile of its series; raises Rejected."""
    languages = tuple(dict.fromkeys(language for p in profiles for language in p.languages))
    pages = repair(read(path, data, languages, reader), languages)
    return pages, choose_profile(pages, profiles)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What holds for all cases of a file."""

    profile: Profile
    corrections: Corrections | None
    entities: bool


def _extraction(bound: BoundCase, source: Source, id: str, asked: _Asked) -> Extraction:
    """The record of one case; ``source`` is of the whole file."""
    document, own = bound.document, bound.document.pages
    profile, corrections = asked.profile, asked.corrections
    made: tuple[Change, ...] = ()
    if corrections:
        from pipeline.corrections.apply import amend

        document, made = amend(document, corrections, profile)
    document = _enriched(document, profile, entities=asked.entities)
    document = with_pages_aside(document, bound.aside)
    document = document.warn([notice for notice in [balance_notice(document)] if notice])
    document = document.warn(scan_notices(document.pages))
    source = source.model_copy(
        update={
            "first_page": own[0].number,
            "last_page": own[-1].number,
            "ocr_pages": [page.number for page in own if page.ocr],
        }
    )
    case = build_record(document, id=id, source=source, profile=profile.key)
    if corrections:
        case = add_correction_log(case, made, corrections)
    return Extraction(case, totals(document), account_of(document))


def read(
    path: Path, data: bytes, languages: Sequence[str], reader: Reader = Reader.PDFIUM
) -> tuple[Page, ...]:
    """Pages of the file at ``path``, whose bytes are ``data``; raises Rejected.

    ``languages`` (ISO 639-1) are those that its text may be in.
    """
    if not data.strip():
        raise Rejected("empty", "The file is empty; copy it again from where it came from.")
    if path.suffix.lower() == ".txt":
        from pipeline.readers.text_file import read_text

        return read_text(path)
    # The specification allows the header anywhere in the first 1,024 bytes (ISO 32000-1, H.3).
    if b"%PDF-" not in data[:1024]:
        raise Rejected(
            "not-a-pdf", "The file is not a PDF, whatever its name says; export it again."
        )
    pages = read_pdf(path, reader, data)
    if not pages:
        raise Rejected("damaged", "The PDF has no pages; export it again from where it was made.")
    pages = with_scans_read(path, pages, languages)
    if not any(line.text.strip() for page in pages for line in page.lines):
        raise Rejected(
            "no-text", "The PDF holds no text, and OCR found none in its pictures; check the scan."
        )
    return pages


def _enriched(document: Document, profile: Profile, *, entities: bool) -> Document:
    """Add what can be told of the text once it is whole: places, acronyms, names."""
    return run_stages(document, profile, ENRICHMENTS + (NAMES if entities else ()))
