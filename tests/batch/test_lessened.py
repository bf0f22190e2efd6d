"""A record that has less than in the run before is named, though no case is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch.earlier import EarlierCase, dropped_cases, earlier_cases
from pipeline.batch.inputs import find_inputs
from pipeline.batch.lessened import lessened_cases
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.model.report import Extracted, LessenedCase
from tests.support.runs import run_file, run_orders, write
from tests.support.texts import CASE

HERE = Options(processes=1, entities=False, review=False, corrections=None)
IMPACT = CASE[CASE.index("Impact\n") : CASE.index("Enseignements\n")]
OTHER = """\
OUVRIR LES BUREAUX DU PORT

Baie-des-Vents (2018-2019)

Deux villes ont demandé des bureaux où les marins puissent déclarer leur équipage.

Contexte
Avant les bureaux, chaque capitaine écrivait au ministère et attendait une réponse.
Concept d’Action
Quatre agents ont appris à tenir un guichet ouvert la nuit.
Pratiques
Un carnet suit chaque navire de quai en quai.
Impact
Les équipages débarquent en une heure, et personne ne dort plus à bord.
Enseignements
Il faut ouvrir tôt, et fermer tard.
"""


def read(tmp_path: Path, options: Options = HERE, **files: str) -> Sequence[LessenedCase]:
    """What a run over ``files`` and what stood in the folder before finds to be less."""
    write(tmp_path / "in", files)
    report = run(find_inputs([tmp_path / "in"]), tmp_path / "out", options)
    listed = run_file(tmp_path)["lessened"]
    assert [one["id"] for one in listed] == [one.id for one in report.remarks.lessened]
    return report.remarks.lessened


def test_a_file_replaced_by_a_worse_one_is_named_once(tmp_path: Path) -> None:
    assert read(tmp_path, a=CASE) == ()
    (found,) = read(tmp_path, a=CASE.replace(IMPACT, ""))
    assert (found.id, found.other_text, found.sections) == ("a", False, ("impact",))
    assert 0.5 < found.kept < 0.95
    assert read(tmp_path) == ()
    assert run_file(tmp_path)["lessened"] == []


def test_words_that_a_scan_misreads_are_missed_and_a_few_that_changed_are_not(
    tmp_path: Path,
) -> None:
    assert read(tmp_path, a=CASE) == ()
    assert read(tmp_path, a=CASE.replace("statisticiens", "agents")) == ()
    (found,) = read(tmp_path, a=CASE.replace("ne", "nc"))
    assert (found.other_text, found.sections) == (False, ())


def test_a_file_replaced_by_another_publication_is_named(tmp_path: Path) -> None:
    read(tmp_path, a=CASE)
    (found,) = read(tmp_path, a=OTHER)
    assert found.other_text


def test_two_files_that_swap_names_are_named(tmp_path: Path) -> None:
    """Both are reused, and each id means the other's case."""
    read(tmp_path, a=CASE, b=OTHER)
    assert [one.other_text for one in read(tmp_path, a=OTHER, b=CASE)] == [True, True]


def test_a_version_of_the_program_that_reads_less_of_the_same_bytes_is_noticed(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in", {"a": CASE})
    output = tmp_path / "out"
    (file,) = run(find_inputs([tmp_path / "in"]), output, HERE).files
    (result,) = file.results
    assert lessened_cases(output, earlier_cases(output), [file]) == ()
    less = result.case.model_copy(update={"sections": result.case.sections[:-1]})
    again = replace(file, outcome=Extracted((replace(result, case=less),)))
    (found,) = lessened_cases(output, earlier_cases(output), [again])
    assert found.sections == ("enseignements",)
    # What was not read again is not compared again.
    assert lessened_cases(output, earlier_cases(output), [replace(again, reused=True)]) == ()


def test_more_text_is_not_less(tmp_path: Path) -> None:
    read(tmp_path, a=CASE.replace(IMPACT, ""))
    assert read(tmp_path, a=CASE) == ()


@pytest.mark.parametrize("damaged", [b"", b"no database", None])
def test_a_database_that_cannot_be_read_has_no_texts(tmp_path: Path, damaged: bytes | None) -> None:
    read(tmp_path, a=CASE)
    database = tmp_path / "out" / "case_studies.sqlite"
    database.unlink() if damaged is None else database.write_bytes(damaged)
    assert read(tmp_path, a=OTHER) == ()


def test_a_volume_that_gives_a_case_less_misses_it(tmp_path: Path) -> None:
    """Under the same bytes and, if it was renamed, under other ids."""
    (file,) = run_orders(tmp_path, {"a": "volume"}).files
    earlier = [EarlierCase(f"a-{number}", "a.txt", file.input.sha256) for number in (1, 2, 3)]
    assert [one.id for one in dropped_cases(earlier, [file])] == ["a-3"]
    renamed = [replace(one, id=f"old-{one.id}") for one in earlier]
    assert [one.id for one in dropped_cases(renamed, [file])] == ["old-a-3"]
    assert dropped_cases(renamed[:2], [file]) == ()
