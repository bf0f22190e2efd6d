"""What Datasette shows beside the database: it names what is there, and its queries run."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

from tests.outputs.test_contract import outputs_of
from tests.support.records import make_case

OUTPUTS = outputs_of(make_case("a"), make_case("b", callouts=[]))
METADATA: dict[str, Any] = json.loads(OUTPUTS["case_studies.metadata.json"])
SHOWN = METADATA["databases"]["case_studies"]


def test_every_table_and_column_that_is_described_is_there() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(OUTPUTS["case_studies.sqlite"])
        for name, table in SHOWN["tables"].items():
            columns = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
            assert columns >= set(table.get("columns", {})), name
            assert columns >= set(table.get("facets", [])), name
    package = json.loads(OUTPUTS["datapackage.json"])
    tables = {one["name"] for one in package["resources"] if one.get("type") == "table"}
    assert tables <= set(SHOWN["tables"])
    assert all(SHOWN["tables"][name]["facets"] for name in tables)


def test_the_queries_run_and_count_what_is_there() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(OUTPUTS["case_studies.sqlite"])
        found = {
            name: db.execute(query["sql"]).fetchall() for name, query in SHOWN["queries"].items()
        }
    assert found["cases_by_criterion"][0] == (
        "innovation", "Innovation", "Innovation", "Innovación", 1,
    )  # fmt: skip
    assert found["cases_by_year"] == [(2012, 2)]
    assert found["cases_by_place"] == [("035", "Asie du Sud-Est", 2), ("TH", "Thaïlande", 2)]
    assert [row[0] for row in found["cases_to_check"]] == ["a", "b"]
