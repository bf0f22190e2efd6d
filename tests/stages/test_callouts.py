"""Criterion callouts in settings that blur where they begin, where they end and what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.printed import BODY, CONTEXT, IMPACT, printed, texts

NEW_WAYS = "Dans leur contexte, les actions doivent ouvrir des voies nouvelles et innovantes"
RESULTS = "Chaque action doit se traduire par des résultats que l’on peut constater"
OWNED = "Les actions doivent être portées par le pays partenaire"
SYNERGIES = "Les actions doivent créer des synergies avec d’autres initiatives"
EXPERIENCE = "Les actions doivent faire appel aux niveaux d’expérience les plus élevés"
REPEATABLE = "Les actions doivent pouvoir être reproduites"
TANGIBLE = "Les actions doivent aboutir à des résultats tangibles"
BOX = "float:right;width:4.4cm;margin:0 0 3mm 5mm;padding:2mm;color:#6a1b9a"


def body(boxes: str, context: str = CONTEXT) -> str:
    """The sections, the ``boxes`` before the text of the first."""
    first, *others = {**BODY, "Contexte": context}.items()
    return f"<h2>{first[0]}</h2>{boxes}<p>{first[1]}</p>" + "".join(
        f"<h2>{heading}</h2><p>{text}</p>" for heading, text in others
    )


def box(look: str, *sentences: str) -> str:
    return f"<div style='{BOX};{look}'>" + "".join(f"<p>{s}</p>" for s in sentences) + "</div>"


@pytest.mark.parametrize("look", ["background:#ecebf6", "border-left:1mm solid #6a1b9a", ""])
def test_a_sentence_may_break_in_its_opening(tmp_path: Path, look: str) -> None:
    case = printed(tmp_path, body(box(look, RESULTS, NEW_WAYS)))
    assert [callout.text for callout in case.callouts] == [RESULTS, NEW_WAYS]
    assert [callout.criterion for callout in case.callouts] == ["resultats", "innovation"]
    assert texts(case) == BODY


def test_a_stack_of_callouts_is_no_reading_guide(tmp_path: Path) -> None:
    stack = (OWNED, SYNERGIES, EXPERIENCE, REPEATABLE, TANGIBLE)
    page = body(box("background:#ecebf6", *stack))
    case = printed(tmp_path, page, place="Valdorie | 2014-2016")
    assert [callout.text for callout in case.callouts] == list(stack)


def test_text_set_over_the_edge_of_a_box_is_none_of_its_callouts(tmp_path: Path) -> None:
    label = "Prendre le temps d’écouter les gens :"
    under = "float:none;position:absolute;background:#ecebf6;margin:0;padding-top:8mm;z-index:-1"
    boxed = f"<div style='position:relative'>{box(under, OWNED)}<p>{label}</p><p class='beside'>"
    css = "h2 + div{height:4cm} .beside{margin-left:6cm}"
    case = printed(tmp_path, body("").replace("<p>", boxed, 1), css)
    assert [callout.text for callout in case.callouts] == [OWNED]
    assert texts(case)["Contexte"].startswith(label)


def test_a_callout_without_a_box_may_stand_near_the_text(tmp_path: Path) -> None:
    left = "float:left;font-size:11pt;margin:0 1mm 0 0;padding:0"
    case = printed(tmp_path, body(box(left, OWNED, RESULTS), f"{CONTEXT} {IMPACT}"))
    assert [callout.text for callout in case.callouts] == [OWNED, RESULTS]
    assert texts(case)["Contexte"] == f"{CONTEXT} {IMPACT}"


def test_boxes_printed_over_each_other_are_read_one_by_one(tmp_path: Path) -> None:
    place = "float:none;position:absolute;left:12cm;background:#ecebf6"
    first = box(f"{place};top:6cm", OWNED, RESULTS)
    second = box(f"{place}80;top:8.15cm", SYNERGIES, NEW_WAYS)  # the first shines through it
    case = printed(tmp_path, body(first + second), "h2 ~ p{width:11cm}")
    assert {callout.text for callout in case.callouts} == {OWNED, RESULTS, SYNERGIES, NEW_WAYS}
