"""The Typst preamble: page, text and the functions that the markup calls."""

from __future__ import annotations

from tests.press.case import Case
from tests.press.css import margins_mm
from tests.press.options import Options
from tests.press.typography import FONTS, PAGES_MM, hyphenation_language, short_title


def string(text: str) -> str:
    """A Typst string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def preamble(case: Case, options: Options) -> str:
    """Everything before the first page."""
    width, height = PAGES_MM[options.page]
    inner, outer = margins_mm(options)
    # room for callouts in the margin
    inner += 44 if options.callout_place == "margin-left" else 0
    outer += 44 if options.callout_place == "margin-right" else 0
    sides = f"inside: {inner}mm, outside: {outer}mm"
    if not options.mirrored:
        sides = f"left: {inner}mm, right: {outer}mm"
    hyphenate = options.hyphenation != "none" and not options.soft_hyphens
    paragraph = "leading: .68em, " + (
        "spacing: .68em, first-line-indent: 1.4em" if options.indent else "spacing: 1.15em"
    )
    return f"""#set document(title: {string(case.title)})
#set page(width: {width}mm, height: {height}mm, margin: (top: 22mm, bottom: 24mm, {sides}),
  {running(case, options)})
#set text(font: ({string(FONTS[options.font])}, "Press Symbol"), size: {options.body_size}pt,
  lang: "{hyphenation_language(options)}", hyphenate: {flag(hyphenate)},
  ligatures: {flag(options.ligatures)}, kerning: {flag(options.kerning)})
#set par({paragraph}, justify: {flag(options.align == "justify")})
{notes(options)}
{heading(options)}
{callout(options)}
"""


def flag(value: bool) -> str:
    """A Typst boolean."""
    return "true" if value else "false"


def running(case: Case, options: Options) -> str:
    """Header and footer."""
    folio = {
        "n": "counter(page).display()",
        "n/N": 'counter(page).display("1 / 1", both: true)',
        "none": "none",
        "words": 'counter(page).display((n, total) => "WORDS", both: true)',
    }[options.folio]
    if options.folio == "words":
        words = case.page_words.capitalize().replace("{n}", '" + str(n) + "')
        folio = folio.replace("WORDS", words.replace("{total}", '" + str(total) + "'))
    series, title = string(case.series), string(short_title(case))
    style = f'text(size: 8pt, fill: rgb("{options.colour}"), hyphenate: false)'
    if options.running == "section":
        earlier = "query(std.heading).filter(it => it.location().page() <= here().page())"
        name = f"{{ let found = {earlier}; if found.len() > 0 {{ found.last().body }} }}"
        return f"header: context {style}[#{name} #h(1fr) #{folio}]"
    match options.running:
        case "header":
            return f"header: context {style}[#{series}; #h(1fr) #{folio}]"
        case "both":
            return (
                f"header: {style}[#{series};], footer: context {style}[#{title}; #h(1fr) #{folio}]"
            )
        case "alternating":
            odd = "calc.odd(counter(page).get().first())"
            return (
                f"header: context {style}[#if {odd} [#h(1fr) #{title};] else [#{series};]], "
                f"footer: context {style}[#if {odd} [#h(1fr) #{folio}] else [#{folio}]]"
            )
        case "none":
            return f"footer: context align(center, {style}[#{folio}])"
    return f"footer: context {style}[#{series}; #h(1fr) #{folio}]"


def notes(options: Options) -> str:
    """How notes are called and marked."""
    numbering = "1" if options.call == "super" else "[1]"
    before, after = options.mark.split("{n}")
    mark = f"{string(before)} + str(n) + {string(after)}"
    mark = f"super({mark})" if options.mark_super else mark
    flat = (
        "#show footnote: it => { show super: inner => text(size: 1em, inner.body); it }"
        if options.call == "bracket"
        else ""
    )
    return f"""#set footnote(numbering: "{numbering}")
