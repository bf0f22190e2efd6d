"""Words that may not be what the page shows are doubted, and others are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.audit.second_opinion import weigh_text
from pipeline.model.document import Document
from pipeline.model.doubts import DoubtKind
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Note, Passage, Section, TitleBlock
from pipeline.model.geometry import Box
from pipeline.model.page import Hidden, HiddenReason, Page, Unsure
from pipeline.model.roles import Role
from pipeline.stages.confidence import BEST, rate_findings
from tests.stages.builders import HEIGHT, PROFILE, WIDTH, column, line, numbered

LANGUAGES = ("en", "fr", "es")
CLEAN = (
    "The fishermen had asked for a pier since the year",
    "that brought the storm, and the council had agreed.",
)


def document_of(
    *texts: str, plain: str | None = None, passage: str | None = None, corrected: bool = False
) -> Document:
    """One page with one section; ``plain`` is the PDF library's own text of it, if it differs."""
    lines = numbered(column("Setting", *texts))
    own = "\r\n".join(["Setting", *texts]) if plain is None else plain
    page = Page(1, WIDTH, HEIGHT, tuple(lines), plain_text=own)
    body = lines[1:]
    text = " ".join(texts) if passage is None else passage
    found = Passage("paragraph", text, tuple(one.id for one in body), corrected=corrected)
    section = Section("setting", "Setting", (lines[0].id,), (found,))
    document = Document((page,)).with_findings(sections=(section,), language="en")
    return document.claim(body, Role.BODY, "body", evidence_of(SignalKind.UNDER_HEADING))


def doubted(document: Document, languages: Sequence[str] = LANGUAGES) -> dict[str, DoubtKind]:
    return {doubt.text: doubt.kind for doubt in weigh_text(document, languages).doubts}


def test_clean_text_is_not_doubted() -> None:
    document = weigh_text(document_of(*CLEAN), LANGUAGES)
    assert not document.doubts
    assert not document.notices


@pytest.mark.parametrize(
    "word",
    [
        "o\ufb01\ufffdce",
        "o\ue103ce",
        "o\x1bce",
        "o\x1dce",
        "昀椀gures",
        "pi\udc00r",
        "piеr",
        "obserłed",
        "dŽlai",
        "con*ance",
        "rÃ©gion",
        "con§ance",
    ],
)
def test_a_word_with_an_odd_letter_is_doubted(word: str) -> None:
    found = doubted(document_of(*CLEAN, f"It built the {word} in one summer."))
    assert found[word] is DoubtKind.ODD_LETTER


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd A list item whose bullet has no name.",
        "The naïf from Málaga and her façade.",
        "Ten µm of sand lay in Łódź, 40 kΩ in Brčko.",
        "He said passé to Москва in one breath.",
    ],
)
def test_foreign_names_signs_and_bullets_are_not_doubted(text: str) -> None:
    assert not doubted(document_of(*CLEAN, text))


def test_an_odd_letter_of_the_pdfs_own_text_is_doubted_where_the_record_has_no_word() -> None:
    plain = "Setting\r\n" + "\r\n".join(CLEAN) + "\r\nThe o\x1dce had sta\ue000 of its own."
    dropped = document_of(*CLEAN, "The oce had sta of its own.", plain=plain)
    mended = document_of(*CLEAN, "The office had staff of its own.", plain=plain)
    assert doubted(dropped)["o\x1dce"] is DoubtKind.ODD_LETTER
    assert not doubted(mended)


def test_figures_that_the_file_does_not_name_are_doubted_unless_they_were_read() -> None:
    plain = (
        "Setting\r\n" + "\r\n".join(CLEAN) + "\r\nIt was built in \ue732\ue730\ue731\ue732 by hand."
    )
    assert doubted(document_of(*CLEAN, "It was built in by hand.", plain=plain))
    assert not doubted(document_of(*CLEAN, "It was built in 2012 by hand.", plain=plain))


