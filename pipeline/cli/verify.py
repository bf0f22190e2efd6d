"""The command ``pipeline verify``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.extract import find_files
from pipeline.cli.options import (
    DEFAULT_CORRECTIONS,
    DEFAULT_INPUT,
    DEFAULT_OUTPUT,
    CorrectionsFolder,
    Delimiter,
    Entities,
    Output,
    ProfileNames,
    Review,
    chosen_delimiter,
)
from pipeline.errors import ExitCode


def verify(
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILES or FOLDERS",
            help=f"PDFs, or folders of them. Default: the folder {DEFAULT_INPUT}.",
            show_default=False,
        ),
    ] = None,
    output: Output = DEFAULT_OUTPUT,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=1, help="Files to read at the same time.", show_default="processors"
        ),
    ] = None,
    profile: ProfileNames = None,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    force: Annotated[
        bool, typer.Option("--force", help="Read and verify unchanged files again, too.")
    ] = False,
) -> None:
    """Compare each record with pictures of its pages, read by OCR, and write what differs."""
    found = find_files(inputs)
    from pipeline.batch.options import Options
    from pipeline.batch.verify import verify as verify_files
    from pipeline.outputs.atomic_write import not_written
    from pipeline.profile.loader import chosen_profiles

    options = Options(
        entities=entities,
        delimiter=chosen_delimiter(delimiter),
        processes=jobs,
        force=force,
        profiles=chosen_profiles(profile or []),
        review=review,
        corrections=corrections,
    )
    try:
        report = verify_files(
            found, output, options, on_file=lambda name: print(f"verified {name}", file=sys.stderr)
        )
    except OSError as error:
        typer.echo(not_written(output, error), err=True)
        raise typer.Exit(ExitCode.NOT_WRITTEN) from error
    except KeyboardInterrupt:
        typer.echo("Stopped; run the command again to continue.", err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    for name, failure in report.failed:
        typer.echo(f"{name} was not verified: {failure.message}", err=True)
    for line in report.summary(output):
        typer.echo(line)
    raise typer.Exit(report.exit_code)
