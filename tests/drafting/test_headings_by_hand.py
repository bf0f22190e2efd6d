"""What a draft takes for sections, facts and the series' own lines, on blocks made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.drafting.compose import compose
from pipeline.drafting.draft import Draft
from pipeline.drafting.groups import Group, groups_of
from pipeline.drafting.languages import series_of
from pipeline.drafting.publication import Block, Look, Publication
from pipeline.drafting.refusal import is_series
from pipeline.drafting.toml_text import profile_text
from pipeline.model.geometry import Box
from pipeline.profile.loader import parse_profile

TEXT = Look(10, False, False, "#000000")
HEAD = Look(14, True, False, "#000000")
TITLE = Look(22, True, False, "#000000")
BOLD = Look(10, True, False, "#000000")

Line = tuple[str, Look]


def text(at: int, what: str = "boats") -> Line:
    """A paragraph that no other publication has."""
    where = "north" if at % 2 else "south"
    return (
        f"In year {at} the harbour counted its {what} once more, and found {at * 7} of them "
        f"beside the {where} quay, which nobody had foreseen.",
        TEXT,
    )


def publication(at: int, *lines: Line | Block) -> Publication:
    """A publication of a title of its own and these lines, from top to bottom."""
    blocks = [Block(f"The {at + 2} nets of autumn", TITLE, 1, 1, None, "The nets")]
    for one in lines:
        if isinstance(one, Block):
            blocks.append(one)
            continue
        printed, look = one
        bare = printed.removeprefix("• ")
        blocks.append(Block(bare, look, 1, 1 if len(printed) < 80 else 3, None, printed))
    return Publication(f"{at}.pdf", 1, "en", TEXT, tuple(blocks))


def group(publications: Sequence[Publication]) -> Group:
    (only,) = groups_of(publications)
    return only


def draft(publications: Sequence[Publication]) -> Draft:
    (series,) = series_of([group(publications)])
    return compose(series, "nets", "Nets")


def sections(publications: Sequence[Publication]) -> list[tuple[str, ...]]:
    return [
        tuple(phrase.text for phrase in section.wordings["en"])
        for section in draft(publications).sections
    ]


def guide(publications: Sequence[Publication]) -> set[str]:
    return {phrase.text for phrase in (draft(publications).guide or {}).get("en", ())}


def minutes(at: int, *heads: str) -> Publication:
    """Minutes: the same names under the first heading, a date under the last."""
    first, *between, last = heads
    names = [(name, TEXT) for name in ("Ann Reed, present", "Bo Lind, present", "Cy Moe, present")]
    body = [line for head in between for line in ((head, HEAD), text(at, head.lower()))]
    return publication(at, (first, HEAD), *names, *body, (last, HEAD), (f"{at + 3} May", TEXT))


NUMBERED = ("1 Members", "2 Topics", "3 Work", "4 Costs", "5 Next meeting")
BARE = tuple(head[2:] for head in NUMBERED)


def test_what_is_numbered_with_the_other_headings_is_a_section_whatever_it_says() -> None:
    found = sections([minutes(at, *NUMBERED) for at in range(4)])
    assert found == [(head,) for head in BARE]


def test_without_numbers_the_same_text_under_the_first_heading_is_the_series_own() -> None:
    found = sections([minutes(at, *BARE) for at in range(4)])
    assert found == [(head,) for head in BARE[1:]]  # a few words under the last, which is alone


def test_two_labels_that_follow_each_other_are_no_sections() -> None:
    def one(at: int) -> Publication:
        body = [line for head in BARE[:3] for line in ((head, HEAD), text(at, head))]
        end = [
            ("Partner", HEAD),
            (f"Quay {at}", TEXT),
            ("Grant", HEAD),
            (f"{at * 31} crowns", TEXT),
        ]
        return publication(at, *body, *end)

    assert sections([one(at) for at in range(4)]) == [(head,) for head in BARE[:3]]


def test_a_number_with_levels_is_no_section_s() -> None:
    def one(at: int) -> Publication:
        heads = ("1 Members", "2 Topics", "3 Work")
        body = [line for head in heads for line in ((head, HEAD), text(at, head))]
        small = Look(12, True, False, "#000000")
        return publication(at, *body, ("3.1 Low tides", small), (f"{at + 4} of them", TEXT))

    assert sections([one(at) for at in range(4)]) == [("Members",), ("Topics",), ("Work",)]


def test_a_bold_item_of_a_list_is_no_section_unless_all_headings_have_a_bullet() -> None:
    def one(at: int, bullet: str) -> Publication:
        heads = [f"{bullet}{head}" for head in BARE[:3]]
        body = [line for head in heads for line in ((head, HEAD), text(at, head))]
        return publication(at, *body, ("• Tests and mending", HEAD), text(at, "tests"))

    assert sections([one(at, "") for at in range(4)]) == [(head,) for head in BARE[:3]]
    with_bullets = sections([one(at, "• ") for at in range(4)])
    assert with_bullets == [*((head,) for head in BARE[:3]), ("Tests and mending",)]


def visits(*years: int) -> list[Publication]:
    return [
        publication(
            at, (f"Visit no. {at + 1}", BOLD), ("Topics", HEAD), text(at),
            (f"Work since {year}", HEAD), text(at, "crews"), ("Costs", HEAD), text(at, "coins"),
        )
        for at, year in enumerate(years)
    ]  # fmt: skip


def test_a_number_that_changes_in_a_heading_or_a_label_is_any_number() -> None:
    assert sections(visits(2001, 2004, 2009, 2011))[1] == ("Work since {n}",)
    assert guide(visits(2001, 2004, 2009, 2011)) == {"Visit no. {n}"}


def test_a_number_that_all_have_is_a_part_of_the_words() -> None:
    assert sections(visits(*[2001] * 4))[1] == ("Work since 2001",)


@pytest.mark.parametrize("date", ["May 200{}", "Date: {}/11", "Friday {} May 2018"])
def test_a_date_is_no_heading(date: str) -> None:
    dated = [
        publication(at, *(line for head in BARE[:3] for line in ((head, HEAD), text(at, head))),
                    (date.format(at + 1), HEAD), text(at, "May"))
        for at in range(4)
    ]  # fmt: skip
    assert sections(dated) == [(head,) for head in BARE[:3]]


def with_names(count: int, look: Look) -> list[Publication]:
    """Four publications, of which so many have a name in this look before the sections."""
    return [
        publication(at, *[("Ann Reed", look)][: at < count],
                    *(line for head in BARE[:3] for line in ((head, HEAD), text(at, head))))
        for at in range(4)
    ]  # fmt: skip


def test_a_plain_line_before_the_sections_may_be_the_case_s_own() -> None:
    assert guide(with_names(3, TEXT)) == set()
    assert guide(with_names(4, TEXT)) == {"Ann Reed"}
    assert guide(with_names(3, BOLD)) == {"Ann Reed"}


def test_a_line_that_heads_pages_here_and_stands_in_sections_there_is_no_running_head() -> None:
    def one(at: int) -> Publication:
        advice = Block("Advice", BOLD, 1, 1, None, "Advice", running=at < 3)
        body = [line for head in BARE[:3] for line in ((head, HEAD), text(at, head))]
        inside = [("Advice", BOLD), text(at, "lamps")]
        return publication(at, *body[:2], advice, text(at, "oars"), *inside, *body[2:])

    assert "Advice" not in guide([one(at) for at in range(4)])


def closing(*texts: str) -> Draft:
    return draft(
        [
            publication(
                at, *(line for head in BARE[:3] for line in ((head, HEAD), text(at, head))),
                (said, TEXT),
            )
            for at, said in enumerate(texts)
        ]
    )  # fmt: skip


def test_texts_that_begin_alike_and_go_on_in_their_own_words_close_no_series() -> None:
    own = [f"This work has shown us {words}" for words in (
        "how rope is spliced in the rain, which few of the crew had done",
        "that a ledger costs less than a second boat and lasts longer too",
        "when to call the pilots, where to moor, and whom not to pay",
        "what the old charts left out: two wrecks, a cable and a reef",
    )]  # fmt: skip
    assert closing(*own).about_openers is None
    same = [f"This work has shown us what a quay can do: printed in {2000 + at}" for at in range(4)]
    openers = closing(*same).about_openers
    assert openers and [one.text for one in openers["en"]] == ["This work has shown"]


def table(at: int, rows: int) -> list[Block]:
    """Two bold words side by side, over so many rows of cells."""

    def cell(said: str, look: Look, column: int, row: int) -> Block:
        box = Box(70 + 200 * column, 100 + 30 * row, 140 + 200 * column, 110 + 30 * row)
        return Block(said, look, 1, 1, box, said)

    heads = [cell("Lender", BOLD, 0, 0), cell("Amount", BOLD, 1, 0)]
    cells = [
        cell(f"{kind} {(at + 1) * (row + 3)}", TEXT, column, row)
        for row in range(1, rows + 1)
        for column, kind in enumerate(("Bank", "Crowns"))
    ]
    return [heads[0], *cells[::2], heads[1], *cells[1::2]]


def facts(rows: int) -> list[str]:
    publications = [
        publication(at, *table(at, rows),
                    *(line for head in BARE[:3] for line in ((head, HEAD), text(at, head))))
        for at in range(4)
    ]  # fmt: skip
    return [fact.wordings["en"][0].text for fact in draft(publications).facts]


def test_heads_over_rows_of_a_table_are_no_labels_and_those_over_one_row_are() -> None:
    assert facts(1) == ["Lender", "Amount"]
    assert facts(2) == []


FORM = ("Seal", "Stamp", "Date", "Place", "Clerk", "Room")


def form(at: int, lines: int) -> Publication:
    """A form with two headings, and so many lines that all have."""
    shared = [(f"{word} of the office", BOLD) for word in FORM]
    body = [line for head in ("Topics", "Decisions") for line in ((head, HEAD), text(at, head))]
    return publication(at, *shared[:lines], *body)


def test_two_headings_make_a_series_of_forms_whose_lines_the_profile_asks_for() -> None:
    assert not is_series(group([form(at, 4) for at in range(4)]))
    forms = [form(at, 5) for at in range(4)]
    assert is_series(group(forms))
    profile = parse_profile(profile_text(draft(forms)), "nets")
    assert profile.required == ("guide",)
    assert "Seal of the office" in profile.guide["en"]


NAMES = ("Nets for the old harbour", "A lamp on each boat", "Ropes", "Counting what comes home")


def card(at: int, name: str, masthead: str) -> Publication:
    """A form that says in rows what each publication is called, and where; then its sections."""
    rows = [(f"Work: {name}", TEXT), (f"Keeper: {'ABCD'[at]} Reed", TEXT)]
    body = [line for head in BARE[1:4] for line in ((head, HEAD), text(at, head.lower()))]
    made = publication(at, *rows, *body)
    return replace(made, blocks=(replace(made.blocks[0], text=masthead), *made.blocks[1:]))


@pytest.mark.parametrize(("names", "masthead", "gives"), [
    (NAMES, "Report sheet", "title"),
    (NAMES, "Report of {}", None),  # large type says what each is called
    ((*NAMES[:3], NAMES[0]), "Report sheet", None),  # it names no publication
    (("Orsa", "Lume", "Ropes and nets", "Sand"), "Report sheet", None),  # too short for most
])  # fmt: skip
def test_a_fact_says_what_each_form_is_called_where_no_large_type_does(
    names: Sequence[str], masthead: str, gives: str | None
) -> None:
    numbers = ("spring", "summer", "autumn", "winter")
    cards = [card(at, name, masthead.format(numbers[at])) for at, name in enumerate(names)]
    assert [(fact.key, fact.gives) for fact in draft(cards).facts] == [
        ("work", gives),
        ("keeper", None),
    ]
