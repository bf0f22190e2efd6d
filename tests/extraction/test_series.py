"""What shows that a file is a case of the series: its sections, and other signs of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.errors import Rejected
from pipeline.extraction.classify import classify_cases
from pipeline.extraction.extract import extract_bytes
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile
from tests.stages.builders import ENDED, PITCH, PROFILE, SIZE, TEXT, body, line, page

PARAGRAPH = f"{TEXT}\n{TEXT}\n{ENDED}"


def is_case(*parts: str, sections_of_a_case: int | None = None) -> bool:
    """Whether a text of these parts, which a blank line separates, is taken for a case."""
    profile = PROFILE.model_copy(update={"sections_of_a_case": sections_of_a_case})
    try:
        extract_bytes("\n\n".join(parts).encode(), "a.txt", entities=False, profiles=[profile])
    except Rejected:
        return False
    return True


def under(*headings: str) -> list[str]:
    """Headings, each with a paragraph below it."""
    return [part for heading in headings for part in (heading, PARAGRAPH)]


TITLE = ("Report of the harbour office", PARAGRAPH)


def test_most_sections_are_enough() -> None:
    assert is_case(*TITLE, *under("Setting", "Costs", "Work", "Lessons learned"))
    assert not is_case(*TITLE, *under("Setting", "Costs", "Work", "Outlook"))


@pytest.mark.parametrize(("sign", "case"), [
    (("North Quay (2012-2014)",), True),
    (("The work must last beyond the final season",), True),
    (("Country: Northland", "Years: 2012-2014"), True),
    (("North Quay",), False),
    (("Some words in a box",), False),
    (("The office in 2014",), False),
])  # fmt: skip
def test_fewer_need_another_sign_of_the_series(sign: tuple[str, ...], case: bool) -> None:
    parts = ("NETS FOR THREE HARBOURS", "\n".join(sign), PARAGRAPH, *under("Setting", "Work"))
    assert is_case(*parts) is case


def test_three_lines_of_the_guide_are_a_sign_of_the_series_and_two_are_none() -> None:
    guide = {"en": ("Harbour notes", "Printed for", "How to read these notes")}
    other = {"guide": guide, "criteria": (), "criterion_openers": {}}
    profile = Profile.model_validate(PROFILE.model_dump() | other)

    def shown(*guide: str) -> bool:
        parts = ("NETS FOR THREE HARBOURS", *guide, PARAGRAPH, *under("Setting", "Work"))
        text = "\n\n".join(parts).encode()
        try:
            extract_bytes(text, "a.txt", entities=False, profiles=[profile])
        except Rejected:
            return False
        return True

    assert shown("Harbour notes", "Printed for", "How to read these notes")
    assert not shown("Harbour notes", "Printed for", "Harbour notes 2")


def test_with_most_facts_two_sections_are_enough_and_one_is_none() -> None:
    facts = "Country: Northland\nYears: 2012-2014\nPartners of the work: the coast office"
    parts = ("NETS FOR THREE HARBOURS", facts, PARAGRAPH)
    assert is_case(*parts, *under("Setting", "Work"), sections_of_a_case=3)
    assert not is_case(*parts, *under("Setting"), sections_of_a_case=3)


def test_a_title_with_years_is_no_line_of_place_and_years() -> None:
    assert not is_case("Report of the harbour office (2014)", PARAGRAPH, *under("Setting", "Work"))


def test_a_profile_may_say_how_many_are_enough() -> None:
    two = (*TITLE, *under("Setting", "Costs", "Work"))
    assert is_case(*two, sections_of_a_case=2)
    assert not is_case(*two, *under("Lessons learned"), sections_of_a_case=4)


BOLD_BLUE = {"size": 14.0, "bold": True, "color": "#004488"}
Head = tuple[str, dict[str, object]]
THREE = ("Setting", "Work", "What came of it")
ALL = (*THREE, "Lessons learned")
DATED = ("NETS FOR THREE HARBOURS", "North Quay (2012-2014)")


def report(
    *heads: str | Head,
    title: Sequence[str] = ("THE HARBOURS IN WINTER",),
    ocr: bool = False,
) -> list[Page]:
    """Pages with these headings, each in its look, over a paragraph of five lines."""
    lines: list[Line] = []
    y = 60.0
    for at, text in enumerate(title):
        lines.append(line(text, y=y, size=24.0 if at == 0 else 12.0, bold=at == 0))
        y += 32
    pages: list[Page] = []
    for head in heads:
        text, look = (head, BOLD_BLUE) if isinstance(head, str) else head
        if y > 640:
            pages.append(page(*lines, number=len(pages) + 1, ocr=ocr))
            lines, y = [], 60.0
        lines.append(line(text, y=y + 12, **look))  # type: ignore[arg-type]
        lines += body(5, y + 36, last=ENDED)
        y += 36 + 6 * PITCH
    return [*pages, page(*lines, number=len(pages) + 1, ocr=ocr)]


def why_none(pages: Sequence[Page], profile: Profile = PROFILE) -> str:
    """The reason for which ``pages`` are no case of the series; empty for a case."""
    try:
        classify_cases(tuple(pages), profile, [profile])
    except Rejected as rejected:
        return rejected.message
    return ""


def others(count: int) -> list[str]:
    """Headings that a report has, and the series has not."""
    return [f"Chapter on harbour {number}" for number in range(1, count + 1)]


def test_three_sections_among_as_many_headings_as_the_series_has_are_a_case() -> None:
    assert not why_none(report(*THREE, *others(4)))


def test_three_sections_among_more_headings_of_their_look_are_a_report() -> None:
    message = why_none(report(*THREE, *others(5)))
    assert (
        "of its 4 sections, 3 were found, but among 5 other headings that look the same" in message
    )
    assert "(“Chapter on harbour 1”, “Chapter on harbour 2”, “Chapter on harbour 3” …)" in message
    assert "If it is a case, add such headings to the profile" in message


def test_headings_in_another_look_do_not_count() -> None:
    small: list[Head] = [(text, {"size": SIZE, "bold": True}) for text in others(9)]
    assert not why_none(report(*THREE, *small))


@pytest.mark.parametrize("text", [
    "The boats go out.", "the boats go out", "• Boats", "2014", "Of the boats:",
    "Boats that go out of the harbour in winter and in spring and in the summer too",
])  # fmt: skip
def test_lines_that_are_no_headings_do_not_count(text: str) -> None:
    assert not why_none(report(*THREE, *[text] * 9))


@pytest.mark.parametrize("heads", [(*ALL, *others(12)), (*THREE, *others(12))])
def test_all_sections_or_a_dated_title_allow_three_sub_headings_in_each(
    heads: tuple[str, ...],
) -> None:
    title = DATED if len(set(heads) & set(ALL)) < len(ALL) else DATED[:1]
    assert not why_none(report(*heads, title=title))
    assert "among 13 other headings" in why_none(report(*heads, "Chapter on boats", title=title))


def test_a_section_that_comes_again_and_again_is_another_heading() -> None:
    assert not why_none(report(*THREE, *others(3), "Setting"))
    assert "among 5 other headings" in why_none(report(*THREE, *others(4), "Setting"))


def test_a_section_that_goes_on_under_its_heading_is_no_other() -> None:
    assert not why_none(report("Setting", "Work", "Work (continued)", THREE[2], *others(4)))


def test_sections_in_any_order_are_those_of_any_report() -> None:
    assert "do not follow in the series’ order" in why_none(report(*reversed(THREE)))
    assert not why_none(report("Work", "Setting", *ALL[2:]))  # two that have changed places
    assert "do not follow" in why_none(report("Work", "Setting", THREE[2]))


def test_sections_that_look_unlike_are_those_of_any_report() -> None:
    chapter = ("Work", {**BOLD_BLUE, "size": 20.0})
    assert "do not look alike" in why_none(report("Setting", chapter, THREE[2]))
    assert not why_none(report("Setting", chapter, *ALL[2:]))


def test_each_section_may_have_a_colour_of_its_own() -> None:
    colours = ["#aa0000", "#00aa00", "#0000aa"]
    heads: list[Head] = [
        (text, {**BOLD_BLUE, "color": one}) for text, one in zip(THREE, colours, strict=True)
    ]
    assert not why_none(report(*heads))


def test_in_a_scan_headings_of_several_sizes_look_alike() -> None:
    sizes = [13.0, 14.5, 16.0]
    heads: list[Head] = [(text, {"size": one}) for text, one in zip(THREE, sizes, strict=True)]
    assert not why_none(report(*heads, ocr=True))
    assert "do not look alike" in why_none(report(*heads))


def test_in_a_text_of_one_look_lines_that_stand_alone_are_headings() -> None:
    plain: dict[str, object] = {"size": SIZE}
    heads = [(text, plain) for text in (*THREE, *others(4))]
    assert not why_none(report(*heads, title=()))
    assert "among 5 other" in why_none(report(*heads, ("Chapter on boats", plain), title=()))


def test_a_paragraph_that_goes_on_over_the_page_does_not_end_in_a_heading() -> None:
    plain: dict[str, object] = {"size": SIZE}
    pages = report(*[(text, plain) for text in THREE], title=())
    for number in range(2, 8):
        start, end = line(TEXT, y=700.0), body(4, 60.0, last=ENDED)
        pages[-1] = page(*pages[-1].lines, start, number=number - 1)
        pages.append(page(*end, number=number))
    assert not why_none(pages)


def test_in_a_series_of_three_sections_two_are_too_few() -> None:
    short = PROFILE.model_copy(update={"sections": PROFILE.sections[:3]})
    assert not why_none(report(*THREE), short)
    assert "which are words that any report may have" in why_none(report(*THREE[:2]), short)


def asking_for(*required: str) -> Profile:
    return PROFILE.model_copy(update={"required": required})


FACTS = ("Country: Northland", "Years: 2012-2014")
SIGNS: dict[str, tuple[str, ...]] = {
    "subtitle": ("North Quay (2012-2014)",),
    "facts": ("\n".join(FACTS),),
    "criteria": ("The work must last beyond the final season",),
    "guide": ("How to read these notes",),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_profile_may_require_a_sign_of_its_series(sign: str) -> None:
    rest = (PARAGRAPH, *under(*ALL))
    case = "\n\n".join(("NETS FOR THREE HARBOURS", *SIGNS[sign], *rest)).encode()
    other = "\n\n".join(("NETS FOR THREE HARBOURS", *rest)).encode()
    profile = asking_for(sign)
    assert extract_bytes(case, "a.txt", entities=False, profiles=[profile])
    with pytest.raises(Rejected, match=f"says that each case has “{sign}”, which was not found"):
        extract_bytes(other, "a.txt", entities=False, profiles=[profile])


def test_a_line_of_the_guide_that_is_required_marks_the_series_among_any_headings() -> None:
    bare = Profile.model_validate(PROFILE.model_dump() | {"criteria": (), "criterion_openers": {}})
    asking = bare.model_copy(update={"required": ("guide",)})
    many, title = others(20), ("How to read these notes",)
    assert "other headings" in why_none(report(*THREE, *many, title=title), bare)
    assert not why_none(report(*THREE[:2], *many, title=title), asking)  # two in five of four
    assert why_none(report(THREE[0], *many, title=title), asking)


def test_a_profile_may_require_sections() -> None:
    assert not why_none(report(*THREE), asking_for("setting", "work"))
    message = why_none(report(*THREE), asking_for("setting", "lessons"))
    assert "the profile “harbour” says that each case has “lessons”, which was not" in message
    assert "else change “required” in the profile" in message
    assert "0 were found" in why_none(report("Boats"), asking_for("setting"))  # plainly none


def test_one_fact_is_not_the_fact_box_that_is_required() -> None:
    parts = ("NETS FOR THREE HARBOURS", FACTS[0], PARAGRAPH, *under(*ALL))
    with pytest.raises(Rejected, match="each case has “facts”"):
        extract_bytes(
            "\n\n".join(parts).encode(), "a.txt", entities=False, profiles=[asking_for("facts")]
        )


NONSENSE = "Lk dl et jm ok Fil fu iat ko dj"


@pytest.mark.parametrize(
    ("text", "by_ocr", "hardly"),
    [
        (NONSENSE, 2, True),
        (NONSENSE, 1, False),  # half of the pages
        (f"{NONSENSE} WEEEL harbour", 2, False),  # one long word of two, or of four
        (f"{NONSENSE} WEEEL AAEEL LEEAT harbour", 2, True),
        ("Der Hafen und seine Fischer sind nicht mehr hier", 2, False),  # another language
        (TEXT, 2, False),
    ],
)
def test_pages_of_which_ocr_makes_no_words_are_no_other_kind_of_text(
    text: str, by_ocr: int, hardly: bool
) -> None:
    """Letters drawn one over the other may be clear in a viewer: the file is not to be blamed."""
    pages = [page(line(text, y=90), number=number) for number in (1, 2)]
    read = tuple(replace(one, ocr=one.number <= by_ocr) for one in pages)
    with pytest.raises(Rejected) as rejected:
        classify_cases(read, PROFILE, [PROFILE])
    said = rejected.value.message
    assert ("OCR found hardly any words in the pictures" in said) is hardly
    assert ("does not look like a case study" in said) is not hardly
