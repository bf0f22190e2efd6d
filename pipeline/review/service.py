"""The desk at which records are corrected: keeps what persons say, and makes the outputs anew."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.audit.line_trace import unpack
from pipeline.batch.folder_lock import corrections_locked
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.batch.renamed import match_renamed, printed
from pipeline.batch.run import corrections_of, run
from pipeline.batch.same_case import with_ties_of
from pipeline.corrections.folder import Assignment, replace_in
from pipeline.corrections.identity import identity_of, moved
from pipeline.corrections.store import (
    CaseIdentity,
    Change,
    CheckMark,
    Corrections,
    concerns,
    remove_scratch,
)
from pipeline.model.record import CaseStudy
from pipeline.model.report import FileReport, Input, RunReport, Skipped
from pipeline.outputs.review_site.passages_index import render_search
from pipeline.outputs.review_site.pictures import picture_name
from pipeline.outputs.review_site.review_publish import pictures_folder
from pipeline.outputs.review_site.side_by_side import render_side_by_side
from pipeline.outputs.review_site.site import (
    Editing,
    IndexReport,
    Links,
    render_case,
    render_index_page,
    same_cases,
)
from pipeline.outputs.review_site.strings import english
from pipeline.outputs.review_site.view import Reviewed
from pipeline.review.asked import Asked, Conflict, Refused, Saved, changes_of, parse_asked
from pipeline.review.preview import Preview, preview
from pipeline.review.readings import Readings
from pipeline.review.report_query import report_asked
from pipeline.review.table_writer import Tables

_UNFIT = "correction-does-not-fit"
_LINKED = ("case_studies.xlsx", "case_studies.csv")
"""Outputs that pages link to."""
# What an address may ask for: a longer name is an error of the file system, not a missing file.
_DIGEST, _PAGE_NUMBER = re.compile(r"[0-9a-f]{1,64}"), re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Case:
    input: Input
    reviewed: Reviewed

    @property
    def record(self) -> CaseStudy:
        return self.reviewed.case


@dataclass(frozen=True, slots=True)
class _Undone:
    """All changes of a file before something was undone, and after."""

    before: tuple[Change, ...]
    after: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """Corrections of a case before and after what was asked for, and what its file gives then."""

    case: _Case
    before: Corrections
    after: Corrections
    reports: list[FileReport]


class Desk:
    """All cases of the inbox, their corrections, and the outputs that follow from both.

    A correction makes only its own case anew; the outputs of all follow in the background.
    """

    def __init__(
        self, find: Callable[[], Sequence[Input]], output: Path, options: Options, folder: Path
    ) -> None:
        self._find, self._output = find, output
        self._options = replace(options, review=True, corrections=folder)
        self._profiles = options.tried_profiles
        self._folder = folder
        self._lock = threading.Lock()
        self._inputs: Sequence[Input] = ()
        self._files: list[FileReport] = []
        self._made: Mapping[str, Corrections] = {}
        self._cases: list[_Case] = []
        self._undone: dict[str, list[_Undone]] = {}
        self._readings = Readings()
        self.tables = Tables(find, output, self._options)

    def extract(
        self, found: Sequence[Input] | None = None, skipped: Sequence[Skipped] = ()
    ) -> RunReport:
        """Read what has changed, and write all outputs; raises OSError and FolderInUse.

        ``found`` are the inputs if they have been looked for already, ``skipped`` what else stands
        among them.
        """
        if self._folder.is_dir():
            with suppress(OSError), corrections_locked(self._folder):
                remove_scratch(self._folder)
        self._inputs = self._find() if found is None else found
        self.tables.skipped = skipped
        report = run(self._inputs, self._output, self._options, skipped=skipped)
        self._files = list(report.files)
        self._made = self._assigned().made
        self._take_cases()
        return report

    def warm_up(self) -> None:
        """Load what reading a file takes, such as a language model, before the first correction."""
        if self._cases:
            source = self._cases[0]
            self._read(source.input, self._made.get(source.record.source.sha256))

    def index(self) -> bytes:
        """The page of all cases."""
        cases = [case.record for case in self._cases]
        return render_index_page(cases, self._profiles, IndexReport.LIVE)

    def report(self, asked: Mapping[str, str]) -> bytes:
        """The report on the cases that a page asks for; raises SearchError where there are none.

        It counts what the tables hold, so that they are written first.
        """
        from pipeline.report.report_content import make_report
        from pipeline.report.report_page import render_report_page

        self.tables.wait()
        filters, words, language = report_asked(asked)
        return render_report_page(
            make_report(self._output, words, filters, self._profiles, language)
        )

    def search(self) -> bytes:
        """The script of the search."""
        return render_search([case.record for case in self._cases])

    def page(self, id: str) -> bytes | None:
        """The page of a case, to be corrected; None when there is no such case.

        What another server has corrected meanwhile is read first.
        """
        with self._lock:
            self._catch_up()
            at = next((at for at, case in enumerate(self._cases) if case.record.id == id), None)
            if at is None:
                return None
            reviewed = [case.reviewed for case in self._cases]
            corrections = self._corrections(self._cases[at])
            can_redo = bool(self._undone_of(corrections))
        pictures = pictures_folder(self._output)
        has_pdf = self._cases[at].input.path.suffix.lower() == ".pdf"
        links = Links(f"../../files/{id}.pdf" if has_pdf else None, f"{id}.one.html")
        editing = Editing(corrections, can_redo)
        return render_case(reviewed, at, self._profiles, pictures, editing=editing, links=links)

    def side_by_side(self, id: str) -> bytes | None:
        """The page of a case beside its other records; None where it has none."""
        with self._lock:
            cases = [case.record for case in self._cases]
        case = next((one for one in cases if one.id == id), None)
        others = same_cases(case, cases) if case else []
        return render_side_by_side(case, others, self._profiles) if case and others else None

    def page_alone(self, id: str) -> bytes | None:
        """The page of a case as one file to send, with its pictures; None without such a case."""
        with self._lock:
            reviewed = next((c.reviewed for c in self._cases if c.record.id == id), None)
        if reviewed is None:
            return None
        return render_case([reviewed], 0, self._profiles, pictures_folder(self._output))

    def pdf(self, id: str) -> Path | None:
        """The file of a case, if it is a PDF that is still there."""
        path = next((case.input.path for case in self._cases if case.record.id == id), None)
        return path if path and path.suffix.lower() == ".pdf" and path.is_file() else None

    def output(self, name: str) -> Path | None:
        """An output that pages link to."""
        path = self._output / name
        return path if name in _LINKED and path.is_file() else None

    def picture(self, digest: str, number: str) -> Path | None:
        """The picture of a page, if there is one; only what can name one is looked for."""
        if not (_DIGEST.fullmatch(digest) and _PAGE_NUMBER.fullmatch(number)):
            return None
        path = pictures_folder(self._output) / digest / picture_name(int(number))
        return path if path.is_file() else None

    def change(self, id: str, body: bytes) -> int:
        """Do what a page asks for; the revision of the corrections then.

        The outputs are made anew in the background. Raises Conflict, Refused, FolderInUse, and
        OSError when the corrections cannot be written.
        """
        asked = parse_asked(body)
        # Another server may be at work on the same corrections.
        with self._lock, corrections_locked(self._folder):
            made = self._make(id, asked, keep=True)
            self._replace(made.before, made.after)
            self._keep_undone(made.before, made.after, asked[0].kind)
            self._take(made.reports)
            self._made = self._assigned().made
        self.tables.write()
        return made.after.revision

    def preview(self, id: str, body: bytes) -> Preview:
        """What the record of a case would be with what a page asks for; raises as ``change``."""
        asked = parse_asked(body)
        with self._lock:
            made = self._make(id, asked, keep=False)
        records = [one for report in made.reports for one in report.cases]
        now = next((record for record in records if record.id == id), made.case.record)
        return preview(made.case.record, now)

    def _make(self, id: str, asked: Sequence[Asked], *, keep: bool) -> _Made:
        """What is asked for, made in its case but not saved; ``keep`` its result for the run."""
        self._catch_up()
        case = next((case for case in self._cases if case.record.id == id), None)
        if case is None:
            raise Refused("This case is no longer among the files; reload the page.")
        before = self._corrections(case)
        if asked[0].revision != before.revision:
            raise Conflict("The case was corrected in the meantime; reload the page.")
        after = self._after(before, asked, case)
        reports = self._read(case.input, after, keep=keep)
        if failure := next((one.failure for one in reports if one.failure), None):
            raise Refused(failure.message)
        if len(after.changes) > len(before.changes) and _unfit(reports, id) > _unfit_in(case):
            raise Refused(english(f"cannot_{asked[0].kind}"), asked[0].kind)
        return _Made(case, before, after, reports)

    def _after(self, before: Corrections, asked: Sequence[Asked], case: _Case) -> Corrections:
        """The corrections once what is ``asked`` is among them, or no longer."""
        source, checked, first = case.record.source, before.checked, asked[0]
        others = tuple(mark for mark in checked if mark.page != source.first_page)
        when = _now(before)
        changes = before.changes
        if first.kind == "undo":
            changes = _without(changes, first.index, case.record)
        elif first.kind == "redo":
            if not (undone := self._undone_of(before)):
                raise Refused("There is nothing to make again; reload the page.")
            changes = undone[-1].before
        elif first.kind == "check":
            checked = (*others, CheckMark(page=source.first_page, by=first.by, when=when))
        elif first.kind == "uncheck":
            checked = others
        else:
            lines = unpack(case.reviewed.account).lines
            saved = Saved(when, before.revision + 1)
            for one in asked:
                changes = (*changes, *changes_of(one, case.record, lines, saved))
        return before.model_copy(
            update={
                "file": source.file,
                "sha256": source.sha256,
                "cases": _identities(before, case.record),
                "revision": before.revision + 1,
                "changes": changes,
                "checked": checked,
            }
        )

    def _undone_of(self, corrections: Corrections) -> list[_Undone]:
        """What can be made again: what was undone, if nothing was changed since."""
        undone = self._undone.get(corrections.sha256, [])
        return undone if undone and undone[-1].after == corrections.changes else []

    def _keep_undone(self, before: Corrections, after: Corrections, kind: str) -> None:
        undone = self._undone_of(before)
        if kind == "undo":
            self._undone[after.sha256] = [*undone, _Undone(before.changes, after.changes)]
        elif kind == "redo":
            self._undone[after.sha256] = undone[:-1]

    def _catch_up(self) -> None:
        """Read the files again whose corrections another server has changed."""
        made = self._assigned().made
        if made == self._made:
            return
        for input in self._inputs:
            digest = input.sha256 or ""
            if made.get(digest) != self._made.get(digest):
                self._take(self._read(input, made.get(digest)))
        self._made = made

    def _read(
        self, input: Input, corrections: Corrections | None, *, keep: bool = True
    ) -> list[FileReport]:
        reports = read_in_this_process(
            input,
            self._inputs,
            self._output,
            self._options,
            {input.sha256 or "": corrections} if corrections else {},
            work=self._readings.extract,
            keep=keep,
        )
        return with_ties_of(reports, self._files)

    def _take(self, reports: Sequence[FileReport]) -> None:
        by_id = {report.input.id: report for report in reports}
        self._files = [by_id.get(file.input.id, file) for file in self._files]
        self._take_cases()

    def _take_cases(self) -> None:
        self._cases = [
            _Case(file.input, Reviewed(one.case, one.account, path=file.input.path))
            for file in self._files
            for one in file.results
        ]

    def _corrections(self, case: _Case) -> Corrections:
        """Those of the case's file, or of an earlier version of it; none if nobody made any."""
        source = case.record.source
        made = self._made.get(source.sha256)
        if made is None:
            return Corrections(file=source.file, sha256=source.sha256)
        file = next(one for one in self._files if one.input.sha256 == source.sha256)
        return moved(made, printed(file).lines)

    def _assigned(self) -> Assignment:
        assigned = corrections_of(self._inputs, self._options)
        return assigned.with_matched(match_renamed(assigned, self._files))

    def _replace(self, earlier: Corrections, new: Corrections) -> None:
        try:
            replace_in(self._folder, new, earlier)
        except ValueError as error:
            raise Refused(str(error)) from error


