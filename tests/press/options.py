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
    size: str = "short"  # short | medium | long | forty (pages)
    page: str = "a4"  # a4 | letter | landscape
    columns: int = 1
    mirrored: bool = False
    tagged: bool = True
    font: str = "sans"  # a key of typography.FONTS
    body_size: float = 10.0
    colour: str = "#0b4a82"
    accent: str = "#c25b00"
    tint: str = "#e5f0f8"
    title_caps: bool = True
    subtitle: str = "bracket"  # bracket | comma | bar | dash | lines
    cover: bool = False  # title and place on a page of their own
    lead: str = "bold"  # bold | italic | plain
    heading: str = "colour"  # colour | size | caps | number | rule | band | smallcaps | line
    number: str = "{n}. "  # {n}. | {n} | 0{n} | {roman}. : before numbered headings
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
    callout_look: str = "tint"  # tint | dark | border | bar | style
    callout_group: str = "stack"  # stack | single
    callout_cut: bool = False  # callouts stand in the middle of a paragraph
    notes: str = "foot"  # foot | section | end
    call: str = "super"  # super | bracket | super-bracket
    mark: str = "{n}"  # {n} | {n}. | {n}) | [{n}]
    mark_super: bool = False
    links: str = "url"  # url | none | other
    bullet: str = "•"  # • | – | ▪ | ◦ | the symbol font's | number
    nested: bool = False
    list_typed: bool = False  # bullets are typed: an item's later lines begin below its bullet
    labels: str = "bold"  # bold | italic | plain
    order: str = "usual"  # usual | swapped | missing
    guide: str = "boxes"  # boxes | list | table | absent
    guide_numbered: bool = False
    about: str = "centred"  # centred | left | front | absent
    running: str = "footer"  # footer | header | both | alternating | section | none
    folio: str = "n"  # n | n/N | words | none
    page_break: str = "feed"  # feed | space: what parts the pages of a text
    asides: bool = False  # tables, figures and pull quotes

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
    Choice("subtitle", ("comma", "bar", "dash", "lines"), 3),
    Choice("cover", (True,)),
    Choice("lead", ("italic", "plain"), 2),
    Choice("heading", ("size", "caps", "number", "number", "rule", "band", "smallcaps", "line"), 6),
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
    Choice("callout_look", ("dark", "border", "bar", "style"), 4),
    Choice("callout_group", ("single",), 2),
    Choice("callout_cut", (True,), 3),
    Choice("notes", ("section", "end"), 3),
    Choice("call", ("bracket", "super-bracket"), 2),
    Choice("mark", ("{n}.", "{n})", "[{n}]"), 2),
    Choice("mark_super", (True,)),
    Choice("links", ("none", "other", "other"), 2),
    Choice("bullet", ("–", "▪", "◦", PUA_BULLET, "number"), 3),
    Choice("nested", (True,)),
    Choice("list_typed", (True,), 2),
    Choice("labels", ("italic", "plain"), 2),
    Choice("order", ("swapped", "missing"), 2),
    Choice("guide", ("list", "table", "absent"), 3),
    Choice("guide_numbered", (True,)),
    Choice("about", ("left", "front", "absent"), 2),
    Choice("running", ("header", "both", "alternating", "section", "none"), 4),
    Choice("folio", ("n/N", "words", "none"), 2),
)
PALETTES = (
    ("#0b4a82", "#c25b00", "#e5f0f8"),
    ("#00695c", "#8e2464", "#e0f2ef"),
    ("#7a1f2b", "#3d5a80", "#f7e9e4"),
    ("#2f5d2f", "#a65e00", "#eef3df"),
    ("#37336b", "#007a87", "#ecebf6"),
    ("#1a1a1a", "#1a1a1a", "#e6e6e6"),
    ("#b3001b", "#262730", "#fdf1d6"),
    ("#4d4d00", "#6a1b9a", "#dff5e3"),
)
FAMILIES = (
    "serif",
    "humanist",
    "office",
    "bookish",
    "times",
    "helvetica",
    "open",
    "schola",
    "modern",
    "dejavu",
)
LANGUAGES = ("fr", "fr", "en", "es")
WRONG_LANGUAGE = {"fr": "en", "en": "fr", "es": "en"}


def draw_options(rng: random.Random) -> Options:
    """A house style, usual but for two to five decisions."""
    colour, accent, tint = rng.choice(PALETTES)
    options = Options(
        language=rng.choice(LANGUAGES),
        font=rng.choice(("sans", "sans", "sans", *FAMILIES)),
        body_size=rng.choice((8.5, 9.0, 9.5, 10.0, 10.0, 10.5, 11.0, 12.0)),
        number=rng.choice(("{n}. ", "{n}. ", "{n}  ", "0{n}  ", "{roman}. ")),
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
