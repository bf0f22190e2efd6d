"""Corrections of a publication that has a new name and new bytes: known by what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.batch.run import run
from pipeline.corrections.identity import PrintedFile, identity_of, match_files, moved
from pipeline.corrections.store import Anchor, CaseIdentity, Change, Corrections, save
from pipeline.model.record import Correction
from pipeline.model.report import RunReport
from pipeline.review.service import Desk
from tests.support.records import make_case
from tests.support.texts import CASE, case_text

LONG = "Une équipe de trois experts a visité chaque quai du pays."
LONGER = "Des cahiers ouverts à tous ont remplacé les registres."
TITLE, PLACE = "LES PORTS DU NORD", "Asie"
OTHER_CASE = ("les ports du sud", "asie")


def change(text: str, page: int = 1) -> Change:
    at = Anchor(bbox=None, text=text)
    return Change(
        kind="text", page=page, part="x", at=at, was=text, now="Autre", by="Ana", when="2026-05-04"
    )


def corrections(*texts: str, title: str | None = TITLE) -> Corrections:
    case = CaseIdentity(page=1, title=title, location=PLACE)
    return Corrections(
        file="old.pdf", sha256="a" * 64, cases=(case,), changes=tuple(map(change, texts))
    )


def printed(*lines: str, case: tuple[str, str] = ("les ports du nord", "asie")) -> PrintedFile:
    return PrintedFile(frozenset({case}), tuple((1, line) for line in lines))


@pytest.mark.parametrize(
    ("told", "file", "fits"),
    [
        (corrections("Une ligne"), printed("Une ligne"), True),
        (corrections("Une ligne", "Rien"), printed("Une ligne"), True),
        # Same title and place, and none of the lines: another edition, or a translation.
        (corrections("Une ligne"), printed("Tout autre chose"), False),
        # Another title, as of a new version: two long lines say more than a heading does.
        (corrections(LONG, LONGER), printed(LONG, LONGER, case=OTHER_CASE), True),
        (corrections(LONG), printed(LONG, case=OTHER_CASE), False),
        (corrections("Impact", "Contexte"), printed("Impact", "Contexte", case=OTHER_CASE), False),
        (corrections(LONG, LONGER, "a", "b", "c"), printed(LONG, LONGER, case=OTHER_CASE), False),
        # A case without a title is known by its lines alone.
        (corrections("Une ligne", title=None), printed("Une ligne", case=("", "asie")), False),
    ],
)
def test_a_file_is_known_by_title_place_and_lines(
    told: Corrections, file: PrintedFile, fits: bool
) -> None:
    assert match_files([told], {"b": file}) == ({"b": told} if fits else {})


def test_corrections_that_fit_two_files_are_given_to_neither() -> None:
    told, file = corrections("Une ligne"), printed("Une ligne")
    assert match_files([told], {"b": file, "c": file}) == {}


def test_a_file_takes_the_corrections_of_one_other_alone() -> None:
    first, second = corrections("Une ligne"), corrections("Une  ligne", "Rien")
    assert match_files([first, second], {"b": printed("Une ligne")}) == {"b": first}


def test_the_identity_is_what_was_printed_before_the_title_was_corrected() -> None:
    def corrected(was: str, now: str) -> Correction:
        return Correction(field="title", was=was, now=now, by="Ana", at="2026-05-04")

    case = make_case("a", title="Third").model_copy(
        update={"corrections": [corrected("First", "Second"), corrected("Second", "Third")]}
    )
    assert identity_of(case).title == "First"
    assert identity_of(case).location == case.location


def test_a_line_that_moved_to_another_page_takes_its_correction_with_it() -> None:
    told = corrections("Une ligne", "Deux fois", "Restée", "Perdue")
    lines = [(2, "Une  ligne"), (2, "Deux fois"), (3, "Deux fois"), (1, "Restée"), (2, "Autre")]
    assert [one.page for one in moved(told, lines).changes] == [2, 1, 1, 1]


class Inbox:
    """A folder of texts with its outputs and corrections; ``desk`` is at hand to correct them."""

    def __init__(self, root: Path) -> None:
        self.folder, self.output, self.corrections = root / "in", root / "out", root / "corrections"
        self.folder.mkdir()
        self.options = Options(
            entities=False, review=True, processes=1, corrections=self.corrections
        )
        inputs = lambda: find_inputs([self.folder])  # noqa: E731
        self.desk = Desk(inputs, self.output, self.options, self.corrections)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")
        # A worker would take a second to start.
        for one in find_inputs([self.folder]):
            read_in_this_process(one, [one], self.output, self.options, {})

    def run(self) -> RunReport:
        return run(find_inputs([self.folder]), self.output, self.options)

    def correct(self, id: str, part: str, now: str, revision: int = 0) -> None:
        body = f'{{"kind": "field", "part": "{part}", "now": "{now}", "by": "Ana", "revision": '
        self.desk.change(id, f"{body}{revision}}}".encode())
        self.desk.tables.wait()


@pytest.fixture
def renamed(tmp_path: Path) -> Inbox:
    """A publication that was corrected, then replaced by a longer one of another name."""
    inbox = Inbox(tmp_path)
    inbox.write("old.txt", CASE)
    inbox.write("other.txt", case_text(TITLE))
    inbox.desk.extract()
    inbox.correct("old", "title", "Un titre")
    (inbox.folder / "old.txt").unlink()
    inbox.write("new.txt", f"{CASE}Une phrase de plus dans cette version.\n")
    return inbox


def test_corrections_follow_a_file_that_was_renamed_and_changed_and_say_so(renamed: Inbox) -> None:
    report = renamed.run()
    new, other = (file.cases[0] for file in report.files)
    assert (new.title, other.title) == ("Un titre", TITLE)
    (warning,) = [one for one in new.warnings if one.code == "corrected-version-differs"]
    assert (
        "new version of “old.txt”" in warning.message
        and "1 of 1 correction could be made" in warning.message
    )
    assert report.remarks.problems == ()
    again = renamed.run()
    assert again.reused == 2 and again.files[0].cases == report.files[0].cases


def test_the_review_corrects_on_and_the_corrections_are_the_new_files_then(renamed: Inbox) -> None:
    renamed.desk.extract()
    renamed.correct("new", "location", "Un lieu", revision=1)
    (path,) = renamed.corrections.glob("*.json")
    kept = Corrections.model_validate_json(path.read_bytes())
    (new, _) = (file for file in renamed.run().files)
    assert kept.file == "new.txt" and kept.sha256 == new.input.sha256 and len(kept.changes) == 2
    assert (new.cases[0].title, new.cases[0].location) == ("Un titre", "Un lieu")
    assert "corrected-version-differs" not in [one.code for one in new.cases[0].warnings]
    assert kept.cases == (
        CaseIdentity(page=1, title="RENFORCER LES REGISTRES", location="Sainte-Brune"),
    )


def test_corrections_that_no_file_prints_are_counted(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.write("other.txt", case_text(TITLE))
    save(inbox.corrections, corrections("Une ligne", "Une autre", title="Autre titre"))
    (problem,) = inbox.run().remarks.problems
    assert problem.startswith("2 corrections belong to no file that was read, but to “old.pdf”")
