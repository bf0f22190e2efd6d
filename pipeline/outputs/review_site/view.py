"""What a case's review page shows beside its record: its pages with their lines, by role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit.line_trace import LineEntry, unpack
from pipeline.model.record import CaseStudy
from pipeline.model.roles import Role
from pipeline.outputs.review_site.pictures import folder_name, picture_name
from pipeline.profile.model import Profile, phrases

# What the legend can show and hide, in its order; several roles may be one thing to an analyst.
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
    """A case with the packed account of its lines, which is opened when its page is made."""

    case: CaseStudy
    account: bytes


@dataclass(frozen=True, slots=True)
class LineView:
    """A line on its page: its place in per cent of the page, and what became of it."""

    entry: LineEntry
    group: str
    style: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to draw: the address of its picture, if it has one, and its lines."""

    number: int
    width: float
    height: float
    picture: str | None
    lines: tuple[LineView, ...]


def page_views(reviewed: Reviewed, folder: Path) -> list[PageView]:
    """The pages of a case; ``folder`` holds the pictures of all files, as folders by digest."""
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
            )
        )
    return views


def legend(pages: Sequence[PageView]) -> list[tuple[str, int]]:
    """The groups that have lines, and how many."""
    counts: dict[str, int] = dict.fromkeys([*GROUPS, _ASIDE], 0)
    for page in pages:
        for line in page.lines:
            counts[line.group] += 1
    return [(group, count) for group, count in counts.items() if count]


def part_id(path: str) -> str:
    """The anchor of a part of the record on its page."""
    return "p-" + path.replace(".", "-")


def least_sure(case: CaseStudy) -> float:
    """The confidence of the finding that is least sure: what an analyst looks at first."""
    fields = [value for _, value in case.confidence if value is not None]
    sections = [section.confidence for section in case.sections]
    callouts = [callout.confidence for callout in case.callouts]
    return min([*fields, *sections, *callouts], default=0.0)


def section_name(profile: Profile | None, key: str, language: str) -> str:
    """What the series calls a section in ``language``."""
    sections = profile.sections if profile else ()
    return next((_first(s.wordings, language) for s in sections if s.key == key), key)


def criterion_name(profile: Profile | None, key: str | None, language: str) -> str:
    """The short name of a criterion in ``language``; its key where it has none."""
    criteria = profile.criteria if profile else ()
    names = next((c.names for c in criteria if c.key == key), {})
    return _first(names, language) or (key or "")


def _first(wordings: Mapping[str, tuple[str, ...]], language: str) -> str:
    return next(iter(phrases(wordings, language)), "")


def _line(entry: LineEntry, width: float, height: float) -> LineView:
    return LineView(entry, _GROUP_OF.get(entry.role, _ASIDE), _style(entry, width, height))


def _style(entry: LineEntry, width: float, height: float) -> str:
    if entry.bbox is None or not width or not height:
        return ""
    x0, top, x1, bottom = entry.bbox
    left, right = 100 * x0 / width, 100 * (x1 - x0) / width
    above, below = 100 * top / height, 100 * (bottom - top) / height
    return f"left:{left:.2f}%;top:{above:.2f}%;width:{right:.2f}%;height:{below:.2f}%"
