"""Publications that others made, without a right answer: what is said of them is to be looked at.

None is of a series that the pipeline knows. Their text is taken as one section, headed by the first
line that can head one, so that all that comes after it is read as a case is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.second_opinion.trial import LANGUAGES, Found, KeptReading, doubts_of
from pipeline.audit.line_trace import account_of
from pipeline.audit.page_reading import small_type
from pipeline.audit.second_opinion import weigh_text
from pipeline.audit.verification import verify_case
from pipeline.errors import Rejected
from pipeline.extraction.assemble import build_record
from pipeline.extraction.classify import run_stages
from pipeline.extraction.read import read_pages
from pipeline.model.document import Document
from pipeline.model.page import Page
from pipeline.model.record import Source
from pipeline.model.verification import Difference
from pipeline.profile.model import Profile, SectionSpec
from pipeline.readers.pdf import Reader
from pipeline.readers.repair import repair

# So many lines are tried as the heading; one has so many letters: it is no page number.
TRIED, LETTERS = 12, 6


@dataclass(frozen=True)
class Real:
    """A publication as it is: its pages, those doubted, and what differs on those verified."""

    name: str
    pages: int
    doubts: dict[int, str]
    differences: tuple[Difference, ...] | None


def real_publications(
    folders: Sequence[Path], reader: Reader, *, verify: bool
) -> Iterator[Real | str]:
    """What is said of each publication; the name of one in which no text was found."""
    for path in sorted(path for folder in folders for path in folder.glob("*.pdf")):
        try:
            pages = read_pages(path.read_bytes(), path.name, LANGUAGES, reader)
            found = _as_one_section(repair(pages, LANGUAGES))
        except Rejected:
            found = None
        if found is None or any(page.ocr for page in pages):
            yield path.name
            continue
        differences = _differences(path, found) if verify else None
        yield Real(path.name, len(found.document.pages), dict(found.doubts), differences)


def _as_one_section(pages: tuple[Page, ...]) -> Found | None:
    lines = [line.text for page in pages for line in page.lines]
    headings = [text for text in lines if sum(map(str.isalpha, text)) >= LETTERS]
    for heading in dict.fromkeys(headings[:TRIED]):
        profile = Profile(
            profile="real",
            name="Real",
            languages=LANGUAGES,
            sections=(SectionSpec(key="text", wordings={"en": (heading,)}),),
        )
        document = run_stages(Document(pages), profile)
        if any(section.passages for section in document.findings.sections):
            document = weigh_text(document, LANGUAGES)
            case = build_record(document, id="real", source=_source(pages), profile=profile.key)
            return Found(case, document, doubts_of(document))
    return None


def _source(pages: Sequence[Page]) -> Source:
    return Source(file="", sha256="", pages=len(pages), first_page=1, last_page=1, ocr_pages=[])


def _differences(path: Path, found: Found) -> tuple[Difference, ...]:
    pdf: Any = pypdfium2.PdfDocument(path)
    languages = [found.case.language or "en"]
    lines = account_of(found.document).lines
    readings = {
        page.number: KeptReading(
            pdf[page.number - 1],
            languages,
            small_type=small_type(line for line in lines if line.page == page.number),
        )
        for page in found.document.pages
    }
    return verify_case(lines, found.case, readings).differences
