"""Formats the results of the speed benchmark as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.contenders import BASE
from benchmarks.speed_results import Results


def tables(results: Results) -> str:
    """The page ``speed.md``: tables of tools, parts of the pipeline, lengths and commands."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Results) -> Iterator[str]:
    yield "# Speed\n"
    yield (
        f"Measured by `make bench` on {results.machine}: {results.files} publications, "
        f"{results.pages} pages, median of {results.rounds} interleaved rounds, one process each. "
        "Times are processor time, that of child processes and of all threads included, and beside "
        "it the time on the clock; × is a time as a multiple of PDFium’s for the bare text, in the "
        "same rounds. Only the pipeline yields cases; the others yield text or Markdown.\n"
    )
    yield "![Time a page as a multiple of PDFium’s bare text, and by length](speed.svg)\n"
    yield from _contenders(results)
    if results.missing:
        yield f"\nNot installed, and so not measured: {', '.join(results.missing)}."
    yield "\n## Where the pipeline’s time goes\n"
    whole = sum(part.cpu for part in results.parts) or 1.0
    yield from _table(
        ("part", "ms a page", "share"),
        ((part.name, f"{part.cpu:.2f}", f"{part.cpu / whole:.0%}") for part in results.parts),
    )
    yield "\n## Long publications\n"
    yield from _table(
        ("reader", "pages", "ms a page", "MB at most"),
        (
            (one.reader, f"{one.pages:,}", f"{one.cpu:.1f}", f"{one.megabytes:,.0f}")
            for one in results.lengths
        ),
    )
    yield "\n## Whole commands\n"
    yield from _table(
        ("command", "seconds", "beside", "seconds", "ratio"),
        (
            (
                one.name,
                f"{one.seconds:.2f}",
                one.against,
                f"{one.against_seconds:.2f}",
                f"{one.seconds / one.against_seconds:.2f}",
            )
            for one in results.commands
        ),
    )


def _contenders(results: Results) -> Iterator[str]:
    base = results.row(BASE)
    yield from _table(
        ("", "yields", "ms a page", "×", "on the clock", "×", "MB at most"),
        (
            (
                f"{row.name} {row.version}".strip(),
                row.yields,
                f"{row.cpu:.1f}",
                f"{row.cpu / base.cpu:.1f}" if base else "",
                f"{row.wall:.1f}",
                f"{row.wall / base.wall:.1f}" if base else "",
                f"{row.megabytes:,.0f}",
            )
            for row in sorted(results.rows, key=lambda row: row.cpu)
        ),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "|".join("---" if at == 0 else "--:" for at in range(len(head))) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
