"""Changes of what a page draws: its operators and their numbers."""

from __future__ import annotations

from random import Random

import pikepdf
from pikepdf import Object, Operator, Pdf, PdfError

from tests.fuzz.oddities import MATRICES, NUMBERS

TEXT_OPERATORS = ("Tm", "Td", "TD", "Tf", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "cm")
OPERANDS = tuple("/-0123456789")
ADDED = (
    "q", "Q", "BT", "ET", "W n", "EMC", "/Span BMC", "/OC /MC0 BDC", "3 Tr", "0 Tz",
    "-100 Tz", "500 Tc", "-50 Tw", "1 1 1 rg", "0 0 0 0 re", "/X0 Do", "/F1 0 Tf", "T*",
    "/Span << /ActualText (\\376\\377\\330\\000) >> BDC", "0 0 10 10 re f", "/P1 sh", "1 0 0 RG",
)  # fmt: skip


def change_content(pdf: Pdf, draw: Random) -> None:
    """A page that draws something else: operators changed, left out, doubled, moved, added."""
    pages = [
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Contents" in one
    ]
    if not pages:
        return
    page = draw.choice(pages)
    try:
        instructions = [
            (list(one.operands), one.operator) for one in pikepdf.parse_content_stream(page)
        ]
    except (PdfError, TypeError, ValueError):
        return
    for _ in range(draw.choice((1, 3, 20))):
        _change_one(instructions, draw)
    try:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    except (PdfError, TypeError, ValueError, AttributeError):
        return


def _change_one(instructions: list[tuple[list[Object], Operator]], draw: Random) -> None:
    at = draw.randrange(len(instructions) + 1)
    match draw.randrange(6):
        case 0:
            del instructions[at : at + draw.choice((1, 5, 50))]
        case 1:
            instructions[at:at] = instructions[at : at + draw.choice((1, 10, 100))]
        case 2:
            instructions.insert(at, _parsed(draw.choice(ADDED)))
        case 3:
            instructions.insert(at, _parsed(f"{draw.choice(MATRICES)} {draw.choice(('cm', 'Tm'))}"))
        case _:
            places = [
                place
                for place, (operands, operator) in enumerate(instructions)
                if str(operator) in TEXT_OPERATORS and operands
            ]
            if places:
                operands = instructions[draw.choice(places)][0]
                operands[draw.randrange(len(operands))] = Object.parse(
                    draw.choice(NUMBERS).encode()
                )


def _parsed(text: str) -> tuple[list[Object], Operator]:
    """An instruction as it is written; more than one stand as a single operator's name."""
    *operands, operator = text.rsplit(" ", 1)
    if not operands or not operands[0].startswith(OPERANDS):
        return [], Operator(text)
    return list(Object.parse(f"[{operands[0]}]".encode())), Operator(operator)
