"""Makes the review pages: an index of all cases, and a page for each case beside its record.

They work from the file system, without a server, and load nothing from elsewhere.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from urllib.parse import quote

from pipeline.corrections.store import Corrections, concerns
from pipeline.model.record import CaseStudy, Correction
from pipeline.outputs.review_site.fill import as_json, render_page
from pipeline.outputs.review_site.folder_names import (
    CASES,
    REPORT_FILE,
    SEARCH_FILE,
    case_page,
    same_page,
)
from pipeline.outputs.review_site.overview import (
    charts_of,
    criteria_of,
    places_of,
    progress_of,
)
from pipeline.outputs.review_site.passages_index import render_search
from pipeline.outputs.review_site.pictures import folder_name
from pipeline.outputs.review_site.side_by_side import render_side_by_side
from pipeline.outputs.review_site.strings import page_texts
from pipeline.outputs.review_site.view import (
    Reviewed,
    criterion_name,
    differences_by_part,
    doubts_by_part,
    least_sure,
    legend,
    page_views,
    place_names,
    section_name,
)
from pipeline.profile.model import Profile
from pipeline.text.years import spell_years

Names = Mapping[str, str]
"""A name in each language of the pages."""


@dataclass(frozen=True, slots=True)
class Editing:
    """The corrections of a case so far, and whether some that were undone can be made again."""

    corrections: Corrections
    can_redo: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that the page of a case leads to: its PDF, and itself as one file."""

    pdf: str | None = None
    one_file: str | None = None


