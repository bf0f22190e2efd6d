"""The title over a table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.metrics import Measures, is_larger
from pipeline.model.page import Line

# Words. The title over a table of contents has no more of them.
WORDS_OF_TITLE = 5
# Without geometry: the publication's title and its place, at least.
LINES_ABOVE = 2


def title_above(at: int, lines: Sequence[Line], measures: Measures) -> Line | None:
    """The contents' own title, where the first entry is ``lines[at]`` and it stands right above.

    It is short and set as a title, and the title of the publication, in larger type, stands above.
    In a text without geometry, it begins the text, or stands apart below two lines or more: the
    publication's title and its place.
    """
    if not at:
        return None
    line = lines[at - 1]
    if len(line.text.split()) > WORDS_OF_TITLE or line.page != lines[at].page:
        return None
    if line.box is None:
        return line if at == 1 or (at > LINES_ABOVE and line.blank_before) else None
    set_as_title = is_larger(line.size, measures.size) or line.bold
    larger = any(is_larger(other.size, line.size) for other in lines[: at - 1])
    return line if set_as_title and larger else None
