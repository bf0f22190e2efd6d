"""Cases as plain text."""

from __future__ import annotations

CASE = """RENFORCER LES REGISTRES
Sainte-Brune (2015-2016)

Un petit ministère a demandé de l’aide pour répondre à une question simple : combien de personnes
vivent ici, et combien sont parties ?

Contexte
Sainte-Brune compte onze îles habitées, dont quatre sans piste d’atterrissage.

Concept d’Action
Pendant neuf mois, des statisticiens ont travaillé avec le personnel du ministère.

Pratiques
Les agents du port ont continué à tenir des registres sur papier.

Impact
Le registre compte aujourd’hui toutes les arrivées.

Enseignements
Les méthodes doivent pouvoir être appliquées par le personnel local.
"""

HEADINGS = ("Contexte", "Concept d’Action", "Pratiques", "Impact", "Enseignements")
TOLD = (
    "Les ports du nord attendaient depuis dix ans une carte de leurs métiers.",
    "Une équipe de trois experts a visité chaque quai avec les gens du lieu.",
    "Des cahiers ouverts à tous ont remplacé les registres de la capitale.",
    "Deux provinces tiennent à présent leurs chiffres chaque mois.",
    "Il vaut mieux commencer par les ports qui ont déjà un bureau.",
)


def case_text(title: str, headings: tuple[str, ...] = HEADINGS) -> str:
    parts = [title, "Asie (2012-2013)", "Ce que les quais ont appris de leurs voisins."]
    for heading, told in zip(headings, TOLD, strict=True):
        parts += [heading, told]
    return "\n\n".join(parts) + "\n"
