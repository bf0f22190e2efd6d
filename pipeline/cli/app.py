"""The command line: arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.batch.folders import DEFAULT_OUTPUT
from pipeline.cli.options import (
    DEFAULT_CORRECTIONS,
    DEFAULT_INPUT,
    CorrectionsFolder,
    Delimiter,
    Entities,
    Output,
    ProfileNames,
    Review,
    delimiter_of,
    profiles_of,
    say_if_names_are_left_out,
)
from pipeline.cli.profile import profile_app
from pipeline.cli.review import review as review_command
from pipeline.cli.search import search
from pipeline.cli.watch import watch
from pipeline.readers.pdf import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.batch.inputs import Input
    from pipeline.batch.pool import Hired
    from pipeline.batch.report import RunReport
    from pipeline.batch.run import Options

# Without rich's markup: to load it would take half the time that --help has.
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Exit(IntEnum):
    """How a run went; docs/running.md says so to users."""

    ALL_EXTRACTED = 0
    SOME_REJECTED = 1
    WRONG_COMMAND = 2
    NOTHING_EXTRACTED = 3
    NOT_WRITTEN = 4
    INTERRUPTED = 130


app.add_typer(profile_app)
app.command("review")(review_command)
app.command()(search)
app.command()(watch)


@app.callback()
def pipeline() -> None:
    """Turn case-study PDFs into JSON and CSV."""


@app.command()
def extract(
    context: typer.Context,
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILES or FOLDERS",
            help="PDFs, texts taken out of PDFs (.txt), or folders of them. "
            f"Without any: the folder {DEFAULT_INPUT}.",
            show_default=False,
        ),
    ] = None,
    output: Output = DEFAULT_OUTPUT,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=1, help="Files to read at a time.", show_default="processors"
        ),
    ] = None,
    time_limit: Annotated[float, typer.Option(min=1, help="Seconds that one file may take.")] = 120,
    profile: ProfileNames = None,
    memory_limit: Annotated[
        float | None,
        typer.Option(min=1, help="MB of memory that one file may take.", show_default="by machine"),
    ] = None,
    reader: Annotated[
        Reader, typer.Option(help="Library that reads PDFs: the fast one, or the reference.")
    ] = Reader.PDFIUM,
    force: Annotated[
        bool, typer.Option("--force", help="Read files again that have not changed since.")
    ] = False,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show libraries' warnings and failures in full.")
    ] = False,
) -> None:
    """Extract case studies and write the data of all of them."""
    found = _found(inputs)
    from pipeline.batch.run import Options

    options = Options(
        entities=entities,
        delimiter=delimiter_of(delimiter),
        processes=jobs,
        time_limit=time_limit,
        memory_limit=memory_limit,
        force=force,
        quiet=not debug,
        profiles=profiles_of(profile),
        review=review,
        corrections=corrections,
        reader=reader,
    )
    raise typer.Exit(_extract(found, output, options, context.obj or ()))


@app.command()
def schema(
    check: Annotated[
        bool,
        typer.Option("--check", help="Only check that the committed schema is that of the models."),
    ] = False,
) -> None:
    """Print the JSON Schema of the records."""
    from pipeline.outputs.schema import render_schema, schema_problem

    if not check:
        typer.echo(render_schema().decode(), nl=False)
    elif problem := schema_problem():
        typer.echo(problem, err=True)
        raise typer.Exit(1)


def main(hired: Sequence[Hired] = ()) -> None:
    """Run the command line, for which ``hired`` are started already; never returns."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter shows "?"
    try:
        app(obj=hired)
    except SystemExit as ended:
        if isinstance(ended.code, int):
            _leave(ended.code, hired)
        raise


def _leave(code: int, hired: Sequence[Hired]) -> NoReturn:
    """End the process at once: all is written, and to take the libraries down takes its time.

    After a publication of a few pages, that is a tenth of the whole command's.
    """
    if hired:
        from pipeline.batch.pool import end

        for one in hired:  # before what was asked for was known to be impossible
            end(one)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads any more
            stream.flush()
    os._exit(code)


def _found(paths: list[Path] | None) -> tuple[Input, ...]:
    """The files to extract; ends the command when a path does not exist or there are none."""
    from pipeline.batch.inputs import find_inputs

    if paths is None and not DEFAULT_INPUT.exists():
        paths = []
    try:
        found = find_inputs([DEFAULT_INPUT] if paths is None else paths)
    except FileNotFoundError as error:
        raise typer.BadParameter(f"there is no file or folder “{error}”") from error
    if not found:
        where = ", ".join(f"“{path}”" for path in paths or [DEFAULT_INPUT])
        typer.echo(f"No PDF and no text to extract in {where}: put some there.", err=True)
        raise typer.Exit(Exit.NOTHING_EXTRACTED)
    return found


def _extract(
    inputs: tuple[Input, ...], output: Path, options: Options, hired: Sequence[Hired]
) -> Exit:
    from pipeline.batch.console import progress, show_summary, show_traces
    from pipeline.batch.run import run
    from pipeline.errors import CorrectionError
    from pipeline.outputs.atomic_write import not_written

    try:
        with progress(len(inputs)) as on_file:
            report = run(inputs, output, options, on_file=on_file, hired=hired)
    except KeyboardInterrupt:
        typer.echo("Stopped before the data was written; run it again to go on.", err=True)
        return Exit.INTERRUPTED
    except CorrectionError as error:
        typer.echo(str(error), err=True)
        return Exit.WRONG_COMMAND
    except OSError as error:
        typer.echo(not_written(output, error), err=True)
        return Exit.NOT_WRITTEN
    if not options.quiet:
        show_traces(report)
    sections = {profile.key: len(profile.sections) for profile in options.profiles}
    show_summary(report, sections, output)
    say_if_names_are_left_out(options.entities)
    return _exit_code(report)


def _exit_code(report: RunReport) -> Exit:
    from pipeline.batch.report import Fate

    if report.interrupted:
        return Exit.INTERRUPTED
    extracted = report.count(Fate.EXTRACTED)
    if not extracted:
        return Exit.NOTHING_EXTRACTED
    return Exit.ALL_EXTRACTED if extracted == len(report.files) else Exit.SOME_REJECTED
