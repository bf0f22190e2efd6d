"""Scripts and actions in a PDF that another program might run. This one never does."""

from __future__ import annotations

import re

from pipeline.model.roles import Notice
from pipeline.readers.packed_objects import Parts, spelt

_WHAT = {
    b"JavaScript": "a script",
    b"Launch": "an instruction to start a program",
}
"""The names of actions that run something (ISO 32000-1, 12.6.4)."""
_ACTIONS = {
    name: re.compile(rb"/%b\s*/%b\b" % (spelt(b"S"), spelt(name))) for name in sorted(_WHAT)
}


def active_notices(parts: Parts) -> list[Notice]:
    """A warning if the ``parts`` of a PDF hold a script, or an instruction to start a program."""
    found = [name for name, named in _ACTIONS.items() if any(map(named.search, parts))]
    if not found:
        return []
    what = " and ".join(_WHAT[name] for name in found)
    message = f"The file holds {what}, which was not run; be careful where you open it."
    return [Notice("active-content", message, None)]
