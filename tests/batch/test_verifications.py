"""What a verification found is kept, and stands in the outputs of each later run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.batch.verifications import VerificationCache, with_verifications
from pipeline.cli.app import app
from pipeline.model.geometry import Box
from pipeline.model.report import CaseResult
from pipeline.model.verification import Difference, DifferenceKind, Verification
from pipeline.readers.ocr import tesseract

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "volver-con-oficio.pdf"
FOUND = Verification(
    pages=(1, 2, 3),
    differences=(
        Difference(
            DifferenceKind.OTHER_WORDS,
            "sections.contexte.passages.0",
            "ofcina",
            "oficina",
            2,
            Box(70.2, 100, 300.4, 112),
        ),
        Difference(DifferenceKind.NOT_IN_RECORD, "", "", "never recorded", 3, Box(1, 2, 3, 4)),
    ),
)


def extract(output: Path) -> CaseResult:
    options = Options(entities=False, processes=1, review=True)
    (file,) = run(find_inputs([SAMPLE]), output, options).files
    return file.results[0]


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def outputs(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.iterdir() if path.is_file() and path.name != "run.json")
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.slow
def test_a_verification_stands_in_the_outputs_of_later_runs(tmp_path: Path) -> None:
    result = extract(tmp_path)
    assert rows(tmp_path / "case_studies.csv")[0]["verification"] == ""
    assert rows(tmp_path / "verification.csv") == []

    VerificationCache(tmp_path).save(result, FOUND)
    extract(tmp_path)
    assert rows(tmp_path / "case_studies.csv")[0]["verification"] == "2"
    first, second = rows(tmp_path / "verification.csv")
    assert (
        first
        | {
            "kind": "other-words",
            "part": "sections.contexte.passages.0",
            "recorded": "ofcina",
            "printed": "oficina",
            "page": "2",
            "left": "70",
            "bottom": "112",
        }
        == first
    )
    assert second["part"] == ""
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert "verification" in [one["name"] for one in package["resources"]]
    page = (tmp_path / "review" / "cases" / f"{result.case.id}.html").read_text("utf-8")
    beside = page.index("oficina</ins>")
    assert page.index('id="p-sections-contexte-passages-0"') < beside
    assert beside < page.index('id="p-sections-contexte-passages-1"')
    assert page.count('class="difference"') == 2

    written = outputs(tmp_path)
    extract(tmp_path)
    assert outputs(tmp_path) == written


def test_a_verification_belongs_to_the_record_that_it_was_made_of(tmp_path: Path) -> None:
    options = Options(entities=False, processes=1)
    report = run(find_inputs([SAMPLE]), tmp_path, options)
    (result,) = report.files[0].results
    cache = VerificationCache(tmp_path)
    assert cache.load(result) is None
    cache.save(result, FOUND)
    assert cache.load(result) == FOUND
    assert with_verifications(report.files, tmp_path)[0].results[0].verification == FOUND
    changed = CaseResult(result.case.model_copy(update={"title": "Another"}), result.ledger)
    assert cache.load(changed) is None


def test_without_ocr_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "models_folder", lambda: None)
    result = CliRunner().invoke(app, ["verify", str(SAMPLE), "--output", str(tmp_path)])
    assert result.exit_code == 4
    (line,) = result.output.strip().splitlines()
    assert line.startswith("Pages are verified by OCR, which is not installed here: install ")
    assert "scan" not in line
    assert not list(tmp_path.iterdir())
