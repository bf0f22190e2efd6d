"""The rules of scoring, on records made by hand: each fault costs, and only in its own measure."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.scoring import FAULTY, LEAK_COST, score

Record = dict[str, Any]

CALLOUT = "Les actions doivent innover dans leur milieu"
FIRST = "Un registre commun a été ouvert dans chaque commune de la côte."
SECOND = "Qui tient le registre : une cheffe de service le relit."


def paragraph(text: str, **changes: object) -> Record:
    return {"kind": "paragraph", "label": None, "text": text, "footnotes": [], **changes}


def section(key: str, *passages: Record) -> Record:
    text = "\n\n".join(passage["text"] for passage in passages)
    return {"key": key, "text": text, "passages": list(passages)}


ANSWER: Record = {
    "language": "fr",
    "title": "Un registre pour les familles",
    "location": "Côte de Brume",
    "period": {"start": 2014, "end": 2016},
    "summary": "Une mission brève, une suite longue.",
    "sections": [
        section("contexte", paragraph(FIRST, footnotes=["1"])),
        section("impact", paragraph(SECOND, kind="item", label="Qui tient le registre")),
    ],
    "callouts": [{"criterion": "innovation", "text": CALLOUT, "page": 2}],
    "footnotes": [
        {
            "marker": "1",
            "text": "Voir https://registre.example.org/rapport.",
            "links": [{"url": "https://registre.example.org/rapport", "from": "text"}],
            "accessed": "2020-03-03",
            "called_from": "contexte",
        }
    ],
    "about": "Depuis dix ans, l’initiative prête des experts.",
    "guide": ["L’Action doit pouvoir être reproduite"],
}


def changed(change: Callable[[Record], object]) -> Record:
    record = copy.deepcopy(ANSWER)
    change(record)
    return record


def test_the_answer_itself_is_right() -> None:
    result = score(copy.deepcopy(ANSWER), ANSWER)
    assert (result.overall, result.leaks, result.lower, result.silent) == (1.0, (), {}, False)


def test_case_apostrophes_and_spaces_do_not_count() -> None:
    def change(record: Record) -> None:
        record["title"] = "UN REGISTRE  pour les\u00a0familles"
        record["about"] = record["about"].replace("’", "'")

    assert score(changed(change), ANSWER).overall == 1.0


FAULTS: dict[str, Callable[[Record], object]] = {
    "language": lambda r: r.update(language="en"),
    "title": lambda r: r.update(title=None),
    "location": lambda r: r.update(location="Côte"),
    "period": lambda r: r["period"].update(end=None),
    "summary words": lambda r: r.update(summary="Une mission brève."),
    "about": lambda r: r.update(about=None),
    "section_order": lambda r: r["sections"].reverse(),
    "section_keys section_text": lambda r: r["sections"][1].update(key="pratiques"),
    "section_text words": lambda r: r["sections"][0].update(text=FIRST[:30]),
    "passages labels": lambda r: r["sections"][1]["passages"][0].update(kind="paragraph"),
    "labels": lambda r: r["sections"][1]["passages"][0].update(label=None),
    "footnote_calls": lambda r: r["sections"][0]["passages"][0].update(footnotes=[]),
    "callouts": lambda r: r["callouts"][0].update(page=3),
    "callout_text": lambda r: r["callouts"][0].update(text="Les actions"),
    "footnotes footnote_called_from footnote_accessed": lambda r: r["footnotes"][0].update(
        marker="2"
    ),
    "footnote_called_from": lambda r: r["footnotes"][0].update(called_from="impact"),
    "footnote_accessed": lambda r: r["footnotes"][0].update(accessed=None),
    "links": lambda r: r["footnotes"][0]["links"].clear(),
    "hyphenation summary words": lambda r: r.update(
        summary="Une mis- sion brève, une suite longue."
    ),
}


@pytest.mark.parametrize("lowered", FAULTS)
def test_a_fault_lowers_its_own_measures(lowered: str) -> None:
    record = changed(FAULTS[lowered])
    lower = set(score(record, ANSWER).lower)
    # A section under another key takes its passages with it.
    expected = set(lowered.split()) | (
        {"passages", "labels", "section_order"} if "section_keys" in lowered else set()
    )
    assert lower == expected


@pytest.mark.parametrize(
    "text",
    [FIRST.replace("registre commun", "registrecommun"), FIRST.replace("commune", "com mune")],
    ids=["glued", "cut"],
)
def test_glued_and_cut_words_count_more_than_two_texts_are_unlike(text: str) -> None:
    result = score(changed(lambda r: r["sections"][0].update(text=text)), ANSWER)
    assert result.measures["section_text"] > 0.98
    # Two of the 29 words of the answer, or the two that stand for one of them, are wrong.
    assert result.measures["words"] == pytest.approx(1 - 5 * 2 / 29)


def test_words_in_another_order_are_still_words() -> None:
    text = " ".join(reversed(FIRST.split()))
    result = score(changed(lambda r: r["sections"][0].update(text=text)), ANSWER)
    assert result.measures["words"] == 1.0
    assert result.measures["section_text"] < 0.9


@pytest.mark.parametrize("leaked", [CALLOUT, ANSWER["guide"][0]])
def test_a_callout_or_guide_line_in_a_section_is_a_leak(leaked: str) -> None:
    def change(record: Record) -> None:
        record["sections"][0]["text"] += f" {leaked.upper()}"

    result = score(changed(change), ANSWER)
    assert result.leaks == (leaked.casefold().replace("’", "'"),)
    mean = sum(result.measures.values()) / len(result.measures)
    assert result.overall == pytest.approx(mean - LEAK_COST)


def test_words_of_a_callout_that_belong_into_the_text_are_no_leak() -> None:
    answer = changed(lambda r: r["sections"][0].update(text=f"{FIRST} {CALLOUT}"))
    assert score(copy.deepcopy(answer), answer).leaks == ()
    short = changed(lambda r: r["callouts"][0].update(text="Un registre"))
    assert score(copy.deepcopy(short), {**short, "summary": ""}).leaks == ()


def test_a_fault_without_a_warning_is_silent() -> None:
    wrong = changed(lambda r: r.update(title=None, location=None))
    assert score(wrong, ANSWER).overall < FAULTY
    assert score(wrong, ANSWER).silent
    assert not score({**wrong, "warnings": [{"code": "missing-title"}]}, ANSWER).silent
    slight = changed(lambda r: r.update(about="Depuis dix ans, l’initiative."))
    assert FAULTY < score(slight, ANSWER).overall < 1
    assert not score(slight, ANSWER).silent


def test_no_record_scores_nothing_unless_none_was_wanted() -> None:
    not_a_case = {"status": "not a case study"}
    assert score(None, ANSWER).overall == 0.0
    assert score(None, not_a_case).overall == 1.0
    assert score(ANSWER, not_a_case).overall == 0.0


def test_a_score_never_falls_below_nothing() -> None:
    texts = [f"Les actions doivent porter le nombre {number}" for number in range(20)]
    answer = {**ANSWER, "callouts": [{"criterion": None, "text": text} for text in texts]}
    record = changed(lambda r: r["sections"][0].update(text=" ".join(texts)))
    assert len(score(record, answer).leaks) == 20
    assert score(record, answer).overall == 0.0
