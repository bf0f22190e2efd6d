"""The commands ``pipeline profile check``, ``list``, ``draft`` and ``try``."""

from __future__ import annotations

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
        typer.echo(f"{_counted(errors, 'error')}: this profile cannot be used.", err=True)
        raise typer.Exit(ExitCode.INCOMPLETE)
    sections = _counted(len(profile.sections), "section")
    languages = ", ".join(profile.languages)
    typer.echo(f"{file}: “{profile.name}” ({profile.key}) can be used: {sections}; {languages}.")


@profile_app.command("list")
def list_profiles() -> None:
    """List the series: those that come with the program and those in the folder profiles."""
    from pipeline.profile.loader import known_profiles, shipped_profiles

    profiles = known_profiles()
    width = max(len(profile.key) for profile in profiles)
    for profile in profiles:
        origin = "" if profile in shipped_profiles() else "  (your own)"
        languages = ", ".join(profile.languages)
        typer.echo(f"{profile.key:{width}}  {profile.name}; {languages}{origin}")


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
