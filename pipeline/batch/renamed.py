"""Gives corrections to files that have been renamed and changed since, by what they print."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.audit.line_trace import unpack
from pipeline.corrections.folder import Assignment
from pipeline.corrections.identity import PrintedFile, match_files, printed_file
from pipeline.corrections.store import Corrections
from pipeline.model.report import FileReport


def match_renamed(assigned: Assignment, reports: Iterable[FileReport]) -> dict[str, Corrections]:
    """By digest, corrections that belong to no file by name or bytes, and to one by its cases.

    Only files that were read without corrections are considered.
    """
    if not any(one.changes for one in assigned.left):
        return {}
    files = {
        report.input.sha256: printed(report)
        for report in reports
        if report.cases and report.input.sha256 and report.input.sha256 not in assigned.made
    }
    return match_files(assigned.left, files)


def printed(report: FileReport) -> PrintedFile:
    """What the file of ``report`` prints."""
    lines = [line for one in report.results for line in unpack(one.account).lines]
    return printed_file(report.cases, ((line.page, line.text) for line in lines))
