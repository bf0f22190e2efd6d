"""The results of the speed benchmark as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.contenders import BASE
from benchmarks.speed_results import Results

_BEGIN, _END = "<!-- speed: written by make bench -->", "<!-- end of speed -->"


def tables(results: Results) -> str:
    """A page with a table of the contenders, of the parts, and of the lengths."""
    return "\n".join(_lines(results)) + "\n"


def quoted(readme: str, results: Results) -> str:
    """``readme`` with the contenders' times between its two marks, as they are in ``results``."""
    before, _, rest = readme.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    told = "\n".join(_short(results))
    return f"{before}{_BEGIN}\n{told}\n{_END}{after}"


def _short(results: Results) -> Iterator[str]:
    base = results.row(BASE)
    yield from _table(
        ("", "yields", "time a page"),
        (
            (row.name, row.yields, f"{row.cpu / base.cpu:.1f} ×" if base else "")
            for row in sorted(results.rows, key=lambda row: row.cpu)
        ),
    )
    yield (
        f"\nProcessor time as a multiple of what PDFium needs to hand out the bare text, over "
        f"{results.pages} pages on {results.machine}."
    )


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
