"""The command ``pipeline search``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared_options import FromYear, OfCountry, OfCriterion, ToYear
from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from rich.text import Text

    from pipeline.search.query import Hit


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="Words to find, in any form; quoted words must be adjacent."
        ),
    ],
    section: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only texts of this section, such as impact.")
    ] = None,
    criterion: OfCriterion = None,
    country: OfCountry = None,
    start: FromYear = None,
    end: ToYear = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only texts in this language, such as fr.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Results to show.")] = 20,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder with the data.")
    ] = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Search the texts of all records. The exit code is 1 if nothing was found."""
    from pipeline.search.query import Filters
    from pipeline.search.query import search as find

    filters = Filters(section, criterion, country, language, start, end)
    hits = find(output, joined_words(query), filters)
    if as_json:
        listed = [_as_json(hit) for hit in hits[:limit]]
        typer.echo(json.dumps({"found": len(hits), "hits": listed}, ensure_ascii=False, indent=1))
    else:
        _show(hits, limit)
    raise typer.Exit(ExitCode.SUCCESS if hits else ExitCode.INCOMPLETE)


def joined_words(words: Sequence[str]) -> str:
    """The words as typed, with the quotes that the shell removed."""
    from pipeline.search.query import QUOTES

    quoted = (
        f'"{word}"' if " " in word and not set(QUOTES) & set(word) else word for word in words
    )
    return " ".join(quoted)


def _as_json(hit: Hit) -> dict[str, object]:
    from pipeline.search.snippets import snippet

    shown, marks = snippet(hit.text, hit.marks)
    return {
        "case_id": hit.case_id,
        "title": hit.title,
        "file": hit.file,
        "part": hit.part,
        "section": hit.section,
        "page": hit.page,
        "language": hit.language,
        "text": hit.text,
        "snippet": shown,
        "marks": [list(mark) for mark in marks],
    }


def _show(hits: Sequence[Hit], limit: int) -> None:
    """Print the results: matches in colour on a terminal, else between **."""
    from rich.text import Text

    from pipeline.batch.console import console

    out = console()
    for hit in hits[:limit]:
        part = None if hit.part == "passage" else hit.part
        place = [
            hit.section,
            part,
            _("page {n}").format(n=hit.page) if hit.page else None,
            hit.case_id,
        ]
        head = Text(hit.title or hit.file, style="bold")
        head.append("  " + " · ".join(part for part in place if part), style="not bold cyan")
        out.print(head)
        out.print(_marked(hit, plain=not out.is_terminal))
        out.print()
    out.print(Text(_count(hits, limit)), soft_wrap=True)


def _marked(hit: Hit, *, plain: bool) -> Text:
    from rich.text import Text

    from pipeline.search.snippets import snippet

    text, marks = snippet(hit.text, hit.marks)
    shown, at = Text(), 0
    for start, end in marks:
        shown.append(text[at:start])
        found = text[start:end]
        shown.append(f"**{found}**" if plain else found, style="bold black on yellow")
        at = end
    return shown.append(text[at:])


def _count(hits: Sequence[Hit], limit: int) -> str:
    if not hits:
        return _("Nothing found. Try fewer words or fewer filters.")
    number = len({hit.case_id for hit in hits})
    cases = ngettext("{n} case", "{n} cases", number).format(n=number)
    found = ngettext("{n} text in {cases}", "{n} texts in {cases}", len(hits))
    found = found.format(n=len(hits), cases=cases)
    if len(hits) > limit:
        return _("{found}; the best {n} are shown.").format(found=found, n=limit)
    return f"{found}."
