"""Nothing of what is read leaves the machine."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pipeline.extraction.extract import extract_file

SAMPLE = Path(__file__).parents[2] / "raw_pdfs/a-season-and-a-return.pdf"


def test_no_request_is_made_while_a_file_with_links_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (extraction,) = extract_file(SAMPLE, entities=False)
    assert any(note.links for note in extraction.case.footnotes)
    assert asked == []
