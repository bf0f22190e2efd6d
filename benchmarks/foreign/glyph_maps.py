"""Damages the tables that say which letter a glyph is; the page looks as before."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf

Table = dict[str, str]  # code in hexadecimal → text
LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "ﬀ", "ﬁ", "ﬂ", "ﬃ", "ﬄ", "ft", "tt", "Th", "fj"}
PRIVATE = 0xE000
BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]+)>")
BFRANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f ]+>|\[[^\]]*\])")


def null_ligatures(table: Table, _: random.Random) -> Table:
    """Ligatures mean U+0000."""
    return {code: "\0" if text in LIGATURES else text for code, text in table.items()}


def wrong_ligatures(table: Table, rng: random.Random) -> Table:
    """Ligatures mean some other letter."""
    return {code: rng.choice("nkE*") if text in LIGATURES else text for code, text in table.items()}


def private_figures(table: Table, _: random.Random) -> Table:
    """Figures mean private code points, as in fonts with several kinds of figures."""
    return {
        code: chr(PRIVATE + 0x730 + int(text))
        if text.isascii() and text.isdigit() and len(text) == 1
        else text
        for code, text in table.items()
    }


def private_letters(table: Table, rng: random.Random) -> Table:
    """Three common letters mean private code points."""
    chosen = rng.sample("aeinorstlué", 3)
    return {
        code: chr(PRIVATE + 0x100 + ord(text)) if text in chosen else text
        for code, text in table.items()
    }


def absent_letters(table: Table, rng: random.Random) -> Table:
    """Two letters are not in the table."""
    chosen = rng.sample("deilmnprstuvéè", 2)
    return {code: text for code, text in table.items() if text not in chosen}


def shifted(table: Table, _: random.Random) -> Table:
    """Every letter means the next one: a font that is coded wrongly as a whole."""
    return {
        code: chr(ord(text) + 1) if len(text) == 1 and text.isalpha() and text.isascii() else text
        for code, text in table.items()
    }


def swapped_letters(table: Table, rng: random.Random) -> Table:
    """Two letters mean each other."""
    one, other = rng.sample("aeinorstlu", 2)
    return {code: {one: other, other: one}.get(text, text) for code, text in table.items()}


def merged_letters(table: Table, rng: random.Random) -> Table:
    """A letter means another one."""
    wrong = {"g": "q", "h": "b", "v": "y", "d": "cl", "m": "rn"}
    one = rng.choice(list(wrong))
    return {code: wrong[one] if text == one else text for code, text in table.items()}


def swapped_bytes(table: Table, _: random.Random) -> Table:
    """Ligatures' code units have their bytes in the wrong order, as Ghostscript writes them."""
    return {
        code: text.encode("utf-16-be").decode("utf-16-le") if text in LIGATURES else text
        for code, text in table.items()
    }


def one_wrong_ligature(table: Table, rng: random.Random) -> Table:
    """One ligature means one wrong letter."""
    wrong = rng.choice("Aqwz®")
    return {code: wrong if text in {"fi", "ﬁ"} else text for code, text in table.items()}


def _accents(change: Callable[[str], str]) -> Callable[[Table, random.Random], Table]:
    return lambda table, _: {
        code: change(text) if len(text) == 1 and text.isalpha() and not text.isascii() else text
        for code, text in table.items()
    }


DAMAGES: dict[str, Callable[[Table, random.Random], Table]] = {
    "null-ligatures": null_ligatures,
    "wrong-ligatures": wrong_ligatures,
    "private-figures": private_figures,
    "private-letters": private_letters,
    "absent-letters": absent_letters,
    "shifted": shifted,
}
# What the checks of words are tried on beside these.
FURTHER_DAMAGES: dict[str, Callable[[Table, random.Random], Table]] = {
    "wrong-ligatures": wrong_ligatures,
    "null-ligatures": null_ligatures,
    "one-wrong-ligature": one_wrong_ligature,
    "swapped-bytes": swapped_bytes,
    "swapped-letters": swapped_letters,
    "merged-letters": merged_letters,
    "private-letters": private_letters,
    "accents-as-mac-roman": _accents(
        lambda text: text.encode("mac-roman", "ignore").decode("cp1252", "replace") or text
    ),
    "accents-as-utf-8": _accents(lambda text: text.encode().decode("latin-1")),
    "accents-as-plain": _accents(lambda text: unicodedata.normalize("NFD", text)[0]),
}


def damage(path: Path, kind: str, rng: random.Random) -> int:
    """Damage every font of the file (“shifted”: that with most letters); how many changed."""
    change, changed = (DAMAGES | FURTHER_DAMAGES)[kind], 0
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
        if kind == "shifted":
            fonts = sorted(fonts, key=lambda font: len(_table(font)))[-1:]
        state = rng.getstate()
        for font in fonts:
            rng.setstate(state)  # the same letters in every font
            table = _table(font)
            fresh = change(table, rng)
            if fresh != table:
                changed += 1
                font.ToUnicode = file.make_stream(_written(fresh))
        file.save(path)
    return changed


def _table(font: pikepdf.Dictionary) -> Table:
    data = font.ToUnicode.read_bytes()
    table: Table = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        table |= {code.decode().upper(): _text(text) for code, text in BFCHAR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, target in BFRANGE.findall(block):
            texts = [_text(text) for text in re.findall(rb"<([0-9A-Fa-f ]+)>", target)]
            for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                listed = target.startswith(b"[")
                text = texts[at] if listed else texts[0][:-1] + chr(ord(texts[0][-1]) + at)
                table[f"{code:0{len(first)}X}"] = text
    return table


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "surrogatepass")


def _written(table: Table) -> bytes:
    """The table as a character map."""
    width = max((len(code) for code in table), default=4)
    rows = [
        f"<{code}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, text in sorted(table.items())
    ]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName "
        "/Damaged def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * width}> <{'F' * width}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
