"""The Parquet files: the tables of the database, with the types of the data package."""

from __future__ import annotations

import csv
import datetime
import importlib.util
import io
import json
import struct
import sys
from pathlib import Path

import pytest

from pipeline.outputs.filled_tables import make_tables
from pipeline.outputs.parquet_file import parquet_left_over, render_parquet
from pipeline.outputs.sheets import sheets_for
from pipeline.profile.loader import load_profile
from tests.outputs.test_contract import outputs_of
from tests.support.killed import read_and_publish
from tests.support.records import make_case
from tests.support.texts import CASE

CASES = [make_case("a", title="=1+1", about="é" * 40_000), make_case("b", period=None)]
TYPES = {"string": "string", "integer": "int64", "boolean": "bool", "date": "date32[day]"}

needs_arrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed"
)


@needs_arrow
def test_types_are_those_of_the_data_package() -> None:
    from pyarrow import BufferReader, parquet

    outputs = outputs_of(*CASES)
    package = json.loads(outputs["datapackage.json"])
    tables = [one for one in package["resources"] if one.get("type") == "table"]
    assert len(tables) == 10
    for table in tables:
        schema = parquet.read_schema(BufferReader(outputs[f"{table['name']}.parquet"]))
        fields = table["schema"]["fields"]
        assert schema.names == [field["name"] for field in fields]
        assert [str(one) for one in schema.types] == [TYPES[field["type"]] for field in fields]
        for field, column in zip(fields, schema, strict=True):
            assert column.metadata[b"description"].decode() == field["description"]
            assert column.nullable is ("constraints" not in field)


@needs_arrow
def test_texts_are_whole_and_unchanged_and_cells_those_of_the_csv() -> None:
    from pyarrow import BufferReader, parquet

    outputs = outputs_of(*CASES)
    for name in [name for name in outputs if name.endswith(".parquet")]:
        rows = parquet.read_table(BufferReader(outputs[name])).to_pylist()
        text = outputs[name.replace(".parquet", ".csv")].decode("utf-8-sig")
        cells = list(csv.DictReader(io.StringIO(text, newline="")))
        if name == "warnings.parquet":  # the CSV has a row more, for the cell that was cut
            cells = [row for row in cells if row["code"] != "cell-cut"]
        if name == "case_studies.parquet":
            assert rows[0]["title"] == "=1+1" and len(rows[0]["about"]) == 40_000
            cells[0] |= {"about": rows[0]["about"], "warnings": "1"}
        for cell in cells:
            if "title" in cell:
                cell["title"] = cell["title"].lstrip("'")
        assert [{key: shown(cell) for key, cell in row.items()} for row in rows] == cells


def shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


@needs_arrow
def test_days_are_days_and_the_same_records_give_the_same_bytes() -> None:
    from pyarrow import BufferReader, parquet

    outputs = outputs_of(*CASES)
    notes = parquet.read_table(BufferReader(outputs["footnotes.parquet"])).to_pylist()
    assert notes[0]["accessed"] == datetime.date(2020, 8, 25)
    again = outputs_of(*reversed(CASES))
    assert [outputs[name] for name in sorted(outputs) if name.endswith(".parquet")] == [
        again[name] for name in sorted(again) if name.endswith(".parquet")
    ]


@needs_arrow
def test_duckdb_and_pandas_read_them(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    import pandas as pd

    for name, data in outputs_of(*CASES).items():
        (tmp_path / name).write_bytes(data)
    count = (
        f"SELECT criterion, count(*) FILTER (mentioned) FROM '{tmp_path}/case_criteria.parquet' "
        "GROUP BY ALL HAVING count(*) FILTER (mentioned) > 0"
    )
    assert duckdb.sql(count).fetchall() == [("innovation", 2)]
    lines = duckdb.sql(f"SELECT id FROM '{tmp_path}/case_studies.jsonl' ORDER BY id").fetchall()
    assert lines == [("a",), ("b",)]
    frame = pd.read_parquet(tmp_path / "case_criteria.parquet")
    assert frame.groupby("criterion")["mentioned"].sum()["innovation"] == 2


def test_without_the_library_or_with_a_broken_one_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = make_tables(CASES, sheets_for([load_profile("mieux")], CASES)).whole
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert render_parquet(tables) == {}
    monkeypatch.setattr("pipeline.outputs.parquet_file.is_installed", lambda extra: True)
    assert render_parquet(tables) == {}  # the library is there, but cannot be imported


def test_files_of_earlier_runs_go_and_those_of_others_stay(tmp_path: Path) -> None:
    for name, metadata in (("old", b"..case-study-pipeline.."), ("theirs", b"..somebody..")):
        end = struct.pack("<I4s", len(metadata), b"PAR1")
        (tmp_path / f"{name}.parquet").write_bytes(b"PAR1rows" + metadata + end)
    (tmp_path / "text.parquet").write_bytes(b"case-study-pipeline is not the end of this")
    (tmp_path / "none.parquet").write_bytes(b"")
    left = parquet_left_over(tmp_path, {})
    assert [path.name for path in left] == ["old.parquet"]
    assert list(parquet_left_over(tmp_path, {"old.parquet": b""})) == []


@needs_arrow
def test_a_run_without_the_extra_takes_away_those_of_the_run_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(CASE, "utf-8")
    read_and_publish(folder, output)
    before = {path.name: path.read_bytes() for path in output.glob("case_studies.[!m]*")}
    assert "case_studies.parquet" in before
    with monkeypatch.context() as absent:
        absent.setitem(sys.modules, "pyarrow", None)
        read_and_publish(folder, output)
        assert not list(output.glob("*.parquet"))
    read_and_publish(folder, output)
    assert {path.name: path.read_bytes() for path in output.glob("case_studies.[!m]*")} == before


@needs_arrow
def test_what_is_written_is_known_as_ours(tmp_path: Path) -> None:
    tables = make_tables([], sheets_for([load_profile("mieux")], [])).whole
    for name, data in render_parquet(tables).items():
        (tmp_path / name).write_bytes(data)
    assert len(list(parquet_left_over(tmp_path, {}))) == len(tables)
