"""What one always passes to the commands: the file ``pipeline.toml`` of the folder one works in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.language import LANGUAGES

FILE = Path("pipeline.toml")
_LANGUAGE = "language"


class SettingsError(PipelineError):
    """A file of settings that cannot be read, or sets what there is not."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The language of messages, and by command the values of its options and arguments."""

    language: str | None = None
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def read_settings(commands: Mapping[str, Any], file: Path = FILE) -> Settings:
    """The settings in ``file`` for ``commands``; none if there is no such file.

    A key is the long name of an option, or ``inputs``. At the top it holds for each command that
    has it, and in a table for the command of that name. Raises SettingsError.
    """
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise _unusable(file, str(error)) from error
    known = {name: _names(command) for name, command in commands.items() if _is_plain(command)}
    language = found.pop(_LANGUAGE, None)
    if language is not None and language not in LANGUAGES:
        raise _unusable(file, _("choose one of {known}").format(known=", ".join(LANGUAGES)))
    of_all = {key: value for key, value in found.items() if not isinstance(value, dict)}
    for key in of_all:
        if not any(key in names for names in known.values()):
            raise _unusable(file, _("no command has the option “{name}”").format(name=key))
    options = {
        name: {names[key]: value for key, value in of_all.items() if key in names}
        for name, names in known.items()
    }
    for name, table in found.items():
        if isinstance(table, dict):
            options[name] = {**options.get(name, {}), **_of_command(file, name, table, known)}
    return Settings(language, options)


def _of_command(
    file: Path, name: str, table: Mapping[str, object], known: Mapping[str, Mapping[str, str]]
) -> Mapping[str, object]:
    if name not in known:
        raise _unusable(file, _("there is no command “{name}”").format(name=name))
    for key in table:
        if key not in known[name]:
            unknown = _("the command “{command}” has no option “{name}”")
            raise _unusable(file, unknown.format(command=name, name=key))
    return {known[name][key]: value for key, value in table.items()}


def _is_plain(command: Any) -> bool:  # noqa: ANN401 - typer keeps the types to itself
    """Whether a command has none below it: those draft and try profiles, one at a time."""
    return not hasattr(command, "commands")


def _names(command: Any) -> dict[str, str]:  # noqa: ANN401
    """By the name that a reader knows a parameter of ``command`` by, its name in the code."""
    names = {"inputs": "inputs"} if any(one.name == "inputs" for one in command.params) else {}
    for one in command.params:
        names |= {name[2:]: one.name for name in one.opts if name.startswith("--")}
    return names


def _unusable(file: Path, why: str) -> SettingsError:
    return SettingsError(
        _("The settings in “{file}” cannot be used: {why}.").format(file=file, why=why)
    )
