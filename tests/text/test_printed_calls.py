"""References to footnotes: several at once, ranges, and figures glued to words and numbers."""

import pytest

from pipeline.model.page import Line, Span
from pipeline.text.footnote_calls import CallingText, take_calls
from pipeline.text.hyphens import Vocabulary
from pipeline.text.joining import Joined, join_lines
from pipeline.text.printed_calls import listed_markers


def taken(text: str, *markers: str, called: tuple[str, ...] = ()) -> CallingText:
    return take_calls([CallingText(text, called)], markers)[0]


def joined(*spans: tuple[str, bool]) -> Joined:
    """Spans of text, raised or not, as one line."""
    line = Line(1, 0, tuple(Span(text, superscript=raised) for text, raised in spans))
    return join_lines([line], Vocabulary())


def test_a_range_that_runs_backwards_is_no_reference() -> None:
    text = taken("the boats3-1 came homeward7 bound", "7").text
    assert text == "the boats3-1 came homeward bound"


@pytest.mark.parametrize(
    ("printed", "markers"),
    [
        ("1", ["1"]),
        ("1,2", ["1", "2"]),
        ("1, 2, 3 ", ["1", "2", "3"]),
        ("1-3", ["1", "2", "3"]),
        ("¹⁻³", ["1", "2", "3"]),
        ("1–3, 5", ["1", "2", "3", "5"]),
        ("¹²", ["12"]),
        ("*", ["*"]),
        ("3-1", []),
        ("1-10", [str(n) for n in range(1, 11)]),
        ("1-11", []),
        ("1-*", []),
        ("1-1", []),
        ("–3", []),
        ("*-1", []),
    ],
)
def test_markers_that_a_reference_names(printed: str, markers: list[str]) -> None:
    assert listed_markers(printed) == markers


@pytest.mark.parametrize("printed", ["1-3", "1–3", "1, 2, 3", "[1,2,3]", "1;2;3"])
def test_raised_references_leave_nothing_in_the_text(printed: str) -> None:
    found = joined(("The boats came home", False), (printed, True), (". They rest.", False))
    assert found.text == "The boats came home. They rest."
    assert found.calls == ("1", "2", "3")
    assert found.removed == "".join(printed.split())


@pytest.mark.parametrize("between", [",", ", ", "–", "-"])
def test_what_stands_between_raised_numbers_is_no_text(between: str) -> None:
    found = joined(
        ("the nets", False), ("1", True), (between, False), ("2", True), (" hold", False)
    )
    assert (found.text, found.calls) == ("the nets hold", ("1", "2"))


def test_the_comma_behind_a_reference_is_text_however_it_is_set() -> None:
    raised = joined(("the nets", False), ("1, ", True), ("and the sails", False))
    plain = joined(("the nets", False), ("1", True), (", and the sails", False))
    assert raised.text == plain.text == "the nets, and the sails"
    assert raised.calls == plain.calls == ("1",)


@pytest.mark.parametrize("text", ["the nets¹⁻³ hold", "the nets¹,²,³ hold", "the nets¹, ²⁻³ hold"])
def test_references_of_superscript_characters(text: str) -> None:
    found = joined((text, False))
    assert (found.text, found.calls) == ("the nets hold", ("1", "2", "3"))


@pytest.mark.parametrize("text", ["a field of 3 km²,³ hold", "a power of 10³⁻¹"])
def test_exponents_stay(text: str) -> None:
    assert joined((text, False)).text == text


@pytest.mark.parametrize("printed", ["1-3", "1,2,3", "1, 2, 3", " [1-3]", "[1, 2–3]"])
def test_several_plain_references(printed: str) -> None:
    found = taken(f"the boats came home{printed} with fish", "1", "2", "3")
    assert (found.text, found.markers) == ("the boats came home with fish", ("1", "2", "3"))


