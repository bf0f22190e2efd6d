"""What the presses that are not ours say of their publications is what their pages show."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.foreign.glyph_maps import DAMAGES, damage
from benchmarks.foreign.habits import CONTENT, dashed, draw
from benchmarks.foreign.overlays import hidden_layer, spreads, trimmed
from benchmarks.foreign.press import PRODUCERS, Order, orders, press_all
from benchmarks.foreign_accuracy import glued
from tests.press.case import Call, Link, Passage
from tests.press.pages import page_texts, squeezed


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "three.pdf"
    canvas = Canvas(str(path), pagesize=(300, 400))
    for number in (1, 2, 3):
        canvas.drawString(40, 200, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return path


def test_a_label_closed_by_a_dash_keeps_calls_and_links_at_their_words() -> None:
    text = "Keep records: the clerks wrote"
    passage = Passage(
        text, "item", "Keep records", 13, (Call("1", 24),), (Link(18, 24, "https://example.org"),)
    )
    after = dashed(passage)
    assert after.text == "Keep records – the clerks wrote"
    assert after.text[: after.label_end] == "Keep records"
    assert after.text[: after.calls[0].at] == "Keep records – the clerks"
    assert after.text[after.links[0].start : after.links[0].end] == "clerks"


def test_a_passage_without_a_label_keeps_its_colon() -> None:
    passage = Passage("Three needs: a, b and c", "item")
    assert dashed(passage) == passage


@pytest.mark.parametrize("name", PRODUCERS)
def test_a_seed_always_stands_for_the_same_publication(name: str) -> None:
    choices = PRODUCERS[name].choices
    assert draw(name, choices, 7) == draw(name, choices, 7)
    assert draw(name, choices, 7) != draw(name, choices, 8)


def test_each_kind_of_processing_is_tried_once_for_a_seed_on_a_file_that_can_show_it() -> None:
    found = orders(["pdftex", "xetex"], ["none", "gs", "null-ligatures"], (0, 1))
    assert found.count(Order("pdftex", 0)) == 1
    assert [order.producer for order in found if order.post == "null-ligatures"] == ["xetex"] * 2
    assert len([order for order in found if order.post == "gs"]) == 2


def test_content_that_a_producer_cannot_set_is_not_drawn_for_it() -> None:
    assert {draw("groff", PRODUCERS["groff"].choices, n).habits["links"] for n in range(9)} == {
        "none"
    }
    assert "other" in CONTENT["links"]


def test_two_pages_stand_side_by_side_on_a_sheet(pages: Path) -> None:
    first = spreads(pages, random.Random(1))
    with pikepdf.open(pages) as file:
        widths = [float(page.mediabox[2]) for page in file.pages]
    assert widths == {1: [300, 600], 2: [600, 600]}[first]


def test_the_slug_stands_outside_the_crop_box(pages: Path) -> None:
    trimmed(pages, random.Random(1))
    with pikepdf.open(pages) as file:
        page = file.pages[0]
        assert [float(edge) for edge in page.cropbox] == [0, 0, 300, 400]
        assert float(page.mediabox[1]) < 0


def test_the_layer_is_switched_off(pages: Path) -> None:
    hidden_layer(pages, random.Random(1))
    with pikepdf.open(pages) as file:
        layers = file.Root.OCProperties
        assert layers.D.OFF[0].objgen == layers.OCGs[0].objgen


def test_a_damaged_map_names_other_letters_for_the_same_glyphs(pages: Path) -> None:
    with pikepdf.open(pages, allow_overwriting_input=True) as file:
        table = (
            b"1 beginbfrange <0041> <0043> <0061> endbfrange "
            b"1 beginbfchar <0044> <00660069> endbfchar"
        )
        file.pages[0].Resources.Font.Odd = file.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, ToUnicode=file.make_stream(table))
        )
        file.save(pages)
    assert damage(pages, "null-ligatures", random.Random(1)) == 1
    with pikepdf.open(pages) as file:
        written = file.pages[0].Resources.Font.Odd.ToUnicode.read_bytes()
    assert b"<0044> <0000>" in written
    assert b"<0042> <0062>" in written


def test_nothing_is_damaged_where_no_font_has_a_map(pages: Path) -> None:
    assert {kind: damage(pages, kind, random.Random(1)) for kind in DAMAGES} == dict.fromkeys(
        DAMAGES, 0
    )


def test_a_glued_word_is_two_neighbours_without_their_space() -> None:
    answer = {"summary": "of the towns", "sections": [], "footnotes": []}
    record = {"summary": "ofthe towns", "sections": [], "footnotes": []}
    assert glued(record, answer) == ["ofthe"]
    assert glued(answer, answer) == []


def test_a_publication_stands_beside_its_right_answer(tmp_path: Path) -> None:
    if PRODUCERS["typst-book"].missing():
        pytest.skip("typst is not installed")
    (entry,) = press_all([Order("typst-book", 3)], tmp_path, 1)
    answer = json.loads((tmp_path / "gold" / f"{entry['file']}.json").read_text("utf-8"))
    pages = [squeezed(text) for text in page_texts(tmp_path / str(entry["file"]))]
    assert any(squeezed(answer["title"]) in page for page in pages)
    shown = [callout for callout in answer["callouts"] if callout["page"]]
    assert shown
    assert all(squeezed(callout["text"]) in pages[callout["page"] - 1] for callout in shown)
