"""Takes plain footnote references out of passages."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.findings import Passage
from pipeline.text.footnote_calls import CallingText, take_calls


def take_passage_calls(passages: Sequence[Passage], markers: Sequence[str]) -> list[Passage]:
    """``passages`` with plain calls of the notes ``markers`` taken out of their text and noted."""
    texts = [CallingText(p.text, p.footnotes, p.label, p.removed) for p in passages]
    return [
        passage._replace(
            text=taken.text, footnotes=taken.markers, label=taken.label, removed=taken.removed
        )
        for passage, taken in zip(passages, take_calls(texts, markers), strict=True)
    ]
