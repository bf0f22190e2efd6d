"""Names of files as text: nothing of the machine, and nothing that moves a terminal's cursor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.text.file_names import file_name, path_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Étude de cas.pdf", "Étude de cas.pdf"),
        ("two\nlines.pdf", "two\ufffdlines.pdf"),
        ("red\x1b[31m.pdf", "red\ufffd[31m.pdf"),
        ("two\u2028lines.pdf", "two\ufffdlines.pdf"),
        ("fdp.\u202etxt", "fdp.\ufffdtxt"),  # a mark that turns the direction of writing
        ("تقرير.pdf", "تقرير.pdf"),  # letters that run from the right need no mark
    ],
)
def test_a_name_shows_what_it_holds(name: str, shown: str) -> None:
    assert file_name(Path("/boats") / name) == shown


def test_a_name_may_hold_bytes_that_are_no_text() -> None:
    assert file_name(Path(os.fsdecode(b"quai\xff.pdf"))) == "quai\ufffd.pdf"


@pytest.mark.parametrize(
    ("path", "given", "shown"),
    [
        ("/srv/boats/north/a.pdf", "/srv/boats", "boats/north/a.pdf"),
        ("/srv/boats/a.pdf", "/srv/boats/a.pdf", "a.pdf"),
        ("boats/north/a.pdf", "boats/north", "boats/north/a.pdf"),  # as it was given
        ("/srv/boats/a.pdf", "/other/boats", "/srv/boats/a.pdf"),  # not found in it
        ("boats/two\nlines.pdf", "boats", "boats/two\ufffdlines.pdf"),
    ],
)
def test_a_path_says_where_a_file_is_in_what_was_given(path: str, given: str, shown: str) -> None:
    assert path_name(Path(path), Path(given)) == shown
