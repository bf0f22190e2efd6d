"""Scripts and actions in a PDF that another program might run. This one never does."""

from __future__ import annotations

import re

from pipeline.model.roles import Notice

# The names of actions that run something (ISO 32000-1, 12.6.4). They are found in plain objects;
# those inside a compressed object stream are not looked for.
_ACTIONS = re.compile(rb"/S\s*/(JavaScript|Launch)\b")


def active_notices(data: bytes) -> list[Notice]:
    """A warning if the PDF ``data`` holds a script, or an instruction to start a program."""
    found = {name.decode("ascii") for name in _ACTIONS.findall(data)}
    if not found:
        return []
    what = {
        "JavaScript": "a script",
        "Launch": "an instruction to start a program",
    }
    named = " and ".join(what[name] for name in sorted(found))
    message = f"The file holds {named}, which was not run; be careful where you open it."
    return [Notice("active-content", message, None)]
