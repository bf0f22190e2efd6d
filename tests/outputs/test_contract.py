"""The JSON, its schema and the description of the tables: what other systems rely on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator

from pipeline.model.record import SCHEMA_VERSION, CaseStudies, CaseStudy
from pipeline.model.report import CaseResult, Extracted, FileReport, Input
from pipeline.outputs import schema
from pipeline.outputs.json_file import check_publishable, render_json
from pipeline.outputs.render import render_outputs
from pipeline.profile.loader import load_profile
from tests.support.records import make_case


def outputs_of(*cases: CaseStudy, delimiter: str = ",") -> dict[str, bytes]:
    reports = [
        FileReport(
            Input(Path(case.source.file), case.source.file, case.id, 1, "0" * 64),
            Extracted((CaseResult(case, ()),)),
            0.5,
        )
        for case in cases
    ]
    return dict(render_outputs(reports, [load_profile("mieux")], delimiter=delimiter, seconds=1.0))


def test_json_is_plain_utf8_with_keys_in_the_declared_order() -> None:
    text = render_json([make_case("b"), make_case("a")]).decode("utf-8")
    published = json.loads(text)
    assert text.endswith("}\n") and not text.startswith("\ufeff") and "é" in text
    assert published["schema_version"] == SCHEMA_VERSION
    assert [case["id"] for case in published["case_studies"]] == ["a", "b"]
    assert list(published["case_studies"][0])[:5] == [
        "id", "source", "profile", "language", "title",
    ]  # fmt: skip


def test_each_line_is_a_record_of_the_json() -> None:
    cases = [make_case("b"), make_case("a", title="zwei\nZeilen\u2028drei")]
    outputs = outputs_of(*cases)
    lines = outputs["case_studies.jsonl"].split(b"\n")
    assert lines.pop() == b""
    published = json.loads(outputs["case_studies.json"])["case_studies"]
    assert [json.loads(line) for line in lines] == published
    assert outputs_of()["case_studies.jsonl"] == b""


def test_a_links_origin_is_published_as_from() -> None:
    link = json.loads(render_json([make_case()]))["case_studies"][0]["footnotes"][0]["links"][0]
    assert link == {"url": "https://example.org/a", "from": "text"}


def test_only_a_doubted_passage_has_a_confidence_of_its_own() -> None:
    case = make_case()
    section = case.sections[0]
    sure, *others = section.passages
    doubted = section.model_copy(
        update={"passages": [sure, sure.model_copy(update={"confidence": 0.49}), *others]}
    )
    record = case.model_copy(update={"sections": [doubted, *case.sections[1:]]})
    passages = json.loads(render_json([record]))["case_studies"][0]["sections"][0]["passages"]
    assert "confidence" not in passages[0]
    assert passages[1]["confidence"] == 0.49
    assert CaseStudies.model_validate_json(render_json([record])).case_studies == [record]
    rows = list(csv.DictReader(io.StringIO(outputs_of(record)["passages.csv"].decode("utf-8-sig"))))
    assert [row["confidence_percent"] for row in rows[:2]] == ["", "49"]


def test_a_passage_names_the_subheading_that_it_stands_under() -> None:
    case = make_case()
    section = case.sections[0]
    first, *others = section.passages
    head = first.model_copy(update={"subheading": True})
    below = first.model_copy(update={"under": "In the harbour"})
    changed = section.model_copy(update={"passages": [head, below, *others]})
    record = case.model_copy(update={"sections": [changed, *case.sections[1:]]})
    rows = list(csv.DictReader(io.StringIO(outputs_of(record)["passages.csv"].decode("utf-8-sig"))))
    assert [(row["subheading"], row["under"]) for row in rows[:3]] == [
        ("yes", ""), ("no", "In the harbour"), ("no", ""),
    ]  # fmt: skip


def test_published_json_reads_back_as_the_same_records() -> None:
    case = make_case()
    assert CaseStudies.model_validate_json(render_json([case])).case_studies == [case]


def test_a_record_that_breaks_the_contract_is_not_publishable() -> None:
    check_publishable(make_case())
    with pytest.raises(ValueError, match="title"):
        check_publishable(make_case(title=5))


def test_output_validates_against_the_published_schema_and_so_does_a_later_addition() -> None:
    outputs = outputs_of(make_case())
    contract = json.loads(outputs["case_studies.schema.json"])
    Draft202012Validator.check_schema(contract)
    validator = Draft202012Validator(contract)
    published = json.loads(outputs["case_studies.json"])
    validator.validate(published)
    published["case_studies"][0]["added_later"] = 1
    validator.validate(published)
    del published["case_studies"][0]["title"]
    assert not validator.is_valid(published)


def test_the_committed_schema_is_that_of_the_models() -> None:
    assert schema.schema_problem() is None


def test_a_change_of_shape_without_a_new_version_is_noticed() -> None:
    now = json.loads(schema.render_schema())
    del now["$defs"]["CaseStudy"]["properties"]["title"]
    changed = json.dumps(now).encode()
    problem = schema.changed_in_silence(schema.recorded_digests(), changed)
    assert problem and "SCHEMA_VERSION" in problem
    assert schema.changed_in_silence({}, changed) is None


def test_words_of_explanation_are_no_change_of_shape() -> None:
    now = json.loads(schema.render_schema())
    now["$defs"]["CaseStudy"]["description"] = "worded anew"
    assert schema.digest(json.dumps(now).encode()) == schema.digest(schema.render_schema())


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("count", [0, 2])
def test_frictionless_finds_the_package_valid(tmp_path: Path, delimiter: str, count: int) -> None:
    cases = [make_case(f"case-{number}", title="=1; 2") for number in range(count)]
    for name, data in outputs_of(*cases, delimiter=delimiter).items():
        (tmp_path / name).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_frictionless_notices_a_changed_table(tmp_path: Path) -> None:
    for name, data in outputs_of(make_case()).items():
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "footnotes.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("nowhere,1,1,1,text,,,,,2\r\n")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_every_column_is_described_and_every_table_points_to_its_case() -> None:
    package: dict[str, Any] = json.loads(outputs_of(make_case())["datapackage.json"])
    tables = [resource for resource in package["resources"] if resource.get("type") == "table"]
    assert [table["name"] for table in tables] == [
        "case_studies", "passages", "callouts", "footnotes", "asides", "warnings",
        "verification", "case_criteria", "case_sections", "code_book",
    ]  # fmt: skip
    for table in tables:
        for field in table["schema"]["fields"]:
            assert field["title"] and field["description"] and field["type"]
        assert table["schema"]["primaryKey"]
        alone = table["name"] in {"case_studies", "code_book"}
        assert alone or table["schema"]["foreignKeys"]


def test_run_file_names_every_input_and_sums_up() -> None:
    run = json.loads(outputs_of(make_case("a"), make_case("b", about="é" * 40_000))["run.json"])
    assert [file["outcome"] for file in run["files"]] == ["extracted", "extracted"]
    assert run["totals"]["files"] == 2 and run["totals"]["warnings"] == 3
    assert run["files"][1]["cells_cut"] == [
        {"case_id": "b", "table": "case_studies", "column": "about", "characters": 40_000}
    ]
