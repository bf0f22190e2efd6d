"""A profile drafted from a folder: what it says of an unknown series, and when there is none."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.drafting.work import Result, draft_profiles
from pipeline.errors import ExitCode, NoSeries, ProfileError
from pipeline.profile.loader import parse_profile
from pipeline.profile.model import Profile
from tests.drafting.series import (
    Design,
    Edition,
    make_publication,
    make_series,
    make_stranger,
    paragraph,
)

RULES = tuple(
    f"A project must {rest}"
    for rest in (
        "mend what is broken before it buys",
        "ask the people who wait",
        "count the cost of every winter",
        "leave a key with the neighbours",
        "write down what it tried",
    )
)
REGLES = tuple(
    f"Un projet doit {rest}"
    for rest in (
        "réparer ce qui est cassé avant d’acheter",
        "interroger ceux qui attendent",
        "compter le coût de chaque hiver",
        "laisser une clé chez les voisins",
        "noter ce qu’il a essayé",
    )
)
ENGLISH = Edition(
    "en",
    ("Background", "What we built", "Results", "Outlook"),
    label="Harbour notes",
    guide_title="Five rules of a good project",
    criteria=RULES,
    facts=("Budget", "Partner", "Area"),
    closing="The harbour notes are a collection of short reports published by the Lighthouse "
    "Trust since 2011. They may be copied freely for teaching.",
)
FRENCH = Edition(
    "fr",
    ("Contexte", "Ce que nous avons construit", "Résultats", "Perspectives"),
    label="Notes du port",
    guide_title="Les cinq règles d’un bon projet",
    criteria=REGLES,
    facts=("Coût", "Partenaire", "Zone"),
    closing="Les notes du port sont une collection de courts rapports publiés par la Fondation "
    "du Phare depuis 2011. Leur copie est libre pour l’enseignement.",
)
OTHER = Edition(
    "en",
    ("Problem", "Method", "Lessons learned"),
    design=Design(12, (0.5, 0, 0), "Courier", 9),
)
PLAIN = replace(ENGLISH, criteria=(), facts=(), closing="", label="", guide_title="")


def draft(folder: Path) -> Result:
    return draft_profiles(folder, find_inputs([folder]), "harbour", processes=0)


def profiles(folder: Path) -> list[Profile]:
    return [parse_profile(one.text, "harbour") for one in draft(folder).drafts]


def profile(folder: Path) -> Profile:
    (only,) = profiles(folder)
    return only


def headings(drafted: Profile, language: str = "en") -> list[tuple[str, ...]]:
    return [section.wordings.get(language, ()) for section in drafted.sections]


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("english")
    make_series(folder, ENGLISH, 4)
    return draft(folder)


@pytest.fixture(scope="module")
def drafted(english: Result) -> Profile:
    return parse_profile(english.drafts[0].text, "harbour")


def test_the_headings_that_all_publications_have_are_the_sections(drafted: Profile) -> None:
    assert headings(drafted) == [(heading,) for heading in ENGLISH.headings]
    assert [section.key for section in drafted.sections] == [
        "background", "what_we_built", "results", "outlook",
    ]  # fmt: skip
    assert drafted.languages == ("en",)


def test_the_listed_rules_are_criteria_by_their_number(drafted: Profile) -> None:
    numbered = {one.number: one.wordings["en"] for one in drafted.criteria}
    assert numbered == {number: (rule,) for number, rule in enumerate(RULES, 1)}
    assert drafted.criterion_openers == {"en": ("A project must",)}


def test_labels_before_the_first_section_and_the_closing_text_are_the_series_own(
    drafted: Profile,
) -> None:
    assert set(drafted.guide["en"]) == {"Harbour notes", "Five rules of a good project"}
    assert drafted.about.openers == {"en": ("The harbour notes are",)}
    assert {"lighthouse", "collection"} <= set(drafted.about.keywords["en"])
    assert "harbour" not in drafted.about.keywords["en"]  # the text of the cases has it, too


def test_labels_with_values_of_their_own_are_facts(drafted: Profile) -> None:
    labels = [fact.wordings["en"] for fact in drafted.facts]
    assert labels == [("Budget",), ("Partner",), ("Area",)]


def test_a_title_over_numbered_notes_is_no_section(tmp_path: Path) -> None:
    make_series(tmp_path / "notes", replace(PLAIN, notes="Endnotes"), 4)
    drafted = profile(tmp_path / "notes")
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings]
    assert drafted.notes.wordings == {"en": ("Endnotes",)}


def test_a_last_section_with_a_word_of_notes_and_text_stays_a_section(tmp_path: Path) -> None:
    named = (*PLAIN.headings, "Notes")
    make_series(tmp_path, replace(PLAIN, headings=named), 4)
    drafted = profile(tmp_path)
    assert headings(drafted) == [(heading,) for heading in named]
    assert drafted.notes.wordings == {}


def test_words_of_captions_are_those_that_publications_have_with_a_number(tmp_path: Path) -> None:
    both = replace(PLAIN, captions=("Figure 1:", "Photo:", "Step 2:", "Table of"))
    make_series(tmp_path, both, 4)
    captions = profile(tmp_path).captions
    assert (captions.figures, captions.tables) == ({"en": ("Figure",)}, {})
    assert captions.credits == {"en": ("Photo",)}


def test_labels_that_each_section_has_again_are_no_facts(tmp_path: Path) -> None:
    own = replace(PLAIN, facts=("Budget", "Partner"), entries=("Cause", "Cost"))
    make_series(tmp_path, own, 4)
    assert [fact.key for fact in profile(tmp_path).facts] == ["budget", "partner"]


def test_captions_with_a_number_are_no_facts(tmp_path: Path) -> None:
    make_series(tmp_path / "captions", replace(PLAIN, facts=("Figure 1", "Table 2")), 4)
    assert profile(tmp_path / "captions").facts == ()
    make_series(tmp_path / "both", replace(PLAIN, facts=("Budget", "Partner", "Figure 1")), 4)
    assert [fact.key for fact in profile(tmp_path / "both").facts] == ["budget", "partner"]


def test_headings_in_the_first_line_of_their_paragraph_are_sections(tmp_path: Path) -> None:
    run_in = Design(run_in=True, after_heading=".")
    make_series(tmp_path, replace(PLAIN, design=run_in), 4)
    assert headings(profile(tmp_path)) == [(heading,) for heading in PLAIN.headings]


def test_a_short_heading_may_have_a_full_stop_and_a_sentence_is_none(tmp_path: Path) -> None:
    short = replace(PLAIN, headings=("Background", "What we built", "Results", "We built it"))
    make_series(tmp_path / "three", replace(short, design=Design(after_heading=".")), 4)
    assert headings(profile(tmp_path / "three")) == [(heading,) for heading in short.headings]
    longer = replace(PLAIN, headings=("Background", "Works", "Results", "We have built it"))
    make_series(tmp_path / "four", replace(longer, design=Design(after_heading=".")), 4)
    assert headings(profile(tmp_path / "four")) == [(heading,) for heading in longer.headings[:3]]


def test_a_heading_close_below_a_line_at_its_side_is_found(tmp_path: Path) -> None:
    make_series(tmp_path, replace(PLAIN, theme=True), 4)
    assert headings(profile(tmp_path)) == [(heading,) for heading in PLAIN.headings]


def test_subheadings_that_all_publications_have_are_no_sections(tmp_path: Path) -> None:
    under = (("What we built", ("Costs", "Partners")), ("Background", ("The place",)))
    make_series(tmp_path, replace(PLAIN, subheadings=under), 4)
    drafted = profile(tmp_path)
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings]
    assert set(drafted.subheadings.wordings["en"]) == {"Costs", "Partners", "The place"}
    assert drafted.subheadings.looks is None


def test_a_heading_that_looks_as_subheadings_do_is_one_below_text_of_the_last_section(
    tmp_path: Path,
) -> None:
    under = (("What we built", ("Costs", "Partners")), ("Outlook", ("", "Next winter")))
    make_series(tmp_path, replace(PLAIN, subheadings=under), 4)
    drafted = profile(tmp_path)
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings]
    assert "Next winter" in drafted.subheadings.wordings["en"]


def test_smaller_headings_right_below_the_last_large_one_are_its_own(tmp_path: Path) -> None:
    last = (("Outlook", ("Next winter", "Open questions")),)
    make_series(tmp_path, replace(PLAIN, subheadings=last), 4)
    assert headings(profile(tmp_path)) == [(heading,) for heading in PLAIN.headings]


def test_smaller_headings_right_below_the_name_of_the_series_may_be_the_sections(
    tmp_path: Path,
) -> None:
    name = replace(
        PLAIN, headings=("The harbour tells",), subheadings=(("The harbour tells", PLAIN.headings),)
    )
    make_series(tmp_path, name, 4)
    assert headings(profile(tmp_path)) == [(heading,) for heading in PLAIN.headings]


def test_a_list_of_the_headings_is_no_section(tmp_path: Path) -> None:
    six = ("Background", "Partners", "What we built", "Results", "Cost", "Outlook")
    make_series(tmp_path, replace(PLAIN, headings=six, contents="In this issue"), 4)
    assert headings(profile(tmp_path)) == [(heading,) for heading in six]


def test_numbered_entries_of_a_list_of_the_headings_are_no_phrases_of_the_guide(
    tmp_path: Path,
) -> None:
    numbered = tuple(f"{at} {heading}" for at, heading in enumerate(PLAIN.headings, 1))
    listed = replace(PLAIN, headings=numbered, form=numbered)
    make_series(tmp_path, listed, 4)
    drafted = profile(tmp_path)
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings]
    assert "en" not in drafted.guide and drafted.subheadings.wordings == {}


def test_smaller_headings_before_the_first_large_one_and_behind_the_last_are_sections(
    tmp_path: Path,
) -> None:
    ends = (("", ("In brief",)), ("Outlook", ("", "Contact")))
    make_series(tmp_path, replace(PLAIN, subheadings=ends), 4)
    assert [one for (one,) in headings(profile(tmp_path))] == [
        "In brief", *PLAIN.headings, "Contact",
    ]  # fmt: skip


def test_smaller_headings_between_two_large_ones_may_be_the_sections(tmp_path: Path) -> None:
    two = replace(
        PLAIN,
        headings=("The story", "Read on"),
        subheadings=(("The story", ("Background", "What we built", "Results")),),
    )
    make_series(tmp_path, two, 4)
    assert [one for (one,) in headings(profile(tmp_path))] == [
        "Background", "What we built", "Results", "Read on",
    ]  # fmt: skip


def test_each_line_says_how_often_it_was_found_and_how_it_looks(english: Result) -> None:
    assert '  "What we built",  # 4 of 4: 14 pt bold #1a4d80' in english.drafts[0].text


def test_settings_that_no_draft_decides_stand_ready_as_comments(english: Result) -> None:
    (one,) = english.drafts
    ready = re.sub(r"^# (required|one_case|\[notes\]|place)", r"\1", one.text, flags=re.MULTILINE)
    used = parse_profile(ready, "harbour")
    assert used.required == tuple(section.key for section in used.sections)
    assert (used.one_case_per_file, used.notes.place) == (True, "foot")
    asked = re.sub(r"^# (\[annex\]|en = )", r"\1", one.text, flags=re.MULTILINE)
    with pytest.raises(ProfileError, match="“…” has no letter or digit"):
        parse_profile(asked, "harbour")
    parse_profile(asked.replace("…", "Annex"), "harbour")


def test_a_section_that_some_publications_lack_is_not_among_those_required(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 4)
    make_publication(tmp_path / "short.pdf", PLAIN, 9, PLAIN.headings[:3])
    (one,) = draft(tmp_path).drafts
    (line,) = [line for line in one.text.splitlines() if line.startswith("# required")]
    assert [key in line for key in (s.key for s in profile(tmp_path).sections)] == [
        True, True, True, False,
    ]  # fmt: skip


def test_the_draft_finds_the_sections_of_its_own_publications(english: Result) -> None:
    for one in english.drafts[0].tried:
        (case,) = one.cases
        assert [heading for _, heading in case.sections] == list(ENGLISH.headings)
        assert case.in_sections > 0.7


def test_a_draft_is_the_same_each_time(english: Result, tmp_path: Path) -> None:
    make_series(tmp_path, ENGLISH, 4)
    assert draft(tmp_path).drafts[0].text == english.drafts[0].text


def test_the_languages_of_one_series_are_joined(tmp_path: Path) -> None:
    make_series(tmp_path, ENGLISH, 3)
    make_series(tmp_path, FRENCH, 3)
    drafted = profile(tmp_path)
    assert set(drafted.languages) == {"en", "fr"}
    assert headings(drafted, "en") == [(heading,) for heading in ENGLISH.headings]
    assert headings(drafted, "fr") == [(heading,) for heading in FRENCH.headings]
    assert [one.wordings["fr"] for one in drafted.criteria] == [(rule,) for rule in REGLES]


def test_two_series_in_two_languages_are_not_joined(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 3)
    other = replace(FRENCH, criteria=(), facts=(), closing="", guide_title="", label="")
    make_series(tmp_path, replace(other, design=Design(12, (0.5, 0, 0), "Courier", 9)), 3)
    assert sorted(one.languages for one in profiles(tmp_path)) == [("en",), ("fr",)]


def test_each_series_of_a_folder_has_a_profile(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 4)
    make_series(tmp_path, OTHER, 3, "other")
    first, second = profiles(tmp_path)
    assert headings(first) == [(heading,) for heading in PLAIN.headings]
    assert headings(second) == [(heading,) for heading in OTHER.headings]
    assert (first.key, second.key) == ("harbour_1", "harbour_2")


def test_two_series_with_a_heading_in_common_stay_two(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 3)
    make_series(tmp_path, replace(OTHER, headings=("Background", "Method", "Lessons")), 3, "other")
    assert sorted(len(one.sections) for one in profiles(tmp_path)) == [3, 4]


def test_strangers_among_the_publications_are_left_out(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 4)
    for seed in range(3):
        make_stranger(tmp_path / f"stranger-{seed}.pdf", "en", seed)
    result = draft(tmp_path)
    drafted = parse_profile(result.drafts[0].text, "harbour")
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings]
    assert [Path(name).stem for name in result.strangers] == [
        "stranger-0", "stranger-1", "stranger-2",
    ]  # fmt: skip


def test_a_heading_in_other_words_is_a_wording_of_its_section(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 4)
    make_publication(
        tmp_path / "fifth.pdf", PLAIN, 5, ("Background", "What we built", "What changed", "Outlook")
    )
    assert headings(profile(tmp_path))[2] == ("Results", "What changed")


def test_headings_that_never_meet_in_one_place_are_one_section(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 3)
    other = replace(PLAIN, headings=("Background", "What we built", "Effects", "Outlook"))
    for seed in (7, 8):
        make_publication(tmp_path / f"other-{seed}.pdf", other, seed)
    assert headings(profile(tmp_path))[2] == ("Results", "Effects")


def test_a_heading_of_one_publication_is_no_section(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 4)
    more = ("Background", "What we built", "A visit in March", "Results", "Outlook")
    make_publication(tmp_path / "fifth.pdf", PLAIN, 5, more)
    assert len(profile(tmp_path).sections) == 4


def test_text_files_have_headings_that_stand_alone(tmp_path: Path) -> None:
    lot = random.Random(1)
    for number in range(4):
        parts = [f"{heading}\n\n{paragraph('en', lot)}" for heading in PLAIN.headings]
        (tmp_path / f"{number}.txt").write_text("\n\n".join(["A title", *parts]), "utf-8")
    assert headings(profile(tmp_path)) == [(heading,) for heading in PLAIN.headings]


def refused(folder: Path) -> str:
    with pytest.raises(NoSeries) as raised:
        draft(folder)
    assert raised.value.exit_code is ExitCode.NO_SERIES
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_two_publications_are_too_few(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 2)
    assert "holds 2 publications" in refused(tmp_path)


def test_copies_of_one_publication_count_as_one(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 2)
    make_publication(tmp_path / "copy.pdf", replace(PLAIN, label="Second edition"), 1)
    assert "holds 2 publications" in refused(tmp_path)


def test_two_headings_are_too_few(tmp_path: Path) -> None:
    make_series(tmp_path, replace(PLAIN, headings=PLAIN.headings[:2]), 4)
    assert "share no 3 headings" in refused(tmp_path)


def test_strangers_are_refused(tmp_path: Path) -> None:
    for seed in range(6):
        make_stranger(tmp_path / f"stranger-{seed}.pdf", "en", seed)
    refused(tmp_path)


def test_words_that_any_report_has_make_no_series(tmp_path: Path) -> None:
    for seed in range(4):
        design = Design(11 + 3 * seed, (seed / 5, 0.2, 0), size=9 + seed % 2)
        words = ("Introduction", "Discussion", "Conclusion")
        make_publication(tmp_path / f"{seed}.pdf", Edition("en", words, design=design), seed)
    assert "share no 3 headings that look alike" in refused(tmp_path)


def test_lines_of_a_form_that_all_have_make_a_series_of_any_headings(tmp_path: Path) -> None:
    lines = ("Field report", "Teacher", "Group", "Handed in", "Mark")
    for folder, form in (("four", lines[:4]), ("five", lines)):
        (tmp_path / folder).mkdir()
        for seed in range(4):
            design = Design(11 + 3 * seed, (seed / 5, 0.2, 0), size=9 + seed % 2)
            words = ("Aim", "Discussion", "Conclusion")
            edition = Edition("en", words, form=form, design=design)
            make_publication(tmp_path / folder / f"{seed}.pdf", edition, seed)
    assert "share no 3 headings that look alike" in refused(tmp_path / "four")
    assert [one for (one,) in headings(profile(tmp_path / "five"))] == list(words)


def test_a_series_among_many_strangers_is_refused(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 3)
    for seed in range(4):
        make_stranger(tmp_path / f"stranger-{seed}.pdf", "en", seed)
    assert "Only 3 of the 7 publications" in refused(tmp_path)


def test_criteria_worded_otherwise_in_the_cases_are_those_of_the_list(tmp_path: Path) -> None:
    boxes = (
        "All projects should repair what is broken before the winter",
        "All projects should ask all people in the long queue",
        "All projects should count each cost of the whole year",
        "All projects should give their neighbours the key",
        "All projects should paint the door blue",
    )
    make_series(tmp_path, replace(ENGLISH, boxes=boxes), 5)
    drafted = profile(tmp_path)
    assert drafted.criterion_openers["en"] == ("A project must", "All projects should")
    found = [one.wordings["en"][1:] for one in drafted.criteria]
    assert found == [boxes[0:1], boxes[1:2], boxes[2:3], boxes[3:4], ()]
    assert drafted.criteria[0].keywords["en"] == ("broken",)  # “before” is everywhere
    assert "en" not in drafted.criteria[4].keywords  # the door says nothing of what was tried


def test_of_many_sections_half_make_a_case(tmp_path: Path) -> None:
    six = ("Background", "Partners", "What we built", "Results", "Cost", "Outlook")
    make_series(tmp_path, replace(PLAIN, headings=six), 3)
    assert profile(tmp_path).sections_of_a_case == 3


def test_of_three_sections_a_draft_asks_for_as_many_as_each_publication_has(tmp_path: Path) -> None:
    three = PLAIN.headings[:3]
    make_series(tmp_path, replace(PLAIN, headings=three), 4)
    assert profile(tmp_path).sections_of_a_case is None  # all three, as usual
    make_publication(tmp_path / "short.pdf", replace(PLAIN, headings=three), 9, three[:2])
    assert profile(tmp_path).sections_of_a_case == 2


def test_a_booklet_with_a_case_on_each_page_is_drafted_from_its_pages(tmp_path: Path) -> None:
    make_series(tmp_path / "sheets", replace(PLAIN, headings=PLAIN.headings[:3]), 6)
    (tmp_path / "book").mkdir()
    booklet = pypdfium2.PdfDocument.new()
    for path in sorted((tmp_path / "sheets").iterdir()):
        with pypdfium2.PdfDocument(path) as sheet:
            booklet.import_pages(sheet)
    booklet.save(tmp_path / "book" / "booklet.pdf")
    drafted = profile(tmp_path / "book")
    assert headings(drafted) == [(heading,) for heading in PLAIN.headings[:3]]
