"""The server of the review pages: for its own pages on this machine, and for nobody else."""

from __future__ import annotations

import json
import re
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
def client(folder: Path) -> TestClient:
    options = Options(entities=False, processes=1)
    desk = Desk(lambda: find_inputs([SAMPLE]), folder / "out", options, folder / "corrections")
    desk.extract()
    return TestClient(make_app(desk, TOKEN, PORT), base_url=BASE, headers={"origin": BASE})


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="case">(.*?)</script>', page)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def title_in(folder: Path) -> str:
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


def test_other_hosts_and_other_origins_are_turned_away(client: TestClient, folder: Path) -> None:
    assert client.get(PAGE, headers={"host": "evil.example"}).status_code == 421
    for origin in ("http://evil.example", "null", ""):
        answer = client.post(CASE, json={**TITLE, "revision": 0}, headers={"origin": origin})
        assert answer.status_code == 403
    assert not (folder / "corrections").exists()


def test_a_correction_reaches_the_outputs_a_second_tab_is_told_and_undo_undoes(
    client: TestClient, folder: Path
) -> None:
    before = title_in(folder)
    revision = data_of(client.get(PAGE).text)["revision"]
    assert client.post(CASE, json={**TITLE, "revision": revision}).status_code == 200
    assert title_in(folder) == "Un titre"
    other_tab = client.post(CASE, json={**TITLE, "now": "Autre", "revision": revision})
    assert other_tab.status_code == 409 and "reload" in other_tab.json()["message"]
    assert title_in(folder) == "Un titre"
    page = client.get(PAGE).text
    assert "Un titre" in page and "<del>" in page
    undo = {"kind": "undo", "index": 0, "by": "Ana", "revision": data_of(page)["revision"]}
    assert client.post(CASE, json=undo).status_code == 200
    assert title_in(folder) == before


def test_what_cannot_be_made_is_refused_with_its_reason_and_leaves_no_trace(
    client: TestClient, folder: Path
) -> None:
    revision = data_of(client.get(PAGE).text)["revision"]
    years = {**TITLE, "part": "period", "now": "long ago", "revision": revision}
    answer = client.post(CASE, json=years)
    assert answer.status_code == 422 and "2012–2014" in answer.json()["message"]
    assert data_of(client.get(PAGE).text)["revision"] == revision
    for wrong in ({}, {**years, "kind": "delete"}, {**years, "part": "source"}):
        assert client.post(CASE, json=wrong).status_code == 422


def test_a_body_longer_than_any_correction_is_not_read_to_its_end(client: TestClient) -> None:
    assert client.post(CASE, content=(b" " * 100_000 for _ in range(1_000))).status_code == 413
    long = client.post(CASE, content=b" " * 1_000_001)
    assert long.status_code == 413 and "too long" in long.json()["message"]
    assert client.post(CASE, content=b" " * 1_000_000).status_code == 422


def test_a_correction_while_a_run_writes_is_refused_and_can_be_made_again(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT", 0.0)
    revision = data_of(client.get(PAGE).text)["revision"]
    with folder_lock.locked(folder / "out"):
        answer = client.post(CASE, json={**TITLE, "revision": revision})
    assert answer.status_code == 409 and "Another run is writing" in answer.json()["message"]


_VALUES = st.none() | st.integers() | st.text() | st.sampled_from(
    ["title", "period", "sections.contexte.passages.0", "body", "guide", "text", "field", "role",
     "split", "join", "undo", "check", "criterion", "Ana", "\ud800", "\x00", "-1", "999999999999"]
)  # fmt: skip
_FIELDS = st.sampled_from(
    ["kind", "by", "revision", "part", "now", "page", "line", "section", "index", "more"]
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
