"""Scores records against right answers, by the rules the series' users agreed on.

The rules' own program stands beside the project (``../shared/score/score.py``) and is used where
it is there; elsewhere this module's statement of the same rules. A test holds the two together.
"""

from __future__ import annotations

import importlib.util
import re
import statistics
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

SHARED = Path(__file__).resolve().parents[2] / "shared" / "score" / "score.py"
LEAK_COST = 0.1
SAME_TEXT, SAME_NOTE = 0.97, 0.95
BROKEN = re.compile(r"\w- \w|\w\u00ad")
MEANT = re.compile(r"\w- \w")

Record = dict[str, Any]
Scorer = Callable[[Record | None, Record], Record]


def scorer() -> tuple[Scorer, str]:
    """The function that scores one record, and where it comes from."""
    if not SHARED.is_file():
        return score, "the rules as this project states them (../shared/score is not here)"
    spec = importlib.util.spec_from_file_location("shared_score", SHARED)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.document, "../shared/score/score.py"


def score(record: Record | None, gold: Record) -> Record:
    """``overall`` 0–1, the texts that leaked into a section, and each measure."""
    if record is None:
        return {"overall": 0.0, "leaks": [], "measures": {}}
    found, leaked = measures(record, gold), leaks(record, gold)
    overall = statistics.mean(found.values()) - LEAK_COST * len(leaked)
    return {"overall": max(0.0, overall), "leaks": leaked, "measures": found}


def measures(record: Record, gold: Record) -> dict[str, float]:
    """Each measure, 0–1."""
    return {
        **_metadata(record, gold),
        **_sections(record, gold),
        **_passages(record, gold),
        **_callouts(record, gold),
        **_notes(record, gold),
    }


def leaks(record: Record, gold: Record) -> list[str]:
    """Texts of callouts or of the guide that stand in the body oftener than they belong there."""
    have, want = (folded(" ".join([r.get("summary") or "", *_texts(r)])) for r in (record, gold))
    texts = [c["text"] for c in gold.get("callouts") or []] + list(gold.get("guide") or [])
    return [
        text
        for text in map(folded, texts)
        if len(text) > 15 and have.count(text) > want.count(text)
    ]


def folded(text: str | None) -> str:
    """The text without regard to case."""
    return normal(text).casefold()


def normal(text: str | None) -> str:
    """White space folded, apostrophes unified, NFC."""
    text = unicodedata.normalize("NFC", text or "").replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", text).strip()


def ratio(one: str | None, other: str | None) -> float:
    """How like two texts are."""
    one, other = normal(one), normal(other)
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


def _metadata(record: Record, gold: Record) -> dict[str, float]:
    names = ("language", "title", "location", "period")
    found = {name: _same(record.get(name), gold.get(name)) for name in names}
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
        "section_keys": _f1(len(ours.keys() & theirs.keys()), len(ours), len(theirs)),
        "section_order": float(keys[0] == keys[1]),
        "section_text": statistics.mean(texts or [1.0]),
    }


def _passages(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = (
        [(s["key"], p) for s in r.get("sections") or [] for p in s.get("passages") or []]
        for r in (record, gold)
    )
    pairs = _match(
        ours,
        theirs,
        lambda p, g: (
            p[0] == g[0]
            and p[1].get("kind") == g[1]["kind"]
            and ratio(p[1].get("text"), g[1]["text"]) >= SAME_TEXT
        ),
    )
    labelled = [(p.get("label") or "", g.get("label") or "") for (_, p), (_, g) in pairs]
    hits = sum(_same(p, g) for p, g in labelled if p or g)
    counts = [sum(1 for _, p in part if p.get("label")) for part in (ours, theirs)]
    calls = [[(k, m) for k, p in part for m in p.get("footnotes") or []] for part in (ours, theirs)]
    called = _match(calls[0], calls[1], lambda p, g: bool(p == g))
    broken, meant = (
        rule.findall(" ".join([r.get("summary") or "", *(p.get("text") or "" for _, p in part)]))
        for rule, r, part in ((BROKEN, record, ours), (MEANT, gold, theirs))
    )
    return {
        "passages": _f1(len(pairs), len(ours), len(theirs)),
        "labels": _f1(hits, *counts),
        "footnote_calls": _f1(len(called), len(calls[0]), len(calls[1])),
        "hyphenation": float(len(broken) <= len(meant)),
    }


def _callouts(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = record.get("callouts") or [], gold.get("callouts") or []
    placed = _match(
        ours,
        theirs,
        lambda p, g: (
            p.get("criterion") == g.get("criterion") and g.get("page") in (None, p.get("page"))
        ),
    )
    worded = _match(ours, theirs, lambda p, g: ratio(p.get("text"), g["text"]) >= SAME_TEXT)
    return {
        "callouts": _f1(len(placed), len(ours), len(theirs)),
        "callout_text": _f1(len(worded), len(ours), len(theirs)),
    }


def _notes(record: Record, gold: Record) -> dict[str, float]:
    ours, theirs = record.get("footnotes") or [], gold.get("footnotes") or []
    pairs = _match(
        ours,
        theirs,
        lambda p, g: (
            str(p.get("marker")) == str(g["marker"])
            and ratio(p.get("text"), g["text"]) >= SAME_NOTE
        ),
    )
    urls = [{link["url"] for n in part for link in n.get("links") or []} for part in (ours, theirs)]
    found = {"footnotes": _f1(len(pairs), len(ours), len(theirs))}
    for name in ("called_from", "accessed"):
        hits = sum(p.get(name) == g.get(name) for p, g in pairs)
        found[f"footnote_{name}"] = hits / len(theirs) if theirs else 1.0
    found["links"] = _f1(len(urls[0] & urls[1]), len(urls[0]), len(urls[1]))
    return found


def _texts(record: Record) -> list[str]:
    return [section.get("text") or "" for section in record.get("sections") or []]


def _same(one: object, other: object) -> float:
    if isinstance(one, str) and isinstance(other, str):
        return float(folded(one) == folded(other))
    return float(one == other)


def _f1(hits: float, found: int, wanted: int) -> float:
    return 1.0 if found == wanted == 0 else 2 * hits / (found + wanted)


def _match(
    found: Sequence[Any], wanted: Sequence[Any], fits: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    """One-to-one pairs that fit, each wanted one given the first that is left."""
    left, pairs = list(found), []
    for one in wanted:
        partner = next((other for other in left if fits(other, one)), None)
        if partner is not None:
            pairs.append((partner, one))
            left.remove(partner)
    return pairs
