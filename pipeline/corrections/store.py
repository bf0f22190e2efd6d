"""What persons corrected: one small file for each publication, named by the digest of its bytes.

A correction names the line that it concerns by page, place and text, not by a number that another
version of this program might give it, and says what stood there before. So it survives a new
extraction, and where it no longer fits, that can be reported.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import CorrectionError
from pipeline.model.geometry import Edges
from pipeline.model.record import Source

_SUFFIX = ".json"

Kind = Literal["text", "field", "criterion", "role", "split", "join"]


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
    a blank line where it is to be cut; of a join, both texts parted by one. ``section`` is the key
    of the section that a line is to be the heading of.
    """

    kind: Kind
    page: Annotated[int, Field(ge=1)]
    part: str
    at: Anchor | None
    was: str | None
    now: str | None
    section: str | None = None
    by: str
    when: str


class CheckMark(_Model):
    """Who compared the case that begins on ``page`` with its pages, and when."""

    page: int
    by: str
    when: str


class Corrections(_Model):
    """All corrections of one publication; ``revision`` counts up with each change of them."""

    format: Literal[1] = 1
    file: str
    sha256: str
    revision: int = 0
    checked: tuple[CheckMark, ...] = ()
    changes: tuple[Change, ...] = ()


def concerns(page: int, source: Source) -> bool:
    """Whether what was said of a page concerns this case, of those that its file may bind."""
    return source.first_page <= page <= source.last_page


def read_corrections(folder: Path) -> Mapping[str, str]:
    """The text of each file of corrections in ``folder``, by the digest it is for.

    Raises CorrectionError naming a file that cannot be read.
    """
    found = {}
    for path in sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else ():
        try:
            text = path.read_text("utf-8")
            found[parse(text).sha256] = text
        except (OSError, ValueError) as error:
            raise CorrectionError(
                f"“{path}” holds no corrections that can be read ({_reason(error)}); mend it, or "
                "take it out of the folder."
            ) from error
    return found


def load(folder: Path, file: str, sha256: str) -> Corrections:
    """The corrections of one publication; none yet if there is no file of them."""
    path = _path(folder, file, sha256)
    if not path.exists():
        return Corrections(file=file, sha256=sha256)
    return parse(path.read_text("utf-8"))


def save(folder: Path, corrections: Corrections) -> None:
    """Write the file of ``corrections``, or remove it where none are left; raises OSError."""
    path = _path(folder, corrections.file, corrections.sha256)
    folder.mkdir(parents=True, exist_ok=True)
    content = corrections.model_dump(mode="json")
    scratch = path.with_suffix(".partial")
    scratch.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    scratch.replace(path)


def parse(text: str) -> Corrections:
    """The corrections that ``text`` holds; raises ValueError."""
    return Corrections.model_validate_json(text)


def _path(folder: Path, file: str, sha256: str) -> Path:
    """The file of a publication: an older one of the same bytes, or one named after it."""
    named = sorted(folder.glob(f"*.{sha256[:12]}{_SUFFIX}"))
    return named[0] if named else folder / f"{Path(file).stem}.{sha256[:12]}{_SUFFIX}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}"
    return str(error)
