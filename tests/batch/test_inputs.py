"""Which files a run takes, and what it calls them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs, find_skipped, same_bytes
from pipeline.batch.skipped import skipped_lines
from pipeline.errors import Rejected
from pipeline.extraction.extract import extract_file
from pipeline.model.report import Skipped, SkipReason


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def test_folders_give_their_pdfs_and_texts_sorted_and_no_others(tmp_path: Path) -> None:
    put(tmp_path, "b.PDF", "a.txt", "deep/er/c.pdf", "d.doc", ".hidden.pdf", "~$e.pdf")
    put(tmp_path, ".git/f.pdf", "README.txt", "g.pdf.tmp")
    found = [one.path.relative_to(tmp_path).as_posix() for one in find_inputs([tmp_path])]
    assert found == ["a.txt", "b.PDF", "deep/er/c.pdf"]


def test_a_file_given_by_name_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    put(tmp_path, "case.doc")
    assert [one.id for one in find_inputs([tmp_path / "case.doc"])] == ["case"]


def test_a_file_given_twice_is_taken_once(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")
    assert len(find_inputs([tmp_path, tmp_path / "a.pdf", tmp_path / "." / "a.pdf"])) == 1


def test_ids_are_plain_and_unique_in_the_order_of_the_paths(tmp_path: Path) -> None:
    put(tmp_path, "Été à Phuket.pdf", "x/été_à_phuket.txt", "été-à-phuket-2.pdf", "日本.pdf")
    ids = {one.path.name: one.id for one in find_inputs([tmp_path])}
    assert ids["été_à_phuket.txt"] == "ete-a-phuket"
    assert ids["Été à Phuket.pdf"] == "ete-a-phuket-2"
    assert ids["été-à-phuket-2.pdf"] == "ete-a-phuket-2-2"
    assert len(set(ids.values())) == 4
    assert all(id.isascii() and id for id in ids.values())
    again = {one.path.name: one.id for one in find_inputs([tmp_path])}
    assert again == ids


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.pdf"):
        find_inputs([tmp_path / "nowhere.pdf"])


def test_the_same_bytes_under_two_names_are_noticed(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "c.pdf")
    (tmp_path / "b.pdf").write_bytes((tmp_path / "a.pdf").read_bytes())
    inputs = find_inputs([tmp_path])
    assert {id: earlier.id for id, earlier in same_bytes(inputs).items()} == {"b": "a"}


def test_what_a_run_has_written_among_the_inputs_is_not_read_and_not_missed(tmp_path: Path) -> None:
    """The folder of the pictures of a file holds a text file, too."""
    for output in (tmp_path, tmp_path / "data"):
        (output / "review/pages/0a").mkdir(parents=True)
        (output / "review/pages/0a/pictures.txt").write_text("1.webp", "utf-8")
        for name in ("run.json", "datapackage.json", "passages.csv", "case_studies.xlsx"):
            (output / name).write_text("{}", "utf-8")
        (output / "case.txt").write_text("a case", "utf-8")
        (output / "notes.xlsx").write_bytes(b"PK")
    assert [one.name for one in find_inputs([tmp_path])] == [
        f"{tmp_path.name}/case.txt",
        f"{tmp_path.name}/data/case.txt",
    ]
    reasons = {one.name: one.reason for one in find_skipped([tmp_path])}
    others = [name for name, reason in reasons.items() if reason is SkipReason.OTHER_KIND]
    assert others == [f"{tmp_path.name}/data/notes.xlsx", f"{tmp_path.name}/notes.xlsx"]
    assert skipped_lines(find_skipped([tmp_path])) == [
        "Not read (of another kind): 2 .xlsx: “notes.xlsx”, “notes.xlsx”. Save documents as "
        "PDF first."
    ]


def test_a_folder_called_review_is_read_where_no_run_has_written(tmp_path: Path) -> None:
    (tmp_path / "review").mkdir()
    (tmp_path / "review/case.txt").write_text("a case", "utf-8")
    (tmp_path / "run.json").write_text("{}", "utf-8")
    assert len(find_inputs([tmp_path])) == 1


def test_a_pdf_under_the_name_of_a_text_is_not_the_case_that_a_copy_repeats(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.PDF"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 the same")
    inputs = find_inputs([tmp_path])
    assert {id: earlier.id for id, earlier in same_bytes(inputs).items()} == {"c": "b"}


def test_a_link_to_itself_is_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    loop = tmp_path / "loop.pdf"
    try:
        loop.symlink_to(loop)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    (found,) = find_inputs([tmp_path])
    with pytest.raises(Rejected) as caught:
        extract_file(found.path, entities=False)
    assert caught.value.code == "unreadable"


def test_what_is_not_read_is_listed_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "d.doc", "deep/e.zip", ".hidden.pdf", "~$e.pdf", ".git/f.pdf")
    put(tmp_path, "README.txt", "Readme.md", "LICENSE", "no-suffix", "readme.docx")
    found = {one.name.removeprefix(f"{tmp_path.name}/"): one.reason.value
             for one in find_skipped([tmp_path])}  # fmt: skip
    assert found == {
        ".git": "hidden", ".hidden.pdf": "hidden", "Readme.md": "about-the-folder",
        "LICENSE": "about-the-folder", "README.txt": "about-the-folder",
        "readme.docx": "about-the-folder",
        "d.doc": "other-kind", "deep/e.zip": "other-kind", "no-suffix": "other-kind",
        "~$e.pdf": "hidden",
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
def test_a_pipe_is_not_opened_and_a_linked_folder_is_named(tmp_path: Path) -> None:
    put(tmp_path, "in/a.pdf", "elsewhere/b.pdf")
    os.mkfifo(tmp_path / "in/pipe.pdf")
    (tmp_path / "in/linked").symlink_to(tmp_path / "elsewhere")
    assert [one.path.name for one in find_inputs([tmp_path / "in"])] == ["a.pdf"]
    reasons = [one.reason for one in find_skipped([tmp_path / "in"])]
    assert reasons == [SkipReason.LINKED_FOLDER, SkipReason.NOT_A_FILE]
    assert find_inputs([tmp_path / "in/pipe.pdf"]) == ()


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "closed/a.pdf", "b.pdf")
    scan = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    (closed,) = find_skipped([tmp_path])
    assert closed.name.endswith("closed") and closed.reason is SkipReason.UNREADABLE_FOLDER
    assert [one.path.name for one in find_inputs([tmp_path])] == ["b.pdf"]


def test_what_is_not_read_is_said_in_a_line_for_each_kind() -> None:
    skipped = [
        Skipped("in/a.doc", SkipReason.OTHER_KIND),
        Skipped("in/b.doc", SkipReason.OTHER_KIND),
        Skipped("in/c.zip", SkipReason.OTHER_KIND),
        Skipped("in/.DS_Store", SkipReason.HIDDEN),
        Skipped("in/.case.pdf", SkipReason.HIDDEN),
        Skipped("in/linked", SkipReason.LINKED_FOLDER),
        Skipped("in/README.txt", SkipReason.ABOUT_THE_FOLDER),
    ]
    assert skipped_lines(skipped) == [
        "Not read (of another kind): 2 .doc, 1 .zip: “a.doc”, “b.doc”, “c.zip”. "
        "Save documents as PDF first.",
        "Not read (link to a folder; give that folder itself): “linked”.",
        "Not read (hidden or temporary): “.case.pdf”.",
    ]
    many = [Skipped(f"{number}.docx", SkipReason.OTHER_KIND) for number in range(6)]
    assert "“4.docx” and others." in skipped_lines(many)[0]


def test_names_do_not_say_where_on_the_machine_a_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "in/deep/a.pdf", "in/b.doc")
    assert [one.name for one in find_inputs([tmp_path / "in"])] == ["in/deep/a.pdf"]
    assert [one.name for one in find_inputs([tmp_path / "in/deep/a.pdf"])] == ["a.pdf"]
    assert [one.name for one in find_skipped([tmp_path / "in"])] == ["in/b.doc"]
    monkeypatch.chdir(tmp_path / "in")
    assert [one.name for one in find_inputs([Path("deep")])] == ["deep/a.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows forbids")
@pytest.mark.parametrize("letter", ["\x1b", "\n", "\u202e", "\u2066", "\u2028", "\x9b"])
def test_a_name_moves_no_cursor_and_turns_no_text_around(tmp_path: Path, letter: str) -> None:
    put(tmp_path, f"a{letter}b.pdf")
    assert [one.name for one in find_inputs([tmp_path])] == [f"{tmp_path.name}/a\ufffdb.pdf"]


def test_letters_of_all_scripts_stay_in_names(tmp_path: Path) -> None:
    name = "étude-می\u200cروم-日本-😀.pdf"
    put(tmp_path, name)
    assert [one.name for one in find_inputs([tmp_path / name])] == [name]
