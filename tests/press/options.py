"""How a case is set: one value for each decision a designer takes, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, replace
from typing import Any

PUA_BULLET = "\uf0b7"  # what a symbol font's bullet leaves in the text layer


@dataclass(frozen=True)
class Options:
    """A setting. The defaults are the usual look of the series."""

    language: str = "fr"
    size: str = "short"  # short | medium | long
    page: str = "a4"  # a4 | letter | landscape
    columns: int = 1
    mirrored: bool = False
    tagged: bool = True
    font: str = "sans"  # sans | serif | noto | humanist
    body_size: float = 10.0
    colour: str = "#0b4a82"
    accent: str = "#c25b00"
    tint: str = "#e5f0f8"
    title_caps: bool = True
    heading: str = "colour"  # colour | size | caps | number | rule | smallcaps | line
    heading_spaced: bool = False
    align: str = "justify"  # justify | left
    hyphenation: str = "right"  # right | wrong | none
    soft_hyphens: bool = False
    indent: bool = False  # first-line indents instead of space between paragraphs
    drop_cap: bool = False
    ligatures: bool = True
    kerning: bool = True
    nbsp: bool = False  # no-break spaces where the language's typography asks for them
    callout_place: str = "right"  # right | left | margin-right | margin-left | full | plain
    callout_look: str = "tint"  # tint | border | bar | style
    callout_group: str = "stack"  # stack | single
    callout_cut: bool = False  # callouts stand in the middle of a paragraph
    notes: str = "foot"  # foot | section | end
    call: str = "super"  # super | bracket | super-bracket
    mark: str = "{n}"  # {n} | {n}. | {n}) | [{n}]
    mark_super: bool = False
    links: str = "url"  # url | none | other
    bullet: str = "•"  # • | – | ▪ | ◦ | the symbol font's | number
    nested: bool = False
    labels: str = "bold"  # bold | italic | plain
    order: str = "usual"  # usual | swapped | missing
    guide: str = "boxes"  # boxes | list | table | absent
    guide_numbered: bool = False
    about: str = "centred"  # centred | left | absent
    running: str = "footer"  # footer | header | both | alternating | none
    folio: str = "n"  # n | n/N | words | none
    page_break: str = "feed"  # feed | space: what parts the pages of a text
    asides: bool = False  # tables, figures and pull quotes; not drawn by default

    def as_dict(self) -> dict[str, Any]:
        """For the manifest."""
        return asdict(self)


@dataclass(frozen=True)
class Choice:
    """A decision that is now and then taken in an unusual way."""

    field: str
    unusual: tuple[object, ...]
    weight: int = 1  # how often it is, against the others


CHOICES = (
    Choice("size", ("medium", "medium", "long"), 2),
    Choice("page", ("letter", "landscape"), 2),
    Choice("columns", (2,), 3),
    Choice("mirrored", (True,)),
    Choice("tagged", (False,)),
    Choice("title_caps", (False,)),
    Choice("heading", ("size", "caps", "number", "rule", "smallcaps", "line"), 5),
    Choice("heading_spaced", (True,)),
    Choice("align", ("left",), 2),
    Choice("hyphenation", ("wrong", "wrong", "none"), 3),
    Choice("soft_hyphens", (True,)),
    Choice("indent", (True,), 2),
    Choice("drop_cap", (True,)),
    Choice("ligatures", (False,)),
    Choice("kerning", (False,)),
    Choice("nbsp", (True,)),
    Choice("callout_place", ("left", "margin-right", "margin-left", "full", "plain"), 5),
    Choice("callout_look", ("border", "bar", "style"), 3),
    Choice("callout_group", ("single",), 2),
    Choice("callout_cut", (True,), 3),
    Choice("notes", ("section", "end"), 3),
    Choice("call", ("bracket", "super-bracket"), 2),
    Choice("mark", ("{n}.", "{n})", "[{n}]"), 2),
    Choice("mark_super", (True,)),
    Choice("links", ("none", "other", "other"), 2),
    Choice("bullet", ("–", "▪", "◦", PUA_BULLET, "number"), 3),
    Choice("nested", (True,)),
    Choice("labels", ("italic", "plain"), 2),
    Choice("order", ("swapped", "missing"), 2),
    Choice("guide", ("list", "table", "absent"), 3),
    Choice("guide_numbered", (True,)),
    Choice("about", ("left", "absent"), 2),
    Choice("running", ("header", "both", "alternating", "none"), 3),
    Choice("folio", ("n/N", "words", "none"), 2),
)
PALETTES = (
    ("#0b4a82", "#c25b00", "#e5f0f8"),
    ("#00695c", "#8e2464", "#e0f2ef"),
    ("#7a1f2b", "#3d5a80", "#f7e9e4"),
    ("#2f5d2f", "#a65e00", "#eef3df"),
    ("#37336b", "#007a87", "#ecebf6"),
)
LANGUAGES = ("fr", "fr", "en", "es")
WRONG_LANGUAGE = {"fr": "en", "en": "fr", "es": "en"}


def draw_options(rng: random.Random) -> Options:
    """A house style, usual but for two to five decisions."""
    colour, accent, tint = rng.choice(PALETTES)
    options = Options(
        language=rng.choice(LANGUAGES),
        font=rng.choice(("sans", "sans", "serif", "noto", "humanist")),
        body_size=rng.choice((9.0, 9.5, 10.0, 10.5, 11.0)),
        colour=colour,
        accent=accent,
        tint=tint,
    )
    drawn: set[str] = set()
    count = rng.randint(2, 5)
    weights = [choice.weight for choice in CHOICES]
    while len(drawn) < count:
        choice = rng.choices(CHOICES, weights)[0]
        if choice.field not in drawn:
            drawn.add(choice.field)
            options = replace(options, **{choice.field: rng.choice(choice.unusual)})  # type: ignore[arg-type]
    return coherent(options)


def coherent(options: Options) -> Options:
    """The setting with what cannot stand together on a page put right."""
    if options.columns == 2 and options.callout_place != "plain":
        # a column is too narrow to wrap round a box
        options = replace(options, callout_place="full")
    if options.callout_place == "plain":
        options = replace(options, callout_look="style")
    if options.callout_place.startswith("margin"):
        # a box in the margin does not interrupt the text beside it, nor change sides
        options = replace(options, callout_cut=False, mirrored=False)
    if options.callout_place in ("full", "plain") and options.callout_look == "style":
        # set off by its style only, a callout in the flow needs the space of its own lines
        options = replace(options, callout_group="single")
    if options.soft_hyphens and options.hyphenation == "none":
        options = replace(options, hyphenation="right")
    return options
