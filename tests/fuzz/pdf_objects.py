"""Changes of a PDF's objects: numbers, names, streams, the page tree, the pages' boxes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from tests.fuzz.oddities import (
    FILTERS,
    dictionaries,
    odd_name,
    odd_number,
    odd_numbers,
    with_bytes_changed,
)

KEYS = (
    "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Matrix", "/BBox", "/FontMatrix", "/Widths",
    "/W", "/DW", "/FirstChar", "/LastChar", "/FontBBox", "/Flags", "/Encoding", "/Differences",
    "/ToUnicode", "/DescendantFonts", "/CIDToGIDMap", "/CharProcs", "/Resources", "/Contents",
    "/Kids", "/Count", "/Parent", "/Annots", "/Filter", "/DecodeParms", "/SMask", "/OC", "/Subtype",
)  # fmt: skip
_CHILDREN_AT_MOST = 400


def change_number(pdf: Pdf, draw: Random) -> None:
    """Another number in place of one."""
    _change_leaf(pdf, draw, (int, Decimal), Object.parse(odd_number(draw)))


def change_name(pdf: Pdf, draw: Random) -> None:
    """Another name in place of one."""
    _change_leaf(pdf, draw, (Name,), odd_name(draw))


def change_value(pdf: Pdf, draw: Random) -> None:
    """Something of another kind, or another object of the file, in the place of a value."""
    container = _container(pdf, draw)
    key = _key_of(container, draw)
    if container is None or key is None:
        return
    objects = list(pdf.objects)
    container[key] = draw.choice(
        (
            Object.parse(odd_number(draw)),
            Object.parse(b"(text)"),
            odd_name(draw),
            Dictionary(),
            Array(),
            Array(draw.choices(objects, k=3)),
            draw.choice(objects),
            container if container.is_indirect else Array(),
        )
    )


def drop_key(pdf: Pdf, draw: Random) -> None:
    """A dictionary without one of its entries."""
    container = _container(pdf, draw)
    key = _key_of(container, draw)
    if container is not None and key is not None and not isinstance(container, Array):
        del container[key]


def set_known_key(pdf: Pdf, draw: Random) -> None:
    """An entry that readers look for, with numbers or another object as its value."""
    key, numbers = draw.choice(KEYS), odd_numbers(draw, draw.choice((1, 4, 6, 300)))
    holders = [one for one in dictionaries(pdf) if key in one] or dictionaries(pdf)
    draw.choice(holders)[key] = draw.choice((numbers, numbers[0], draw.choice(list(pdf.objects))))


def change_page_tree(pdf: Pdf, draw: Random) -> None:
    """A tree of pages with loops, pages twice, none, or one that is not there; a wrong count."""
    nodes = [one for one in dictionaries(pdf) if isinstance(one.get("/Kids"), Array)]
    if not nodes:
        return
    node, kids = draw.choice(nodes), draw.choice(nodes).Kids
    match draw.randrange(6):
        case 0:
            kids.append(node)
        case 1:
            kids.extend(list(kids) * draw.choice((1, 5, 30)))
        case 2:
            node.Count = Object.parse(odd_number(draw))
        case 3:
            node.Kids = Array()
        case 4:
            kids.append(draw.choice(list(pdf.objects)))
        case _:
            inner = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=kids, Count=len(kids)))
            node.Kids = Array([inner, node] if draw.random() < 0.5 else [inner])


def damage_stream(pdf: Pdf, draw: Random) -> None:
    """A stream that is cut, has other bytes, nothing, much more, or another filter."""
    streams = [one for one in pdf.objects if isinstance(one, Stream)]
    if not streams:
        return
    stream = draw.choice(streams)
    raw = stream.read_raw_bytes()
    filters: Any = stream.get("/Filter")
    if not isinstance(filters, Name):  # none, several, or what an earlier change put there
        filters = None
    match draw.randrange(6):
        case 0:
            raw = raw[: draw.randrange(len(raw) + 1)]
        case 1:
            raw = with_bytes_changed(raw, draw)
        case 2:
            raw = b""
        case 3:
            raw = raw * draw.choice((2, 50))
        case 4:
            filters = Name(f"/{draw.choice(FILTERS)}")
        case _:
            filters = Array([Name.FlateDecode, Name.FlateDecode])
    stream.write(raw, filter=filters)


def change_page_box(pdf: Pdf, draw: Random) -> None:
    """A page of another size, at another place, turned, or in other units."""
    pages = [one for one in dictionaries(pdf) if one.get("/Type") == "/Page"]
    if not pages:
        return
    page = draw.choice(pages)
    box = odd_numbers(draw, 4)
    match draw.randrange(4):
        case 0:
            page.MediaBox = box
        case 1:
            page.CropBox = box
        case 2:
            page.Rotate = Object.parse(odd_number(draw))
        case _:
            page.UserUnit = Object.parse(odd_number(draw))


def _container(pdf: Pdf, draw: Random) -> Object | None:
    """A dictionary or array of the file, at any depth."""
    held = [one for one in pdf.objects if isinstance(one, Dictionary | Stream | Array)]
    if not held:
        return None
    container = draw.choice(held)
    while (
        inner := [one for one in _values(container) if isinstance(one, Dictionary | Array)]
    ) and (draw.random() < 0.5):
        container = draw.choice(inner)
    return container


def _values(container: Object) -> Iterator[Object]:
    if isinstance(container, Array):
        yield from (container[at] for at in range(min(len(container), _CHILDREN_AT_MOST)))
    else:
        # Their order is another in each process.
        yield from (container[key] for key in sorted(container.keys()))


def _key_of(container: Object | None, draw: Random) -> int | str | None:
    if container is None:
        return None
    if isinstance(container, Array):
        return draw.randrange(len(container)) if len(container) else None
    keys = sorted(container.keys() - {"/Length"})  # which the writer sets by itself
    return draw.choice(keys) if keys else None


def _change_leaf(pdf: Pdf, draw: Random, kinds: tuple[type, ...], value: Object) -> None:
    """Put ``value`` in the place of one of ``kinds``, which is looked for a few times."""
    for _ in range(20):
        container = _container(pdf, draw)
        key = _key_of(container, draw)
        if container is not None and key is not None and isinstance(container[key], kinds):
            container[key] = value
            return
