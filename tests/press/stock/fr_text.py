"""French sentences, items and labels."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "actors": (
        "les agents des préfectures",
        "les juges de paix",
        "les inspecteurs du travail",
        "les consuls honoraires",
        "les travailleuses sociales",
        "les garde-côtes",
        "les statisticiens de l’Institut national",
        "les maires des communes côtières",
        "les associations de la diaspora",
        "les formateurs nationaux",
        "les interprètes communautaires",
        "les directrices d’école du Nord-Ouest",
    ),
    "body": (
        "le ministère de l’Intérieur",
        "le ministère du Travail et de la Prévoyance sociale",
        "l’Office national des migrations (ONM)",
        "le Conseil supérieur des communes",
        "la Direction générale de l’état civil (DGEC)",
        "le secrétariat d’État à la Diaspora",
        "l’Agence pour l’emploi et la mobilité (AEM)",
        "la Commission interministérielle de lutte contre la traite (CILT)",
    ),
    "of_body": (
        "du ministère de l’Intérieur",
        "du ministère des Affaires étrangères",
        "de l’Office national des migrations",
        "de la Direction générale de l’état civil",
        "du secrétariat d’État à la Diaspora",
    ),
    "topic": (
        "la délivrance des titres de séjour",
        "le retour volontaire",
        "l’accueil des demandeurs d’asile",
        "la protection des victimes de la traite",
        "les transferts de fonds",
        "la migration de travail saisonnière",
        "l’intégration socio-économique des jeunes",
        "la tenue des registres consulaires",
        "la coopération transfrontalière",
        "la réinstallation des réfugiés",
    ),
    "matter": (
        "migration de travail",
        "lutte contre la traite",
        "mobilité professionnelle",
        "protection internationale",
        "gestion intégrée des frontières",
        "co-développement",
    ),
    "matter_f": ("migration de travail", "mobilité régionale", "migration saisonnière"),
    "tool": (
        "un registre partagé",
        "une feuille de route assortie d’un calendrier",
        "un manuel de procédures en {n} chapitres",
        "un tableau de bord mis à jour chaque trimestre",
        "une base de données anonymisée",
        "un module d’auto-apprentissage",
        "un protocole d’orientation",
        "un plan d’action à mi-parcours",
    ),
    "event": (
        "un atelier de trois jours",
        "une visite d’étude à {city}",
        "une conférence régionale",
        "une table ronde à huis clos",
        "un séminaire de restitution",
        "une formation de formateurs",
    ),
    "city": ("Tallinn", "Porto", "Gand", "Ljubljana", "Lübeck", "Thessalonique", "Cork"),
    "states": (
        "de l’Estonie, du Portugal et de la Suède",
        "de l’Italie et de la Slovénie",
        "de l’Autriche, de la Belgique et de l’Irlande",
        "des Pays-Bas et de la République tchèque",
    ),
    "network": (
        "Réseau des points de contact consulaires (RPCC)",
        "Forum des villes d’accueil (FVA)",
        "Plan national pour l’emploi des jeunes (PNEJ)",
        "Système d’information sur les mobilités (SIM)",
        "Fonds de solidarité inter-îles (FSII)",
    ),
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "any": (
        "{Actors} ont insisté sur la nécessité d’un suivi régulier, ce que {body} a confirmé "
        "par écrit en {month} {year}.",
        "D’après une enquête menée auprès de {num} ménages, {pct} % des personnes interrogées "
        "ignoraient l’existence de ce service.",
        "« Nous avions les textes, mais pas le mode d’emploi », résume une cheffe de service.",
        "Rien n’aurait été possible sans l’appui {of_body}, qui a mis à disposition ses locaux, "
        "ses archives et – fait plus rare – ses meilleurs agents.",
        "Les échanges ont porté sur {topic}, {topic} et, dans une moindre mesure, {topic}.",
        "Cette démarche, d’abord jugée trop ambitieuse (notamment par {actors}), a fini par "
        "s’imposer.",
        "Au-delà des aspects techniques, c’est la confiance entre services qui s’est construite "
        "jour après jour.",
        "Un point d’étape a eu lieu en {month} {year}, à l’occasion d’{event_d}.",
        "Le {network} a servi de relais auprès des autorités locales du Sud-Est et du Centre-Nord.",
        "Qu’il s’agisse d’état civil ou de fiscalité, aujourd’hui comme hier, l’information "
        "circule mal entre la capitale et les chefs-lieux.",
        "Le coût total – quelque {num} 000 euros – est resté inférieur aux prévisions.",
        "Plusieurs participantes ont relevé l’intérêt d’une approche socio-économique, "
        "c’est-à-dire attentive aux revenus comme aux liens familiaux.",
        "Parallèlement, {body} a publié {tool}, dont la deuxième édition est attendue.",
        "Les savoir-faire ainsi réunis ont été consignés dans un recueil accessible à tous.",
        "Il en va de même pour {topic} : ce sujet avait longtemps été laissé de côté.",
        "L’agenda M&D (migration et développement) est resté au cœur des débats, même lorsque "
        "{actors} ont demandé un vote.",
        "Pour y parvenir, il a fallu traduire plus de {num} pages et former {n} interprètes.",
    ),
    "contexte": (
        "Avec une population de {n} millions d’habitants et une côte longue de {num} kilomètres, "
        "le pays est à la fois une terre d’origine, de transit et de destination.",
        "En {year}, une réforme constitutionnelle a confié aux régions une partie des "
        "compétences en matière de {matter}.",
        "Jusqu’en {year}, aucun texte n’encadrait {topic}, et chaque préfecture appliquait ses "
        "propres règles.",
        "La fermeture des mines de l’arrière-pays a poussé près de {pct} % des jeunes vers la "
        "côte, puis vers l’étranger.",
        "{Body} ne disposait alors que de {n} agents pour traiter plus de {num} dossiers par "
        "semaine.",
        "Une première stratégie, adoptée en {year}, n’avait jamais été dotée d’un budget.",
        "Les transferts de fonds représentent, selon les années, entre {pct} % et un tiers du "
        "produit intérieur brut (PIB).",
        "La demande adressée à MIEUX émanait de trois ministères qui, auparavant, ne "
        "partageaient ni leurs données ni leurs locaux.",
        "Or, la sécheresse prolongée et l’insécurité dans les zones frontalières ont bouleversé "
        "les itinéraires habituels.",
        "Les dernières statistiques fiables dataient du recensement de {year}.",
    ),
    "concept_action": (
        "L’Action a été conçue en {n} étapes, chacune s’achevant par {event}.",
        "Des experts {states} ont travaillé en binôme avec {actors}.",
        "Une mission exploratoire, conduite en {month} {year}, a permis de cerner les besoins "
        "et d’écarter les solutions toutes faites.",
        "Le calendrier prévoyait {event} par trimestre, entrecoupé de travaux à distance.",
        "Chaque visite a donné lieu à {tool}, relu par {body} avant sa diffusion.",
        "Les experts ont d’abord observé le travail quotidien aux guichets, sans formuler de "
        "recommandation.",
        "Un comité de pilotage, coprésidé par {body} et {body}, s’est réuni à {n} reprises.",
        "Les outils ont été testés dans {n} communes pilotes avant d’être étendus.",
    ),
    "pratiques": (
        "Plutôt que d’importer un modèle, les experts ont comparé les pratiques de plusieurs "
        "États membres et laissé {actors} choisir.",
        "Les exercices s’appuyaient sur des dossiers réels, rendus anonymes, et non sur des cas "
        "d’école.",
        "{Actors} ont rédigé eux-mêmes les fiches de procédure, relues ensuite par leurs pairs.",
        "Cette façon de procéder a permis de corriger {num} erreurs de saisie en quelques "
        "semaines.",
        "Un binôme associant juriste et agent de terrain a été constitué dans chaque bureau.",
        "La traduction en langues nationales, souvent négligée, a été prévue dès le départ.",
        "Les réunions se tenaient chaque fois dans une ville différente, afin que personne ne "
        "joue à domicile.",
        "Les décisions étaient prises par consensus, puis affichées dans les couloirs du "
        "ministère.",
        "Le fait de réunir autour d’une même table des services concurrents a désamorcé bien "
        "des malentendus.",
    ),
    "impact": (
        "La loi adoptée en {month} {year} reprend {pct} % des propositions du groupe de travail.",
        "Le délai moyen de traitement est passé de {n} mois à {n} semaines.",
        "{Body} a depuis lors inscrit {tool} dans son budget ordinaire.",
        "Deux pays voisins ont demandé à bénéficier d’un appui semblable.",
        "Plus de {num} agents ont suivi la formation, dont une majorité de femmes.",
        "Les personnes concernées reçoivent désormais une réponse écrite, dans une langue "
        "qu’elles comprennent.",
        "Le comité, provisoire à l’origine, est devenu une structure permanente.",
        "En {year}, le {network} a retenu cette expérience parmi ses exemples à suivre.",
        "L’un des effets les moins attendus concerne {topic}, où les plaintes ont diminué de "
        "{pct} %.",
    ),
    "enseignements": (
        "La volonté politique ne suffit pas : il faut aussi des agents qui restent en poste.",
        "Il convient de prévoir, dès la demande, le temps que prendra la relecture juridique.",
        "Une intervention courte gagne à s’adosser à un projet plus long, qui en assurera la "
        "suite.",
        "Les outils les plus simples sont ceux qui survivent aux changements d’équipe.",
        "Associer {actors} plus tôt aurait évité de reprendre une partie du travail.",
        "Les échanges informels, pendant les trajets ou les repas, ont compté autant que les "
        "séances plénières.",
        "Mesurer les effets suppose de connaître la situation de départ, ce qui n’était pas le "
        "cas ici.",
        "Il est préférable de former {n} personnes à fond plutôt que {num} à la hâte.",
    ),
}
SLOTS["event_d"] = (
    "un atelier de trois jours",
    "une visite d’étude à {city}",
    "une conférence régionale",
    "un séminaire de restitution",
)

TRAPS: dict[str, tuple[str, ...]] = {
    "contexte": (
        "Contexte difficile, moyens limités : tel était le tableau dressé par {body} en {year}.",
    ),
    "concept_action": ("Concept séduisant sur le papier, le guichet unique restait à inventer.",),
    "pratiques": (
        "Pratiques informelles et règles écrites coexistaient sans que personne s’en étonne.",
    ),
    "impact": (
        "Impact ne veut pas dire bruit : les effets les plus nets sont passés inaperçus.",
        "Impact budgétaire, charge de travail, délais : tout a été chiffré avec {actors}.",
    ),
    "enseignements": (
        "Enseignements et regrets se mêlent dans les témoignages recueillis en {year}.",
    ),
}

LIST_INTROS: tuple[str, ...] = (
    "L’Action s’est articulée autour des activités suivantes :",
    "Les travaux ont été organisés en plusieurs volets, à savoir :",
    "{Body} a fixé plusieurs objectifs :",
    "Trois besoins ont été mis en avant, notamment :",
)

ITEMS: tuple[str, ...] = (
    "{event} sur {topic} ({month} {year}) ;",
    "la rédaction d’un guide pratique destiné aux communes ;",
    "l’examen des textes en vigueur et la comparaison avec le droit {states} ;",
    "la formation de {num} agents, dont {n} futurs formateurs ;",
    "un état des lieux portant sur {topic} et {topic} ;",
    "la mise en ligne d’un portail d’information en {n} langues ;",
    "l’élaboration d’indicateurs de suivi avec {actors} ;",
)

QUOTES: tuple[str, ...] = (
    "« Accueillir, orienter, accompagner : quelles compétences pour les communes ? », à {city} "
    "({month} {year}).",
    "« Données et décisions : ce que disent les registres », à {city} ({month} {year}).",
    "« Frontières et droits fondamentaux : un équilibre à construire », à {city} ({month} {year}).",
    "« La diaspora, partenaire du développement local », à {city} ({month} {year}).",
)

LABELS: dict[str, tuple[str, ...]] = {
    "pratiques": (
        "Partir du terrain",
        "Un dialogue entre pairs, sans hiérarchie",
        "Faire simple",
        "La formation en cascade",
        "Associer la société civile dès la conception",
        "Un langage commun pour l’ensemble des services",
        "Croiser les données sans les exposer",
        "L’essai avant la règle",
        "Une coordination souple, mais suivie, entre la capitale et les chefs-lieux",
    ),
    "impact": (
        "Un cadre juridique rénové",
        "Des services mieux coordonnés",
        "Une visibilité accrue à l’échelle régionale",
        "Des effets sur la vie quotidienne",
    ),
    "enseignements": (
        "Prendre le temps d’écouter",
        "La continuité vaut mieux que l’intensité",
        "Les administrations apprennent plus volontiers de leurs pairs que de consultants, à "
        "condition que l’échange soit préparé des deux côtés",
        "Garder une trace écrite",
        "Viser juste plutôt que large",
        "Penser à la suite dès le premier jour",
    ),
}
