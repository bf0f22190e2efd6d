"""Draws what stands beside the text: callouts, tables, figures, pull quotes."""

from __future__ import annotations

import re

from tests.press.case import CRITERIA, Anchor, Aside, Callout, Case
from tests.press.options import Options
from tests.press.writer import Writer

# in the middle of a sentence, well inside the paragraph: between two words in lower case
CUT = re.compile(r"(?<=[^\W\d_]{3} )(?=[^\W\d_A-Z]{3})")


def draw_callouts(
    writer: Writer, case: Case, counts: tuple[int, int], options: Options
) -> tuple[Callout, ...]:
    """Criterion callouts, no criterion twice, stacked in a few boxes or each in its own."""
    rng = writer.rng
    count = rng.randint(*counts)
    criteria = rng.sample(CRITERIA, count)
    if rng.random() < 0.6:
        criteria.sort(key=CRITERIA.index)
    boxes = count if options.callout_group == "single" else max(1, round(count / 3.5))
    anchors = _anchors(writer, case, boxes, options.callout_cut)
    per_box = -(-count // len(anchors))
    return tuple(
        Callout(key, rng.choice(writer.stock.callouts[key]), anchors[number // per_box])
        for number, key in enumerate(criteria)
    )


def _anchors(writer: Writer, case: Case, count: int, cut: bool) -> list[Anchor]:
    """Places in reading order: before long paragraphs, or in the middle of their sentences."""
    anchors = []
    for section in case.sections:
        for index, passage in enumerate(section.passages):
            if len(passage.text) < 260:
                continue
            inside = [m.start() for m in CUT.finditer(passage.text)]
            inside = [at for at in inside if 90 < at < len(passage.text) - 110]
            taken = {call.at for call in passage.calls} | {
                at for link in passage.links for at in range(link.start, link.end + 1)
            }
            inside = [at for at in inside if at not in taken and at > passage.label_end + 40]
            if not cut:
                anchors.append(Anchor(section.key, index, 0))
            elif inside:
                anchors.append(Anchor(section.key, index, writer.rng.choice(inside)))
    order = list(range(len(anchors)))
    chosen = sorted(writer.rng.sample(order, min(count, len(order))))
    return [anchors[number] for number in chosen] or [Anchor(case.sections[0].key, 0, 0)]


def draw_asides(writer: Writer, case: Case) -> tuple[Aside, ...]:
    """A table, a figure or a pull quote in one or two sections."""
    rng, stock = writer.rng, writer.stock
    asides = []
    for section in rng.sample(case.sections, rng.randint(1, 2)):
        index = rng.randrange(len(section.passages))
        anchor = Anchor(section.key, index, len(section.passages[index].text))
        kind = rng.choice(("table", "figure", "quote"))
        if kind == "table":
            rows = [(str(2012 + n), writer.fill("{num}"), writer.fill("{pct} %")) for n in range(4)]
            asides.append(Aside("table", anchor, (stock.table_head, *rows)))
        elif kind == "figure":
            asides.append(Aside("figure", anchor, ((writer.pick(stock.captions),),)))
        else:
            asides.append(Aside("quote", anchor, ((writer.sentence(section.key),),)))
    return tuple(asides)
