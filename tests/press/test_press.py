"""What the press sets is what its gold says: nothing lost on the page, nothing contradictory."""

from __future__ import annotations

import json
import os
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from rapidfuzz import fuzz

from tests.press.gold import gold
from tests.press.html import about
from tests.press.pages import page_texts, squeezed
from tests.press.producers import NAMES, producer
from tests.press.run import Order, draw, press_batch
from tests.press.scan import KINDS, SCANNERS, Scanner, _specked, scan
from tests.press.typography import mark_text

SEEDS = range(900, 900 + int(os.environ.get("PRESS_SEEDS", "4")))  # more, when looking for faults


@pytest.mark.parametrize("name", NAMES)
def test_everything_in_the_gold_stands_on_the_page(name: str, tmp_path: Path) -> None:
    reason = producer(name).available()
    if reason:
        pytest.skip(reason)
    orders = [Order(name, seed) for seed in SEEDS]
    (tmp_path / "gold").mkdir()
    entries = press_batch(orders, tmp_path)
    for order, entry in zip(orders, entries, strict=True):
        case, options = draw(order)
        found = squeezed("".join(page_texts(tmp_path / entry["file"])))
        answer = gold(case)
        for whole in (case.title, case.subtitle, *(s.heading for s in case.sections)):
            assert squeezed(whole) in found, (entry["file"], whole)
        for words in (*(c["text"] for c in answer["callouts"]), *answer["guide"], *case.about):
            assert all(squeezed(word) in found for word in words.split()), (entry["file"], words)
        for note in case.notes:
            marked = squeezed(mark_text(options, note.marker) + note.text[:12])
            assert marked in found, (entry["file"], note)
        for section in case.sections:
            for passage in section.passages:
                # calls and boxes stand between some words, so look for single long ones
                words = re.findall(r"[^\W\d_]{7,}", passage.text)
                missing = [word for word in words if squeezed(word) not in found]
                assert len(missing) <= len(words) // 8, (entry["file"], missing)


def test_a_bound_file_has_an_answer_for_each_case(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (entry,) = press_batch([Order("text", 3, bound=3)], tmp_path)
    answers = json.loads((tmp_path / "gold" / f"{entry['file']}.json").read_text("utf-8"))
    found = squeezed("".join(page_texts(tmp_path / entry["file"])))
    assert len(answers) == 3
    assert [answer["source"]["first_page"] for answer in answers] == [1, *firsts(answers)[:-1]]
    assert all(squeezed(answer["title"]) in found for answer in answers)
    assert sum(bool(answer["guide"]) for answer in answers) <= 1
    assert [path.name for path in tmp_path.glob("*.txt")] == [entry["file"]]


def firsts(answers: list[dict[str, dict[str, int]]]) -> list[int]:
    """The pages after each case."""
    return [answer["source"]["last_page"] + 1 for answer in answers]


@pytest.mark.parametrize("name", NAMES)
def test_rare_choices_leave_the_others_as_they_are(name: str) -> None:
    drawn = [(draw(Order(name, seed)), draw(Order(name, seed, asides=True))) for seed in range(40)]
    for (case, options), (same, with_asides) in drawn:
        assert replace(with_asides, asides=options.asides) == options
        assert replace(same, asides=case.asides) == case
    assert any(options.asides for (_, options), _ in drawn) == (name not in ("plain", "text"))


def test_a_scan_has_the_pages_and_no_text(tmp_path: Path) -> None:
    reason = producer("plain").available()
    if reason:
        pytest.skip(reason)
    (tmp_path / "gold").mkdir()
    born, scan = press_batch([Order("plain", 2), Order("plain", 2, scanned=True)], tmp_path)
    texts = page_texts(tmp_path / scan["file"])
    assert len(texts) == len(page_texts(tmp_path / born["file"]))
    assert "".join(texts).strip() == ""
    answers = [tmp_path / "gold" / f"{entry['file']}.json" for entry in (born, scan)]
    assert answers[0].read_text("utf-8") == answers[1].read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_scanner_gives_pictures_as_it_makes_them(tmp_path: Path, kind: str) -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "page.pdf"
    canvas = canvas_module.Canvas(str(path), pagesize=(300, 200))
    canvas.drawString(50, 100, "A line of text")
    canvas.save()
    scan(path, random.Random(1), kind)
    (page,) = pypdfium2.PdfDocument(path)
    (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    assert page.get_size() == pytest.approx((300, 200), abs=1)
    if kind in SCANNERS:
        assert picture.get_px_size()[0] == pytest.approx(300 / 72 * SCANNERS[kind].dpi, abs=2)
        assert (
            picture.get_metadata().bits_per_pixel
            == {"1": 1, "L": 8, "RGB": 24}[SCANNERS[kind].mode]
        )


def test_poor_ocr_below_a_picture_misreads_what_it_shows(tmp_path: Path) -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "page.pdf"
    canvas = canvas_module.Canvas(str(path), pagesize=(300, 200))
    for line in range(8):
        canvas.drawString(30, 20 + 20 * line, "A line of text that some people will read")
    canvas.save()
    scan(path, random.Random(1), "layered")
    (text,) = page_texts(path)
    lines = text.splitlines()
    assert len(lines) == 8
    assert 0.8 < fuzz.ratio(lines[0], "A line of text that some people will read") / 100 < 1


def test_specks_are_as_often_black_as_white(tmp_path: Path) -> None:
    picture = np.full((200, 300), 128, np.uint8)
    specked = _specked(picture.copy(), Scanner(specks=0.1), random.Random(1))
    assert (specked == 0).mean() == pytest.approx(0.05, abs=0.01)
    assert (specked == 255).mean() == pytest.approx(0.05, abs=0.01)
    assert np.array_equal(_specked(picture.copy(), Scanner(), random.Random(1)), picture)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(12))
def test_a_case_does_not_contradict_itself(name: str, seed: int) -> None:
    case, options = draw(Order(name, seed))
    assert (case, options) == draw(Order(name, seed))
    passages = [*case.summary, *(p for section in case.sections for p in section.passages)]
    called = [call.marker for passage in passages for call in passage.calls]
    assert list(dict.fromkeys(called)) == [note.marker for note in case.notes]
    for passage in passages:
        assert passage.label is None or passage.text.startswith(passage.label)
        assert all(passage.label_end < call.at <= len(passage.text) for call in passage.calls)
        assert "{" not in passage.text
        assert "  " not in passage.text
    for note in case.notes:
        assert all(url.shown_in(note.text) or options.links == "other" for url in note.links)
    assert len({callout.criterion for callout in case.callouts}) == len(case.callouts)
    anchors = [(c.anchor.section, c.anchor.passage, c.anchor.at) for c in case.callouts]
    keys = [section.key for section in case.sections]
    assert anchors == sorted(anchors, key=lambda anchor: (keys.index(anchor[0]), *anchor[1:]))
    assert bool(about(case)) == (options.about != "absent")