def test_an_amount_behind_a_reference_is_none() -> None:
    found = taken("the boats came home1, 2 of them late", "1", "2")
    assert (found.text, found.markers) == ("the boats came home, 2 of them late", ("1",))


@pytest.mark.parametrize(
    "markers",
    [
        "1 5 9",  # amounts do not follow each other as notes do
        "1",  # there are no notes 5 and 9
    ],
)
def test_of_amounts_behind_a_reference_none_is_taken(markers: str) -> None:
    found = taken("the nets1 came home1, 5, 9 of them torn", *markers.split())
    assert (found.text, found.markers) == ("the nets came home, 5, 9 of them torn", ("1",))


def test_a_row_of_references_names_notes_that_there_are() -> None:
    found = taken("the nets1 came home1, 2, 3 of them torn", "1")
    assert (found.text, found.markers) == ("the nets came home, 2, 3 of them torn", ("1",))


@pytest.mark.parametrize(
    ("text", "left", "guessed"),
    [
        ("printed in 20161, and", "printed in 2016, and", "20161"),
        ("from 2014 to 20161.", "from 2014 to 2016.", "20161"),
        ("(2014–20161)", "(2014–2016)", "20161"),
        ("some 1 2501 nets", "some 1 250 nets", "1 2501"),
        ("some 12\u00a0500\u202f0001 nets", "some 12\u00a0500\u202f000 nets", "12 500 0001"),
    ],
)
def test_a_reference_glued_to_a_year_or_an_amount(text: str, left: str, guessed: str) -> None:
    found = taken(text, "1")
    assert (found.text, found.markers, found.guessed) == (left, ("1",), (guessed,))
    assert found.removed == "1"


@pytest.mark.parametrize(
    "text",
    [
        "printed in 20163, and",  # there is no note 3
        "in 20161 or in 20171",  # one call, two numbers that could hold it
        "the code 120161",
        "at 05 61 345 6781",  # a telephone number
        "in phase 1 2011 began",  # a year
        "some 2011 nets",
        "some 1 2501 000 nets",
        "see boats.example.org/20161 for",
        "a rate of 3,51",
    ],
)
def test_no_number_is_changed_where_no_note_fits(text: str) -> None:
    assert taken(text, "1", "2") == CallingText(text)


def test_no_number_is_changed_where_its_note_is_called_already() -> None:
    assert taken("printed in 20161, and", "1", called=("1",)).text == "printed in 20161, and"


def test_no_number_is_changed_out_of_the_notes_order() -> None:
    texts = [CallingText("printed in 20162."), CallingText("The boats", ("1",))]
    assert [one.text for one in take_calls(texts, ["1", "2"])] == ["printed in 20162.", "The boats"]
    later = take_calls(texts[::-1], ["1", "2"])
    assert [one.text for one in later] == ["The boats", "printed in 2016."]


def test_no_number_is_changed_behind_the_call_of_a_later_note() -> None:
    texts = [CallingText("The boats", ("2",)), CallingText("printed in 20161.")]
    assert take_calls(texts, ["1", "2"]) == texts
    earlier = take_calls(texts[::-1], ["1", "2"])
    assert [one.text for one in earlier] == ["printed in 2016.", "The boats"]


@pytest.mark.parametrize("text", ["a share of 45 %1 in May", "a price of 12\u00a0€1 in May"])
def test_a_reference_behind_a_sign(text: str) -> None:
    assert taken(text, "1").text == text.replace("1 in", " in")


@pytest.mark.parametrize(
    ("called", "notes", "divided"),
    [
        ("12", "1 2 3", ("1", "2")),
        ("123", "1 2 3", ("1", "2", "3")),
        ("1011", "9 10 11", ("10", "11")),
        ("12", "1 2 12", ("12",)),
        ("13", "1 2 3", ("13",)),
        ("12", "1", ("12",)),
    ],
)
def test_references_that_run_together(called: str, notes: str, divided: tuple[str, ...]) -> None:
    assert taken("the boats", *notes.split(), called=(called,)).markers == divided
