"""``case_studies.json`` and ``.jsonl``: the complete records, as one document and one a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pydantic import TypeAdapter

from pipeline.model.record import CaseStudies, CaseStudy

FILE = "case_studies.json"
LINES_FILE = "case_studies.jsonl"


def render_json(cases: Sequence[CaseStudy]) -> bytes:
    """``cases`` as UTF-8 JSON: records ordered by id, keys in the order of the record's fields."""
    published = CaseStudies(case_studies=sorted(cases, key=lambda case: case.id))
    return (published.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def render_json_lines(cases: Sequence[CaseStudy]) -> bytes:
    """``cases`` as JSON Lines in UTF-8: a record a line, in the order of the JSON.

    Line ends are the only bytes 0A in it: programs may read it by lines, or divide it there.
    """
    record = _record()
    ordered = sorted(cases, key=lambda case: case.id)
    return b"".join(record.dump_json(case, by_alias=True) + b"\n" for case in ordered)


def check_publishable(case: CaseStudy) -> None:
    """Raise ValueError unless the JSON of ``case`` reads back as the same record."""
    written = _record().dump_json(case, by_alias=True, warnings=False)
    if _record().validate_json(written) != case:
        raise ValueError(f"the record of {case.source.file} does not read back as written")


@lru_cache(maxsize=1)
def _record() -> TypeAdapter[CaseStudy]:
    """Reads and writes bytes; the methods of a model use strings."""
    return TypeAdapter(CaseStudy)
