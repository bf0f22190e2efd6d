"""Takes plain footnote references out of passages."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.findings import Passage
from pipeline.text.footnote_calls import CallingText, take_calls


def take_passage_calls(passages: Sequence[Passage], markers: Sequence[str]) -> list[Passage]:
    """``passages`` with plain calls of the notes ``markers`` taken out of their text and noted."""
    return with_calls(passages, find_passage_calls(passages, markers))


def find_passage_calls(passages: Sequence[Passage], markers: Sequence[str]) -> list[CallingText]:
    """For each of ``passages`` its text without plain calls of the notes ``markers``."""
    texts = [CallingText(p.text, p.footnotes, p.label, p.removed) for p in passages]
    return take_calls(texts, markers)


def with_calls(passages: Sequence[Passage], texts: Sequence[CallingText]) -> list[Passage]:
    """``passages`` with what :func:`find_passage_calls` made of their texts."""
    return [
        passage._replace(
            text=taken.text, footnotes=taken.markers, label=taken.label, removed=taken.removed
        )
        for passage, taken in zip(passages, texts, strict=True)
    ]
