"""A font's own superior figures are raised; its inferior, old-style and fraction figures are not.

Typst sets them in one size on one baseline, at the code points of the other figures, as InDesign
does: what they look like is known from the glyphs alone. Libertinus comes with it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.model.page import Line
from pipeline.readers.pdfium.reader import read_pdf
from tests.press.producers import producer
from tests.readers.odd_pdfs import one_page, stream, write
from tests.support.printed import CONTEXT, IMPACT, LEAD, LESSONS, PLACE, TITLE

SETUP = """#set page(width: 420pt, height: 300pt, margin: 40pt)
#set text(font: "Libertinus Serif", size: 10pt, lang: "fr", fallback: false)
#set super(typographic: true)
#set sub(typographic: true)
"""


def set_by_typst(source: str) -> bytes:
    if reason := producer("typst").available():
        pytest.skip(reason)
    import typst

    data: bytes = typst.compile((SETUP + source).encode())
    return data


def only_line(source: str) -> Line:
    (page,) = read_pdf(set_by_typst(source))
    (line,) = page.lines
    return line


def raised(line: Line) -> list[str]:
    return [span.text.strip() for span in line.spans if span.superscript]


def test_superior_figures_are_raised_behind_words_years_and_marks() -> None:
    line = only_line("Le réseau#super[1] de 2014#super[23], dit « nouveau »#super[4].")
    assert raised(line) == ["1", "23", "4"]
    assert line.text == "Le réseau1 de 201423, dit « nouveau »4."


def test_a_superior_figure_before_a_text_is_raised() -> None:
    assert raised(only_line("#super[7] Voir le rapport de 2013.")) == ["7"]


def test_a_superior_figure_in_parentheses_of_its_kind_is_raised_with_them() -> None:
    assert raised(only_line("Le réseau#super[(12)] compte.")) == ["(12)"]


@pytest.mark.parametrize(
    "source",
    [
        "Du CO#sub[2] et du H#sub[2]O.",
        "#text(number-type: \"old-style\")[Entre 1987 et 2016, 1 250 puis 102 départs.]",
        "#text(features: (\"frac\",))[Près de 3/4 et de 1/2 des départs.]",
        "#smallcaps[Petites Capitales 12] et 345.",
        "Entre 1987 et 2016, 1 250 départs.",
    ],
    ids=["inferior", "old-style", "fractions", "small capitals", "usual"],
)  # fmt: skip
def test_other_figures_keep_their_place(source: str) -> None:
    assert raised(only_line(source)) == []


def test_no_figure_is_raised_in_a_font_that_draws_everything_above_the_baseline() -> None:
    glyph = b"600 0 0 300 500 700 d1 0 300 500 400 re f"
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 300 500 700] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 49 /LastChar 97 /Widths [%b] /CharProcs << /x 7 0 R >> "
        b"/Encoding << /Differences [49 /x 97 /x] >> /ToUnicode 8 0 R >>" % (b"600 " * 49)
    )
    names = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 2 beginbfchar <31> <0031> <61> <0061> endbfchar endcmap"
    )
    objects = one_page(b"BT /F 12 Tf 72 720 Td (aa1) Tj ET", form=stream(b""))
    objects[4] = font
    (page,) = read_pdf(write([*objects, stream(glyph), stream(names)]))
    assert [(line.text, raised(line)) for line in page.lines] == [("aa1", [])]


def test_notes_called_by_superior_figures_are_notes(tmp_path: Path) -> None:
    notes = ("Rapport annuel du guichet, 2013.", "Registre des préfectures, 2015.")
    called = CONTEXT.replace("En 2014,", f"En 2014#footnote[{notes[0]}],")
    effects = IMPACT.replace("pays voisins", f"pays voisins#footnote[{notes[1]}]")
    sections = {"Contexte": called, "Impact": effects, "Enseignements": LESSONS}
    head = f"= {TITLE}\n\n#text(size: 12pt)[{PLACE}]\n\n*{LEAD}*\n\n#set page(height: 600pt)\n"
    path = tmp_path / "case.pdf"
    path.write_bytes(set_by_typst(head + "\n\n".join(f"== {h}\n{t}" for h, t in sections.items())))
    case = pipeline.extract(path)
    texts = {section.heading: section.text for section in case.sections}
    assert texts == {"Contexte": CONTEXT, "Impact": IMPACT, "Enseignements": LESSONS}
    found = [(note.marker, note.text) for note in case.footnotes]
    assert found == [("1", notes[0]), ("2", notes[1])]
