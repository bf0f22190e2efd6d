"""English stock. Everything here is invented."""

from __future__ import annotations

from tests.press.stock import Stock
from tests.press.stock.en_text import ITEMS, LABELS, LIST_INTROS, QUOTES, SENTENCES, SLOTS, TRAPS

EN = Stock(
    language="en",
    colon=": ",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    slots=SLOTS,
    titles=(
        "Counting before planning",
        "One counter, three ministries",
        "Writing a national policy on {matter}",
        "From the coast to the hinterland: training {actors}",
        "Protecting unaccompanied children: towards an inter-ministerial system of referral, "
        "guardianship and follow-up",
        "Recognising skills acquired abroad",
        "Linking the diaspora with its home districts through savings, know-how and investment",
        "Civil registration as the first door to safe migration",
        "Preventing labour exploitation in fisheries and on plantations",
        "Fair recruitment, step by step",
    ),
    places=(
        "Costamar",
        "Republic of Valdoria",
        "Windward Archipelago",
        "West Africa",
        "Upper and Lower Sarmia",
        "Ghana, Sierra Leone and The Gambia",
        "Sri Lanka",
        "Central America",
        "Community of Lake Umber States",
        "Cabo Verde",
        "South-East Europe",
        "Kenya and Uganda",
        "Bosnia and Herzegovina",
        "Horn of Africa",
        "Jordan",
    ),
    period_open=("{start}-", "since {start}", "{start} – present", "{start}-ongoing"),
    headings={
        "contexte": ("Context", "Context", "The context", "Background", "Context and background"),
        "concept_action": (
            "Action Concept",
            "Action Concept",
            "The Action Concept",
            "Concept of the Action",
        ),
        "pratiques": ("Practices", "Practices", "Good practices"),
        "impact": ("Impact", "Impact", "The impact", "Impact of the Action"),
        "enseignements": (
            "Lessons Learned",
            "Lessons Learnt",
            "Lessons",
            "Lessons from the Action",
        ),
    },
    summaries=(
        "This Action brought {actors} and {actors} together around one plain question: how can "
        "{topic} be organised better without setting up yet another body?",
        "At the request of {body}, experts from {n} Member States helped to draft a strategy "
        "that covers {topic} and {topic}.",
        "Over {n} months, {actors} designed and tested {tool} and then rolled it out across the "
        "whole territory.",
        "For the first time, {body} and {body} worked from the same figures.",
        "The intervention combined legal advice, peer-to-peer training and study visits in "
        "answer to a long-standing request by local authorities.",
        "It showed that short-term support, if carefully prepared, can leave lasting traces in "
        "the way things are done.",
    ),
    sentences=SENTENCES,
    traps=TRAPS,
    list_intros=LIST_INTROS,
    items=ITEMS,
    quotes=QUOTES,
    labels=LABELS,
    callouts={
        "appropriation": (
            "Actions must be owned by the partner country",
            "Actions must enjoy the full ownership of partner countries",
            "the partner country must take ownership of actions",
            "Partner countries must make the actions their own and lead them",
        ),
        "innovation": (
            "Actions must carry a potential for innovation in their context",
            "Actions must be innovative within their context",
            "actions must bring innovation to the context in which they take place",
        ),
        "reproductibilite": (
            "Actions must have the potential to be replicated",
            "Actions must be replicable elsewhere",
            "actions must lend themselves to replication",
            "It must be possible to replicate actions in other countries or sectors",
        ),
        "resultats": (
            "Actions must lead to tangible results",
            "Actions must yield concrete and tangible results",
            "Each action must show results that can be seen and measured",
        ),
        "approbation": (
            "Actions must be endorsed at high level",
            "Actions must receive endorsement at a senior level",
            "actions must have the endorsement of the highest authorities",
        ),
        "priorites": (
            "actions must be integrated into existing priorities",
            "Actions must be in line with priorities already set",
            "Actions must fit existing priorities",
            "Actions must respond to the priorities of national strategies",
        ),
        "experience": (
            "Actions must build on the highest levels of experience",
            "Actions must call upon the highest levels of expertise",
        ),
        "complementarite": (
            "Actions must complement other initiatives and create synergies with them",
            "actions must show complementarities and synergies with other initiatives",
        ),
        "valeur_ajoutee": (
            "Actions must offer EU added value",
            "actions must generate European added value",
            "Actions must demonstrate the added value of EU support",
        ),
        "connaissances": (
            "Actions must foster the acquisition of knowledge by exchanging experience",
            "Actions must catalyse knowledge acquisition through the exchange of experiences",
        ),
    },
    criteria=(
        "The Action must be owned by the partner country",
        "The Action must be a driver of innovation in its context",
        "The Action must be replicable",
        "The Action must produce tangible results",
        "The Action must be endorsed at a high level",
        "The Action must fit in with existing priorities",
        "The Action must draw on the highest levels of expertise",
        "The Action must show complementarity and synergies with other initiatives",
        "The Action must bring EU added value",
        "The Action must act as a catalyst for acquiring knowledge through the exchange of "
        "experience",
    ),
    domains=(
        "Migration and development",
        "Irregular migration and trafficking in human beings",
        "Horizontal interventions",
        "Legal migration and mobility",
        "International protection and asylum policy",
    ),
    guide_titles=(
        "Ten features of good practice in MIEUX Actions",
        "Ten criteria of good practice",
    ),
    domain_titles=("Thematic areas", "Thematic domains"),
    how_to_read=("How to read this case study", "How to read this case study?"),
    notes=(
        "Interview with an officer of the border directorate, {date}.",
        "The figures quoted are taken from consular registers; they leave out children under five.",
        "Minutes of the wrap-up workshop, unpublished, p. {day}.",
        "Inter-ministerial order of {date} setting up the steering committee.",
        "The term is used here for any person born outside their country of residence.",
    ),
    url_notes=(
        "For further details, see: {url}.",
        "{url}.",
        "See {url}",
        "The full guide can be downloaded here: {url}",
        "National Institute of Statistics, “Household Mobility Survey”, {year} ({url}).",
        "For the text of the convention, see {url}; for its annexes, {url}.",
    ),
    link_notes=(
        "See the [final report of the Action].",
        "The [Asylum and Protection Act] was passed on {date}.",
        "[Guidance note for municipalities], {year}.",
    ),
    accessed=("(accessed {date})", "[accessed {date}]", "[accessed on {date}]"),
    about=(
        (
            "For more than ten years the initiative has lent partner countries the experience of "
            "European civil servants, on short missions and on demand.",
            "This publication is part of a series on what those missions left behind. It was "
            "written from interviews with the people who carried them out.",
        ),
        (
            "Launched in 2009, the initiative responds to administrations that wish to hold "
            "their own practices up against those of their peers.",
            "This series of case studies looks back on a decade of interventions, on what "
            "succeeded and on what was learnt by trial and error.",
            "The views expressed here are those of the authors alone and do not necessarily "
            "reflect the official position of the European Union.",
        ),
    ),
    series=("Case study", "MIEUX – Case studies", "Ten years of peer-to-peer cooperation"),
    page="page {n} of {total}",
    ibid=("Ibid., p. {day}.", "See the previous note."),
    captions=("Figure {n}: Applications lodged between {year} and {year}",),
    table_head=("Year", "Applications", "Share"),
)
