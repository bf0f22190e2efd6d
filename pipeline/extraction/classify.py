"""From pages to claimed lines: the stages, run over each case that a file holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import Rejected, RejectionCode
from pipeline.extraction.membership import (
    Standing,
    is_case,
    is_guided,
    is_one_of_many,
    missing,
    standing_of,
)
from pipeline.extraction.split import Volume, running_lines, split_cases
from pipeline.matching.series import wanted_sections
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import LineId, Page
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile, Sign, phrases
from pipeline.readers.text_layer import spells_words
from pipeline.stages import STAGES, Stage
from pipeline.stages.furniture import claim_furniture

# A rejection names so many of the headings that are none of the series.
OTHERS_NAMED = 3


def run_stages(document: Document, profile: Profile, stages: Iterable[Stage] = STAGES) -> Document:
    """Run ``stages`` over ``document``, one after the other."""
    for stage in stages:
        document = stage(document, profile)
    return document


@dataclass(frozen=True, slots=True)
class BoundCase:
    """A document after all stages, and the pages beside its own that were set aside with it."""

    document: Document
    aside: tuple[Page, ...] = ()


def classify_cases(
    pages: tuple[Page, ...], profile: Profile, tried: Sequence[Profile]
) -> tuple[BoundCase, ...]:
    """Run the stages over each case that ``pages`` hold.

    Pages of no case go with the next one, or with the last. ``tried`` are the series that it was
    sought in, for the message of Rejected, which is raised when none is a case.
    """
    volume = split_cases(pages, profile)
    if len(volume.cases) > 1:
        return _each_case(pages, volume, profile, tried)
    document = run_stages(Document(pages), profile)
    _check_is_case(document, profile, tried)
    return (BoundCase(document),)


def _each_case(
    pages: tuple[Page, ...], volume: Volume, profile: Profile, tried: Sequence[Profile]
) -> tuple[BoundCase, ...]:
    whole = claim_furniture(Document(pages), profile)
    running = running_lines(whole.claims, pages, len(volume.cases))
    found: list[BoundCase] = []
    aside = volume.front
    rejected: Rejected | None = None
    documents = [_run_part(part, running, profile) for part in volume.cases]
    # A volume has one guide, before its first case, or behind its last.
    guided = any(is_guided(one, profile) for one in (Document(pages), *documents))
    shared: tuple[Sign, ...] = ("guide",) if guided else ()
    for part, document in zip(volume.cases, documents, strict=True):
        try:
            _check_is_case(document, profile, tried, shared)
        except Rejected as reason:
            aside, rejected = aside + part, reason
            continue
        found.append(BoundCase(document, aside))
        aside = ()
    if rejected and not found:
        raise rejected
    found[-1] = replace(found[-1], aside=found[-1].aside + aside)
    return tuple(found)


def _run_part(
    part: tuple[Page, ...], running: Mapping[LineId, Claim], profile: Profile
) -> Document:
    """The pages of one case after all stages, with what runs through its whole file claimed."""
    numbers = {page.number for page in part}
    claims = {id: claim for id, claim in running.items() if id.page in numbers}
    return run_stages(Document(part, claims=claims), profile)


def with_pages_aside(document: Document, aside: tuple[Page, ...]) -> Document:
    """``document`` with ``aside`` among its pages, whose lines are of no case."""
    if not aside:
        return document
    pages = tuple(sorted([*document.pages, *aside], key=lambda page: page.number))
    lines = [line for page in aside for line in page.lines]
    numbers = ", ".join(str(page.number) for page in aside)
    document = replace(document, pages=pages)
    evidence = evidence_of(SignalKind.ON_NO_CASES_PAGE)
    document = document.claim(lines, Role.FURNITURE, "volumes", evidence)
    return document.warn(
        [
            Notice(
                "pages-of-no-case",
                "The file binds several cases, and these of its pages belong to none of them: "
                f"{numbers}. Check that they are only a cover or contents.",
                aside[0].number,
            )
        ]
    )


def _check_is_case(
    document: Document,
    profile: Profile,
    tried: Sequence[Profile],
    shared: Collection[Sign] = (),
) -> None:
    """Raise Rejected, with the reason, unless a document after all stages is a case."""
    if is_case(document, profile, shared):
        return
    if 2 * sum(line.length for line in document.lines if line.turned) > sum(
        line.length for line in document.lines
    ):
        raise Rejected(
            RejectionCode.NOT_A_CASE_STUDY,
            "The text stands sideways, upside down or aslant on its pages; turn them in a viewer, "
            "save the PDF, and try again.",
        )
    if _is_hardly_read(document, tried):
        raise Rejected(
            RejectionCode.NOT_A_CASE_STUDY,
            "OCR found hardly any words in the pictures of the pages, so that nothing can be said "
            "of the text; if a viewer shows a case, print it to a new PDF "
            "or scan it anew, else take the file out of the folder.",
        )
    raise Rejected(RejectionCode.NOT_A_CASE_STUDY, _why_no_case(document, profile, tried, shared))


def _is_hardly_read(document: Document, tried: Sequence[Profile]) -> bool:
    """Whether most of the pages were read by OCR, and it made no words of what they show.

    Some files draw their letters one over the other, and viewers differ in what they show of them.
    """
    read = [page for page in document.pages if page.ocr]
    if 2 * len(read) <= len(document.pages):
        return False
    languages = tuple({language for profile in tried for language in profile.languages})
    text = "\n".join([line.text for page in read for line in page.lines])
    return not spells_words(text, languages)


def _why_no_case(
    document: Document, profile: Profile, tried: Sequence[Profile], shared: Collection[Sign]
) -> str:
    """What was looked for and not found, and what to do; headings inside the text are named."""
    standing = standing_of(document, profile)
    found = len(standing.found)
    names = ", ".join(f"“{one.name}”" for one in tried)
    series = f"the series “{profile.name}”" if len(tried) == 1 else f"any series tried ({names})"
    of_which = "its" if len(tried) == 1 else "the"
    whose = "" if len(tried) == 1 else f" of “{profile.name}”"
    sections = f"of {of_which} {len(profile.sections)} sections{whose}, {found} were found"
    lacking = missing(document, profile, shared)
    if found and lacking:
        listed = ", ".join(f"“{name}”" for name in lacking)
        return (
            f"This does not look like a case study of {series}: the profile “{profile.key}” says "
            f"that each case has {listed}, which was not found here; take the file out of the "
            "folder if it is of another kind, else change “required” in the profile."
        )
    inside = _wordings_inside(document, profile)
    run_together = not is_one_of_many(standing, profile) and len(inside) > found
    if run_together and len(inside) >= wanted_sections(profile):
        listed = ", ".join(f"“{words}”" for words in inside)
        return (
            f"This does not look like a case study of {series}: {sections}. Words of its headings "
            f"stand in the text ({listed}), but not as headings on lines of their own; if it is a "
            "case, export it again from where it was made, else take it out of the folder."
        )
    if found >= wanted_sections(profile):
        sections += _as_any_report(standing, profile)
    further = "." if len(tried) == 1 else ", or add a profile of its series."
    return (
        f"This does not look like a case study of {series}: {sections}; take it out of the folder "
        f"if it is of another kind{further}"
    )


def _as_any_report(standing: Standing, profile: Profile) -> str:
    """Why headings that were found do not show the series."""
    if is_one_of_many(standing, profile):
        some = ", ".join(f"“{text}”" for text in standing.others[:OTHERS_NAMED])
        return (
            f", but among {len(standing.others)} other headings that look the same ({some} …), "
            "as in a report of another kind. If it is a case, add such headings to the profile"
        )
    if standing.in_series < len(standing.found):
        return ", but they do not look alike or do not follow in the series’ order"
    return ", which are words that any report may have, and no other sign of the series"


def _wordings_inside(document: Document, profile: Profile) -> list[str]:
    """For each section whose heading's words open a sentence inside the text, the first of them.

    So a heading stands that a program has run together with its text (“Impact The port …”). The
    same words within a sentence are only words.
    """
    text = " ".join(line.text for line in document.lines)
    standing = (
        next((one for one in phrases(section.wordings) if _heads_sentence(one, text)), None)
        for section in profile.sections
    )
    return [wording for wording in standing if wording]


def _heads_sentence(words: str, text: str) -> bool:
    spelled = "|".join(re.escape(one) for one in (words, words.upper()))
    return re.search(rf"(?<!\w)(?:{spelled})[.:–—-]?\s+[«“\"¿¡]?\s?[A-ZÀ-Þ]", text) is not None
