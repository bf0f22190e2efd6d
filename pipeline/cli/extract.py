"""The command ``pipeline extract``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    report_missing_names,
)
from pipeline.errors import ExitCode
from pipeline.readers.pdf import Reader

if TYPE_CHECKING:
    from pipeline.batch.options import Options
    from pipeline.model.report import Input, RunReport


def extract(
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILES or FOLDERS",
            help="PDFs, text files extracted from PDFs (.txt), or folders of them. "
            f"Default: the folder {DEFAULT_INPUT}.",
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
    time_limit: Annotated[float, typer.Option(min=1, help="Seconds allowed for one file.")] = 120,
    profile: ProfileNames = None,
    memory_limit: Annotated[
        float | None,
        typer.Option(min=1, help="MB of memory allowed for one file.", show_default="by machine"),
    ] = None,
    reader: Annotated[
        Reader, typer.Option(help="Library that reads PDFs: the fast one or the reference.")
    ] = Reader.PDFIUM,
    force: Annotated[
        bool, typer.Option("--force", help="Read unchanged files again, too.")
    ] = False,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    checks: Annotated[
        bool, typer.Option("--checks/--no-checks", help="Doubt words that may be misread.")
    ] = True,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show warnings of libraries, and failures in full.")
    ] = False,
) -> None:
    """Extract case studies and write the data."""
    found = find_files(inputs)
    from pipeline.batch.options import Options
    from pipeline.profile.loader import chosen_profiles

    options = Options(
        entities=entities,
        delimiter=chosen_delimiter(delimiter),
        processes=jobs,
        time_limit=time_limit,
        memory_limit=memory_limit,
        force=force,
        quiet=not debug,
        profiles=chosen_profiles(profile or []),
        review=review,
        corrections=corrections,
        reader=reader,
        checks=checks,
    )
    raise typer.Exit(_run(found, output, options))


def find_files(paths: list[Path] | None) -> tuple[Input, ...]:
    """The files to extract; ends the command if a path does not exist or there is no file."""
    from pipeline.batch.inputs import find_inputs

    if paths is None and not DEFAULT_INPUT.exists():
        paths = []
    try:
        found = find_inputs([DEFAULT_INPUT] if paths is None else paths)
    except FileNotFoundError as error:
        raise typer.BadParameter(f"there is no file or folder “{error}”") from error
    if not found:
        where = ", ".join(f"“{path}”" for path in paths or [DEFAULT_INPUT])
        typer.echo(f"No PDF or text files in {where}: put some there.", err=True)
        raise typer.Exit(ExitCode.NOTHING_EXTRACTED)
    return found


def _run(inputs: tuple[Input, ...], output: Path, options: Options) -> ExitCode:
    from pipeline.batch.console import progress, show_summary, show_traces
    from pipeline.batch.run import run
    from pipeline.outputs.atomic_write import not_written

    try:
        with progress(len(inputs)) as on_file:
            report = run(inputs, output, options, on_file=on_file)
    except KeyboardInterrupt:
        typer.echo(
            "Stopped before the data was written; run the command again to continue.", err=True
        )
        return ExitCode.INTERRUPTED
    except OSError as error:
        typer.echo(not_written(output, error), err=True)
        return ExitCode.NOT_WRITTEN
    if not options.quiet:
        show_traces(report)
    sections = {profile.key: len(profile.sections) for profile in options.profiles}
    show_summary(report, sections, output)
    report_missing_names(options.entities)
    return _exit_code(report)


def _exit_code(report: RunReport) -> ExitCode:
    from pipeline.model.report import Status

    if report.interrupted:
        return ExitCode.INTERRUPTED
    extracted = report.count(Status.EXTRACTED)
    if not extracted:
        return ExitCode.NOTHING_EXTRACTED
    return ExitCode.SUCCESS if extracted == len(report.files) else ExitCode.INCOMPLETE