def test_words_that_the_library_only_half_names_are_not_doubted_where_they_were_read() -> None:
    plain = "Setting\r\n" + "\r\n".join(CLEAN) + "\r\nA Mbar\ue161ki su\ufffd ered there."
    assert not doubted(document_of(*CLEAN, "A Mbaraki suffered there.", plain=plain))


@pytest.mark.parametrize(
    ("own", "record", "found"),
    [
        ("“The õeld lay low,±", "“The field lay low,”", set()),
        ("“The õeld lay low,±", "“The eld lay low,”", {"õeld"}),
        ("“The õeld lay low,±", "“The õeld lay low,”", {"õeld"}),
        ("The user®s pier", "The user’s pier", set()),
        ("The user®s pier", "The users pier", {"user®s"}),
        ("The user®s pier", "The boat’s pier", {"user®s", "user"}),
    ],
)
def test_wrong_letters_of_the_pdfs_own_text_are_not_doubted_where_the_lines_have_right_ones(
    own: str, record: str, found: set[str]
) -> None:
    """A font that does not name its letters has others at their codes."""
    plain = "Setting\r\n" + "\r\n".join(CLEAN) + f"\r\n{own}"
    assert {*doubted(document_of(*CLEAN, record, plain=plain))} == found


def test_a_line_end_hyphen_of_the_pdfs_own_text_is_no_odd_letter() -> None:
    plain = "Setting\r\nThe fisher\ufffemen had asked for a pier since the year\r\n" + CLEAN[1]
    lines = ("The fisher-", "men had asked for a pier since the year", CLEAN[1])
    whole = "The fishermen had asked for a pier since the year " + CLEAN[1]
    assert not doubted(document_of(*lines, plain=plain, passage=whole))


def test_two_words_run_together_are_doubted() -> None:
    found = doubted(document_of(*CLEAN, "A coast offour hundred miles ofHealth and storms."))
    assert found == {"offour": DoubtKind.GLUED, "ofHealth": DoubtKind.GLUED}


@pytest.mark.parametrize("misprint", ["ofthe", "ofthem", "inthe", "tothe"])
def test_two_words_run_together_are_doubted_although_a_list_has_the_misprint(misprint: str) -> None:
    assert doubted(document_of(*CLEAN, f"A coast {misprint} miles.")) == {misprint: DoubtKind.GLUED}


@pytest.mark.parametrize("word", ["onto", "outlives", "within", "another", "nowhere", "Ofthe"])
def test_words_made_of_two_are_no_misprints(word: str) -> None:
    assert not doubted(document_of(*CLEAN, f"A coast {word} miles."))


@pytest.mark.parametrize(
    ("printed", "library", "found"),
    [
        ("20% of", "20 % of", {"20%": DoubtKind.OTHER_READING}),
        ("where?", "where\u202f?", {"where?": DoubtKind.OTHER_READING}),
        ("20% of", "20% of", {}),
        ("20% of", "20 % or 20% of", {}),
        ("20 % of", "20% of", {}),
        ("20% of", "20\r\n% of", {}),
        ("http://harbour", "http ://harbour", {}),
    ],
)
def test_a_sign_that_the_pdf_library_sets_apart_is_doubted(
    printed: str, library: str, found: dict[str, DoubtKind]
) -> None:
    lines = ["Setting", *CLEAN, f"The coast was {library} all the miles."]
    plain = "\r\n".join(lines)
    assert (
        doubted(document_of(*CLEAN, f"The coast was {printed} all the miles.", plain=plain))
        == found
    )


@pytest.mark.parametrize("text", ["of727", "in2015"])
def test_a_small_word_run_into_a_number_is_doubted(text: str) -> None:
    assert doubted(document_of(*CLEAN, f"A coast {text} miles.")) == {text: DoubtKind.GLUED}


@pytest.mark.parametrize("text", ["CO2", "the 727", "G20", "of5", "km12", "727of", "x727"])
def test_signs_and_numbers_are_no_words_run_together(text: str) -> None:
    assert not doubted(document_of(*CLEAN, f"A coast {text} miles."))


