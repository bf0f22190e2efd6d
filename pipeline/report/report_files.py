"""Puts the files of a report in place, beside the data that it is about."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.batch.folder_lock import locked
from pipeline.outputs.atomic_write import finish_publishing, publish
from pipeline.profile.model import Profile
from pipeline.report import report_document, report_page
from pipeline.report.report_content import Report, make_report_again

_ASKED = re.compile(r'<meta name="selection" content="([^"]*)">')
_HEAD = 4_000  # characters in which the selection stands


def write_report(folder: Path, report: Report) -> tuple[str, ...]:
    """Write the page and, with its extra, the document of ``report`` into ``folder``; their names.

    Without the extra, a document of an earlier report goes, since it is about other cases. Raises
    OSError, and FolderInUse when a run is writing into the folder.
    """
    files = {report_page.FILE: report_page.render_report_page(report)}
    document = report_document.render_report_document(report)
    if document is not None:
        files[report_document.FILE] = document
    with locked(folder):
        finish_publishing(folder)
        publish(folder, files)
        older = folder / report_document.FILE
        if document is None and report_document.is_our_document(older):
            older.unlink()
    return tuple(files)


def renew_report(folder: Path, profiles: Sequence[Profile]) -> None:
    """Make the report in ``folder`` anew of what is there now, with its selection; if there is one.

    Raises SearchError where the selection fits no case any more, and as write_report does.
    """
    try:
        with (folder / report_page.FILE).open(encoding="utf-8") as file:
            found = _ASKED.search(file.read(_HEAD))
    except (OSError, UnicodeDecodeError):
        return
    if found is None:
        return
    try:
        report = make_report_again(folder, html.unescape(found[1]), profiles)
    except ValueError:  # somebody has edited the page
        return
    write_report(folder, report)
