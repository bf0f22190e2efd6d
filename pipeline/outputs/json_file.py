"""``case_studies.json``: the published records, whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pydantic import TypeAdapter

from pipeline.model.record import CaseStudies, CaseStudy

FILE = "case_studies.json"


def render_json(cases: Sequence[CaseStudy]) -> bytes:
    """UTF-8 without byte-order mark, keys in the order the record declares, records by id."""
    published = CaseStudies(case_studies=sorted(cases, key=lambda case: case.id))
    return (published.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def check_publishable(case: CaseStudy) -> None:
    """Raise ValueError unless ``case`` reads back from its JSON as the same record."""
    written = _record().dump_json(case, by_alias=True, warnings=False)
    if _record().validate_json(written) != case:
        raise ValueError(f"the record of {case.source.file} does not read back as written")


@lru_cache(maxsize=1)
def _record() -> TypeAdapter[CaseStudy]:
    """Writes and reads bytes, where a model's own methods go by a string."""
    return TypeAdapter(CaseStudy)
