"""A passage as runs: stretches of text between the places where something happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.press.case import Call, Link, Note, Passage


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `call` or `box` stand for a note call or a callout box."""

    text: str = ""
    label: bool = False
    url: str | None = None
    shown: bool = False  # the text is the address itself
    call: str | None = None
    box: tuple[str, ...] = ()


def passage_runs(passage: Passage, boxes: tuple[tuple[int, tuple[str, ...]], ...]) -> list[Run]:
    """The passage's runs, with its calls and the boxes that stand in it."""
    return list(_runs(passage.text, passage.label_end, passage.calls, passage.links, boxes))


def note_runs(note: Note) -> list[Run]:
    """The note's runs."""
    return list(_runs(note.text, 0, (), note.links, ()))


def _runs(
    text: str,
    label_end: int,
    calls: tuple[Call, ...],
    links: tuple[Link, ...],
    boxes: tuple[tuple[int, tuple[str, ...]], ...],
) -> Iterator[Run]:
    edges = {0, label_end, len(text)}
    edges |= {call.at for call in calls} | {at for at, _ in boxes}
    edges |= {edge for link in links for edge in (link.start, link.end)}
    stops = sorted(edges)
    for number, stop in enumerate(stops):
        yield from (Run(call=call.marker) for call in calls if call.at == stop)
        yield from (Run(box=texts) for at, texts in boxes if at == stop)
        if number + 1 < len(stops):
            piece = text[stop : stops[number + 1]]
            link = next((k for k in links if k.start <= stop < k.end), None)
            yield Run(
                piece,
                label=stop < label_end,
                url=link.url if link else None,
                shown=bool(link and link.shown_in(text)),
            )
