"""The areas that lines stand in."""

from __future__ import annotations

from pipeline.layout.regions import regions_of
from pipeline.model.geometry import Box
from tests.stages.builders import (
    body,
    line,
    plain,
)


def test_an_area_ends_where_a_column_or_a_page_does() -> None:
    lines = [*body(2), *body(2, x=400), *[line("next", page=2)], plain("no box")]
    areas = [(region.page, region.box) for region in regions_of(lines)]
    assert areas == [
        (1, Box(70, 100, 370, 122)), (1, Box(400, 100, 700, 122)), (2, Box(70, 100, 90, 110)),
    ]  # fmt: skip
    assert regions_of([plain("a")]) == ()
