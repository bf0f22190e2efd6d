"""Cuts lines, where one line of a page holds several texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Line, LineId, Page, Span


def cut_lines(page: Page, places: Mapping[LineId, Collection[int]]) -> Page:
    """The page with each line in ``places`` cut behind so many of its characters.

    Its lines are numbered anew.
    """
    lines: list[Line] = []
    for line in page.lines:
        pieces = [line]
        for place in sorted(places.get(line.id, ()), reverse=True):
            pieces[:1] = cut_line(pieces[0], place)
        lines += pieces
    return replace(page, lines=tuple(replace(line, number=at) for at, line in enumerate(lines)))


def cut_line(line: Line, length: int) -> tuple[Line, Line]:
    """The first ``length`` characters of a line, and the others, as two lines of its number."""
    head: list[Span] = []
    rest: list[Span] = []
    left = length
    for span in line.spans:
        first, second = _cut(span, left)
        left -= len(first.text)
        head += [first] if first.text else []
        # A blank in another look than the words around it keeps them apart.
        rest += [second] if second.text.strip() or (rest and second.text) else []
    while not head[-1].text.strip():
        head.pop()
    head[-1] = head[-1]._replace(text=head[-1].text.rstrip())
    rest[0] = rest[0]._replace(text=rest[0].text.lstrip())
    return (
        replace(line, spans=tuple(head), box=_box(head, line)),
        replace(line, spans=tuple(rest), box=_box(rest, line), blank_before=False),
    )


def _cut(span: Span, length: int) -> tuple[Span, Span]:
    """A span's first ``length`` characters and the others, with their shares of its box."""
    first, second = span._replace(text=span.text[:length]), span._replace(text=span.text[length:])
    if span.box is None or not second.text:
        return first, second
    at = span.box.x0 + span.box.width * length / len(span.text)
    return first._replace(box=span.box._replace(x1=at)), second._replace(
        box=span.box._replace(x0=at)
    )


def _box(spans: Sequence[Span], line: Line) -> Box | None:
    """The box of some of a line's spans, as high as the line's."""
    boxes = [span.box for span in spans if span.box]
    if not boxes or line.box is None:
        return line.box
    return line.box._replace(x0=min(b.x0 for b in boxes), x1=max(b.x1 for b in boxes))
