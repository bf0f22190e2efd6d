"""Help and usage errors in the reader's language.

The texts of the commands stand in English where each option is declared, and are looked up in the
catalogue when the command line starts. The library that reads it has a few texts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import Any

import typer
from typer.core import TyperArgument

# The common class of what is wrong with a command as it was typed; typer does not name it.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_OPTION = "--language"
_TEXTS = ("help", "metavar", "options_metavar", "subcommand_metavar")


def chosen_language(arguments: Sequence[str]) -> str | None:
    """The value of ``--language`` in front of the command, where it is that of the messages."""
    for at, argument in enumerate(arguments):
        if argument.startswith(f"{_OPTION}="):
            return argument.partition("=")[2]
        if argument == _OPTION:
            return arguments[at + 1] if at + 1 < len(arguments) else None
        if not argument.startswith("-"):
            return None
    return None


def in_readers_language(command: Any) -> None:  # noqa: ANN401 - typer keeps the types to itself
    """Put the texts of ``command``, its options and its commands into the reader's language."""
    for one in _with_parts(command):
        for name in _TEXTS:
            if text := getattr(one, name, None):
                setattr(one, name, _(text))
        if isinstance(shown := getattr(one, "show_default", None), str):
            one.show_default = _(shown)
        if hasattr(one, "context_class"):
            one.context_class = _Context
        if isinstance(one, TyperArgument):  # its name says what it is better than its Python type
            one.display_type_rich = _no_type  # type: ignore[method-assign]


def _no_type(ctx: object) -> None:
    """Nothing for the name of a Python type."""


def texts_of(command: Any) -> set[str]:  # noqa: ANN401
    """The texts of ``command``, its options and its commands, for the catalogues."""
    found = {getattr(one, name, None) for one in _with_parts(command) for name in _TEXTS}
    shown = {getattr(one, "show_default", None) for one in _with_parts(command)}
    return {text for text in found | shown if isinstance(text, str)}


def _with_parts(command: Any) -> Iterator[Any]:  # noqa: ANN401
    yield command
    yield from command.params
    for one in getattr(command, "commands", {}).values():
        yield from _with_parts(one)


_UsualFormatter: Any = typer.Context.formatter_class


class _Formatter(_UsualFormatter):  # type: ignore[misc] # typer does not name its class
    """Writes the line on usage in the reader's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _("Usage: ") if prefix is None else prefix)


class _Context(typer.Context):
    """A context whose usage line and help option are in the reader's language."""

    formatter_class = _Formatter

    def __init__(self, command: Any, *others: Any, **extra: Any) -> None:  # noqa: ANN401
        super().__init__(command, *others, **extra)
        if option := command.get_help_option(self):
            option.help = _("Show this message and exit.")


def usage_error_text(error: Any) -> str:  # noqa: ANN401
    """What is wrong with a command as it was typed, with its usage."""
    from pipeline.outputs.review_site.sentences import in_words

    message = error.format_message()
    if message.startswith(_("Usage: ")):  # the whole help, where nothing else was typed
        return str(message)
    if error.ctx is None:
        return in_words("usage", message)
    command = f"{error.ctx.command_path} {error.ctx.help_option_names[-1]}"
    hint = _("“{command}” shows what there is.").format(command=command)
    return f"{error.ctx.get_usage()}\n{hint}\n\n{in_words('usage', message)}"
