"""What persons corrected: one small file for each publication, named by the digest of its bytes.

A correction names the line that it concerns by page, place and text, not by a number that another
version of this program might give it, and says what stood there before. So it survives a new
extraction, and where it no longer fits, that can be reported.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.geometry import Edges
from pipeline.model.record import Source

LEAD = "summary"
"""What the place before the first section is called, as in the paths of the record's parts."""
_SUFFIX, _SCRATCH = ".json", ".partial"
_DIGITS = 12
"""Of a publication's digest, in the name of its corrections."""
_LONGEST = 200
"""Bytes of a publication's name in that of its corrections: file systems allow some 250 in all."""

Kind = Literal[
    "text", "field", "criterion", "role", "split", "join", "delete", "move", "order", "call"
]
EARLIER, LATER = "earlier", "later"
"""Where a passage goes among those of its section: a place up or down."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Anchor(_Model):
    """The line that a correction hangs on: its place in points, and its text."""

    bbox: Edges | None
    text: str


class Change(_Model):
    """One correction.

    ``part`` is the part of the record as its path was when it was corrected, or the name of a
    field. ``was`` and ``now`` are its texts; of a role, the role's name; of a split, the text with
    a blank line where it is to be cut; of a join, both texts parted by one; of a call, the marker
    of the note that a passage calls no longer, or from now on; of an order, ``now`` is EARLIER or
    LATER.

    ``section`` is the key of the section that a line is to be the heading of, or that a line or a
    passage is to stand in (LEAD: before the first). ``from_lead`` says of a field that its words
    leave the lead, too, where they stand there. Changes that were saved together have the same
    number in ``save``.
    """

    kind: Kind
    page: Annotated[int, Field(ge=1)]
    part: str
    at: Anchor | None
    was: str | None
    now: str | None
    section: str | None = None
    from_lead: bool = False
    save: int | None = None
    by: str
    when: str


class CheckMark(_Model):
    """Who compared the case that begins on ``page`` with its pages, and when."""

    page: int
    by: str
    when: str


class CaseIdentity(_Model):
    """Title and place that the case beginning on ``page`` prints: known again in another file."""

    page: int
    title: str | None
    location: str | None


class Corrections(_Model):
    """All corrections of one publication; ``revision`` counts up with each change of them.

    ``cases`` are those that were corrected.
    """

    format: Literal[1] = 1
    file: str
    sha256: str
    revision: int = 0
    cases: tuple[CaseIdentity, ...] = ()
    checked: tuple[CheckMark, ...] = ()
    changes: tuple[Change, ...] = ()


def concerns(page: int, source: Source) -> bool:
    """Whether what was said of a page concerns this case, of those that its file may bind."""
    return source.first_page <= page <= source.last_page


def merge(found: Sequence[Corrections]) -> Corrections:
    """All that several files say of one publication, each thing once, in the order it was said."""
    if len(found) == 1:
        return found[0]
    changes = dict.fromkeys(change for one in found for change in one.changes)
    checked = dict.fromkeys(mark for one in found for mark in one.checked)
    return found[0].model_copy(
        update={
            "cases": tuple(dict.fromkeys(case for one in found for case in one.cases)),
            "revision": sum(one.revision for one in found),
            "changes": tuple(sorted(changes, key=lambda change: change.when)),
            "checked": tuple(sorted(checked, key=lambda mark: mark.when)),
        }
    )


def save(folder: Path, corrections: Corrections) -> Path:
    """Write the file of ``corrections``, whole or not at all, and return its path; raises OSError.

    Nobody else may write into ``folder`` meanwhile: what a save that was killed has left goes.
    """
    path = _path(folder, corrections.file, corrections.sha256)
    folder.mkdir(parents=True, exist_ok=True)
    remove_scratch(folder)
    content = json.dumps(corrections.model_dump(mode="json"), ensure_ascii=False, indent=1)
    scratch = path.with_suffix(_SCRATCH)
    try:
        with scratch.open("w", encoding="utf-8") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
    return path


def remove_scratch(folder: Path) -> None:
    """Remove what saves that were killed have left in ``folder``; raises OSError."""
    for path in folder.glob(f"*.{'[0-9a-f]' * _DIGITS}{_SCRATCH}"):
        path.unlink(missing_ok=True)


def parse(text: str) -> Corrections:
    """The corrections that ``text`` holds; raises ValueError."""
    return Corrections.model_validate_json(text)


def _path(folder: Path, file: str, sha256: str) -> Path:
    """The file of a publication: an older one of the same bytes, or one named after it."""
    start = sha256[:_DIGITS]
    named = sorted(folder.glob(f"*.{start}{_SUFFIX}"))
    name = Path(file).stem.encode()[:_LONGEST].decode(errors="ignore")
    return named[0] if named else folder / f"{name}.{start}{_SUFFIX}"
