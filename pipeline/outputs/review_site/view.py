"""The pages of a case with their lines by role, as its review page shows them."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.audit.line_trace import LineEntry, unpack
from pipeline.language import LANGUAGES
from pipeline.model.geometry import Edges
from pipeline.model.record import CaseStudy
from pipeline.model.roles import Role
from pipeline.model.verification import Difference, Verification
from pipeline.outputs.certainty import least_certain
from pipeline.outputs.review_site.pictures import folder_name, picture_name
from pipeline.outputs.review_site.sentences import subject_of
from pipeline.profile.model import Profile, phrases
from pipeline.text.gazetteer import names_of

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
_PART_OF_FIELD = {"location": "location", "period": "period", "summary": "summary.0"}
"""Where a page shows a field; the language of a case stands under its title."""
_GROUP_OF = {role.value: group for group, roles in GROUPS.items() for role in roles}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A case with the packed trace of its lines, which is unpacked when its page is made.

    ``path`` is that of its file, where pages link to it.
    """

    case: CaseStudy
    account: bytes
    verification: Verification | None = None
    path: Path | None = None


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


def page_views(reviewed: Reviewed, folder: Path, *, inside: bool = False) -> list[PageView]:
    """The pages of a case. ``folder`` has a folder of pictures for each file, by digest.

    Pictures are in the page itself where it is to stand alone (``inside``).
    """
    by_page: dict[int, list[LineEntry]] = {}
    account = unpack(reviewed.account)
    for line in account.lines:
        by_page.setdefault(line.page, []).append(line)
    digest = folder_name(reviewed.case.source.sha256)
    views = []
    for page in account.pages:
        name = picture_name(page.number)
        path = folder / digest / name
        address = _inline(path) if inside else f"../{folder.name}/{digest}/{name}"
        lines = (_line(line, page.width, page.height) for line in by_page.get(page.number, ()))
        views.append(
            PageView(
                number=page.number,
                width=page.width,
                height=page.height,
                picture=address if path.is_file() else None,
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


class Doubted(NamedTuple):
    """A confidence, and the part of the page of a case that it is of."""

    confidence: float
    part: str


def least_sure(case: CaseStudy) -> Doubted:
    """The lowest confidence of all findings: analysts check the lowest first."""
    found = least_certain(case)
    part = found.part or "title"
    if part.startswith("sections."):
        part += ".heading"
    elif not part.startswith("callouts."):
        part = _PART_OF_FIELD.get(part, "title")
    return Doubted(found.confidence, part)


def doubts_by_part(case: CaseStudy) -> dict[str, int]:
    """The index of the warning that says why a part is in doubt, by the path of the part."""
    found: dict[str, int] = {}
    for at, warning in enumerate(case.warnings):
        part, quoted = subject_of(warning.code, warning.message)
        if part == "section":
            named = (one for one in case.sections if one.heading == quoted)
            part = next((f"sections.{one.key}.heading" for one in named), "")
        elif part == "callout":
            said = (at for at, one in enumerate(case.callouts) if one.text.startswith(quoted))
            part = next((f"callouts.{at}" for at in said), "")
        if part:
            found.setdefault(part, at)
    return found


def role_key(role: str) -> str | None:
    """The key of the text that names ``role``; None of what is none."""
    if role not in set(Role):
        return None
    return "role_body" if role == Role.BODY else f"role_{_GROUP_OF.get(role, _ASIDE)}"


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


def place_names(code: str, printed: str) -> Mapping[str, str]:
    """The name of a place by language; as it is ``printed`` where it has no code."""
    names = names_of(code)
    return {language: names.get(language, printed) for language in LANGUAGES}


def _inline(path: Path) -> str:
    """The picture at ``path`` as an address that holds it; empty where there is none."""
    if not path.is_file():
        return ""
    return f"data:image/webp;base64,{base64.b64encode(path.read_bytes()).decode()}"


def _line(entry: LineEntry, width: float, height: float) -> LineView:
    return LineView(entry, _GROUP_OF.get(entry.role, _ASIDE), _style(entry.bbox, width, height))


def _style(box: Edges | None, width: float, height: float) -> str:
    if box is None or not width or not height:
        return ""
    x0, top, x1, bottom = box
    left, right = 100 * x0 / width, 100 * (x1 - x0) / width
    above, below = 100 * top / height, 100 * (bottom - top) / height
    return f"left:{left:.2f}%;top:{above:.2f}%;width:{right:.2f}%;height:{below:.2f}%"
