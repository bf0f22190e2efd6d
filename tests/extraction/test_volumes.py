"""Several cases bound in one file: a record each, with its pages, and every page accounted for."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from pipeline import extract, extract_all
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import Rejected
from pipeline.model.record import CaseStudy
from tests.support.runs import run_orders
from tests.support.texts import case_text

INBOX = Path(__file__).parents[2] / "raw_pdfs"
SAMPLES = sorted(INBOX.glob("*.pdf"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[CaseStudy]]:
    """The cases by file of a run over the samples, and over a volume of them with a cover."""
    folder = tmp_path_factory.mktemp("volume")
    volume = pypdfium2.PdfDocument.new()
    volume.new_page(595, 842)
    for sample in SAMPLES:
        volume.import_pages(pypdfium2.PdfDocument(sample))
    volume.save(folder / "volume.pdf")
    inputs = find_inputs([folder / "volume.pdf", *SAMPLES])
    report = run(inputs, folder / "out", Options(entities=False))
    account = json.loads((folder / "out" / "run.json").read_text("utf-8"))
    (folder / "out" / "run.json").unlink()
    lines = [sum(total["lines"] for total in file["ledger"]) for file in account["files"]]
    assert account["totals"]["cases"] == 6
    assert max(lines) == sum(lines) / 2 > 0, "each line of the volume is counted once"
    return {file.input.path.name: list(file.cases) for file in report.files}


def test_each_case_of_a_volume_reads_as_it_does_alone(told: dict[str, list[CaseStudy]]) -> None:
    cases = told["volume.pdf"]
    assert [case.id for case in cases] == ["volume-1", "volume-2", "volume-3"]
    first = 2
    for sample, case in zip(SAMPLES, cases, strict=True):
        (alone,) = told[sample.name]
        assert (case.title, case.language, case.about) == (alone.title, alone.language, alone.about)
        assert [s.text for s in case.sections] == [s.text for s in alone.sections]
        assert [n.text for n in case.footnotes] == [n.text for n in alone.footnotes]
        assert [c.page for c in case.callouts] == [c.page + first - 1 for c in alone.callouts]
        assert (case.source.first_page, case.source.pages) == (first, cases[-1].source.last_page)
        first += alone.source.pages
        assert case.source.last_page == first - 1


def test_pages_of_no_case_are_named(told: dict[str, list[CaseStudy]]) -> None:
    warned = [w for case in told["volume.pdf"] for w in case.warnings]
    assert [w.page for w in warned if w.code == "pages-of-no-case"] == [1]


def test_a_text_of_two_cases_is_read_by_extract_all(tmp_path: Path) -> None:
    path = tmp_path / "ports.txt"
    path.write_text(case_text("LES PORTS DU NORD") + "\f" + case_text("LES PORTS DU SUD"), "utf-8")
    cases = extract_all(path, entities=False)
    assert [case.title for case in cases] == ["LES PORTS DU NORD", "LES PORTS DU SUD"]
    with pytest.raises(ValueError, match=r"binds 2 cases.*extract_all"):
        extract(path, entities=False)


def test_a_file_of_a_series_with_one_case_in_each_is_never_divided(tmp_path: Path) -> None:
    path = tmp_path / "ports.txt"
    path.write_text(case_text("LES PORTS DU NORD") + "\f" + case_text("LES PORTS DU SUD"), "utf-8")
    shipped = files("pipeline.profile.data").joinpath("mieux.toml").read_text("utf-8")
    own = tmp_path / "own.toml"
    own.write_text(shipped.replace("\nsubtitle", "\none_case_per_file = true\nsubtitle"), "utf-8")
    (case,) = extract_all(path, entities=False, profile=own)
    assert case.title == "LES PORTS DU NORD"
    assert (case.source.first_page, case.source.last_page) == (1, 2)


def test_a_section_that_comes_again_makes_no_second_case(tmp_path: Path) -> None:
    headings = ("Contexte", "Pratiques", "Contexte", "Impact", "Enseignements")
    text = case_text("LES PORTS DU NORD", headings)
    middle = text.index("Contexte", text.index("Pratiques"))
    (tmp_path / "ports.txt").write_text(text[:middle] + "\f" + text[middle:], "utf-8")
    (case,) = extract_all(tmp_path / "ports.txt", entities=False)
    assert "doubled-section" in {warning.code for warning in case.warnings}
    assert (case.id, case.source.first_page, case.source.last_page) == ("ports", 1, 2)


def test_ids_stay_unique_beside_files_that_are_called_as_cases_would_be(tmp_path: Path) -> None:
    report = run_orders(tmp_path, {"a": "volume", "a-2": "other"})
    ids = sorted(case.id for file in report.files for case in file.cases)
    assert ids == ["a-2", "a-case-1", "a-case-2"]


def profile_with(tmp_path: Path, setting: str, tables: str = "") -> Path:
    """The series of the program, with another setting or table."""
    shipped = files("pipeline.profile.data").joinpath("mieux.toml").read_text("utf-8")
    own = tmp_path / "own.toml"
    own.write_text(shipped.replace("\nsubtitle", f"\n{setting}\nsubtitle") + tables, "utf-8")
    return own


@pytest.mark.parametrize("place", [0, 2])
def test_the_one_guide_of_a_volume_is_that_of_each_case(tmp_path: Path, place: int) -> None:
    parts = [case_text("LES PORTS DU NORD"), case_text("LES PORTS DU SUD")]
    own = profile_with(tmp_path, 'required = ["guide"]')
    path = tmp_path / "ports.txt"
    path.write_text("\f".join(parts), "utf-8")
    with pytest.raises(Rejected, match="“guide”"):
        extract_all(path, entities=False, profile=own)
    parts.insert(place, "Guide de lecture\n\nLes ports vus de près.")
    path.write_text("\f".join(parts), "utf-8")
    cases = extract_all(path, entities=False, profile=own)
    assert [case.title for case in cases] == ["LES PORTS DU NORD", "LES PORTS DU SUD"]


def test_a_profile_says_with_what_words_a_case_begins(tmp_path: Path) -> None:
    """Even where the cases have too few sections in common to show it."""
    first = ("Contexte", "Pratiques", "Impact")
    second = ("Concept d’Action", "Impact", "Enseignements")
    parts = []
    for number, headings in enumerate((first, second), 1):
        text = case_text("LES PORTS", (*headings, *headings[:2]))
        end = text.index(headings[0], text.index("Impact"))
        parts.append(f"Visite n° {number}\n\n{text[:end]}")
    path = tmp_path / "ports.txt"
    path.write_text("\f".join(parts), "utf-8")
    assert len(extract_all(path, entities=False)) == 1
    own = profile_with(tmp_path, "", '\n[case_begins]\nfr = ["Visite n° {n}"]\n')
    cases = extract_all(path, entities=False, profile=own)
    assert [(case.title, len(case.sections)) for case in cases] == [("LES PORTS", 3)] * 2
