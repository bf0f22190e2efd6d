"""What the page of a case asks for, and the corrections that this makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from pipeline.audit.line_trace import LineEntry
from pipeline.corrections.edit_text import BLANK_LINE
from pipeline.corrections.store import Anchor, Change, Kind
from pipeline.errors import PipelineError
from pipeline.model.record import CaseStudy
from pipeline.text.years import spell_years

_LONGEST_NAME = 200
"""Characters in the path of a part or the key of a section; those of the record are far shorter."""
_MOST_LINES = 2_000
"""Lines that one save may give a role; the pages of a case have fewer."""


class Conflict(PipelineError):
    """The case was corrected since the page was shown."""


class Refused(PipelineError):
    """A correction that cannot be made, and why; ``reason`` is a kind that pages have words for."""

    def __init__(self, message: str, reason: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason


ALONE = frozenset({"undo", "redo", "check", "uncheck"})
"""What is asked for that is no correction: each is saved alone."""


class LinePlace(BaseModel):
    """A line of a page, by its number there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: int = Field(ge=1)
    line: int = Field(ge=0)


class Asked(BaseModel):
    """What a page asks for; ``revision`` is that of the corrections it was made with.

    A role is given to all ``lines``. Another part is named by its path, and by its first line where
    it has one: an earlier correction may have changed the path. ``index`` -1 undoes what was saved
    last.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal[Kind, "undo", "redo", "check", "uncheck"]
    by: str = Field(min_length=1, max_length=100)
    revision: int = Field(ge=0)
    part: str = Field("", max_length=_LONGEST_NAME)
    was: str | None = Field(None, max_length=_LONGEST_NAME)
    now: str | None = None
    lines: tuple[LinePlace, ...] = Field((), max_length=_MOST_LINES)
    section: str | None = Field(None, max_length=_LONGEST_NAME)
    index: int = Field(-1, ge=-1)


_ASKED: TypeAdapter[Asked | tuple[Asked, ...]] = TypeAdapter(Asked | tuple[Asked, ...])
_MOST_TOGETHER = 100
"""Corrections that one save may hold: of one part its text, its criterion, the notes it calls."""


def parse_asked(body: bytes) -> tuple[Asked, ...]:
    """What a page asks for: one thing, or a list of corrections to be saved together.

    Raises Refused.
    """
    try:
        found = _ASKED.validate_json(body)
    except ValidationError as error:
        raise Refused("The page asked for something unknown; reload it.") from error
    asked = (found,) if isinstance(found, Asked) else found
    alone = any(one.kind in ALONE for one in asked)
    mixed = len({(one.revision, one.by) for one in asked}) != 1
    if mixed or len(asked) > (1 if alone else _MOST_TOGETHER):
        raise Refused("The page asked for something unknown; reload it.")
    return asked


class Saved(NamedTuple):
    """When corrections were made, and the number that those made together have."""

    when: str
    number: int


def changes_of(
    asked: Asked, case: CaseStudy, lines: Sequence[LineEntry], saved: Saved
) -> tuple[Change, ...]:
    """The corrections that ``asked`` makes in ``case`` with these ``lines``; raises Refused."""
    by_place = {(line.page, line.number): line for line in lines}
    named = [by_place.get((one.page, one.line)) for one in asked.lines]
    if asked.kind == "role":
        known = [line for line in named if line is not None]
        if not known or len(known) != len(named):
            raise Refused("There is no such line; reload the page.")
        return tuple(
            _change(asked, case, line, line.role, saved)
            for line in sorted(known, key=lambda line: (line.page, line.number))
        )
    line = named[0] if named else None
    if asked.kind == "field":
        line = _of_part(_FIELD_LINES.get(asked.part, asked.part), lines)
        return (_change(asked, case, line, _field(case, asked.part), saved),)
    part = line.part if line else asked.part
    line = _of_part(part, lines)
    if line is None:
        raise Refused("No line of the page stands behind this part; it cannot be corrected.")
    return (_change(asked, case, line, _was(asked, part, case), saved),)


_FIELD_LINES = {"location": "subtitle", "period": "subtitle"}


def _change(
    asked: Asked, case: CaseStudy, line: LineEntry | None, was: str | None, saved: Saved
) -> Change:
    kind = asked.kind
    assert kind not in ("undo", "redo", "check", "uncheck")  # as in ALONE: for the type checker
    return Change(
        kind=kind,
        page=line.page if line else case.source.first_page,
        part=asked.part if kind == "field" else line.part if line else "",
        at=Anchor(bbox=line.bbox, text=line.text) if line else None,
        was=was,
        now=asked.now,
        section=asked.section,
        from_lead=kind == "field",
        save=saved.number,
        by=asked.by.strip(),
        when=saved.when,
    )


def _of_part(part: str, lines: Sequence[LineEntry]) -> LineEntry | None:
    """The first line of a part."""
    return next((line for line in lines if line.part == part), None)


def _was(asked: Asked, part: str, case: CaseStudy) -> str | None:
    """What stands now where ``asked`` puts something else."""
    if asked.kind == "call":
        return asked.was
    try:
        return _text_of(asked, part, case)
    except (IndexError, ValueError, StopIteration) as error:
        raise Refused("There is no such part; reload the page.") from error


def _field(case: CaseStudy, name: str) -> str | None:
    if name == "period":
        return spell_years(case.period.start, case.period.end) if case.period else None
    if name not in ("title", "location", "language"):
        raise Refused("There is no such field.")
    value: str | None = getattr(case, name)
    return value


def _text_of(asked: Asked, part: str, case: CaseStudy) -> str | None:
    match part.split("."):
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
            raise ValueError(part)
    place = int(at)
    return BLANK_LINE.join(texts[place : place + 2]) if asked.kind == "join" else texts[place]
