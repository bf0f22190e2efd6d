"""The command ``pipeline verify``."""

from __future__ import annotations

import sys
from gettext import gettext as _

import typer

from pipeline.cli.shared_options import (
    DEFAULT_CORRECTIONS,
    DEFAULT_OUTPUT,
    CorrectionsFolder,
    Delimiter,
    Entities,
    Force,
    InputPaths,
    Jobs,
    Output,
    ProfileNames,
    Review,
    chosen_options,
    find_files,
    writing_into,
)


def verify(
    inputs: InputPaths = None,
    output: Output = DEFAULT_OUTPUT,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    jobs: Jobs = None,
    profile: ProfileNames = None,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    force: Force = False,
) -> None:
    """Compare each record with pictures of its pages, read by OCR, and write what differs."""
    found, skipped = find_files(inputs, output)
    options = chosen_options(
        entities=entities,
        delimiter=delimiter,
        processes=jobs,
        force=force,
        profile=profile,
        review=review,
        corrections=corrections,
    )
    from pipeline.batch.verify import verify as verify_files
    from pipeline.outputs.review_site.sentences import in_words

    with writing_into(output):
        report = verify_files(
            found,
            output,
            options,
            skipped=skipped,
            on_file=lambda name: print(_("verified {name}").format(name=name), file=sys.stderr),
        )
    for name, failure in report.failed:
        why = in_words(failure.code, failure.message)
        not_verified = _("{name} was not verified: {why}").format(name=name, why=why)
        typer.echo(not_verified, err=True)
    for line in report.summary(output):
        typer.echo(line)
    raise typer.Exit(report.exit_code)
