"""Tables, figures and pull quotes of a section: kept as such, out of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.colors import grey, navy
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from pipeline import extract
from pipeline.model.record import CaseStudy, Section

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=14, leading=20)
TITLE = ParagraphStyle("title", parent=HEAD, fontSize=20, leading=26)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.5, leading=11)
PULL = ParagraphStyle(
    "pull", parent=BODY, fontSize=13, leading=17, textColor=navy, leftIndent=30, rightIndent=30,
    spaceBefore=14, spaceAfter=14,
)  # fmt: skip
FIRST = (
    "Les ports du nord attendaient depuis dix ans une carte de leurs métiers, et les bureaux de la "
    "capitale n’avaient jamais compté ceux qui réparent les filets ni ceux qui vendent la glace."
)
SECOND = (
    "Une équipe de trois experts a visité chaque quai avec les gens du lieu. Elle a noté ce qui "
    "manquait, puis elle est revenue avec des cahiers que chacun pouvait ouvrir et compléter."
)
OTHERS = {
    "Concept d’Action": "Des ateliers ont réuni les deux ministères autour d’une même table.",
    "Pratiques": "Des cahiers ouverts à tous ont remplacé les registres de la capitale.",
    "Impact": "Deux provinces tiennent à présent leurs chiffres chaque mois.",
    "Enseignements": "Il vaut mieux commencer par les ports qui ont déjà un bureau.",
}
CELLS = [["Port", "Navires", "Part"], ["Nord", "412", "36 %"], ["Sud", "87", "8 %"]]
CELLS += [["Est", "233", "20 %"], ["Ouest", "405", "36 %"]]
RULED = [("GRID", (0, 0), (-1, -1), 0.5, grey)]


@pytest.fixture
def context(tmp_path: Path) -> Callable[..., Section]:
    """Sets a case with ``aside`` between the first section's two paragraphs, and reads it."""

    def read(*aside: Flowable, after: str = SECOND) -> Section:
        path = tmp_path / "ports.pdf"
        write(path, [Paragraph(FIRST, BODY), *aside, Paragraph(after, BODY)])
        case = extract(path, entities=False)
        assert "account-does-not-balance" not in {warning.code for warning in case.warnings}
        assert len(case.sections) == 5 and not case.unplaced
        return case.sections[0]

    return read


def write(path: Path, contents: Sequence[Flowable]) -> None:
    story: list[Flowable] = [
        Paragraph("LES PORTS DU NORD", TITLE), Paragraph("Asie (2012-2013)", HEAD),
        Paragraph("Ce que les quais ont appris de leurs voisins.", BODY),
        Paragraph("Contexte", HEAD), *contents,
    ]  # fmt: skip
    for heading, text in OTHERS.items():
        story += [Paragraph(heading, HEAD), Paragraph(text, BODY)]
    SimpleDocTemplate(str(path)).build(story)


def texts(section: Section) -> list[str]:
    return [passage.text for passage in section.passages]


@pytest.mark.parametrize("style", [RULED, []], ids=["ruled", "by its columns alone"])
def test_a_table_is_rows_and_no_part_of_the_text(
    context: Callable[..., Section], style: list[tuple[object, ...]]
) -> None:
    section = context(Spacer(1, 8), Table(CELLS, style=style), Spacer(1, 8))
    (table,) = section.tables
    assert table.rows == CELLS
    assert (table.page, table.after, table.caption) == (1, 1, None)
    assert texts(section) == [FIRST, SECOND]


def test_a_drawn_table_may_hold_sentences_in_its_cells(context: Callable[..., Section]) -> None:
    told = "Un cahier par quai, que les gens du lieu tiennent eux-mêmes et relisent en réunion."
    rows = [["Mesure", "Ce qui a changé"], ["Cahiers", told], ["Cartes", told]]
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    section = context(Table(cells, colWidths=[90, 200], style=RULED))
    assert [table.rows for table in section.tables] == [rows]
    assert texts(section) == [FIRST, SECOND]


def test_a_table_that_runs_over_the_page_is_one(context: Callable[..., Section]) -> None:
    section = context(Spacer(1, 425), Table(CELLS, style=RULED, repeatRows=0), Spacer(1, 8))
    assert [table.rows for table in section.tables] == [CELLS]


def test_captions_go_with_what_they_name(context: Callable[..., Section]) -> None:
    section = context(
        Paragraph("Tableau 1 : Navires par port", SMALL), Table(CELLS, style=RULED),
        Spacer(1, 60), Paragraph("Figure 2 : Les quais en 2012", SMALL), Spacer(1, 10),
    )  # fmt: skip
    assert [table.caption for table in section.tables] == ["Tableau 1 : Navires par port"]
    (figure,) = section.figures
    assert figure.caption == "Figure 2 : Les quais en 2012"
    assert figure.bbox and figure.bbox[3] - figure.bbox[1] > 50, "the space of the picture"
    assert texts(section) == [FIRST, SECOND]


def test_a_pull_quote_leaves_the_paragraph_that_it_repeats_whole(
    context: Callable[..., Section],
) -> None:
    said = "Elle a noté ce qui manquait, puis elle est revenue avec des cahiers."
    section = context(Paragraph(said, PULL), after=f"puis ils ont repris la mer. {SECOND}")
    assert [quote.text for quote in section.quotes] == [said]
    assert len(section.passages) == 2


def test_a_subheading_and_two_columns_of_text_are_no_asides(
    context: Callable[..., Section],
) -> None:
    columns = [[Paragraph(SECOND, BODY), Paragraph(FIRST, BODY)]]
    subhead = ParagraphStyle("subhead", parent=HEAD, fontSize=12, textColor=navy, spaceBefore=10)
    section = context(
        Paragraph("Le travail dans les ports du nord", subhead),
        Table(columns, colWidths=[215, 215]),
        PageBreak(),
    )
    assert not (section.tables or section.figures or section.quotes)


def test_samples_have_no_asides_but_their_own() -> None:
    inbox = Path(__file__).parents[2] / "raw_pdfs"
    cases: list[CaseStudy] = [extract(path, entities=False) for path in sorted(inbox.glob("*.pdf"))]
    sections = [section for case in cases for section in case.sections]
    assert not [s.key for s in sections if s.tables or s.figures or s.quotes]
