"""Pages of a case that are written as HTML and printed by WeasyPrint."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.model.record import CaseStudy
from tests.press.producers import producer

TITLE, PLACE = "UN GUICHET POUR TOUS", "Valdorie (2014-2016)"
LEAD = "Trois ministères ont appris à travailler ensemble, à partir des mêmes chiffres."
CONTEXT = (
    "En 2014, la région comptait près de deux millions d’habitants, répartis entre la côte et les "
    "hauts plateaux. Les dernières statistiques dataient d’une décennie, et chaque préfecture "
    "appliquait ses propres règles. La réforme a confié aux communes une partie des compétences."
)
IMPACT = (
    "Les délais ont été réduits de moitié en quelques mois. Deux pays voisins ont demandé un appui "
    "semblable, et les préfectures ont conservé leurs nouvelles habitudes de travail."
)
LESSONS = (
    "Mieux vaut former peu de personnes, mais à fond. Les échanges informels ont compté autant."
)
GUIDE = (
    "L’Action doit faire l’objet d’une appropriation de la part du pays partenaire",
    "L’Action doit être un vecteur d’innovation dans son contexte",
    "L’Action doit pouvoir être reproduite",
    "L’Action doit produire des résultats tangibles",
    "L’Action doit être approuvée à un niveau élevé",
    "L’Action doit s’intégrer aux priorités existantes",
    "L’Action doit apporter une valeur ajoutée de l’UE",
)
BODY = {"Contexte": CONTEXT, "Impact": IMPACT, "Enseignements": LESSONS}


def texts(case: CaseStudy) -> dict[str, str]:
    return {section.heading: section.text for section in case.sections}


def printed(
    tmp_path: Path, body: str, css: str = "", place: str = PLACE, front: str = ""
) -> CaseStudy:
    """The record of a page of HTML, printed by WeasyPrint."""
    if reason := producer("weasyprint").available():
        pytest.skip(reason)
    import weasyprint

    style = f"@page{{size:A4;margin:2cm}} body{{font:10pt 'DejaVu Sans';line-height:1.4}} {css}"
    style += " .front{break-after:page}"
    front = f"<div class='front'>{front}</div>" if front else ""
    head = f"{front}<h1>{TITLE}</h1><p class='place'>{place}</p><p><b>{LEAD}</b></p>"
    path = tmp_path / "case.pdf"
    weasyprint.HTML(string=f"<style>{style}</style>{head}{body}").write_pdf(path)
    return pipeline.extract(path)
