"""Says all that is wrong with a profile, and on which line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from pydantic import ValidationError

from pipeline.profile.model import Profile
from pipeline.profile.positions import Path, line_numbers, line_of
from pipeline.profile.rules import Finding, findings

_AT = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong on a line (None: nowhere in particular).

    A profile with a ``fatal`` one cannot be used; any other is advice.
    """

    line: int | None
    message: str
    fatal: bool = True

    def shown(self, file: str) -> str:
        """The problem in one line that names its place, as compilers write it."""
        place = file if self.line is None else f"{file}:{self.line}"
        return f"{place}: {'' if self.fatal else _('advice: ')}{self.message}"


def check_text(text: str) -> tuple[Profile | None, tuple[Problem, ...]]:
    """The profile that ``text`` is, None when it has not the shape of one, and all problems."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax(str(error), text),)
    try:
        profile = Profile.model_validate(table)
    except ValidationError as error:
        lines = line_numbers(text)
        shape = [Problem(line_of(path, lines), words) for path, words in _shape(error)]
        return None, _in_order(shape)
    found = findings(profile)
    lines = line_numbers(text) if found else {}
    return profile, _in_order([_placed(finding, lines) for finding in found])


def _syntax(message: str, text: str) -> Problem:
    found = _AT.match(message)
    if found is None:
        return Problem(None, _("not valid TOML: {why}").format(why=message))
    line = int(found["line"]) if found["line"] else len(text.splitlines())
    return Problem(line, _("not valid TOML: {why}").format(why=found["what"].lower()))


def _shape(error: ValidationError) -> Iterator[tuple[Path, str]]:
    for one in error.errors():
        path = tuple(part for part in one["loc"] if part != "wordings")
        words = _words(one["type"]) or one["msg"][:1].lower() + one["msg"][1:]
        yield path, _("“{field}” {problem}").format(field=_spelled(path), problem=words)


def _words(kind: str) -> str | None:
    """What is wrong, in the words of someone who writes a profile."""
    return {
        "extra_forbidden": _("is not a field of a profile here; check the spelling"),
        "missing": _("is missing"),
        "string_type": _("must be a text in quotes"),
        "tuple_type": _("must be a list in square brackets"),
        "int_type": _("must be a whole number"),
        "int_parsing": _("must be a whole number"),
        "bool_type": _("must be true or false, without quotes"),
        "too_short": _("must not be empty"),
        "string_too_short": _("must not be empty"),
        "string_pattern_mismatch": _(
            "must be small letters a–z, digits and underscores, a letter first"
        ),
        "dict_type": _("must be a table"),
        "model_type": _("must be a table"),
        "mapping_type": _("must be a table of lists by language"),
    }.get(kind)


def _spelled(path: Path) -> str:
    """A path as people write it: ``sections[2].fr``, counted from 1."""
    spelled = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return spelled.removeprefix(".")


def _placed(finding: Finding, lines: dict[Path, int] | object) -> Problem:
    assert isinstance(lines, dict)
    other = _(" (line {n})").format(n=line_of(finding.other, lines)) if finding.other else ""
    return Problem(line_of(finding.path, lines), finding.message + other, finding.fatal)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line or 0, problem.message)))
