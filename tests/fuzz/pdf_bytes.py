"""Damage to a PDF's bytes: its table of objects, its end, its header, any number in it."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz.oddities import NUMBERS, with_bytes_changed

_NO_NUMBERS = (
    "nan", "inf", "1e38", "--5", "0x10", "1.2.3", ".", "-", "+.5", "99999999999999999999", "null",
    "R", "<<", "]", ">>", "stream",
)  # fmt: skip
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_MOST_NUMBERS = 5


def damage_bytes(data: bytes, draw: Random) -> bytes:
    """``data`` with a damage such as files take on their way."""
    at = draw.randrange(len(data))
    match draw.randrange(8):
        case 0:
            return data[:at]
        case 1:
            return data.replace(b"startxref", b"startxfer")
        case 2:
            return re.sub(rb"startxref\s+\d+", b"startxref\n%d" % at, data)
        case 3:
            return re.sub(rb"\d{10} (?=\d{5} n)", lambda _: b"%010d " % draw.randrange(10**6), data)
        case 4:
            return draw.randbytes(draw.choice((1, 900, 5_000))) + data
        case 5:
            return data + data[at:]
        case 6:
            return data.replace(b"endobj", b"", 1 if draw.random() < 0.5 else -1)
        case _:
            return with_bytes_changed(data, draw)


def change_written_numbers(data: bytes, draw: Random) -> bytes:
    """``data`` with other numbers, or what is none, where numbers are written."""
    places = list(_NUMBER.finditer(data))
    chosen = draw.sample(places, min(len(places), draw.randint(1, _MOST_NUMBERS)))
    for place in sorted(chosen, key=lambda found: -found.start()):
        put = draw.choice(NUMBERS + _NO_NUMBERS).encode()
        data = data[: place.start()] + put.ljust(len(place.group())) + data[place.end() :]
    return data
