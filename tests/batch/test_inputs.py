"""Which files a run takes, and what it calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs, same_bytes
from pipeline.errors import Rejected
from pipeline.extraction.extract import extract_file


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def test_folders_give_their_pdfs_and_texts_sorted_and_no_others(tmp_path: Path) -> None:
    put(tmp_path, "b.PDF", "a.txt", "deep/er/c.pdf", "d.docx", ".hidden.pdf", "~$e.pdf")
    put(tmp_path, ".git/f.pdf", "README.txt", "g.pdf.tmp")
    found = [one.path.relative_to(tmp_path).as_posix() for one in find_inputs([tmp_path])]
    assert found == ["a.txt", "b.PDF", "deep/er/c.pdf"]


def test_a_file_given_by_name_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    put(tmp_path, "case.docx")
    assert [one.id for one in find_inputs([tmp_path / "case.docx"])] == ["case"]


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
