"""Short lines that head the columns or the rows of a table: they head no text."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.drafting.core import Found
from pipeline.drafting.publication import Block, Publication
from pipeline.layout.compare import same_left_edge

# A cell of a table has so many words at most; two rows of them are no row of values.
WORDS_OF_CELL, ROWS_OF_TABLE = 12, 2
# A value beside its label has so many words at most; a heading in the margin has a paragraph there.
# The next label is no further off than so many times the label's height; headings of a column are.
WORDS_OF_VALUE, NEXT_ROW = 25, 3.0


def column_heads(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """Those of ``keys`` that mostly head a column or a row of a table."""

    def mostly(key: str) -> bool:
        having = [(one, own[key]) for one, own in zip(publications, found, strict=True)
                  if key in own]  # fmt: skip
        heads = sum(
            heads_column(use.block, one.blocks) or _heads_row(use.block, one.blocks)
            for one, use in having
        )
        return 2 * heads > len(having)

    return frozenset(filter(mostly, keys))


def heads_column(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a short line heads a column of a table: others beside it do, over several rows.

    Labels in a row over their values have one row below them.
    """
    if block.box is None:
        return False
    page = [one for one in blocks if one.page == block.page and one.box and one is not block]
    heads = [one for one in page if _in_row(block, one) and one.look == block.look]
    rows = 0
    for one in page:
        is_cell = _in_column(block, one) and one.words <= WORDS_OF_CELL
        rows += is_cell and any(
            _in_row(one, other) and _in_column(head, other) for other in page for head in heads
        )
    return rows >= ROWS_OF_TABLE


def _in_row(block: Block, other: Block) -> bool:
    return bool(block.box and other.box and 2 * block.box.overlap_y(other.box) > block.box.height)


def _in_column(head: Block, other: Block) -> bool:
    """Whether a block stands below a head, and begins or is centred where it does."""
    if head.box is None or other.box is None or other.box.top < head.box.bottom:
        return False
    return head.box.overlap_x(other.box) > 0


def _heads_row(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a short line is a label with its value beside it, right above or below another."""
    return _has_value(block, blocks) and any(
        _is_next(block, one) and _has_value(one, blocks) for one in blocks
    )


def _is_next(block: Block, other: Block) -> bool:
    """Whether two lines of one look begin at one left edge, one of them a row below the other."""
    if block.box is None or other.box is None or other is block or other.look != block.look:
        return False
    if abs(other.box.top - block.box.top) > NEXT_ROW * block.box.height:
        return False
    return other.page == block.page and same_left_edge(block.box, other.box, block.look.size)


def _has_value(block: Block, blocks: Sequence[Block]) -> bool:
    value = beside(block, blocks)
    return value is not None and value.words <= WORDS_OF_VALUE


def beside(block: Block, blocks: Sequence[Block]) -> Block | None:
    """The nearest block at the right of a label, if it begins at its height and looks otherwise."""
    box = block.box
    right = [
        one
        for one in blocks
        if box
        and one.box
        and one.page == block.page
        and one.box.x0 >= box.x1
        and box.overlap_y(one.box) > 0
        and abs(one.box.top - box.top) < box.height
    ]
    nearest = min(right, key=lambda one: one.box.x0 if one.box else 0.0, default=None)
    return nearest if nearest and nearest.look != block.look else None
