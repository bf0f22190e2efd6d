"""Which texts of a search come first."""

from __future__ import annotations

import pytest

from pipeline.search.relevance import Found, relevance


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Found((3,), 40), Found((1,), 40)),  # more often
        (Found((1,), 10), Found((1,), 90)),  # in a shorter text
        (Found((1, 1), 40), Found((2, 0), 40)),  # each word, rather than one of them
    ],
)
def test_words_that_fill_more_of_a_text_rank_it_higher(better: Found, worse: Found) -> None:
    first, second = relevance([better, worse])
    assert first > second


def test_more_of_a_word_counts_less_and_less() -> None:
    once, twice, often = relevance([Found((n,), 40) for n in (1, 2, 9)])
    assert twice - once > (often - twice) / 7


def test_nothing_found_has_no_scores() -> None:
    assert relevance([]) == []
