"""Has what was derived from a document follow what persons changed in it: calls and warnings."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.roles import Notice, Role
from pipeline.profile.model import Profile
from pipeline.stages.body import empty_sections
from pipeline.stages.callouts import unmatched
from pipeline.stages.calls import untied, with_callers
from pipeline.stages.headings import heading_notices
from pipeline.stages.title import missing_fields, period_notices
from pipeline.stages.unplaced import unplaced_lines


def follow(before: Document, corrected: Document, profile: Profile) -> Document:
    """``corrected`` without the warnings that its corrections answer, and with those they bring.

    ``before`` is the document that they were made in. A warning that they do not concern stays as
    the stages gave it.
    """
    corrected = corrected.with_findings(notes=with_callers(corrected.findings))
    was, now = _derived(before, profile), _derived(corrected, profile)
    known = {_key(notice) for notice in corrected.notices}
    standing = {_key(notice) for notice in was} & {_key(notice) for notice in now}
    gone = {_key(notice) for notice in was if notice not in now}
    new = [
        notice
        for notice in now
        if notice not in was and (_key(notice) in known or _key(notice) not in standing)
    ]
    kept = tuple(notice for notice in corrected.notices if _key(notice) not in gone)
    return replace(corrected, notices=kept).warn(new)


def _key(notice: Notice) -> tuple[str, str | None]:
    return notice.code, notice.subject


def _derived(document: Document, profile: Profile) -> list[Notice]:
    """The warnings that follow from what was found alone."""
    findings = document.findings
    block, page = findings.heading_block, document.pages[0].number
    headings = [(section.key, section.lines[0].page) for section in findings.sections]
    return [
        *missing_fields(block, page, profile),
        *period_notices(block, page),
        *heading_notices(headings, profile, findings.language),
        *empty_sections(findings.sections),
        *unmatched(findings.callouts),
        *untied(findings),
        *unplaced_lines(document.claimed_as(Role.UNPLACED)),
    ]
