"""The commands ``pipeline profile draft`` and ``pipeline profile try``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared_options import InputPaths, Jobs, find_files, writing_into
from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from pipeline.drafting.trial import TriedFile

DEFAULT_PROFILE = Path("my-series.toml")


def draft(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="The folder with three or more publications."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file of the profile to write (.toml)."
        ),
    ] = DEFAULT_PROFILE,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a profile that is there already.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Draft the profile of a series from its publications.

    Headings, labels and texts that the publications share are written as a profile (.toml) that
    says for each line in how many of them it was found, with a report (.html, of the same name)
    that shows each heading on its page. Of several series, each has a file: my-series-1.toml, ….
    The exit code is 5 if the files are of no series, with the reason; then nothing is written.
    """
    inputs, _skipped = find_files([folder])
    _check_output(output, force)
    from pipeline.batch.options import Options
    from pipeline.drafting.work import draft_profiles
    from pipeline.drafting.write import key_of_file, names_of, write_drafts

    result = draft_profiles(
        folder,
        inputs,
        key_of_file(output),
        Options(processes=jobs).worker_count,
        on_file=lambda name: print(_("read {name}").format(name=name), file=sys.stderr),
    )
    for path in names_of(output, len(result.drafts)):
        _check_output(path, force)
    with writing_into(output.parent):
        lines = write_drafts(result, output, inputs)
    for line in lines:
        typer.echo(line)


def _check_output(output: Path, force: bool) -> None:
    """End the command if ``output`` is no name for a profile, or would replace one."""
    if output.suffix.lower() != ".toml":
        raise typer.BadParameter(_("name a file that ends in .toml"), param_hint="--output")
    if output.exists() and not force:
        message = _(
            "“{file}” is there already; choose another name, or add --force to replace it"
        ).format(file=output)
        raise typer.BadParameter(message, param_hint="--output")


def try_profile(
    profile: Annotated[
        str, typer.Argument(metavar="PROFILE", help="The file of the profile (.toml), or its key.")
    ],
    inputs: InputPaths = None,
    jobs: Jobs = None,
) -> None:
    """Show what each file gives with a profile, and what has changed since the last try.

    For each file: its title, the sections found and those not found, criteria, facts, how much of
    its text is in sections, and warnings. No data is written. The result is kept beside the profile
    (my-series.tried.txt), and the next try names the lines that have changed. The exit code is 1 if
    some files give no case, and 3 if none does.
    """
    from pipeline.batch.options import Options
    from pipeline.drafting.trial import try_profile as tried_with
    from pipeline.drafting.trial_text import (
        SUFFIX,
        changed_lines,
        keep_try,
        last_try,
        lines_of_others,
        summary_line,
        trial_lines,
    )
    from pipeline.profile.loader import chosen_profiles

    (chosen,) = chosen_profiles([profile])
    found, _skipped = find_files(inputs)
    tried = tried_with(
        chosen,
        found,
        Options(processes=jobs).worker_count,
        on_file=lambda name: print(_("tried {name}").format(name=name), file=sys.stderr),
    )
    lines = trial_lines(tried, chosen)
    is_file = profile.lower().endswith(".toml")
    kept = Path(profile).with_suffix(SUFFIX) if is_file else Path(f"{chosen.key}{SUFFIX}")
    before = last_try(kept)
    others = lines_of_others(before or [], tried)
    with writing_into(kept.parent):
        keep_try(kept, [*lines, *others])
    compared = [line for line in before or [] if line not in others]
    _show_try(lines, before, changed_lines(compared, lines))
    typer.echo(summary_line(tried, chosen))
    raise typer.Exit(_exit_code(tried))


def _show_try(lines: Sequence[str], before: Sequence[str] | None, changed: Sequence[str]) -> None:
    for line in lines:
        typer.echo(line)
    if before is None:
        return
    said = _("Changed since the last try:") if changed else _("Nothing changed since the last try.")
    typer.echo(said)
    for line in changed:
        typer.echo(line)


def _exit_code(tried: Sequence[TriedFile]) -> ExitCode:
    gave = sum(bool(one.cases) for one in tried)
    if not gave:
        return ExitCode.NOTHING_EXTRACTED
    return ExitCode.SUCCESS if gave == len(tried) else ExitCode.INCOMPLETE
