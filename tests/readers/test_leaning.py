"""Type that leans further than italics do."""

from __future__ import annotations

import pytest

from pipeline.readers.pdf import read_pdf
from tests.readers import odd_pdfs


@pytest.mark.parametrize(
    ("leans", "askew"), [(0.46, False), (0.48, True), (-0.48, True), (2, True)]
)
def test_letters_that_lean_further_than_italics_are_read_in_order(
    leans: float, askew: bool
) -> None:
    content = b"BT /F 12 Tf 1 0 %f 1 72 720 Tm (A line of text) Tj ET" % leans
    (page,) = read_pdf(odd_pdfs.write(odd_pdfs.one_page(content)))
    assert [(line.text, line.turned) for line in page.lines] == [("A line of text", askew)]
