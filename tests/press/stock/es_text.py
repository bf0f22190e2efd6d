"""Spanish sentences, items and labels."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "actors": (
        "los agentes de las prefecturas",
        "los jueces de paz",
        "las inspectoras de trabajo",
        "los cónsules honorarios",
        "las trabajadoras sociales",
        "los guardacostas",
        "los estadísticos del Instituto Nacional",
        "los alcaldes de los municipios costeros",
        "las asociaciones de la diáspora",
        "los formadores nacionales",
        "las intérpretes comunitarias",
        "las directoras de escuela del noroeste",
    ),
    "body": (
        "el Ministerio del Interior",
        "el Ministerio de Trabajo y Previsión Social",
        "la Oficina Nacional de Migraciones (ONM)",
        "la Asociación de Municipios",
        "la Dirección General del Registro Civil (DGRC)",
        "la Secretaría de Estado para la Diáspora",
        "la Agencia de Empleo y Movilidad (AEM)",
        "la Comisión Interministerial contra la Trata (CICT)",
    ),
    "of_body": (
        "del Ministerio del Interior",
        "del Ministerio de Relaciones Exteriores",
        "de la Oficina Nacional de Migraciones",
        "de la Dirección General del Registro Civil",
    ),
    "topic": (
        "la expedición de permisos de residencia",
        "el retorno voluntario",
        "la acogida de solicitantes de asilo",
        "la protección de las víctimas de trata",
        "las remesas",
        "la migración laboral estacional",
        "la integración socioeconómica de la juventud",
        "la llevanza de los registros consulares",
        "la cooperación transfronteriza",
        "el reasentamiento de refugiados",
    ),
    "matter": (
        "migración laboral",
        "lucha contra la trata",
        "movilidad profesional",
        "protección internacional",
        "gestión integrada de fronteras",
    ),
    "tool": (
        "un registro compartido",
        "una hoja de ruta con calendario",
        "un manual de procedimientos en {n} capítulos",
        "un cuadro de mando actualizado cada trimestre",
        "una base de datos anonimizada",
        "un módulo de autoaprendizaje",
        "un protocolo de derivación",
        "un plan de acción a medio plazo",
    ),
    "event": (
        "un taller de tres días",
        "una visita de estudio a {city}",
        "una conferencia regional",
        "una mesa redonda a puerta cerrada",
        "un seminario de cierre",
        "una formación de formadores",
    ),
    "city": ("Tallin", "Oporto", "Gante", "Liubliana", "Lübeck", "Salónica", "Cork"),
    "states": (
        "de Estonia, Portugal y Suecia",
        "de Italia y Eslovenia",
        "de Austria, Bélgica e Irlanda",
        "de los Países Bajos y la República Checa",
    ),
    "network": (
        "Sistema de Información sobre Movilidad (SIM)",
        "Foro de Ciudades de Acogida (FCA)",
        "Plan Nacional de Empleo Juvenil (PNEJ)",
        "Fondo de Solidaridad entre Islas (FSI)",
    ),
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "any": (
        "{Actors} insistieron en la necesidad de un seguimiento periódico, algo que {body} "
        "confirmó por escrito en {month} de {year}.",
        "Según una encuesta a {num} hogares, el {pct} % de las personas entrevistadas desconocía "
        "la existencia del servicio.",
        "«Teníamos las leyes, pero no el manual de uso», resume una jefa de servicio.",
        "Nada habría sido posible sin el apoyo {of_body}, que cedió sus locales, sus archivos y "
        "–algo menos frecuente– a sus mejores agentes.",
        "Los intercambios versaron sobre {topic}, {topic} y, en menor medida, {topic}.",
        "Este planteamiento, que al principio pareció demasiado ambicioso (sobre todo a "
        "{actors}), acabó por imponerse.",
        "Más allá de lo técnico, fue la confianza entre servicios lo que creció día a día.",
        "En {month} de {year} se hizo balance con ocasión de {event}.",
        "El {network} sirvió de enlace con las autoridades locales del sureste y del centro-norte.",
        "Ya se trate de registro civil o de fiscalidad, la información circula mal entre la "
        "capital y las cabeceras de distrito.",
        "El coste total –unos {num} 000 euros– se mantuvo por debajo de lo previsto.",
        "Varias participantes destacaron el interés de un enfoque socioeconómico, es decir, "
        "atento tanto a los ingresos como a los vínculos familiares.",
        "Al mismo tiempo, {body} publicó {tool}, cuya segunda edición se espera para pronto.",
        "Los conocimientos reunidos de este modo se recogieron en un compendio accesible a todos.",
        "Lo mismo ocurre con {topic}, durante mucho tiempo en segundo plano.",
        "La agenda de M&D (migración y desarrollo) siguió en el centro del debate, incluso cuando "
        "{actors} pidieron una votación.",
        "Para lograrlo hubo que traducir más de {num} páginas y formar a {n} intérpretes.",
    ),
    "contexte": (
        "Con una población de {n} millones de habitantes y una costa de {num} kilómetros, el país "
        "es a la vez de origen, de tránsito y de destino.",
        "En {year}, una reforma constitucional transfirió a las regiones parte de las "
        "competencias en materia de {matter}.",
        "Hasta {year} ninguna norma regulaba {topic}, y cada prefectura aplicaba las suyas.",
        "El cierre de las minas del interior empujó a cerca del {pct} % de los jóvenes hacia la "
        "costa y, después, hacia el extranjero.",
        "{Body} no contaba entonces más que con {n} agentes para tramitar más de {num} "
        "expedientes por semana.",
        "Una primera estrategia, adoptada en {year}, nunca había recibido presupuesto.",
        "Las remesas representan, según el año, entre el {pct} % y un tercio del producto interno "
        "bruto (PIB).",
        "La solicitud dirigida a MIEUX procedía de tres ministerios que hasta entonces no "
        "compartían ni datos ni oficinas.",
        "La sequía prolongada y la inseguridad en las zonas fronterizas habían alterado las "
        "rutas habituales.",
        "Las últimas estadísticas fiables databan del censo de {year}.",
    ),
    "concept_action": (
        "La Acción se concibió en {n} etapas, cada una de las cuales concluía con {event}.",
        "Expertos {states} trabajaron mano a mano con {actors}.",
        "Una misión exploratoria, realizada en {month} de {year}, permitió precisar las "
        "necesidades y descartar soluciones prefabricadas.",
        "El calendario preveía {event} por trimestre, con trabajo a distancia entre una y otra "
        "cita.",
        "Cada visita dio lugar a {tool}, que {body} revisó antes de su difusión.",
        "Los expertos observaron primero el trabajo diario en las ventanillas, sin formular "
        "ninguna recomendación.",
        "Un comité de dirección, copresidido por {body} y {body}, se reunió en {n} ocasiones.",
        "Las herramientas se probaron en {n} municipios piloto antes de extenderse.",
    ),
    "pratiques": (
        "En lugar de importar un modelo, los expertos compararon las prácticas de varios Estados "
        "miembros y dejaron elegir a {actors}.",
        "Los ejercicios se basaban en expedientes reales, anonimizados, y no en casos de manual.",
        "{Actors} redactaron las fichas de procedimiento y las sometieron a la revisión de sus "
        "colegas.",
        "Esta forma de trabajar permitió corregir {num} errores de registro en pocas semanas.",
        "En cada oficina se formó un equipo compuesto por un jurista y un agente de terreno.",
        "La traducción a las lenguas nacionales, a menudo descuidada, se previó desde el inicio.",
        "Las reuniones se celebraban cada vez en una ciudad distinta, para que nadie jugara en "
        "casa.",
        "Las decisiones se tomaban por consenso y se publicaban después en los pasillos del "
        "ministerio.",
        "Sentar a una misma mesa a servicios rivales deshizo no pocos malentendidos.",
    ),
    "impact": (
        "La ley aprobada en {month} de {year} recoge el {pct} % de las propuestas del grupo de "
        "trabajo.",
        "El plazo medio de tramitación pasó de {n} meses a {n} semanas.",
        "{Body} ha incluido desde entonces {tool} en su presupuesto ordinario.",
        "Dos países vecinos han solicitado un apoyo similar.",
        "Más de {num} agentes completaron la formación, en su mayoría mujeres.",
        "Las personas interesadas reciben ahora una respuesta escrita en una lengua que "
        "comprenden.",
        "El comité, provisional en su origen, se ha convertido en un órgano permanente.",
        "En {year}, el {network} incluyó esta experiencia entre sus ejemplos a seguir.",
        "Uno de los efectos menos esperados atañe a {topic}: las quejas disminuyeron un {pct} %.",
    ),
    "enseignements": (
        "La voluntad política no basta: también hacen falta agentes que permanezcan en su puesto.",
        "Conviene prever, ya en la solicitud, el tiempo que exigirá la revisión jurídica.",
        "Una intervención breve gana si se apoya en un proyecto más largo que le dé continuidad.",
        "Las herramientas más sencillas son las que sobreviven a los cambios de equipo.",
        "Incorporar antes a {actors} habría evitado rehacer parte del trabajo.",
        "Los intercambios informales, en los trayectos o en las comidas, contaron tanto como las "
        "sesiones plenarias.",
        "Medir los efectos supone conocer la situación de partida, lo que no era el caso.",
        "Es preferible formar a fondo a {n} personas que a {num} con prisas.",
    ),
}

TRAPS: dict[str, tuple[str, ...]] = {
    "contexte": ("Contexto difícil y medios escasos: así lo describía {body} en {year}.",),
    "concept_action": ("Concepto atractivo sobre el papel, la ventanilla única estaba por hacer.",),
    "pratiques": ("Prácticas informales y normas escritas convivían sin sorprender a nadie.",),
    "impact": (
        "Impacto no significa ruido: los efectos más claros pasaron inadvertidos.",
        "Impacto presupuestario, carga de trabajo, plazos: todo se calculó con {actors}.",
    ),
    "enseignements": ("Enseñanzas y pesares se mezclan en los testimonios recogidos en {year}.",),
}

LIST_INTROS: tuple[str, ...] = (
    "La Acción se articuló en torno a las siguientes actividades:",
    "Los trabajos se organizaron en varios ejes, a saber:",
    "{Body} se fijó varios objetivos:",
    "Se señalaron varias necesidades, en particular:",
)

ITEMS: tuple[str, ...] = (
    "{event} sobre {topic} ({month} de {year});",
    "la redacción de una guía práctica para los municipios;",
    "el examen de las normas vigentes y su comparación con el derecho {states};",
    "la formación de {num} agentes, entre ellos {n} futuros formadores;",
    "un diagnóstico sobre {topic} y {topic};",
    "la puesta en línea de un portal informativo en {n} lenguas;",
    "la elaboración de indicadores de seguimiento con {actors};",
)

QUOTES: tuple[str, ...] = (
    "«Acoger, orientar, acompañar: ¿qué competencias necesitan los municipios?», {city} ({month} "
    "de {year}).",
    "«Datos y decisiones: lo que dicen los registros», {city} ({month} de {year}).",
    "«Fronteras y derechos fundamentales: un equilibrio por construir», {city} ({month} de "
    "{year}).",
    "«La diáspora como socia del desarrollo local», {city} ({month} de {year}).",
)

LABELS: dict[str, tuple[str, ...]] = {
    "pratiques": (
        "Partir del terreno",
        "Un diálogo entre pares, sin jerarquías",
        "Sencillez ante todo",
        "La formación en cascada",
        "Contar con la sociedad civil desde el diseño",
        "Un lenguaje común para todos los servicios",
        "Cruzar los datos sin exponerlos",
        "Ensayar antes de regular",
        "Una coordinación ligera pero constante entre la capital y las cabeceras de distrito",
    ),
    "impact": (
        "Un marco jurídico renovado",
        "Servicios mejor coordinados",
        "Mayor visibilidad a escala regional",
        "Efectos en la vida cotidiana",
    ),
    "enseignements": (
        "Tomarse el tiempo de escuchar",
        "La continuidad vale más que la intensidad",
        "Las administraciones aprenden mejor de sus pares que de consultores, siempre que ambas "
        "partes preparen el intercambio",
        "Dejar constancia escrita",
        "Apuntar bien antes que lejos",
        "Pensar en el después desde el primer día",
    ),
}
