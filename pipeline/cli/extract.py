"""The command ``pipeline extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
    renew_report_of,
    report_missing_names,
    report_missing_parquet,
    writing_into,
)
from pipeline.errors import ExitCode
from pipeline.readers.pdf import Reader

if TYPE_CHECKING:
    from pipeline.model.report import RunReport


def extract(
    inputs: InputPaths = None,
    output: Output = DEFAULT_OUTPUT,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    jobs: Jobs = None,
    time_limit: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="Seconds allowed for one file.")
    ] = 120,
    profile: ProfileNames = None,
    memory_limit: Annotated[
        float | None,
        typer.Option(
            min=1,
            metavar="MB",
            help="MB of memory allowed for one file.",
            show_default="by machine",
        ),
    ] = None,
    reader: Annotated[
        Reader, typer.Option(help="Library that reads PDFs: the fast one or the reference.")
    ] = Reader.PDFIUM,
    force: Force = False,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    checks: Annotated[
        bool, typer.Option("--checks/--no-checks", help="Doubt words that may be misread.")
    ] = True,
    every: Annotated[
        bool, typer.Option("--list", help="List every file at the end, however many they are.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show warnings of libraries, and failures in full.")
    ] = False,
) -> None:
    """Extract case studies and write the data."""
    found, skipped = find_files(inputs, output)
    options = chosen_options(
        entities=entities,
        delimiter=delimiter,
        processes=jobs,
        time_limit=time_limit,
        memory_limit=memory_limit,
        force=force,
        quiet=not debug,
        profile=profile,
        review=review,
        corrections=corrections,
        reader=reader,
        checks=checks,
    )
    from pipeline.batch.console import progress, show_summary, show_traces
    from pipeline.batch.run import run

    with writing_into(output), progress(len(found)) as shown:
        report = run(
            found, output, options, skipped=skipped, on_file=shown.file, on_page=shown.page
        )
        renew_report_of(output, options)
    if debug:
        show_traces(report)
    show_summary(report, options.section_counts, output, every=every)
    report_missing_names(entities)
    report_missing_parquet()
    raise typer.Exit(_exit_code(report))


def _exit_code(report: RunReport) -> ExitCode:
    from pipeline.model.report import Status

    if report.interrupted:
        return ExitCode.INTERRUPTED
    extracted = report.count(Status.EXTRACTED)
    if not extracted:
        return ExitCode.NOTHING_EXTRACTED
    return ExitCode.SUCCESS if extracted == len(report.files) else ExitCode.INCOMPLETE
