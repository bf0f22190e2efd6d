"""The speed benchmark runs, and its table and picture say what was measured."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from benchmarks.contenders import BASE
from benchmarks.processes import Measured
from benchmarks.publications import long
from benchmarks.speed_plot import draw
from benchmarks.speed_results import Command, Length, Part, Results, Row
from benchmarks.speed_table import tables
from benchmarks.stages import seconds_by_part
from pipeline.extraction.extract import extract_file
from pipeline.stages import STAGES

RESULTS = Results(
    machine="2 processors, Linux",
    files=3,
    pages=15,
    rounds=5,
    missing=("markitdown",),
    rows=(
        Row("this pipeline, fast", "record", "", wall=9.0, cpu=8.0, megabytes=150),
        Row(BASE, "text", "5.1", wall=4.0, cpu=4.0, megabytes=50),
    ),
    parts=(Part("read", 6.0), Part("claim_title", 2.0)),
    lengths=(Length("fast", 5, 8.0, 150), Length("fast", 500, 8.4, 700)),
    commands=(Command("one publication", 1.0, "import pandas", 0.4),),
)


def test_a_long_publication_is_a_case_of_so_many_pages(tmp_path: Path) -> None:
    case = extract_file(long(tmp_path / "long.pdf", 7), entities=False)[0].case
    assert case.source.pages == 7
    assert len(case.sections) == 5
    assert case.unplaced == []


def test_a_contender_is_measured_in_its_own_process(tmp_path: Path) -> None:
    path = long(tmp_path / "long.pdf", 2)
    measured = Measured(BASE)
    spent = measured.read([path])
    assert spent.wall > 0 and spent.cpu > 0
    assert measured.end() > 10


def test_every_stage_is_among_the_parts(tmp_path: Path) -> None:
    parts = seconds_by_part([long(tmp_path / "long.pdf", 2)], rounds=0)
    assert {stage.__name__ for stage in STAGES} < set(parts)
    assert next(iter(parts)) == "read" and list(parts)[-1] == "outputs"


def test_the_table_gives_ratios_to_the_bare_text() -> None:
    text = tables(RESULTS)
    assert "| this pipeline, fast | record | 8.0 | 2.0 | 9.0 | 2.2 | 150 |" in text
    assert "| read | 6.00 | 75% |" in text
    assert "| fast | 500 | 8.4 | 700 |" in text
    assert "| one publication | 1.00 | import pandas | 0.40 | 2.50 |" in text
    assert "Not installed, and so not measured: markitdown." in text


def test_the_picture_is_one_and_names_everything() -> None:
    words = {element.text for element in ET.fromstring(draw(RESULTS)).iter() if element.text}
    assert {"this pipeline, fast", BASE, "2.0 ×", "1.0 ×", "5", "500"} <= words
