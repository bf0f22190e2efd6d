"""The command ``pipeline schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.errors import ExitCode


def schema(
    check: Annotated[
        bool,
        typer.Option("--check", help="Only check that the committed schema matches the models."),
    ] = False,
) -> None:
    """Print the JSON Schema of the records."""
    from pipeline.outputs.schema import render_schema, schema_problem

    if not check:
        typer.echo(render_schema().decode(), nl=False)
    elif problem := schema_problem():
        typer.echo(problem, err=True)
        raise typer.Exit(ExitCode.INCOMPLETE)
