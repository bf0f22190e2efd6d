"""One document: read it, run the stages in order, build its record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.account import Account, account_of
from pipeline.amend import amend
from pipeline.build import build_record, say_corrections
from pipeline.corrections import Corrections
from pipeline.detection import choose_profile, wanted_sections
from pipeline.document import Document, Role
from pipeline.errors import Rejected
from pipeline.inputs import file_name
from pipeline.ledger import RoleTotal, balance_notice, totals
from pipeline.page import Page
from pipeline.profile import Profile
from pipeline.profile_files import shipped_profiles
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.repair import repair
from pipeline.readers.scans import scan_notices, with_scans_read
from pipeline.record import CaseStudy, Source
from pipeline.stages import ENRICHMENTS, NAMES, STAGES, Stage
from pipeline.text.slugs import slug

SURE_CALLOUT = 0.8


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
) -> Extraction:
    """Read ``path`` (PDF or .txt) and make its record.

    ``profiles`` are the series it may belong to; without any, those shipped. ``corrections`` are
    what persons changed in it before. Raises Rejected when the file cannot become a record.
    """
    data = path.read_bytes()
    tried = tuple(profiles) or shipped_profiles()
    document, profile = claimed_document(path, data, tried, reader)
    _check_is_case(document, profile, tried)
    document, made = amend(document, corrections, profile) if corrections else (document, ())
    document = _enriched(document, profile, entities=entities)
    document = document.warn([notice for notice in [balance_notice(document)] if notice])
    document = document.warn(scan_notices(document.pages))
    source = Source(
        file=file_name(path),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(document.pages),
        ocr_pages=[page.number for page in document.pages if page.ocr],
    )
    case = build_record(document, id=slug(path.stem), source=source, profile=profile.key)
    if corrections:
        case = say_corrections(case, made, corrections)
    return Extraction(case, totals(document), account_of(document))


def claimed_document(
    path: Path, data: bytes, profiles: Sequence[Profile], reader: Reader = Reader.PDFIUM
) -> tuple[Document, Profile]:
    """The document after all stages, and the profile of its series; raises Rejected."""
    languages = tuple(dict.fromkeys(language for p in profiles for language in p.languages))
    pages = repair(read(path, data, languages, reader), languages)
    profile = choose_profile(pages, profiles)
    return run_stages(Document(pages), profile), profile


def read(
    path: Path, data: bytes, languages: Sequence[str], reader: Reader = Reader.PDFIUM
) -> tuple[Page, ...]:
    """Pages of the file at ``path``, whose bytes are ``data``; raises Rejected.

    ``languages`` (ISO 639-1) are those that its text may be in.
    """
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
    pages = with_scans_read(path, read_pdf(path, reader), languages)
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


def _check_is_case(document: Document, profile: Profile, tried: Sequence[Profile]) -> None:
    """Raise Rejected unless sections, guide, callouts or facts show a case of this series."""
    found = document.findings
    sections = len({heading.key for heading in found.headings})
    guide = bool(profile.criteria) and any(c.role is Role.GUIDE for c in document.claims.values())
    callouts = sum(1 for callout in found.callouts if callout.score >= SURE_CALLOUT)
    dated = found.heading_block.period is not None
    if sections and (
        sections >= wanted_sections(profile)
        or guide
        or (callouts and dated)
        or _most_facts(document, profile)
    ):
        return
    names = ", ".join(f"“{one.name}”" for one in tried)
    raise Rejected(
        "not-a-case-study",
        f"This does not look like a case study of the series “{profile.name}”: of its "
        f"{len(profile.sections)} sections, {sections} were found; take it out of the folder."
        if len(tried) == 1
        else f"This does not look like a case study of any series tried ({names}): of the "
        f"{len(profile.sections)} sections of “{profile.name}”, {sections} were found; take it "
        "out of the folder, or add a profile of its series.",
    )


def _most_facts(document: Document, profile: Profile) -> bool:
    """Whether most lines of the series' fact box are there."""
    keys = {fact.key for fact in document.findings.facts if fact.key}
    return 2 * len(keys) > len(profile.facts) > 0


def _enriched(document: Document, profile: Profile, *, entities: bool) -> Document:
    """Add what can be told of the text once it is whole: places, acronyms, names."""
    return run_stages(document, profile, ENRICHMENTS + (NAMES if entities else ()))
