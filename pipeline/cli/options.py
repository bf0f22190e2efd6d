"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_INPUT = Path("raw_pdfs")
DEFAULT_OUTPUT = Path("output")
DEFAULT_CORRECTIONS = Path("corrections")

_DELIMITERS = {",": ",", ";": ";", "|": "|", "\t": "\t", "tab": "\t"}

Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write the data into.")]
Delimiter = Annotated[
    str, typer.Option(help="Separator of the cells of the CSV files: ',' ';' '|' or tab.")
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
CorrectionsFolder = Annotated[
    Path,
    typer.Option("--corrections", help="Folder with the corrections made on the review pages."),
]


def chosen_delimiter(value: str) -> str:
    """The character for ``--delimiter``; ends the command if the value is not allowed."""
    if value not in _DELIMITERS:
        raise typer.BadParameter("choose one of ',' ';' '|' or tab", param_hint="--delimiter")
    return _DELIMITERS[value]


def report_missing_names(entities: bool) -> None:
    """Print on stderr that names are left out, if they are wanted but the extra is missing."""
    from pipeline.extras import Extra, install_command, is_installed

    if entities and not is_installed(Extra.NAMES):
        command = install_command(Extra.NAMES)
        typer.echo(
            f"Names are left out, because an extra is missing; to add them, run “{command}”.",
            err=True,
        )
