"""The command ``pipeline report``."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.shared_options import (
    FromYear,
    OfCountry,
    OfCriterion,
    ProfileNames,
    ToYear,
    writing_into,
)
from pipeline.errors import ExitCode
from pipeline.language import LANGUAGES, spoken_language


def report(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help="Only cases with a text that has these words, as “pipeline search” finds them.",
            show_default=False,
        ),
    ] = None,
    section: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only cases with this section.")
    ] = None,
    criterion: OfCriterion = None,
    country: OfCountry = None,
    start: FromYear = None,
    end: ToYear = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only cases in this language, such as fr.")
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="LANGUAGE",
            help="Language of the report: en, fr or es.",
            show_default="the system’s",
        ),
    ] = None,
    profile: ProfileNames = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="Folder with the data, for the report, too."
        ),
    ] = Path("output"),
) -> None:
    """Count the selected cases, with the sentences behind each number, to hand on."""
    from pipeline.batch.options import Options
    from pipeline.cli.search import joined_words
    from pipeline.extras import Extra, install_command, is_installed
    from pipeline.profile.loader import chosen_profiles
    from pipeline.report.report_content import make_report
    from pipeline.report.report_files import write_report
    from pipeline.search.query import Filters

    if reader is not None and reader not in LANGUAGES:
        raise typer.BadParameter(
            _("choose one of {known}").format(known=", ".join(LANGUAGES)), param_hint="--in"
        )
    filters = Filters(section, criterion, country, language, start, end)
    profiles = Options(profiles=chosen_profiles(profile or [])).tried_profiles
    query = joined_words(words or [])
    made = make_report(output, query, filters, profiles, reader or spoken_language())
    with writing_into(output):
        names = write_report(output, made)
    cases = ngettext("{n} case", "{n} cases", len(made.cases)).format(n=len(made.cases))
    typer.echo(f"{cases}: " + ", ".join(str(output / name) for name in names))
    if not is_installed(Extra.REPORT):
        command = install_command(Extra.REPORT)
        left_out = _(
            "The report as a Word document is left out, because an extra is missing; to add it, "
            "run “{command}”."
        )
        typer.echo(left_out.format(command=command), err=True)
    raise typer.Exit(ExitCode.SUCCESS if made.cases else ExitCode.INCOMPLETE)
