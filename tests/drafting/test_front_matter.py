"""Tables of contents in a draft, and what stands before them, on blocks made by hand.

All texts are invented.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.drafting.publication import Block, Look, Publication
from pipeline.drafting.read_publication import read_publication
from pipeline.model.geometry import Box
from tests.drafting.series import Edition, make_series
from tests.drafting.test_headings_by_hand import (
    BOLD,
    HEAD,
    TEXT,
    TITLE,
    Line,
    draft,
    guide,
    publication,
    sections,
    text,
)

HEADS = ("Aims", "Means", "Storms", "Harvest")
LARGE, SUB = TITLE._replace(size=18), BOLD._replace(size=12)
LINK = Look(10, False, False, "#000080")


def on_page(number: int, block: Block) -> Block:
    return replace(block, page=number)


def report(
    at: int,
    before: tuple[Line, ...] = (),
    entries: tuple[Line, ...] = (),
    heads: tuple[str, ...] = HEADS,
    same: frozenset[str] = frozenset(),
) -> Publication:
    """A report with its contents on page 2, and each section on a page of its own.

    ``before`` stands on page 1; ``same`` are the sections that all reports word alike.
    """
    listed = entries or tuple((head, LINK) for head in HEADS)
    first = publication(at, *before)
    lines: list[Line] = [("Within", HEAD), *listed]
    blocks = [*first.blocks, *(on_page(2, b) for b in publication(at, *lines).blocks[1:])]
    for page, head in enumerate(heads, 3):
        below = (
            "What each quay must do when the wind turns, as the council of all the harbours "
            "has laid down for every year to come."
        )
        body = (below, TEXT) if head in same else text(at, f"{head} boats")
        blocks += [on_page(page, b) for b in publication(at, (head, HEAD), body).blocks[1:]]
    return Publication(f"{at}.pdf", 2 + len(heads), "en", TEXT, tuple(blocks))


def four(**changes: object) -> list[Publication]:
    return [report(at, **changes) for at in range(4)]  # type: ignore[arg-type]


def test_contents_with_entries_of_two_levels_are_no_section() -> None:
    dots = " . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . ."
    under = [f"{at}.1 The nets of {head.lower()}{dots} {at}" for at, head in enumerate(HEADS, 1)]
    listed = [
        line
        for head, below in zip(HEADS, under, strict=True)
        for line in ((head, LINK), (below, TEXT))
    ]
    assert sections(four(entries=tuple(listed))) == [(head,) for head in HEADS]


def test_a_table_that_names_headings_further_on_is_no_table_of_contents() -> None:
    heads = ("Aims", "Degrees of damage", "Means", "Storms", "Harvest", "Winter")
    degrees = (("Storms", BOLD), ("Strong", TEXT), ("Harvest", BOLD), ("Weak, for a day", TEXT),
               ("Winter", BOLD), ("Weak, and long", TEXT))  # fmt: skip

    def one(at: int) -> Publication:
        whole = report(at, heads=heads, entries=tuple((head, LINK) for head in heads))
        place = next(n for n, b in enumerate(whole.blocks) if b.text == heads[1] and b.page > 2)
        rows = [on_page(4, b) for b in publication(at, *degrees).blocks[1:]]
        return replace(
            whole, blocks=(*whole.blocks[: place + 1], *rows, *whole.blocks[place + 1 :])
        )

    assert sections([one(at) for at in range(4)]) == [(head,) for head in heads]


def test_lists_before_the_contents_are_no_sections() -> None:
    versions = (
        ("Versions", BOLD),
        ("A first text was written in spring, read by the keepers and mended in June", TEXT),
    )
    assert sections(four(before=versions)) == [(head,) for head in HEADS]


def test_the_name_of_the_series_before_the_contents_is_no_section() -> None:
    def named(at: int) -> Publication:
        name = ("Reports of the pilots", TITLE._replace(size=18))
        return report(at, before=(name, text(at, "pilots")))

    assert sections([named(at) for at in range(4)]) == [(head,) for head in HEADS]


def test_a_summary_before_the_contents_is_a_section_if_it_is_set_as_one() -> None:
    def summed(at: int) -> Publication:
        return report(at, before=(("In short", HEAD), text(at, "days")))

    assert sections([summed(at) for at in range(4)]) == [("In short",), *((h,) for h in HEADS)]


def test_what_the_contents_name_is_a_section_though_all_have_the_same_text_there() -> None:
    same = frozenset({HEADS[0], HEADS[-1]})
    assert sections(four(same=same)) == [(head,) for head in HEADS]
    unlisted = [(head, LINK) for head in HEADS[1:-1]] + [("Winter", LINK)]
    assert sections(four(same=same, entries=tuple(unlisted))) != [(head,) for head in HEADS]


def test_the_entries_of_the_contents_are_no_phrases_of_the_guide() -> None:
    assert guide(four()) == {"Within"}


def test_a_lower_heading_between_the_contents_and_the_sections_is_of_no_section() -> None:
    """Neither a section, since sub-headings are set larger, nor a sub-heading of one."""

    def one(at: int) -> Publication:
        whole = report(at)
        crew = [on_page(2, b) for b in publication(at, ("Crew", BOLD), text(at, "men")).blocks[1:]]
        deck = [on_page(3, b) for b in publication(at, ("On deck", SUB), text(at)).blocks[1:]]
        first, second = (
            next(n for n, block in enumerate(whole.blocks) if block.page == page) for page in (3, 4)
        )
        blocks = (*whole.blocks[:first], *crew, *whole.blocks[first:second], *deck)
        return replace(whole, blocks=(*blocks, *whole.blocks[second:]))

    drafted = draft([one(at) for at in range(4)])
    assert [one.key for one in drafted.sections] == ["aims", "means", "storms", "harvest"]
    assert [phrase.text for phrase in (drafted.subheadings or {})["en"]] == ["On deck"]


def test_a_part_without_text_is_a_section_if_the_contents_name_it() -> None:
    def one(at: int) -> Publication:
        whole = report(at)
        bare = [b for b in whole.blocks if not (b.page == 4 and b.look == TEXT)]
        return replace(whole, blocks=tuple(bare))

    assert sections([one(at) for at in range(4)]) == [(head,) for head in HEADS]


def test_contents_whose_entries_run_on_in_one_block_are_no_section() -> None:
    dots = " . . . . . . . . ."
    runs_on = " ".join(f"{head}{dots} {at}" for at, head in enumerate(HEADS, 3))
    assert sections(four(entries=((runs_on, TEXT),))) == [(head,) for head in HEADS]


def test_of_two_parts_the_headings_on_the_next_level_are_the_sections() -> None:
    def one(at: int) -> Publication:
        parts = [
            ("Sailing out", LARGE),
            text(at, "sails"),
            *((HEADS[0], HEAD), text(at, "aims"), ("Tides", BOLD), text(at, "tides")),
            *((HEADS[1], HEAD), text(at, "means")),
            ("Coming home", LARGE),
            *(line for head in HEADS[2:] for line in ((head, HEAD), text(at, head))),
        ]
        return publication(at, *parts)

    assert [name for (name,) in sections([one(at) for at in range(4)])] == [
        "Sailing out", *HEADS[:2], "Coming home", *HEADS[2:],
    ]  # fmt: skip


def test_heads_of_the_columns_of_a_table_are_no_sections() -> None:
    def cell(words: str, look: Look, left: float, top: float) -> Block:
        return Block(words, look, 1, 1, Box(left, top, left + 90, top + 12), words)

    def one(at: int) -> Publication:
        body = [line for head in HEADS for line in ((head, HEAD), text(at, head))]
        rows = [
            cell(words, HEAD if row == 0 else TEXT, 70 + 120 * column, 300 + 20 * row)
            for column, cells in enumerate(
                (
                    ("Quay", "north", "south", "west"),
                    ("State", f"mended in {at}, but for the stairs", f"lost {at} stones", "whole"),
                )
            )
            for row, words in enumerate(cells)
        ]
        return publication(at, *body, *rows, ("Lights", HEAD), text(at, "lights"))

    assert sections([one(at) for at in range(4)]) == [*((head,) for head in HEADS), ("Lights",)]


def test_a_wording_that_fills_a_gap_is_listed_as_it_is_set_there() -> None:
    """“Nets” heads a table in all publications, and in one the section that is missing there."""

    def one(at: int) -> Publication:
        heads = ("Aims", "Nets" if at == 3 else "Means", "Storms", "Harvest", "Winter")
        body = [line for head in heads for line in ((head, HEAD), text(at, head))]
        table = (("Net", BOLD), (f"{at} knots", TEXT))
        return publication(at, *body[:2], *(table if at < 3 else ()), *body[2:])

    drafted = draft([one(at) for at in range(4)])
    wordings = [(one.text, one.count) for one in drafted.sections[1].wordings["en"]]
    assert wordings == [("Means", 3), ("Nets", 1)]


def test_a_section_s_heading_that_stands_over_notes_in_one_publication_titles_no_notes() -> None:
    def one(at: int) -> Publication:
        body = [line for head in HEADS for line in ((head, HEAD), text(at, head))]
        books = [(f"{n}. The book of the {n + at} winds, printed on the north quay", TEXT)
                 for n in range(1, 5)]  # fmt: skip
        return publication(at, *body, ("References", HEAD), *(books if at == 3 else [text(at)]))

    drafted = draft([one(at) for at in range(4)])
    assert [one.key for one in drafted.sections][-1] == "references"
    assert drafted.notes is None


def test_labels_with_their_values_beside_them_are_facts(tmp_path: Path) -> None:
    sheets = Edition("en", HEADS, facts=("Quay", "Keeper", "Light"), rows=True)
    publications = [
        read_publication(path.read_bytes(), path.name) for path in make_series(tmp_path, sheets, 4)
    ]
    assert [one.key for one in draft(publications).facts] == ["quay", "keeper", "light"]


@pytest.mark.parametrize(
    ("bold", "lines"),
    [(True, ("The keepers", "of the light")), (False, ("North quay", "Old wall"))],
)
def test_lines_beside_others_that_are_no_labels_stay_one_text(
    tmp_path: Path, bold: bool, lines: tuple[str, str]
) -> None:
    """The second line of a heading beside the text, and columns that look alike."""
    path = tmp_path / "sheet.pdf"
    canvas = Canvas(str(path), invariant=True)
    for row, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        canvas.drawString(70, 700 - 12 * row, line)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(170, 700 - 12 * row, "Nobody had foreseen how long the winter would be")
    canvas.save()
    read = read_publication(path.read_bytes(), path.name)
    assert " ".join(lines) in [block.text for block in read.blocks]


def test_headings_in_the_margin_beside_their_paragraphs_are_sections() -> None:
    def one(at: int) -> Publication:
        blocks = list(publication(at).blocks)
        for row, head in enumerate(HEADS):
            top = 100.0 + 40 * row
            words = " ".join((text(at, f"{head} boats")[0], text(at, f"{head} nets")[0]))
            blocks.append(Block(head, HEAD, 1, 1, Box(60, top, 120, top + 14), head))
            blocks.append(Block(words, TEXT, 1, 3, Box(150, top, 500, top + 36), words))
        return Publication(f"{at}.pdf", 1, "en", TEXT, tuple(blocks))

    assert sections([one(at) for at in range(4)]) == [(head,) for head in HEADS]


def test_headings_of_a_column_are_sections_though_short_paragraphs_stand_beside_them() -> None:
    def one(at: int) -> Publication:
        blocks = list(publication(at).blocks)
        for row, head in enumerate(HEADS):
            top, (words, look) = 100.0 + 90 * row, text(at, f"{head} boats")
            blocks.append(Block(head, HEAD, 1, 1, Box(60, top, 120, top + 14), head))
            blocks.append(Block(words, look, 1, 3, Box(60, top + 16, 300, top + 60), words))
            beside = f"The {at + row}th pilot came home."
            blocks.append(Block(beside, look, 1, 1, Box(320, top, 500, top + 14), beside))
        return Publication(f"{at}.pdf", 1, "en", TEXT, tuple(blocks))

    assert sections([one(at) for at in range(4)]) == [(head,) for head in HEADS]


def test_a_label_above_the_foot_of_its_page_has_no_value_there() -> None:
    def one(at: int) -> Publication:
        foot = Block(f"{at + 3} of {at + 9}", TEXT, 1, 1, None, "foot", running=True)
        body = [line for head in HEADS for line in ((head, HEAD), text(at, head))]
        quay = (("Quay", BOLD), (f"the {at}th from the lighthouse", TEXT))
        return publication(at, *quay, ("Printed by the keepers", BOLD), foot, *body)

    assert draft([one(at) for at in range(4)]).facts == ()
