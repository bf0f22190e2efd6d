"""Spanish stock. Everything here is invented."""

from __future__ import annotations

from tests.press.stock import Stock
from tests.press.stock.es_text import ITEMS, LABELS, LIST_INTROS, QUOTES, SENTENCES, SLOTS, TRAPS

ES = Stock(
    language="es",
    colon=": ",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    slots=SLOTS,
    titles=(
        "Contar antes de planificar",
        "Una ventanilla, tres ministerios",
        "Redactar una política nacional de {matter}",
        "De la costa al interior: formar a {actors}",
        "Proteger a la niñez no acompañada: hacia un sistema interministerial de derivación, "
        "tutela y seguimiento",
        "Reconocer las competencias adquiridas en el extranjero",
        "Vincular a la diáspora con sus municipios de origen mediante el ahorro, el saber hacer "
        "y la inversión",
        "El registro civil, primera puerta de una migración segura",
        "Prevenir la explotación laboral en la pesca y en las plantaciones",
        "Contratación justa, paso a paso",
    ),
    places=(
        "Costamar",
        "República de Valdoria",
        "Archipiélago de Barlovento",
        "África Occidental",
        "Alta y Baja Sarmia",
        "Perú, Ecuador y Bolivia",
        "República Dominicana",
        "América Central",
        "Comunidad de Estados del Lago Umbrío",
        "Cabo Verde",
        "Cono Sur",
        "Colombia",
        "México y Guatemala",
        "Costa Rica",
        "Panamá",
    ),
    period_open=("{start}-", "desde {start}", "{start} – en curso", "{start}-actualidad"),
    headings={
        "contexte": (
            "Contexto",
            "Contexto",
            "El contexto",
            "Antecedentes",
            "Contexto de la Acción",
        ),
        "concept_action": (
            "Concepto de la Acción",
            "Concepto de la Acción",
            "Concepto de Acción",
            "El concepto de la Acción",
        ),
        "pratiques": ("Prácticas", "Prácticas", "Buenas prácticas"),
        "impact": ("Impacto", "Impacto", "El impacto", "Impacto de la Acción"),
        "enseignements": ("Enseñanzas", "Lecciones aprendidas", "Aprendizajes", "Las enseñanzas"),
    },
    summaries=(
        "Esta Acción reunió a {actors} y a {actors} en torno a una pregunta sencilla: ¿cómo "
        "organizar mejor {topic} sin crear otra institución?",
        "A petición {of_body}, expertos de {n} Estados miembros acompañaron la redacción de una "
        "estrategia que abarca {topic} y {topic}.",
        "En {n} meses, {actors} diseñaron y pusieron a prueba {tool}, que después se extendió a "
        "todo el territorio.",
        "Por primera vez, {body} y {body} trabajaron con las mismas cifras.",
        "La intervención combinó asesoramiento jurídico, formación entre pares y visitas de "
        "estudio para responder a una antigua petición de las autoridades locales.",
        "Demostró que un apoyo breve, si se prepara con esmero, puede dejar huellas duraderas en "
        "la manera de trabajar.",
    ),
    sentences=SENTENCES,
    traps=TRAPS,
    list_intros=LIST_INTROS,
    items=ITEMS,
    quotes=QUOTES,
    labels=LABELS,
    callouts={
        "appropriation": (
            "Las acciones deben ser asumidas como propias por el país socio",
            "Las acciones deben ser objeto de apropiación por los países socios",
            "el país socio debe apropiarse de las acciones",
        ),
        "innovation": (
            "Las acciones deben encerrar un potencial de innovación en su contexto",
            "Las acciones deben ser innovadoras dentro de su contexto",
            "las acciones deben aportar innovación al contexto en que se desarrollan",
        ),
        "reproductibilite": (
            "Las acciones deben tener potencial para ser replicadas",
            "Las acciones deben poder reproducirse en otros lugares",
            "las acciones deben ser replicables",
        ),
        "resultats": (
            "Las acciones deben conducir a resultados tangibles",
            "Las acciones deben arrojar resultados concretos y tangibles",
        ),
        "approbation": (
            "Las acciones deben ser aprobadas a alto nivel",
            "Las acciones deben contar con la aprobación de un nivel elevado",
            "las acciones deben recibir la aprobación de las más altas autoridades",
        ),
        "priorites": (
            "las acciones deben integrarse en las prioridades existentes",
            "Las acciones deben ajustarse a las prioridades ya fijadas",
            "Las acciones deben inscribirse en prioridades existentes",
        ),
        "experience": (
            "Las acciones deben sustentarse en los más altos niveles de experiencia",
            "Las acciones deben recurrir a los niveles de experiencia más elevados",
        ),
        "complementarite": (
            "Las acciones deben complementar otras iniciativas y crear sinergias con ellas",
            "las acciones deben mostrar complementariedad y sinergias con otras iniciativas",
        ),
        "valeur_ajoutee": (
            "Las acciones deben ofrecer un valor añadido de la UE",
            "las acciones deben generar valor añadido europeo",
        ),
        "connaissances": (
            "Las acciones deben favorecer la adquisición de conocimientos mediante el "
            "intercambio de experiencias",
            "Las acciones deben catalizar la adquisición de conocimientos gracias al intercambio "
            "de experiencias",
        ),
    },
    criteria=(
        "La Acción debe ser objeto de apropiación por parte del país socio",
        "La Acción debe ser un vector de innovación en su contexto",
        "La Acción debe poder reproducirse",
        "La Acción debe producir resultados tangibles",
        "La Acción debe ser aprobada a un nivel elevado",
        "La Acción debe integrarse en las prioridades existentes",
        "La Acción debe basarse en los niveles de experiencia más elevados",
        "La Acción debe presentar complementariedad y sinergias con otras iniciativas",
        "La Acción debe aportar un valor añadido de la UE",
        "La Acción debe servir de catalizador para la adquisición de conocimientos mediante el "
        "intercambio de experiencias",
    ),
    domains=(
        "Migración y desarrollo",
        "Migración irregular y trata de personas",
        "Intervenciones horizontales",
        "Migración legal y movilidad",
        "Protección internacional y política de asilo",
    ),
    guide_titles=(
        "Las diez características de una buena práctica en el marco de las Acciones MIEUX",
        "Los diez criterios de una buena práctica",
    ),
    domain_titles=("Ámbitos temáticos", "Áreas temáticas"),
    how_to_read=("¿Cómo leer este estudio de caso?",),
    notes=(
        "Entrevista con un agente de la dirección de fronteras, {date}.",
        "Las cifras citadas proceden de los registros consulares; no incluyen a los menores de "
        "cinco años.",
        "Acta del taller de cierre, no publicada, p. {day}.",
        "Orden interministerial de {date} por la que se crea el comité de dirección.",
        "El término designa aquí a toda persona nacida fuera del país en que reside.",
    ),
    url_notes=(
        "Más información en: {url}.",
        "{url}.",
        "Véase {url}",
        "La guía completa puede descargarse aquí: {url}",
        "Instituto Nacional de Estadística, «Encuesta de movilidad de los hogares», {year} "
        "({url}).",
        "Para el texto del convenio, véase {url}; para los anexos, {url}.",
    ),
    link_notes=(
        "Véase el [informe final de la Acción] (en inglés).",
        "La [Ley de Asilo y Protección] se aprobó el {date}.",
        "[Nota informativa para los municipios], {year}.",
    ),
    accessed=("[consultado el {date}]", "(consultado el {date})", "[consulta: {date}]"),
    about=(
        (
            "Desde hace más de diez años, la iniciativa pone a disposición de los países socios "
            "la experiencia de funcionarios europeos, en misiones breves y a petición.",
            "Esta publicación forma parte de una serie dedicada a lo que esas misiones dejaron "
            "tras de sí. Se redactó a partir de entrevistas con quienes las llevaron a cabo.",
        ),
        (
            "Lanzada en 2009, la iniciativa responde a las administraciones que desean contrastar "
            "sus prácticas con las de sus pares.",
            "Esta serie de estudios de caso repasa una década de intervenciones, con sus logros y "
            "sus tanteos.",
            "Las opiniones aquí expresadas son responsabilidad exclusiva de sus autores y no "
            "reflejan necesariamente la posición oficial de la Unión Europea.",
        ),
    ),
    series=("Estudio de caso", "MIEUX – Estudios de caso", "Diez años de cooperación entre pares"),
    page="página {n} de {total}",
    ibid=("Ibíd., p. {day}.", "Véase la nota anterior."),
    captions=("Figura {n}: Solicitudes presentadas entre {year} y {year}",),
    table_head=("Año", "Solicitudes", "Proporción"),
)
