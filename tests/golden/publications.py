"""The kept publications: where their files, records, right answers and known faults are."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pipeline
from pipeline.outputs.json_file import render_json

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
FOLDERS = (HERE / "publications", ROOT / "raw_pdfs", ROOT / "docs" / "samples")
SUFFIXES = (".pdf", ".txt")
ANSWERS = (HERE / "answers", ROOT / "tests" / "press" / "sample_answers")
RECORDS = HERE / "records"
FAULTS = HERE / "known_faults.toml"
# Looking for names loads a language model for some seconds: these two stand for all.
WITH_NAMES = ("tenir-le-registre.pdf", "a-season-and-a-return.pdf")


@dataclass(frozen=True)
class Fault:
    """Something that a pinned record has wrong, and is known to have wrong."""

    publication: str
    path: str  # of the wrong value in the file of records: case_studies[0].sections[1].text
    page: str  # what a reader of the page sees
    measures: tuple[str, ...]  # those that score below 1 for it


@dataclass(frozen=True)
class Publication:
    """One kept publication."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def scanned(self) -> bool:
        """Whether reading it needs OCR."""
        return "-scan-" in self.name

    @property
    def record_path(self) -> Path:
        return RECORDS / f"{self.name}.json"

    def pinned(self) -> Any:  # noqa: ANN401 - a file of records, as JSON holds it
        """Its records as they were pinned; None before the first time."""
        path = self.record_path
        return json.loads(path.read_text("utf-8")) if path.is_file() else None

    def answers(self) -> list[dict[str, Any]]:
        """The right answer for each case in it; none where nobody has written one."""
        for folder in ANSWERS:
            path = folder / f"{self.name}.json"
            if path.is_file():
                answer = json.loads(path.read_text("utf-8"))
                return answer if isinstance(answer, list) else [answer]
        return []

    def publish(self) -> bytes:
        """The file of records that a run makes of it now."""
        return render_json(pipeline.extract_all(self.path, entities=self.name in WITH_NAMES))


def publications() -> list[Publication]:
    """All kept publications, by name."""
    files = [path for folder in FOLDERS for path in folder.iterdir() if path.suffix in SUFFIXES]
    return [Publication(path) for path in sorted(files, key=lambda path: path.name)]


def known_faults() -> Sequence[Fault]:
    """What is known to be wrong in the pinned records."""
    table = tomllib.loads(FAULTS.read_text("utf-8"))
    return [Fault(**{**row, "measures": tuple(row["measures"])}) for row in table["faults"]]
