"""English sentences, items and labels."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "actors": (
        "district officers",
        "justices of the peace",
        "labour inspectors",
        "honorary consuls",
        "social workers",
        "coastguards",
        "statisticians of the National Institute",
        "the mayors of coastal towns",
        "diaspora associations",
        "national trainers",
        "community interpreters",
        "head teachers from the North-West",
    ),
    "body": (
        "the Ministry of the Interior",
        "the Ministry of Labour and Social Welfare",
        "the National Migration Office (NMO)",
        "the Association of Municipalities",
        "the Directorate-General for Civil Registration (DGCR)",
        "the State Secretariat for the Diaspora",
        "the Employment and Mobility Agency (EMA)",
        "the Inter-Ministerial Committee against Trafficking (IMCT)",
    ),
    "topic": (
        "the issuing of residence permits",
        "voluntary return",
        "the reception of asylum-seekers",
        "the protection of victims of trafficking",
        "remittances",
        "seasonal labour migration",
        "the socio-economic integration of young people",
        "the keeping of consular registers",
        "cross-border cooperation",
        "refugee resettlement",
    ),
    "matter": (
        "labour migration",
        "counter-trafficking",
        "professional mobility",
        "international protection",
        "integrated border management",
    ),
    "tool": (
        "a shared register",
        "a roadmap with a timetable",
        "a manual of procedures in {n} chapters",
        "a dashboard updated every quarter",
        "an anonymised database",
        "a self-study module",
        "a referral protocol",
        "a mid-term action plan",
    ),
    "event": (
        "a three-day workshop",
        "a study visit to {city}",
        "a regional conference",
        "a closed-door round table",
        "a wrap-up seminar",
        "a training of trainers",
    ),
    "city": ("Tallinn", "Porto", "Ghent", "Ljubljana", "Lübeck", "Thessaloniki", "Cork"),
    "states": (
        "Estonia, Portugal and Sweden",
        "Italy and Slovenia",
        "Austria, Belgium and Ireland",
        "the Netherlands and the Czech Republic",
    ),
    "network": (
        "Network of Consular Contact Points (NCCP)",
        "Forum of Welcoming Cities (FWC)",
        "National Youth Employment Plan (NYEP)",
        "Mobility Information System (MIS)",
        "Inter-Island Solidarity Fund (IISF)",
    ),
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "any": (
        "{Actors} stressed the need for regular follow-up, which {body} confirmed in writing in "
        "{month} {year}.",
        "According to a survey of {num} households, {pct}% of those interviewed did not know "
        "that the service existed.",
        "“We had the laws, but not the user’s manual,” as one head of unit put it.",
        "None of it would have been possible without {body}, which lent its premises, its "
        "archives and – more unusually – its best staff.",
        "Discussions dealt with {topic}, {topic} and, to a lesser extent, {topic}.",
        "This approach, at first thought over-ambitious (especially by {actors}), won the day in "
        "the end.",
        "Beyond the technical side, it was trust between departments that grew from day to day.",
        "Progress was reviewed in {month} {year}, on the occasion of {event}.",
        "The {network} acted as a relay to local authorities in the South-East and the "
        "Centre-North.",
        "Whether it concerns civil status or taxation, information travels poorly between the "
        "capital and the district towns.",
        "The overall cost – some {num},000 euros – remained below the estimate.",
        "Several participants found value in a socio-economic approach, that is, one attentive "
        "to income as well as to family ties.",
        "Meanwhile, {body} published {tool}, the second edition of which is awaited.",
        "The know-how brought together in this way was written up in a compendium open to all.",
        "The same holds for {topic}, which had long been left aside.",
        "The M&D agenda (migration and development) remained at the heart of the debate, even "
        "when {actors} called for a vote.",
        "To get there, more than {num} pages were translated and {n} interpreters trained.",
    ),
    "contexte": (
        "With a population of {n} million and a coastline of {num} kilometres, the country is "
        "one of origin, transit and destination at the same time.",
        "In {year}, a constitutional reform handed over to the regions part of the powers "
        "relating to {matter}.",
        "Until {year} no law governed {topic}, and each district followed rules of its own.",
        "The closure of the inland mines drove nearly {pct}% of young people to the coast, and "
        "then abroad.",
        "{Body} had no more than {n} officers to deal with over {num} files a week.",
        "A first strategy, adopted in {year}, had never been given a budget.",
        "Remittances account for between {pct}% and a third of gross domestic product (GDP), "
        "depending on the year.",
        "The request to MIEUX came from three ministries that had hitherto shared neither data "
        "nor offices.",
        "Prolonged drought and insecurity in the border areas had upset the usual routes.",
        "The latest reliable statistics dated from the census of {year}.",
    ),
    "concept_action": (
        "The Action was designed in {n} stages, each of them ending with {event}.",
        "Experts from {states} were paired with {actors}.",
        "A fact-finding mission, carried out in {month} {year}, made it possible to pin down "
        "needs and to rule out ready-made solutions.",
        "The timetable provided for {event} every quarter, with remote work in between.",
        "Each visit resulted in {tool}, reviewed by {body} before it was circulated.",
        "The experts began by watching everyday work at the counters, without making any "
        "recommendation.",
        "A steering committee, co-chaired by {body} and {body}, met {n} times.",
        "The tools were tested in {n} pilot municipalities before being extended.",
    ),
    "pratiques": (
        "Rather than importing a model, the experts compared practice in several Member States "
        "and let {actors} choose.",
        "Exercises were based on real files, made anonymous, instead of textbook cases.",
        "{Actors} drafted the procedure sheets themselves and had them checked by their peers.",
        "This way of working made it possible to correct {num} data-entry errors within a few "
        "weeks.",
        "In every office a lawyer was teamed up with a field officer.",
        "Translation into national languages, often neglected, was planned from the outset.",
        "Meetings were held in a different town each time, so that nobody would play at home.",
        "Decisions were taken by consensus and then posted in the corridors of the ministry.",
        "Sitting rival departments around one table cleared up a good many misunderstandings.",
    ),
    "impact": (
        "The act passed in {month} {year} takes up {pct}% of the working group’s proposals.",
        "Average processing time fell from {n} months to {n} weeks.",
        "{Body} has since entered {tool} in its ordinary budget.",
        "Two neighbouring countries have asked for similar support.",
        "More than {num} officers completed the training, most of them women.",
        "The people concerned now receive a written answer in a language that they understand.",
        "The committee, provisional at first, has become a permanent body.",
        "In {year} the {network} included this experience among its examples to follow.",
        "One of the least expected effects concerns {topic}, where complaints fell by {pct}%.",
    ),
    "enseignements": (
        "Political will is not enough: there must also be staff who remain in their posts.",
        "The time needed for legal review should be allowed for in the request itself.",
        "A short intervention gains from leaning on a longer project that will see to what "
        "follows.",
        "The simplest tools are those that outlive changes of staff.",
        "Bringing in {actors} earlier would have saved doing part of the work twice.",
        "Informal exchanges, on the road or over meals, counted as much as plenary sittings.",
        "Measuring effects presupposes that the starting point is known, which was not the case.",
        "It is better to train {n} people thoroughly than {num} in haste.",
    ),
}

TRAPS: dict[str, tuple[str, ...]] = {
    "contexte": ("Context matters: in {year}, {body} still kept its files on paper.",),
    "concept_action": ("Concept papers had piled up since {year}; none had been costed.",),
    "pratiques": ("Practices differed from one district to the next, and nobody was surprised.",),
    "impact": (
        "Impact is not the same as noise: the clearest effects went unnoticed.",
        "Impact on budgets, workload and delays was worked out together with {actors}.",
    ),
    "enseignements": (
        "Lessons and regrets mingle in the testimonies that were collected in {year}.",
    ),
}

LIST_INTROS: tuple[str, ...] = (
    "The Action was built around the following activities:",
    "Work was organised in several strands, namely:",
    "{Body} set itself several objectives:",
    "Several needs were put forward, in particular:",
)

ITEMS: tuple[str, ...] = (
    "{event} on {topic} ({month} {year});",
    "the drafting of a practical guide for municipalities;",
    "a review of the texts in force and a comparison with the law of {states};",
    "the training of {num} officers, {n} of them future trainers;",
    "a stocktaking exercise on {topic} and {topic};",
    "the launch of an information portal in {n} languages;",
    "the drawing-up of follow-up indicators with {actors};",
)

QUOTES: tuple[str, ...] = (
    "“Welcome, refer, accompany: what skills do municipalities need?”, {city} ({month} {year}).",
    "“Data and decisions: what registers can tell us”, {city} ({month} {year}).",
    "“Borders and fundamental rights: striking a balance”, {city} ({month} {year}).",
    "“The diaspora as a partner in local development”, {city} ({month} {year}).",
)

LABELS: dict[str, tuple[str, ...]] = {
    "pratiques": (
        "Start from the field",
        "A dialogue among peers, without hierarchy",
        "Keep it simple",
        "Cascade training",
        "Civil society on board from the design stage",
        "A common language for all departments",
        "Cross-check data without exposing them",
        "Trial before rule",
        "Light but steady coordination between the capital and the district towns",
    ),
    "impact": (
        "A renewed legal framework",
        "Better coordinated services",
        "Greater visibility at regional level",
        "Effects on everyday life",
    ),
    "enseignements": (
        "Take time to listen",
        "Continuity counts for more than intensity",
        "Administrations learn more readily from their peers than from consultants, provided "
        "that the exchange is prepared on both sides",
        "Keep a written record",
        "Aim well rather than wide",
        "Think of the follow-up from day one",
    ),
}
