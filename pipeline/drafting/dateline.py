"""Whether the publications of a group have a line “place (years)”, and the words in its years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from pipeline.drafting.groups import Group
from pipeline.drafting.publication import Block
from pipeline.drafting.shared_text import around_sections
from pipeline.layout.place_and_years import CHARACTERS_OF_SUBTITLE
from pipeline.text.years import PeriodWords, read_subtitle

# A series has such a line if this share of its publications does.
SHARE_WITH_LINE = 0.5
_BETWEEN = re.compile(r"(?:19|20)\d\d\s+([^\W\d_]{1,8})\s+(?:[^\W\d_]{3,10}\s+)?(?:19|20)\d\d")
_NO_WORDS = PeriodWords()


def datelines(group: Group) -> list[Block]:
    """The line “place (years)” of each publication; none where few have one."""
    found = [
        line
        for one, first, _ in around_sections(group)
        if (line := next(filter(_is_dateline, one.blocks[:first]), None))
    ]
    return found if len(found) >= SHARE_WITH_LINE * len(group.publications) else []


def _is_dateline(block: Block) -> bool:
    if block.running or len(block.text) > CHARACTERS_OF_SUBTITLE or "." in block.text[:-1]:
        return False
    found = read_subtitle(_BETWEEN.sub(r"\g<0>", block.text), _NO_WORDS)
    return found is not None and found.bracketed and found.location is not None


def words_between(texts: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    """The words that stand between two years (“2011 à 2013”) in ``texts``, by language."""
    found = {
        language: Counter(word for text in listed for word in _BETWEEN.findall(text))
        for language, listed in texts.items()
    }
    return {
        language: tuple(word for word, _ in counts.most_common())
        for language, counts in found.items()
        if counts
    }
