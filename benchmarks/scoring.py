"""Scores a record against the right answer: each measure 0–1, and texts in places not theirs.

The measures are of what users of the series correct by hand. A publication's overall is their mean,
less a tenth for each callout or line of the reading guide that stands in a section.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.similarity import f1, folded, match_pairs, normal, ratio, same

LEAK_COST = 0.1
SAME_TEXT, SAME_NOTE = 0.97, 0.95
# A word in a hundred that is not as printed takes a twentieth off: readers notice each, while the
# likeness of two long texts hardly falls for it.
WORD_COST = 5
# Below this a record has a fault worth a warning; one without any warning has it in silence.
FAULTY = 0.97
LEAK_LENGTH = 15  # characters: a shorter text may stand in a section by chance
BROKEN = re.compile(r"\w- \w|\w\u00ad")
MEANT = re.compile(r"\w- \w")

Record = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """How right one record is."""

    overall: float  # 0–1
    leaks: tuple[str, ...] = ()
    measures: dict[str, float] = field(default_factory=dict)
    silent: bool = False  # faulty, and no warning says so

    @property
    def lower(self) -> dict[str, float]:
        """The measures that are not perfect."""
        return {name: value for name, value in self.measures.items() if value < 1}


def score(record: Record | None, answer: Record) -> Score:
    """The score of ``record``, None where there is none.

    An answer with a ``status`` is of a file that holds no case study: a record of it scores 0.
    """
    if answer.get("status"):
        return Score(float(record is None))
    if record is None:
        return Score(0.0)
    found, leaked = measures(record, answer), leaks(record, answer)
    overall = max(0.0, statistics.mean(found.values()) - LEAK_COST * len(leaked))
    silent = overall < FAULTY and not record.get("warnings")
    return Score(overall, tuple(leaked), found, silent)


def measures(record: Record, gold: Record) -> dict[str, float]:
    """Each measure, 0–1."""
    return {
        **_metadata(record, gold),
        **_sections(record, gold),
        **_passages(record, gold),
        **_callouts(record, gold),
        **_notes(record, gold),
        "words": words(record, gold),
    }


def words(record: Record, gold: Record) -> float:
    """Falls with each word of the running text that is glued to another, cut or otherwise wrong."""
    have, want = _running_words(record), _running_words(gold)
    wrong = max((want - have).total(), (have - want).total())
    return max(0.0, 1 - WORD_COST * wrong / max(1, want.total()))


def leaks(record: Record, gold: Record) -> list[str]:
    """Texts of callouts or of the guide that stand in the body oftener than they belong there."""
    have, want = (folded(_running_text(r)) for r in (record, gold))
    texts = [c["text"] for c in gold.get("callouts") or []] + list(gold.get("guide") or [])
    return [
        text
        for text in map(folded, texts)
        if len(text) > LEAK_LENGTH and have.count(text) > want.count(text)
    ]


def _metadata(record: Record, gold: Record) -> dict[str, float]:
    names = ("language", "title", "location", "period")
    found = {name: same(record.get(name), gold.get(name)) for name in names}
    found["summary"] = ratio(record.get("summary"), gold.get("summary"))
    found["about"] = ratio(record.get("about"), gold.get("about"))
    return found


def _sections(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = ({s["key"]: s for s in r.get("sections") or []} for r in (record, gold))
    keys = [[s["key"] for s in r.get("sections") or []] for r in (record, gold)]
    texts = [
        ratio(ours[key].get("text"), theirs[key]["text"]) if key in ours else 0.0 for key in theirs
    ]
    return {
        "section_keys": f1(len(ours.keys() & theirs.keys()), len(ours), len(theirs)),
        "section_order": float(keys[0] == keys[1]),
        "section_text": statistics.mean(texts or [1.0]),
    }


def _passages(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = (
        [(s["key"], p) for s in r.get("sections") or [] for p in s.get("passages") or []]
        for r in (record, gold)
    )
    pairs = match_pairs(
        ours,
        theirs,
        lambda p, g: (
            p[0] == g[0]
            and p[1].get("kind") == g[1]["kind"]
            and ratio(p[1].get("text"), g[1]["text"]) >= SAME_TEXT
        ),
    )
    labelled = [(p.get("label") or "", g.get("label") or "") for (_, p), (_, g) in pairs]
    hits = sum(same(p, g) for p, g in labelled if p or g)
    counts = [sum(1 for _, p in part if p.get("label")) for part in (ours, theirs)]
    calls = [[(k, m) for k, p in part for m in p.get("footnotes") or []] for part in (ours, theirs)]
    called = match_pairs(calls[0], calls[1], lambda p, g: bool(p == g))
    broken, meant = (
        rule.findall(" ".join([r.get("summary") or "", *(p.get("text") or "" for _, p in part)]))
        for rule, r, part in ((BROKEN, record, ours), (MEANT, gold, theirs))
    )
    return {
        "passages": f1(len(pairs), len(ours), len(theirs)),
        "labels": f1(hits, *counts),
        "footnote_calls": f1(len(called), len(calls[0]), len(calls[1])),
        "hyphenation": float(len(broken) <= len(meant)),
    }


def _callouts(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = record.get("callouts") or [], gold.get("callouts") or []
    placed = match_pairs(
        ours,
        theirs,
        lambda p, g: (
            p.get("criterion") == g.get("criterion") and g.get("page") in (None, p.get("page"))
        ),
    )
    worded = match_pairs(ours, theirs, lambda p, g: ratio(p.get("text"), g["text"]) >= SAME_TEXT)
    return {
        "callouts": f1(len(placed), len(ours), len(theirs)),
        "callout_text": f1(len(worded), len(ours), len(theirs)),
    }


def _notes(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = record.get("footnotes") or [], gold.get("footnotes") or []
    pairs = match_pairs(
        ours,
        theirs,
        lambda p, g: (
            str(p.get("marker")) == str(g["marker"])
            and ratio(p.get("text"), g["text"]) >= SAME_NOTE
        ),
    )
    urls = [{link["url"] for n in part for link in n.get("links") or []} for part in (ours, theirs)]
    found = {"footnotes": f1(len(pairs), len(ours), len(theirs))}
    for name in ("called_from", "accessed"):
        hits = sum(p.get(name) == g.get(name) for p, g in pairs)
        found[f"footnote_{name}"] = hits / len(theirs) if theirs else 1.0
    found["links"] = f1(len(urls[0] & urls[1]), len(urls[0]), len(urls[1]))
    return found


def _running_text(record: Record) -> str:
    """The summary and the sections, in order."""
    texts = [section.get("text") or "" for section in record.get("sections") or []]
    return " ".join([record.get("summary") or "", *texts])


def _running_words(record: Record) -> Counter[str]:
    return Counter(normal(_running_text(record)).split())
