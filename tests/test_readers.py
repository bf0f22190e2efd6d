"""Both readers lead to the same records; docs/readers.md explains where they may not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli.app import app
from pipeline.errors import Rejected
from pipeline.readers.pdf import Reader, read_pdf
from tests.press.producers import NAMES, producer
from tests.press.run import Order, press_all

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT.parent / "shared" / "examples"
CORPUS = ROOT.parent / "shared" / "corpus"
AT_HAND = [*sorted((ROOT / "raw_pdfs").glob("*.pdf")), *sorted(EXAMPLES.glob("*.pdf"))]
SEED = 3
# Boxes are as high as the font says its letters are, which the readers ask different tables of.
POINTS_APART = 5.0


def told(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A record without boxes; a bullet that one reader cannot name is any bullet."""
    if isinstance(value, dict):
        return {key: told(part) for key, part in value.items() if key != "bbox"}
    if isinstance(value, list | tuple):
        return [told(part) for part in value]
    return value.replace("\ufffd", "•") if isinstance(value, str) else value


def boxes(value: object) -> list[float]:
    """All coordinates of a record, in its order."""
    if isinstance(value, dict):
        found = [boxes(part) for key, part in value.items() if key != "bbox"]
        return [*(value.get("bbox") or ()), *(one for part in found for one in part)]
    if isinstance(value, list | tuple):
        return [one for part in value for one in boxes(part)]
    return []


def assert_same(path: Path) -> None:
    fast, reference = (
        pipeline.extract(path, entities=False, reader=reader).model_dump() for reader in Reader
    )
    assert told(fast) == told(reference)
    assert boxes(fast) == pytest.approx(boxes(reference), abs=POINTS_APART)


@pytest.mark.parametrize("path", AT_HAND, ids=lambda path: path.stem)
def test_both_readers_lead_to_the_same_record(path: Path) -> None:
    assert_same(path)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "text"])
def test_both_readers_lead_to_the_same_record_whoever_set_it(name: str, tmp_path: Path) -> None:
    if reason := producer(name).available():
        pytest.skip(reason)
    press_all([Order(name, SEED)], tmp_path, jobs=1)
    assert_same(next(tmp_path.glob("*.pdf")))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of odd PDFs is not beside the checkout")
@pytest.mark.parametrize("name", ["pypdf/r6-both-passwords.pdf", "pdfplumber/password-example.pdf"])
def test_a_password_is_said_to_be_missing_whichever_reader(name: str) -> None:
    for reader in Reader:
        with pytest.raises(Rejected) as rejected:
            read_pdf((CORPUS / name).read_bytes(), reader)
        assert rejected.value.code == "encrypted"


def test_the_command_takes_either_reader(tmp_path: Path) -> None:
    sample = ROOT / "raw_pdfs" / "tenir-le-registre.pdf"
    records = []
    for reader in Reader:
        command = ["extract", str(sample), "--no-entities", "--reader", reader, "-o"]
        result = CliRunner().invoke(app, [*command, str(tmp_path / reader)])
        assert result.exit_code == 0, result.output
        records.append(json.loads((tmp_path / reader / "case_studies.json").read_bytes()))
    assert told(records[0]) == told(records[1])


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="mupdf"):
        pipeline.extract("any.pdf", reader="mupdf")
