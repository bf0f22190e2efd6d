"""The server of the review pages: for its own pages on this machine, and for nobody else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from pipeline.batch import folder_lock
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.review.server import make_app
from pipeline.review.service import Desk

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
PORT, TOKEN = 8765, "a-token"
BASE = f"http://127.0.0.1:{PORT}"
PAGE = f"/{TOKEN}/review/cases/tenir-le-registre.html"
CASE = f"/{TOKEN}/cases/tenir-le-registre"
TITLE = {"kind": "field", "part": "title", "now": "Un titre", "by": "Ana"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Desk]:
    options = Options(entities=False, processes=1)
    made = Desk(lambda: find_inputs([SAMPLE]), folder / "out", options, folder / "corrections")
    made.extract()
    yield made
    made.tables.wait()


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return TestClient(make_app(desk, TOKEN, PORT), base_url=BASE, headers={"origin": BASE})


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="case">(.*?)</script>', page)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def title_in(folder: Path, desk: Desk) -> str:
    """The title in the outputs, once they are written."""
    assert desk.tables.wait() is None
    records = json.loads((folder / "out/case_studies.json").read_bytes())
    title: str = records["case_studies"][0]["title"]
    return title


def test_pages_and_pictures_are_served_under_the_token_alone(client: TestClient) -> None:
    page = client.get(PAGE)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    picture = re.search(r'<img src="\.\./(pages/\w+/1\.webp)"', page.text)
    assert picture
    assert client.get(f"/{TOKEN}/review/{picture[1]}").headers["content-type"] == "image/webp"
    assert "tenir-le-registre" in client.get(f"/{TOKEN}/", follow_redirects=True).text
    for path in ("/", "/other/review/index.html", PAGE.replace("tenir", "no")):
        assert client.get(path).status_code == 404
    assert client.get(f"/{TOKEN}/review/pages/../1.webp").status_code == 404


@pytest.mark.parametrize(
    "picture",
    [f"{'a' * 400}/1", f"{'9' * 5_000}/1", f"abc/{'9' * 5_000}", f"abc/{'9' * 400}", "abc/-1"],
)
def test_a_picture_that_no_file_system_can_name_is_not_there(
    client: TestClient, picture: str
) -> None:
    assert client.get(f"/{TOKEN}/review/pages/{picture}.webp").status_code == 404


def test_other_hosts_and_other_origins_are_turned_away(client: TestClient, folder: Path) -> None:
    assert client.get(PAGE, headers={"host": "evil.example"}).status_code == 421
    for origin in ("http://evil.example", "null", ""):
        answer = client.post(CASE, json={**TITLE, "revision": 0}, headers={"origin": origin})
        assert answer.status_code == 403
    assert not (folder / "corrections").exists()


def test_a_correction_reaches_the_outputs_a_second_tab_is_told_and_undo_undoes(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    before = title_in(folder, desk)
    revision = data_of(client.get(PAGE).text)["revision"]
    answer = client.post(CASE, json={**TITLE, "revision": revision})
    assert (answer.status_code, answer.json()) == (200, {"revision": revision + 1})
    assert title_in(folder, desk) == "Un titre"
    assert client.get(f"/{TOKEN}/state").json() == {"writing": False, "problem": None}
    other_tab = client.post(CASE, json={**TITLE, "now": "Autre", "revision": revision})
    assert other_tab.status_code == 409 and "reload" in other_tab.json()["message"]
    assert title_in(folder, desk) == "Un titre"
    page = client.get(PAGE).text
    assert "Un titre" in page and "<del>" in page
    undo = {"kind": "undo", "index": 0, "by": "Ana", "revision": data_of(page)["revision"]}
    assert client.post(CASE, json=undo).status_code == 200
    assert title_in(folder, desk) == before


def test_a_preview_says_what_changes_and_leaves_no_trace(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    before = title_in(folder, desk)
    page = client.get(PAGE).text
    asked = {**TITLE, "revision": data_of(page)["revision"]}
    answer = client.post(f"{CASE}/preview", json=asked).json()
    assert [one["group"] for one in answer["changes"]] == ["title"]
    assert answer["changes"][0]["was"]["text"] == before
    assert answer["changes"][0]["now"]["text"] == "Un titre"
    assert client.get(PAGE).text == page
    years = {**asked, "part": "period", "now": "long ago"}
    assert client.post(f"{CASE}/preview", json=years).status_code == 422
    stale = {**asked, "revision": asked["revision"] + 1}
    assert client.post(f"{CASE}/preview", json=stale).status_code == 409
    other = client.post(f"{CASE}/preview", json=asked, headers={"origin": "http://evil.example"})
    assert other.status_code == 403


def test_what_is_saved_together_is_undone_together(client: TestClient) -> None:
    revision = data_of(client.get(PAGE).text)["revision"]
    both = [{**TITLE, "part": part, "now": now, "revision": revision}
            for part, now in (("title", "Un titre"), ("location", "Un lieu"))]  # fmt: skip
    assert client.post(CASE, json=both).json() == {"revision": revision + 1}
    assert len(data_of(client.get(PAGE).text)["changes"]) == 2
    undo = {"kind": "undo", "by": "Ana", "revision": revision + 1}
    assert client.post(CASE, json=undo).status_code == 200
    assert data_of(client.get(PAGE).text)["changes"] == []
    now = revision + 2
    mixed = [{**both[0], "revision": now}, {**undo, "revision": now}]
    for wrong in ([], mixed, [{**both[0], "revision": now}, {**both[1], "revision": now + 1}]):
        assert client.post(CASE, json=wrong).status_code == 422


def test_what_cannot_be_made_is_refused_with_its_reason_and_leaves_no_trace(
    client: TestClient, folder: Path
) -> None:
    revision = data_of(client.get(PAGE).text)["revision"]
    years = {**TITLE, "part": "period", "now": "long ago", "revision": revision}
    answer = client.post(CASE, json=years)
    assert answer.status_code == 422 and "2012–2014" in answer.json()["message"]
    assert data_of(client.get(PAGE).text)["revision"] == revision
    for wrong in ({}, {**years, "kind": "shred"}, {**years, "part": "source"}):
        assert client.post(CASE, json=wrong).status_code == 422


def test_a_body_longer_than_any_correction_is_not_read_to_its_end(client: TestClient) -> None:
    assert client.post(CASE, content=(b" " * 100_000 for _ in range(1_000))).status_code == 413
    long = client.post(CASE, content=b" " * 1_000_001)
    assert long.status_code == 413 and "too long" in long.json()["message"]
    assert client.post(CASE, content=b" " * 1_000_000).status_code == 422


def test_a_correction_while_a_run_writes_is_made_and_its_tables_follow(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    revision = data_of(client.get(PAGE).text)["revision"]
    with folder_lock.locked(folder / "out"):
        answer = client.post(CASE, json={**TITLE, "now": "Entre-temps", "revision": revision})
        assert answer.status_code == 200
        assert "Entre-temps" in client.get(PAGE).text
        assert client.get(f"/{TOKEN}/state").json()["writing"]
    assert title_in(folder, desk) == "Entre-temps"


def test_a_correction_while_another_server_corrects_is_refused_and_can_be_made_again(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT", 0.0)
    revision = data_of(client.get(PAGE).text)["revision"]
    with folder_lock.corrections_locked(folder / "corrections"):
        answer = client.post(CASE, json={**TITLE, "revision": revision})
    assert answer.status_code == 409 and "save yours again" in answer.json()["message"]


def lines_of(page: str, part: str) -> list[dict[str, int]]:
    """The places of the lines of a part, as a page names them."""
    places, number = [], 0
    for found in re.finditer(r'id="page-(\d+)"|data-part="([^"]+)" data-line="(\d+)"', page):
        number = int(found[1] or number)
        if found[2] == part:
            places.append({"page": number, "line": int(found[3])})
    return places


def ask(client: TestClient, **asked: object) -> int:
    """Ask for a correction with the revision of now; the code of the answer."""
    revision = data_of(client.get(PAGE).text)["revision"]
    answer = client.post(CASE, json={"by": "Ana", "revision": revision, **asked})
    return int(answer.status_code)


def test_several_lines_get_one_role_in_one_save_which_is_undone_and_made_again_as_one(
    client: TestClient,
) -> None:
    part = "sections.contexte.passages.1"
    before = client.get(PAGE).text
    lines, count = lines_of(before, part), len(data_of(before)["changes"])
    assert len(lines) > 1
    assert ask(client, kind="role", lines=lines, now="furniture") == 200
    page = client.get(PAGE).text
    assert len(data_of(page)["changes"]) == count + len(lines)
    assert not any(place in lines_of(page, part) for place in lines)
    assert ask(client, kind="undo") == 200
    undone = client.get(PAGE).text
    assert len(data_of(undone)["changes"]) == count and data_of(undone)["redo"]
    assert lines_of(undone, part) == lines
    assert ask(client, kind="redo") == 200
    again = client.get(PAGE).text
    assert len(data_of(again)["changes"]) == count + len(lines) and not data_of(again)["redo"]
    assert ask(client, kind="redo") == 422
    assert ask(client, kind="undo") == 200


def test_what_is_done_after_an_undo_leaves_nothing_to_make_again(client: TestClient) -> None:
    assert ask(client, **TITLE | {"now": "Un"}) == 200
    assert ask(client, kind="undo") == 200
    assert ask(client, kind="check") == 200
    assert data_of(client.get(PAGE).text)["redo"]  # a mark changes nothing that was undone
    assert ask(client, **TITLE | {"now": "Deux"}) == 200
    assert not data_of(client.get(PAGE).text)["redo"]
    assert ask(client, kind="undo") == 200
    assert ask(client, kind="uncheck") == 200


def test_two_quick_changes_reach_what_the_page_showed(client: TestClient) -> None:
    """The second is sent from a page that does not know yet what the first has moved."""
    page = client.get(PAGE).text
    revision, second = data_of(page)["revision"], "sections.contexte.passages.1"
    lines = lines_of(page, "sections.contexte.passages.0")[:1]
    first = {"kind": "delete", "lines": lines, "by": "Ana"}
    words = {"kind": "text", "part": second, "now": "Vite.", "lines": lines_of(page, second)[:1]}
    one = client.post(CASE, json={**first, "revision": revision})
    two = client.post(CASE, json={**words, "by": "Ana", "revision": one.json()["revision"]})
    assert (one.status_code, two.status_code) == (200, 200)
    assert lines_of(client.get(PAGE).text, "sections.contexte.passages.0")[:1] == words["lines"]
    assert "Vite." in client.get(PAGE).text
    assert ask(client, kind="undo") == ask(client, kind="undo") == 200


def test_a_passage_is_moved_and_a_note_is_tied(client: TestClient) -> None:
    part = "sections.contexte.passages.0"
    lines = lines_of(client.get(PAGE).text, part)[:1]
    assert ask(client, kind="move", part=part, lines=lines, section="impact") == 200
    page = client.get(PAGE).text
    assert lines_of(page, "sections.impact.passages.0")[:1] == lines
    assert ask(client, kind="move", part="", lines=lines, section="nowhere") == 422
    marker = data_of(page)["notes"][-1]
    assert ask(client, kind="call", lines=lines, now=marker) == 200
    assert ask(client, kind="call", lines=lines, now="99") == 422
    assert ask(client, kind="undo") == ask(client, kind="undo") == 200


def test_tables_that_cannot_be_written_are_said_and_the_correction_is_kept(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    desk.tables.wait()
    table = folder / "out" / "case_studies.csv"
    held = table.read_bytes()
    table.unlink()
    (table / "in the way").mkdir(parents=True)
    assert ask(client, **TITLE | {"now": "Gardé"}) == 200
    assert desk.tables.wait() is not None
    assert "Gardé" in client.get(PAGE).text
    problem = client.get(f"/{TOKEN}/state").json()["problem"]
    assert problem and "case_studies.csv" in problem
    (table / "in the way").rmdir()
    table.rmdir()
    table.write_bytes(held)
    assert ask(client, kind="undo") == 200
    assert desk.tables.wait() is None


_VALUES = st.none() | st.integers() | st.text() | st.sampled_from(
    ["title", "period", "sections.contexte.passages.0", "body", "guide", "text", "field", "role",
     "split", "join", "undo", "redo", "check", "criterion", "delete", "move", "call",
     "Ana", "\ud800", "\x00", "-1", "999999999999"]
)  # fmt: skip
_FIELDS = st.sampled_from(
    ["kind", "by", "revision", "part", "was", "now", "lines", "section", "index", "more"]
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(_FIELDS, _VALUES))
def test_no_request_brings_the_server_down(client: TestClient, asked: dict[str, object]) -> None:
    """What is sent may be anything; the answer is a refusal in words, or the work."""
    revision = data_of(client.get(PAGE).text)["revision"]
    body = json.dumps({"kind": "field", "by": "Ana", "revision": revision, **asked}).encode()
    answer = client.post(CASE, content=body)
    assert answer.status_code in (200, 409, 422)
    if answer.status_code != 200:
        assert answer.json()["message"]
