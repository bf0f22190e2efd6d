"""A record is laid against what OCR reads on its pages; each difference must be read twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from pipeline.audit.line_trace import LineEntry
from pipeline.audit.page_reading import SeenWord, stretched
from pipeline.audit.verification import compare_page, moved_run
from pipeline.model.geometry import Box
from pipeline.model.verification import Difference, DifferenceKind

PITCH, SIZE, LEFT = 14.0, 10.0, 70.0
FIRST = "The harbour council built a second pier for the fishermen"
SECOND = "and the season after it had paid for itself in full"


@dataclass
class Reading:
    """A page whose OCR says what we want; ``again`` is what the second look says of a line."""

    words: tuple[SeenWord, ...]
    again: Mapping[int, str] = field(default_factory=dict)
    pictures: tuple[Box, ...] = ()
    looked: int = 0

    def look_again(self, box: Box) -> str:
        self.looked += 1
        row = round((box.top - 100) / PITCH)
        if row in self.again:
            return self.again[row]
        return " ".join(w.text for w in self.words if box.x0 - 1 <= w.box.x0 < box.x1 and
                        box.top - 1 <= w.box.top < box.bottom)  # fmt: skip


def entry(text: str, row: int, part: str = "sections.work.passages.0") -> LineEntry:
    top = 100 + row * PITCH
    box = (LEFT, top, LEFT + 5 * len(text), top + SIZE)
    return LineEntry(1, row, box, text, "body", "body", "", 1.0, part)


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
    lines = [entry(text, row) for row, text in enumerate(recorded) if text]
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
    assert found[0].printed == "season after it had paid for itself in full"
    assert found[0].part == ""


def test_numbers_that_the_record_lacks_are_found() -> None:
    (found,) = compare([FIRST, "and in it paid"], [FIRST, "and in 2014 it paid"])
    assert found.printed == "2014"
    assert found.part == "sections.work.passages.0"


def test_what_ocr_is_not_sure_of_or_sees_in_pictures_is_no_difference() -> None:
    everywhere = Box(0, 0, 600, 800)
    assert compare([FIRST, ""], [FIRST, SECOND], confidence=60) == []
    assert compare([FIRST, ""], [FIRST, SECOND], pictures=(everywhere,)) == []
    assert compare([FIRST, ""], [FIRST, SECOND], again={1: "lines and dots"}) == []


def test_furniture_counts_as_known_and_is_not_looked_for() -> None:
    head = entry("Harbour Notes", 2, part="")
    words = [*seen(FIRST, 0), *seen("The Harbour Notes", 3), *seen("A Hrvxar Nqts", 2)]
    assert compare_page([entry(FIRST, 0), head], {}, Reading(tuple(words))) == []


def test_a_word_broken_at_a_line_end_is_known_whole() -> None:
    lines = ["the council and the fisher-", "men of the harbour had agreed"]
    words = [*seen(lines[0], 0), *seen(lines[1], 1), *seen("Our fishermen", 5)]
    found = compare_page([entry(t, row) for row, t in enumerate(lines)], {}, Reading(tuple(words)))
    assert found == []


def test_words_in_another_order_inside_a_part_are_found() -> None:
    words = [*seen(FIRST, 0), *seen(SECOND, 1)]
    lines = [entry(FIRST, 0), entry(SECOND, 1)]
    parts = {"sections.work.passages.0": f"{SECOND} {FIRST}"}
    (found,) = compare_page(lines, parts, Reading(tuple(words)))
    assert found.kind is DifferenceKind.OTHER_ORDER
    assert "season" in found.printed or "council" in found.printed


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
    assert stretched(np.zeros((0, 5), np.uint8)) is None
