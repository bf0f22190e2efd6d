"""Requests to the server of the review pages: odd paths, methods, headers and bodies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote

import httpx
from starlette.testclient import TestClient

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.review.server import make_app
from pipeline.review.service import Desk
from pipeline.review.table_writer import Tables

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
PORT, TOKEN, CASE = 8765, "a-token", "tenir-le-registre"
BASE = f"http://127.0.0.1:{PORT}"
METHODS = ("GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")
CHANGES = 0.6
"""The share of requests that ask for a correction, or for what one would give."""
PREVIEWS = 0.2
"""The share of these that only ask what the record would be."""
CHANGE = f"/{TOKEN}/cases/{CASE}"
PLACES = (
    CHANGE, f"/{TOKEN}/review/cases/{CASE}.html", f"/{TOKEN}/review/index.html", f"/{TOKEN}/",
    f"/{TOKEN}/review/search.js", f"/{TOKEN}/review/pages/0123456789abcdef/1.webp", "/", "/other/",
    f"{CHANGE}/preview", f"/{TOKEN}/review/cases/{CASE}.one.html", f"/{TOKEN}/files/{CASE}.pdf",
    f"/{TOKEN}/state", f"/{TOKEN}/case_studies.csv",
)  # fmt: skip
ODD_IN_PATHS = ("%", "%00", "%2e%2e/", "..", "?a=b", "#", "a" * 300, "9" * 5_000, "%ff", "%2f")
TEXTS = (
    "", " ", "Ana", "title", "period", "location", "language", "source", "body", "guide", "fr",
    "sections.contexte.passages.0", "sections.contexte.passages.99", "sections..passages.-1",
    "footnotes.0", "callouts.0", "callouts.²", "summary.0", "about.0", ".", "2012–2014", "long ago",
    "xx", "\ud800", "\x00", "\x1b[2J", "\u202e", "😀", "a\n\nb", "a" * 300, "<script>", "=1+1",
    "../../etc", "999999999999999999999999", "-1", "1e999", "NaN", "null",
)  # fmt: skip
KINDS = (
    "text",
    "field",
    "criterion",
    "role",
    "split",
    "join",
    "undo",
    "check",
    "uncheck",
    "delete",
    "move",
    "call",
    "redo",
    "shred",
)
FIELDS = ("kind", "by", "revision", "part", "was", "now", "lines", "section", "index", "more")
LINES = ({"page": 2, "line": 3}, {"page": 2, "line": 4})
NUMBERS = (0, 1, -1, 2, 3, 40, 2**31, 2**63, 10**30, 0.5, 1e308)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class TablesAtTheEnd(Tables):
    """Tables that are not written anew, in a process of their own, for each correction."""

    def write(self) -> None:
        """Leave it to the end."""


@contextmanager
def serving(folder: Path) -> Iterator[TestClient]:
    """A client of a server over one sample, whose failures are answers with code 500.

    At the end, all outputs are written with the corrections that were made by then.
    """
    options = Options(entities=False, processes=1)
    inputs = find_inputs([SAMPLE])
    desk = Desk(lambda: inputs, folder / "out", options, folder / "corrections")
    desk.tables = TablesAtTheEnd(lambda: inputs, folder / "out", options)
    desk.extract()
    app = make_app(desk, TOKEN, PORT)
    yield TestClient(app, base_url=BASE, raise_server_exceptions=False, follow_redirects=False)
    assert not desk.extract().files[0].failure, "the corrections have taken the case away"


def send(client: TestClient, numbers: Iterable[int]) -> Iterator[tuple[Asked, int]]:
    """Send the request of each number, and yield it with the code of its answer."""
    revision = _revision(client)
    for number in numbers:
        asked = make_request(Random(number), revision)
        answer = client.request(asked.method, asked.path, content=asked.body, headers=asked.headers)
        if answer.status_code == httpx.codes.OK and asked.method == "POST":
            revision = _revision(client)
        yield asked, answer.status_code


def make_request(draw: Random, revision: int) -> Asked:
    """A request, mostly of the server's own pages; ``revision`` is that of the corrections."""
    headers = (
        {"origin": BASE} if draw.random() < 0.9 else {"origin": draw.choice(("", "null", "é"))}
    )
    if draw.random() < 0.1:
        name = draw.choice(("host", "content-type", "content-length", "range", "cookie", "accept"))
        headers[name] = draw.choice(("", "-1", "evil.example", "bytes=0-", "bytes=9-1", "*/*"))
    body = _body(draw, revision)
    if draw.random() < CHANGES:
        path = f"{CHANGE}/preview" if draw.random() < PREVIEWS else CHANGE
        return Asked("POST", BASE + path, _sendable(headers), body)
    return Asked(draw.choice(METHODS), _path(draw), _sendable(headers), body)


def _sendable(headers: dict[str, str]) -> dict[str, str]:
    return {name: value.encode("ascii", "replace").decode() for name, value in headers.items()}


def _path(draw: Random) -> str:
    path = draw.choice(PLACES)
    if draw.random() < 0.3:
        at = draw.randrange(len(path) + 1)
        put = quote(draw.choice(TEXTS).encode("utf-8", "surrogatepass"))
        path = path[:at] + draw.choice((put, *ODD_IN_PATHS)) + path[at:]
    return BASE + "/" + path.removeprefix("/")


def _body(draw: Random, revision: int) -> bytes:
    way = draw.random()
    if way < 0.05:
        return draw.randbytes(draw.choice((0, 1, 100, 5_000)))
    if way < 0.08:
        return b"[" * 5_000 + b"]" * draw.choice((0, 5_000))
    if way < 0.09:
        return b" " * 1_100_000
    several = draw.choice((0, 2, 3, 101)) if way < 0.2 else 1
    asked = [_asked(draw, revision) for _ in range(several)]
    body = json.dumps(asked[0] if several == 1 else asked).encode()
    return body if way < 0.9 else body[: draw.randrange(len(body))] + draw.randbytes(3)


def _asked(draw: Random, revision: int) -> dict[str, object]:
    fields: dict[str, object] = {"kind": draw.choice(KINDS), "by": "Ana", "revision": revision}
    return fields | {name: _value(draw) for name in draw.sample(FIELDS, draw.randrange(5))}


def _value(draw: Random) -> object:
    return draw.choice(
        (
            draw.choice(TEXTS),
            draw.choice(TEXTS),
            draw.choice(NUMBERS),
            None,
            True,
            [],
            {"a": {}},
            LINES,
        )
    )


def _revision(client: TestClient) -> int:
    """The revision of the corrections, so that some of what is asked for is done."""
    page = client.get(f"/{TOKEN}/review/cases/{CASE}.html").text
    found = re.search(r'"revision": ?(\d+)', page)
    return int(found[1]) if found else 0
