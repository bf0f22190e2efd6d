"""``case_studies.json``: the published records, whole."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.record import CaseStudies, CaseStudy

FILE = "case_studies.json"


def render_json(cases: Sequence[CaseStudy]) -> bytes:
    """UTF-8 without byte-order mark, keys in the order the record declares, records by id."""
    published = CaseStudies(case_studies=sorted(cases, key=lambda case: case.id))
    return (published.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def check_publishable(case: CaseStudy) -> None:
    """Raise ValueError unless ``case`` reads back from its JSON as the same record."""
    if CaseStudy.model_validate_json(case.model_dump_json(by_alias=True, warnings=False)) != case:
        raise ValueError(f"the record of {case.source.file} does not read back as written")
