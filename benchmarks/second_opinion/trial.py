"""One publication with one fault: what its record has wrong, and what the checks say of it."""

from __future__ import annotations

import json
import random
import re
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shutil import copy
from typing import Any

import pypdfium2

from benchmarks.foreign.glyph_maps import damage
from benchmarks.second_opinion.line_faults import LineFault, with_fault, without_lines
from benchmarks.second_opinion.order_fault import ORDER, with_moved_lines
from benchmarks.second_opinion.part_faults import (
    OTHER_LINE,
    SWAPPED,
    with_line_of_another_page,
    with_passages_changed_over,
    without_part,
)
from pipeline.audit.line_trace import account_of
from pipeline.audit.page_reading import PageReading, small_type
from pipeline.audit.second_opinion import weigh_text
from pipeline.audit.verification import verify_case
from pipeline.audit.word_differences import tokens
from pipeline.errors import Rejected
from pipeline.extraction.assemble import build_record
from pipeline.extraction.classify import classify_cases
from pipeline.extraction.read import read_pages
from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.matching.series import choose_profile
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.model.record import CaseStudy, Source
from pipeline.model.verification import Difference
from pipeline.profile.loader import shipped_profiles
from pipeline.readers.pdf import Reader
from pipeline.readers.repair import repair

Record = dict[str, Any]
LANGUAGES = ("en", "fr", "es")
_CALL = re.compile(r"\[[^\]\s]{1,3}\]")


@dataclass(frozen=True)
class Found:
    """A record, and what is said of it: the doubted pages, and their words."""

    case: CaseStudy
    document: Document
    doubts: Mapping[int, str]


@dataclass(frozen=True)
class Trial:
    """A fault in a publication. ``wrong`` words of the answer are not in the record.

    ``named`` are those of them that verification reads on the page; None where it was not tried,
    nor where the fault is one of order, which has no words. ``verified`` says whether it found the
    fault.
    """

    publication: str
    fault: str
    level: str
    wrong: tuple[str, ...]
    doubted: bool
    verified: bool | None = None
    named: int | None = None


class KeptReading(PageReading):
    """A page read from its picture, of which nothing is read twice: faults come to one page often.

    Its large picture is not kept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._looked: dict[Box, str] = {}

    def look_again(self, box: Box) -> str:
        """As PageReading."""
        if box not in self._looked:
            self._looked[box] = super().look_again(box)
        return self._looked[box]

    def rest(self) -> None:
        """Forget the picture."""
        vars(self).pop("_large", None)


class Publication:
    """A publication with its right answer, and what is found in it as it is."""

    def __init__(self, path: Path, reader: Reader = Reader.PDFIUM) -> None:
        """Raises Rejected where it is no case."""
        self.path, self._reader = path, reader
        self.answer: Record = json.loads(
            (path.parent / "gold" / f"{path.name}.json").read_text("utf-8")
        )
        self.pages = self._read(path)
        self.plain = found_in(self.pages)

    def _read(self, path: Path) -> tuple[Page, ...]:
        return read_pages(path.read_bytes(), path.name, LANGUAGES, self._reader)

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """The words that the record has not as they are printed."""
        return wrong_words(self.plain, self.answer)

    @cached_property
    def _pdf(self) -> Any:
        return pypdfium2.PdfDocument(self.path)

    @cached_property
    def _readings(self) -> dict[int, KeptReading]:
        return {}

    def _reading(self, number: int) -> KeptReading:
        """A page read from its picture, as the file is that has no fault."""
        if number not in self._readings:
            language = self.plain.case.language or "en"
            lines = [one for one in account_of(self.plain.document).lines if one.page == number]
            self._readings[number] = KeptReading(
                self._pdf[number - 1], [language], small_type=small_type(lines)
            )
        return self._readings[number]

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What verification says of the publication without a fault."""
        return self.verify(self.plain, [page.number for page in self.pages])

    def verify(self, found: Found, numbers: Sequence[int]) -> tuple[Difference, ...]:
        """The differences that verification sees on these pages."""
        readings = {number: self._reading(number) for number in numbers}
        lines = account_of(found.document).lines
        differences = verify_case(lines, found.case, readings).differences
        for reading in readings.values():
            reading.rest()
        return differences

    def with_line_fault(
        self, fault: LineFault, seed: str, *, in_library: bool, verify: bool
    ) -> Trial | None:
        """What is found with ``fault`` in the lines; None where the record is right with it."""
        rng = random.Random(seed)
        changed = with_fault(self.pages, fault, rng, in_library=in_library)
        level = "lines and library" if in_library else "lines"
        return self._trial(fault.name, level, changed, verify=verify, order=fault.order)

    def with_part_left_out(
        self, part: str, seed: str, *, in_library: bool, verify: bool
    ) -> Trial | None:
        """What is found where the reader has lost an item, a note, a box or a heading."""
        rng = random.Random(seed)
        changed = without_part(self.pages, self.plain.document, part, rng, in_library=in_library)
        level = "lines and library" if in_library else "lines"
        return changed and self._trial(f"{part} left out", level, changed, verify=verify)

    def with_line_of_another_page(
        self, seed: str, *, in_library: bool, verify: bool
    ) -> Trial | None:
        """What is found where a line stands in the place of one of another page."""
        changed = with_line_of_another_page(self.pages, random.Random(seed), in_library=in_library)
        level = "lines and library" if in_library else "lines"
        return changed and self._trial(OTHER_LINE, level, changed, verify=verify)

    def with_passages_changed_over(self, seed: str) -> Trial | None:
        """What is found where two passages of the record are in the wrong order."""
        document = with_passages_changed_over(self.plain.document, random.Random(seed))
        if document is None:
            return None
        seen = self._new(record_of(document), [page.number for page in self.pages])
        return Trial(self.path.name, SWAPPED, "record", (), doubted=False, verified=bool(seen))

    def with_lines_left_out(
        self, many: int, seed: str, *, in_library: bool, verify: bool
    ) -> Trial | None:
        """What is found where the reader has lost ``many`` lines that follow each other."""
        changed = without_lines(self.pages, many, random.Random(seed), in_library=in_library)
        name = "line left out" if many == 1 else "paragraph left out"
        level = "lines and library" if in_library else "lines"
        return self._trial(name, level, changed, verify=verify)

    def with_lines_moved(self, seed: str) -> Trial | None:
        """What is found where a passage of the record has its lines in another order.

        No word is wrong. The cheap checks, which know words alone, are not asked.
        """
        moved = with_moved_lines(self.plain.case, self.plain.document, random.Random(seed))
        if moved is None:
            return None
        case, pages = moved
        seen = self._new(replace(self.plain, case=case), pages)
        return Trial(self.path.name, ORDER, "record", (), doubted=False, verified=bool(seen))

    def with_map_fault(self, kind: str, seed: str, *, verify: bool) -> Trial | None:
        """What is found with the file's tables of letters damaged; None as above."""
        with tempfile.TemporaryDirectory(prefix="fault-") as folder:
            path = Path(copy(self.path, folder))
            if not damage(path, kind, random.Random(seed)):
                return None
            return self._trial(kind, "file", self._read(path), verify=verify)

    def _trial(
        self, kind: str, level: str, pages: Sequence[Page], *, verify: bool, order: bool = False
    ) -> Trial | None:
        if any(page.ocr for page in pages):
            return None
        try:
            found = found_in(pages)
        except Rejected:  # too little of it can be read
            return None
        wrong = tuple(w for w in wrong_words(found, self.answer) if w not in self.wrong)
        if not wrong and not order:
            return None
        seen = self._new(found, self._changed(pages)) if verify else ()
        said = {token for one in seen for token in tokens(one.printed)}
        return Trial(
            publication=self.path.name,
            fault=kind,
            level=level,
            wrong=wrong,
            doubted=any(self.plain.doubts.get(page) != said for page, said in found.doubts.items()),
            verified=bool(seen) if verify else None,
            named=sum(said.issuperset(tokens(word)) for word in wrong) if verify else None,
        )

    def _changed(self, pages: Sequence[Page]) -> list[int]:
        """The pages on which the fault stands."""
        return [
            now.number
            for before, now in zip(self.pages, pages, strict=True)
            if _printed_on(before) != _printed_on(now)
        ]

    def _new(self, found: Found, numbers: Sequence[int]) -> list[Difference]:
        """What verification says of these pages, and does not say without the fault."""
        before = {(one.kind, one.recorded, one.printed) for one in self.verify(self.plain, numbers)}
        return [
            one
            for one in self.verify(found, numbers)
            if (one.kind, one.recorded, one.printed) not in before
        ]


