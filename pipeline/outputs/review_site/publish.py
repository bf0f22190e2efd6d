"""Puts the review pages in place beside the other outputs, and takes away those of past runs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.outputs.review_site.names import CASES, FOLDER, GENERATOR, PICTURES
from pipeline.outputs.review_site.pictures import SCRATCH, draw_pages, folder_name

if TYPE_CHECKING:
    from pipeline.outputs.review_site.view import Reviewed
    from pipeline.profile.model import Profile

__all__ = [
    "INDEX",
    "draw_pictures",
    "drawn_already",
    "pictures_folder",
    "write_review",
]

INDEX = f"{FOLDER}/index.html"
_HEAD = 400
"""Characters at a page's beginning that say which program made it."""


def pictures_folder(output: Path) -> Path:
    """Where the pictures of all files' pages are."""
    return output / FOLDER / PICTURES


def drawn_already(folder: Path, sha256: str) -> bool:
    """Whether the pages of the file with this digest have their pictures in ``folder``."""
    return (folder / folder_name(sha256)).is_dir()


def draw_pictures(pdf: Path, sha256: str, folder: Path) -> None:
    """Draw the pages of ``pdf`` into ``folder``, unless they are there.

    A file that cannot be drawn has none, and an empty folder so that nobody tries again: its pages
    are shown by their lines alone.
    """
    import pypdfium2

    with suppress(OSError):
        try:
            draw_pages(pdf, folder / folder_name(sha256))
        except pypdfium2.PdfiumError:
            (folder / folder_name(sha256)).mkdir()


def write_review(
    output: Path, reviewed: Sequence[Reviewed], profiles: Sequence[Profile], program: str
) -> None:
    """Write the pages of ``reviewed``; one that would not change is left as it is.

    ``program`` is a digest of this program: pages that another one has written are written anew.

    Raises OSError when they cannot be written.
    """
    from pipeline.outputs.review_site.site import site_pages, stamped

    folder = output / FOLDER
    (folder / CASES).mkdir(parents=True, exist_ok=True)
    written = set()
    for page in site_pages(reviewed, profiles, pictures_folder(output), program):
        path = folder / page.name
        if not stamped(_head(path), page.stamp):
            _write(path, page.render())
        written.add(path)
    digests = {folder_name(one.case.source.sha256) for one in reviewed}
    _take_away(folder, written, digests)


def _write(path: Path, data: bytes) -> None:
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    scratch = path.with_name(path.name + ".partial")
    scratch.write_bytes(data)
    scratch.replace(path)


def _head(path: Path) -> str:
    """How the page at ``path`` begins; nothing where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _take_away(folder: Path, written: set[Path], digests: set[str]) -> None:
    """Remove what earlier runs wrote of cases that are gone, and nothing that is not ours."""
    for path in (folder / CASES).glob("*.html"):
        if path not in written and GENERATOR.split()[0] in _head(path):
            path.unlink()
    pictures = folder / PICTURES
    for path in pictures.iterdir() if pictures.is_dir() else ():
        ours = path.suffix == SCRATCH or len(path.name) == len(folder_name("0" * 64))
        if ours and path.is_dir() and path.name not in digests:
            shutil.rmtree(path, ignore_errors=True)