class IndexReport(StrEnum):
    """The report that the index leads to: none, the file that is there, or one of what it shows."""

    NONE = ""
    FILE = "file"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file of the review: its path in the folder, and the function that makes it.

    ``stamp`` is a digest of everything that the page depends on; the page contains it.
    """

    name: str
    stamp: str
    render: Callable[[], bytes]


def site_pages(
    reviewed: Sequence[Reviewed], profiles: Sequence[Profile], pictures: Path, program: str
) -> Iterator[SitePage]:
    """The files of the review. ``pictures`` is the folder with the pictures of the pages.

    ``program`` is a digest of this program: if it changes, all pages are made again.
    """
    cases = [one.case for one in reviewed]
    is_reported = (pictures.parent.parent / REPORT_FILE).is_file()
    report = IndexReport.FILE if is_reported else IndexReport.NONE
    index = partial(render_index_page, cases, profiles, report)
    yield SitePage("index.html", "", index)
    yield SitePage(SEARCH_FILE, "", partial(render_search, cases))
    for at, one in enumerate(reviewed):
        stamp = _stamp(reviewed, at, pictures, program)
        links = Links(pdf=_address_of(one.path, pictures.parent))
        page = partial(render_case, reviewed, at, profiles, pictures, stamp=stamp, links=links)
        yield SitePage(case_page(one.case.id), stamp, page)
        if others := same_cases(one.case, cases):
            stamp = _digest(program, [other.model_dump_json() for other in (one.case, *others)])
            beside = partial(render_side_by_side, one.case, others, profiles, stamp=stamp)
            yield SitePage(same_page(one.case.id), stamp, beside)


def same_cases(case: CaseStudy, cases: Sequence[CaseStudy]) -> list[CaseStudy]:
    """The other records of ``case`` among ``cases``."""
    ids = set(case.same_case)
    return [one for one in cases if one.id in ids] if ids else []


def stamped(head: str, stamp: str) -> bool:
    """Whether a page that begins with ``head`` was made with the same ``stamp``."""
    return bool(stamp) and f'name="made-from" content="{stamp}"' in head


def _stamp(reviewed: Sequence[Reviewed], at: int, pictures: Path, program: str) -> str:
    one = reviewed[at]
    near = [reviewed[i].case for i in (at - 1, at + 1) if 0 <= i < len(reviewed)]
    drawn = pictures / folder_name(one.case.source.sha256)
    return _digest(
        program,
        one.case.model_dump_json(),
        one.account,
        one.verification,
        str(one.path),
        [(case.id, case.title) for case in near],
        [(other.id, other.title) for other in same_cases(one.case, [r.case for r in reviewed])],
        drawn.is_dir() and sorted(path.name for path in drawn.iterdir()),
    )


def _digest(*depends_on: object) -> str:
    return hashlib.sha256(repr(depends_on).encode("utf-8", "surrogatepass")).hexdigest()


def render_case(
    reviewed: Sequence[Reviewed],
    at: int,
    profiles: Sequence[Profile],
    pictures: Path,
    *,
    editing: Editing | None = None,
    stamp: str = "",
    links: Links | None = None,
) -> bytes:
    """The page of the case with index ``at``; see SitePage for ``stamp``.

    With ``editing`` it can be corrected; only the server uses this. Without ``links`` it stands
    alone, with its pictures in it.
    """
    one, case = reviewed[at], reviewed[at].case
    profile = next((p for p in profiles if p.key == case.profile), None)
    pages = page_views(one, pictures, inside=links is None)
    sections = {
        s.key: _names(partial(section_name, profile, s.key))
        for s in (profile.sections if profile else ())
    }
    criteria = _criteria(case, profile)
    data: dict[str, object] = {"id": case.id, "language": case.language or ""}
    data |= {"criteria": criteria, "sections": sections}
    changes = _changes(editing.corrections, case) if editing else []
    if editing:
        data |= {
            "revision": editing.corrections.revision,
            "checked": case.checked is not None,
            "changes": [at for at, _ in changes],
            "redo": editing.can_redo,
            "found": [section.key for section in case.sections],
            "notes": list(dict.fromkeys(note.marker for note in case.footnotes)),
            "next": _next_unchecked(reviewed, at),
        }
    return render_page(
        "case.html",
        ("shared.js", "case.js", *(("edit.js", "preview.js") if editing else ())),
        stamp=stamp,
        case=case,
        others=same_cases(case, [one.case for one in reviewed]),
        before=reviewed[at - 1].case if at else None,
        after=reviewed[at + 1].case if at + 1 < len(reviewed) else None,
        pages=pages,
        legend=legend(pages),
        verified=one.verification,
        differences=differences_by_part(one),
        sure=least_sure(case),
        years=spell_years(case.period.start, case.period.end) if case.period else None,
        changes=[one for _, one in changes] if editing else case.corrections,
        progress=progress_of([one.case for one in reviewed]) if editing else None,
        fixed={correction.field for correction in case.corrections},
        criteria=criteria,
        doubts=doubts_by_part(case),
        fields=_field_names([*case.corrections, *(one for _, one in changes)], sections),
        place_names={place.code: place_names(place.code, place.name) for place in case.places},
        links=links,
        note_at=_first_notes(case),
        data=as_json(data),
    )


def _address_of(path: Path | None, folder: Path) -> str | None:
    """The address of the file at ``path`` from a page of a case in ``folder``."""
    if path is None or path.suffix.lower() != ".pdf":
        return None
    try:
        return quote(Path(os.path.relpath(path, folder / CASES)).as_posix())
    except ValueError:  # on another drive
        return path.resolve().as_uri()


def _field_names(changes: Iterable[Correction], sections: Mapping[str, Names]) -> dict[str, Names]:
    """The names of what was corrected by its path, such as ``sections.impact.passages.2``."""
    return {change.field: _field_name(change.field, sections) for change in changes}


def _field_name(field: str, sections: Mapping[str, Names]) -> Names:
    first, _, rest = field.partition(".")
    if first == "sections":
        key = rest.partition(".")[0]
        return sections.get(key) or _names(lambda language: key)
    key = {"subtitle": "location", "": "change_role"}.get(first, first)
    return _names(lambda language: page_texts()[language].get(key, first))


def _next_unchecked(reviewed: Sequence[Reviewed], at: int) -> str | None:
    """The id of the first case behind the one with index ``at`` that nobody has checked."""
    others = (*reviewed[at + 1 :], *reviewed[:at])
    return next((one.case.id for one in others if one.case.checked is None), None)


def _changes(corrections: Corrections, case: CaseStudy) -> list[tuple[int, Correction]]:
    """All corrections of the case, with their indexes among those of the file.

    Those that no longer fit are included, so that they can be undone.
    """
    return [
        (at, Correction(field=c.part, was=c.was, now=c.now, by=c.by, at=c.when))
        for at, c in enumerate(corrections.changes)
        if concerns(c.page, case.source)
    ]


def _criteria(case: CaseStudy, profile: Profile | None) -> dict[str, Names]:
    """The names of all criteria of the series and the case."""
    keys = [criterion.key for criterion in (profile.criteria if profile else ())]
    keys += [callout.criterion for callout in case.callouts if callout.criterion]
    return {key: _names(partial(criterion_name, profile, key)) for key in keys}


def _first_notes(case: CaseStudy) -> dict[str, int]:
    """The index of the first footnote with each marker."""
    places: dict[str, int] = {}
    for at, note in enumerate(case.footnotes):
        places.setdefault(note.marker, at)
    return places


def render_index_page(
    cases: Sequence[CaseStudy], profiles: Sequence[Profile], report: IndexReport = IndexReport.NONE
) -> bytes:
    """The page of all cases, with a link to their ``report``."""
    by_key = {profile.key: profile for profile in profiles}
    charts = charts_of(cases, profiles)
    rows = [
        {
            "case": case,
            "criteria": criteria_of(case),
            "places": [key for key, _ in places_of(case)],
            "sections": sorted({section.key for section in case.sections}),
            "all_sections": [s.key for s in by_key[case.profile].sections]
            if case.profile in by_key
            else [],
            "sure": least_sure(case),
        }
        for case in cases
    ]
    titles = [{"id": case.id, "title": case.title or case.id} for case in cases]
    names = {key: place_names(key, name) for case in cases for key, name in places_of(case)}
    return render_page(
        "index.html",
        ("shared.js", "index.js", "search.js"),
        rows=rows,
        charts=charts,
        criteria={
            c.key: _names(partial(criterion_name, p, c.key)) for p in profiles for c in p.criteria
        },
        sections={
            s.key: _names(partial(section_name, p, s.key)) for p in profiles for s in p.sections
        },
        places=sorted(names, key=lambda key: names[key]["en"]),
        place_names=names,
        languages_used=sorted({case.language for case in cases if case.language}),
        totals={
            "pages": sum(c.source.last_page - c.source.first_page + 1 for c in cases),
            "warnings": sum(len(case.warnings) for case in cases),
        },
        progress=progress_of(cases),
        report=report.value,
        data=as_json({"cases": titles}),
    )


def _names(name: Callable[[str], str]) -> Names:
    return {language: name(language) for language in page_texts()}
