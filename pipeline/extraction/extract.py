"""From a file to its records: the whole order of work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from pipeline.audit.conservation import conservation_notices, totals
from pipeline.audit.doubtful_links import link_notices
from pipeline.audit.line_trace import Account, account_of
from pipeline.audit.second_opinion import weigh_text
from pipeline.audit.unseen_text import hidden_notices, set_aside_notices, sideways_notices
from pipeline.corrections.apply import apply_corrections, version_notices
from pipeline.corrections.identity import moved
from pipeline.corrections.store import Corrections
from pipeline.errors import Rejected
from pipeline.extraction.assemble import add_correction_log, build_record, without_places
from pipeline.extraction.classify import BoundCase, classify_cases, run_stages, with_pages_aside
from pipeline.extraction.follow import follow
from pipeline.extraction.kept_pages import KeptPages
from pipeline.extraction.read import read_file, read_pages
from pipeline.extraction.repeats import repeat_notices
from pipeline.matching.margin_headings import split_margin_headings
from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.matching.series import choose_profile, shows_no_series
from pipeline.model.document import Document
from pipeline.model.page import Page
from pipeline.model.record import CaseStudy, Source
from pipeline.model.report import RoleTotal
from pipeline.model.roles import Notice
from pipeline.profile.loader import shipped_profiles
from pipeline.profile.model import Profile
from pipeline.readers.file_notices import file_notices
from pipeline.readers.formats import format_of, has_pages
from pipeline.readers.house_bullets import with_house_bullets
from pipeline.readers.missing_letters import letter_notices
from pipeline.readers.pdf import Reader
from pipeline.readers.repair import repair
from pipeline.readers.scan_notices import scan_notices
from pipeline.readers.why_no_case import explained
from pipeline.stages import ENRICHMENTS, NAMES
from pipeline.text.file_names import file_name
from pipeline.text.slugs import slug


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
    checks: bool = True,
    on_page: Callable[[], None] = lambda: None,
) -> tuple[Extraction, ...]:
    """The records of the file at ``path``, as :func:`extract_bytes` makes them of its bytes."""
    return extract_bytes(
        read_file(path),
        file_name(path),
        entities=entities,
        profiles=profiles,
        corrections=corrections,
        reader=reader,
        checks=checks,
        on_page=on_page,
    )


def extract_bytes(  # noqa: PLR0913 - each is a choice of the caller
    data: bytes,
    name: str,
    *,
    entities: bool = True,
    profiles: Sequence[Profile] = (),
    corrections: Corrections | None = None,
    reader: Reader = Reader.PDFIUM,
    checks: bool = True,
    on_page: Callable[[], None] = lambda: None,
) -> tuple[Extraction, ...]:
    """Read a file and make a record of each case bound in it, at least one.

    ``data`` are the bytes of a PDF, or of a text or document where ``name`` ends as theirs do; ids
    and the record's source are made of ``name``. ``entities`` also looks for names, which loads a
    language model. ``profiles`` are the series that the file may belong to; without any, those
    shipped. ``corrections`` are what persons changed in it before. ``checks`` also weighs the words
    of each page, and lowers the confidence of what may be misread. ``on_page`` is called whenever a
    page has been read by OCR, which takes seconds. Raises Rejected when the file cannot become a
    record.
    """
    understood = understand(data, name, profiles=profiles, reader=reader, on_page=on_page)
    return records_of(understood, corrections, entities=entities, checks=checks)


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as the stages have understood it, which no correction changes.

    ``notices`` are warnings of the file as such.
    """

    name: str
    sha256: str
    pages: tuple[Page, ...]
    profile: Profile
    cases: tuple[BoundCase, ...]
    notices: tuple[Notice, ...]


