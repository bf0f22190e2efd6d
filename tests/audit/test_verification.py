"""A record is laid against what OCR reads on its pages; each difference must be read twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from pipeline.audit.line_trace import LineEntry
from pipeline.audit.page_reading import SeenWord, stands_raised, stretched
from pipeline.audit.verification import compare_page, moved_run, verify_case
from pipeline.model.geometry import Box
from pipeline.model.verification import Difference, DifferenceKind
from tests.support.records import make_case, make_note, make_section

PITCH, SIZE, LEFT = 14.0, 10.0, 70.0
FIRST = "The harbour council built a second pier for the fishermen"
SECOND = "and the season after it had paid for itself in full"

EMPTY = make_case(language="en", sections=[], callouts=[], footnotes=[])


@dataclass
class Reading:
    """A page whose OCR says what we want; ``again`` is what the second look says of a line."""

    words: tuple[SeenWord, ...]
    again: Mapping[int, str] = field(default_factory=dict)
    pictures: tuple[Box, ...] = ()
    looked: int = 0
    raised: frozenset[tuple[int, int]] = frozenset()
    asked: list[tuple[Box, int, int]] = field(default_factory=list)

    def is_raised(self, box: Box, figures: int, signs: int) -> bool:
        self.asked.append((box, figures, signs))
        return (figures, signs) in self.raised

    def look_again(self, box: Box) -> str:
        self.looked += 1
        row = round((box.top - 100) / PITCH)
        if row in self.again:
            return self.again[row]
        return " ".join(w.text for w in self.words if box.x0 - 1 <= w.box.x0 < box.x1 and
                        box.top - 1 <= w.box.top < box.bottom)  # fmt: skip


def entry(
    text: str, row: int, part: str = "sections.work.passages.0", letters: int = 0
) -> LineEntry:
    """A line of the record; ``letters``: it is printed with more than it says."""
    top = 100 + row * PITCH
    box = (LEFT, top, LEFT + 5 * max(len(text), letters), top + SIZE)
    return LineEntry(1, row, box, text, "body", "body", (), 1.0, part)


def seen(text: str, row: int, confidence: float = 95.0) -> list[SeenWord]:
    """The words of a printed line, half an em a letter."""
    words, x = [], LEFT
    for at, word in enumerate(text.split()):
        box = Box(x, 100 + row * PITCH, x + 5 * len(word), 100 + row * PITCH + SIZE)
        words.append(SeenWord(word, box, confidence, at == 0))
        x = box.x1 + 5
    return words


def compare(
    recorded: Sequence[str],
    printed: Sequence[str],
    again: Mapping[int, str] | None = None,
    pictures: tuple[Box, ...] = (),
    confidence: float = 95.0,
) -> list[Difference]:
    words = [word for row, text in enumerate(printed) for word in seen(text, row, confidence)]
    wide = max(map(len, printed))
    lines = [entry(text, row, letters=wide) for row, text in enumerate(recorded) if text]
    parts = {"sections.work.passages.0": " ".join(recorded)}
    return compare_page(lines, parts, Reading(tuple(words), again or {}, pictures))


def kinds(found: Sequence[Difference]) -> list[DifferenceKind]:
    return [one.kind for one in found]


def test_a_record_that_says_what_is_printed_has_no_differences() -> None:
    assert compare([FIRST, SECOND], [FIRST, SECOND]) == []


@pytest.mark.parametrize(
    "printed",
    [
        FIRST.replace("fishermen", "fisherrnen"),
        FIRST.replace("second", "secomd"),
        FIRST.upper(),
        FIRST.replace("second", "sécond"),
        FIRST.replace("a second", "a³ second"),
    ],
)
def test_what_ocr_misreads_of_letters_is_no_difference(printed: str) -> None:
    assert compare([FIRST, SECOND], [printed, SECOND]) == []


def test_a_line_that_is_not_printed_is_found() -> None:
    (found,) = compare([FIRST, SECOND], [FIRST, ""])
    assert found.kind is DifferenceKind.NOT_PRINTED
    assert (found.recorded, found.printed, found.page) == (SECOND, "", 1)
    assert found.part == "sections.work.passages.0"
    assert found.box.top == 100 + PITCH


def test_a_line_that_the_second_look_reads_was_printed() -> None:
    assert compare([FIRST, SECOND], [FIRST, ""], again={1: SECOND}) == []


def test_a_line_with_other_words_is_found() -> None:
    found = compare([FIRST, SECOND], [FIRST, "nobody knew why it stood there"])
    assert DifferenceKind.OTHER_WORDS in kinds(found)


def test_a_word_of_no_list_is_doubted_where_ocr_twice_reads_one_of_a_list() -> None:
    def compared(own: str, printed: str) -> list[tuple[str, str]]:
        line = entry(FIRST.replace("fishermen", own), 0)
        reading = Reading(tuple(seen(FIRST.replace("fishermen", printed), 0)))
        return [(one.recorded, one.printed) for one in compare_page([line], {}, reading, ["en"])]

    assert compared("fishrmen", "fishermen") == [("fishrmen", "fishermen")]
    assert compared("fishermen", "fisherrnen") == []
    assert compared("Brimmelton", "Brimmeltan") == []


def test_words_run_together_or_torn_apart_are_found() -> None:
    glued = FIRST.replace("built a second", "builta second")
    torn = FIRST.replace("council", "coun cil")
    for recorded, own, other in ((glued, "builta", "built a"), (torn, "coun cil", "council")):
        (found,) = compare([recorded, SECOND], [FIRST, SECOND])
        assert found.kind is DifferenceKind.OTHER_WORDS
        assert (found.recorded, found.printed) == (own, other)


def test_words_run_together_at_a_line_s_end_are_found_where_no_list_has_them() -> None:
    line = entry(FIRST.replace("the fishermen", "thefishermen"), 0)
    (found,) = compare_page([line], {}, Reading(tuple(seen(FIRST, 0))), ["en"])
    assert (found.recorded, found.printed) == ("thefishermen", "the fishermen")


def test_a_word_that_a_line_lacks_is_found_although_the_page_has_it_elsewhere() -> None:
    line = FIRST.replace("built ", "")
    (found,) = compare([line, f"{SECOND} built"], [FIRST, f"{SECOND} built"])
    assert found.kind is DifferenceKind.NOT_IN_RECORD
    assert (found.recorded, found.printed) == ("", "built")


def test_a_word_that_only_the_first_look_sees_in_a_line_is_none() -> None:
    line = FIRST.replace("built ", "")
    assert compare([line, f"{SECOND} built"], [FIRST, f"{SECOND} built"], again={0: line}) == []


def test_words_that_ocr_alone_joins_are_read_apart_at_the_second_look() -> None:
    printed = FIRST.replace("built a second", "builta second")
    assert compare([FIRST, SECOND], [printed, SECOND], again={0: FIRST}) == []


def test_a_word_that_lost_letters_is_found() -> None:
    (found,) = compare([FIRST.replace("fishermen", "fimen"), SECOND], [FIRST, SECOND])
    assert (found.recorded, found.printed) == ("fimen", "fishermen")


def test_a_word_of_the_record_that_the_page_does_not_show_is_found() -> None:
    (found,) = compare([FIRST.replace("second pier", "second splendid pier"), ""], [FIRST, ""])
    assert found.kind is DifferenceKind.NOT_PRINTED
    assert found.recorded == "splendid"


def test_printed_words_that_the_record_lacks_are_one_difference() -> None:
    found = compare([FIRST, ""], [FIRST, SECOND])
    assert kinds(found) == [DifferenceKind.NOT_IN_RECORD]
    assert found[0].printed == SECOND
    assert found[0].part == ""


@pytest.mark.parametrize(
    ("printed", "again", "found"),
    [
        (FIRST, FIRST, [FIRST]),  # all its words stand in the record, once
        ("pier built", "pier buiit", []),  # “pier” alone is read again: four letters
        ("second", "second", ["second"]),  # six
        ("paid it", "paid it", []),
        ("the season", "tho scason", []),
    ],
)
def test_printed_words_in_no_line_s_place_are_found_although_the_page_has_them_elsewhere(
    printed: str, again: str, found: list[str]
) -> None:
    compared = compare([FIRST, SECOND], [FIRST, SECOND, "", printed], again={3: again})
    assert [one.printed for one in compared] == found
    assert kinds(compared) == [DifferenceKind.NOT_IN_RECORD] * len(found)


def test_an_address_in_no_line_s_place_is_found_although_ocr_is_not_sure_of_it() -> None:
    note = "See www.harbour.example/council"
    words = (*seen(FIRST, 0), *seen(note, 3, confidence=30))
    (found,) = compare_page([entry(FIRST, 0)], {}, Reading(words))
    assert found.printed == note
    assert compare_page([entry(FIRST, 0)], {}, Reading(words, {3: "Sve vvv.narboun"})) == []


def test_words_beside_a_line_and_below_it_have_no_place_in_it() -> None:
    beside = [
        word._replace(box=word.box._replace(x0=word.box.x0 + 400, x1=word.box.x1 + 400))
        for word in seen("The second pier", 0)
    ]
    row = [*seen(FIRST, 0), *(word._replace(starts_line=False) for word in beside)]
    (found,) = compare_page([entry(FIRST, 0)], {}, Reading(tuple(row)))
    assert found.printed == "The second pier"
    # A line that the record leaves out on purpose, and a picture, are places, too.
    guide = entry("The second pier", 0, part="")
    assert guide.bbox is not None
    x0, top, x1, bottom = guide.bbox
    beside_box = (x0 + 400, top, x1 + 400, bottom)
    lines = [entry(FIRST, 0), guide._replace(bbox=beside_box)]
    assert compare_page(lines, {}, Reading(tuple(row))) == []
    shown = Reading(tuple(row), pictures=(Box(*beside_box),))
    assert compare_page([entry(FIRST, 0)], {}, shown) == []


def test_numbers_that_the_record_lacks_are_found() -> None:
    (found,) = compare([FIRST, "and in it paid"], [FIRST, "and in 2014 it paid"])
    assert found.printed == "2014"
    assert found.part == "sections.work.passages.0"


def test_words_that_ocr_runs_together_are_known() -> None:
    line = "Then came these who sat in"
    for printed, found in (("satin", []), ("mopus", ["mopus"])):
        words = [*seen(FIRST, 0), *seen(line, 2), *seen(f"A {printed}", 5)]
        compared = compare_page([entry(FIRST, 0), entry(line, 2)], {}, Reading(tuple(words)))
        assert [one.printed for one in compared] == found


def test_a_line_that_another_is_printed_over_is_not_compared() -> None:
    first, second = entry(FIRST, 0), entry(SECOND, 1)
    for shift, found in ((-10, 0), (-9, 1), (0, 1)):
        x0, top, x1, bottom = second.bbox or (0, 0, 0, 0)
        over = second._replace(bbox=(x0, top + shift, x1, bottom + shift))
        shown = Reading(tuple(seen(FIRST, 0)), {0: FIRST, 1: ""})
        assert len(compare_page([first, over], {}, shown)) == found, shift


class Piecewise(Reading):
    """A page whose single words are read as before, and whose lines are read right at last."""

    def look_again(self, box: Box) -> str:
        if box.width > 100:
            return super().look_again(box)
        return next(word.text for word in self.words if word.box == box)


@pytest.mark.parametrize(("piece", "found"), [("pract", []), ("pracx", ["pracx"])])
def test_a_piece_of_a_word_that_ocr_reads_in_its_line_is_known(
    piece: str, found: list[str]
) -> None:
    line = "Good practices of the council"
    words = (*seen(FIRST, 0), *seen(f"Good {piece}", 2))
    lines = [entry(FIRST, 0), entry(line, 2)]
    compared = compare_page(lines, {}, Piecewise(words, {2: line}))
    assert [one.printed for one in compared] == found


def test_of_one_short_word_ocr_may_see_nothing() -> None:
    assert compare([FIRST, "Git ......"], [FIRST, ""]) == []
    assert compare([FIRST, "2.1 Pier by"], [FIRST, "", "", ""], again={1: ""}) != []
    assert compare([FIRST, "Git ......"], [FIRST, "Nobody"]) != []


def test_what_ocr_is_not_sure_of_or_sees_in_pictures_is_no_difference() -> None:
    everywhere = Box(0, 0, 600, 800)
    for printed in ("of seals", SECOND):
        assert len(compare([FIRST, ""], [FIRST, printed], confidence=80)) == 1
        assert compare([FIRST, ""], [FIRST, printed], confidence=79) == []
    assert compare([FIRST, ""], [FIRST, SECOND], pictures=(everywhere,)) == []
    assert compare([FIRST, ""], [FIRST, SECOND], again={1: "lines and dots"}) == []


def test_a_line_without_a_word_of_three_letters_is_not_compared() -> None:
    assert compare(["ut = (1 − a) ut−1 + b pt", ""], ["u = (1 — ajui-1 +0 pe"]) == []
    assert compare(["ut = 8\ufffda\ufffd + b pt", ""], ["u = (1 — ajui-1 +0 pe"]) == []
    found = compare(["ut = (1 − a) uto−1 + b pt", ""], ["x = (1 — zzqi-1 +0 ee"])
    assert kinds(found) == [DifferenceKind.OTHER_WORDS]


def drawn(*texts: str, row: int = 2) -> dict[int, Reading]:
    """A page for each of ``texts``, which is printed on it and in no line."""
    return {
        number: Reading((*seen(FIRST, 0), *seen(text, row))) for number, text in enumerate(texts, 1)
    }


def of_pages(readings: Mapping[int, Reading]) -> list[tuple[int, str]]:
    lines = [entry(FIRST, 0)._replace(page=page) for page in readings]
    return [(one.page, one.printed) for one in verify_case(lines, EMPTY, readings).differences]


def test_a_drawn_name_that_several_pages_show_in_one_place_is_a_mark() -> None:
    name = "of Winter Foundation"
    assert of_pages(drawn(name, "of the")) == [(1, name)]
    assert of_pages(drawn(name, name)) == []
    assert of_pages(drawn(name, f"{name} Notes")) == []
    other = "of Seaside Workshops"
    assert len(of_pages(drawn(name, other))) == 2
    half = "of Winter Seaside Foundation Notes Workshops"  # three words of the name, of six
    assert len(of_pages(drawn(name, half))) == 2
    moved = drawn(name) | {2: drawn(name, row=5)[1]}
    assert len(of_pages(moved)) == 2


def test_words_that_lines_lack_in_one_place_on_several_pages_are_no_mark() -> None:
    readings = {page: Reading(tuple(seen(FIRST, 0))) for page in (1, 2)}
    lines = [entry(FIRST.replace("built ", ""), 0)._replace(page=page) for page in readings]
    found = verify_case(
        lines, make_case(language="en", sections=[], callouts=[], footnotes=[]), readings
    ).differences
    assert [(one.page, one.printed) for one in found] == [(1, "built"), (2, "built")]


def test_callouts_and_notes_are_compared_as_passages_are() -> None:
    note = make_note("1").model_copy(update={"text": f"{SECOND} {FIRST}"})
    case = make_case(language="en", sections=[make_section("work", "")], footnotes=[note])
    reading = Reading((*seen(FIRST, 0), *seen(SECOND, 1)))
    lines = [entry(FIRST, 0, "footnotes.0"), entry(SECOND, 1, "footnotes.0")]
    (found,) = verify_case(lines, case, {1: reading}).differences
    assert (found.kind, found.part) == (DifferenceKind.OTHER_ORDER, "footnotes.0")


def glued(text: str, part: str, *raised: tuple[int, int]) -> tuple[list[Difference], Reading]:
    reading = Reading(tuple(seen(text, 0)), raised=frozenset(raised))
    parts = {"sections.work.passages.0": part}
    return compare_page([entry(text, 0)], parts, reading), reading


def test_a_call_that_became_a_part_of_its_word_is_found() -> None:
    text = "They took minutes4 of each meeting."
    (found,), reading = glued(text, text, (1, 0))
    assert (found.kind, found.recorded) == (DifferenceKind.OTHER_WORDS, "minutes4")
    assert found.printed == "minutes⁴"
    assert found.part == "sections.work.passages.0"
    # The word, and most of the room up to the next one.
    ((box, *_),) = reading.asked
    assert box.x0 == LEFT + 50
    assert LEFT + 90 < box.x1 < LEFT + 95


def test_figures_that_stand_on_the_line_or_that_the_record_has_as_a_call_are_none() -> None:
    text = "They took minutes4 of each meeting."
    assert glued(text, text)[0] == []
    found, reading = glued(text, text.replace("minutes4", "minutes"), (1, 0))
    assert (found, reading.asked) == ([], [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("They took minutes.12 Then they left.", (2, 0)),
        ("They took minutes (of all)7, then left.", (1, 1)),
        ("They took minutes4», then they left.", (1, 2)),
    ],
)
def test_a_call_stands_behind_and_before_other_signs(text: str, asked: tuple[int, int]) -> None:
    found, reading = glued(text, text, asked)
    assert [one[1:] for one in reading.asked] == [asked]
    assert len(found) == 1


@pytest.mark.parametrize(
    "text", ["It holds km2 of sea.", "In minutes2014 they left.", "At port.example/minutes4 now."]
)
def test_measures_years_and_addresses_have_no_calls(text: str) -> None:
    assert glued(text, text, (1, 0), (2, 0))[1].asked == []


def test_of_equal_words_that_with_the_call_is_looked_at() -> None:
    text = "The minutes of these minutes4 are minutes."
    _, reading = glued(text, text)
    ((box, *_),) = reading.asked
    assert box.x0 == LEFT + 5 * len("The minutes of these ")


def test_furniture_counts_as_known_and_is_not_looked_for() -> None:
    head = entry("Harbour Notes", 2, part="")
    words = [*seen(FIRST, 0), *seen("of Notes", 3), *seen("A Hrvxar Nqts", 2)]
    assert compare_page([entry(FIRST, 0), head], {}, Reading(tuple(words))) == []


def test_words_in_a_line_that_was_set_aside_unread_are_found() -> None:
    for text, found in (("The Council Hall", []), ("The C��nc�l H�ll", ["Council Hall"])):
        words = (*seen(FIRST, 0), *seen("The Council Hall", 2))
        lines = [entry(FIRST.replace("council", "men"), 0), entry(text, 2, part="")]
        compared = compare_page(lines, {}, Reading(words, {0: lines[0].text}))
        assert [one.printed for one in compared] == found


def test_a_word_broken_at_a_line_end_is_known_whole() -> None:
    lines = ["the council and the sea-", "ls of the harbour had agreed"]
    words = [*seen(lines[0], 0), *seen(lines[1], 1), *seen("Of seals", 5)]
    found = compare_page([entry(t, row) for row, t in enumerate(lines)], {}, Reading(tuple(words)))
    assert found == []


def test_words_in_another_order_inside_a_part_are_found() -> None:
    words = [*seen(FIRST, 0), *seen(SECOND, 1)]
    lines = [entry(FIRST, 0), entry(SECOND, 1)]
    parts = {"sections.work.passages.0": f"{SECOND} {FIRST}"}
    (found,) = compare_page(lines, parts, Reading(tuple(words)))
    assert found.kind is DifferenceKind.OTHER_ORDER
    assert "season" in found.printed or "council" in found.printed


def test_lines_that_ocr_takes_in_pieces_are_in_order_where_they_stand_under_each_other() -> None:
    first, second = seen(FIRST, 0), seen(SECOND, 1)
    # OCR reads the ends of both lines before their beginnings.
    words = (*first[5:], *second[5:], *first[:5], *second[:5])
    lines = [entry(FIRST, 0), entry(SECOND, 1)]
    parts = {"sections.work.passages.0": f"{FIRST} {SECOND}"}
    assert compare_page(lines, parts, Reading(words)) == []


def test_columns_are_in_order_from_left_to_right() -> None:
    right = [
        word._replace(box=word.box._replace(x0=word.box.x0 + 400, x1=word.box.x1 + 400))
        for word in seen(SECOND, 0)
    ]
    beside = entry(SECOND, 0)
    assert beside.bbox is not None
    x0, top, x1, bottom = beside.bbox
    lines = [entry(FIRST, 1), beside._replace(bbox=(x0 + 400, top, x1 + 400, bottom))]
    words = (*seen(FIRST, 1), *right)
    for text, moved in ((f"{FIRST} {SECOND}", 0), (f"{SECOND} {FIRST}", 1)):
        parts = {"sections.work.passages.0": text}
        assert len(compare_page(lines, parts, Reading(words))) == moved
        assert len(compare_page(lines[::-1], parts, Reading(words))) == moved


def test_a_line_that_two_readings_do_not_both_move_was_not_moved() -> None:
    lines = [entry(FIRST, 0), entry(SECOND, 1)]
    for words, moved in (
        ((*seen(FIRST, 0), *seen(SECOND, 1)), 1),
        ((*seen(SECOND, 1), *seen(FIRST, 0)), 0),  # OCR has the order of the record
    ):
        parts = {"sections.work.passages.0": f"{SECOND} {FIRST}"}
        assert len(compare_page(lines, parts, Reading(words))) == moved


def test_lines_of_two_columns_in_turn_are_in_another_order() -> None:
    texts = [FIRST, SECOND, FIRST.upper(), SECOND.upper()]
    boxes = [(0, 0), (0, 1), (400, 0), (400, 1)]
    lines, words = [], []
    for text, (x, row) in zip(texts, boxes, strict=True):
        one = entry(text, row)
        assert one.bbox is not None
        x0, top, x1, bottom = one.bbox
        lines.append(one._replace(bbox=(x0 + x, top, x1 + x, bottom)))
        words += [
            word._replace(box=word.box._replace(x0=word.box.x0 + x, x1=word.box.x1 + x))
            for word in seen(text, row)
        ]
    for order, moved in (((0, 1, 2, 3), 0), ((0, 2, 1, 3), 1)):
        parts = {"sections.work.passages.0": " ".join(texts[at] for at in order)}
        own = [lines[at] for at in order]
        assert len(compare_page(own, parts, Reading(tuple(words)))) == moved


@pytest.mark.parametrize(
    ("rows", "indent", "moved"),
    [
        ((0, 1), 0.0, False),
        ((1, 0), 0.0, True),  # the second passage stands above the first
        ((1, 0), 400.0, False),  # but beside it
    ],
)
def test_a_passage_above_the_one_that_it_follows_is_in_another_order(
    rows: tuple[int, int], indent: float, moved: bool
) -> None:
    words = [*seen(FIRST, rows[0]), *seen(SECOND, rows[1])]
    first = entry(FIRST, rows[0])
    second = entry(SECOND, rows[1], "sections.work.passages.1")
    assert second.bbox is not None
    x0, top, x1, bottom = second.bbox
    second = second._replace(bbox=(x0 + indent, top, x1 + indent, bottom))
    words[-len(SECOND.split()) :] = [
        one._replace(box=one.box._replace(x0=one.box.x0 + indent, x1=one.box.x1 + indent))
        for one in words[-len(SECOND.split()) :]
    ]
    parts = {first.part: FIRST, second.part: SECOND}
    found = compare_page([first, second], parts, Reading(tuple(words)))
    assert [one.kind for one in found] == [DifferenceKind.OTHER_ORDER] * moved


def test_two_words_that_change_places_are_not_said_to_be_moved() -> None:
    assert moved_run(["a", "b", "c", "d", "e", "f"], ["c", "d", "a", "b", "e", "f"]) is None
    assert moved_run(["a", "b", "c", "d", "e", "f"], ["d", "e", "f", "a", "b", "c"]) is not None


def test_a_second_look_has_all_contrast_and_is_dark_on_light() -> None:
    pale = np.full((20, 60), 250, np.uint8)
    pale[5:15, 10:20] = 200
    light = np.full((20, 60), 40, np.uint8)
    light[5:15, 10:20] = 90
    for crop in (pale, light):
        sharp = stretched(crop)
        assert sharp is not None
        assert sharp[0, 0] > 250
        assert sharp[10, 15] == 0
    assert stretched(np.full((20, 60), 250, np.uint8)) is None
    assert stretched(np.full((20, 60), 120, np.uint8)) is None


def test_a_rule_beside_light_type_on_grey_is_no_type() -> None:
    crop = np.full((20, 60), 150, np.uint8)
    crop[5:15, 10:20] = 255
    crop[0] = 0
    sharp = stretched(crop)
    assert sharp is not None
    assert sharp[10, 15] == 0
    assert sharp[0, 30] == 255
    assert sharp[18, 30] == 255
    assert stretched(np.zeros((0, 5), np.uint8)) is None


def letters(*places: tuple[int, int], width: int = 8) -> np.ndarray:
    """Glyphs as bars beside each other, each from one row to another, black on white."""
    picture = np.full((60, len(places) * 2 * width), 255, np.uint8)
    for at, (top, foot) in enumerate(places):
        picture[top : foot + 1, 2 * at * width : (2 * at + 1) * width] = 0
    return picture


LOW, TALL, DEEP = (30, 50), (20, 50), (30, 58)
ON_LINE, UP, STOP = (22, 50), (12, 34), (46, 50)


@pytest.mark.parametrize(
    ("glyphs", "figures", "signs", "raised"),
    [
        ((TALL, LOW, DEEP, LOW, UP), 1, 0, True),
        ((TALL, LOW, DEEP, LOW, ON_LINE), 1, 0, False),
        ((TALL, LOW, LOW, UP, UP), 2, 0, True),
        ((TALL, LOW, LOW, UP, ON_LINE), 2, 0, False),
        ((TALL, LOW, LOW, UP, STOP), 1, 1, True),
        ((TALL, LOW, LOW, STOP, UP), 1, 0, True),
        ((TALL, LOW, LOW, UP, STOP), 1, 0, False),  # the full stop is asked for
        ((TALL, TALL, (12, 43)), 1, 0, False),  # a quarter of the height, not more
        ((TALL, TALL, (12, 41)), 1, 0, True),
        ((LOW, UP), 1, 0, False),  # one letter does not tell where the line is
    ],
)
def test_figures_are_raised_where_their_feet_are_above_those_of_the_letters(
    glyphs: Sequence[tuple[int, int]], figures: int, signs: int, raised: bool
) -> None:
    assert stands_raised(letters(*glyphs), figures, signs) is raised


def test_nothing_is_raised_on_blank_paper() -> None:
    assert not stands_raised(np.full((60, 80), 255, np.uint8), 1, 0)
