"""The command ``pipeline review``."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer

from pipeline.cli.shared_options import (
    DEFAULT_CORRECTIONS,
    DEFAULT_INPUT,
    DEFAULT_OUTPUT,
    CorrectionsFolder,
    Delimiter,
    Entities,
    InputPaths,
    Output,
    ProfileNames,
    chosen_options,
    find_files,
    report_missing_names,
)
from pipeline.errors import MissingExtra
from pipeline.extras import Extra, install_command, is_installed


def review(
    inputs: InputPaths = None,
    output: Output = DEFAULT_OUTPUT,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    profile: ProfileNames = None,
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, metavar="N", help="Port of the server; 0 takes that of the last time."
        ),
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the pages in the browser.")
    ] = True,
) -> None:
    """Check and correct the cases in a browser; stop with Ctrl-C."""
    if not is_installed(Extra.REVIEW):
        command = install_command(Extra.REVIEW)
        missing = _(
            "The server of the review pages is not installed: run “{command}”. The pages of "
            "“pipeline extract”, without corrections, need no server."
        )
        raise MissingExtra(missing.format(command=command))
    from pipeline.review.serve import Served, serve

    found, skipped = find_files(inputs, output)
    options = chosen_options(entities=entities, delimiter=delimiter, profile=profile)
    report_missing_names(entities)
    asked = Served(tuple(inputs or [DEFAULT_INPUT]), found, skipped)
    code, problem = serve(asked, output, corrections, options, port, browser=browser)
    if problem:
        typer.echo(problem, err=True)
    raise typer.Exit(code)
