"""The kept publications lead to the records that were read against their pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.scoring import score
from tests.golden.compare import changes, summary
from tests.golden.publications import (
    RECORDS,
    WITH_NAMES,
    Publication,
    known_faults,
    publications,
)
from tests.readers.scanned import needs_tesseract

KEPT = publications()
BORN_DIGITAL = [one for one in KEPT if not one.scanned]
SCANNED = [one for one in KEPT if one.scanned]
ANSWERED = [one for one in KEPT if one.answers()]


def assert_as_pinned(publication: Publication) -> None:
    if publication.name in WITH_NAMES:
        pytest.importorskip("spacy")
    pinned = publication.pinned()
    assert pinned is not None, f"{publication.name} has no pinned record: run make golden"
    found = list(changes(pinned, json.loads(publication.publish())))
    if found:
        pytest.fail(f"{publication.name} is read otherwise than pinned\n{summary(found)}", False)


@pytest.mark.parametrize("publication", BORN_DIGITAL, ids=lambda one: one.name)
def test_a_kept_publication_is_read_as_pinned(publication: Publication) -> None:
    assert_as_pinned(publication)


@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize("publication", SCANNED, ids=lambda one: one.name)
def test_a_kept_scan_is_read_as_pinned(publication: Publication) -> None:
    assert_as_pinned(publication)


@pytest.mark.parametrize("publication", ANSWERED, ids=lambda one: one.name)
def test_a_pinned_record_is_right_but_for_its_known_faults(publication: Publication) -> None:
    records = publication.pinned()["case_studies"]
    answers = publication.answers()
    assert len(records) == len(answers)
    scored = [score(record, answer) for record, answer in zip(records, answers, strict=True)]
    assert [result.leaks for result in scored] == [() for _ in scored]
    assert not any(result.silent for result in scored)
    lower = {name for result in scored for name in result.lower}
    known = [fault for fault in known_faults() if fault.publication == publication.name]
    assert lower == {name for fault in known for name in fault.measures}


WITH_SUBHEADINGS = [one for one in KEPT if "-sub-" in one.name]


@pytest.mark.parametrize("publication", WITH_SUBHEADINGS, ids=lambda one: one.name)
def test_subheadings_and_what_stands_under_them_are_those_of_the_page(
    publication: Publication,
) -> None:
    (record,), (answer,) = publication.pinned()["case_studies"], publication.answers()
    asked = [
        [(one.get("subheading", False), one["under"]) for one in section["passages"]]
        for section in answer["sections"]
    ]
    assert any(subheading for passages in asked for subheading, _ in passages)
    assert asked == [
        [(one["subheading"], one["under"]) for one in section["passages"]]
        for section in record["sections"]
    ]


def test_a_known_fault_names_what_is_in_a_pinned_record() -> None:
    by_name = {one.name: one for one in KEPT}
    for fault in known_faults():
        assert value_at(by_name[fault.publication].pinned(), fault.path) is not None, fault


def value_at(value: Any, path: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What stands at a path such as ``case_studies[0].title``; “null” for a title there is not."""
    for step in path.replace("[", ".").replace("]", "").split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return "null" if value is None else value


def test_no_record_is_pinned_of_a_publication_that_is_not_kept() -> None:
    assert {path.name for path in RECORDS.iterdir()} == {f"{one.name}.json" for one in KEPT}


def test_publications_of_all_producers_and_languages_are_kept() -> None:
    names = [one.name for one in KEPT]
    for kind in ("reportlab", "weasyprint", "chromium", "libreoffice", "typst", "plain", "text"):
        assert sum(name.startswith(f"{kind}-") for name in names) >= 5
    for part, least in (("-fr.", 15), ("-en.", 15), ("-es.", 15), ("-bound-", 5), ("-scan-", 2)):
        assert sum(part in name for name in names) >= least, part
    assert sum(one.path.stat().st_size for one in KEPT) < 6_000_000


def test_a_change_is_shown_with_its_path_and_what_surrounds_it() -> None:
    before = {"cases": [{"title": "A registry", "notes": ["1", "2"], "about": "x" * 200 + "end"}]}
    after = {"cases": [{"title": "A register", "notes": ["1"], "about": "x" * 200 + "END"}]}
    found = list(changes(before, after))
    assert [change.path for change in found] == [
        "cases[0].title",
        "cases[0].notes[1]",
        "cases[0].about",
    ]
    text = summary(found, most=2)
    assert "before: 'A registry'" in text and "after:  'A register'" in text
    assert "after:  nothing" in text
    assert text.endswith("… and 1 more")
    assert f"after:  …'{'x' * 30}END'" in str(found[2])


def test_a_number_of_another_type_is_a_change() -> None:
    assert list(changes({"page": 1}, {"page": True})) != []
    assert list(changes({"page": 1}, {"page": 1})) == []
