"""How the lines of a title block look beside each other, and which of them are one block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import is_larger, same_size
from pipeline.model.page import Line
from pipeline.text.characters import fold
from pipeline.text.endings import starts_lower
from pipeline.text.function_words import function_words

LINES_OF_TITLE = 8
# In em of its own type: a title's next line follows within two lines' height.
PITCH_OF_TITLE = 2.0


def text_of(lines: Sequence[Line]) -> str:
    """The text of ``lines``, with a line break between each two."""
    return "\n".join(line.text for line in lines)


def size_of(lines: Sequence[Line]) -> float:
    """The largest size of ``lines``."""
    return max(line.size for line in lines)


def in_capitals(lines: Sequence[Line]) -> bool:
    """Whether all letters of ``lines`` are capitals."""
    letters = [c for line in lines for c in line.text if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def same_look(a: Line, b: Line) -> bool:
    """Whether two lines are of one size, colour and weight."""
    return a.bold == b.bold and is_set_like(a, b)


def is_set_like(a: Line, b: Line) -> bool:
    """Whether two lines are of one size and colour, with no empty line between them."""
    same = a.page == b.page and same_size(a.size, b.size) and a.color == b.color
    return same and not b.blank_before


def goes_below(above: Line, below: Line) -> bool:
    """Whether ``below`` is the next line of the block that ``above`` is of."""
    return same_look(above, below) and in_rhythm(above, below)


def goes_on_lighter(above: Line, below: Line) -> bool:
    """Whether a title whose first line is bold goes on in the light type of its size."""
    lighter = above.bold and not below.bold
    return lighter and in_rhythm(above, below) and is_set_like(above, below)


def goes_on_otherwise(above: Line, below: Line) -> bool:
    """Whether the words of ``above`` go on in ``below``, in another look and no larger type."""
    open_ended = starts_lower(below.text) or goes_on(above)
    near = above.page == below.page and in_rhythm(above, below) and not same_look(above, below)
    return open_ended and near and not is_larger(below.size, above.size)


def in_rhythm(above: Line, below: Line) -> bool:
    """Whether ``below`` is the next line but for what parts two lines of display type."""
    if below.box is None:
        return True
    foot = box_of(above).bottom
    return foot < below.box.bottom <= foot + PITCH_OF_TITLE * max(above.size, below.size)


def block_below(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines of one look and one rhythm from ``lines[start]`` on."""
    block: list[Line] = []
    for line in lines[start : start + LINES_OF_TITLE]:
        if block and not goes_below(block[-1], line):
            break
        block.append(line)
    return block


def goes_on(line: Line) -> bool:
    """Whether a list of places goes on below ``line``: it ends in a comma or a small word."""
    last = line.text.split()[-1]
    return last.endswith(",") or fold(last) in function_words()
