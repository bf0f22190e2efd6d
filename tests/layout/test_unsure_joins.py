"""Paragraphs that may be two: a sentence ends with a line that fills a column or a page."""

from __future__ import annotations

import pytest

from pipeline.layout.setting import survey
from pipeline.layout.unsure_joins import holds_unsure_join
from pipeline.stages.confidence import rate_findings
from pipeline.text.hyphens import learn
from tests.stages.builders import ENDED, MEASURES, PROFILE, TEXT, body, document, line, page
from tests.stages.ratings import BEST, BLOCK, passage, section

BEGINS = "The nets hung in the yard all winter, and nobody came to mend them"


@pytest.mark.parametrize(("last", "first", "unsure"), [
    (ENDED, BEGINS, True),
    (TEXT, BEGINS, False),  # a sentence goes on
    (ENDED, BEGINS.lower(), False),
    ("They brought these things:", BEGINS, False),
])  # fmt: skip
def test_a_sentence_that_ends_with_its_page_may_end_a_paragraph(
    last: str, first: str, unsure: bool
) -> None:
    made = document(
        page(*body(4, y=700, last=last)),
        page(line(first, y=60, page=2), line(ENDED, y=72, page=2), number=2),
    )
    made = made.with_flow(made.lines)
    around = survey(made, MEASURES, learn(made.texts, None))
    assert holds_unsure_join(made.lines, around) is unsure
    lines = tuple(one.id for one in made.lines)
    found = section(passages=(passage()._replace(lines=lines),))
    rest = tuple(section(spec.key) for spec in PROFILE.sections[1:])
    rated = rate_findings(
        made.with_findings(heading_block=BLOCK, sections=(found, *rest)), PROFILE
    ).findings
    assert rated.sections[0].confidence == pytest.approx(BEST * (0.8 if unsure else 1), abs=0.01)


def test_inside_a_column_what_the_lines_show_is_sure() -> None:
    made = document(page(*body(3, last=ENDED), line(BEGINS, y=136), *body(3, y=148)))
    made = made.with_flow(made.lines)
    assert not holds_unsure_join(made.lines, survey(made, MEASURES, learn(made.texts, None)))
