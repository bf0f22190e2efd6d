"""Footnote references that are plain characters."""

from __future__ import annotations

import pytest

from pipeline.text.footnote_calls import CallingText, take_calls


def taken(text: str, *markers: str) -> tuple[str, tuple[str, ...]]:
    (one,) = take_calls([CallingText(text)], markers)
    return one.text, one.markers


@pytest.mark.parametrize(
    "text", ["The river rose4.", "The river rose.4", "The “river”4 rose", "The river rose [4]."]
)
def test_a_call_glued_or_in_brackets_is_taken(text: str) -> None:
    left, called = taken(text, "4")
    assert called == ("4",) and "4" not in left and "[" not in left


@pytest.mark.parametrize(
    "text",
    [
        "A share of rose4%", "the G7 and CO2", "see www.4rivers.org", "4.5 m", "by 14,5", "item 42",
        "https://example.org/page4", "mail4@example.org", "www.example.org/a.4",
    ],
)  # fmt: skip
def test_other_digits_stay(text: str) -> None:
    assert taken(text, "4", "7", "2", "5", "14") == (text, ())


def test_a_year_that_ends_a_sentence_may_carry_a_call() -> None:
    assert taken("It rose in 2014.5 Then it fell.", "5") == (
        "It rose in 2014. Then it fell.",
        ("5",),
    )


def test_only_markers_of_notes_are_taken() -> None:
    assert taken("The river rose4.", "5") == ("The river rose4.", ())
    assert taken("They rose [4, 5].", "4", "5") == ("They rose.", ("4", "5"))
    assert taken("They rose [4, 6].", "4", "5") == ("They rose [4, 6].", ())


def test_a_weak_form_is_taken_once_and_only_where_nothing_else_calls_the_note() -> None:
    assert taken("It rose (4). It fell (4).", "4") == ("It rose. It fell (4).", ("4",))
    assert taken("It rose4. It fell (4).", "4") == ("It rose. It fell (4).", ("4",))
    assert taken("It rose. 4 Then it fell.", "4") == ("It rose. Then it fell.", ("4",))


def test_weak_calls_keep_the_order_of_the_notes() -> None:
    text = "It rose (2), fell (1) and rose (2)."
    assert taken(text, "1", "2") == ("It rose (2), fell and rose.", ("1", "2"))


def test_behind_a_short_word_a_digit_is_a_weaker_sign_than_behind_a_longer_one() -> None:
    assert taken("In kg2 it rose2.", "2") == ("In kg2 it rose.", ("2",))


def test_capitals_and_a_digit_are_a_sign_but_small_letters_are_a_word() -> None:
    assert taken("The river is up4 now", "4") == ("The river is up now", ("4",))
    assert taken("The river is UP4 now", "4") == ("The river is UP4 now", ())
    assert taken("The river is UPP4 now", "4") == ("The river is UPP now", ("4",))


def test_of_two_places_the_likelier_form_is_the_call() -> None:
    assert taken("Item (1) is DRY1 «now»!1", "1") == ("Item (1) is DRY1 «now»!", ("1",))


def test_what_is_taken_out_is_kept_as_removed() -> None:
    (one,) = take_calls([CallingText("It rose4 and fell [5].", ("3",), removed="-")], ["4", "5"])
    assert one == CallingText("It rose and fell.", ("3", "5", "4"), removed="-[5]4")


def test_a_text_that_calls_no_note_stays_as_it_is() -> None:
    assert taken("It  rose [sic] [9].", "4") == ("It  rose [sic] [9].", ())


def test_a_range_that_runs_backwards_stays_beside_a_call() -> None:
    assert taken("It rose [3-1] and fell [2].", "2") == ("It rose [3-1] and fell.", ("2",))


def test_notes_with_a_sign_for_a_number_are_not_looked_for_in_the_text() -> None:
    assert taken("It rose* and fell (4).", "*", "4") == ("It rose* and fell.", ("4",))


def test_the_figure_that_a_label_ends_in_is_its_own_where_the_text_still_begins_so() -> None:
    (one,) = take_calls([CallingText("Phase 4: it rose4.", label="Phase 4")], ["4"])
    assert (one.label, one.text) == ("Phase 4", "Phase 4: it rose.")


def test_a_label_loses_its_call_too() -> None:
    (one,) = take_calls([CallingText("Water [4]: it rose.", label="Water [4]")], ["4"])
    assert (one.label, one.text) == ("Water", "Water: it rose.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # After a sentence, a figure alone is likelier than one behind a year; that, than brackets.
        ("Made in 20161. It rose. 1 Then it fell.", "Made in 20161. It rose. Then it fell."),
        ("It rose. 1 Then in 20161.", "It rose. Then in 20161."),
        ("Made in 20161, see (1).", "Made in 2016, see (1)."),
        ("See (1), made in 20161.", "See (1), made in 2016."),
        ("It rose (1). Then it fell. 1", "It rose (1). Then it fell."),
        ("Item A1 and “river”1 rose", "Item A1 and “river” rose"),
    ],
)
def test_the_likelier_form_is_the_call(text: str, left: str) -> None:
    assert taken(text, "1") == (left, ("1",))


def test_a_figure_behind_the_first_two_letters_of_a_text_names_it() -> None:
    assert taken("An1 boats rose", "1") == ("An1 boats rose", ())
    assert taken("The1 boats rose", "1") == ("The boats rose", ("1",))


@pytest.mark.parametrize("text", ["see 20161:a/b for", "see 20161:a@b for", "www.x.org:20161 for"])
def test_a_year_in_an_address_carries_no_call(text: str) -> None:
    assert taken(text, "1") == (text, ())