@pytest.mark.parametrize("word", ["minutes7", "council12"])
def test_figures_right_behind_a_word_may_be_a_call(word: str) -> None:
    assert doubted(document_of(*CLEAN, f"It lasted some {word} of a day.")) == {
        word: DoubtKind.GLUED
    }


@pytest.mark.parametrize("word", ["privatelyowned", "demandsupport"])
def test_two_long_words_run_together_are_doubted(word: str) -> None:
    assert doubted(document_of(*CLEAN, f"The {word} boats lay there."))[word] is DoubtKind.GLUED


@pytest.mark.parametrize(
    "pair", ["docu ments", "cit izens", "con dence", "o cers", "Fi rst", "sugge stions"]
)
def test_a_word_in_two_is_doubted(pair: str) -> None:
    found = doubted(document_of(*CLEAN, f"The {pair} of the town were there."))
    assert found[pair] is DoubtKind.SPLIT


@pytest.mark.parametrize(
    "text",
    ["For e-mail they paid.", "The de facto rule.", "The ex-officer of Mali.", "Plan A or B."],
)
def test_words_that_stand_alone_are_not_taken_for_one(text: str) -> None:
    assert not doubted(document_of(*CLEAN, text))


def test_a_word_joined_at_a_line_end_that_no_list_has_may_have_a_hyphen() -> None:
    lines = ("They came by the inter-", "village road of the council.")
    joined = "They came by the intervillage road of the council."
    assert DoubtKind.LOST_HYPHEN in [
        one.kind
        for one in weigh_text(document_of(*lines, passage=joined), LANGUAGES).doubts
        if one.text == "intervillage"
    ]


def test_names_compounds_and_rare_words_are_not_taken_for_two() -> None:
    assert not doubted(document_of(*CLEAN, "Saltburnham has a netmender, an iPhone and UNWomen."))


def test_words_that_a_spoilt_ligature_leaves_are_doubted_together() -> None:
    one = document_of(*CLEAN, "The okce is open.")
    two = document_of(*CLEAN, "The okce is open, and ekcient too.")
    absent = document_of(*CLEAN, "They conrm dierent views.")
    first_letter = document_of(*CLEAN, "The eqipment was reqired.")
    assert set(doubted(first_letter)) == {"reqired", "eqipment"}
    assert not doubted(one)
    assert set(doubted(two)) == {"okce", "ekcient"}
    assert DoubtKind.SPOILT_LIGATURE in doubted(absent).values()


def test_a_word_that_the_pdf_library_parts_or_joins_is_doubted() -> None:
    plain = "Setting\r\n" + "\r\n".join(CLEAN) + "\r\nThe mustbringing people together again."
    glued = document_of(
        *CLEAN,
        "The mustbringing people toge ther again.",
        plain=plain.replace("mustbringing", "must bringing"),
    )
    differing = {
        doubt.text
        for doubt in weigh_text(glued, LANGUAGES).doubts
        if doubt.kind is DoubtKind.OTHER_READING
    }
    assert differing == {"mustbringing", "toge", "ther"}


def test_the_record_is_believed_where_the_pdf_library_runs_words_together() -> None:
    plain = "Setting\r\n" + "\r\n".join(CLEAN) + "\r\nThe boatswain ofthe harbour"
    assert not doubted(document_of(*CLEAN, "The boatswain of the harbour", plain=plain))


def test_a_page_with_hardly_any_text_of_its_own_is_not_compared() -> None:
    assert not doubted(document_of(*CLEAN, "Brimmels and Gorrans", plain="Setting"))
    assert doubted(document_of(*CLEAN, "Brimmels and Gorrans", plain=" ".join(CLEAN)[:40]))
    assert not doubted(document_of(*CLEAN, "Brimmels and Gorrans", plain=" ".join(CLEAN)[:39]))


