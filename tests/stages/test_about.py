"""The series' closing text: its words, and how it is set apart from the last section."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.evidence import Evidence, SignalKind, evidence_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.about import claim_about
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page, plain
from tests.support.steps import grows_with_size

OPENING = "Since its start in 1998 the harbour programme"
WORDS = "has served fourteen ports from its coast office."
BY_LOOK = "closing-text-by-look"
IN_SECTION = "closing-text-in-section"
OTHER = "The harbour programme of the coast office"


def case(*last: Line, lines: int = 55, number: int = 2, ended: bool = True) -> list[Page]:
    """A page of a section, filled by 55 lines, and one with ``last``."""
    text = body(lines, y=90, last=ENDED if ended else TEXT)
    first = page(line("Setting", y=70, bold=True), *text)
    return [first, page(*last, number=number)]


def claimed(*pages: Page) -> Document:
    return claim_about(claim_headings(document(*pages), PROFILE), PROFILE)


def about(*pages: Page) -> str | None:
    passages = claimed(*pages).findings.about
    return " ".join(passage.text for passage in passages) or None


def evidence(*pages: Page) -> dict[SignalKind, float]:
    found: Evidence = next(
        claim.evidence for claim in claimed(*pages).claims.values() if claim.role is Role.ABOUT
    )
    return {signal.kind: signal.weight for signal in found}


def closing(first: str = OPENING, y: float = 90, **look: str | float) -> list[Line]:
    size, color = float(look.get("size", 10)), str(look.get("color", "#000000"))
    texts = (first, "in fourteen towns,", "and it", WORDS)
    return [line(text, y=y + 12 * at, size=size, color=color) for at, text in enumerate(texts)]


def in_section(*lines: Line) -> list[str]:
    """What a warning quotes of the end of a section that nothing parts from the series' text."""
    made = claimed(page(line("Setting", y=70, bold=True), *body(3, y=90, last=ENDED), *lines))
    assert made.findings.about == ()
    return [one.message.split("”")[0] for one in made.notices if one.code == IN_SECTION]


def test_a_closing_text_that_stands_in_the_last_section_is_said() -> None:
    first = "This harbour programme of ours"
    assert in_section(*closing(first, y=130)) == [f"“{first}"]
    few = [line(first, y=130), line("serves towns on its coast.", y=142)]
    assert in_section(*few) == []
    within = closing("of this harbour programme", y=130)
    assert in_section(*within) == []
    other = [*closing(first, y=130), *body(9, y=180, last=ENDED)]
    assert in_section(*other) == []
    assert in_section(*other[:-2], line(ENDED, y=300)) == [f"“{first}"]


def test_a_long_section_is_not_searched_from_each_of_its_lines() -> None:
    def search(pages: int) -> Callable[[], object]:
        text = [line("The boats came home.", y=110 + 20 * at) for at in range(20)]
        first = page(line("Setting", y=70, bold=True), *text)
        others = [page(*text, number=number) for number in range(2, pages + 1)]
        made = claim_headings(document(first, *others), PROFILE)
        return lambda: claim_about(made, PROFILE)

    assert grows_with_size(search, 20)


def test_the_closing_text_begins_with_its_opening() -> None:
    assert about(*case(*closing())) == f"{OPENING} in fourteen towns, and it {WORDS}"
    assert evidence(*case(*closing())) == {
        SignalKind.OPENS_AS_CLOSING: 0.5,
        SignalKind.SERIES_FROM_FIRST_LINE: 0.2,
        SignalKind.BEGINS_LAST_PAGE: 0.2,
        SignalKind.CLOSING_WORDS: pytest.approx(0.3),
        SignalKind.AFTER_SENTENCE: 0.1,
    }


def test_without_its_opening_the_setting_must_show_it() -> None:
    first, *rest = closing("In the towns of the lake")
    assert about(*case(first, *rest)) is None  # that it begins the last page is not enough
    assert about(*case(*closing(OTHER))) is not None  # with words of the series in its first line
    kinds = evidence(*case(*closing(OTHER, color="#0000ff")))
    assert SignalKind.UNLIKE_BODY in kinds
    assert SignalKind.OPENS_AS_CLOSING not in kinds


def three_terms(y: float = 90) -> list[Line]:
    """Text that names the series three times, and not in its first line."""
    return [line("In the towns of the lake,", y=y), *closing(OTHER, y=y + 12)]


