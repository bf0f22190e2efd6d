"""The signs and thresholds by which OCR reads ink, on words and pictures made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.readers.ocr.column_areas import CELL, find_columns
from pipeline.readers.ocr.ink import (
    Ground,
    Piece,
    bold_words,
    dash,
    is_bullet,
    is_dash,
    is_raised,
    raised_digits,
)
from pipeline.readers.ocr.letterforms import attach_list_markers, group_lines, unify_sizes
from pipeline.readers.ocr.page_image import (
    DPI,
    SKEW_STEP,
    Ink,
    Picture,
    darkness,
    ground,
    skew,
)
from pipeline.readers.ocr.panels import find_panels
from pipeline.readers.ocr.ruled_lines import without_bars, without_rules
from pipeline.readers.ocr.tesseract import Word, is_type
from pipeline.readers.ocr.word_style import unify_colors

POINT = DPI // 72
EM = 10 * POINT
"""Pixels of ten-point type, the size of all lines made here."""
BASELINE = 100.0
WHITE = (255, 255, 255)


def piece(width: float, height: float, rise: float, *, x0: float = 0, filled: float = 0.7) -> Piece:
    """Ink of this size and this far above the baseline, all in em."""
    bottom = BASELINE - rise * EM
    return Piece(
        round(x0 * EM), round(bottom - height * EM), round((x0 + width) * EM), round(bottom), filled
    )


def word(
    text: str, x0: float, *, top: float = 70, bottom: float = 100, first: bool = False
) -> Word:
    return Word(text, x0, top, x0 + 20 * len(text), bottom, 95.0, first, 98.0)


LETTER = piece(0.5, 0.5, 0)
CALL = piece(0.3, 0.45, 0.4, x0=0.6)
STOP = piece(0.1, 0.1, 0, x0=1.0)


@pytest.mark.parametrize(
    ("one", "raised"),
    [
        (CALL, True),
        (piece(0.3, 0.45, 0.24), True),
        (piece(0.3, 0.45, 0.16), False),  # stands too low: a small digit on the line
        (piece(0.2, 0.32, 0.4), True),
        (piece(0.4, 0.64, 0.25), True),
        (piece(0.15, 0.25, 0.4), False),  # an apostrophe
        (piece(0.4, 0.7, 0.25), False),  # a capital of a line a little higher
        (piece(0.36, 0.4, 0.4), True),  # a 2 in a wide face
        (piece(0.38, 0.4, 0.4), False),  # wider than any digit: an asterisk, a sign
    ],
)
def test_a_raised_digit_is_clear_of_the_line_and_of_a_digits_shape(
    one: Piece, raised: bool
) -> None:
    assert is_raised(one, BASELINE, EM) is raised


def test_raised_digits_end_a_word_but_for_punctuation() -> None:
    assert raised_digits([LETTER, CALL], BASELINE, EM) == (1, 2)
    assert raised_digits([LETTER, CALL, STOP], BASELINE, EM) == (1, 2)
    assert raised_digits([CALL, CALL], BASELINE, EM) == (0, 2)
    assert raised_digits([LETTER, CALL, LETTER], BASELINE, EM) is None
    assert raised_digits([LETTER, *[CALL] * 4], BASELINE, EM) is None
    assert raised_digits([LETTER, CALL, STOP, STOP, STOP], BASELINE, EM) is None
    assert raised_digits([LETTER], BASELINE, EM) is None


@pytest.mark.parametrize(
    ("one", "bullet"),
    [
        (piece(0.3, 0.3, 0.15), True),
        (piece(0.3, 0.3, 0.15, filled=0.3), True),  # a ring
        (piece(0.3, 0.3, 0.15, filled=0.2), False),  # hardly any ink
        (piece(0.5, 0.5, 0.08, filled=0.3), False),  # the letter o, a little above the line
        (piece(0.1, 0.1, 0.15), False),  # a speck
        (piece(0.6, 0.6, 0.15), False),  # as large as a letter
        (piece(0.3, 0.3, 0.0), False),  # on the line: a full stop of display type
        (piece(0.5, 0.3, 0.15), False),  # longer than high
    ],
)
def test_a_bullet_is_compact_full_and_above_the_line(one: Piece, bullet: bool) -> None:
    assert is_bullet(one, BASELINE, EM) is bullet


@pytest.mark.parametrize(
    ("width", "height", "rise", "character"),
    [
        (0.3, 0.08, 0.25, "-"),
        (0.5, 0.08, 0.25, "–"),
        (0.9, 0.08, 0.25, "—"),
        (0.5, 0.3, 0.25, None),  # too thick
        (0.1, 0.08, 0.25, None),  # too short: a point
        (0.5, 0.08, 0.0, None),  # on the line: an underscore
    ],
)
def test_a_dash_is_named_by_the_length_of_its_ink(
    width: float, height: float, rise: float, character: str | None
) -> None:
    one = piece(width, height, rise)
    assert (dash(one, EM) if is_dash(one, BASELINE, EM) else None) == character


def test_bold_strokes_are_a_third_wider_than_the_usual_ones_of_the_page() -> None:
    letters = np.array([40, 40, 5, 5, 3])
    strokes = np.array([0.08, 0.085, 0.1, 0.12, 0.0])
    assert bold_words(strokes, letters).tolist() == [False, False, False, True, False]


def test_most_words_in_bold_do_not_make_the_regular_ones_the_exception() -> None:
    letters, strokes = np.array([45, 55]), np.array([0.08, 0.12])
    assert bold_words(strokes, letters).tolist() == [False, True]


def _page(height: float = 400, width: float = 400) -> Ink:
    """A sheet without ink, of a size in points."""
    return np.zeros((round(height * POINT), round(width * POINT)), np.uint8)


def _type(ink: Ink, x0: float, x1: float, *, lines: int = 24, pitch: float = 14) -> None:
    """Draw ``lines`` of words, grey bars 3 points apart, from ``x0`` to ``x1`` (points)."""
    for line in range(lines):
        top = round((20 + pitch * line) * POINT)
        start = x0
        while start < x1:
            end = min(x1, start + 17 + 7 * (line % 3))
            ink[top : top + 5 * POINT, round(start * POINT) : round(end * POINT)] = 200
            start = end + 3


def _line(ink: Ink, x0: int, top: int, width: int) -> None:
    """Draw one line of words with 3 points between them (all in points)."""
    for start in range(x0, x0 + width, 20):
        end = min(x0 + width, start + 17)
        ink[top * POINT : (top + 5) * POINT, start * POINT : end * POINT] = 200


def test_columns_stand_on_both_sides_of_a_gutter() -> None:
    ink = _page()
    _type(ink, 20, 190)
    _type(ink, 210, 380)
    (column,) = find_columns(ink)
    assert column.x0 / POINT == pytest.approx(210, abs=CELL)
    assert column.top <= 20 * POINT
    assert column.bottom >= (20 + 14 * 23) * POINT


def test_of_three_columns_two_are_found_though_the_gutter_between_them_is_the_shorter() -> None:
    ink = np.zeros((700 * POINT, 600 * POINT), np.uint8)
    for at in range(20):
        _line(ink, 20, 100 + 14 * at, 160)
        _line(ink, 220, 100 + 14 * at, 160)
        if at > 8:
            _line(ink, 420, 100 + 14 * at, 160)
    right, middle = find_columns(ink)
    assert (right.x0 / POINT, middle.x0 / POINT) == pytest.approx((420, 220), abs=CELL)
    assert middle.top <= 100 * POINT


def test_lines_across_the_page_are_no_columns() -> None:
    ink = _page()
    _type(ink, 20, 380)
    assert find_columns(ink) == []


@pytest.mark.parametrize(
    ("gap", "lines", "columns"),
    [(20, 24, 1), (5, 24, 0), (20, 3, 0)],  # a gutter; as narrow as a word space; three lines high
)
def test_a_gutter_is_wide_and_as_high_as_five_lines(gap: float, lines: int, columns: int) -> None:
    ink = _page()
    _type(ink, 20, 190, lines=lines)
    _type(ink, 190 + gap, 380, lines=lines)
    assert len(find_columns(ink)) == columns


def test_a_column_goes_on_past_white_and_beside_a_short_line() -> None:
    ink = np.zeros((700 * POINT, 500 * POINT), np.uint8)
    for at in range(8):
        _line(ink, 20, 300 + 14 * at, 220)
        _line(ink, 260, 300 + 14 * at, 220)
    _line(ink, 20, 200, 60)  # a heading, and beside it the column's first lines
    _line(ink, 260, 200, 220)
    _line(ink, 260, 214, 220)
    _line(ink, 260, 500, 120)  # a heading with white around it
    _line(ink, 20, 100, 460)  # a lead over both columns
    (column,) = find_columns(ink)
    assert (column.top / POINT, column.bottom / POINT) == pytest.approx((200, 510), abs=4)


def test_a_title_whose_words_part_at_a_gutter_is_not_cut() -> None:
    ink = np.zeros((700 * POINT, 500 * POINT), np.uint8)
    for at in range(8):
        _line(ink, 20, 300 + 14 * at, 220)
        _line(ink, 260, 300 + 14 * at, 220)
    _line(ink, 60, 200, 191)  # words of a large title, with fifteen points between them
    _line(ink, 266, 200, 120)
    (column,) = find_columns(ink)
    assert column.top / POINT > 250


def test_list_markers_before_their_text_are_no_column() -> None:
    ink = _page()
    _type(ink, 20, 24)
    _type(ink, 40, 380)
    assert find_columns(ink) == []


@pytest.mark.parametrize(
    ("thick", "long", "gone"),
    [(1.0, 100, True), (3.0, 100, False), (1.0, 15, False)],  # a rule; a bar; the bar of a T
)
def test_a_rule_is_long_and_thin(thick: float, long: float, gone: bool) -> None:
    ink = _page(60, 200)
    rows, columns = slice(150, 150 + round(thick * POINT)), slice(50, 50 + round(long * POINT))
    ink[rows, columns] = 255
    assert (not without_rules(ink).any()) is gone


@pytest.mark.parametrize(("thick", "long", "gone"), [(2, 60, True), (8, 60, False), (2, 20, False)])
def test_a_bar_beside_a_box_is_upright_long_and_thin(thick: int, long: int, gone: bool) -> None:
    ink = _page(100, 60)
    ink[50 : 50 + long * POINT, 100 : 100 + thick * POINT] = 255
    assert (not without_bars(ink).any()) is gone


def test_lines_turned_by_a_degree_are_seen_to_be() -> None:
    from PIL import Image

    ink = _page()
    _type(ink, 40, 360)
    turned = np.array(Image.fromarray(ink).rotate(-1.0))
    assert skew(ink[::SKEW_STEP, ::SKEW_STEP]) == pytest.approx(0, abs=0.1)
    assert skew(turned[::SKEW_STEP, ::SKEW_STEP]) == pytest.approx(1.0, abs=0.15)
    assert skew(_page()[::SKEW_STEP, ::SKEW_STEP]) == 0


def _sheet(color: tuple[int, int, int], *, width: float = 150, height: float = 60) -> Picture:
    """A white sheet with a box of one colour on it; sizes in points."""
    pixels = np.full((400 * POINT, 300 * POINT, 3), 255, np.uint8)
    rows = slice(100 * POINT, round((100 + height) * POINT))
    pixels[rows, 50 * POINT : round((50 + width) * POINT)] = color
    return Picture(pixels, 300, 400, WHITE, 1 / POINT)


def test_a_tinted_box_is_a_panel_with_its_place_and_colour() -> None:
    (panel,) = find_panels(_sheet((232, 241, 248)))
    tint = panel.tint(1 / POINT)
    assert tint.color == "#e8f1f8"
    assert (tint.box.x0, tint.box.top) == pytest.approx((50, 100), abs=2)
    assert (tint.box.x1, tint.box.bottom) == pytest.approx((200, 160), abs=2)


def test_a_box_of_the_palest_tint_is_not_cut_where_it_is_paler() -> None:
    pixels = np.full((200 * POINT, 400 * POINT, 1), 255, np.uint8)
    rows = slice(80 * POINT, 98 * POINT)
    pixels[rows, 50 * POINT : 350 * POINT] = 245
    pixels[rows, 150 * POINT : 200 * POINT] = 247
    pixels[rows, 250 * POINT : 300 * POINT] = 249
    # Of white paper the noise is seen on its darker side alone, as on many scans.
    (panel,) = find_panels(Picture(pixels, 400, 200, (253, 253, 253), 1 / POINT))
    assert (panel.x0 / POINT, panel.x1 / POINT) == pytest.approx((50, 350), abs=2)


@pytest.mark.parametrize(
    ("color", "width", "height", "found"),
    [
        ((245, 245, 245), 150, 60, True),  # the palest grey in use
        ((250, 250, 250), 150, 60, False),  # as far from white as a scanner's noise
        ((200, 220, 240), 20, 60, False),  # narrower than a line of small type
        ((200, 220, 240), 150, 6, False),  # lower than one
        ((200, 220, 240), 250, 300, True),
    ],
)
def test_a_panel_differs_from_the_paper_and_holds_a_line(
    color: tuple[int, int, int], width: float, height: float, found: bool
) -> None:
    assert bool(find_panels(_sheet(color, width=width, height=height))) is found


@pytest.mark.parametrize(("height", "boxes"), [(16, 0), (40, 1)])
def test_a_low_panel_has_straight_edges(height: int, boxes: int) -> None:
    # Words that show through from the back: pale, and ragged above and below.
    pixels = np.full((200 * POINT, 400 * POINT, 1), 255, np.uint8)
    pixels[80 * POINT : (80 + height) * POINT, 50 * POINT : 130 * POINT] = 240
    for x0 in range(50, 130, 16):
        pixels[80 * POINT : 84 * POINT, x0 * POINT : (x0 + 10) * POINT] = 255
    found = find_panels(Picture(pixels, 400, 200, (255, 255, 255), 1 / POINT))
    assert len(found) == boxes


@pytest.mark.parametrize(("color", "boxes"), [(128, 0), (127, 1)])
def test_a_heading_fills_a_dark_bar_from_side_to_side(color: int, boxes: int) -> None:
    pixels = np.full((200 * POINT, 400 * POINT, 1), 255, np.uint8)
    pixels[80 * POINT : 96 * POINT, 50 * POINT : 130 * POINT] = color
    for x0 in (50, 120):  # its first and its last letter
        pixels[84 * POINT : 92 * POINT, x0 * POINT : (x0 + 10) * POINT] = 255
    found = find_panels(Picture(pixels, 400, 200, (255, 255, 255), 1 / POINT))
    assert len(found) == boxes


def test_a_picture_without_paper_has_no_panels() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (400 * POINT, 300 * POINT, 3), np.uint8)
    assert find_panels(Picture(noise, 300, 400, WHITE, 1 / POINT)) == []


def test_a_colour_over_nearly_all_the_page_is_its_ground() -> None:
    pixels = np.full((400 * POINT, 300 * POINT, 3), 255, np.uint8)
    pixels[10 * POINT : 390 * POINT, 10 * POINT : 290 * POINT] = (230, 240, 250)
    assert find_panels(Picture(pixels, 300, 400, WHITE, 1 / POINT)) == []


def test_the_ground_is_the_commonest_colour_and_darkness_the_distance_from_it() -> None:
    pixels = np.full((100, 100, 3), (250, 248, 240), np.uint8)
    pixels[:20] = (10, 48, 240)
    assert ground(pixels) == (250, 248, 240)
    ink = darkness(pixels, (250, 248, 240))
    assert ink[0, 0] == 240
    assert ink[50, 50] == 0


def test_the_ink_of_a_word_gives_its_pieces_band_stroke_and_colour() -> None:
    pixels = np.full((60, 100, 3), 255, np.uint8)
    pixels[20:50, 10:15] = pixels[20:50, 30:35] = (0, 58, 112)  # two stems of five pixels
    pixels[2:5, 10:15] = (0, 58, 112)  # an accent, or what reaches in from the line above
    on_paper = Ground.on(pixels, WHITE)
    assert [(p.x0, p.x1) for p in on_paper.pieces(0, 10, 100, 60)] == [(10, 15), (30, 35)]
    assert on_paper.tight(0, 0, 100, 60) == (20, 50)
    assert on_paper.stroke(0, 10, 100, 60) == pytest.approx(5)
    assert on_paper.color(0, 10, 100, 60) == (0, 58, 112)
    assert on_paper.pieces(200, 0, 300, 60) == []


def test_type_is_printed_dark_on_white_whatever_its_ground() -> None:
    pixels = np.full((60, 100, 3), 55, np.uint8)
    pixels[20:50, 10:60] = 255  # pale type on a dark box
    pixels[20:50, 70:80] = 75  # the edge of a letter
    printed = Ground.on(pixels, (55, 55, 55)).printed()
    assert printed[30, [5, 20, 75]].tolist() == [255, 55, 235]


def test_ink_is_half_as_dark_as_the_darkest() -> None:
    pixels = np.full((60, 100, 3), 255, np.uint8)
    pixels[20:50, 10:20] = 55  # 200 from the paper
    pixels[20:50, 40:50] = 255 - 120
    pixels[20:50, 70:80] = 255 - 80  # a stain, the blur of a letter
    pieces = Ground.on(pixels, WHITE).pieces(0, 0, 100, 60)
    assert [one.x0 for one in pieces] == [10, 40]


def test_words_of_one_line_are_split_where_a_gutter_may_run() -> None:
    near = [word("Nord", 0, first=True), word("Sud", 90)]
    far = [word("Nord", 0, first=True), word("Sud", 180)]
    assert [len(line.words) for line in group_lines(near)] == [2]
    assert [len(line.words) for line in group_lines(far)] == [1, 1]


def test_a_list_marker_stands_further_before_its_text_than_words_do() -> None:
    marked = [word("–", 0, first=True), word("Nord", 90)]
    assert [len(line.words) for line in group_lines(marked)] == [2]


def test_a_marker_that_the_engine_took_for_a_line_goes_before_its_own() -> None:
    text = [word("Nord", 60, first=True), word("Sud", 150)]
    marker = word("•", 20, top=80, bottom=92, first=True)
    assert [one.text for one in attach_list_markers([*text, marker])] == ["•", "Nord", "Sud"]
    elsewhere = word("•", 20, top=180, bottom=192, first=True)
    assert [one.text for one in attach_list_markers([*text, elsewhere])] == ["Nord", "Sud", "•"]
    (line,) = group_lines(attach_list_markers([*text, marker]))
    assert len(line.words) == 3
    quoted = [word("«", 60, top=82, bottom=92, first=True), word("Nord", 90), word("Sud", 190)]
    assert [one.text for one in attach_list_markers([*quoted, marker])][:2] == ["•", "«"]


def test_the_size_of_a_line_is_the_same_whatever_letters_it_holds() -> None:
    # Ten points are 50 pixels: ascenders and capitals of 35 or 36, small letters of 25.
    lines = [
        [word("main", 0, top=75, first=True), word("halte", 120, top=64)],
        [word("commun", 0, top=175, bottom=200, first=True)],
        [word("Nord", 0, top=265, bottom=300, first=True)],
    ]
    sizes = [line.size for line in group_lines([one for line in lines for one in line])]
    assert sizes == pytest.approx([EM] * 3, rel=0.05)


@pytest.mark.parametrize(
    ("measured", "unified"),
    [
        ([(10.0, 60), (10.3, 60), (9.8, 60)], 1),  # one size, measured on a picture
        ([(10.0, 60), (11.0, 60)], 2),
        ([(10.0, 60), (11.0, 0)], 1),  # no letter that can be measured
        ([(10.0, 60), (14.0, 0)], 2),
    ],
)
def test_sizes_that_a_picture_cannot_tell_apart_are_one(
    measured: list[tuple[float, int]], unified: int
) -> None:
    assert len(set(unify_sizes(measured))) == unified


def test_colours_that_differ_by_the_scan_are_the_commoner_one() -> None:
    printed = [("#003a70", 200), ("#10487e", 20), ("#c06a10", 30), ("#003a70", 10)]
    assert unify_colors(printed) == {
        "#003a70": "#003a70",
        "#10487e": "#003a70",
        "#c06a10": "#c06a10",
    }


def _read(text: str, confidence: float, letters: float = 50.0) -> list[Word]:
    return [Word(text, 0, 0, 10, 10, confidence, True, letters)]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (_read("Contexte", 80), True),
        (_read("jsfhk", 20), False),  # dust, a photograph
        (_read("l’eau", 20, letters=97), True),  # the mark alone is in doubt
        (_read("l’", 20, letters=97), False),  # too few letters to be sure of
        (_read("https://example.org/a_b", 5), True),  # no word of any language
        (_read("Contexte", 80) + _read("x", 0), True),  # weighed by letters
        (_read("Contexte", 80) + _read("..............", 0), True),  # what has none says nothing
    ],
)
def test_a_line_is_type_when_its_words_or_letters_are_sure(line: list[Word], printed: bool) -> None:
    assert is_type(line) is printed