#set footnote.entry(gap: .35em)
{flat}
#let mark(n) = {mark}
#let note-text(body) = text(size: 7.5pt, weight: "regular", hyphenate: false, body)
#show footnote.entry: it => {{
  let n = counter(footnote).at(it.note.location()).first()
  set par(justify: false, first-line-indent: 0pt, leading: .5em)
  note-text[#mark(n) #it.note.body]
}}
#let call(n) = {'text("[" + n + "]")' if options.call == "bracket" else _raised(options)}"""


def _raised(options: Options) -> str:
    return 'super("[" + n + "]")' if options.call == "super-bracket" else "super(n)"


def heading(options: Options) -> str:
    """The look of section headings."""
    colour = f'fill: rgb("{options.colour}")'
    look = {
        "colour": f'text(size: 1.25em, weight: "bold", {colour}, TRACK body)',
        "size": 'text(size: 1.5em, weight: "regular", TRACK body)',
        "caps": 'text(size: 1.05em, weight: "bold", TRACK body)',
        "number": 'text(size: 1.15em, weight: "bold", TRACK body)',
        "band": (
            f'block(width: 100%, fill: rgb("{options.colour}"), inset: 1.5mm, '
            'text(size: 1.15em, weight: "bold", fill: white, TRACK body))'
        ),
        "rule": (
            'text(size: 1.1em, weight: "regular", TRACK body) + v(-.7em) + '
            f'line(length: 100%, stroke: .6pt + rgb("{options.accent}"))'
        ),
        "smallcaps": 'smallcaps(text(size: 1.2em, weight: "bold", TRACK body))',
        "line": 'text(size: 1em, weight: "regular", TRACK body)',
    }[options.heading]
    look = look.replace("TRACK", "tracking: .18em," if options.heading_spaced else "")
    return f"""#show heading: it => it.body
#let section(body) = block(above: 1.8em, below: 1em, sticky: true,
  {{ set par(justify: false, first-line-indent: 0pt); set text(hyphenate: false)
    std.heading(level: 2, {look}) }})"""


def callout(options: Options) -> str:
    """Boxes for the criteria: beside a paragraph, in the margin, or across the column."""
    accent, colour = f'rgb("{options.accent}")', f'rgb("{options.colour}")'
    look = {
        "tint": f'fill: rgb("{options.tint}"), inset: 3mm',
        "dark": f"fill: {colour}, inset: 3mm",
        "border": f"stroke: .8pt + {accent}, inset: 3mm",
        "bar": f"stroke: (left: 3pt + {accent}), inset: (left: 3mm)",
        "style": "inset: 1mm",
    }[options.callout_look]
    fill = {"tint": colour, "dark": "white", "border": "black"}.get(options.callout_look, accent)
    style = ', style: "italic"' if options.callout_look == "style" else ""
    if options.callout_place == "plain":
        look, fill = "inset: 0mm", "black"
    side = "right" if options.callout_place.endswith("right") else "left"
    shift = "50mm" if side == "right" else "-50mm"
    order = "body, box" if side == "right" else "box, body"
    columns = "(1fr, 58mm)" if side == "right" else "(58mm, 1fr)"
    return f"""#let boxed(width, texts) = block(width: width, {look}, breakable: false, {{
  set par(justify: false, first-line-indent: 0pt, spacing: 1.1em)
  set text(fill: {fill}, hyphenate: false{style})
  texts.join(parbreak()) }})
#let across(..texts) = block(above: 1.3em, below: 1.3em, boxed(100%, texts.pos()))
#let beside(body, ..texts) = {{
  let box = boxed(100%, texts.pos())
  block(grid(columns: {columns}, column-gutter: 5mm, {order})) }}
#let margin(..texts) = context {{
  let box = boxed(44mm, texts.pos())
  let low = here().position().y + measure(box).height - (page.height - 22mm)
  place({side}, dx: {shift}, dy: if low > 0pt {{ -low }} else {{ 0pt }}, box) }}"""