def _printed_on(page: Page) -> list[tuple[str, bool]]:
    """The text of a page, and which of it is raised."""
    return [(span.text, span.superscript) for line in page.lines for span in line.spans]


def found_in(pages: Sequence[Page]) -> Found:
    """The record of ``pages`` and the doubts of it; raises Rejected where they are no case."""
    profiles = shipped_profiles()
    pages = repair(pages, LANGUAGES)
    profile = choose_profile(pages, profiles)
    pages = split_run_in_headings(pages, profile)
    document = classify_cases(pages, profile, profiles)[0].document
    return record_of(weigh_text(document, profile.languages), profile.key)


def record_of(weighed: Document, profile: str = "trial") -> Found:
    """The record of a weighed document, and what is said of it."""
    pages = len(weighed.pages)
    source = Source(file="", sha256="", pages=pages, first_page=1, last_page=1, ocr_pages=[])
    case = build_record(weighed, id="trial", source=source, profile=profile)
    return Found(case, weighed, doubts_of(weighed))


def doubts_of(document: Document) -> dict[int, str]:
    """What the warning of each doubted page of a weighed document says, by its number."""
    return {
        one.page: one.message
        for one in document.notices
        if one.code == "doubtful-text" and one.page is not None
    }


def wrong_words(found: Found, answer: Record) -> tuple[str, ...]:
    """The words of the right answer that nothing in the record or on its lines has.

    A word that has another role than it should is there, and is not counted.
    """
    case = found.case
    texts = [line.text for line in found.document.lines]
    texts += [p.text for s in case.sections for p in s.passages]
    texts += [text for text in (case.title, case.subtitle, case.summary, case.about) if text]
    texts += [one.text for one in (*case.callouts, *case.footnotes)]
    texts += [one.text for section in case.sections for one in section.quotes]
    known = {word for text in texts for word in _words(text)}
    return tuple(sorted({word for word in _words(_printed(answer)) if word not in known}))


def _printed(answer: Record) -> str:
    texts = [answer.get("title"), answer.get("summary")]
    for name in ("sections", "callouts", "footnotes"):
        texts += [one.get("text") for one in answer.get(name) or []]
    return " ".join(text for text in texts if text)


def _words(text: str) -> list[str]:
    """The words of ``text`` with what is printed right beside them, in small letters."""
    text = _CALL.sub(" ", unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))
    return [word.strip(".,;:!?()«»“”\"'") for word in re.split(r"[\s\u200b]+", text)]
