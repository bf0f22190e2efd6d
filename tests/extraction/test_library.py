"""Use from Python: what a notebook or a script of an analyst does."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from pathlib import Path

import pandas
import pytest

import pipeline
from pipeline import CaseStudy, RejectionCode
from tests.support.patience import PATIENCE
from tests.support.records import make_case
from tests.support.texts import CASE, case_text

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw_pdfs" / "tenir-le-registre.pdf"


@pytest.fixture(scope="module")
def case() -> CaseStudy:
    return pipeline.extract(SAMPLE, entities=False)


def test_all_that_is_public_is_there() -> None:
    assert all(hasattr(pipeline, name) for name in pipeline.__all__)
    assert (ROOT / "pipeline" / "py.typed").is_file()
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = pipeline.nothing_of_the_kind


def test_bytes_and_open_files_give_the_record_of_the_path(case: CaseStudy) -> None:
    with SAMPLE.open("rb") as file:
        assert pipeline.extract(file, entities=False) == case
    named = pipeline.extract(SAMPLE.read_bytes(), name=SAMPLE.name, entities=False)
    assert named == case
    unnamed = pipeline.extract(io.BytesIO(SAMPLE.read_bytes()), entities=False)
    assert (unnamed.source.file, unnamed.id) == ("document.pdf", "document")


def test_a_name_says_what_the_record_calls_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text(CASE, "utf-8")
    assert pipeline.extract(path, name="other.txt", entities=False).source.file == "other.txt"
    by_bytes = pipeline.extract(CASE.encode(), name="a.txt", entities=False)
    assert (by_bytes.id, len(by_bytes.sections)) == ("a", 5)


def test_what_is_raised_is_what_is_documented(tmp_path: Path) -> None:
    with pytest.raises(pipeline.Rejected) as rejected:
        pipeline.extract(b"no PDF")
    assert rejected.value.code is RejectionCode.NOT_A_PDF
    with pytest.raises(pipeline.Rejected) as rejected:
        pipeline.extract(tmp_path / "nowhere.pdf")
    assert rejected.value.code is RejectionCode.UNREADABLE
    two = (case_text("LES PORTS DU NORD") + "\f" + case_text("LES PORTS DU SUD")).encode()
    with pytest.raises(pipeline.SeveralCases, match=r"ports\.txt binds 2 cases"):
        pipeline.extract(two, name="ports.txt", entities=False)
    with pytest.raises(pipeline.ProfileError, match="no profile “nothing”"):
        pipeline.extract(SAMPLE, profile="nothing")
    with pytest.raises(ValueError, match="nothing"):
        pipeline.extract(SAMPLE, reader="nothing")
    with pytest.raises(TypeError, match="binary mode"):
        pipeline.extract(io.StringIO(CASE), entities=False)  # type: ignore[arg-type]


def test_every_error_is_a_pipeline_error() -> None:
    raised = (
        pipeline.MissingExtra, pipeline.ProfileError,
        pipeline.Rejected, pipeline.SeveralCases,
    )  # fmt: skip
    assert all(issubclass(error, pipeline.PipelineError) for error in raised)


@pytest.mark.parametrize("processes", [0, 2])
def test_many_files_are_read_though_some_fail(
    processes: int, case: CaseStudy, tmp_path: Path
) -> None:
    bad, gone = tmp_path / "bad.pdf", tmp_path / "gone.pdf"
    bad.write_bytes(b"no PDF")
    paths = [bad, SAMPLE, gone]
    results = {
        result.path: result
        for result in pipeline.extract_many(paths, processes=processes, entities=False)
    }
    assert set(results) == set(paths)
    assert results[SAMPLE] == pipeline.FileResult(SAMPLE, (case,))
    errors = {path: results[path].error for path in (bad, gone)}
    assert {path: error and error.code for path, error in errors.items()} == {
        bad: RejectionCode.NOT_A_PDF,
        gone: RejectionCode.UNREADABLE,
    }


def test_many_files_are_read_one_at_a_time_as_they_are_asked_for(tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    results = pipeline.extract_many([SAMPLE, later], entities=False)
    assert next(results).cases
    later.write_text(CASE, "utf-8")
    assert next(results).cases


def test_a_wrong_profile_is_known_before_the_first_file() -> None:
    with pytest.raises(pipeline.ProfileError):
        pipeline.extract_many([], profile="nothing")


def test_a_frame_has_the_columns_of_the_csv(case: CaseStudy, tmp_path: Path) -> None:
    long = make_case("a-long-one", title="=1+1", summary="x" * 40_000)
    frame = pipeline.to_pandas([case, long])
    assert list(frame["id"]) == ["a-long-one", case.id]
    assert frame.loc[0, "summary"] == long.summary and frame.loc[0, "title"] == "=1+1"
    assert str(frame["period_start"].dtype) == "Int64"
    assert str(frame["criterion_appropriation"].dtype) == "boolean"
    written = subprocess.run(
        [sys.executable, "-m", "pipeline", "extract", str(SAMPLE), "-o", str(tmp_path),
         "--no-review", "--no-entities"],
        cwd=ROOT, check=False, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    assert written.returncode == 0
    table = pandas.read_csv(tmp_path / "case_studies.csv")
    assert list(table.columns) == list(frame.columns)


def test_a_frame_of_an_unknown_series_is_refused() -> None:
    with pytest.raises(pipeline.ProfileError, match="profile=…"):
        pipeline.to_pandas([make_case("a", profile="mine")])


def test_a_case_shows_itself_in_one_line_and_in_a_notebook() -> None:
    case = make_case("a", title="<b>Ports</b> " + "x" * 80)
    assert repr(case) == str(case)
    assert repr(case).startswith("<CaseStudy a: “<b>Ports</b> xxx")
    assert len(repr(case)) < 160
    html = case._repr_html_()
    assert "&lt;b&gt;Ports&lt;/b&gt;" in html and "<b>" not in html


def test_the_library_is_silent_until_logging_is_set_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    program = f"import pipeline; list(pipeline.extract_many([{str(tmp_path / 'gone.pdf')!r}]))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    with caplog.at_level(logging.WARNING, logger="pipeline"):
        list(pipeline.extract_many([tmp_path / "gone.pdf"], entities=False))
    assert "gone.pdf" in caplog.text
