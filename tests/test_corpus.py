"""Odd and broken PDFs of other projects' test suites: each must end in an outcome."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.model.report import Status

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SECONDS_A_FILE = 15


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of odd PDFs is not beside the checkout")
def test_every_odd_pdf_ends_in_an_outcome_and_none_becomes_a_record(tmp_path: Path) -> None:
    inputs = find_inputs([CORPUS])
    assert len(inputs) > 100
    report = run(inputs, tmp_path, Options(entities=False, time_limit=SECONDS_A_FILE))
    taken = [file.input.path.name for file in report.files if file.status is not Status.REJECTED]
    assert taken == []
    unforeseen = {
        file.input.path.name: file.failure.trace
        for file in report.files
        if file.failure and file.failure.code in {"internal-error", "crashed"}
    }
    assert unforeseen == {}
    assert json.loads((tmp_path / "case_studies.json").read_bytes())["case_studies"] == []
