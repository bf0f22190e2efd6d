"""How lines become running text: what is put between them, taken out of them, and set apart."""

import pytest

from pipeline.model.page import Line, Span
from pipeline.text.hyphens import Vocabulary
from pipeline.text.joining import Joined, bullet_length, join_lines

FRENCH = Vocabulary(language="fr")


def line(*spans: Span | str) -> Line:
    """A line of spans; a bare text is one in plain type."""
    return Line(1, 0, tuple(Span(one) if isinstance(one, str) else one for one in spans))


def joined(*texts: str, item: bool = False) -> Joined:
    return join_lines([line(text) for text in texts], FRENCH, item=item)


def bold(text: str) -> Span:
    return Span(text, bold=True)


def raised(text: str) -> Span:
    return Span(text, superscript=True)


BOLD_CALL = Span("1, ", bold=True, superscript=True)


@pytest.mark.parametrize(
    ("above", "below", "text", "removed"),
    [
        ("le quai", "du nord", "le quai du nord", ""),
        ("la coopé-", "ration", "la coopération", "-"),
        ("pour l’a-", "venir", "pour l’avenir", "-"),
        ("le quai 7-", "B du port", "le quai 7-B du port", ""),
        ("le Sud-", "Est", "le Sud-Est", ""),
        ("le quai -", "celui du nord", "le quai - celui du nord", ""),  # a dash, not a hyphen
        ("le quai-", "« nord »", "le quai- « nord »", ""),
        ("le quai)-", "nord", "le quai)- nord", ""),
        ("la coopé\u00ad", "ration", "la coopération", "\u00ad"),
        ("le quai »\u00ad", "« nord", "le quai »« nord", "\u00ad"),  # put in by a machine alone
        ("de 2014–", "2016", "de 2014–2016", ""),
        ("le quai –", "celui du nord", "le quai – celui du nord", ""),
        ("Nord–", "Sud", "Nord– Sud", ""),
        ("et/", "ou", "et/ou", ""),
        ("et /", "ou", "et / ou", ""),
    ],
)
def test_a_line_meets_the_next(above: str, below: str, text: str, removed: str) -> None:
    assert joined(above, below)[:4:3] == (text, removed)


def test_white_space_at_a_line_end_is_one_space() -> None:
    assert joined("le quai  ", " du   nord", "\test\t").text == "le quai du nord est"


def test_soft_hyphens_inside_a_line_are_taken_out_and_counted() -> None:
    found = joined("la coo\u00adpé\u00adration")
    assert (found.text, found.removed) == ("la coopération", "\u00ad\u00ad")
    assert joined("le parc\u00ads").text == "le parcs"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        (("des ", "lots sous-"), "ou suréquipés", "des lots sous- ou suréquipés"),
        (("la ", "coopé-"), "ration", "la coopération"),
        (("de ", "2014–"), "2016", "de 2014–2016"),
        (
            ("Voir ", "http://boats.example.org/nets-"),
            "ports",
            "Voir http://boats.example.org/nets-ports",
        ),
        (("le quai", " "), "du nord", "le quai du nord"),
    ],
)
def test_a_line_of_several_pieces_meets_the_next_at_its_end(
    above: tuple[str, ...], below: str, text: str
) -> None:
    assert join_lines([line(*above), line(below)], FRENCH).text == text


def test_of_superscript_characters_references_are_taken_out() -> None:
    found = joined("les quais¹ du nord²")
    assert (found.text, found.calls, found.removed) == ("les quais du nord", ("1", "2"), "¹²")


@pytest.mark.parametrize("unit", ["12 m", "12m", "12 km", "12 cm", "12 dm", "12 mm", "12 ha", "m"])
def test_a_unit_keeps_its_exponent(unit: str) -> None:
    typed = f"{unit}²"
    assert joined(typed).text == typed
    assert join_lines([line(unit, raised("2"))], FRENCH).text == f"{unit}2"


@pytest.mark.parametrize("word", ["dam", "le pm", "haha"])
def test_a_word_that_ends_as_a_unit_is_none(word: str) -> None:
    assert join_lines([line(f"un {word}", raised("2"))], FRENCH).calls == ("2",)
    assert joined(f"un {word}²").calls == ("2",)


def test_a_raised_text_that_is_no_marker_stays() -> None:
    found = join_lines([line("le 1", raised("er"), " mars")], FRENCH)
    assert (found.text, found.calls) == ("le 1er mars", ())


def test_a_number_of_its_own_type_that_is_not_raised_stays() -> None:
    found = join_lines([line("les ", bold("12"), " quais")], FRENCH)
    assert (found.text, found.calls) == ("les 12 quais", ())


def test_raised_numbers_with_words_between_them_are_two_references() -> None:
    found = join_lines([line("les quais", raised("1"), " et ", raised("2"))], FRENCH)
    assert (found.text, found.calls) == ("les quais et", ("1", "2"))


@pytest.mark.parametrize("between", [",", "–"])
def test_raised_numbers_may_end_their_line(between: str) -> None:
    found = join_lines([line("les quais", raised("1"), between, raised("2"))], FRENCH)
    assert (found.text, found.calls) == ("les quais", ("1", "2"))


