"""The commands ``pipeline profile check``, ``list``, ``draft`` and ``try``."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.profile_draft import draft, try_profile
from pipeline.errors import ExitCode

profile_app = typer.Typer(
    name="profile",
    help="Draft, try, check and list the profiles of publication series.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


profile_app.command()(draft)
profile_app.command("try")(try_profile)


@profile_app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of the profile (.toml).")],
) -> None:
    """List all errors of a profile with their lines. The exit code is 0 if it can be used."""
    from pipeline.profile.check import check_text
    from pipeline.profile.loader import read_text

    profile, problems = check_text(read_text(file))
    for problem in problems:
        typer.echo(problem.shown(str(file)))
    errors = sum(1 for problem in problems if problem.fatal)
    if profile is None or errors:
        counted = ngettext("{n} error", "{n} errors", errors).format(n=errors)
        unusable = _("{errors}: this profile cannot be used.").format(errors=counted)
        typer.echo(unusable, err=True)
        raise typer.Exit(ExitCode.INCOMPLETE)
    count = len(profile.sections)
    usable = _("{file}: “{name}” ({key}) can be used: {sections}; {languages}.").format(
        file=file,
        name=profile.name,
        key=profile.key,
        sections=ngettext("{n} section", "{n} sections", count).format(n=count),
        languages=", ".join(profile.languages),
    )
    typer.echo(usable)


@profile_app.command("list")
def list_profiles() -> None:
    """List the series: those that come with the program and those in the folder profiles."""
    from pipeline.profile.loader import known_profiles, shipped_profiles

    profiles = known_profiles()
    width = max(len(profile.key) for profile in profiles)
    for profile in profiles:
        origin = "" if profile in shipped_profiles() else _("  (your own)")
        languages = ", ".join(profile.languages)
        typer.echo(f"{profile.key:{width}}  {profile.name}; {languages}{origin}")
