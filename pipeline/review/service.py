"""The desk at which records are corrected: keeps what persons say, and makes the outputs anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.audit.line_trace import LineEntry, unpack
from pipeline.batch.folder_lock import locked
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.batch.renamed import match_renamed, printed
from pipeline.batch.run import corrections_of, run
from pipeline.corrections.edit_text import BLANK_LINE
from pipeline.corrections.folder import Assignment, replace_in
from pipeline.corrections.identity import identity_of, moved
from pipeline.corrections.store import (
    Anchor,
    CaseIdentity,
    Change,
    CheckMark,
    Corrections,
    concerns,
)
from pipeline.errors import FolderInUse, PipelineError
from pipeline.model.record import CaseStudy
from pipeline.model.report import FileReport, Input, RunReport
from pipeline.outputs.review_site.passages_index import render_search
from pipeline.outputs.review_site.pictures import picture_name
from pipeline.outputs.review_site.publish import pictures_folder
from pipeline.outputs.review_site.site import render_case, render_index_page
from pipeline.outputs.review_site.view import Reviewed
from pipeline.outputs.review_site.words import english
from pipeline.text.years import spell_years

_UNFIT = "correction-does-not-fit"
_LONGEST_NAME = 200
"""Characters in the path of a part or the key of a section; those of the record are far shorter."""


class Conflict(PipelineError):
    """The case was corrected since the page was shown."""


class Refused(PipelineError):
    """A correction that cannot be made, and why; ``reason`` is a kind that pages have words for."""

    def __init__(self, message: str, reason: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason


class Asked(BaseModel):
    """What a page asks for; ``revision`` is that of the corrections it was made with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["text", "field", "criterion", "role", "split", "join", "undo", "check", "uncheck"]
    by: str = Field(min_length=1, max_length=100)
    revision: int = Field(ge=0)
    part: str = Field("", max_length=_LONGEST_NAME)
    now: str | None = None
    page: int | None = Field(None, ge=1)
    line: int | None = Field(None, ge=0)
    section: str | None = Field(None, max_length=_LONGEST_NAME)
    index: int = Field(-1, ge=-1)


@dataclass(frozen=True, slots=True)
class _Case:
    input: Input
    reviewed: Reviewed

    @property
    def record(self) -> CaseStudy:
        return self.reviewed.case


class Desk:
    """All cases of the inbox, their corrections, and the outputs that follow from both."""

    def __init__(
        self, find: Callable[[], Sequence[Input]], output: Path, options: Options, folder: Path
    ) -> None:
        self._find, self._output = find, output
        self._options = replace(options, review=True, corrections=folder)
        self._profiles = options.tried_profiles
        self._folder = folder
        self._lock = threading.Lock()
        self._inputs: Sequence[Input] = ()
        self._files: Sequence[FileReport] = ()
        self._made: Mapping[str, Corrections] = {}
        self._cases: list[_Case] = []

    def extract(self) -> RunReport:
        """Read what has changed, and write all outputs; raises OSError and FolderInUse."""
        self._inputs = self._find()
        report = run(self._inputs, self._output, self._options)
        self._files = report.files
        self._made = self._assigned().made
        self._cases = [
            _Case(file.input, Reviewed(one.case, one.account))
            for file in report.files
            for one in file.results
        ]
        return report

    def index(self) -> bytes:
        """The page of all cases."""
        return render_index_page([case.record for case in self._cases], self._profiles)

    def search(self) -> bytes:
        """The script of the search."""
        return render_search([case.record for case in self._cases])

    def page(self, id: str) -> bytes | None:
        """The page of a case, to be corrected; None when there is no such case.

        What another server has corrected meanwhile is read first, unless it is writing just now.
        """
        with self._lock, suppress(FolderInUse):
            if self._assigned().made != self._made:
                self.extract()
        at = next((at for at, case in enumerate(self._cases) if case.record.id == id), None)
        if at is None:
            return None
        reviewed = [case.reviewed for case in self._cases]
        pictures = pictures_folder(self._output)
        corrections = self._corrections(self._cases[at])
        return render_case(reviewed, at, self._profiles, pictures, editing=corrections)

    def picture(self, digest: str, number: int) -> Path | None:
        """The picture of a page, if there is one."""
        path = pictures_folder(self._output) / digest / picture_name(number)
        return path if digest.isalnum() and path.is_file() else None

    def change(self, id: str, body: bytes) -> None:
        """Do what a page asks for, and make the outputs anew.

        Raises Conflict, Refused, FolderInUse, and OSError when it cannot be written.
        """
        try:
            asked = Asked.model_validate_json(body)
        except ValidationError as error:
            raise Refused("The page asked for something unknown; reload it.") from error
        with self._lock:
            case = next((case for case in self._cases if case.record.id == id), None)
            if case is None:
                raise Refused("This case is no longer among the files; reload the page.")
            with locked(self._output):  # another server may be at work on the same corrections
                before = self._corrections(case)
                if asked.revision != before.revision:
                    raise Conflict("The case was corrected in the meantime; reload the page.")
                after = _after(before, asked, case)
                self._replace(before, after)
            made = corrections_of([case.input], self._options).made
            read_in_this_process(case.input, self._output, self._options, made)
            self.extract()
            if len(after.changes) > len(before.changes) and self._unfit(id) > _unfit(case.record):
                with locked(self._output):
                    if self._corrections(case) == after:
                        self._replace(after, before)
                self.extract()
                raise Refused(english(f"cannot_{asked.kind}"), asked.kind)

    def _unfit(self, id: str) -> int:
        return sum(_unfit(case.record) for case in self._cases if case.record.id == id)

    def _corrections(self, case: _Case) -> Corrections:
        """Those of the case's file, or of an earlier version of it; none if nobody made any."""
        source = case.record.source
        made = self._assigned().made.get(source.sha256)
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


