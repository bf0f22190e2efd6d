"""The published record, as analysts and other systems read it.

The names are a contract: add fields freely, never rename or retype one without raising
SCHEMA_VERSION. ``pipeline/data/case_studies.schema.json`` holds the JSON Schema generated from
these models, and a check fails when the two part without a new version.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.display import as_html, counts, short_title

SCHEMA_VERSION = "1.6"

BBox = Annotated[
    tuple[float, float, float, float],
    Field(description="x0, top, x1, bottom in points, origin at the top left of the page"),
]
PageNumber = Annotated[int, Field(ge=1, description="1-based page of the source file")]
Share = Annotated[float, Field(ge=0, le=1)]


class Model(BaseModel):
    """Base of all parts: frozen, and strict about unknown names inside this project."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Model):
    """The file a record was read from."""

    file: str
    sha256: str
    pages: int
    first_page: PageNumber = Field(description="where the case begins in a file of several")
    last_page: PageNumber
    ocr_pages: list[PageNumber] = Field(description="pages read by OCR from their picture")
    format: Literal["pdf", "text", "docx", "odt", "html"] = Field(
        "pdf", description="what it was read as; only a PDF has pages and places of its own"
    )


class Period(Model):
    """Whole years; one year has start == end, an open end is null."""

    start: int
    end: int | None


class Region(Model):
    """Where on a page a text stands."""

    page: PageNumber
    bbox: BBox


class Fact(Model):
    """A line of the fact box, as printed; ``key`` is null for a label the series does not list.

    ``label`` is empty for a value that stands without one.
    """

    key: str | None
    label: str
    text: str
    page: PageNumber
    regions: list[Region]


class Passage(Model):
    """A paragraph or a list item."""

    kind: Literal["paragraph", "item"]
    label: str | None = Field(description="an item's run-in title, without its colon")
    subheading: bool = Field(
        default=False, description="whether it is a sub-heading, which passages after it are under"
    )
    under: str | None = Field(
        default=None, description="the sub-heading that it stands under, without its colon"
    )
    text: str
    footnotes: list[str] = Field(description="markers of the footnotes called in it")
    regions: list[Region]
    corrected: bool = Field(default=False, description="whether a person has changed it")
    confidence: Share | None = Field(
        default=None,
        exclude_if=lambda share: share is None,
        description="how sure it is that its words are as printed; only where some are doubted",
    )


class _Aside(Model):
    """What stands among a section's passages without being one of them."""

    page: PageNumber
    bbox: BBox | None
    after: int = Field(ge=0, description="how many of the section’s passages begin before it")


class Table(_Aside):
    """A table: its cells, row by row."""

    caption: str | None
    rows: list[list[str]]


class Figure(_Aside):
    """A figure; ``bbox`` is of the picture with its caption."""

    caption: str | None


class Quote(_Aside):
    """A pull quote."""

    text: str


class Section(Model):
    """A section with its passages; ``text`` joins them by a blank line."""

    key: str
    heading: str
    text: str
    pages: list[PageNumber]
    passages: list[Passage]
    more_headings: list[str] = Field(description="further headings of the same section")
    tables: list[Table] = Field(description="in reading order, as the next two lists")
    figures: list[Figure]
    quotes: list[Quote]
    confidence: Share


class Callout(Model):
    """A criterion callout; ``criterion`` is null when none of the ten fits."""

    criterion: str | None
    number: int | None
    text: str
    score: Share = Field(description="how well its words fit the criterion")
    confidence: Share = Field(description="how sure it is that text and criterion are right")
    page: PageNumber
    bbox: BBox | None
    corrected: bool = Field(default=False, description="whether a person has changed it")


