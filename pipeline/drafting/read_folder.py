"""Reads the publications of a folder, one at a time, and leaves out copies."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from pipeline.batch.many import outcomes
from pipeline.drafting.publication import Publication
from pipeline.drafting.read_publication import read_publication
from pipeline.extraction.read import read_file
from pipeline.model.report import Failed, Input

# A publication is a copy of another, or another edition of it, when they share this part of their
# runs of so many words. Of two publications of a series, only what the series says is the same.
SHARE_OF_COPY, WORDS_OF_RUN = 0.7, 4
# So many runs, chosen by their checksums, stand for all of a text.
RUNS_COMPARED = 256


def read_publications(
    inputs: Sequence[Input], processes: int, on_file: Callable[[str], None] = lambda name: None
) -> tuple[list[Publication], list[str]]:
    """The publications among ``inputs``, in their order, and the names of those without text.

    Without ``processes`` they are read here, otherwise each in a process that may crash or hang.
    ``on_file`` is called with the name of each file once it is read.
    """
    read: dict[str, Publication | Failed] = {}
    for one, outcome in outcomes(_read, inputs, processes):
        read[one.id] = outcome
        on_file(one.name)
    found = [(one.name, read[one.id]) for one in inputs]
    publications = [out for _, out in found if isinstance(out, Publication) and out.language]
    names = {one.name for one in publications}
    return _without_copies(publications), [name for name, _ in found if name not in names]


def _read(one: Input, on_page: Callable[[], None]) -> Publication:
    return read_publication(read_file(one.path), one.name)


def _without_copies(publications: Iterable[Publication]) -> list[Publication]:
    kept: list[tuple[Publication, frozenset[int]]] = []
    for one in publications:
        runs = _runs(one)
        if not any(_is_copy(runs, other) for _, other in kept):
            kept.append((one, runs))
    return [one for one, _ in kept]


def _runs(publication: Publication) -> frozenset[int]:
    words = [word for block in publication.blocks for word in block.text.lower().split()]
    runs = {
        zlib.crc32(" ".join(words[at : at + WORDS_OF_RUN]).encode("utf-8", "replace"))
        for at in range(len(words) - WORDS_OF_RUN + 1)
    }
    return frozenset(islice(sorted(runs), RUNS_COMPARED))


def _is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two texts are one: by the runs of both up to the last that either could have had."""
    if not a or not b:
        return False
    upto = min(max(a), max(b))
    first, second = ({run for run in runs if run <= upto} for runs in (a, b))
    return len(first & second) >= SHARE_OF_COPY * min(len(first), len(second))
