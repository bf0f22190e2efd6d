"""The samples are read as their texts were written, names included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pipeline
from benchmarks.scoring import score

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "raw_pdfs"
SAMPLE_ANSWERS = sorted((ROOT / "tests" / "press" / "sample_answers").glob("*.json"))


@pytest.mark.parametrize("answer", SAMPLE_ANSWERS, ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_text_was_written(answer: Path) -> None:
    record = json.loads(pipeline.extract(SAMPLES / answer.stem).model_dump_json(by_alias=True))
    result = score(record, json.loads(answer.read_text("utf-8")))
    assert (result.overall, result.leaks, result.lower) == (1.0, (), {})