def test_a_word_that_a_line_lacks_is_doubted() -> None:
    lacking = document_of(CLEAN[0].replace("fishermen ", ""), CLEAN[1], plain=" ".join(CLEAN))
    assert "fishermen" not in doubted(lacking)  # one line of all of the page
    plain = "\r\n".join(CLEAN)
    lacking = document_of(CLEAN[0].replace("fishermen ", ""), CLEAN[1], plain=plain)
    assert doubted(lacking) == {"fishermen": DoubtKind.MISSING}
    for short, found in (("pier ", {"pier": DoubtKind.MISSING}), ("for ", {})):
        assert doubted(document_of(CLEAN[0].replace(short, ""), CLEAN[1], plain=plain)) == found
    two = "The had for a pier since the year"  # seven of the nine words of the library's line
    assert set(doubted(document_of(two, CLEAN[1], plain=plain))) == {"fishermen", "asked"}
    three = two.replace("pier ", "")
    # Of the line too little is left for one of its own: the whole of it is quoted.
    assert set(doubted(document_of(three, CLEAN[1], plain=plain))) == {
        "The fishermen had asked for a…"
    }


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("The boatswain sold seven nets", {"The boatswain sold seven nets"}),
        ("The boatswain sold council seven nets", {"The boatswain sold council seven nets"}),
        ("The boatswain sold the", set()),  # two words are in none of the lines
        ("The boatswain sold their nets in the winter", {"The boatswain sold their nets in…"}),
        ("THE BOATSWAIN SOLD SEVEN NETS", set()),  # capitals are often spaced
        ("Trvlr brkwtr hrbmstr lghths", set()),
    ],
)
def test_a_line_that_only_the_library_has_is_doubted(lost: str, found: set[str]) -> None:
    document = document_of(*CLEAN, plain="\r\n".join((*CLEAN, lost)))
    assert set(doubted(document)) == found
    said = weigh_text(document, LANGUAGES).doubts
    assert all(doubt.line == document.lines[-1].id for doubt in said)


def test_a_line_that_the_page_is_known_to_hide_is_not_missing() -> None:
    text = "The boatswain sold seven nets"
    document = document_of(*CLEAN, plain="\r\n".join((*CLEAN, text)))
    for hidden, found in ((text, set()), ("The boatswain", {text})):
        (page,) = document.pages
        one = Hidden(hidden, HiddenReason.OUTSIDE, Box(0, 0, 1, 1))
        assert set(doubted(replace(document, pages=(replace(page, hidden=(one,)),)))) == found


def test_what_a_line_was_set_anew_over_is_not_missing() -> None:
    """Most of the old line's words stand in the new one, too."""
    old = f"Yesterday {CLEAN[0]}"
    document = document_of(*CLEAN, plain="\r\n".join((old, *CLEAN[1:])))
    assert set(doubted(document)) == {"Yesterday"}
    (page,) = document.pages
    one = Hidden(old, HiddenReason.COVERED, Box(0, 0, 1, 1))
    assert not doubted(replace(document, pages=(replace(page, hidden=(one,)),)))


def test_many_words_of_no_list_on_a_page_are_doubted_few_are_not() -> None:
    few = document_of(*CLEAN, "trvl wrkr lbour")
    many = document_of(*CLEAN, "trvl wrkr lbour prgrmme")
    assert not doubted(few)
    assert set(doubted(many).values()) == {DoubtKind.UNLISTED}


def with_note(text: str) -> Document:
    document = document_of(*CLEAN)
    note = numbered([*document.lines, line("1 " + text, y=700)])[-1]
    page = document.pages[0]
    page = replace(page, lines=(*page.lines, note), plain_text=page.plain_text + "\r\n1 " + text)
    return replace(document, pages=(page,)).with_findings(notes=(Note("1", text, (note.id,), 1),))


def test_notes_may_hold_words_of_any_language() -> None:
    assert not doubted(with_note("Wszystkie offour samorządy lokalne"))


def test_the_mark_of_another_note_run_into_a_note_is_doubted() -> None:
    found = doubted(with_note("The council’s report. 4Read the list of boats."))
    assert found == {"4Read": DoubtKind.GLUED}


def test_what_a_person_has_corrected_is_not_doubted() -> None:
    assert not doubted(document_of(*CLEAN, "A coast offour miles.", corrected=True))