def test_words_of_the_series_and_one_sign_are_not_enough() -> None:
    first, _ = case()
    assert about(first, page(*three_terms(), number=2)) is None
    half_full = page(*body(30, y=90, last=ENDED), number=2)
    pictures = page(number=4, pictures=[Box(70, 70, 500, 500)])
    assert about(first, half_full, page(*three_terms(), number=3), pictures) is None
    assert about(first, half_full, page(*three_terms(), number=3)) is not None


@pytest.mark.parametrize(("y", "found"), [(150, True), (90, False)])
def test_two_words_of_the_series_and_two_signs_are_enough(y: float, found: bool) -> None:
    two = [line("The harbour programme", y=y), line("in fourteen ports is over.", y=y + 12)]
    assert (about(*case(*two)) is not None) is found  # it begins the last page, and low on it


def test_a_last_page_of_text_is_none() -> None:
    assert about(*case(*body(6, last=ENDED))) is None
    assert about(*case(*body(6, last=ENDED), lines=20)) is None


@pytest.mark.parametrize(("lines", "open_page"), [(44, True), (47, False)])
def test_the_page_before_is_left_open(lines: int, open_page: bool) -> None:
    full, _ = case()
    before = page(*body(lines, y=90, last=ENDED), number=2)
    kinds = evidence(full, before, page(*closing(), number=3))
    assert kinds.get(SignalKind.PAGE_BEFORE_NOT_FULL) == (0.25 if open_page else None)


@pytest.mark.parametrize(("y", "low"), [(122, True), (114, False)])
def test_it_begins_lower_than_other_pages_do(y: float, low: bool) -> None:
    assert evidence(*case(*closing(y=y))).get(SignalKind.BEGINS_LOW) == (0.2 if low else None)


def test_most_of_its_lines_look_unlike_the_body_or_are_centred() -> None:
    assert evidence(*case(*closing(size=9)))[SignalKind.UNLIKE_BODY] == 0.25
    half = [*closing()[:2], *closing(size=9)[2:]]
    assert SignalKind.UNLIKE_BODY not in evidence(*case(*half))
    widths = (300, 200, 100, 250)
    centred = [
        line(one.text, 300 - wide / 2, 90 + 12 * at, width=wide)
        for at, (one, wide) in enumerate(zip(closing(), widths, strict=True))
    ]
    assert SignalKind.UNLIKE_BODY in evidence(*case(*centred))
    moved = [*centred[:3], line(WORDS, 190, 126, width=250)]
    assert SignalKind.UNLIKE_BODY not in evidence(*case(*moved))


def centred(count: int, *, off: float = 0, narrower: float = 40) -> list[Line]:
    """Lines about a centre, each ``narrower`` than the one above, the last ``off`` the centre."""
    texts = (OPENING, "of all the towns", "on the lake", WORDS)[:count]
    wide = [300 - narrower * at for at in range(count)]
    lefts = [300 - width / 2 + (off if at == count - 1 else 0) for at, width in enumerate(wide)]
    return [
        line(text, left, 90 + 12 * at, width=width)
        for at, (text, left, width) in enumerate(zip(texts, lefts, wide, strict=True))
    ]


@pytest.mark.parametrize(
    ("lines", "unlike"),
    [
        (centred(3), True),
        (centred(2, narrower=80), False),  # two may share a centre by chance
        (centred(3, off=4.9), True),
        (centred(3, off=5.1), False),
        (centred(3, narrower=10.1), True),
        (centred(3, narrower=9.9), False),  # edges no further apart than an em
    ],
)
def test_three_lines_about_one_centre_are_centred(lines: list[Line], unlike: bool) -> None:
    assert (SignalKind.UNLIKE_BODY in evidence(*case(*lines))) is unlike


def test_it_begins_with_no_item_and_not_inside_a_sentence() -> None:
    item = [line(f"– {OPENING}", y=90), *closing()[1:]]
    assert about(*case(*item)) is None
    drawn = [line(OTHER, y=90, drawn_bullet=True, color="#0000ff"), *closing(color="#0000ff")[1:]]
    assert about(*case(*drawn)) is None
    inside = case(*closing(OTHER, color="#0000ff"), ended=False)
    assert about(*inside) is None
    opened = case(*closing(), ended=False)
    assert about(*opened) is not None


