"""The labels of a fact box: short lines that publications share, each with a value of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from statistics import median

from pipeline.drafting.candidates import key_of, may_be_heading, stands_out
from pipeline.drafting.core import OCCURRENCES_AT_MOST
from pipeline.drafting.draft import Phrase
from pipeline.drafting.groups import Group
from pipeline.drafting.phrases import most_frequent, phrase_of
from pipeline.drafting.publication import Block, Publication
from pipeline.drafting.shared_text import LABELS_AT_LEAST, around_sections
from pipeline.drafting.table_heads import WORDS_OF_VALUE, beside, heads_column
from pipeline.layout.metrics import is_larger
from pipeline.text.characters import letters
from pipeline.text.gazetteer import find_entries

# A label is in this share of the publications; two labels make a box.
SHARE_OF_LABEL, FACTS_OF_A_BOX = 0.5, 2
# A label has so many words at most.
WORDS_OF_LABEL = 4
# What a label says differs: the most frequent value is in no more than this share.
SHARE_OF_VALUE = 0.6
# Most values name a place, or a year.
SHARE_OF_KIND = 0.6
# A title has so many words or more in half of the publications; names of people and clients do not.
WORDS_OF_TITLE = 3
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.;!?]{1,40}?)\s*[:：]\s+(?P<value>\S.*)")
# What ends in a number before its colon is the caption of a figure, a table or a box.
_NUMBERED = re.compile(r"\d\s*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its evidence, the field that it gives, and its key as labels are compared."""

    key: str
    phrase: Phrase
    gives: str | None


@dataclass(frozen=True, slots=True)
class _Use:
    """A label in a publication, and what it says there."""

    label: str
    value: str
    publication: Publication
    block: Block


def fact_labels(group: Group) -> list[Fact]:
    """The labels of a fact box in the order of the pages; fewer than two are none.

    A label that a publication has again and again belongs to the entries of a list or table.
    """
    taken = {key for slot in group.slots for key in slot}
    uses: dict[str, list[_Use]] = defaultdict(list)
    times: Counter[str] = Counter()
    for one, *_ in around_sections(group):
        seen: set[str] = set()
        for use in _uses(one, taken):
            key = key_of(use.label, group.language)
            times[key] += 1
            if key not in seen:
                seen.add(key)
                uses[key].append(use)
    enough = max(LABELS_AT_LEAST, SHARE_OF_LABEL * len(group.publications))
    kept = {
        key: own
        for key, own in uses.items()
        if len(own) >= enough and times[key] <= OCCURRENCES_AT_MOST * len(own) and _says_much(own)
    }
    near = [key for key in kept if _stands_with_others(key, kept)]
    if len(near) < FACTS_OF_A_BOX:
        return []
    facts = [_fact(key, kept[key], group) for key in near]
    title = next((fact for fact in facts if _is_title(fact, kept[fact.key], group)), None)
    return [replace(fact, gives="title") if fact is title else fact for fact in facts]


def _is_title(fact: Fact, uses: Sequence[_Use], group: Group) -> bool:
    """Whether a fact says what each publication is called, where nothing else does.

    Its values are several words and no two are alike, and larger type above the sections is the
    same in all publications.
    """
    values = {letters(use.value) for use in uses}
    words = median(len(use.value.split()) for use in uses)
    if fact.gives or len(values) < len(uses) or words < WORDS_OF_TITLE:
        return False
    above = [(one, one.blocks[:first]) for one, first, _ in around_sections(group)]
    held = Counter(text for _, blocks in above for text in {letters(b.text) for b in blocks})
    titled = sum(
        any(is_larger(b.look.size, one.body.size) and held[letters(b.text)] == 1 for b in blocks)
        for one, blocks in above
    )
    return 2 * titled < len(above)


def _stands_with_others(key: str, uses: Mapping[str, Sequence[_Use]]) -> bool:
    """Whether another label is on the same page in most of the publications."""
    pages = {(use.publication.name, use.block.page) for other in uses if other != key
             for use in uses[other]}  # fmt: skip
    near = sum((use.publication.name, use.block.page) in pages for use in uses[key])
    return 2 * near > len(uses[key])


def _uses(publication: Publication, taken: Set[str]) -> Iterator[_Use]:
    """The lines of a publication that could be a label with its value."""
    blocks = publication.blocks
    for at, block in enumerate(blocks):
        found = _LABELLED.fullmatch(block.text) if block.words <= WORDS_OF_VALUE else None
        if found and _NUMBERED.search(found["label"]):
            continue
        if block.running or key_of(block.text, publication.language) in taken:
            continue
        if block.run_in and at + 1 < len(blocks) and block.text.endswith(":"):
            text = blocks[at + 1].text.removeprefix(block.text).strip(" :")
            yield _Use(block.text.rstrip(" :"), text, publication, block)
        elif found and len(found["label"].split()) <= WORDS_OF_LABEL:
            yield _Use(found["label"], found["value"], publication, block)
        elif _is_bare(block, publication) and (value := _value_of(block, at, blocks)):
            yield _Use(block.text.rstrip(" :"), value.text, publication, block)


def _value_of(block: Block, at: int, blocks: Sequence[Block]) -> Block | None:
    """The value of a bare label: the block at its right, or else the one behind it.

    A title over labels has none, and neither has the head of a table's column.
    """
    value = beside(block, blocks) or (blocks[at + 1] if at + 1 < len(blocks) else None)
    if value is None or value.running or value.look == block.look:
        return None
    if _LABELLED.fullmatch(value.text) or heads_column(block, blocks):
        return None
    return value


def _is_bare(block: Block, publication: Publication) -> bool:
    """Whether a block may be a label over or beside its value."""
    short = block.words <= WORDS_OF_LABEL and block.lines == 1
    numbered = any(map(str.isdigit, block.text))  # the label of a figure
    return short and not numbered and may_be_heading(block) and stands_out(block, publication.body)


def _says_much(uses: Sequence[_Use]) -> bool:
    """Whether the values are short and differ."""
    values = Counter(letters(use.value) for use in uses)
    short = sum(len(use.value.split()) <= WORDS_OF_VALUE for use in uses)
    return max(values.values()) <= max(
        1, SHARE_OF_VALUE * len(uses)
    ) and short >= SHARE_OF_KIND * len(uses)


def _fact(key: str, uses: Sequence[_Use], group: Group) -> Fact:
    placed = [(use.publication, use.block) for use in uses]
    text = most_frequent(use.label.strip() for use in uses)
    return Fact(key, phrase_of(text, placed, len(group.publications)), _gives(uses, group))


def _gives(uses: Sequence[_Use], group: Group) -> str | None:
    """The field of the record that a label fills: a place or years."""
    enough = SHARE_OF_KIND * len(uses)
    languages = [str(group.language)]
    if sum(bool(_YEAR.search(use.value)) for use in uses) >= enough:
        return "period"
    if sum(bool(find_entries(use.value, languages)) for use in uses) >= enough:
        return "location"
    return None
