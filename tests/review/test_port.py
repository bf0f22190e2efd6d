"""The review pages have one port, so that a browser knows the reviewer's name the next time."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pipeline.review.port import listen
from pipeline.review.server import HOST


def port_of(listening: socket.socket) -> int:
    with listening:
        port: int = listening.getsockname()[1]
    return port


def test_the_port_of_the_last_time_is_taken_again(tmp_path: Path) -> None:
    kept = tmp_path / ".cache" / "port"
    assert port_of(listen(HOST, 0, kept)) == port_of(listen(HOST, 0, kept))


def test_another_one_is_taken_and_kept_while_it_is_in_use(tmp_path: Path) -> None:
    kept = tmp_path / "port"
    with listen(HOST, 0, kept) as first:
        second = port_of(listen(HOST, 0, kept))
        assert second != first.getsockname()[1]
    assert port_of(listen(HOST, 0, kept)) == second


def test_a_port_that_is_asked_for_is_taken_or_refused(tmp_path: Path) -> None:
    kept = tmp_path / "port"
    free = port_of(socket.create_server((HOST, 0)))
    with listen(HOST, free, kept) as listening:
        assert listening.getsockname()[1] == free and not kept.exists()
        with pytest.raises(OSError):
            listen(HOST, free, kept)


@pytest.mark.parametrize("text", ["", "many", "-1", "0", "65536", "99999999999999999999"])
def test_what_is_no_port_is_passed_over(text: str, tmp_path: Path) -> None:
    kept = tmp_path / "port"
    kept.write_text(text, "utf-8")
    assert port_of(listen(HOST, 0, kept))


def test_a_folder_that_cannot_be_written_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert port_of(listen(HOST, 0, tmp_path / "file" / "port"))
