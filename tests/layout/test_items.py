"""Items of lists: what opens one, how its lines hang, and its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.passages import build_passages, is_item, plain_labels
from pipeline.layout.setting import survey
from pipeline.model.findings import Passage
from pipeline.model.page import Line, Span
from pipeline.text.hyphens import learn
from tests.layout.flow import SHORT, around, count, passages
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    TEXT,
    body,
    column,
    document,
    line,
    page,
    plain,
)


def test_a_bullet_opens_an_item() -> None:
    items = column("• the first boat of the day", "• the second boat")
    assert passages(*items) == ["the first boat of the day", "the second boat"]
    assert count(line("x"), line("y", y=112, drawn_bullet=True)) == 2
    assert is_item([line("• a")])
    assert is_item([line("a", drawn_bullet=True)])
    assert not is_item([line("a")])


def test_behind_a_short_line_a_letter_or_a_dash_opens_an_item() -> None:
    short = [*body(3), line("they had", y=136)]
    assert count(*short, line("a) the larger ones", y=148)) == 2
    assert count(*short, line("– the larger ones", y=148)) == 2


def test_a_dash_alone_on_its_line_is_a_bullet_and_a_number_may_be_none() -> None:
    assert count(*body(4), line("–", y=148), line("the larger ones", 85, 160)) == 2
    assert count(*body(4), line("12.", y=148)) == 1


@pytest.mark.parametrize("sign", "∗⁎⋆∘⋄⊳⦁⧫■□▷▶▸◻◦●◿★☆♠♦♧⚪⚬☐☑☒☛☞✁✓✔❖❚❶➢➤➿⬒⬛⬤⭐⭘")
def test_any_sign_that_no_text_begins_with_is_a_bullet(sign: str) -> None:
    assert count(*body(4), line(f"{sign} the larger ones", y=148)) == 2
    assert passages(*column(f"{sign} the boats", f"{sign} the nets")) == ["the boats", "the nets"]


@pytest.mark.parametrize("sign", "›→⇒–*")
def test_a_sign_that_may_stand_in_text_is_a_bullet_behind_a_sentence(sign: str) -> None:
    assert count(*body(4), line(f"{sign} the larger ones", y=148)) == 1
    assert count(*body(4, last=ENDED), line(f"{sign} the larger ones", y=148)) == 2
    assert not is_item([line(f"{sign}the larger ones")])


@pytest.mark.parametrize("sign", "»?")
def test_a_sign_that_a_line_may_begin_with_is_a_bullet_only_behind_a_sentence(sign: str) -> None:
    assert count(*body(4), line(f"{sign} the larger ones", y=148)) == 1
    assert count(*body(4, last=ENDED), line(f"{sign} the larger ones", y=148)) == 2
    assert not is_item([line(sign)])


def test_a_guillemet_that_closes_is_no_bullet() -> None:
    said = ["He said: « The boats came home.", "» Then he went on to the next of the three boats."]
    assert count(*column(*said)) == 1
    assert count(*column("He said: « The boats » came home.", said[1])) == 2
    assert count(line(said[0], y=100), line("Then he went on to the next.", y=130)) == 2


@pytest.mark.parametrize("text", ["(b)L’essai", "(b)l’examen", "(2)The boats", "(b) the boats"])
def test_a_number_in_brackets_may_fill_the_room_before_its_text(text: str) -> None:
    assert is_item([line(text)])


@pytest.mark.parametrize(
    "text",
    [
        "a. The nets",
        "b. the nets",
        "c. a net",
        "d. l’essai",
        "e. co-operation of ports",
        "iv. nets of",
    ],
)
def test_a_letter_with_a_full_stop_opens_an_item(text: str) -> None:
    assert is_item([line(text)])


@pytest.mark.parametrize(
    "text", ["p. ex. the nets", "c. à d. the nets", "e. g. the nets", "p. 12", "A. Smith", "c. net"]
)
def test_an_abbreviation_opens_none(text: str) -> None:
    assert not is_item([line(text)])


@pytest.mark.parametrize("text", ["(s)he left", "(in)formal ties", "(2014)", "(b)"])
def test_brackets_at_the_start_of_a_text_are_no_number(text: str) -> None:
    assert not is_item([line(text)])


@pytest.mark.parametrize("sign", "§€%«»?”+=o≡▟☀☄☇☏☓☚☟♟♨⚩⚭✀❛❟❝❵⟀⬑⬰⭏⭙")
def test_other_signs_are_none(sign: str) -> None:
    assert not is_item([line(f"{sign} 12")])


def test_a_dash_or_number_inside_a_sentence_opens_none() -> None:
    assert count(*body(4), line("– the larger ones – had left", y=148)) == 1
    assert count(*body(4, last=ENDED), line("– the larger ones", y=148)) == 2
    assert count(*body(4), line("12. May was the day", y=148)) == 1
    assert count(*body(4), line("• the larger ones", y=148)) == 2


def test_a_bullet_alone_on_its_line_opens_the_item_below() -> None:
    items = [
        line("•", 70, 100),
        line("the first boat", 85, 112),
        line("12.", 70, 130),
        line("x", 85, 142),
    ]
    lines, surroundings = around(items)
    made = build_passages(lines, surroundings)
    assert [(p.kind, p.text, p.removed) for p in made] == [
        ("item", "the first boat", "•"), ("item", "x", "12."),
    ]  # fmt: skip
    (alone,) = build_passages(*around([line("•")]))
    assert (alone.text, alone.removed) == ("•", "")
    numbered = [line("12.", 70, 100), line("The first boat left", 85, 112)]
    assert passages(*numbered) == ["The first boat left"]
    assert not is_item([line("1234.")])
    assert not is_item([line("A.")])


@pytest.mark.parametrize(
    ("hang", "edge", "parts"), [(4.5, 70, 2), (3.5, 70, 1), (5, 72.7, 2), (5, 73.3, 1)]
)
def test_a_dash_that_hangs_as_the_one_before_opens_an_item(
    hang: float, edge: float, parts: int
) -> None:
    item = [line("– the larger ones of them", 70, 100, width=300)]
    item.append(line("had left before the light of the", 70 + hang, 112, width=300 - hang))
    assert count(*item, line("– the smaller ones", edge, 124)) == parts


def test_in_a_paragraph_or_in_plain_text_a_dash_does_not_hang() -> None:
    text = [line("The larger ones of them", 70, 100, width=300)]
    text.append(line("had left before the light of the", 75, 112, width=295))
    assert count(*text, line("– the smaller ones – too", 70, 124)) == 1
    item = [plain("– the larger ones of them all"), plain("had left before the light of"),
            plain("– the smaller ones – too")]  # fmt: skip
    assert len(passages(*item, measures=NO_MEASURES)) == 1


@pytest.mark.parametrize(("x", "parts"), [(84, 1), (81.5, 1), (80.5, 2)])
def test_text_outside_the_hanging_indent_ends_the_item(x: float, parts: int) -> None:
    item = [line("• the larger ones", 70, 100, width=300), line(ENDED, 85, 112, width=285)]
    assert count(*item, line("The rest of it", x, 124, width=370 - x)) == parts


@pytest.mark.parametrize(("width", "parts"), [(285, 1), (100, 2)])
def test_inside_a_sentence_an_item_ends_outside_its_indent_behind_a_short_line(
    width: float, parts: int
) -> None:
    item = [line("• the larger ones", width=300), line(TEXT, 85, 112, width=width)]
    assert count(*item, line("The rest of it", 70, 124, width=300)) == parts


@pytest.mark.parametrize(("x", "parts"), [(70, 2), (85, 1)])
def test_behind_a_box_too_text_outside_the_hanging_indent_ends_the_item(
    x: float, parts: int
) -> None:
    item = [line("• the larger ones", 70, 100, width=300), line(ENDED, 85, 112, width=285)]
    rest = line("The rest of it", x, 160, width=370 - x)
    lines, surroundings = around([*item, rest], line("a box", y=136, width=300))
    assert len(build_passages(lines, surroundings)) == parts


@pytest.mark.parametrize(("x", "parts"), [(115, 1), (100, 2)])
@pytest.mark.parametrize("lines", [1, 2])
def test_over_a_page_with_another_margin_an_item_keeps_its_indent(
    x: float, parts: int, lines: int
) -> None:
    """Right pages are often set 30 points further in than left ones."""
    item = [line("• the larger ones", width=300), *[line(ENDED, 85, 112, width=285)] * (lines - 1)]
    rest = [line(ENDED, 115, 60, width=285), line("The rest of it", x, 72, width=400 - x)]
    for left, right in ((item, rest), (shifted(item, 30), shifted(rest, -30))):
        made = document(page(*left), page(*right, number=2))
        around_all = survey(made, MEASURES, learn(made.texts, None))
        assert len(build_passages(made.flow, around_all)) == parts


def shifted(lines: Sequence[Line], by: float) -> list[Line]:
    moved = [(one, one.box) for one in lines if one.box]
    return [replace(one, box=box._replace(x0=box.x0 + by, x1=box.x1 + by)) for one, box in moved]


def test_an_item_of_one_line_ends_where_text_begins_at_its_bullet() -> None:
    item = line("• the larger ones.", width=300)
    assert count(item, line("The rest", 68.2, 112, width=301.8)) == 1
    assert count(item, line("The rest", 67.8, 112, width=302.2)) == 2


def test_an_item_goes_on_below_its_bold_head() -> None:
    head = line("• Why so early?", y=100, bold=True)
    text = [line(TEXT, x=82, y=112), line(SHORT, x=82, y=124)]
    assert passages(head, *text) == [f"Why so early? {TEXT} {SHORT}"]
    title = line("Why so early?", y=100, bold=True)
    assert len(passages(title, *text)) == 2  # no item
    drawn = line("Why so early?", y=100, bold=True, drawn_bullet=True)
    assert len(passages(drawn, line(TEXT, y=112), line(SHORT, y=124))) == 1
    assert len(passages(head, line(TEXT, x=74.5, y=112), line(SHORT, x=74.5, y=124))) == 1
    assert len(passages(drawn, line(TEXT, x=66.5, y=112), line(SHORT, x=66.5, y=124))) == 1
    two = [line("• Why so early", bold=True), line("or so late?", x=82, y=112, bold=True)]
    assert passages(*two, line(TEXT, x=82, y=124)) == [f"Why so early or so late? {TEXT}"]


@pytest.mark.parametrize("text", [
    line(TEXT, x=73.5, y=112),  # outside the item
    line(TEXT, x=82, y=130),  # behind a gap
    line(TEXT, x=82, y=112, bold=True),
    line(f"• {TEXT}", x=82, y=112),
    line(TEXT, x=82, y=112, drawn_bullet=True),
])  # fmt: skip
def test_but_not_in_what_is_no_text_of_it(text: Line) -> None:
    head = line("• Why so early?", y=100, bold=True)
    assert len(passages(head, text, line(TEXT, x=82, y=142))) == 2


def test_behind_a_bullet_of_its_own_a_number_is_text() -> None:
    assert passages(line("•"), line("12. May was the day", 85, 112)) == ["12. May was the day"]


def test_a_number_may_stand_over_its_text() -> None:
    assert passages(line("12.", 70, 100), *body(3, y=112, last=ENDED)) == [f"{TEXT} {TEXT} {ENDED}"]


def test_sentences_that_begin_in_an_items_hanging_indent_are_of_it() -> None:
    head = line("• the larger ones had left.", 70, 100, width=300)
    hanging = [line(TEXT, 85, 112, width=285), line(TEXT, 85, 124, width=285)]
    assert count(head, *hanging) == 1
    text = [line("The larger ones had left.", 70, 100, width=300), *hanging[:1]]
    assert count(*text, *body(3, y=124)) == 2  # in a paragraph, that is an indent


def test_a_paragraph_beside_an_initial_goes_on_below_it() -> None:
    beside = [line(TEXT, 90, 100, width=280), line(ENDED, 90, 112, width=280)]
    assert count(*beside, *body(3, y=124)) == 1


def test_a_paragraph_inside_an_item_begins_with_an_indent() -> None:
    item = [line("• the larger ones", 70, 100, width=300), line(ENDED, 85, 112, width=285)]
    assert count(*item, line(TEXT, 95, 124, width=275), line(TEXT, 85, 136, width=285)) == 2


def labels(*texts: str) -> list[str | None]:
    return plain_labels([Passage("item", text, ()) for text in texts])


def test_an_items_title_in_one_font_is_known_by_its_colon() -> None:
    assert labels("Boats for all: The port gave them") == ["Boats for all"]
    assert labels("Boats – for all: The port gave them") == ["Boats – for all"]
    assert labels("boats for all: The port") == [None]
    assert labels("Boats. For all: The port") == [None]
    assert labels("Boats for all: the port") == [None]


def test_a_dash_closes_titles_in_one_font_where_several_items_have_it() -> None:
    boats, nets, rest = "Boats for all – The port", "Nets – Mended", "The port gave them."
    assert labels(boats, nets, rest, rest) == ["Boats for all", "Nets", None, None]
    assert labels(boats, nets, rest, rest, rest) == [None] * 5
    assert labels(boats) == [None]
    assert labels(boats, nets, "Boats – the big ones") == ["Boats for all", "Nets", None]
    assert labels(boats, "Well-Known port") == [None, None]


@pytest.mark.parametrize("said", ["“We sail”", "« We sail »", "¿Who sails?", "¡Sail!"])
def test_what_a_person_says_follows_a_title_where_several_items_have_one(said: str) -> None:
    boats, nets = "Boats for all: The port", "Nets: Mended"
    assert labels(boats, nets, f"Sails: {said}") == ["Boats for all", "Nets", "Sails"]
    assert labels(boats, f"She said: {said}") == ["Boats for all", None]
    assert labels(boats, nets, *["They say"] * 2, f"Sails: {said}")[4] is None
    assert labels("Boats – The port", f"Sails – {said}") == ["Boats", "Sails"]


@pytest.mark.parametrize(
    ("bold", "rest", "label"),
    [
        ("Boats: ", "the port gave them.", "Boats"),
        ("Boats", " – The port gave them.", "Boats"),
        ("Boats – ", "The port gave them.", "Boats"),
        ("Boats", "-hooks were bought.", None),
        ("Boats", " –old ones– were bought.", None),
    ],
)
def test_an_item_keeps_its_bold_title(bold: str, rest: str, label: str | None) -> None:
    spans = (Span(f"• {bold}", size=10.0, bold=True), Span(rest, size=10.0))
    lines, surroundings = around([replace(line("x"), spans=spans)])
    assert build_passages(lines, surroundings)[0].label == label


def test_the_marker_that_comes_next_opens_an_item_below_one_as_long() -> None:
    """Two short items that end alike are no lines of one sentence."""
    long = line(ENDED, 95, 100)
    items = [line("(a) in chalk,", 95, 112, width=60), line("(b) in paint,", 95, 124, width=60)]
    assert count(long, *items) == 3
    assert count(long, items[0], line("(c) in paint,", 95, 124, width=60)) == 2
    assert count(long, items[0], line("(b) in paint,", 103, 124, width=52)) == 2


@pytest.mark.parametrize(
    ("text", "items"), [("2° the slate", 2), ("2º the slate", 2), ("2 ° c", 1)]
)
def test_a_number_with_the_sign_of_an_ordinal_opens_an_item(text: str, items: int) -> None:
    assert count(line("1° the bell;"), line(text, y=112)) == items