def test_it_may_follow_the_last_section_on_its_page() -> None:
    first = page(line("Setting", y=70, bold=True), *body(6, y=90, last=ENDED), *closing(y=180))
    assert about(first) == f"{OPENING} in fourteen towns, and it {WORDS}"
    other = page(line("Setting", y=70, bold=True), *body(6, y=90, last=ENDED),
                 *closing(OTHER, y=180))  # fmt: skip
    assert about(other) is None


def test_below_a_section_its_place_on_the_page_is_no_sign() -> None:
    first, _ = case(lines=20)
    second = page(*body(6, y=90, last=ENDED), *closing(y=180), number=2)
    assert evidence(first, second) == {
        SignalKind.OPENS_AS_CLOSING: 0.5,
        SignalKind.SERIES_FROM_FIRST_LINE: 0.2,
        SignalKind.CLOSING_WORDS: pytest.approx(0.3),
        SignalKind.AFTER_SENTENCE: 0.1,
    }


def test_what_only_looks_like_a_closing_text_is_said() -> None:
    other = [line(text, y=90 + 12 * at, color="#0000ff") for at, text in enumerate(
        ("The boats came home one by one.", "All had got", "what they", "had wanted.")
    )]  # fmt: skip
    half = page(*body(20, y=90, last=ENDED), number=2)
    pages = [case()[0], half, page(*other, number=3)]
    said = [one for one in claimed(*pages).notices if one.code == BY_LOOK]
    assert [one.page for one in said] == [3]
    assert said[0].message.startswith("“The boats came home one by one.” and what follows")
    opened = claimed(*pages[:2], page(*closing(color="#0000ff"), number=3)).notices
    assert BY_LOOK not in {one.code for one in opened}


def test_a_figure_alone_on_the_last_page_is_none() -> None:
    caption = line("Figure two: Boats of the harbour programme", y=120, size=8)
    assert about(*case(caption, lines=20)) is None
    below = closing(y=200, size=8)
    (text,) = [about(*case(caption, *below, lines=20))]
    assert text and text.startswith(OPENING)


def test_without_its_opening_it_begins_on_the_last_page() -> None:
    first, second = case(*closing(OTHER), lines=20)
    assert about(first, second) is not None
    assert about(first, second, page(*body(20), number=3)) is None


def test_it_opens_on_the_last_two_pages_alone() -> None:
    early = page(line("Setting", y=70, bold=True), *body(6, y=90, last=ENDED), *closing(y=180))
    more = [page(*body(20, last=ENDED), number=n) for n in (2, 3)]
    assert about(early, *more) is None
    assert about(early, more[0]) is not None


def before_title(*lines: Line, title: bool = True) -> Document:
    start = document(page(*lines), page(line("The boats", size=20), *body(5, y=200), number=2))
    if title:
        heading = [start.lines[len(lines)]]
        start = start.claim(heading, Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    return claim_about(start, PROFILE)


def test_it_may_stand_before_the_title() -> None:
    found = before_title(*closing(OTHER))
    assert [found.role(one) for one in found.lines[:4]] == [Role.ABOUT] * 4
    assert [found.claims[one.id].score for one in found.lines[:4]] == [0.8] * 4
    two = before_title(line(OTHER), line("and so on", y=112))
    assert two.role(two.lines[0]) is None
    over = [page(*closing(OTHER)), page(line("More", y=90), number=2)]
    start = document(*over, page(line("The boats", size=20), *body(5, y=200), number=3))
    title = [start.lines[5]]
    start = start.claim(title, Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    made = claim_about(start, PROFILE)
    assert [made.role(one) for one in made.lines[:5]] == [*[Role.ABOUT] * 4, None]
    opened = before_title(line("A logo", y=40), line(OPENING, y=90), line("and on", y=102))
    assert [opened.role(one) for one in opened.lines[:3]] == [None, Role.ABOUT, Role.ABOUT]


def test_in_plain_text_words_and_the_opening_show_it() -> None:
    lines = [plain("Setting"), plain(ENDED, blank=True)]
    lines += [plain(OPENING, blank=True), plain(WORDS)]
    assert about(page(*lines)) == f"{OPENING} {WORDS}"
    assert SignalKind.UNLIKE_BODY not in evidence(page(*lines))
    case = page(plain("Setting"), plain(ENDED, blank=True))
    last = page(plain("In the towns of the lake,"), plain(OTHER), plain(WORDS), number=2)
    assert about(case, last) is not None
    other = [*lines[:2], plain(OTHER, blank=True), plain(WORDS)]
    assert about(page(*other)) is None
