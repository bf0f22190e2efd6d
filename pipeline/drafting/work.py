"""From a folder to the drafts of its series: the order of work, and where it ends without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from math import ceil
from pathlib import Path

from pipeline.drafting.compose import compose
from pipeline.drafting.draft import Draft
from pipeline.drafting.groups import Group, groups_of
from pipeline.drafting.languages import Series, series_of
from pipeline.drafting.publication import Publication
from pipeline.drafting.read_folder import read_publications
from pipeline.drafting.refusal import (
    FEWEST_HEADINGS,
    FEWEST_PUBLICATIONS,
    SHARE_OF_FOLDER,
    gives_cases,
    is_series,
)
from pipeline.drafting.toml_text import profile_text
from pipeline.drafting.trial import TriedFile, try_profile
from pipeline.errors import NoSeries
from pipeline.model.report import Input
from pipeline.profile.loader import parse_profile

# A message quotes so many headings.
HEADINGS_QUOTED = 4
# So many files show whether a draft makes sense.
TRIED_AT_MOST = 12


@dataclass(frozen=True)
class Drafted:
    """A draft, its file's text, and what the publications that it was drafted from give with it."""

    draft: Draft
    text: str
    tried: tuple[TriedFile, ...]


@dataclass(frozen=True)
class Result:
    """The drafts of a folder, and what they leave out: files of no series, and without text."""

    drafts: tuple[Drafted, ...]
    strangers: tuple[str, ...]
    without_text: tuple[str, ...]


def draft_profiles(
    folder: Path,
    inputs: Sequence[Input],
    key: str,
    processes: int,
    on_file: Callable[[str], None] = lambda name: None,
) -> Result:
    """Draft the profile of each series among ``inputs``, the files of ``folder``.

    ``key`` is that of the profile; several have a number behind it. Raises NoSeries, with the
    reason and what to do, when there is none, or what is drafted gives nonsense.
    """
    read, without_text = read_publications(inputs, processes, on_file)
    publications = _as_documents(read)
    if len(publications) < FEWEST_PUBLICATIONS:
        raise NoSeries(_too_few(folder, len(read), without_text))
    groups = [group for group in groups_of(publications) if is_series(group)]
    members = {one.name for group in groups for one in group.publications}
    names = [one.name for one in read]
    if not groups and len(read) < FEWEST_PUBLICATIONS:
        raise NoSeries(_too_few(folder, len(read), without_text))
    if not groups:
        raise NoSeries(_nothing_shared(folder, len(read)))
    if len(members) < SHARE_OF_FOLDER * len(names):
        raise NoSeries(_mostly_strangers(folder, groups[0], len(members), len(names)))
    found = series_of(groups)
    drafts = [
        _drafted(one, key if len(found) == 1 else f"{key}_{at}", inputs, processes)
        for at, one in enumerate(found, 1)
    ]
    sound = tuple(one for one in drafts if gives_cases(one.tried))
    if not sound:
        raise NoSeries(_nonsense(folder, drafts[0]))
    left = tuple(name for name in names if name not in members)
    return Result(sound, left, tuple(without_text))


def _as_documents(read: Sequence[Publication]) -> list[Publication]:
    """The publications; of one or two files, their pages: a booklet may have a case on each."""
    if len(read) >= FEWEST_PUBLICATIONS:
        return list(read)
    return [page for one in read for page in one.each_page()]


def _drafted(series: Series, key: str, inputs: Sequence[Input], processes: int) -> Drafted:
    draft = compose(series, key, key.replace("_", " ").capitalize())
    files = set(draft.files)
    own = [one for one in inputs if one.name in files]
    text = profile_text(draft)
    sample = own[:: max(1, ceil(len(own) / TRIED_AT_MOST))]
    return Drafted(draft, text, tuple(try_profile(parse_profile(text, key), sample, processes)))


def _too_few(folder: Path, count: int, without_text: Sequence[str]) -> str:
    files = ngettext("{n} publication", "{n} publications", count).format(n=count)
    without = _(" ({n} more show no text)").format(n=len(without_text)) if without_text else ""
    return _(
        "“{folder}” holds {files} with text{without}, and only {fewest} or more show "
        "what a series repeats: add some, and draft again."
    ).format(folder=folder, files=files, without=without, fewest=FEWEST_PUBLICATIONS)


def _nothing_shared(folder: Path, count: int) -> str:
    return _(
        "The {count} publications in “{folder}” share no {fewest} headings "
        "that look alike: they are of no one series, or their headings look like their text; "
        "write the profile by hand, as docs/profiles.md shows."
    ).format(count=count, folder=folder, fewest=FEWEST_HEADINGS)


def _mostly_strangers(folder: Path, group: Group, count: int, total: int) -> str:
    return _(
        "Only {count} of the {total} publications in “{folder}” share headings; put those "
        "of the series, such as {name}, into a folder of their own, and draft again."
    ).format(count=count, total=total, folder=folder, name=group.publications[0].name)


def _nonsense(folder: Path, drafted: Drafted) -> str:
    sections = ", ".join(
        _("“{title}”").format(title=next(iter(section.wordings.values()))[0].text)
        for section in drafted.draft.sections[:HEADINGS_QUOTED]
    )
    return _(
        "The headings that the publications in “{folder}” share ({sections}) make no cases of "
        "most of them: they are of no one series; write the profile by hand, as docs/profiles.md "
        "shows."
    ).format(folder=folder, sections=sections)
