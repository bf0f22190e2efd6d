"""Markdown and other signs of plain text, which are read as they are meant."""

from __future__ import annotations

import pytest

from pipeline.readers.marked_text import numbered_pages, without_marks
from pipeline.readers.text_file import read_text

HEADED = "# The boats\n\n## Setting\n\n"


def test_headings_and_stress_of_markdown_are_not_printed() -> None:
    text = f"{HEADED}**Be kind:** the *crew* of __Osmer__ has 2 * 3 * 4 nets and snake_case_names."
    assert without_marks(text).splitlines()[4:] == [
        "Be kind: the crew of Osmer has 2 * 3 * 4 nets and snake_case_names."
    ]
    assert without_marks("## **Setting** ##\n\n## Work") == "Setting\n\nWork"


def test_stress_may_go_on_in_the_next_line_and_not_in_the_next_paragraph() -> None:
    assert without_marks(f"{HEADED}**Be\nkind:** to all").endswith("Be\nkind: to all")
    assert without_marks(f"{HEADED}**Be\n\nkind:** to all").endswith("**Be\n\nkind:** to all")


@pytest.mark.parametrize(
    "text", ["# 1 of the nets\n\nSee **.", "Nets **of Osmer** are #1", "a * b"]
)
def test_a_single_sign_is_text(text: str) -> None:
    assert without_marks(text) == text


def test_notes_items_quotes_and_addresses_of_markdown_are_read_as_such() -> None:
    text = (
        f"{HEADED}Nets[^1] of all\n+ one\n> said\n[Osmer](https://osmer.example)\n"
        "<https://alder.example>\n![A net](net.png)\n2 \\* 3\n\n[^1]: See Osmer."
    )
    assert without_marks(text)[len("The boats\n\nSetting\n\n") :] == (
        "Nets[1] of all\n- one\nsaid\nOsmer (https://osmer.example)\n"
        "https://alder.example\n\n2 * 3\n\n[1] See Osmer."
    )


@pytest.mark.parametrize("rule", ["=====", "---", "_ _ _", "* * *", "~~~~"])
def test_drawn_rules_are_no_text(rule: str) -> None:
    (page,) = read_text(f"Setting\n{rule}\nThe boats".encode())
    assert [(line.text, line.blank_before) for line in page.lines] == [
        ("Setting", False), ("The boats", True),
    ]  # fmt: skip
    assert without_marks("from 2--3\n--\nnets") == "from 2--3\n--\nnets"


def test_notes_with_a_caret_are_called_by_carets() -> None:
    assert without_marks("Nets^1, and sails^2^.\n\n^1 See Osmer.\n^2^ See Alder.") == (
        "Nets[1], and sails[2].\n\n[1] See Osmer.\n[2] See Alder."
    )
    assert without_marks("10^3 nets") == "10^3 nets"


def test_notes_in_brackets_are_those_that_end_the_text_and_are_called_once() -> None:
    noted = "Nets (1) and sails (2).\n\n(1) See Osmer.\n(2) See Alder,\npage 3."
    assert (
        without_marks(noted) == "Nets[1] and sails[2].\n\n[1] See Osmer.\n[2] See Alder,\npage 3."
    )
    for text in (
        "Nets (1) and sails.\n\n(1) See Osmer.\n(2) See Alder.",  # not called
        "Nets (1), sails (2), (1).\n\n(1) See Osmer.\n(2) See Alder.",  # called twice
        "Nets (1) and sails (2).\n\n(1) See Osmer.\n(2) See Alder.\n\nThe end.",  # not at the end
        "Nets (1).\n\n(1) See Osmer.",
    ):
        assert without_marks(text) == text


def test_lines_that_number_the_pages_end_them() -> None:
    assert numbered_pages(["one", "", "Page 1 of 2", "", "two", "", "Page 2 of 2", ""]) == [
        ["one", "", "Page 1 of 2"],
        ["", "two", "", "Page 2 of 2"],
    ]
    for text in (
        "one||Page 1||two",  # one only
        "one||Page 1||two||Page 3|",  # they do not count on
        "one||1||two||2||three",  # the text goes on
        "one|1||two||2",  # close to the text
    ):
        assert numbered_pages(text.split("|")) == [text.split("|")]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_older_encodings_are_told_by_their_letters(encoding: str) -> None:
    text = "Où l’été ramène des élèves, déjà reçus à l’île – ¿qué niños?"
    text = text if encoding != "cp850" else text.replace("’", "'").replace("–", "-")
    (page,) = read_text(text.encode(encoding))
    assert [line.text for line in page.lines] == [text]
