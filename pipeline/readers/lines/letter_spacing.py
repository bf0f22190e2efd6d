"""Tells the spaces between letters that are set apart from those between words, however tight."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.readers.lines.runs import SPACED_MARKS, THIN_SPACE, TOUCH_GAP, WORD_SPACE, Run

# Above this (em) a gap is a space in any line; below, the line's other gaps have to say so.
LOOSE = 0.22
# So many gaps show a line's letter-spacing; two letters may be kerned apart by chance.
FEWEST_GAPS = 3
# A font's own space is no wider than a third of an em. Between words there are two or more of what
# stands between letters.
WIDEST_SPACE, WIDER = 0.34, 1.5
# Fewer letters may be initials or the names of columns; more than this are several words, even if
# nothing shows where each begins.
FEWEST_LETTERS, LONGEST_WORD = 5, 20
# TeX draws no spaces, and shrinks those of a tight line by a third, all alike: those of a narrow
# face (a fifth of an em) to an eighth or so. Gaps that differ by no more than this (em) are alike;
# a quarter may be wider or narrower, beside a letter that leans over its room.
TIGHTEST, ALIKE, FEWEST_ALIKE, MOST_ALIKE = 0.11, 0.01, 2, 0.75
# In letters: runs are words in such a line; letters that are set apart are runs of their own.
SHORTEST_WORDS = 3
_APART = re.compile(r"\S(?: \S)*")


def tracking(runs: Sequence[Run], gaps: Sequence[float]) -> float:
    """The letter-spacing of a line in em: what nearly every gap inside a word adds.

    ``gaps`` are those between the ``runs``. Between the letters that one run holds, there is none.
    The dots that lead to a page's number are no letters.
    """
    pairs = zip(gaps, runs[1:], strict=False)
    before = [(gap, run) for gap, run in pairs if run.text[:1].isalnum()]
    inner = [gap for gap, run in before if len(run.text) == 1 and not run.spaced]
    solid = sum(len(run.text) - 1 for run in runs)
    if len(inner) < FEWEST_GAPS or solid > len(inner):
        return _loose_letters(before, len(runs[0].text))
    return max(0.0, statistics.median([*inner, *[0.0] * solid]))


def least_word_space(runs: Sequence[Run], gaps: Sequence[float]) -> float:
    """The gap in em from which a space stands in a line of ``runs``, letter-spacing apart.

    Less than usual where most of the line's narrow ``gaps`` are alike, as no kerning is, and no
    space is drawn.
    """
    narrow = [
        gap
        for gap, right in zip(gaps, runs[1:], strict=False)
        if TIGHTEST < gap <= WORD_SPACE and right.text[:1] not in SPACED_MARKS
    ]
    are_words = sum(len(run.text) for run in runs) >= SHORTEST_WORDS * len(runs)
    if not are_words or len(narrow) < FEWEST_ALIKE or any(run.spaced for run in runs):
        return WORD_SPACE
    usual = statistics.median_low(narrow)
    alike = sum(abs(gap - usual) <= ALIKE for gap in narrow)
    return TIGHTEST if alike >= MOST_ALIKE * len(narrow) else WORD_SPACE


def _loose_letters(before: Sequence[tuple[float, Run]], first: int) -> float:
    """What gaps in em that could just be spaces leave to letter-spacing.

    They are none where every other gap that could be one is far wider: some fonts give their
    letters less room than they are set in. ``before`` has each gap and the run behind it, ``first``
    is how many letters stand before them. Where the wider gaps alone would leave more letters
    together than words have, the narrow ones part them: those are a bullet's room, or a label's.
    """
    wide = [gap for gap, _ in before if gap > WORD_SPACE]
    if len(wide) < FEWEST_GAPS:
        return 0.0
    doubtful = [gap for gap in wide if gap < LOOSE]
    sure = [gap for gap in wide if gap >= LOOSE]
    if not doubtful or len(sure) < 2 or min(sure) < 2 * max(doubtful):
        return 0.0
    words = [first]
    for gap, run in before:
        words = [*words, 0] if gap >= LOOSE else words
        words[-1] += len(run.text)
    if max(words) > LONGEST_WORD:
        return 0.0
    return max(doubtful) - THIN_SPACE  # more than any mark asks for


def spelled_words(runs: Sequence[Run], gaps: Sequence[float]) -> list[str] | None:
    """What each of the ``runs`` of a line says, where a space is typed behind each of its letters.

    Such letters are words (“C O N T E X T E”); the text of a run that ends one has a space behind
    it. None for any other line.
    """
    if not all(_is_apart(run.text) for run in runs):
        return None
    letters = [letter for run in runs for letter in run.text if letter.isalpha()]
    if len(letters) < FEWEST_LETTERS or not all(run.spaced for run in runs[1:]):
        return None
    single = all(len(run.text) == 1 for run in runs)
    nearest = min(gaps, default=0.0)
    ends = [gap > (WIDER * nearest if single else WIDEST_SPACE) for gap in gaps]
    if nearest > TOUCH_GAP or (len(letters) > LONGEST_WORD and not any(ends)):
        return None
    texts = [run.text.replace(" ", "") for run in runs]
    return [f"{text} " if end else text for text, end in zip(texts, [*ends, False], strict=True)]


def _is_apart(text: str) -> bool:
    """Whether ``text`` is letters and marks with a space between each two, no figures."""
    return (
        (len(text) == 1 or text[1] == " ")
        and bool(_APART.fullmatch(text))
        and not any(letter.isdigit() for letter in text)
    )
