"""Puts the review pages in place beside the other outputs, and takes away those of past runs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.outputs.review.pictures import draw_pages, folder_name
from pipeline.outputs.review.site import CASES, FOLDER, GENERATOR, PICTURES, render_site
from pipeline.outputs.review.view import Reviewed
from pipeline.profile import Profile

INDEX = f"{FOLDER}/index.html"
_HEAD = 400
"""Characters at a page's beginning that say which program made it."""


def pictures_folder(output: Path) -> Path:
    """Where the pictures of all files' pages are."""
    return output / FOLDER / PICTURES


def pictures_drawn(output: Path, sha256: str) -> bool:
    """Whether the pages of the file with this digest were drawn already."""
    return (pictures_folder(output) / folder_name(sha256)).is_dir()


def draw_pictures(pdf: Path, sha256: str, folder: Path) -> None:
    """Draw the pages of ``pdf`` into ``folder``, unless they are there.

    A file that cannot be drawn has none: its pages are then shown by their lines alone.
    """
    import pypdfium2

    with suppress(OSError, pypdfium2.PdfiumError):
        draw_pages(pdf, folder / folder_name(sha256))


def write_review(
    output: Path, reviewed: Sequence[Reviewed], profiles: Sequence[Profile], *, editing: bool
) -> None:
    """Write the pages of ``reviewed``; one that would not change is left as it is.

    Raises OSError when they cannot be written.
    """
    folder = output / FOLDER
    (folder / CASES).mkdir(parents=True, exist_ok=True)
    written = set()
    for name, data in render_site(reviewed, profiles, pictures_folder(output), editing=editing):
        _write(folder / name, data)
        written.add(folder / name)
    digests = {folder_name(one.case.source.sha256) for one in reviewed}
    _take_away(folder, written, digests)


def _write(path: Path, data: bytes) -> None:
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    scratch = path.with_name(path.name + ".partial")
    scratch.write_bytes(data)
    scratch.replace(path)


def _take_away(folder: Path, written: set[Path], digests: set[str]) -> None:
    """Remove what earlier runs wrote of cases that are gone, and nothing that is not ours."""
    for path in (folder / CASES).glob("*.html"):
        if path not in written and GENERATOR.split()[0] in path.read_text("utf-8")[:_HEAD]:
            path.unlink()
    pictures = folder / PICTURES
    for path in pictures.iterdir() if pictures.is_dir() else ():
        if path.is_dir() and len(path.name) == len(folder_name("0" * 64)):
            if path.name not in digests:
                shutil.rmtree(path, ignore_errors=True)
