"""The command line with all its commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from gettext import gettext as _
from io import TextIOWrapper
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from pipeline.cli.command_words import (
    UsageError,
    chosen_language,
    in_readers_language,
    usage_error_text,
)
from pipeline.cli.extract import extract
from pipeline.cli.profile import profile_app
from pipeline.cli.report_on_cases import report
from pipeline.cli.review import review
from pipeline.cli.schema import schema
from pipeline.cli.search import search
from pipeline.cli.settings import read_settings
from pipeline.cli.verify import verify
from pipeline.cli.watch import watch
from pipeline.errors import PipelineError
from pipeline.language import LANGUAGES, speak
from pipeline.version import __version__


class _Commands(TyperGroup):
    """All commands. They speak the reader's language, and take what the settings always pass.

    They end with a message and an exit code when a PipelineError is raised.
    """

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:  # noqa: ANN401 - typer keeps the types to itself
        arguments = list(sys.argv[1:] if args is None else args)
        speak(chosen_language(arguments))
        try:
            settings = read_settings(self.commands)
        except PipelineError as error:
            typer.echo(str(error), err=True)
            sys.exit(error.exit_code)
        speak(chosen_language(arguments) or settings.language)
        in_readers_language(self)
        return super().main(arguments, *others, default_map=settings.options, **extra)

    def make_context(self, *arguments: Any, **extra: Any) -> Any:  # noqa: ANN401
        try:
            return super().make_context(*arguments, **extra)
        except UsageError as error:
            _end(error)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(error.exit_code) from error
        except UsageError as error:
            _end(error)


def _end(error: Any) -> NoReturn:  # noqa: ANN401
    typer.echo(usage_error_text(error), err=True)
    raise typer.Exit(error.exit_code) from error


# Without rich's markup, which would delay --help by half its time.
app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (extract, verify, review, search, report, watch, schema):
    app.command()(command)
app.add_typer(profile_app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"case-study-pipeline {__version__}")
        raise typer.Exit()


def _check_language(language: str | None) -> str | None:
    if language is not None and language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise typer.BadParameter(_("choose one of {known}").format(known=known))
    return language


@app.callback()
def pipeline(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            callback=_check_language,
            help="Language of what is shown here: en, fr or es. It stands before the command.",
            show_default="the system’s",
        ),
    ] = None,
) -> None:
    """Turn case-study PDFs into a workbook, CSV files and JSON."""


def run_commands() -> None:
    """Run the command line; never returns."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter shows "?"
    app()
