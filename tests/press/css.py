"""The style sheet for the producers that set HTML."""

from __future__ import annotations

from tests.press.case import Case
from tests.press.options import PUA_BULLET, Options
from tests.press.symbol_font import FAMILY, symbol_font
from tests.press.typography import FONTS, PAGES_MM, short_title

HEADINGS = {
    "colour": "color: {colour}; font-size: 1.25em; font-weight: bold",
    "size": "font-size: 1.5em; font-weight: normal",
    "caps": "font-size: 1.05em; font-weight: bold; letter-spacing: .03em",
    "number": "font-size: 1.15em; font-weight: bold",
    "band": "background: {colour}; color: #fff; font-size: 1.15em; font-weight: bold; "
    "padding: 1mm 2mm",
    "rule": "font-size: 1.1em; font-weight: normal; border-bottom: .6pt solid {accent}",
    "smallcaps": "font-size: 1.2em; font-variant: small-caps; font-weight: bold",
    "line": "font-size: 1em; font-weight: normal",
}
LOOKS = {
    "tint": "background: {tint}; color: {colour}; padding: 3mm",
    "dark": "background: {colour}; color: #fff; padding: 3mm",
    "border": "border: .8pt solid {accent}; padding: 3mm",
    "bar": "border-left: 3pt solid {accent}; padding: 0 0 0 3mm; color: {accent}",
    "style": "color: {accent}; font-style: italic; font-size: 1.08em; padding: 1mm",
}

LEADS = {
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
    "plain": "font-weight: normal",
}
TYPED = """.bullets li { margin-left: 0 } .bullets li.deep { margin-left: 1.6em }
    .bullet { display: inline; margin-left: 0; padding-right: .5em }"""


def style_sheet(case: Case, options: Options) -> str:
    """All the rules for one publication."""
    return "\n".join(
        (
            font_rules(options),
            page_rules(case, options),
            body_rules(options),
            callout_rules(options),
            note_rules(options),
            guide_rules(options),
        )
    )


def font_rules(options: Options) -> str:
    """Families, ligatures and kerning."""
    ligatures = "common-ligatures" if options.ligatures else "none"
    symbol = (
        f"@font-face {{ font-family: '{FAMILY}'; src: url('{symbol_font().as_uri()}') }}"
        if options.bullet == PUA_BULLET
        else ""
    )
    return f"""{symbol}
    html {{ font-family: "{FONTS[options.font]}"; font-size: {options.body_size}pt;
      line-height: 1.4; font-variant-ligatures: {ligatures};
      font-kerning: {"normal" if options.kerning else "none"} }}"""


def page_rules(case: Case, options: Options) -> str:
    """Size, margins, running header and footer."""
    width, height = PAGES_MM[options.page]
    inner, outer = margins_mm(options)
    if options.mirrored:
        sides = f"""@page :right {{ margin-left: {inner}mm; margin-right: {outer}mm }}
        @page :left {{ margin-left: {outer}mm; margin-right: {inner}mm }}"""
    else:
        sides = f"@page {{ margin-left: {inner}mm; margin-right: {outer}mm }}"
    return f"""@page {{ size: {width}mm {height}mm; margin: 22mm 20mm 24mm }}
    {sides}
    {running_rules(case, options)}
    @page closing {{ @top-left {{ content: none }} @top-right {{ content: none }}
      @bottom-left {{ content: none }} @bottom-right {{ content: none }}
      @bottom-center {{ content: none }} }}"""


def margins_mm(options: Options) -> tuple[float, float]:
    """Left (or inner) and right (or outer) margin."""
    return (28.0, 20.0) if options.mirrored else (22.0, 22.0)


