"""Words of scans that OCR misread, as far as its own confidence shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.audit.comparable_words import COMMON, commonness, words_of
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.page import LineId, Page
from pipeline.text.word_frequency import is_listed

# OCR's confidence, 0–100, in the least sure letter of a word: below the first a word that no list
# has is doubted, below the second a number, an address, capitals and any other that is not in daily
# use. Of 118 scanned pages nine of ten of the former were wrong, one in four of the latter; of
# words in daily use two in 27,870, however unsure OCR was of them.
UNLISTED, OTHER = 97.0, 93.0


def unsure_readings(pages: Iterable[Page], languages: Sequence[str]) -> Iterator[TextDoubt]:
    """The words of ``pages`` that OCR may have misread."""
    for page in pages:
        for one in page.unsure:
            if one.sure < _least(one.text, languages):
                yield TextDoubt(DoubtKind.UNSURE, one.text, LineId(page.number, one.line))


def _least(text: str, languages: Sequence[str]) -> float:
    """How sure OCR must be of a word, a number or an address for it to stand undoubted."""
    words = [word.text for word in words_of(text)]
    if not all(word.isupper() or is_listed(word, languages) for word in words):
        return UNLISTED
    return 0.0 if words and all(_is_usual(word, languages) for word in words) else OTHER


def _is_usual(word: str, languages: Sequence[str]) -> bool:
    """Whether a word is in daily use; short forms in capitals, and letters, are no words."""
    usual = commonness(word, languages) >= COMMON
    return usual and len(word) > 1 and not word.isupper()
