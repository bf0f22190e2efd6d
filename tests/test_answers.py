"""Publications whose right answer is written down: the samples, and the series' examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import pipeline
from benchmarks.scoring import scorer

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT.parent / "shared" / "examples"
SAMPLES = ROOT / "raw_pdfs"
ENOUGH = 0.97

SAMPLE_GOLD = sorted((ROOT / "tests" / "samples_gold").glob("*.json"))
EXAMPLE_GOLD = sorted(EXAMPLES.glob("gold/*.json"))


@pytest.mark.parametrize("gold", SAMPLE_GOLD, ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_text_was_written(gold: Path) -> None:
    answer = json.loads(gold.read_text("utf-8"))
    assert scored(SAMPLES / gold.stem, answer) == {"overall": 1.0, "leaks": [], "lower": {}}


@pytest.mark.skipif(not EXAMPLE_GOLD, reason="the series' examples are not beside the checkout")
@pytest.mark.parametrize("gold", EXAMPLE_GOLD, ids=lambda path: path.stem)
def test_an_example_of_the_series_is_read_right(gold: Path) -> None:
    result = scored(EXAMPLES / gold.stem, json.loads(gold.read_text("utf-8")))
    assert result["leaks"] == []
    assert result["overall"] >= ENOUGH, result


def scored(path: Path, answer: dict[str, Any]) -> dict[str, Any]:
    """The score of the record made of ``path``, with the measures that are not perfect."""
    rules, _ = scorer()
    record = json.loads(pipeline.extract(path).model_dump_json(by_alias=True))
    result = rules(record, answer)
    lower = {name: value for name, value in result["measures"].items() if value < 1}
    return {"overall": result["overall"], "leaks": result["leaks"], "lower": lower}