def furniture(text: str, y: float, **look: object) -> Document:
    """A page with body lines at 300 points, and one set aside at ``y`` since it repeats."""
    lines = numbered([*column(*CLEAN, y=300), line(text, y=y, **look)])  # type: ignore[arg-type]
    page = Page(1, WIDTH, HEIGHT, tuple(lines), plain_text="\r\n".join(one.text for one in lines))
    document = Document((page,)).claim(lines[:2], Role.BODY, "body", ())
    return document.claim(
        lines[2:], Role.FURNITURE, "furniture", evidence_of(SignalKind.REPEATS)
    ).with_flow(tuple(lines[:2]))


def test_a_line_set_aside_among_lines_of_the_text_is_doubted() -> None:
    text = "and the boats came home again."
    assert doubted(furniture(text, 324)) == {text: DoubtKind.FURNITURE}
    assert not doubted(furniture(text, 380))  # five lines below
    assert not doubted(furniture(text, 324, x=120))
    assert not doubted(furniture(text, 324, size=8.0))
    assert not doubted(furniture("Harbour Notes 3", 324))


def test_running_heads_in_the_margins_of_the_page_are_not_doubted() -> None:
    lines = numbered([line(CLEAN[0], y=60), line("Harbour Notes", y=40)])
    page = Page(1, WIDTH, HEIGHT, tuple(lines))
    document = Document((page,)).claim(lines[:1], Role.BODY, "body", ())
    document = document.claim(lines[1:], Role.FURNITURE, "f", evidence_of(SignalKind.REPEATS))
    assert not doubted(document.with_flow((lines[0],)))


def test_a_warning_for_each_page_quotes_the_words_once() -> None:
    words = "offour ofHealth thefull theytake ofpartner"
    document = weigh_text(document_of(*CLEAN, words, "Not offour \ue103\ue104"), LANGUAGES)
    (notice,) = document.notices
    assert (notice.code, notice.page) == ("doubtful-text", 1)
    assert notice.message.count("offour") == 1
    assert "\ufffd\ufffd" in notice.message
    assert "\ue103" not in notice.message
    assert "and 1 more" in notice.message


def test_a_doubt_lowers_the_confidence_of_its_passage_and_section() -> None:
    def rated(*texts: str) -> Document:
        titled = document_of(*texts).with_findings(heading_block=TitleBlock(title="The pier"))
        return rate_findings(weigh_text(titled, LANGUAGES), PROFILE)

    clean, unsure = rated(*CLEAN), rated(CLEAN[0], "A coast offour miles.")
    (passage,), (doubtful,) = (one.findings.sections[0].passages for one in (clean, unsure))
    assert passage.confidence is None
    assert doubtful.confidence == pytest.approx(BEST / 2)
    assert clean.findings.sections[0].confidence == BEST
    assert unsure.findings.sections[0].confidence == pytest.approx(BEST / 2)


@pytest.mark.parametrize(
    ("word", "sure", "doubt"),
    [
        ("karvour", 96.9, True),
        ("karvour", 97.0, False),
        ("quays", 92.9, True),  # a word that is seldom used
        ("quays", 93.0, False),
        ("people", 1.0, False),  # one in daily use is right all the same
        ("OF", 92.9, True),
        ("KVR", 93.0, False),  # short forms are in no list
        ("e", 92.9, True),
        ("1907", 92.9, True),
        ("1907", 93.0, False),
        ("harbours.example", 93.0, False),  # an address
    ],
)
def test_words_of_a_scan_that_ocr_is_not_sure_of_are_doubted(
    word: str, sure: float, doubt: bool
) -> None:
    document = document_of(*CLEAN, f"The fishermen wanted {word} then.")
    (page,) = document.pages
    scanned = replace(document, pages=(replace(page, ocr=True, unsure=(Unsure(word, 3, sure),)),))
    kinds = doubted(scanned)
    assert (kinds.get(word) is DoubtKind.UNSURE) is doubt
    if doubt:
        (notice,) = weigh_text(scanned, LANGUAGES).notices
        assert f"OCR is not sure of them: “{word}”" in notice.message
