"""Code that is given bytes of any kind: lines, profiles, corrections, text files.

Each target makes its input of bytes, and fails with any error but one that says that the input is
wrong.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from pipeline.corrections import store
from pipeline.errors import ProfileError, Rejected
from pipeline.model.page import Line, Span
from pipeline.profile.loader import parse_profile
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.lines.runs import Run
from pipeline.readers.text_file import read_text
from pipeline.text.hyphens import learn
from pipeline.text.joining import join_lines
from pipeline.text.urls import find_urls

PROFILES = Path(__file__).parents[2] / "pipeline" / "profile" / "data"
WIDTH, HEIGHT = 595.0, 842.0
# The places and sizes of runs are read from so many bytes each, as whole tenths of a point.
PLACE = struct.Struct(">HHHHB")


def join_texts(data: bytes) -> None:
    """Join lines: no letter and no figure is lost but those said to be removed."""
    lines = [
        Line(1, number, (Span(text, "Serif", 10, False, False, "#000000"),))
        for number, text in enumerate(_text(data).splitlines())
        if text.strip()
    ]
    joined = join_lines(lines, learn([line.text for line in lines], "fr"))
    find_urls(joined.text)
    printed = _counted(line.text for line in lines)
    kept = _counted([joined.text, joined.removed])
    assert printed == kept, (printed - kept, kept - printed)


def build_page(data: bytes) -> None:
    """Build lines of runs at any place: no letter and no figure is lost."""
    runs = list(_runs(data))
    built = build_lines(runs, (), (), PageFrame(1, WIDTH, HEIGHT))
    texts = [line.text for line in built.lines] + [one.text for one in built.outside]
    assert _counted(texts) == _counted(run.text for run in runs)


def load_profile(data: bytes) -> None:
    """Read a profile, or say what is wrong with it."""
    with suppress(ProfileError):
        parse_profile(_text(data), "fuzzed.toml")


def load_corrections(data: bytes) -> None:
    """Read a file of corrections, or refuse it; what is read is written and read alike."""
    with suppress(ValueError):
        read = store.parse(_text(data))
        assert store.parse(read.model_dump_json()) == read


def read_text_file(data: bytes) -> None:
    """Read a text file, or reject it."""
    with suppress(Rejected):
        read_text(data)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "joining": join_texts,
    "lines": build_page,
    "profiles": load_profile,
    "corrections": load_corrections,
    "text-files": read_text_file,
}


def seeds(target: str) -> Sequence[bytes]:
    """Sound inputs of a target, which are changed."""
    if target == "profiles":
        return [path.read_bytes() for path in sorted(PROFILES.glob("*.toml"))]
    if target == "corrections":
        change = (
            '{"kind":"text","page":1,"part":"title","at":{"bbox":[1,2,3,4],"text":"a"},'
            '"was":"a","now":"b","by":"Ana","when":"2026-01-01T00:00:00Z"}'
        )
        whole = f'{{"format":1,"file":"a.pdf","sha256":"{"0" * 64}","changes":[{change}]}}'
        return [whole.encode()]
    if target == "lines":
        return [
            bytes(range(5, 255)),
            b"".join(PLACE.pack(500 + 40 * n, 900, 10, 100, 65 + n) for n in range(20)),
        ]
    lines = (
        "• Un re-\ngistre com-\nmun (voir https://example.org/a-\nb.pdf),\n"
        "pré- et post-\nformation¹\n"
    )
    return [lines.encode(), lines.encode("utf-16"), lines.encode("latin-1", "replace")]


def changed(target: str, number: int) -> bytes:
    """An input of ``target``: a seed of it, changed at random; the same for the same number."""
    random = Random(f"{target} {number}")
    data = bytearray(random.choice(seeds(target)))
    for _ in range(random.randint(1, 8)):
        at = random.randint(0, len(data))
        length = random.choice((0, 1, 1, 2, 8, 60))
        if random.random() < 0.5:
            data[at : at + length] = random.randbytes(random.choice((0, 1, 2, 5)))
        else:
            other = random.randint(0, len(data))
            data[at : at + length] = data[other : other + random.choice((1, 3, 20))]
    return bytes(data)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _counted(texts: Sequence[str] | Iterator[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if sign.isalnum())


def _runs(data: bytes) -> Iterator[Run]:
    for at in range(0, len(data) - PLACE.size + 1, PLACE.size):
        x, y, size, width, sign = PLACE.unpack_from(data, at)
        left, baseline = x / 10 - 100, y / 10 - 100
        high = 0.1 + size % 720 / 10
        yield Run(
            chr(sign) if chr(sign).isalnum() else "a",
            left,
            baseline - 0.8 * high,
            left + 0.1 + width % 2000 / 10,
            baseline + 0.2 * high,
            baseline,
            "Serif",
            high,
            bool(sign & 1),
            bool(sign & 2),
            "#000000",
            spaced=bool(sign & 4),
        )
