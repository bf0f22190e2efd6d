"""A small profile for tests of how its words are matched."""

from __future__ import annotations

from pipeline.model.page import Line, Span
from pipeline.profile.loader import parse_profile

PROFILE = parse_profile(
    """
profile = "rivers"
name = "Rivers"
languages = ["en"]
criterion_openers.en = ["The Action must", "Actions must"]
criterion_labels.en = ["Criterion {n}"]
continued.en = ["continued"]
guide.en = ["How to read these cases"]
about.keywords.en = ["RIVERS", "series", "launch", "decade", "publication"]

[[sections]]
key = "context"
en = ["Context", "The place"]
[[sections]]
key = "lessons"
en = ["Lessons", "Lessons learned along the river"]
[[sections]]
key = "results"
en = ["Results"]
[[sections]]
key = "next"
en = ["What comes next"]
[[sections]]
key = "risks"
en = ["Risks"]

[[facts]]
key = "country"
en = ["Country", "Country of work"]
[[facts]]
key = "years"
en = ["Years"]

[[criteria]]
key = "ownership"
number = 1
en = ["The Action must be owned by those who live at the river"]
keywords.en = ["owned", "their own"]
[[criteria]]
key = "measure"
number = 2
en = ["The Action must measure what it changes"]
keywords.en = ["measur"]
""",
    "rivers.toml",
)


def lines_of(*texts: str, size: float = 0.0, bold: bool = False) -> list[Line]:
    """Lines of one page that say ``texts``, one below the other, without geometry."""
    return [
        Line(1, number, (Span(text, size=size, bold=bold),)) for number, text in enumerate(texts)
    ]
