"""Signs that one house alone has for bullets."""

from __future__ import annotations

import pytest

from pipeline.readers.house_bullets import with_house_bullets
from tests.stages.builders import line, page, plain


def mended(text: str, *signs: str) -> str:
    return with_house_bullets([page(line(text))], signs)[0].lines[0].text


@pytest.mark.parametrize(("text", "bullet"), [
    ("§ The boats", "• The boats"), ("§", "•"), ("o The boats", "• The boats"),
    ("§The boats", "§The boats"), ("oars and nets", "oars and nets"),
    ("+ The boats", "+ The boats"),
    ("The § 4 says", "The § 4 says"),
])  # fmt: skip
def test_a_sign_that_stands_alone_before_a_text_is_a_bullet(text: str, bullet: str) -> None:
    assert mended(text, "§", "o") == bullet


def test_without_signs_nothing_changes() -> None:
    pages = (page(line("§ The boats"), plain("§ The nets")),)
    assert with_house_bullets(pages, ()) == pages
