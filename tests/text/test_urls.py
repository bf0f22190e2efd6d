"""Where an address ends in its line, and whether the next line goes on with it."""

import pytest

from pipeline.text.urls import (
    comparable,
    ends_in_url,
    find_urls,
    path_goes_on,
    trim_url,
    url_goes_on,
)

PAGE = "https://boats.example.org/nets"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (f"See {PAGE}.", [PAGE]),
        (f"See ({PAGE}), or not", [PAGE]),
        (f"See {PAGE}_(lake), or not", [f"{PAGE}_(lake)"]),
        (f"See {PAGE}?q[0]={{1}}", [f"{PAGE}?q"]),  # no bracket of this kind is printed in one
        (f"See {PAGE}/{{1}}", [f"{PAGE}/{{1}}"]),
        (f"« {PAGE} »", [PAGE]),
        (f"{PAGE} and WWW.Nets.example.org!", [PAGE, "WWW.Nets.example.org"]),
        (f"<{PAGE}>", [PAGE]),
        ("no address at nets.example.org", []),
    ],
)
def test_an_address_ends_before_the_punctuation_of_its_sentence(text: str, urls: list[str]) -> None:
    assert find_urls(text) == urls


@pytest.mark.parametrize("mark", list(".,;:!?'’*"))
def test_every_mark_of_a_sentence_is_trimmed(mark: str) -> None:
    assert trim_url(PAGE + mark) == trim_url(PAGE + mark + mark) == PAGE


@pytest.mark.parametrize("pair", ["()", "[]", "{}"])
def test_a_closing_bracket_is_trimmed_where_none_opens_it(pair: str) -> None:
    assert trim_url(PAGE + pair[1]) == PAGE
    assert trim_url(f"{PAGE}{pair[0]}a{pair[1]}") == f"{PAGE}{pair[0]}a{pair[1]}"
    assert trim_url(f"{PAGE}{pair[0]}a{pair[1]}{pair[1]}") == f"{PAGE}{pair[0]}a{pair[1]}"


def test_of_punctuation_alone_nothing_is_left() -> None:
    assert trim_url("...") == trim_url("") == ""


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (f"See {PAGE}", True),
        ("See WWW.nets", True),
        (f"See {PAGE} ", False),
        (f"« {PAGE}»", False),
        ("See nets.example.org", False),
        ("", False),
    ],
)
def test_a_line_ends_inside_an_address(text: str, inside: bool) -> None:
    assert ends_in_url(text) is inside


@pytest.mark.parametrize("mark", list("-_/=&?%#~+@:"))
def test_an_address_that_ends_in_a_sign_of_its_own_goes_on(mark: str) -> None:
    assert url_goes_on(PAGE + mark, "harbours")


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_an_address_goes_on_behind_a_hyphen_of_the_typesetter(hyphen: str) -> None:
    assert url_goes_on(PAGE + hyphen, "harbours")


@pytest.mark.parametrize(
    ("following", "goes_on"),
    [
        ("harbours", False),  # a word like any other
        ("", False),
        ("   ", False),
        ("/harbours", True),
        ("a=b", True),
        ("harbours_north", True),
        ("go?q", True),
        ("harbours.html.", True),
        ("harbours.pdf)", True),
        ("harbours.xyzab", False),
        ("harbours.org/", True),
        ("of-the-north", True),
        ("well-known", False),  # one hyphen is any compound's
        ("2016-bilan", True),
        ("harbours2016", True),
        ("2016", True),
        ("the fish.pdf", False),  # only the first word counts
        ("(harbours.pdf", False),
        ("[harbours.pdf", False),
        ("«harbours.pdf", False),
        ("“harbours.pdf", False),
        ('"harbours.pdf', False),
        ("https://nets.example.org/a", False),  # the next address
        ("www.nets.example.org/a", False),
    ],
)
def test_an_address_goes_on_with_what_only_an_address_has(following: str, goes_on: bool) -> None:
    assert url_goes_on(PAGE, following) is goes_on


@pytest.mark.parametrize(
    ("tail", "following", "goes_on"),
    [
        (".htm", "l. [read in May]", True),
        (".p", "df", True),
        (".PD", "f).", True),
        (".doc", "x and more", True),
        (".htm", "L. Boats", False),
        (".htm", "la", False),
        (".org", "an", False),
        ("/htm", "l", False),
    ],
)
def test_an_address_goes_on_inside_its_file_ending(
    tail: str, following: str, goes_on: bool
) -> None:
    assert url_goes_on(PAGE + tail, following) is goes_on


@pytest.mark.parametrize(
    ("text", "following", "goes_on"),
    [
        ("doi:10.5555/nets.2015", ".0034, p. 12", True),
        ("https://doi.org/10.5555/nets", "_2 of May", True),
        ("doi:10.5555/nets.2015", "p. 12", False),
        ("10.55/nets", ".0034", False),  # no number of that system
        ("write to the.crew@", "nets.example.org", True),
        ("write to crew@nets", ".example.org", True),
        ("write to the.crew", "@nets.example.org", False),  # it may be a name of its own
        ("write to crew@nets.example.org", "for more", False),
        ("write to crew@nets.example.org.", "The boats", False),
    ],
)
def test_a_doi_or_an_address_of_e_mail_goes_on(text: str, following: str, goes_on: bool) -> None:
    assert url_goes_on(text, following) is goes_on


