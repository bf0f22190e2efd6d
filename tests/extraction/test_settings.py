"""Settings that single designers and producers use: each once went wrong on an engine's pages."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path

import pytest

import pipeline
from pipeline.model.record import CaseStudy
from tests.support.printed import (
    BODY,
    CONTEXT,
    GUIDE,
    IMPACT,
    LEAD,
    LESSONS,
    PLACE,
    TITLE,
    printed,
    texts,
)


def test_headings_in_a_column_of_their_own_go_before_their_text(tmp_path: Path) -> None:
    sections = "".join(
        f"<section><h2>{heading}</h2><div><p>{text}</p></div></section>"
        for heading, text in {**BODY, "Concept d’Action": IMPACT}.items()
    )
    css = "section{display:grid;grid-template-columns:5cm 1fr} h2{font-size:10pt;margin:1em 0}"
    case = printed(tmp_path, sections, css)
    assert texts(case) == {**BODY, "Concept d’Action": IMPACT}
    assert case.summary == LEAD


def test_a_heading_s_last_word_at_one_height_on_two_pages_is_no_running_header(
    tmp_path: Path,
) -> None:
    headings = ("Contexte de<br>l’Action", "Concept de<br>l’Action", "Impact", "Enseignements")
    written = dict(zip(headings, (CONTEXT, IMPACT, IMPACT, LESSONS), strict=True))
    sections = "".join(f"<section><h2>{h}</h2><p>{t}</p></section>" for h, t in written.items())
    css = "section{break-before:page} h2{margin:0 0 1em}"
    case = printed(tmp_path, sections, css)
    assert texts(case) == {h.replace("<br>", " "): text for h, text in written.items()}


def test_notes_as_large_as_the_text_are_notes(tmp_path: Path) -> None:
    notes = {"1": "Voir l’annuaire de 2012, p. 7.", "2": "Entretien avec une cheffe de service."}
    called = CONTEXT.replace("plateaux.", "plateaux.<sup>1</sup>")
    foot = "".join(f"<p><sup>{mark}</sup> {text}</p>" for mark, text in notes.items())
    body = (
        f"<h2>Contexte</h2><p>{called}</p><h2>Impact</h2><p>{IMPACT}<sup>2</sup></p>"
        f"<h2>Enseignements</h2><p>{LESSONS} Il a fallu</p><div class='foot'>{foot}</div>"
        "<p>deux ans.</p>"
    )
    css = ".foot{position:absolute;bottom:0} .foot~p{break-before:page} sup{font-size:60%}"
    case = printed(tmp_path, body, css)
    assert {note.marker: note.text for note in case.footnotes} == notes
    assert [note.called_from for note in case.footnotes] == ["contexte", "impact"]
    assert texts(case)["Enseignements"] == f"{LESSONS} Il a fallu deux ans."


def test_notes_of_one_line_at_one_height_are_no_running_footer(tmp_path: Path) -> None:
    notes = ["Voir https://example.org/ports.", "Entretien, 2012.", "Arrêté du 3 mai 2011."]
    pages = "".join(
        f"<section><h2>{heading}</h2><p>{text}<sup>{n}</sup></p><p class='foot'>{n} {note}</p>"
        "</section>"
        for n, (note, (heading, text)) in enumerate(zip(notes, BODY.items(), strict=True), 1)
    )
    css = "section{break-after:page} .foot{position:absolute;bottom:0;font-size:7pt;color:#444}"
    case = printed(tmp_path, pages, f"{css} sup{{font-size:60%}}")
    assert [note.text for note in case.footnotes] == notes


@pytest.mark.parametrize("place", ["Îles du Sud<br>2014", "Mar del Norte 2014 – 2016"])
def test_a_place_keeps_its_last_word_before_bare_years(tmp_path: Path, place: str) -> None:
    body = "".join(f"<h2>{heading}</h2><p>{text}</p>" for heading, text in BODY.items())
    case = printed(tmp_path, body, ".place{color:#b3001b}", place)
    assert case.location in ("Îles du Sud", "Mar del Norte")


def test_the_series_own_text_above_the_guide_is_told_from_it(tmp_path: Path) -> None:
    about = (
        "Depuis plus de dix ans, l’initiative prête à des pays partenaires des agents publics.",
        "La présente publication fait partie d’une série sur ce que ces missions ont laissé.",
    )
    title = "Les dix critères de bonne pratique"
    criteria = "".join(f"<p>{sentence}</p>" for sentence in GUIDE)
    front = "".join(f"<p>{text}</p>" for text in about) + f"<h3>{title}</h3>{criteria}"
    sections = "".join(f"<h2>{heading}</h2><p>{text}</p>" for heading, text in BODY.items())
    case = printed(tmp_path, sections, front=front)
    assert case.about == "\n\n".join(about)
    assert not case.callouts and texts(case) == BODY


def test_a_marker_may_fill_its_line_before_a_long_address(tmp_path: Path) -> None:
    address = "https://example.org/" + "/".join(["etudes-de-cas"] * 9) + "/1.html"
    notes = ["Entretien, 2012.", address, "Arrêté du 3 mai 2011."]
    calls = [f"{text}<sup>{n}</sup>" for n, text in enumerate(BODY.values(), 1)]
    body = "".join(f"<h2>{h}</h2><p>{text}</p>" for h, text in zip(BODY, calls, strict=True))
    foot = "".join(f"<p>{n} {note}</p>" for n, note in enumerate(notes, 1)).replace("2 h", "2<br>h")
    css = ".foot{position:absolute;bottom:0;font-size:7pt} .foot p{margin:0} sup{font-size:60%}"
    case = printed(tmp_path, f"{body}<div class='foot'>{foot}</div>", css)
    assert [note.text for note in case.footnotes] == notes


@pytest.mark.parametrize("room", ["", "<span style='padding-left:12mm'></span>"])
def test_numbers_of_two_figures_may_leave_no_room_before_their_items(
    tmp_path: Path, room: str
) -> None:
    items = [f"La commune de {word} a tenu son registre. {IMPACT}" for word in "ABCDEFGHIJKL"]
    listed = "".join(
        f"<p>{n}.{' ' if n < 10 else room}{item}</p>" for n, item in enumerate(items, 1)
    )
    body = {**BODY, "Contexte": f"Voici les communes :</p>{listed}<p>{CONTEXT}"}
    case = printed(tmp_path, "".join(f"<h2>{h}</h2><p>{text}</p>" for h, text in body.items()))
    passages = case.sections[0].passages
    assert [passage.text for passage in passages if passage.kind == "item"] == items


def test_pages_that_begin_with_one_sentence_have_no_running_header(tmp_path: Path) -> None:
    again = "Les experts ont d’abord observé le travail quotidien aux guichets."
    texts_ = [CONTEXT, IMPACT, LESSONS, CONTEXT, f"{again} {CONTEXT}", IMPACT] * 2
    pages = "".join(f"<p class='page'>{text} {text}</p>" for text in texts_)
    others = "".join(f"<h2>{heading}</h2><p>{IMPACT}</p>" for heading in ("Impact", "Pratiques"))
    case = printed(tmp_path, f"<h2>Contexte</h2>{pages}{others}", ".page{break-after:page}")
    assert texts(case)["Contexte"].count(again) == 4


def test_a_numbered_list_at_the_foot_of_a_page_is_a_list(tmp_path: Path) -> None:
    items = ["un état des lieux des registres ;", "la formation de huit agents."]
    listed = "".join(f"<p>{number}. {item}</p>" for number, item in enumerate(items, 1))
    body = (
        f"<h2>Contexte</h2><p>{CONTEXT.replace('habitants', 'habitants<sup>1</sup>')}</p>"
        f"<h2>Impact</h2><p>{IMPACT} Ont suivi :</p>{listed}"
        f"<h2 style='break-before:page'>Enseignements</h2><p>{LESSONS}</p>"
        "<p style='font-size:7pt'>1 Voir l’annuaire de 2012.</p>"
    )
    case = printed(tmp_path, body, "sup{font-size:60%}")
    impact = next(section for section in case.sections if section.key == "impact")
    assert [p.text for p in impact.passages if p.kind == "item"] == items
    assert [note.text for note in case.footnotes] == ["Voir l’annuaire de 2012."]


def test_accents_drawn_apart_go_back_on_their_letters(tmp_path: Path) -> None:
    """As TeX sets them with its older fonts: an accent and a letter, one above the other."""
    from reportlab.pdfgen.canvas import Canvas

    spacing = {"\u0301": "´", "\u0300": "`", "\u0302": "ˆ", "\u0327": "¸"}
    path = tmp_path / "case.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))

    def draw(x: float, y: float, text: str, font: str, size: float) -> None:
        width = canvas.stringWidth
        before = ""
        for letter in unicodedata.normalize("NFD", text):
            if accent := spacing.get(letter):
                middle = x - (width(before, font, size) + width(accent, font, size)) / 2
                canvas.drawString(middle, y, accent)
            else:
                canvas.drawString(x, y, letter)
                x, before = x + width(letter, font, size), letter

    y = 780.0
    parts = [(TITLE, "Helvetica-Bold", 18), (PLACE, "Helvetica", 13), (LEAD, "Helvetica-Bold", 10)]
    for heading, text in BODY.items():
        parts += [(heading, "Helvetica-Bold", 14), (text, "Helvetica", 10)]
    for text, font, size in parts:
        canvas.setFont(font, size)
        y -= size
        for line in textwrap.wrap(text, 80, break_on_hyphens=False):
            draw(72, y, line, font, size)
            y -= 1.4 * size
    canvas.save()
    case = pipeline.extract(path)
    assert texts(case) == BODY
    assert case.summary == LEAD


TEXT = f"""{TITLE}