def _now(before: Corrections) -> str:
    """The time, or that of the last correction where the clock was set back.

    Files of corrections that are merged are put in the order of their times.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return max([now, *(change.when for change in before.changes)])


def _without(changes: tuple[Change, ...], index: int, case: CaseStudy) -> tuple[Change, ...]:
    """``changes`` but the one with ``index``; -1 means all that were saved last in ``case``."""
    own = [at for at, change in enumerate(changes) if concerns(change.page, case.source)]
    if not own or index not in (-1, *own):
        raise Refused("There is no such correction; reload the page.")
    if index >= 0:
        gone = {index}
    else:
        last = changes[own[-1]].save
        gone = {at for at in own if at == own[-1] or (last and changes[at].save == last)}
    return tuple(change for at, change in enumerate(changes) if at not in gone)


def _identities(before: Corrections, case: CaseStudy) -> tuple[CaseIdentity, ...]:
    """The cases of the file that were corrected, this one among them, by their pages."""
    others = (one for one in before.cases if not concerns(one.page, case.source))
    return tuple(sorted([*others, identity_of(case)], key=lambda one: one.page))


def _unfit(reports: Sequence[FileReport], id: str) -> int:
    """How many corrections do not fit the case ``id``, of which there is one or none."""
    cases = (case for report in reports for case in report.cases if case.id == id)
    return sum(warning.code == _UNFIT for case in cases for warning in case.warnings)


def _unfit_in(case: _Case) -> int:
    return sum(warning.code == _UNFIT for warning in case.record.warnings)
