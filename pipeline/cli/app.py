"""The command line with all its commands."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline.cli.extract import extract
from pipeline.cli.profile import profile_app
from pipeline.cli.report_on_cases import report
from pipeline.cli.review import review
from pipeline.cli.schema import schema
from pipeline.cli.search import search
from pipeline.cli.verify import verify
from pipeline.cli.watch import watch
from pipeline.errors import PipelineError
from pipeline.version import __version__


class _Commands(TyperGroup):
    """Commands that end with a message and an exit code when a PipelineError is raised."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type to itself
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(error.exit_code) from error


# Without rich's markup, which would delay --help by half its time.
app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (extract, verify, review, search, report, watch, schema):
    app.command()(command)
app.add_typer(profile_app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"case-study-pipeline {__version__}")
        raise typer.Exit()


@app.callback()
def pipeline(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Turn case-study PDFs into a workbook, CSV files and JSON."""


def run_commands() -> None:
    """Run the command line; never returns."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter shows "?"
    app()
