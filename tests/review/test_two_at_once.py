"""Two tabs, or two servers, that correct the same case: no correction is lost or overwritten."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.corrections.folder import read_folder
from pipeline.corrections.store import Corrections, merge
from pipeline.errors import FolderInUse
from pipeline.review.asked import Conflict
from pipeline.review.service import Desk
from tests.support.texts import CASE

OPTIONS = Options(entities=False, review=True, processes=1)
DESKS: list[Desk] = []
"""Those whose outputs may still be being written."""


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "case.txt").write_text(CASE, "utf-8")
    for one in find_inputs([tmp_path / "in"]):  # a worker would take a second to start
        read_in_this_process(one, [one], tmp_path / "out", OPTIONS, {})
    yield tmp_path
    while DESKS:
        DESKS.pop().tables.wait()


def desk(root: Path, output: str = "out") -> Desk:
    made = Desk(lambda: find_inputs([root / "in"]), root / output, OPTIONS, root / "corrections")
    made.extract()
    DESKS.append(made)
    return made


def ask(part: str, now: str, revision: int) -> bytes:
    asked = {"kind": "field", "part": part, "now": now, "by": "Ana", "revision": revision}
    return json.dumps(asked).encode()


def kept(root: Path) -> list[str | None]:
    (corrections,) = read_folder(root / "corrections").found.values()
    return [change.now for change in corrections.changes]


def title(root: Path) -> str:
    (case,) = json.loads((root / "out" / "case_studies.json").read_bytes())["case_studies"]
    printed: str = case["title"]
    return printed


def test_of_two_tabs_one_is_made_and_the_other_is_told(root: Path) -> None:
    server, ready = desk(root), threading.Barrier(2)
    outcomes: list[str] = []

    def correct(now: str) -> None:
        ready.wait()
        try:
            server.change("case", ask("title", now, 0))
            outcomes.append(now)
        except Conflict as conflict:
            outcomes.append(str(conflict))

    tabs = [threading.Thread(target=correct, args=(f"Titre {at}",)) for at in (0, 1)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    (made,) = [one for one in outcomes if one.startswith("Titre")]
    assert any("reload the page" in one for one in outcomes)
    server.tables.wait()
    assert kept(root) == [made] and title(root) == made


@pytest.mark.parametrize("output", ["out", "other"])
def test_a_second_server_that_comes_in_between_is_told(
    root: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "out", root / "other")
    first, second = desk(root), desk(root, output)
    told: list[Exception] = []

    def correct() -> None:
        try:
            second.change("case", ask("title", "Zwei", 0))
        except (Conflict, FolderInUse) as error:
            told.append(error)

    other = threading.Thread(target=correct)
    replace = first._replace

    def replace_later(earlier: Corrections, new: Corrections) -> None:
        other.start()
        other.join(0.5)  # time enough to read what is to be replaced
        replace(earlier, new)

    monkeypatch.setattr(first, "_replace", replace_later)
    first.change("case", ask("title", "Un", 0))
    other.join()
    assert len(told) == 1
    assert kept(root) == ["Un"]


def test_a_second_server_shows_what_the_first_has_corrected(root: Path) -> None:
    first, second = desk(root), desk(root)
    first.change("case", ask("title", "Un titre", 0))
    with pytest.raises(Conflict):
        second.change("case", ask("location", "Un lieu", 0))
    page = second.page("case")
    assert page and b"Un titre" in page and b'"revision": 1' in page.replace(b":1", b": 1")
    second.change("case", ask("location", "Un lieu", 1))
    assert kept(root) == ["Un titre", "Un lieu"]


def test_a_clock_that_was_set_back_puts_no_correction_before_an_earlier_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of corrections of one publication are merged by time, as those of two folders are."""
    served = desk(root)
    served.change("case", ask("title", "Un titre", 0))
    clock = SimpleNamespace(now=lambda zone: datetime(2001, 2, 3, tzinfo=zone))
    monkeypatch.setattr("pipeline.review.service.datetime", clock)
    served.change("case", ask("title", "Un autre titre", 1))
    (corrections,) = read_folder(root / "corrections").found.values()
    first, second = corrections.changes
    assert first.when == second.when
    other = corrections.model_copy(update={"changes": (first,)})
    merged = merge([other, corrections, other.model_copy(update={"changes": (second,)})])
    assert [change.now for change in merged.changes] == ["Un titre", "Un autre titre"]


def test_what_a_server_that_was_killed_has_left_goes_when_the_next_begins(root: Path) -> None:
    half = root / "corrections" / "case.0123456789ab.partial"
    half.parent.mkdir()
    half.write_text("{", "utf-8")
    desk(root)
    assert not half.exists()
