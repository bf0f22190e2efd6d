"""Short lines that head the columns of a table: they head no text, and say no fact."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.drafting.core import Found
from pipeline.drafting.publication import Block, Publication

# A cell of a table has so many words at most; two rows of them are no row of values.
WORDS_OF_CELL, ROWS_OF_TABLE = 12, 2


def column_heads(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """Those of ``keys`` that mostly head a column of a table."""

    def mostly(key: str) -> bool:
        having = [(one, own[key]) for one, own in zip(publications, found, strict=True)
                  if key in own]  # fmt: skip
        heads = sum(heads_column(use.block, one.blocks) for one, use in having)
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
