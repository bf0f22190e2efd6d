"""ZIP archives and portfolios among the inputs: what is in them is read, in bounds."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pikepdf
import pytest

from pipeline.batch import unpacking
from pipeline.batch.archives import FOLDER, Bounds
from pipeline.batch.inputs import find_inputs, find_skipped, look
from pipeline.batch.skipped import skipped_lines
from pipeline.model.report import SkipReason

PDF = b"%PDF-1.7 not looked into"


def zip_at(path: Path, files: dict[str, bytes]) -> Path:
    path.write_bytes(zipped(files))
    return path


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def names(folder: Path, unpacked: Path | None) -> list[str]:
    return [one.name for one in find_inputs([folder], unpacked)]


def skipped(folder: Path, unpacked: Path) -> list[tuple[str, SkipReason]]:
    return [(one.name, one.reason) for one in find_skipped([folder], unpacked)]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    return tmp_path / "out" / FOLDER


def test_the_files_of_an_archive_are_inputs_with_its_name_before_theirs(
    inbox: Path, unpacked: Path
) -> None:
    zip_at(inbox / "lot.zip", {"a.pdf": PDF, "2015/b.docx": b"x", "photo.jpg": b"x"})
    found = find_inputs([inbox], unpacked)
    assert [one.name for one in found] == ["in/lot.zip/a.pdf", "in/lot.zip/2015/b.docx"]
    assert all(one.path.is_relative_to(unpacked) and one.sha256 for one in found)
    assert skipped(inbox, unpacked) == [
        ("in/lot.zip", SkipReason.OPENED),
        ("in/lot.zip/photo.jpg", SkipReason.OTHER_KIND),
    ]
    assert any("lot.zip" in line for line in skipped_lines(find_skipped([inbox], unpacked)))


def test_without_a_folder_for_them_archives_are_files_of_another_kind(
    inbox: Path, unpacked: Path
) -> None:
    zip_at(inbox / "lot.zip", {"a.pdf": PDF})
    assert names(inbox, None) == []
    assert [one.reason for one in find_skipped([inbox])] == [SkipReason.OTHER_KIND]


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "/etc/evil.pdf", "..\\..\\evil.pdf", "C:\\evil.pdf", "a/../evil.pdf"]
)
def test_no_member_is_written_outside_the_folder_whatever_it_is_called(
    inbox: Path, unpacked: Path, name: str
) -> None:
    zip_at(inbox / "lot.zip", {name: PDF})
    (found,) = find_inputs([inbox], unpacked)
    assert found.path.resolve().is_relative_to(unpacked.resolve())
    assert found.path.name == "evil.pdf"
    assert ".." not in found.name and found.name.startswith("in/lot.zip/")
    written = [path for path in inbox.parent.rglob("*") if path.is_file()]
    names = sorted(path.name for path in written if path.suffix != ".json")
    assert names == ["evil.pdf", "lot.zip"]


def test_members_of_one_name_stay_apart(inbox: Path, unpacked: Path) -> None:
    zip_at(inbox / "lot.zip", {"x/case.pdf": PDF, "y/Case.pdf": PDF + b"2"})
    found = find_inputs([inbox], unpacked)
    assert len({one.path for one in found}) == len({one.id for one in found}) == 2
    assert {one.path.read_bytes() for one in found} == {PDF, PDF + b"2"}


def test_a_second_look_takes_out_nothing_again(inbox: Path, unpacked: Path) -> None:
    zip_at(inbox / "lot.zip", {"a.pdf": PDF})
    (first,) = find_inputs([inbox], unpacked)
    os.utime(first.path, (1, 1))
    (second,) = find_inputs([inbox], unpacked)
    assert second == first and second.path.stat().st_mtime == 1


def test_an_archive_in_an_archive_is_opened_and_no_deeper(inbox: Path, unpacked: Path) -> None:
    deepest = zipped({"c.pdf": PDF})
    inner = zipped({"b.pdf": PDF + b"b", "deepest.zip": deepest})
    zip_at(inbox / "lot.zip", {"a.pdf": PDF, "inner.zip": inner})
    assert names(inbox, unpacked) == ["in/lot.zip/a.pdf", "in/lot.zip/inner.zip/b.pdf"]
    too_deep = ("in/lot.zip/inner.zip/deepest.zip", SkipReason.TOO_DEEP)
    assert too_deep in skipped(inbox, unpacked)


@pytest.mark.parametrize(
    "bounds", [Bounds(files=1), Bounds(bytes_of_one=30), Bounds(bytes_in_all=60)]
)
def test_what_is_too_much_stays_in_the_archive_and_is_named(
    inbox: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch, bounds: Bounds
) -> None:
    monkeypatch.setattr(unpacking, "BOUNDS", bounds)
    zip_at(inbox / "lot.zip", {"a.pdf": PDF, "b.pdf": bytes(50)})
    assert names(inbox, unpacked) == ["in/lot.zip/a.pdf"]
    assert ("in/lot.zip/b.pdf", SkipReason.BEYOND_BOUNDS) in skipped(inbox, unpacked)


def test_a_member_that_unpacks_to_more_than_it_says_is_cut_off(inbox: Path, unpacked: Path) -> None:
    data = bytearray(zipped({"a.pdf": bytes(100_000)}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark) + at
        data[place : place + 4] = (10).to_bytes(4, "little")
    (inbox / "lot.zip").write_bytes(data)
    assert sum(one.size for one in find_inputs([inbox], unpacked)) <= 10


def test_hidden_and_protected_members_and_broken_archives_are_named(
    inbox: Path, unpacked: Path
) -> None:
    zip_at(inbox / "a.zip", {"__MACOSX/x.pdf": PDF, ".y.pdf": PDF, "z.pdf": PDF})
    data = bytearray(zipped({"locked.pdf": PDF}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    (inbox / "b.zip").write_bytes(data)
    (inbox / "c.zip").write_bytes(b"PK\x03\x04 and nothing more")
    assert names(inbox, unpacked) == ["in/a.zip/z.pdf"]
    assert skipped(inbox, unpacked) == [
        ("in/a.zip", SkipReason.OPENED),
        ("in/a.zip/.y.pdf", SkipReason.HIDDEN),
        ("in/a.zip/__MACOSX/x.pdf", SkipReason.HIDDEN),
        ("in/b.zip/locked.pdf", SkipReason.PROTECTED),
        ("in/c.zip", SkipReason.DAMAGED_ARCHIVE),
    ]


def test_an_archive_without_files_is_named(inbox: Path, unpacked: Path) -> None:
    zip_at(inbox / "lot.zip", {})
    assert skipped(inbox, unpacked) == [("in/lot.zip", SkipReason.EMPTY_ARCHIVE)]


def test_what_stays_in_an_archive_is_named_with_it(inbox: Path, unpacked: Path) -> None:
    deepest = zipped({"c.zip": zipped({"d.pdf": PDF})})
    zip_at(inbox / "lot.zip", {"b.zip": deepest})
    assert skipped_lines(find_skipped([inbox], unpacked)) == [
        "Not read (archive in an archive in an archive; unpack it yourself): “lot.zip/b.zip/c.zip”."
    ]


def portfolio(path: Path, files: dict[str, bytes], *, collection: bool = True) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in files.items():
            pdf.attachments[name] = data
        if collection:
            pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return path


def test_the_files_of_a_portfolio_are_inputs_and_its_cover_is_none(
    inbox: Path, unpacked: Path
) -> None:
    portfolio(inbox / "lot.pdf", {"a.pdf": PDF, "sheet.xlsx": b"x"})
    (found,) = find_inputs([inbox], unpacked)
    assert found.name == "in/lot.pdf/a.pdf" and found.path.read_bytes() == PDF
    assert skipped(inbox, unpacked) == [
        ("in/lot.pdf", SkipReason.OPENED),
        ("in/lot.pdf/sheet.xlsx", SkipReason.OTHER_KIND),
    ]


@pytest.mark.parametrize(
    ("files", "collection"), [({"a.pdf": PDF}, False), ({"sheet.xlsx": b"x"}, True), ({}, True)]
)
def test_a_pdf_that_is_no_portfolio_of_publications_is_read_itself(
    inbox: Path, unpacked: Path, files: dict[str, bytes], collection: bool
) -> None:
    portfolio(inbox / "lot.pdf", files, collection=collection)
    assert names(inbox, unpacked) == ["in/lot.pdf"]


def test_a_file_in_a_portfolio_that_is_too_large_is_named(
    inbox: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "BOUNDS", Bounds(bytes_of_one=1_000))
    portfolio(inbox / "lot.pdf", {"a.pdf": PDF, "b.pdf": bytes(50_000)})
    assert names(inbox, unpacked) == ["in/lot.pdf/a.pdf"]
    assert ("in/lot.pdf/b.pdf", SkipReason.BEYOND_BOUNDS) in skipped(inbox, unpacked)


def test_a_name_tree_that_holds_itself_gives_each_file_once(inbox: Path, unpacked: Path) -> None:
    path = portfolio(inbox / "lot.pdf", {"a.pdf": PDF})
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        tree = pdf.make_indirect(pikepdf.Dictionary(Names=names))
        tree.Kids = pikepdf.Array([tree, tree])
        pdf.Root.Names.EmbeddedFiles = tree
        pdf.save()
    assert [one.name for one in find_inputs([inbox], unpacked)] == ["in/lot.pdf/a.pdf"]


BOMB = bytes(100_000_000)


def test_an_archive_that_takes_longer_than_it_may_is_named_and_not_tried_again(
    inbox: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zip_at(inbox / "bomb.zip", {"a.pdf": BOMB})
    (inbox / "b.pdf").write_bytes(PDF)
    monkeypatch.setattr(unpacking, "SECONDS", 0.02)
    assert names(inbox, unpacked) == ["in/b.pdf"]
    assert not list(unpacked.rglob("*.partial"))
    monkeypatch.delattr(unpacking, "WorkerPool")  # nobody is asked
    assert skipped(inbox, unpacked) == [("in/bomb.zip", SkipReason.BEYOND_BOUNDS)]


def test_a_portfolio_that_takes_longer_than_it_may_is_read_itself(
    inbox: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio(inbox / "lot.pdf", {"a.pdf": BOMB})
    monkeypatch.setattr(unpacking, "SECONDS", 0.02)
    assert names(inbox, unpacked) == ["in/lot.pdf"] and skipped(inbox, unpacked) == []


def test_a_watched_folder_sees_an_archive_come(inbox: Path) -> None:
    zip_at(inbox / "lot.zip", {"a.pdf": PDF})
    assert list(look(inbox)) == [inbox / "lot.zip"]


def test_what_was_unpacked_is_no_input_of_its_own(inbox: Path) -> None:
    zip_at(inbox / "lot.zip", {"a.pdf": PDF})
    output = inbox / "output"
    first = names(inbox, output / FOLDER)
    for sign in ("run.json", "datapackage.json"):
        (output / sign).write_text("{}")
    assert names(inbox, output / FOLDER) == first == ["in/lot.zip/a.pdf"]
