"""The commands ``pipeline profile draft`` and ``pipeline profile try``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Jobs, find_files, writing_into

DEFAULT_PROFILE = Path("my-series.toml")


def draft(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="The folder with three or more publications."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file of the profile to write (.toml).")
    ] = DEFAULT_PROFILE,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a profile that is there already.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Draft the profile of a series from its publications.

    Headings, labels and texts that the publications share are written as a profile (.toml) that
    says for each line in how many of them it was found, with a report (.html, of the same name)
    that shows each heading on its page. Of several series, each has a file: my-series-1.toml, ….
    The exit code is 5 if the files are of no series, with the reason; then nothing is written.
    """
    inputs, _ = find_files([folder])
    _check_output(output, force)
    from pipeline.batch.options import Options
    from pipeline.drafting.work import draft_profiles
    from pipeline.drafting.write import key_of_file, names_of, write_drafts

    result = draft_profiles(
        folder,
        inputs,
        key_of_file(output),
        Options(processes=jobs).worker_count,
        on_file=lambda name: print(f"read {name}", file=sys.stderr),
    )
    for path in names_of(output, len(result.drafts)):
        _check_output(path, force)
    with writing_into(output.parent):
        lines = write_drafts(result, output, inputs)
    for line in lines:
        typer.echo(line)


def _check_output(output: Path, force: bool) -> None:
    """End the command if ``output`` is no name for a profile, or would replace one."""
    if output.suffix.lower() != ".toml":
        raise typer.BadParameter("name a file that ends in .toml", param_hint="--output")
    if output.exists() and not force:
        message = f"“{output}” is there already; choose another name, or add --force to replace it"
        raise typer.BadParameter(message, param_hint="--output")
