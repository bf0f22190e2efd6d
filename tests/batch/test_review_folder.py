"""The review folder: what a person deleted is made again, and what a kill left is cleaned up."""

from __future__ import annotations

import csv
import shutil
from collections import deque
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.pool import Result, WorkerPool
from pipeline.batch.run import run
from pipeline.batch.tasks import Task
from pipeline.errors import RejectionCode
from pipeline.model.report import Extracted, Failed, RunReport
from tests.support.work import obey

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
OPTIONS = Options(entities=False, review=True, processes=1)
CASE_PAGE = Path("cases/tenir-le-registre.html")


def read(tmp_path: Path, output: Path) -> RunReport:
    return run(find_inputs([tmp_path / "in"]), output, OPTIONS)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a sample with its review pages."""
    root = tmp_path_factory.mktemp("published")
    (root / "in").mkdir()
    shutil.copy(SAMPLE, root / "in")
    read(root, root / "out")
    return root


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pictures_of(review: Path) -> Path:
    (folder,) = (review / "pages").iterdir()
    return folder


@pytest.fixture
def output(published: Path) -> Iterator[Path]:
    yield published / "out"
    shutil.rmtree(published / "out" / "review", ignore_errors=True)
    read(published, published / "out")


@pytest.mark.parametrize(
    "gone",
    [
        lambda review: (review / CASE_PAGE).unlink(),
        lambda review: (review / "search.js").unlink(),
        lambda review: (review / "index.html").unlink(),
        lambda review: (pictures_of(review) / "2.webp").unlink(),
        lambda review: shutil.rmtree(pictures_of(review)),
        shutil.rmtree,
    ],
    ids=["page", "search", "index", "picture", "pictures", "all"],
)
def test_what_a_person_deleted_is_made_again_without_reading_the_file(
    published: Path, output: Path, gone: object
) -> None:
    before = files_of(output / "review")
    workbook = (output / "case_studies.xlsx").stat().st_mtime_ns
    assert callable(gone)
    gone(output / "review")
    report = read(published, output)
    assert files_of(output / "review") == before
    assert report.reused == 1
    assert (output / "case_studies.xlsx").stat().st_mtime_ns == workbook


@pytest.mark.parametrize("half", ["index.html.partial", "pages/0123456789abcdef.42.partial"])
def test_one_half_alone_is_noticed(published: Path, output: Path, half: str) -> None:
    path = output / "review" / half
    if path.parent.name == "pages":
        path.mkdir()
    else:
        path.write_text("half", "utf-8")
    read(published, output)
    assert not path.exists()


def test_halves_that_a_kill_left_are_removed_and_a_persons_files_are_not(
    published: Path, output: Path
) -> None:
    review = output / "review"
    halves = [
        review / "index.html.partial",
        review / "search.js.partial",
        review / f"{CASE_PAGE}.partial",
        review / "pages" / "0123456789abcdef.42.partial" / "1.webp",
        output / ".cache" / "outputs.partial",
    ]
    notes = review / "my notes.txt"
    for path in (*halves, notes):
        path.parent.mkdir(exist_ok=True)
        path.write_text("half", "utf-8")
    read(published, output)
    assert [path for path in output.rglob("*") if ".partial" in path.name] == []
    assert notes.is_file()
    notes.unlink()


def test_a_file_whose_drawing_brings_its_process_down_keeps_its_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_text("a title", "utf-8")
    run_queue, drawn = WorkerPool.run_queue, []

    def crash(
        pool: WorkerPool[Task, Extracted], tasks: deque[Task]
    ) -> Generator[Result[Task, Extracted], None, None]:
        for result in run_queue(pool, tasks):
            yield result
            while tasks and tasks[0].drawing:
                drawn.append(tasks[0].path.name)
                yield Result(tasks.popleft(), Failed(RejectionCode.CRASHED, "Down."), 1.0)

    monkeypatch.setattr(WorkerPool, "run_queue", crash)
    for _ in range(2):
        report = run(find_inputs([tmp_path / "in"]), tmp_path / "out", OPTIONS, work=obey)
        assert [case.title for case in report.files[0].cases] == ["a title"]
    assert drawn == ["a.pdf"]


def test_each_row_of_a_table_leads_to_a_place_that_its_review_page_has(published: Path) -> None:
    rows = 0
    for table in sorted((published / "out").glob("*.csv")):
        if table.name == "code_book.csv":
            continue  # what the codes mean, whatever the case
        with table.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                name, _, anchor = row["review"].partition("#")
                page = (published / "out" / name).read_text("utf-8")
                assert not anchor or f'id="{anchor}"' in page, (table.name, anchor)
                rows += 1
    assert rows
