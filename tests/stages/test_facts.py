"""The box of facts: labels with their values."""

from __future__ import annotations

from pipeline.audit.evidence_words import in_words
from pipeline.model.document import Document
from pipeline.model.page import Line, Tint
from pipeline.model.roles import Role
from pipeline.stages.facts import claim_facts
from tests.stages.builders import PROFILE, body, document, line, page


def facts(*lines: Line, tints: tuple[Tint, ...] = ()) -> Document:
    return claim_facts(document(page(*lines, tints=tints)), PROFILE)


def test_facts_are_read_with_their_label_and_text() -> None:
    made = facts(line("At a glance", y=80), line("Country: Orsa"), line("Years: 2014", y=114),
                 line("Boats: 12", y=128), *body(3, y=300))  # fmt: skip
    found = [(fact.key, fact.label, fact.text) for fact in made.findings.facts]
    assert found == [
        ("country", "Country", "Orsa"), ("years", "Years", "2014"), (None, "Boats", "12"),
    ]  # fmt: skip
    claims = [made.claims[one.id] for one in made.lines[:4]]
    assert [claim.role for claim in claims] == [Role.GUIDE, Role.FACT, Role.FACT, Role.FACT]
    assert [in_words(claim.evidence) for claim in claims][2:] == [
        "label of the fact box", "stands among the fact box's labels",
    ]  # fmt: skip
    assert [claim.score for claim in claims] == [1.0, 1.0, 1.0, 0.7]
    assert made.role(made.lines[4]) is None


def test_labels_without_a_value_are_said() -> None:
    made = facts(line("Country:"), line("Years:", y=140), line("Partners of the work: x", y=180))
    assert [fact.text for fact in made.findings.facts] == ["", "", "x"]
    (notice,) = made.notices
    assert (notice.code, notice.page) == ("fact-without-value", 1)
    assert "labels of the fact box: “Country”, “Years”; check" in notice.message
    assert facts(line("Country: Orsa"), line("Years: 2014", y=114)).notices == ()


def test_the_dash_behind_a_label_is_none_of_its_text() -> None:
    made = facts(line("Country – Orsa"), line("Years – 2014", y=114))
    assert [(fact.label, fact.text) for fact in made.findings.facts] == [
        ("Country", "Orsa"),
        ("Years", "2014"),
    ]


def test_a_page_without_a_box_has_no_title_of_one() -> None:
    made = facts(line("At a glance", y=80), line("Country: Orsa"))
    assert made.claims == {}
    none = claim_facts(document(page(line("Country: x"), line("Years: 1", y=114))),
                       PROFILE.model_copy(update={"facts": ()}))  # fmt: skip
    assert none.findings.facts == ()


def test_a_list_with_the_same_labels_further_on_is_no_second_box() -> None:
    box = [line("Country: Orsa"), line("Years: 2014", y=114)]
    made = claim_facts(document(page(*box), page(*box, number=2)), PROFILE)
    assert len(made.findings.facts) == 2


def test_facts_of_one_line_are_several() -> None:
    made = facts(line("Country: Orsa | Years: 2014"), line("Partners of the work: x", y=114))
    found = made.findings.facts
    assert [(fact.key, fact.text) for fact in found[:2]] == [("country", "Orsa"), ("years", "2014")]
    assert ["|" in fact.removed for fact in found] == [True, False, False]


def test_a_label_without_a_colon_is_the_line_it_stands_on() -> None:
    lines = [line("Country", bold=True), line("Orsa", 200), line("Boats", y=115, bold=True),
             line("twelve", 200, 115), line("Years", y=130, bold=True)]  # fmt: skip
    found = facts(*lines, line("2014", 200, 130)).findings.facts
    assert ("Boats", "twelve") in [(fact.label, fact.text) for fact in found]