class Link(Model):
    """A link of a footnote."""

    url: str
    source: Literal["text", "annotation"] = Field(alias="from")

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class Footnote(Model):
    """A footnote, its links, and where it is called from."""

    marker: str
    text: str
    links: list[Link]
    accessed: str | None = Field(description="ISO 8601 date of access")
    page: PageNumber
    called_from: str | None = Field(description="summary, a section's key, or null")
    regions: list[Region]
    corrected: bool = Field(default=False, description="whether a person has changed it")


class Place(Model):
    """A country (ISO 3166-1 alpha-2) or region (UN M49) named in the location."""

    name: str
    code: str
    scheme: Literal["iso3166-1", "m49"]


class Entity(Model):
    """A name found in a section by the language pipeline named in ``source``."""

    text: str
    kind: str
    section: str
    source: str


class Acronym(Model):
    """An acronym used in the text, with its long form where the text gives one."""

    short: str
    long: str | None
    count: int


class Confidence(Model):
    """How sure the fields of a case are; null where a field is absent."""

    language: Share | None
    title: Share | None
    location: Share | None
    period: Share | None
    summary: Share | None


class Unplaced(Model):
    """A line no stage understood: kept here, so that nothing is lost."""

    text: str
    page: PageNumber
    bbox: BBox | None


class Warning(Model):
    """Something to check: a stable code, one plain sentence, the page where known."""

    code: str
    message: str
    page: PageNumber | None


class Correction(Model):
    """A change that a person made to the record, which each extraction makes again."""

    field: str = Field(description="what was changed: title, sections.impact.passages.2, …")
    was: str | None
    now: str | None
    by: str
    at: str = Field(description="ISO 8601 date and time, UTC")


class Check(Model):
    """Who compared the record with its pages, and when."""

    by: str
    at: str = Field(description="ISO 8601 date and time, UTC")


class CaseStudy(Model):
    """What is published for one case study."""

    id: str
    source: Source
    profile: str
    language: str | None
    title: str | None
    subtitle: str | None = Field(description="the line “place (years)” as printed")
    location: str | None
    period: Period | None = Field(description="from the first year to the last")
    periods: list[Period] = Field(
        default=[], description="each period that is printed, most often one"
    )
    places: list[Place]
    facts: list[Fact] = Field(description="lines of the fact box, in reading order")
    summary: str | None
    summary_footnotes: list[str] = Field(description="markers of the footnotes called in it")
    summary_tables: list[Table] = Field(
        default=[], description="tables between the title and the first section"
    )
    sections: list[Section]
    callouts: list[Callout]
    footnotes: list[Footnote]
    acronyms: list[Acronym]
    entities: list[Entity]
    about: str | None
    confidence: Confidence
    unplaced: list[Unplaced]
    warnings: list[Warning]
    corrections: list[Correction] = Field(default=[], description="changes made by persons")
    checked: Check | None = None
    same_case: list[str] = Field(
        default=[],
        exclude_if=lambda ids: not ids,
        description="ids of the records of the same case: its translations, and other versions; "
        "only where there are some",
    )

    def __repr__(self) -> str:
        """The case in one line: its id, its title, its language, and what was found in it."""
        of = f"{short_title(self.title)}, {self.language or '?'}, {self._counts()}"
        return f"<CaseStudy {self.id}: {of}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        pages = f"pages {self.source.first_page}–{self.source.last_page}"
        rows = [
            ("File", f"{self.source.file}, {pages}"),
            ("Series", self.profile),
            ("Language", self.language),
            ("Place, years", self.subtitle),
            ("Found", self._counts()),
            *((section.heading, section.text) for section in self.sections),
            *(("Warning", warning.message) for warning in self.warnings),
        ]
        return as_html(self.title or self.id, rows)

    def _counts(self) -> str:
        return counts(
            {
                "section": len(self.sections),
                "callout": len(self.callouts),
                "footnote": len(self.footnotes),
                "warning": len(self.warnings),
            }
        )


class CaseStudies(Model):
    """The file ``case_studies.json``: records ordered by id."""

    schema_version: str = SCHEMA_VERSION
    case_studies: list[CaseStudy]