@pytest.mark.parametrize("following", ["(harbours", "«harbours", "www.nets.example.org"])
def test_even_behind_a_sign_no_bracket_or_second_address_is_taken_in(following: str) -> None:
    assert not url_goes_on(f"{PAGE}-", following)


def test_a_bare_scheme_goes_on_with_anything() -> None:
    assert url_goes_on("See https://", "The boats")
    assert url_goes_on("See https://", "www.nets.example.org")
    assert not url_goes_on(f"See {PAGE}/", "The boats")


@pytest.mark.parametrize(
    ("following", "goes_on"),
    [
        ("org", True),
        ("museum", False),  # longer than four letters: as likely a word
        ("o", False),
        ("Org", False),
        ("example.org", True),
        ("example/nets", True),
        ("org.", True),  # the full stop is the sentence's
        ("Example.org", False),
        ("Voir la page", False),
    ],
)
def test_an_address_goes_on_behind_its_dot_with_the_rest_of_a_name(
    following: str, goes_on: bool
) -> None:
    assert url_goes_on("https://boats.", following) is goes_on


@pytest.mark.parametrize(
    ("target", "following", "goes_on"),
    [
        (f"{PAGE}/harbours", "/harbours", True),
        (f"{PAGE}harbours", "harbours", True),  # no sign of an address, but the link has it
        (f"{PAGE}harbours", "harbours. The", True),
        (PAGE, "/harbours", False),  # the link ends here, whatever follows
        (f"{PAGE}/", "2016", False),
        (f"{PAGE}/", "/", True),
        (f"{PAGE}/x", "harbours.pdf", False),  # it goes on otherwise
        ("https://other.example.org/", "harbours", False),  # another link decides nothing
        ("https://other.example.org/", "harbours.pdf", True),
        ("http://www.boats.example.org/NETSharbours", "harbours", True),  # spelled otherwise
    ],
)
def test_a_link_over_the_lines_decides(target: str, following: str, goes_on: bool) -> None:
    assert url_goes_on(f"See {PAGE}", following, [target]) is goes_on


def test_a_text_without_an_address_does_not_go_on_as_one() -> None:
    assert not url_goes_on("See the boats", "harbours.pdf", [f"{PAGE}/harbours.pdf"])


def test_the_link_that_begins_with_the_address_decides() -> None:
    targets = ["https://other.example.org/", f"{PAGE}harbours"]
    assert url_goes_on(PAGE, "harbours", targets)
    assert not url_goes_on("https://", "", targets)


def test_a_link_decides_without_the_hyphen_of_the_typesetter() -> None:
    assert url_goes_on(f"{PAGE}\u2010", "harbours", [f"{PAGE}harbours"])
    assert not url_goes_on(f"{PAGE}\u2010", "harbours", [PAGE])


@pytest.mark.parametrize(
    ("word", "following", "goes_on"),
    [
        ("and/", "or", True),
        ("nets.example.org/", "Le quai est là", False),
        ("nets.example.org:80/", "Le quai est là", False),
        ("/", "Le quai est là", False),
        ("C:/", "Le quai est là", False),
        ("../", "Le quai est là", False),
        (".../", "Le quai est là", True),
        ("port/nets/", "Le quai est là", False),
        ("nets/", "Le quai est là", True),
        ("nets.example.org/", "Le", True),  # one word may be a folder
        ("nets.example.org/", "L’étude compte", False),
        ("nets.example.org/", "le quai est là", False),  # an article before a word
        ("nets.example.org/", "le", True),
        ("nets.example.org/", "quai nord", True),
        ("nets.example.org/", "consulté le 3 mars", False),
        ("https://nets.example.org/", "[vu le 3 mars].", False),
        ("and/", "[or]", True),
        ("nets.example.org/", "vu le lundi soir 3 mars", False),
        ("nets.example.org/", "vu tout au long du soir 3 mars", True),  # five words
        ("nets.example.org/", "vu 345", True),  # no day of a month
    ],
)
def test_a_path_ends_in_its_slash_before_a_text(word: str, following: str, goes_on: bool) -> None:
    assert path_goes_on(word, following) is goes_on


def test_spellings_of_one_address_are_equal() -> None:
    spellings = [
        "https://www.boats.example.org/a%20b/",
        "http://boats.example.org/a b",
        "WWW.boats.example.org/A B",
        "boats.example.org/a b//",
    ]
    assert {comparable(spelling) for spelling in spellings} == {"boats.example.org/a b"}
    assert comparable("ftp://www.x.org") == "ftp://www.x.org"


def test_a_link_that_goes_on_with_the_next_letter_decides() -> None:
    start = "see http://harbour.example/a"
    assert url_goes_on(start, "by now", ["http://harbour.example/ab"])
    assert not url_goes_on(start, "by now", ["http://harbour.example/a"])
    assert not url_goes_on(start, "by now", ["http://harbour.example/acts"])


def test_an_address_may_be_broken_between_its_two_slashes() -> None:
    assert ends_in_url("See https:/")
    assert url_goes_on("See https:/", "/boats.example.org/nets")
    assert not ends_in_url("See https: /")
