"""Drop capitals that their font does not name are read from pictures of them."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers.unread_initials import with_initials_read
from pipeline.text.characters import UNKNOWN

CAP, REST = Box(50, 100, 70, 130), Box(72, 100, 400, 110)


def read(
    rest: str, shown: str, *, sign: str = UNKNOWN, size: float = 30, box: Box | None = CAP
) -> Page:
    """A page with one line behind a large sign, which OCR reads as ``shown``."""
    asked: list[Box] = []

    def look(number: int, place: Box) -> str:
        assert number == 1
        asked.append(place)
        return shown

    spans = (Span(sign, "Cap", size=size, box=box), Span(rest, "Body", size=10, box=REST))
    (page,) = with_initials_read([Page(1, 595, 842, (Line(1, 0, spans),))], ["fr", "en"], look)
    assert set(asked) <= {CAP}
    return page


@pytest.mark.parametrize(
    ("rest", "shown", "expected"),
    [
        ("es îles du nord", "L", "Les îles du nord"),
        ("es îles du nord", "L.", "Les îles du nord"),  # a dot of what stands beside it
        ("’été commence", "L", "L’été commence"),
        ("ferry brings them", "A", "Aferry brings them"),  # parted by what knows such words
        ("es îles du nord", "l", "\ufffdes îles du nord"),
        ("es îles du nord", "Le", "\ufffdes îles du nord"),
        ("es îles du nord", "Q", "\ufffdes îles du nord"),
        ("ferry brings them", "T", "\ufffdferry brings them"),
        ("es îles du nord", "", "\ufffdes îles du nord"),
        ("’zolatéron commence", "L", "\ufffd’zolatéron commence"),
    ],
)
def test_what_ocr_sees_is_believed_where_it_makes_a_word(
    rest: str, shown: str, expected: str
) -> None:
    page = read(rest, shown)
    assert page.lines[0].text == expected
    is_read = UNKNOWN not in expected
    assert page.filled_in == ((expected.split(maxsplit=1)[0],) if is_read else ())


def test_a_private_sign_is_read_too_and_one_with_a_name_is_not() -> None:
    assert read("es îles", "L", sign="\ue24c").lines[0].text == "Les îles"
    assert read("es îles", "L", sign="D").lines[0].text == "Des îles"


def test_only_what_is_as_large_as_a_drop_capital_is_looked_at() -> None:
    assert read("es îles", "L", size=18.1).lines[0].text == "Les îles"
    assert read("es îles", "L", size=18).lines[0].text == "\ufffdes îles"
    assert read("es îles", "L", box=None).lines[0].text == "\ufffdes îles"