def _after(before: Corrections, asked: Asked, case: _Case) -> Corrections:
    """The corrections once ``asked`` is among them, or no longer."""
    changes, checked = before.changes, before.checked
    first = case.record.source.first_page
    others = tuple(mark for mark in checked if mark.page != first)
    when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if asked.kind == "undo":
        known = 0 <= asked.index < len(changes)
        if not known or not concerns(changes[asked.index].page, case.record.source):
            raise Refused("There is no such correction; reload the page.")
        changes = changes[: asked.index] + changes[asked.index + 1 :]
    elif asked.kind == "check":
        checked = (*others, CheckMark(page=first, by=asked.by, when=when))
    elif asked.kind == "uncheck":
        checked = others
    else:
        changes = (*changes, _change(asked, case, when))
    return before.model_copy(
        update={
            "file": case.record.source.file,
            "sha256": case.record.source.sha256,
            "cases": _identities(before, case.record),
            "revision": before.revision + 1,
            "changes": changes,
            "checked": checked,
        }
    )


def _identities(before: Corrections, case: CaseStudy) -> tuple[CaseIdentity, ...]:
    """The cases of the file that were corrected, this one among them, by their pages."""
    others = (one for one in before.cases if not concerns(one.page, case.source))
    return tuple(sorted([*others, identity_of(case)], key=lambda one: one.page))


def _change(asked: Asked, case: _Case, when: str) -> Change:
    lines = unpack(case.reviewed.account).lines
    line = _line(asked, lines)
    if line is None and asked.kind != "field":
        raise Refused("No line of the page stands behind this part; it cannot be corrected.")
    kind = asked.kind
    assert kind not in ("undo", "check", "uncheck")
    return Change(
        kind=kind,
        page=line.page if line else case.record.source.first_page,
        part=asked.part or (line.part if line else ""),
        at=Anchor(bbox=line.bbox, text=line.text) if line else None,
        was=_was(asked, case.record, line),
        now=asked.now,
        section=asked.section,
        by=asked.by.strip(),
        when=when,
    )


def _line(asked: Asked, lines: Sequence[LineEntry]) -> LineEntry | None:
    """The line that the correction is to hang on: the one named, or the first of the part."""
    if asked.kind == "role":
        named = (line for line in lines if (line.page, line.number) == (asked.page, asked.line))
        return next(named, None)
    part = {"title": "title", "location": "subtitle", "period": "subtitle"}.get(asked.part)
    return next((line for line in lines if line.part == (part or asked.part)), None)


def _was(asked: Asked, case: CaseStudy, line: LineEntry | None) -> str | None:
    """What stands now where ``asked`` puts something else."""
    if asked.kind == "role":
        return line.role if line else None
    if asked.kind == "field":
        return _field(case, asked.part)
    try:
        return _part(asked, case)
    except (IndexError, ValueError, StopIteration) as error:
        raise Refused("There is no such part; reload the page.") from error


def _field(case: CaseStudy, name: str) -> str | None:
    if name == "period":
        return spell_years(case.period.start, case.period.end) if case.period else None
    if name not in ("title", "location", "language"):
        raise Refused("There is no such field.")
    value: str | None = getattr(case, name)
    return value


def _part(asked: Asked, case: CaseStudy) -> str | None:
    match asked.part.split("."):
        case ["callouts", at] if asked.kind == "criterion":
            return case.callouts[int(at)].criterion
        case ["callouts", at]:
            return case.callouts[int(at)].text
        case ["footnotes", at]:
            return case.footnotes[int(at)].text
        case [("summary" | "about") as name, at]:
            texts = (getattr(case, name) or "").split(BLANK_LINE)
        case ["sections", key, "passages", at]:
            section = next(section for section in case.sections if section.key == key)
            texts = [passage.text for passage in section.passages]
        case _:
            raise ValueError(asked.part)
    place = int(at)
    return BLANK_LINE.join(texts[place : place + 2]) if asked.kind == "join" else texts[place]


def _unfit(case: CaseStudy) -> int:
    return sum(1 for warning in case.warnings if warning.code == _UNFIT)
