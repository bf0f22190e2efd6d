"""Arguments and options that several commands share, and what the commands make of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from pipeline.batch.options import Options
    from pipeline.model.report import Input, Skipped

DEFAULT_INPUT = Path("raw_pdfs")
DEFAULT_OUTPUT = Path("output")
DEFAULT_CORRECTIONS = Path("corrections")

_DELIMITERS = {",": ",", ";": ";", "|": "|", "\t": "\t", "tab": "\t"}

InputPaths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILES or FOLDERS",
        help="PDFs, text files extracted from PDFs (.txt), or folders of them. "
        "Default: the folder raw_pdfs.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Files to read at the same time.",
        show_default="processors",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Do the work again for unchanged files, too.")]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FOLDER", help="Folder to write the data into."),
]
Delimiter = Annotated[
    str,
    typer.Option(
        metavar="CHARACTER", help="Separator of the cells of the CSV files: ',' ';' '|' or tab."
    ),
]
Entities = Annotated[
    bool,
    typer.Option(
        "--entities/--no-entities", help="Find names of people, organisations and places."
    ),
]
ProfileNames = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="KEY or FILE",
        help="Series of the files; repeat it for several. "
        "Default: those that come with the program and those in the folder profiles.",
        show_default=False,
    ),
]
Review = Annotated[
    bool,
    typer.Option("--review/--no-review", help="Write pages that show each case beside its record."),
]
OfCriterion = Annotated[
    str | None, typer.Option(metavar="KEY", help="Only cases with a callout of this criterion.")
]
OfCountry = Annotated[
    str | None, typer.Option(metavar="CODE or NAME", help="Only cases of this country or region.")
]
FromYear = Annotated[
    int | None, typer.Option("--from", metavar="YEAR", help="Only cases of this year or later.")
]
ToYear = Annotated[
    int | None, typer.Option("--to", metavar="YEAR", help="Only cases of this year or earlier.")
]
CorrectionsFolder = Annotated[
    Path,
    typer.Option(
        "--corrections",
        metavar="FOLDER",
        help="Folder with the corrections made on the review pages.",
    ),
]


def chosen_options(*, delimiter: str, profile: list[str] | None, **others: Any) -> Options:  # noqa: ANN401
    """The options of a run; ``others`` are fields of :class:`Options` as they are.

    Ends the command if the delimiter or the folder of corrections cannot be used; raises
    ProfileError.
    """
    from pipeline.batch.options import Options
    from pipeline.profile.loader import chosen_profiles

    if delimiter not in _DELIMITERS:
        known = _("choose one of ',' ';' '|' or tab")
        raise typer.BadParameter(known, param_hint="--delimiter")
    corrections = others.get("corrections")
    if corrections not in (None, DEFAULT_CORRECTIONS) and not corrections.is_dir():
        message = _("there is no folder “{path}”").format(path=corrections)
        raise typer.BadParameter(message, param_hint="--corrections")
    return Options(
        delimiter=_DELIMITERS[delimiter], profiles=chosen_profiles(profile or []), **others
    )


def find_files(
    paths: list[Path] | None, output: Path | None = None
) -> tuple[tuple[Input, ...], tuple[Skipped, ...]]:
    """The files to extract, and what else is there; archives are opened into ``output``.

    Ends the command if a path does not exist or there is no file.
    """
    from pipeline.batch.archives import FOLDER
    from pipeline.batch.inputs import find_inputs, find_skipped
    from pipeline.batch.skipped import skipped_lines
    from pipeline.outputs.atomic_write import not_written

    if paths is None:
        paths = [DEFAULT_INPUT] if DEFAULT_INPUT.exists() else []
    try:
        unpacked = output / FOLDER if output else None
        found, skipped = find_inputs(paths, unpacked), find_skipped(paths, unpacked)
    except FileNotFoundError as error:
        message = _("there is no file or folder “{path}”").format(path=error)
        raise typer.BadParameter(message) from error
    except OSError as error:
        typer.echo(not_written(output or Path(), error), err=True)
        raise typer.Exit(ExitCode.NOT_WRITTEN) from error
    if not found:
        where = ", ".join(f"“{path}”" for path in paths or [DEFAULT_INPUT])
        none_there = _("No PDFs, texts or documents in {where}: put some there.").format(
            where=where
        )
        typer.echo(none_there, err=True)
        for line in skipped_lines(skipped):
            typer.echo(line, err=True)
        raise typer.Exit(ExitCode.NOTHING_EXTRACTED)
    return found, skipped


@contextmanager
def writing_into(output: Path) -> Iterator[None]:
    """Ends the command with a message and its exit code if Ctrl-C or an OSError stops the work."""
    from pipeline.outputs.atomic_write import not_written

    try:
        yield
    except KeyboardInterrupt:
        message = _("Stopped. What was read is kept; run the command again to finish {folder}/.")
        typer.echo(message.format(folder=output), err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except OSError as error:
        typer.echo(not_written(output, error), err=True)
        raise typer.Exit(ExitCode.NOT_WRITTEN) from error


def renew_report_of(output: Path, options: Options) -> None:
    """Make the report in ``output`` anew, if there is one, and print on stderr why not, if so."""
    from pipeline.errors import SearchError
    from pipeline.report.report_files import renew_report

    try:
        renew_report(output, options.tried_profiles)
    except SearchError as error:
        older = _("The report is of an earlier run: {why}").format(why=error)
        typer.echo(older, err=True)


def report_missing_names(entities: bool) -> None:
    """Print on stderr that names are left out, if they are wanted but the extra is missing."""
    from pipeline.extras import Extra, install_command, is_installed

    if entities and not is_installed(Extra.NAMES):
        command = install_command(Extra.NAMES)
        left_out = _(
            "Names are left out, because an extra is missing; to add them, run “{command}”."
        )
        typer.echo(left_out.format(command=command), err=True)


def report_missing_parquet() -> None:
    """Print on stderr that there are no Parquet files, if the extra is missing."""
    from pipeline.extras import Extra, install_command, is_installed

    if not is_installed(Extra.PARQUET):
        command = install_command(Extra.PARQUET)
        left_out = _(
            "Parquet files are left out, because an extra is missing; to add them, run “{command}”."
        )
        typer.echo(left_out.format(command=command), err=True)
