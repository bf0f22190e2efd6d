"""Publications whose headings stand in the margin, printed by WeasyPrint, are read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.printed import BODY, LEAD, PLACE, TITLE, printed, texts

ACTION = (
    "Deux équipes ont visité chaque préfecture, registre après registre, pendant toute une année. "
    "Leurs carnets, tenus au jour le jour, ont servi à tous les bureaux de la côte."
)
SECTIONS = {**BODY, "Le concept de l’Action": ACTION}
HEAD = "position:absolute;top:0;width:{wide};margin:0;font:bold 12pt 'DejaVu Sans';color:#06a"


def css(side: str, wide: str = "4cm") -> str:
    align = "right" if side == "left" else "left"
    return (
        f"h1,.place,h1+p+p{{margin-{side}:4.5cm}} section{{position:relative;margin:0 0 1.2em;"
        f"padding-{side}:4.5cm}} section p{{margin:0;text-align:justify}} "
        f"h2{{{HEAD.format(wide=wide)};{side}:0;text-align:{align}}} "
        f"aside{{position:absolute;{side}:0;top:3em;width:4cm;font:italic 8pt 'DejaVu Sans'}}"
    )


def body(box: str = "") -> str:
    return "".join(
        f"<section><h2>{head}</h2>{box if at == 0 else ''}<p>{text}</p></section>"
        for at, (head, text) in enumerate(SECTIONS.items())
    )


@pytest.mark.parametrize(("side", "wide"), [("left", "4cm"), ("right", "4cm"), ("left", "3.2cm")])
def test_headings_in_the_margin_head_the_text_beside_them(
    tmp_path: Path, side: str, wide: str
) -> None:
    case = printed(tmp_path, body(), css(side, wide))
    assert (case.title, case.subtitle, case.summary) == (TITLE, PLACE, LEAD)
    assert texts(case) == SECTIONS


def test_a_callout_may_stand_under_a_heading_in_the_margin(tmp_path: Path) -> None:
    box = "<aside>Les actions doivent s’intégrer aux priorités existantes</aside>"
    case = printed(tmp_path, body(box), css("left"))
    assert (case.title, case.summary, texts(case)) == (TITLE, LEAD, SECTIONS)
    assert [callout.criterion for callout in case.callouts] == ["priorites"]


def test_a_title_on_a_ground_stands_before_headings_in_the_margin(tmp_path: Path) -> None:
    box = "<aside>Les actions doivent s’intégrer aux priorités existantes</aside>"
    ground = "h1{background:#06a;color:#fff;padding:.4em} .place+p{background:#eee;padding:.6em}"
    case = printed(tmp_path, body(box), css("left") + ground)
    assert (case.title, case.summary, texts(case)) == (TITLE, LEAD, SECTIONS)
    assert [callout.criterion for callout in case.callouts] == ["priorites"]
