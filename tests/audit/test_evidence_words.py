"""Evidence is a value; its words are made where it is shown."""

from __future__ import annotations

from pipeline.audit.evidence_words import WORDS, in_words
from pipeline.model.evidence import Signal, SignalKind, evidence_of, total_weight, weigh_signs


def test_each_sign_has_words_of_its_own() -> None:
    assert set(WORDS) == set(SignalKind)
    assert len(set(WORDS.values())) == len(SignalKind)


def test_words_name_what_the_sign_does() -> None:
    table = Signal(SignalKind.CELLS_IN_COLUMNS, detail=(3, 2))
    under = Signal(SignalKind.UNDER_HEADING, detail=("Contexte",))
    assert in_words((table, under)) == (
        "3 rows of 2 cells in columns, under the heading “Contexte”"
    )


def test_only_signs_that_hold_are_kept() -> None:
    weights = {SignalKind.BOLD: 0.2, SignalKind.ITALIC: 0.1, SignalKind.CLOSING_WORDS: 0.1}
    held = {SignalKind.BOLD: True, SignalKind.ITALIC: False, SignalKind.CLOSING_WORDS: 3}
    evidence = weigh_signs(weights, held)
    assert [signal.kind for signal in evidence] == [SignalKind.BOLD, SignalKind.CLOSING_WORDS]
    assert total_weight(evidence) == 0.5
    assert total_weight(evidence_of(SignalKind.REPEATS)) == 1
