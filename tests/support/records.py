"""Records made by hand, for tests of what is done with records."""

from __future__ import annotations

from pipeline.model.record import (
    Callout,
    CaseStudy,
    Confidence,
    Footnote,
    Link,
    Passage,
    Period,
    Place,
    Region,
    Section,
    Source,
    Table,
    Warning,
)

SECTION_KEYS = ("contexte", "concept_action", "pratiques", "impact", "enseignements")
CRITERIA = ("appropriation", "innovation", "reproductibilite")

TABLE = [["Port", "Part"], ["Nord", "36 %"]]
REGION = Region(page=2, bbox=(50.0, 60.5, 300.25, 90.0))


def make_passage(text: str, **changes: object) -> Passage:
    passage = Passage(kind="paragraph", label=None, text=text, footnotes=["1"], regions=[REGION])
    return passage.model_copy(update=changes)


def make_section(key: str, *texts: str) -> Section:
    return Section(
        key=key,
        heading=key.title(),
        text="\n\n".join(texts),
        pages=[2],
        passages=[make_passage(text) for text in texts],
        more_headings=[],
        tables=[Table(caption="Tableau 1", rows=TABLE, page=2, bbox=None, after=1)],
        figures=[],
        quotes=[],
        confidence=1.0,
    )


def make_note(marker: str, *urls: str) -> Footnote:
    return Footnote(
        marker=marker,
        text=f"Voir {', '.join(urls) or 'le rapport'}.",
        links=[Link(url=url, source="text") for url in urls],
        accessed="2020-08-25",
        page=2,
        called_from="contexte",
        regions=[REGION],
    )


def make_case(id: str = "asie", **changes: object) -> CaseStudy:
    """A case with a little of everything; ``changes`` replace whole fields."""
    case = CaseStudy(
        id=id,
        source=Source(
            file=f"{id}.pdf", sha256="0" * 64, pages=5, first_page=1, last_page=5, ocr_pages=[]
        ),
        profile="mieux",
        language="fr",
        title="Renforcer la coopération",
        subtitle="Asie du Sud-Est (2012)",
        location="Asie du Sud-Est",
        period=Period(start=2012, end=None),
        places=[
            Place(name="Asie du Sud-Est", code="035", scheme="m49"),
            Place(name="Thaïlande", code="TH", scheme="iso3166-1"),
        ],
        facts=[],
        summary="La première demande…",
        summary_footnotes=[],
        sections=[
            make_section("contexte", "En 2012, « tout » a changé ; vraiment.", "Puis, plus rien."),
            make_section("impact", "Un effet : durable."),
        ],
        callouts=[
            Callout(
                criterion="innovation",
                number=2,
                text="Les actions doivent innover",
                score=0.93,
                confidence=0.98,
                page=2,
                bbox=REGION.bbox,
            )
        ],
        footnotes=[
            make_note("1", "https://example.org/a", "https://example.org/b"),
            make_note("2"),
        ],
        acronyms=[],
        entities=[],
        about="Depuis 2009, …",
        confidence=Confidence(language=0.98, title=0.98, location=0.98, period=0.98, summary=0.98),
        unplaced=[],
        warnings=[Warning(code="missing-section", message="Il manque “pratiques”.", page=None)],
    )
    return case.model_copy(update=changes)