def running_rules(case: Case, options: Options) -> str:
    """What stands at the head and foot of each page."""
    folio = folio_content(case, options)
    series, title = _string(case.series), _string(short_title(case))
    small = f"font-size: 8pt; color: {options.colour}"
    boxes: tuple[tuple[str, str], ...]
    match options.running:
        case "footer":
            boxes = (("bottom-left", series), ("bottom-right", folio))
        case "header":
            boxes = (("top-left", series), ("top-right", folio))
        case "both":
            boxes = (("top-left", series), ("bottom-left", title), ("bottom-right", folio))
        case "section":
            boxes = (("top-left", "string(section)"), ("top-right", folio))
        case "alternating":
            return f"""@page :left {{ @bottom-left {{ content: {folio}; {small} }}
              @top-left {{ content: {series}; {small} }} }}
            @page :right {{ @bottom-right {{ content: {folio}; {small} }}
              @top-right {{ content: {title}; {small} }} }}"""
        case _:
            boxes = (("bottom-center", folio),)
    rules = " ".join(f"@{place} {{ content: {what}; {small} }}" for place, what in boxes)
    return f"@page {{ {rules} }}"


def folio_content(case: Case, options: Options) -> str:
    """The page number, as CSS content."""
    match options.folio:
        case "n/N":
            return 'counter(page) " / " counter(pages)'
        case "words":
            before, rest = case.page_words.split("{n}")
            between, after = rest.split("{total}")
            return (
                f"{_string(before.capitalize())} counter(page) {_string(between)} counter(pages) "
                f"{_string(after)}"
            )
        case "none":
            return '""'
    return "counter(page)"


def body_rules(options: Options) -> str:
    """Title, headings, paragraphs and lists."""
    heading = HEADINGS[options.heading].format(**options.as_dict())
    spaced = "letter-spacing: .18em;" if options.heading_spaced else ""
    gap, indent = ("0", "1.4em") if options.indent else (".7em", "0")
    hyphens = "manual" if options.soft_hyphens or options.hyphenation == "none" else "auto"
    label = {"bold": "font-weight: bold", "italic": "font-style: italic"}.get(options.labels, "")
    return f"""h1 {{ font-size: 1.9em; line-height: 1.15; color: {options.colour}; margin: 0 0 .5em;
      {"font-variant: small-caps;" if options.heading == "smallcaps" else ""} }}
    h1, h2, .place {{ hyphens: manual; text-align: left }}
    .place {{ color: {options.accent}; font-size: 1.25em; margin: 0 0 1em }}
    .lead p {{ {LEADS[options.lead]}; margin: 0 0 .7em }}
    .front {{ {"break-after: page; padding-top: 60mm" if options.cover else ""} }}
    h2 {{ {heading}; {spaced} string-set: section content(); margin: 1.3em 0 .6em;
      break-after: avoid }}
    main {{ {"columns: 2; column-gap: 7mm;" if options.columns == 2 else ""} }}
    main, .lead {{ text-align: {options.align}; hyphens: {hyphens} }}
    main p {{ margin: 0 0 {gap}; text-indent: {indent}; orphans: 2; widows: 2 }}
    h2 + p, p.on {{ text-indent: 0 }}
    p.cut, div.cut {{ margin-bottom: 0 }}
    .bullets {{ margin: .3em 0 .8em; padding: 0; list-style: none }}
    .bullets li {{ margin: 0 0 .45em 1.5em; position: relative }}
    .bullets li.deep {{ margin-left: 3.2em }}
    .bullets li::marker {{ content: "" }}
    .bullet {{ display: inline-block; width: 1.3em; margin-left: -1.3em; text-align: left;
      text-indent: 0 }}
    {TYPED if options.list_typed else ""}
    .symbol {{ font-family: "{FAMILY}" }}
    .label {{ {label} }}
    .address {{ hyphens: manual; overflow-wrap: anywhere }}
    a {{ color: {options.colour}; text-decoration: none }}
    .drop {{ float: left; font-size: 3.1em; line-height: .8; margin: .06em .06em 0 0;
      color: {options.accent} }}
    .about {{ page: closing; break-{"after" if options.about == "front" else "before"}: page;
      padding: 55mm 0 0; hyphens: manual;
      text-align: {"center" if options.about == "centred" else "left"} }}
    .about p {{ margin: 0 0 1em }}
    table.data {{ border-collapse: collapse; margin: .8em 0; width: 100% }}
    table.data td, table.data th {{ border: .5pt solid #777; padding: 1mm 2mm }}
    .figure {{ margin: .8em 0; font-size: .9em; text-align: left }}
    .figure svg {{ display: block; margin-bottom: 1mm }}
    .pull {{ font-size: 1.3em; color: {options.accent}; margin: 1em 8mm; text-align: left;
      border-top: .6pt solid; border-bottom: .6pt solid }}"""


