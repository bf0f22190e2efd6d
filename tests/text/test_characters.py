"""Characters as the record wants them, and texts folded for comparison."""

from __future__ import annotations

import pytest

from pipeline.text.characters import (
    UNKNOWN,
    clean,
    clean_glyph,
    count_private,
    fold,
    is_clean,
    is_private,
    is_unnamed,
    letters,
    one_for_each,
    unnamed,
    unnamed_as_unknown,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("  Réalisées  À\tL’ÉTÉ ", "realisees a l'ete"),
        ("‘Straße’", "'strasse'"),
        ("co\u00adopé\u0301ration", "cooperation"),
        ("ﬁnance № 1", "finance no 1"),
        ("Nguyễn Thị Đào", "nguyen thi đao"),
        ("Ελλάδα", "ελλαδα"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_shapes_and_space(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_letters_are_what_is_left_of_a_heading_however_it_is_spaced() -> None:
    assert letters("R É S U L T A T S : 2°") == letters("Résultats_2") == "resultats2"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("ﬁnir, ﬀ", "finir, ff"),
        ("stﬆ ſtﬅ", "stst ſtst"),
        ("ﷲ", "ﷲ"),  # no ligature of Latin type: it stays
        ("e\u0301te\u0301", "été"),
        ("mot\u200b\ufeff-\u2060clé", "mot-clé"),
        ("m\u200cot\u200d\ufffc", "mot"),
        ("coupé\x02", "coupé\u00ad"),
        ("a\x07b\x00\x7f", "ab"),
        ("é\x07", "é"),
        ("a\tb\n", "a\tb\n"),
        ("(cid:12)(cid:7)", UNKNOWN * 2),
    ],
)
def test_cleaning_spells_out_and_drops_what_is_not_text(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned
    assert is_clean(printed) == (printed == cleaned)


@pytest.mark.parametrize("glyph", ["", "\0", "\ud83d", "\ufffe", "\uffff", "(cid:0)", "(cid:"])
def test_a_glyph_without_a_character_is_unknown(glyph: str) -> None:
    assert clean_glyph(glyph) == UNKNOWN


@pytest.mark.parametrize(("glyph", "code"), [("\x1c", 0x1C), ("\x7f", 0x7F), ("(cid:3)", 3)])
def test_of_a_glyph_without_a_character_the_code_is_kept(glyph: str, code: int) -> None:
    assert clean_glyph(glyph) == unnamed(code) == chr(0xF0000 + code)
    assert is_unnamed(unnamed(code))
    assert is_private(unnamed(code))
    assert unnamed_as_unknown(f"a{unnamed(code)}") == f"a{UNKNOWN}"


@pytest.mark.parametrize(("code", "kept"), [(0xFFFD, True), (0xFFFE, False), (70_000, False)])
def test_a_code_past_the_plane_is_not_kept(code: int, kept: bool) -> None:
    assert (unnamed(code) != UNKNOWN) == kept
    assert is_unnamed(unnamed(code)) == kept


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("les \ud83d\ude00 bateaux", "les 😀 bateaux"),
        ("les 😀 bateaux", "les 😀 bateaux"),
        ("les \ud83d bateaux", "les \ufffd bateaux"),
        ("les \ude00\ud83d", "les \ufffd\ufffd"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_characters_are_whole(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned
    assert not is_clean(printed) or printed == cleaned


def test_one_character_stands_for_each_code_unit() -> None:
    units = "a\ud83d\ude00b\ud83dc"
    characters = one_for_each(units)
    assert characters == "a😀\u2060b\ufffdc"
    assert len(characters) == len(units)
    assert clean(characters) == "a😀b\ufffdc"
    assert one_for_each("été") == "été"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("l\x92eau \x96 \x93ici\x94, le c\x9cur\x85", "l’eau – “ici”, le cœur…"),
        ("l\u02bceau", "l’eau"),
        ("𝐂𝐨𝐧𝐭𝐞𝐱𝐭 𝟐𝟎𝟏𝟒", "Context 2014"),
        ("Ｃｏｎｔｅｘｔ （２０１４）", "Context (2014)"),
        ("\u200ele\u202b quai\u202c", "le quai"),
        ("Δt, ½, m², ①", "Δt, ½, m², ①"),
    ],
)
def test_characters_that_are_others_in_a_text_are_those(printed: str, cleaned: str) -> None:
    """Windows' quotation marks as controls, letters in styles, marks of direction."""
    assert clean(printed) == cleaned
    assert is_clean(printed) == (printed == cleaned)


@pytest.mark.parametrize("code", [*range(0x20), 0x7F])
def test_of_control_characters_only_tabulators_and_line_ends_stay(code: int) -> None:
    kept = {"\t": "\t", "\n": "\n", "\r": "\r", "\x02": "\u00ad"}.get(chr(code), "")
    assert clean(f"é{chr(code)}b") == f"é{kept}b"


@pytest.mark.parametrize(
    ("text", "count"),
    [("\ue000 et \uf8ff", 2), ("\uf0b7 un quai", 1), ("\ud7ff\uf900", 0), ("été", 0), ("a", 0)],
)
def test_signs_of_symbol_fonts_are_private(text: str, count: int) -> None:
    assert (is_private(text), count_private(text)) == (count > 0, count)
