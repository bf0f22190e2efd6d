"""The folder of corrections: what is in it is made, or named; never dropped in silence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.corrections.folder import (
    Assignment,
    CorrectionsFolder,
    assign,
    read_folder,
    replace_in,
)
from pipeline.corrections.store import Change, CheckMark, Corrections, parse, save

OLD, NEW, OTHER = "ab" * 32, "cd" * 32, "ef" * 32


def change(now: str, when: str = "2026-05-04T09:30:00Z") -> Change:
    return Change(
        kind="field", page=1, part="title", at=None, was=None, now=now, by="Ana", when=when
    )


def corrections(digest: str = OLD, *changes: Change, file: str = "case.pdf") -> Corrections:
    return Corrections(file=file, sha256=digest, revision=1, changes=changes)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("._case.abababababab.json", "\x00\x05\x16"),
        ("package.json", '{"name": "x"}'),
        ("list.json", "[]"),
        ("notes.json", "not JSON at all"),
    ],
)
def test_what_is_no_file_of_corrections_is_passed_over(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert read_folder(tmp_path) == CorrectionsFolder({})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("case.abababababab.json", "{"),
        ("case.abababababab.json", "{}"),
        ("mine.json", '{"sha256": "x", "changes": 3}'),
    ],
)
def test_a_damaged_file_is_named_and_costs_no_other(tmp_path: Path, name: str, text: str) -> None:
    other = corrections(OTHER, change("A title"), file="other.pdf")
    save(tmp_path, other)
    (tmp_path / name).write_text(text, "utf-8")
    found = read_folder(tmp_path)
    assert found.found == {OTHER: other}
    (problem,) = found.problems.values()
    assert f"“{name}”" in problem and "mend it" in problem
    assert assign(found, [("other.pdf", OTHER)]) == Assignment({OTHER: other}, (), (problem,))


def test_a_damaged_file_is_not_written_over(tmp_path: Path) -> None:
    damaged = tmp_path / "case.abababababab.json"
    damaged.write_text("{", "utf-8")
    with pytest.raises(ValueError, match=r"case\.abababababab\.json.*mend it"):
        replace_in(tmp_path, corrections(OLD, change("A title")), corrections())
    assert damaged.read_text("utf-8") == "{"


def test_several_files_of_one_publication_are_made_together(tmp_path: Path) -> None:
    first, second = change("One", "2026-05-01T00:00:00Z"), change("Two", "2026-05-02T00:00:00Z")
    mark = CheckMark(page=1, by="Ana", when="2026-05-03T00:00:00Z")
    save(tmp_path, corrections(OLD, second, first))
    copy = corrections(OLD, first).model_copy(update={"checked": (mark,)})
    (tmp_path / "copy of case.json").write_text(copy.model_dump_json(), "utf-8")
    merged = read_folder(tmp_path).found[OLD]
    assert merged.changes == (first, second) and merged.checked == (mark,)
    replace_in(tmp_path, merged, merged)
    assert [path.name for path in tmp_path.iterdir()] == ["case.abababababab.json"]
    assert read_folder(tmp_path).found[OLD].changes == (first, second)


def test_corrections_stay_with_a_file_that_has_changed() -> None:
    told = corrections(OLD, change("A title"))
    assert assign(CorrectionsFolder({OLD: told}), [("case.pdf", NEW)]) == Assignment({NEW: told})


def test_a_file_with_corrections_of_its_own_takes_no_older_ones() -> None:
    old, own = corrections(OLD, change("Old")), corrections(NEW, change("New"))
    assigned = assign(CorrectionsFolder({OLD: old, NEW: own}), [("case.pdf", NEW)])
    assert assigned == Assignment({NEW: own}, (old,))
    assert assigned.sentences[0].startswith("1 correction belongs to no file")


def test_corrections_are_not_given_to_one_of_two_files_of_their_name() -> None:
    told = CorrectionsFolder({OLD: corrections(OLD, change("A title"), change("Another"))})
    assigned = assign(told, [("case.pdf", NEW), ("case.pdf", OTHER)])
    assert assigned.made == {}
    (problem,) = assigned.sentences
    assert problem.startswith("2 corrections belong to no file that was read, but to “case.pdf”")


def test_a_file_without_changes_left_is_not_missed() -> None:
    assigned = assign(CorrectionsFolder({OLD: corrections()}), [("x.pdf", NEW)])
    assert assigned.made == {} and assigned.sentences == ()


def test_corrections_of_a_new_version_replace_those_of_the_old_one(tmp_path: Path) -> None:
    old = corrections(OLD, change("A title"))
    save(tmp_path, old)
    new = old.model_copy(update={"sha256": NEW, "revision": 2})
    replace_in(tmp_path, new, old)
    assert read_folder(tmp_path).found == {NEW: new}


def test_a_save_that_fails_leaves_what_was_there_and_nothing_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, corrections())

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(tmp_path, corrections(OLD, change("A title")))
    assert list(tmp_path.iterdir()) == [path]
    assert parse(path.read_text("utf-8")) == corrections()


def test_what_a_save_that_was_killed_has_left_goes_with_the_next_one(tmp_path: Path) -> None:
    (tmp_path / f"case.{OTHER[:12]}.partial").write_text("{", "utf-8")
    others = tmp_path / "notes.partial"
    others.write_text("mine", "utf-8")
    path = save(tmp_path, corrections())
    assert sorted(tmp_path.iterdir()) == sorted([path, others])


@pytest.mark.parametrize("letter", ["x", "é", "深"])
def test_a_publication_with_a_long_name_can_be_corrected(tmp_path: Path, letter: str) -> None:
    name = letter * (250 // len(letter.encode()))
    held = corrections(OLD, change("A title"), file=f"{name}.pdf")
    path = save(tmp_path, held)
    assert path.name.startswith(letter * 60)
    assert read_folder(tmp_path).found == {OLD: held}