def callout_rules(options: Options) -> str:
    """The boxes that hold the criteria."""
    margin = options.callout_place.removeprefix("margin-")
    # the text makes room by itself, since Chromium prints nothing in the page's own margin
    room = f"h1, .place, .lead, main {{ margin-{margin}: 48mm }}"
    if margin == "left" != options.callout_place:
        room += """ .bullets li .callout { margin-left: calc(-48mm - 1.5em) !important }
          .bullets li.deep .callout { margin-left: calc(-48mm - 3.2em) !important }"""
    if margin == options.callout_place:
        room = ""
    look = LOOKS[options.callout_look].format(**options.as_dict())
    place = {
        "right": "float: right; width: 58mm; margin: 1mm 0 3mm 5mm",
        "left": "float: left; width: 58mm; margin: 1mm 5mm 3mm 0",
        "margin-right": "float: right; width: 43mm; margin: 0 -48mm 3mm 0",
        "margin-left": "float: left; width: 43mm; margin: 0 0 3mm -48mm",
        "full": "margin: 3mm 0 4mm",
        "plain": "margin: 3.5mm 0 4mm",
    }[options.callout_place]
    if options.callout_place == "plain":
        look = "font-style: italic"
    return f"""{room}
    main .callout {{ display: block; box-sizing: border-box; {place}; {look};
      text-align: left; text-indent: 0; hyphens: manual; break-inside: avoid; font-weight: normal }}
    .callout span {{ display: block }}
    .callout span + span {{ margin-top: 2mm }}"""


def note_rules(options: Options) -> str:
    """Calls and notes; real footnotes get their numbers from the style sheet."""
    before, after = options.mark.split("{n}")
    call = "counter(footnote)" if options.call == "super" else '"[" counter(footnote) "]"'
    raised = (
        "vertical-align: baseline; font-size: 1rem; line-height: inherit"
        if options.call == "bracket"
        else "vertical-align: super; font-size: .65rem; line-height: 0"
    )
    mark = "vertical-align: super; font-size: .7em; line-height: 0" if options.mark_super else ""
    return f"""/* no border above the notes: with one, WeasyPrint believes that no note fits */
    @page {{ @footnote {{ margin-top: 3mm }} }}
    .fn {{ float: footnote; footnote-policy: line; font-size: 7.5pt; line-height: 1.3;
      font-weight: normal; font-style: normal; text-indent: 0; text-align: left; hyphens: manual;
      color: #222 }}
    .fn::footnote-call {{ content: {call}; font-weight: normal; color: inherit; {raised} }}
    .fn::footnote-marker {{ content: "{before}" counter(footnote) "{after} "; {mark} }}
    .call {{ font-weight: normal; {raised} }}
    .mark {{ {mark} }}
    .notes {{ border-top: .5pt solid #666; margin: 1em 0 .8em; padding-top: 1.5mm;
      font-size: 7.5pt; line-height: 1.3; text-align: left; hyphens: manual; break-inside: avoid }}
    .notes p {{ margin: 0 0 .5mm; text-indent: 0 }}"""


def guide_rules(options: Options) -> str:
    """The reading guide."""
    return f""".guide {{ break-after: page; hyphens: manual; text-align: left }}
    .guide h3 {{ color: {options.colour}; font-size: 1.3em; margin: 0 0 4mm }}
    .guide .box {{ background: {options.tint}; padding: 2mm 3mm; margin: 0 0 1.2mm; width: 75% }}
    .guide .domain {{ display: inline-block; vertical-align: top; width: 28%; padding: 2mm;
      margin: 1mm; background: #f4ead9; text-align: center; font-size: .9em; min-height: 9mm }}
    .guide table {{ border-collapse: collapse; width: 100% }}
    .guide td {{ border: .5pt solid {options.colour}; padding: 2mm; width: 50% }}
    .guide ul, .guide ol {{ padding-left: 6mm; margin: 0 0 5mm }}
    .guide li {{ margin: 0 0 1.5mm }}
    .guide .how {{ margin-top: 6mm }}"""


def _string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
