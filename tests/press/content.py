"""Invents a case study from a seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from tests.press.boxes import draw_asides, draw_callouts
from tests.press.case import SECTION_KEYS, Call, Case, Guide, Link, Passage, Period, Section
from tests.press.notes import call_places, draw_note, draw_url, with_calls
from tests.press.options import Options
from tests.press.writer import Writer

NBSP_BEFORE = re.compile(r" (?=[:;?!»%])|(?<=«) ")


@dataclass(frozen=True)
class Size:
    """How much there is to say."""

    paragraphs: tuple[int, int]  # in a section of paragraphs
    items: tuple[int, int]
    sentences: tuple[int, int]  # in a passage
    notes: tuple[int, int]
    callouts: tuple[int, int]


SIZES = {
    "short": Size((2, 3), (3, 4), (2, 5), (2, 6), (3, 6)),
    "medium": Size((5, 8), (5, 8), (3, 6), (5, 12), (4, 8)),
    "long": Size((22, 34), (16, 26), (3, 7), (14, 30), (6, 10)),
    "forty": Size((68, 84), (60, 76), (3, 7), (60, 90), (8, 10)),
}


def draw_case(rng: random.Random, options: Options) -> Case:
    """A case study as the options ask for: language, length, order of sections, kinds of links."""
    period_years = _years(rng)
    writer = Writer(rng, options.language, (period_years[0] - 9, period_years[0] + 2))
    stock, size = writer.stock, SIZES[options.size]
    sections = [_section(writer, key, size, options) for key in SECTION_KEYS]
    case = Case(
        language=options.language,
        title=_cased(writer.pick(stock.titles), options.title_caps),
        location=writer.pick(stock.places),
        period=_period(writer, *period_years),
        summary=_summary(writer),
        sections=_ordered(rng, sections, options.order),
        callouts=(),
        notes=(),
        about=rng.choice(stock.about) if options.about != "absent" else (),
        guide=_guide(writer) if options.guide != "absent" else None,
        series=rng.choice(stock.series),
        page_words=stock.page,
        subtitle_shape=options.subtitle,
    )
    if options.nbsp and options.language == "fr":
        case = _with_nbsp(case)
    case = _with_notes(writer, case, size, options.links)
    case = replace(case, callouts=draw_callouts(writer, case, size.callouts, options))
    if options.asides:
        case = replace(case, asides=draw_asides(writer, case))
    return case


def _years(rng: random.Random) -> tuple[int, int | None]:
    start = rng.randint(2009, 2019)
    length = rng.choice((0, 0, 1, 1, 1, 2, 3, None))
    return start, None if length is None else start + length


def _period(writer: Writer, start: int, end: int | None) -> Period:
    if end is None:
        printed = writer.rng.choice(writer.stock.period_open).format(start=start)
    elif end == start:
        printed = str(start)
    else:
        dash = writer.rng.choice(("-", "-", "-", "–", " - ", " – "))
        printed = f"{start}{dash}{end}"
    return Period(start, end, printed)


def _cased(text: str, capitals: bool) -> str:
    return text.upper() if capitals else text


def _summary(writer: Writer) -> tuple[Passage, ...]:
    texts = [writer.pick(writer.stock.summaries) for _ in range(writer.rng.randint(1, 3))]
    if len(texts) == 3 and writer.rng.random() < 0.3:
        return Passage(" ".join(texts[:2])), Passage(texts[2])
    return (Passage(" ".join(texts)),)


def _section(writer: Writer, key: str, size: Size, options: Options) -> Section:
    rng, stock = writer.rng, writer.stock
    heading = rng.choice(stock.headings[key])
    if options.heading == "caps":
        heading = heading.upper()
    labelled = key in stock.labels and rng.random() < {"impact": 0.25}.get(key, 0.85)
    if key == "concept_action":
        passages = _paragraphs(writer, key, size) + _list(writer, size, options.nested)
    elif labelled:
        passages = [_labelled(writer, key, size) for _ in range(rng.randint(*size.items))]
        if rng.random() < 0.25:
            passages = [Passage(_prose(writer, key, size)), *passages]
    elif key == "impact" and rng.random() < 0.4:
        passages = [Passage(_prose(writer, key, size), "item") for _ in range(rng.randint(2, 3))]
    else:
        passages = _paragraphs(writer, key, size)
    return Section(key, heading, tuple(passages))


def _prose(writer: Writer, key: str, size: Size) -> str:
    count = writer.rng.randint(*size.sentences)
    return " ".join(writer.sentence(key) for _ in range(count))


def _paragraphs(writer: Writer, key: str, size: Size) -> list[Passage]:
    count = writer.rng.randint(*size.paragraphs)
    texts = [_prose(writer, key, size) for _ in range(count)]
    if writer.rng.random() < 0.3:  # a sentence that begins as a heading does
        trapped = writer.rng.choice(SECTION_KEYS)
        place = writer.rng.randrange(count)
        texts[place] = f"{writer.pick(writer.stock.traps[trapped])} {texts[place]}"
    return [Passage(text) for text in texts]


def _labelled(writer: Writer, key: str, size: Size) -> Passage:
    label, colon = writer.pick(writer.stock.labels[key]), writer.stock.colon
    text = f"{label}{colon}{_prose(writer, key, size)}"
    return Passage(text, "item", label, len(label) + len(colon.rstrip()))


def _list(writer: Writer, size: Size, nested: bool) -> list[Passage]:
    """A sentence that ends in a colon, and its items."""
    rng, stock = writer.rng, writer.stock
    source = rng.choice((stock.items, stock.items, stock.quotes))
    count = min(rng.randint(3, max(4, size.items[0])), len(source))
    texts = [writer.pick(source) for _ in range(count)]
    texts = [text[:-1].rstrip() + ";" if text.endswith(";") else text for text in texts]
    if stock.language == "fr":
        texts = [text.removesuffix(";") + " ;" if text.endswith(";") else text for text in texts]
    texts[-1] = texts[-1].rstrip("; .") + "."
    levels = [0] * count
    if nested and count > 3:
        levels[2:-1] = [1] * (count - 3)
    items = [Passage(text, "item", level=level) for text, level in zip(texts, levels, strict=True)]
    return [Passage(writer.pick(stock.list_intros)), *items]


def _ordered(rng: random.Random, sections: list[Section], order: str) -> tuple[Section, ...]:
    if order == "missing":
        absent = rng.choice(("contexte", "concept_action", "pratiques", "impact"))
        sections = [section for section in sections if section.key != absent]
    elif order == "swapped":
        place = rng.randrange(1, 4)
        sections[place : place + 2] = reversed(sections[place : place + 2])
    return tuple(sections)


def _guide(writer: Writer) -> Guide:
    stock, rng = writer.stock, writer.rng
    return Guide(
        rng.choice(stock.guide_titles),
        stock.criteria,
        rng.choice(stock.domain_titles),
        stock.domains,
        rng.choice(stock.how_to_read),
    )


def _with_nbsp(case: Case) -> Case:
    """The body with the no-break spaces that French typography asks for (same length)."""

    def typeset(passage: Passage) -> Passage:
        return replace(passage, text=NBSP_BEFORE.sub("\u00a0", passage.text))

    sections = tuple(
        replace(section, passages=tuple(typeset(p) for p in section.passages))
        for section in case.sections
    )
    return replace(case, sections=sections, summary=tuple(typeset(p) for p in case.summary))


def _with_notes(writer: Writer, case: Case, size: Size, links: str) -> Case:
    """The case with notes numbered in the order of their calls; one may be called twice."""
    rng = writer.rng
    parts = [list(case.summary), *(list(section.passages) for section in case.sections)]
    places = [
        (part, index, at)
        for part, passages in enumerate(parts)
        for index, passage in enumerate(passages)
        for at in call_places(passage)
    ]
    count = min(rng.randint(*size.notes), len(places))
    chosen = sorted(rng.sample(places, count))
    markers = [str(number) for number in range(1, count + 1)]
    if count > 3 and rng.random() < 0.35:  # the last call repeats an earlier note
        markers[-1] = markers[rng.randrange(count - 2)]
    for part, index in {place[:2] for place in chosen}:
        calls = [
            Call(marker, place[2])
            for place, marker in zip(chosen, markers, strict=True)
            if place[:2] == (part, index)
        ]
        parts[part][index] = with_calls(parts[part][index], calls)
    if links == "other":
        _link_some_words(writer, parts)
    sections = tuple(
        replace(section, passages=tuple(passages))
        for section, passages in zip(case.sections, parts[1:], strict=True)
    )
    notes = tuple(draw_note(writer, marker, links) for marker in dict.fromkeys(markers))
    return replace(case, summary=tuple(parts[0]), sections=sections, notes=notes)


def _link_some_words(writer: Writer, parts: list[list[Passage]]) -> None:
    """One body paragraph gets a link annotation on a few of its words."""
    passages = writer.rng.choice(parts[1:])
    index = writer.rng.randrange(len(passages))
    passage = passages[index]
    words = list(re.finditer(r"[^\W\d_]{5,} [^\W\d_]{4,}", passage.text[passage.label_end :]))
    if words and not passage.calls:
        match = writer.rng.choice(words)
        start, end = (passage.label_end + edge for edge in match.span())
        passages[index] = replace(passage, links=(Link(start, end, draw_url(writer)),))
