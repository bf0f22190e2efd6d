"""French stock. Everything here is invented."""

from __future__ import annotations

from tests.press.stock import Stock
from tests.press.stock.fr_text import ITEMS, LABELS, LIST_INTROS, QUOTES, SENTENCES, SLOTS, TRAPS

FR = Stock(
    language="fr",
    colon=" : ",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    slots=SLOTS,
    titles=(
        "Compter pour mieux accueillir",
        "Bâtir une politique nationale de {matter}",
        "Donner une voix aux communes dans la gouvernance de la {matter_f}",
        "De la côte à l’arrière-pays : former {actors}",
        "Renforcer l’accueil des mineurs non accompagnés : vers un dispositif interministériel "
        "de protection, d’orientation et de suivi",
        "Reconnaître les compétences acquises à l’étranger",
        "Relier les diasporas et les territoires d’origine par l’épargne, le savoir-faire et "
        "l’investissement",
        "Un guichet, trois ministères",
        "Prévenir l’exploitation par le travail dans les pêcheries et les plantations",
        "L’état civil, première porte d’une migration sûre",
    ),
    places=(
        "Costamar",
        "République de Valdorie",
        "Archipel des Îles-sous-le-Vent",
        "Afrique de l’Ouest",
        "Haute-Sarmie et Basse-Sarmie",
        "Sénégal, Mali et Guinée-Bissau",
        "Côte d’Ivoire",
        "Amérique centrale",
        "Communauté des États riverains du lac Ombré",
        "Madagascar",
        "Caucase du Sud",
        "Équateur et Pérou",
        "Région des Grands Lacs",
        "Moyen-Orient",
        "Tunisie",
    ),
    period_open=("{start}-", "depuis {start}", "{start} – en cours", "{start}-…"),
    headings={
        "contexte": ("Contexte", "Contexte", "Contexte", "Le contexte", "Contexte de l’Action"),
        "concept_action": (
            "Concept d’Action",
            "Concept d’Action",
            "Concept de l’Action",
            "Le concept de l’Action",
        ),
        "pratiques": ("Pratiques", "Pratiques", "Bonnes pratiques", "Les bonnes pratiques"),
        "impact": ("Impact", "Impact", "L’impact", "Impact de l’Action", "Impacts"),
        "enseignements": (
            "Enseignements",
            "Enseignements",
            "Enseignements tirés",
            "Les enseignements",
            "Leçons apprises",
        ),
    },
    summaries=(
        "Cette Action a réuni {actors} et {actors} autour d’une question simple : comment "
        "mieux organiser {topic} sans créer de nouvelle structure ?",
        "À la demande {of_body}, des experts venus de {n} États membres ont accompagné la "
        "rédaction d’une stratégie couvrant {topic} et {topic}.",
        "En {n} mois, {actors} ont conçu et mis à l’essai {tool}, puis l’ont étendu à "
        "l’ensemble du territoire.",
        "Pour la première fois, {body} et {body} ont travaillé à partir des mêmes chiffres.",
        "L’intervention a allié conseil juridique, formation entre pairs et visites d’étude "
        "afin de répondre à une demande ancienne des autorités locales.",
        "Elle a montré qu’un appui de courte durée, s’il est préparé avec soin, peut laisser "
        "des traces durables dans les façons de faire.",
    ),
    sentences=SENTENCES,
    traps=TRAPS,
    list_intros=LIST_INTROS,
    items=ITEMS,
    quotes=QUOTES,
    labels=LABELS,
    callouts={
        "appropriation": (
            "Les actions doivent être portées par le pays partenaire",
            "Les actions doivent faire l’objet d’une appropriation par les pays partenaires",
            "le pays partenaire doit s’approprier les actions",
            "Le pays partenaire doit prendre les actions en main et les faire siennes",
        ),
        "innovation": (
            "Les actions doivent véhiculer un potentiel d’innovation dans leur contexte",
            "Les actions doivent être source d’innovation dans leur contexte",
            "les actions doivent innover dans le contexte où elles se déroulent",
            "Dans leur contexte, les actions doivent ouvrir des voies nouvelles et innovantes",
        ),
        "reproductibilite": (
            "Les actions doivent pouvoir être reproduites ailleurs",
            "Les actions doivent présenter un potentiel de reproduction",
            "les actions doivent être reproductibles",
            "Les actions doivent pouvoir être répliquées dans d’autres pays ou d’autres secteurs",
        ),
        "resultats": (
            "Les actions doivent déboucher sur des résultats tangibles",
            "Les actions doivent conduire à des résultats concrets et tangibles",
            "Chaque action doit se traduire par des résultats que l’on peut constater",
        ),
        "approbation": (
            "Les actions doivent bénéficier d’une approbation à un niveau élevé",
            "Les actions doivent être approuvées à haut niveau",
            "les actions doivent recevoir l’approbation des plus hautes autorités",
        ),
        "priorites": (
            "Les actions doivent s’inscrire dans les priorités existantes",
            "Les actions doivent être intégrées aux priorités déjà fixées",
            "les actions doivent cadrer avec les priorités existantes",
            "Les actions doivent répondre aux priorités nationales en vigueur",
        ),
        "experience": (
            "Les actions doivent reposer sur les plus hauts niveaux d’expérience",
            "Les actions doivent faire appel aux niveaux d’expérience les plus élevés",
        ),
        "complementarite": (
            "Les actions doivent compléter d’autres initiatives et créer des synergies avec elles",
            "Les actions doivent faire preuve de complémentarité et de synergie avec d’autres "
            "initiatives",
        ),
        "valeur_ajoutee": (
            "Les actions doivent offrir une valeur ajoutée de l’UE",
            "les actions doivent présenter une valeur ajoutée européenne",
            "Les actions doivent démontrer la valeur ajoutée d’un appui de l’UE",
        ),
        "connaissances": (
            "Les actions doivent favoriser l’acquisition de connaissances par l’échange "
            "d’expériences",
            "Les actions doivent catalyser l’acquisition de connaissances grâce à l’échange "
            "d’expériences",
        ),
    },
    criteria=(
        "L’Action doit faire l’objet d’une appropriation de la part du pays partenaire",
        "L’Action doit être un vecteur d’innovation dans son contexte",
        "L’Action doit pouvoir être reproduite",
        "L’Action doit produire des résultats tangibles",
        "L’Action doit être approuvée à un niveau élevé",
        "L’Action doit s’intégrer aux priorités existantes",
        "L’Action doit s’appuyer sur les niveaux d’expérience les plus élevés",
        "L’Action doit présenter une complémentarité et des synergies avec d’autres initiatives",
        "L’Action doit apporter une valeur ajoutée de l’UE",
        "L’Action doit servir de catalyseur d’acquisition de connaissances via l’échange "
        "d’expériences",
    ),
    domains=(
        "Migration et développement",
        "Migration irrégulière et traite des personnes",
        "Interventions horizontales",
        "Migration légale et mobilité",
        "Protection internationale et politique d’asile",
    ),
    guide_titles=(
        "Les dix particularités d’une bonne pratique dans le cadre des Actions MIEUX",
        "Les dix critères d’une bonne pratique",
    ),
    domain_titles=("Domaines thématiques",),
    how_to_read=("Comment lire cette étude de cas ?",),
    notes=(
        "Entretien avec un agent de la direction des frontières, {date}.",
        "Les chiffres cités proviennent des registres consulaires ; ils ne comprennent pas les "
        "enfants de moins de cinq ans.",
        "Compte rendu de l’atelier de restitution, non publié, p. {day}.",
        "Arrêté interministériel du {date} portant création du comité de pilotage.",
        "Ce terme désigne ici toute personne née hors du pays où elle réside.",
    ),
    url_notes=(
        "Plus de détails à l’adresse suivante : {url}.",
        "{url}.",
        "Voir {url}",
        "Le guide complet peut être téléchargé ici : {url}",
        "Institut national de la statistique, « Enquête sur la mobilité des ménages », {year} "
        "({url}).",
        "Pour le texte de la convention, voir {url} ; pour les annexes, {url}.",
    ),
    link_notes=(
        "Voir le [rapport final de l’Action] (en anglais).",
        "La [loi relative à l’asile et à la protection] a été adoptée le {date}.",
        "[Note d’information à l’intention des communes], {year}.",
    ),
    accessed=("[consultation le {date}]", "[consulté le {date}]", "(consulté le {date})"),
    about=(
        (
            "Depuis plus de dix ans, l’initiative met à la disposition des pays partenaires "
            "l’expérience d’agents publics européens, pour des missions brèves et sur demande.",
            "La présente publication fait partie d’une série consacrée à ce que ces missions ont "
            "laissé derrière elles. Elle a été rédigée à partir d’entretiens avec celles et ceux "
            "qui les ont conduites.",
        ),
        (
            "Lancée en 2009, l’initiative répond aux demandes des administrations qui souhaitent "
            "confronter leurs pratiques à celles de leurs pairs.",
            "Cette série d’études de cas revient sur une décennie d’interventions, sur leurs "
            "réussites comme sur leurs tâtonnements.",
            "Les opinions exprimées ici n’engagent que leurs auteurs et ne reflètent pas "
            "nécessairement la position officielle de l’Union européenne.",
        ),
    ),
    series=("Étude de cas", "MIEUX – Études de cas", "Dix ans de coopération entre pairs"),
    page="page {n} sur {total}",
    ibid=("Ibid., p. {day}.", "Voir la note précédente."),
    captions=("Figure {n} : Évolution des demandes déposées entre {year} et {year}",),
    table_head=("Année", "Demandes", "Part"),
)
