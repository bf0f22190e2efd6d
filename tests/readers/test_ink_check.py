"""What is found out by drawing a page without its doubtful texts, and at what cost."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdfium import ink_check
from tests.readers.hidden_pdfs import page

LINES = 40


def test_a_text_is_compared_with_those_beside_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may hold thousands of texts of which it is doubtful whether they show."""
    meet = Mock(side_effect=ink_check._meet)
    monkeypatch.setattr(ink_check, "_meet", meet)
    white = [b"BT /F 6 Tf 72 %d Td (Line %d) Tj ET\n" % (690 - 15 * at, at) for at in range(LINES)]
    (read,) = read_pdf(page(b"1 g\n" + b"".join(white)))
    assert " ".join(one.text for one in read.hidden).count("Line") == LINES
    assert meet.call_count < 4 * LINES
