"""Texts that another tool took out of a PDF: where the title stands, and references glued on."""

from __future__ import annotations

from pathlib import Path

import pipeline
from pipeline.model.record import CaseStudy
from tests.support.printed import IMPACT, LEAD, LESSONS, PLACE, TITLE

CONTEXT = (
    "La carte des quais a été publiée en 20161, relue l’an dernier2 et compte 1 2503 noms. "
    "En 2014, la région comptait 20164 habitants."
)
NOTES = (
    "1   Ministère de la Mer, Carte des quais, édition de 2016.\n"
    "2   Édition revue : https://quais.example.org/cartes/\n"
    "    Voir surtout la deuxième feuille. Consulté le lundi 1er fév. 2017.\n"
    "3   Relevé fait au port, qui en garde en tout\n"
    "4 copies, pour les bateaux."
)


def extracted(tmp_path: Path, head: str = f"{TITLE}\n{PLACE}") -> CaseStudy:
    parts = [head, LEAD, "Contexte", CONTEXT, NOTES, "Impact", IMPACT, "Enseignements", LESSONS]
    path = tmp_path / "quais.txt"
    path.write_text("\n\n".join(parts), "utf-8")
    return pipeline.extract(path)


def test_a_text_may_begin_with_its_title(tmp_path: Path) -> None:
    case = extracted(tmp_path)
    assert (case.title, case.location) == (TITLE, "Valdorie")


def test_references_glued_to_numbers_are_taken_out_and_said(tmp_path: Path) -> None:
    case = extracted(tmp_path)
    (context,) = [section for section in case.sections if section.heading == "Contexte"]
    assert "publiée en 2016, relue l’an dernier et compte 1 250 noms." in context.text
    assert "comptait 20164 habitants" in context.text
    assert [note.called_from for note in case.footnotes] == ["contexte"] * 3
    said = [one.message for one in case.warnings if one.code == "call-in-number"]
    assert [number in message for number, message in zip(("20161", "1 2503"), said, strict=True)]


def test_a_note_keeps_its_address_its_date_and_its_amounts(tmp_path: Path) -> None:
    _, second, third = extracted(tmp_path).footnotes
    assert [link.url for link in second.links] == ["https://quais.example.org/cartes/"]
    assert "cartes/ Voir surtout" in second.text
    assert second.accessed == "2017-02-01"
    assert third.text.endswith("garde en tout 4 copies, pour les bateaux.")