def test_a_dash_behind_a_reference_is_text() -> None:
    found = join_lines([line("les quais", raised("1"), " – ", "les voiles")], FRENCH)
    assert (found.text, found.calls) == ("les quais – les voiles", ("1",))


def test_a_comma_raised_with_its_marker_is_text() -> None:
    found = join_lines([line("les quais", raised("1,"), " du nord")], FRENCH)
    assert (found.text, found.removed) == ("les quais, du nord", "1")


def test_a_raised_range_that_runs_backwards_stays() -> None:
    assert join_lines([line("dix", raised("3-1"), " fois")], FRENCH).text == "dix3-1 fois"


def test_a_space_raised_with_its_marker_still_divides_words() -> None:
    found = join_lines([line("les quais", raised("1 "), "du nord")], FRENCH)
    assert (found.text, found.removed) == ("les quais du nord", "1")


def test_superscript_characters_in_a_raised_span_beside_others_are_left_to_it() -> None:
    found = join_lines([line("du n", raised("o²"), " au soir")], FRENCH)
    assert (found.text, found.calls) == ("du no² au soir", ())


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("• un quai", 2),
        ("•un quai", 1),
        ("•« quai »", 1),
        ("•  un quai", 3),
        ("•2 quais", 0),
        ("- un quai", 2),
        ("– un quai", 2),
        ("* un quai", 2),
        ("-un quai", 0),
        ("–un quai", 0),
        ("1. un quai", 3),
        ("12) un quai", 4),
        ("(1) un quai", 4),
        ("123. un quai", 0),
        ("1.un quai", 0),
        ("12.Un quai", 3),
        ("12.une", 3),
        ("12.du", 0),
        ("12.5 quais", 0),
        ("a) un quai", 3),
        ("(b) un quai", 4),
        ("xvii) quai", 6),
        ("xviii) quai", 0),  # longer than any list that is numbered so
        ("(iv) quai", 5),
        ("a. un quai", 3),
        ("p. ex. un quai", 0),
        ("a. Un quai", 3),
        ("iv. « Un quai »", 4),
        ("al. Un quai", 0),
        ("a.Un quai", 0),
        ("Un quai) ou deux", 0),
        ("un quai", 0),
        ("\ufffd un quai", 2),
        ("\ufffdUn quai", 1),
        ("\ufffd« Un quai »", 1),
        ("\ufffdun quai", 0),  # the first letters of a word
        ("\ufffdUN QUAI", 0),
        ("\ufffdA l’eau", 0),
        ("", 0),
    ],
)
def test_an_item_opens_with_a_bullet_or_a_number(text: str, length: int) -> None:
    assert bullet_length(text) == length


@pytest.mark.parametrize(
    "block",
    [
        "\u25a0\u25ff",  # geometric shapes
        "\u2605\u2606",  # stars
        "\u2610\u2612",  # ballot boxes
        "\u261b\u261e",  # pointing hands
        "\u2701\u275a",  # dingbats; quotation marks come next
        "\u2776\u27bf",  # figures in circles, arrows
    ],
)
def test_of_signs_whole_blocks_are_bullets(block: str) -> None:
    first, last = map(ord, block)
    assert [bullet_length(f"{chr(code)} un quai") for code in (first, last)] == [2, 2]
    assert [bullet_length(f"{chr(code)} un quai") for code in (first - 1, last + 1)] == [0, 0]


def test_of_an_item_the_first_bullet_is_taken_out() -> None:
    found = joined("• un quai", "- et un autre", item=True)
    assert (found.text, found.removed) == ("un quai - et un autre", "•")
    assert joined("• un quai").text == "• un quai"


def test_a_bullet_may_be_a_span_of_its_own() -> None:
    lines = [line("•", "  un", " quai")]
    found = join_lines(lines, FRENCH, item=True)
    assert (found.text, found.removed) == ("un quai", "•")


@pytest.mark.parametrize(
    ("before", "behind", "text"),
    [
        ("le quai ", ". Il", "le quai. Il"),
        ("le quai ", ", neuf", "le quai, neuf"),
        ("(le quai ", ") neuf", "(le quai) neuf"),
        ("le quai ", " ; il", "le quai ; il"),  # French has that space
        ("le quai ", "est neuf", "le quai est neuf"),
    ],
)
def test_a_space_before_a_call_goes_with_it_before_a_full_stop(
    before: str, behind: str, text: str
) -> None:
    assert join_lines([line(before, raised("1"), behind)], FRENCH).text == text
    assert join_lines([line("le quai .")], FRENCH).text == "le quai ."


def test_space_before_a_point_is_a_calls_own_only_behind_a_call() -> None:
    """A name in another face may begin with a point."""
    assert join_lines([line("le portail ", bold(".NET du port"))], FRENCH).text == (
        "le portail .NET du port"
    )
    called = join_lines([line("le portail ", raised("1"), ". Puis")], FRENCH)
    assert called.text == "le portail. Puis"
