"""Options that several commands share, and what they mean."""

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
    str, typer.Option(help="What parts the cells of the CSV files: ',' ';' '|' or tab.")
]
Entities = Annotated[
    bool, typer.Option("--entities/--no-entities", help="Find the names of organisations etc.")
]
ProfileNames = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="KEY or FILE",
        help="Series that the files belong to; may be given again. "
        "Without any: those shipped, and those in the folder profiles.",
        show_default=False,
    ),
]
Review = Annotated[
    bool,
    typer.Option("--review/--no-review", help="Write pages that show each case beside its record."),
]
CorrectionsFolder = Annotated[
    Path,
    typer.Option("--corrections", help="Folder of the corrections made on the review pages."),
]


def chosen_delimiter(value: str) -> str:
    """The character that ``--delimiter`` names; ends the command when it names none."""
    if value not in _DELIMITERS:
        raise typer.BadParameter("choose one of ',' ';' '|' or tab", param_hint="--delimiter")
    return _DELIMITERS[value]


def say_if_names_are_left_out(entities: bool) -> None:
    """Say on stderr that names are wanted and cannot be found for want of an extra, if so."""
    from pipeline.extras import Extra, install_command, is_installed

    if entities and not is_installed(Extra.NAMES):
        command = install_command(Extra.NAMES)
        typer.echo(
            f"Names of organisations etc. are left out; to have them, run “{command}”.", err=True
        )
