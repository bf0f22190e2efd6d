"""The pages of a case with their lines by role, as its review page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit.line_trace import LineEntry, unpack
from pipeline.model.geometry import Edges
from pipeline.model.record import CaseStudy
from pipeline.model.roles import Role
from pipeline.model.verification import Difference, Verification
from pipeline.outputs.certainty import least_certain
from pipeline.outputs.review_site.pictures import folder_name, picture_name
from pipeline.profile.model import Profile, phrases

# The groups of roles that the legend shows and hides, in order. Analysts do not need to tell all
# roles apart.
GROUPS: Mapping[str, tuple[Role, ...]] = {
    "title": (Role.TITLE, Role.SUBTITLE),
    "section": (Role.HEADING, Role.BODY),
    "callout": (Role.CALLOUT,),
    "footnote": (Role.FOOTNOTE,),
    "fact": (Role.FACT,),
    "about": (Role.ABOUT,),
    "guide": (Role.GUIDE,),
    "furniture": (Role.FURNITURE,),
    "unplaced": (Role.UNPLACED,),
}
_ASIDE = "aside"
_GROUP_OF = {role.value: group for group, roles in GROUPS.items() for role in roles}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A case with the packed trace of its lines, which is unpacked when its page is made."""

    case: CaseStudy
    account: bytes
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with its trace, and its position as CSS in percent of the page."""

    entry: LineEntry
    group: str
    style: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference from the page, and its position as CSS in percent of the page."""

    difference: Difference
    style: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: its size in points, the address of its picture, if any, and its lines."""

    number: int
    width: float
    height: float
    picture: str | None
    lines: tuple[LineView, ...]
    differences: tuple[DifferenceView, ...] = ()


def page_views(reviewed: Reviewed, folder: Path) -> list[PageView]:
    """The pages of a case. ``folder`` has a folder of pictures for each file, by digest."""
    by_page: dict[int, list[LineEntry]] = {}
    account = unpack(reviewed.account)
    for line in account.lines:
        by_page.setdefault(line.page, []).append(line)
    digest = folder_name(reviewed.case.source.sha256)
    views = []
    for page in account.pages:
        name = picture_name(page.number)
        drawn = (folder / digest / name).is_file()
        lines = (_line(line, page.width, page.height) for line in by_page.get(page.number, ()))
        views.append(
            PageView(
                number=page.number,
                width=page.width,
                height=page.height,
                picture=f"../{folder.name}/{digest}/{name}" if drawn else None,
                lines=tuple(lines),
                differences=tuple(
                    DifferenceView(one, _style(one.box, page.width, page.height))
                    for one in differences_of(reviewed)
                    if one.page == page.number
                ),
            )
        )
    return views


def differences_of(reviewed: Reviewed) -> tuple[Difference, ...]:
    """How a case differs from its pages, if it was verified."""
    return reviewed.verification.differences if reviewed.verification else ()


def differences_by_part(reviewed: Reviewed) -> dict[str, list[Difference]]:
    """The differences by the part of the record that they concern, under “” those of none."""
    found: dict[str, list[Difference]] = {}
    for one in differences_of(reviewed):
        found.setdefault(one.part, []).append(one)
    return found


def legend(pages: Sequence[PageView]) -> list[tuple[str, int]]:
    """The groups that have lines, with the number of lines."""
    counts: dict[str, int] = dict.fromkeys([*GROUPS, _ASIDE], 0)
    for page in pages:
        for line in page.lines:
            counts[line.group] += 1
    return [(group, count) for group, count in counts.items() if count]


def least_sure(case: CaseStudy) -> float:
    """The lowest confidence of all findings: analysts check the lowest first."""
    return least_certain(case).confidence


def section_name(profile: Profile | None, key: str, language: str) -> str:
    """The usual heading of a section in ``language``; its key, if it has none."""
    sections = profile.sections if profile else ()
    return next((_first(s.wordings, language) for s in sections if s.key == key), key)


def criterion_name(profile: Profile | None, key: str | None, language: str) -> str:
    """The short name of a criterion in ``language``; its key, if it has none."""
    criteria = profile.criteria if profile else ()
    names = next((c.names for c in criteria if c.key == key), {})
    return _first(names, language) or (key or "")


def _first(wordings: Mapping[str, tuple[str, ...]], language: str) -> str:
    return next(iter(phrases(wordings, language)), "")


def _line(entry: LineEntry, width: float, height: float) -> LineView:
    return LineView(entry, _GROUP_OF.get(entry.role, _ASIDE), _style(entry.bbox, width, height))


def _style(box: Edges | None, width: float, height: float) -> str:
    if box is None or not width or not height:
        return ""
    x0, top, x1, bottom = box
    left, right = 100 * x0 / width, 100 * (x1 - x0) / width
    above, below = 100 * top / height, 100 * (bottom - top) / height
    return f"left:{left:.2f}%;top:{above:.2f}%;width:{right:.2f}%;height:{below:.2f}%"
