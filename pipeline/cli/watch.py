"""The command ``pipeline watch``."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared_options import (
    DEFAULT_CORRECTIONS,
    DEFAULT_INPUT,
    DEFAULT_OUTPUT,
    CorrectionsFolder,
    Delimiter,
    Entities,
    Output,
    ProfileNames,
    Review,
    chosen_options,
    renew_report_of,
    report_missing_names,
)

if TYPE_CHECKING:
    from pipeline.model.report import RunReport


def watch(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Folder to watch, with its subfolders."),
    ] = DEFAULT_INPUT,
    output: Output = DEFAULT_OUTPUT,
    delimiter: Delimiter = ",",
    entities: Entities = True,
    profile: ProfileNames = None,
    review: Review = True,
    corrections: CorrectionsFolder = DEFAULT_CORRECTIONS,
) -> None:
    """Extract whenever files are added, changed or removed; stop with Ctrl-C."""
    from pipeline.batch.console import show_news
    from pipeline.batch.watch import Watcher

    if not folder.is_dir():
        raise typer.BadParameter(
            _("there is no folder “{path}”").format(path=folder), param_hint="FOLDER"
        )
    options = chosen_options(
        entities=entities,
        delimiter=delimiter,
        profile=profile,
        review=review,
        corrections=corrections,
    )
    report_missing_names(entities)
    typer.echo(_("Watching {folder}/. Press Ctrl-C to stop.").format(folder=folder))

    def on_run(report: RunReport) -> None:
        renew_report_of(output, options)
        show_news(report, options.section_counts, output)

    watcher = Watcher(
        folder,
        output,
        options,
        tell=typer.echo,
        on_run=on_run,
    )
    try:
        watcher.watch()
    except KeyboardInterrupt:
        typer.echo(_("Stopped watching. The data is in {folder}/.").format(folder=output))
