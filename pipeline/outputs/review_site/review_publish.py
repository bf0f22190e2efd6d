"""Puts the review pages in place beside the other outputs, and takes away those of past runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.outputs.review_site.folder_names import (
    CASES,
    FOLDER,
    GENERATOR,
    PICTURES,
    SEARCH_FILE,
    case_page,
    same_page,
)
from pipeline.outputs.review_site.pictures import (
    SCRATCH,
    draw_nothing,
    draw_pages,
    folder_name,
    is_drawn,
)

if TYPE_CHECKING:
    from pipeline.model.record import CaseStudy
    from pipeline.outputs.review_site.view import Reviewed
    from pipeline.profile.model import Profile

__all__ = [
    "INDEX",
    "draw_pictures",
    "drawn_already",
    "leave_undrawn",
    "pictures_folder",
    "review_in_place",
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
    return is_drawn(folder / folder_name(sha256))


def draw_pictures(pdf: Path, sha256: str, folder: Path) -> None:
    """Draw the pages of ``pdf`` into ``folder``.

    A file that cannot be drawn has no pictures: its pages are shown by their lines alone.
    """
    import pypdfium2

    with suppress(OSError):
        try:
            draw_pages(pdf, folder / folder_name(sha256))
        except pypdfium2.PdfiumError:
            leave_undrawn(sha256, folder)


def leave_undrawn(sha256: str, folder: Path) -> None:
    """Note in ``folder`` that the file with this digest cannot be drawn."""
    with suppress(OSError):
        draw_nothing(folder / folder_name(sha256))


def review_in_place(output: Path, cases: Iterable[CaseStudy]) -> bool:
    """Whether all review pages are in ``output``, those of ``cases`` and no halves."""
    folder = output / FOLDER
    names = ["index.html", SEARCH_FILE]
    for case in cases:
        names += [case_page(case.id), *([same_page(case.id)] if case.same_case else [])]
    return all((folder / name).is_file() for name in names) and not any(_halves(folder))


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
    scratch = path.with_name(path.name + SCRATCH)
    scratch.write_bytes(data)
    scratch.replace(path)


def _head(path: Path) -> str:
    """How the page at ``path`` begins; nothing where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _halves(folder: Path) -> Iterator[Path]:
    """Pages, and folders of pictures, that a run which was killed has left half written."""
    pages = (f"*.html{SCRATCH}", f"*.js{SCRATCH}", f"{CASES}/*.html{SCRATCH}")
    for pattern in (*pages, f"{PICTURES}/*{SCRATCH}"):
        yield from folder.glob(pattern)


def _take_away(folder: Path, written: set[Path], digests: set[str]) -> None:
    """Remove what earlier runs wrote of cases that are gone, and nothing that is not ours."""
    for path in list(_halves(folder)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (folder / CASES).glob("*.html"):
        if path not in written and GENERATOR.split()[0] in _head(path):
            path.unlink()
    pictures = folder / PICTURES
    for path in pictures.iterdir() if pictures.is_dir() else ():
        ours = len(path.name) == len(folder_name("0" * 64))
        if ours and path.is_dir() and path.name not in digests:
            shutil.rmtree(path, ignore_errors=True)
