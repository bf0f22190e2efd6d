"""Both readers lead to the same records; docs/readers.md explains where they may not."""

from __future__ import annotations

import json
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli.app import app
from pipeline.readers.pdf import Reader
from tests.golden.publications import publications

ROOT = Path(__file__).parents[2]
# pdfplumber takes a second or two for each: two of each producer, and the samples.
OF_EACH = 2
PRINTED = [one.path for one in publications() if one.path.suffix == ".pdf" and not one.scanned]
BY_PRODUCER = groupby(PRINTED, key=lambda path: path.name.split("-")[0])
READ_BY_BOTH = [path for _, paths in BY_PRODUCER for path in islice(paths, OF_EACH)]
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


@pytest.mark.parametrize("path", READ_BY_BOTH, ids=lambda path: path.stem)
def test_both_readers_lead_to_the_same_record(path: Path) -> None:
    assert_same(path)


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
