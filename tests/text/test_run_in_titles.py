"""Run-in titles: a bold or italic beginning that a colon, a full stop or a dash closes."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Span
from pipeline.text.joining import join_lines
from tests.text.test_joining import BOLD_CALL, FRENCH, bold, line, raised


def italic(text: str) -> Span:
    return Span(text, italic=True)


@pytest.mark.parametrize(
    ("spans", "label"),
    [
        ([bold("Le quai :"), " il est neuf"], "Le quai"),
        ([bold("Le quai."), " Il est neuf"], "Le quai"),
        ([bold("Le quai"), " : il est neuf"], "Le quai"),
        ([bold("Le "), bold("quai : "), "il est neuf"], "Le quai"),
        ([bold("Le quai"), " ", bold("neuf :"), " voilà"], "Le quai neuf"),
        ([bold("Le quai "), "– il est neuf"], "Le quai"),
        ([bold("Le quai "), "–", " il est neuf"], "Le quai"),
        ([bold("Le quai"), BOLD_CALL, bold("du nord :"), " voilà"], "Le quai, du nord"),
        ([bold("Le quai"), raised("1, "), bold("du nord :"), " voilà"], None),
        ([bold("Le quai"), " est neuf : voilà"], None),
        ([bold("Le quai :")], None),  # nothing follows
        ([bold(":"), " il est neuf"], None),
        ([bold(" "), ": il est neuf"], None),
        (["Le quai :", bold(" il est neuf")], None),
    ],
)
def test_a_bold_beginning_before_a_colon_or_full_stop_is_a_title(
    spans: list[Span | str], label: str | None
) -> None:
    assert join_lines([line(*spans)], FRENCH).label == label


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        ([line(bold("• Le quai")), line("Il est neuf")], "Le quai"),
        ([line("• ", bold("Le quai")), line("Il est neuf")], "Le quai"),
        ([line(bold("• Le quai")), line(bold("du nord")), line("Il est neuf")], "Le quai du nord"),
        ([line(bold("• Pourquoi ?")), line("Il est neuf")], "Pourquoi ?"),
        ([line(bold("• Le quai")), line(bold(" "), "Il est neuf")], "Le quai"),
        ([line(bold("• Le quai")), line("est neuf")], None),  # the sentence runs on
        ([line("• ", bold("Le quai"), " Neuf"), line("Il est là")], None),
        ([line(bold("• Le quai"), " est"), line("Neuf")], None),
        ([line(bold("• Le quai"))], None),
        ([line(bold("• Le quai")), line(bold("Nord"), " Il est")], None),
    ],
)
def test_a_bold_first_line_of_an_item_is_its_title(lines: list[Line], label: str | None) -> None:
    assert join_lines(lines, FRENCH, item=True).label == label
    assert join_lines(lines, FRENCH).label is None


def test_a_title_goes_on_in_the_next_line() -> None:
    lines = [line(bold("Le quai")), line(bold("du nord :"), " il est neuf")]
    assert join_lines(lines, FRENCH).label == "Le quai du nord"


@pytest.mark.parametrize(
    ("spans", "label"),
    [
        ([italic("Le quai :"), " il est neuf"], "Le quai"),
        ([italic("Le quai"), " : il est neuf"], "Le quai"),
        ([italic("Le quai"), " – « Il est neuf »"], "Le quai"),
        ([italic("Le quai."), " Il est neuf"], None),  # a book, or a foreign word
        ([italic("Le quai"), " est neuf : voilà"], None),
        ([italic("Le quai : il est neuf")], None),  # all of it is
        ([bold("Le quai :"), italic(" le nord :"), " il est neuf"], "Le quai"),
    ],
)
def test_an_italic_beginning_before_a_colon_or_dash_is_a_title(
    spans: list[Span | str], label: str | None
) -> None:
    assert join_lines([line(*spans)], FRENCH).label == label


def green(text: str) -> Span:
    return Span(text, color="#008040")


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        ([line(italic("• Le quai")), line("Il est neuf")], "Le quai"),
        ([line("1. ", italic("Le quai")), line("Il est neuf")], "Le quai"),
        ([line(green("• Le quai")), line("Il est neuf")], "Le quai"),
        ([line(green("• Le quai")), line(green("Il est neuf"))], None),
        ([line(green("• Le quai")), line("est neuf")], None),  # the sentence runs on
        ([line("• ", green("Le quai"), " neuf"), line("Il est là")], None),
        ([line("• ", green("Le quai :"), " il est neuf")], None),  # one coloured word of the text
        ([line("• Le quai"), line("Il est neuf")], None),
    ],
)
def test_so_is_one_in_italics_or_of_another_colour(lines: list[Line], label: str | None) -> None:
    assert join_lines(lines, FRENCH, item=True).label == label
    assert join_lines(lines, FRENCH).label is None