{PLACE}

{LEAD}

Contexte

{{context}}

Impact

{{impact}}

Enseignements

{LESSONS}
{{foot}}"""


def extracted(tmp_path: Path, context: str, impact: str = IMPACT, foot: str = "") -> CaseStudy:
    path = tmp_path / "case.txt"
    path.write_text(TEXT.format(context=context, impact=impact, foot=foot), "utf-8")
    return pipeline.extract(path)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("la distribu- tion des cartes", "la distribution des cartes"),
        ("un volet socio- économique", "un volet socio-économique"),
        ("à court- et moyen terme", "à court- et moyen terme"),
    ],
)
def test_words_that_an_extractor_left_broken_are_whole(
    tmp_path: Path, broken: str, whole: str
) -> None:
    case = extracted(tmp_path, f"{CONTEXT} Il prévoyait {broken} pour 2016.")
    assert texts(case)["Contexte"] == f"{CONTEXT} Il prévoyait {whole} pour 2016."


def test_in_a_text_notes_are_told_from_numbered_lists(tmp_path: Path) -> None:
    items = ["un état des lieux des registres ;", "la formation de huit agents."]
    listed = "\n\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    case = extracted(
        tmp_path,
        CONTEXT.replace("habitants", "habitants1").replace("communes", "communes2"),
        f"{IMPACT} Ont suivi :\n\n{listed}",
        "\n1 Voir http://www.example.org/annuaire.pdf.\n\n2 Entretien avec une cheffe de service.",
    )
    impact = next(section for section in case.sections if section.key == "impact")
    assert [p.text for p in impact.passages if p.kind == "item"] == items
    assert [(note.marker, note.called_from) for note in case.footnotes] == [
        ("1", "contexte"),
        ("2", "contexte"),
    ]
    assert texts(case)["Contexte"] == CONTEXT


def test_in_one_font_notes_may_close_a_section(tmp_path: Path) -> None:
    notes = ["Entretien avec une cheffe de service.", "Arrêté du 3 mai 2011."]
    called = CONTEXT.replace("habitants", "habitants1").replace("communes", "communes2")
    foot = "".join(f"<p>{number} {note}</p>" for number, note in enumerate(notes, 1))
    body = f"<h2>Contexte</h2><p>{called}</p>{foot}<h2>Impact</h2><p>{IMPACT}</p>"
    plain = "h1,h2,b{font:10pt 'DejaVu Sans'}"
    case = printed(tmp_path, f"{body}<h2>Enseignements</h2><p>{LESSONS}</p>", plain)
    assert [note.text for note in case.footnotes] == notes
    assert texts(case) == BODY


def test_a_finding_with_doubts_is_named_among_the_warnings(tmp_path: Path) -> None:
    sure = extracted(tmp_path, CONTEXT)
    path = tmp_path / "doubtful.txt"
    text = TEXT.format(context=CONTEXT, impact=IMPACT, foot="")
    path.write_text(text.replace(f"{PLACE}\n\n", ""), "utf-8")
    doubtful = pipeline.extract(path)
    assert sure.confidence.title is not None
    assert sure.confidence.title > 0.9
    assert not [w for w in sure.warnings if w.code == "low-confidence"]
    warned = [w.message for w in doubtful.warnings if w.code == "low-confidence"]
    assert any("title" in message and "no years" in message for message in warned)
    assert doubtful.confidence.period is None
