"""The port of the review pages: the same one each time, as long as it is free.

A browser keeps a reviewer's name and language for an address and its port. With another port at
each start, it would ask for them again.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

_HIGHEST = 65535


def listen(host: str, port: int, kept_in: Path) -> socket.socket:
    """A socket that listens on ``port``; for 0, on the one of the last time, or else a free one.

    Which one it was is kept in the file ``kept_in``. Raises OSError when ``port`` is not free.
    """
    if port:
        return socket.create_server((host, port))
    if last := _last_port(kept_in):
        with suppress(OSError):
            return socket.create_server((host, last))
    listening = socket.create_server((host, 0))
    with suppress(OSError):
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        kept_in.write_text(f"{listening.getsockname()[1]}\n", "utf-8")
    return listening


def _last_port(kept_in: Path) -> int | None:
    """The port that was kept; None where there is none, or something else stands there."""
    try:
        port = int(kept_in.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return port if 0 < port <= _HIGHEST else None