def understand(
    data: bytes,
    name: str,
    *,
    profiles: Sequence[Profile] = (),
    reader: Reader = Reader.PDFIUM,
    on_page: Callable[[], None] = lambda: None,
    kept: KeptPages | None = None,
) -> Understood:
    """Read a file, and run the stages over each case bound in it; see :func:`extract_bytes`.

    Pages that OCR has read are taken from ``kept``, or put there. Raises Rejected.
    """
    tried = tuple(profiles) or shipped_profiles()
    sha256 = hashlib.sha256(data).hexdigest()
    if kept and kept.sha256 != sha256:  # the file has changed since it was found
        kept = None
    try:
        pages, profile = read_as_series(data, name, tried, reader, on_page, kept)
        cases = classify_cases(pages, profile, tried)
    except Rejected as error:
        raise explained(error, data) from None
    notices = file_notices(data) if has_pages(name) else ()
    return Understood(name, sha256, pages, profile, cases, notices)


def records_of(
    file: Understood,
    corrections: Corrections | None = None,
    *,
    entities: bool = True,
    checks: bool = True,
) -> tuple[Extraction, ...]:
    """A record of each case of ``file``, with what persons changed in it; as extract_bytes."""
    pages, profile, sha256 = file.pages, file.profile, file.sha256
    corrections = corrections or Corrections(file=file.name, sha256=sha256)
    if corrections.changes:
        lines = ((line.page, line.text) for page in pages for line in page.lines)
        corrections = moved(corrections, lines)
    extractions = []
    repeats = repeat_notices(file.cases)
    for (bound, id), repeated in zip(_with_ids(file.cases, file.name), repeats, strict=True):
        document, made = apply_corrections(bound.document, corrections, profile)
        if made:
            document = follow(bound.document, document, profile)
        document = document.warn(version_notices(corrections, made, document, (file.name, sha256)))
        if checks:
            document = weigh_text(document, profile.languages)
        document = run_stages(document, profile, ENRICHMENTS + (NAMES if entities else ()))
        document = with_pages_aside(document, bound.aside)
        document = document.warn([*conservation_notices(document), *scan_notices(document.pages)])
        document = document.warn([*hidden_notices(document.pages), *set_aside_notices(document)])
        document = document.warn(sideways_notices(document.pages))
        document = document.warn([*letter_notices(document.pages), *file.notices, *repeated])
        document = document.warn(link_notices(document))
        source = _source(file.name, sha256, pages, bound.document)
        case = build_record(document, id=id, source=source, profile=profile.key)
        if any(page.composed for page in document.pages):
            case = without_places(case)
        case = add_correction_log(case, made, corrections)
        extractions.append(Extraction(case, totals(document), account_of(document)))
    return tuple(extractions)


def read_as_series(
    data: bytes,
    name: str,
    profiles: Sequence[Profile],
    reader: Reader = Reader.PDFIUM,
    on_page: Callable[[], None] = lambda: None,
    kept: KeptPages | None = None,
) -> tuple[tuple[Page, ...], Profile]:
    """The mended pages of a file, and the profile of its series; raises Rejected.

    Headings that the profile knows stand on lines of their own. Pages that OCR has read are taken
    from ``kept``, or put there.
    """
    languages = tuple(dict.fromkeys(language for p in profiles for language in p.languages))
    is_hopeless = partial(shows_no_series, profiles=profiles)
    pages = kept.load() if kept else None
    if pages is None:
        pages = read_pages(data, name, languages, reader, on_page, is_hopeless)
        if kept and any(page.ocr for page in pages):
            kept.save(pages)
    pages = repair(pages, languages)
    profile = choose_profile(pages, profiles)
    pages = with_house_bullets(pages, profile.bullets)
    pages = split_margin_headings(pages, profile)
    return split_run_in_headings(pages, profile), profile


def _with_ids(cases: Sequence[BoundCase], name: str) -> list[tuple[BoundCase, str]]:
    """``cases`` with their ids, made of the file's name, and numbered where there are several."""
    id = slug(PurePath(name).stem)
    if len(cases) == 1:
        return [(cases[0], id)]
    return [(case, f"{id}-{number}") for number, case in enumerate(cases, 1)]


def _source(name: str, sha256: str, pages: Sequence[Page], case: Document) -> Source:
    """Where a case comes from: the file with all its ``pages``, and which are the case's own."""
    return Source(
        file=name,
        sha256=sha256,
        pages=len(pages),
        first_page=case.pages[0].number,
        last_page=case.pages[-1].number,
        ocr_pages=[page.number for page in case.pages if page.ocr],
        format=format_of(name),
    )
