"""One document: read it, run the stages in order, build its record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.account import Account, account_of
from pipeline.build import build_record
from pipeline.document import Document, Role
from pipeline.errors import Rejected
from pipeline.ledger import RoleTotal, balance_notice, totals
from pipeline.page import Page
from pipeline.profile import Profile, load_profile
from pipeline.readers.repair import repair
from pipeline.readers.scans import scan_notices, with_scans_read
from pipeline.record import CaseStudy, Source
from pipeline.stages import ENRICHMENTS, NAMES, STAGES, Stage
from pipeline.text.slugs import slug

# Below this share of a profile's sections, and without its callouts or guide, a document is
# something else.
SECTIONS_OF_A_CASE = 0.4
SURE_CALLOUT = 0.8


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record, and the account of the lines it was made from: summed up, and in full."""

    case: CaseStudy
    ledger: tuple[RoleTotal, ...]
    account: Account


def extract_file(path: Path, *, entities: bool = True) -> Extraction:
    """Read ``path`` (PDF or .txt) and make its record.

    Raises Rejected when the file cannot become a record.
    """
    data = path.read_bytes()
    profile = load_profile()
    document = run_stages(Document(repair(read(path, data), profile.languages)), profile)
    _check_is_case(document, profile)
    document = _enriched(document, profile, entities=entities)
    document = document.warn([notice for notice in [balance_notice(document)] if notice])
    document = document.warn(scan_notices(document.pages))
    source = Source(
        # A name need not be valid UTF-8 on every system; the record must be.
        file=os.fsencode(path.name).decode("utf-8", "replace"),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(document.pages),
        ocr_pages=[page.number for page in document.pages if page.ocr],
    )
    case = build_record(document, id=slug(path.stem), source=source, profile=profile.key)
    return Extraction(case, totals(document), account_of(document))


def read(path: Path, data: bytes) -> tuple[Page, ...]:
    """Pages of the file at ``path``, whose bytes are ``data``; raises Rejected."""
    if not data.strip():
        raise Rejected("empty", "The file is empty; copy it again from where it came from.")
    if path.suffix.lower() == ".txt":
        from pipeline.readers.text import read_text

        return read_text(path)
    # The specification allows the header anywhere in the first 1,024 bytes (ISO 32000-1, H.3).
    if b"%PDF-" not in data[:1024]:
        raise Rejected(
            "not-a-pdf", "The file is not a PDF, whatever its name says; export it again."
        )
    from pipeline.readers.pdfplumber import read_pdf

    pages = with_scans_read(path, read_pdf(path), load_profile().languages)
    if not any(line.text.strip() for page in pages for line in page.lines):
        raise Rejected(
            "no-text", "The PDF holds no text, and OCR found none in its pictures; check the scan."
        )
    return pages


def run_stages(document: Document, profile: Profile, stages: Iterable[Stage] = STAGES) -> Document:
    """Run ``stages`` over ``document``, one after the other."""
    for stage in stages:
        document = stage(document, profile)
    return document


def _check_is_case(document: Document, profile: Profile) -> None:
    """Raise Rejected unless sections, guide or callouts show a publication of this series."""
    found = document.findings
    sections = len({heading.key for heading in found.headings})
    guide = any(claim.role is Role.GUIDE for claim in document.claims.values())
    callouts = sum(1 for callout in found.callouts if callout.score >= SURE_CALLOUT)
    dated = found.heading_block.period is not None
    wanted = SECTIONS_OF_A_CASE * len(profile.sections)
    if sections and (sections >= wanted or guide or (callouts and dated)):
        return
    raise Rejected(
        "not-a-case-study",
        f"This does not look like a case study of the series “{profile.name}”: of its "
        f"{len(profile.sections)} sections, {sections} were found; take it out of the folder.",
    )


def _enriched(document: Document, profile: Profile, *, entities: bool) -> Document:
    """Add what can be told of the text once it is whole: places, acronyms, names."""
    return run_stages(document, profile, ENRICHMENTS + (NAMES if entities else ()))
