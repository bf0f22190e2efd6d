"""What a seed decides: the content that is set, and the habits of whoever sets it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.press.case import Call, Case, Link, Passage
from tests.press.content import draw_case
from tests.press.options import Options

Habits = Mapping[str, Any]
Choices = dict[str, tuple[Any, ...]]
CONTENT: Choices = {
    "language": ("fr", "fr", "en", "es"),
    "size": ("short", "short", "short", "medium"),
    "order": ("usual", "usual", "usual", "swapped", "missing"),
    "subtitle": ("bracket", "comma", "bar", "dash", "lines"),
    "title_caps": (True, False),
    "callout_group": ("stack", "single"),
    "callout_cut": (False, False, True),
    "guide": ("boxes", "boxes", "absent"),
    "about": ("centred", "centred", "absent"),
    "links": ("url", "url", "other", "none"),
    "nested": (False, False, False, True),
    "nbsp": (False, True),
    "asides": (False, False, True),
}
"""Options of the press that decide what is said, not how it looks."""

COMMON: Choices = {"label_end": ("colon", "colon", "dash")}
DASH = " – "


@dataclass(frozen=True)
class Publication:
    """A case, and how it is set."""

    case: Case
    habits: Habits


def draw(producer: str, choices: Mapping[str, Sequence[Any]], seed: int) -> Publication:
    """What ``seed`` stands for with ``producer``, whose habits are drawn from ``choices``.

    A producer's choices may name options of the content, too: those that it can set.
    """
    rng = random.Random(f"foreign:{producer}:{seed}")
    drawn = {name: rng.choice(values) for name, values in (CONTENT | COMMON | {**choices}).items()}
    content = {name: drawn[name] for name in CONTENT}
    case = draw_case(rng, Options(**content))
    if drawn["label_end"] == "dash":
        case = with_dashes(case)
    return Publication(case, drawn)


def with_dashes(case: Case) -> Case:
    """The case with run-in labels closed by a dash in place of the colon."""
    sections = tuple(
        replace(section, passages=tuple(dashed(passage) for passage in section.passages))
        for section in case.sections
    )
    moved = {
        (old.key, at): len(new.text) - len(was.text)
        for old, section in zip(case.sections, sections, strict=True)
        for at, (was, new) in enumerate(zip(old.passages, section.passages, strict=True))
    }
    callouts = tuple(
        replace(
            c, anchor=replace(c.anchor, at=c.anchor.at + moved[c.anchor.section, c.anchor.passage])
        )
        if c.anchor.at
        else c
        for c in case.callouts
    )
    asides = tuple(
        replace(
            a, anchor=replace(a.anchor, at=a.anchor.at + moved[a.anchor.section, a.anchor.passage])
        )
        for a in case.asides
    )
    return replace(case, sections=sections, callouts=callouts, asides=asides)


def dashed(passage: Passage) -> Passage:
    """The passage with a dash behind its label; the same one when it has no label."""
    if not passage.label:
        return passage
    rest = passage.text[passage.label_end :].lstrip()
    start = len(passage.text) - len(rest)
    text = f"{passage.label}{DASH}{rest}"
    by = len(text) - len(passage.text)
    calls = tuple(Call(c.marker, c.at + by) for c in passage.calls)
    links = tuple(Link(k.start + by, k.end + by, k.url) for k in passage.links)
    assert all(call.at > start for call in passage.calls)
    return replace(passage, text=text, label_end=len(passage.label), calls=calls, links=links)
