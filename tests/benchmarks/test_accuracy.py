"""Publications of each producer are read as well as they ever were."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from benchmarks.asides import Asides, asides
from benchmarks.floors import MARGIN, NEWS, orders, reached, read_floors
from benchmarks.measured import able, digest, measure
from tests.press.producers import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_accuracy_does_not_fall_below_its_floor(name: str, tmp_path: Path) -> None:
    floor = read_floors()[name]
    assert digest(orders(name)) == floor.digest, (
        "The press draws other publications than those whose score is pinned. "
        "Pin it anew: python -m benchmarks.floors"
    )
    _, missing = able([name])
    if missing:
        pytest.skip(missing[name])
    scored = measure(orders(name), tmp_path)
    found = {one.file: round(one.overall, 3) for one in scored}
    assert [one.file for one in scored if one.leaks] == []
    assert [one.file for one in scored if not one.balanced] == []
    assert reached(scored) >= floor.floor, found
    if reached(scored) >= floor.floor + MARGIN + NEWS:
        warnings.warn(
            f"{name} reaches {reached(scored):.4f}, well above its floor {floor.floor:.3f}. "
            "Raise it: python -m benchmarks.floors",
            stacklevel=1,
        )


def test_an_aside_is_whole_with_all_its_words_in_its_section() -> None:
    rows = [["Port", "Part"], ["Nord", "36 %"]]
    answer = {"sections": [{"key": "impact", "tables": [{"rows": rows}], "quotes": []}]}
    cut = {"sections": [{"key": "impact", "tables": [{"rows": rows[:1]}]}]}
    elsewhere = {"sections": [{"key": "contexte", "tables": [{"rows": rows}]}]}
    for record, whole, more in ((answer, 1, 0), (cut, 0, 1), (elsewhere, 0, 1), (None, 0, 0)):
        assert asides(record, answer)[0] == Asides("tables", 1, whole, more)
