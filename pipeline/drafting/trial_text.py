"""What a try gives, in lines for a person, and which of them differ from those of the last try."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path

from pipeline.drafting.trial import TriedCase, TriedFile
from pipeline.outputs.atomic_write import publish
from pipeline.profile.model import Profile

SUFFIX = ".tried.txt"
"""Behind the name of a profile's file: what the last try gave, in lines."""


def trial_lines(tried: Sequence[TriedFile], profile: Profile) -> list[str]:
    """What each file gives, in a few lines of its own that begin with its name."""
    return [line for one in tried for line in _file_lines(one, profile)]


def _file_lines(one: TriedFile, profile: Profile) -> Iterator[str]:
    if not one.cases:
        yield _("{name}: no case. {reason}").format(name=one.name, reason=one.reason)
    for number, case in enumerate(one.cases, 1):
        name = one.name
        if len(one.cases) > 1:
            name = _("{name}, case {number}").format(name=one.name, number=number)
        title = _("“{title}”").format(title=case.title) if case.title else _("no title")
        yield f"{name}: {title}, {case.language or '?'}"
        yield f"{name}: {_sections(case, profile)}"
        further = [_criteria(case, profile)] if profile.criteria else []
        if profile.facts or case.facts:
            further.append(_listed(_("facts"), case.facts, _("no facts")))
        if further:
            yield f"{name}: {'; '.join(further)}"
        share = _("{percent} % of its characters are in sections")
        yield f"{name}: {share.format(percent=round(100 * case.in_sections))}"
        if case.warnings:
            yield f"{name}: {_listed(_('warnings'), case.warnings, '')}"


def _sections(case: TriedCase, profile: Profile) -> str:
    found = [key for key, _ in case.sections]
    missing = [section.key for section in profile.sections if section.key not in found]
    said = _("{n} of {all} sections").format(n=len(found), all=len(profile.sections))
    if found:
        said = _("{said}: {names}").format(said=said, names=", ".join(found))
    if missing:
        said = _("{said}; not found: {names}").format(said=said, names=", ".join(missing))
    return said


def _criteria(case: TriedCase, profile: Profile) -> str:
    numbers = {one.key: one.number for one in profile.criteria}
    known = [str(numbers[key]) for key in case.criteria if key in numbers]
    other = len(case.criteria) - len(known)
    said = _listed(_("criteria"), known, _("no criteria"))
    return _("{said}, and {n} that fit none").format(said=said, n=other) if other else said


def _listed(what: str, names: Sequence[str], none: str) -> str:
    return f"{what} {', '.join(names)}" if names else none


def summary_line(tried: Sequence[TriedFile], profile: Profile) -> str:
    """How many files gave cases, and how many of the sections wanted were found."""
    cases = [case for one in tried for case in one.cases]
    gave = sum(bool(one.cases) for one in tried)
    found = sum(len(case.sections) for case in cases)
    return _("{gave} of {files} files gave {cases} cases, with {found} of {all} sections.").format(
        gave=gave,
        files=len(tried),
        cases=len(cases),
        found=found,
        all=len(cases) * len(profile.sections),
    )


def lines_of_others(before: Sequence[str], tried: Sequence[TriedFile]) -> list[str]:
    """The lines of the last try about files that are not among those ``tried`` now."""
    own = tuple(f"{one.name}{end}" for one in tried for end in (":", ", "))
    return [line for line in before if not line.startswith(own)]


def changed_lines(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The lines that are gone, with “-” before them, and those that are new, with “+”."""
    compared = difflib.unified_diff(before, now, lineterm="", n=0)
    return [f"{line[0]} {line[1:]}" for line in list(compared)[2:] if line[0] in "+-"]


def last_try(path: Path) -> list[str] | None:
    """What the last try gave; None where there was none, or its file cannot be read."""
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None


def keep_try(path: Path, lines: Sequence[str]) -> None:
    """Keep what a try gave for the next one to compare; raises OSError."""
    publish(path.parent, {path.name: "".join(f"{line}\n" for line in lines).encode()})
