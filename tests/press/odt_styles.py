"""The styles of a flat OpenDocument text."""

from __future__ import annotations

from html import escape

from tests.press.case import Case
from tests.press.css import margins_mm
from tests.press.options import Options
from tests.press.symbol_font import FAMILY
from tests.press.typography import FONTS, PAGES_MM, hyphenation_language, short_title

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
COUNTRIES = {"fr": "FR", "en": "GB", "es": "ES"}
LOOKS = {
    "tint": 'fo:background-color="{tint}" fo:padding="0.25cm" fo:border="none"',
    "dark": 'fo:background-color="{colour}" fo:padding="0.25cm" fo:border="none"',
    "border": 'fo:padding="0.25cm" fo:border="0.8pt solid {accent}"',
    "bar": 'fo:padding-left="0.3cm" fo:border-left="3pt solid {accent}"',
    "style": 'fo:padding="0.05cm" fo:border="none"',
}
FRAME_PLACES = {
    "right": ("right", "left", "parallel"),
    "left": ("left", "right", "parallel"),
    "margin-right": ("from-left", "left", "run-through"),
    "margin-left": ("from-left", "left", "run-through"),
}

LEADS = {"bold": 'fo:font-weight="bold"', "italic": 'fo:font-style="italic"', "plain": ""}


def fonts(options: Options) -> str:
    """The declarations of the fonts used."""
    family = FONTS[options.font]
    return "".join(
        f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;"/>'
        for name in (family, FAMILY)
    )


def paragraph_style(name: str, paragraph: str = "", text: str = "", inner: str = "") -> str:
    """A paragraph style on top of the default one."""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}>{inner}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def text_style(name: str, text: str) -> str:
    """A character style."""
    return (
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {text}/></style:style>"
    )


def styles(options: Options) -> str:
    """Paragraph, character and frame styles."""
    size, colour, accent = options.body_size, options.colour, options.accent
    language = hyphenation_language(options)
    hyphenate = "false" if options.soft_hyphens or options.hyphenation == "none" else "true"
    font = FONTS[options.font]
    features = "" if options.ligatures else ":-liga"
    hyphenation = (
        f'fo:hyphenate="{hyphenate}" fo:hyphenation-remain-char-count="2" '
        'fo:hyphenation-push-char-count="3"'
    )
    default = (
        f'style:font-name="{font}{features}" fo:font-size="{size}pt" fo:language="{language}" '
        f'fo:country="{COUNTRIES[language]}" style:letter-kerning="{str(options.kerning).lower()}"'
    )
    space, indent = ("0cm", "0.5cm") if options.indent else ("0.25cm", "0cm")
    gap = f'fo:margin-bottom="{space}"'
    align = options.align
    body = f'fo:text-align="{align}" fo:line-height="135%" fo:orphans="2" fo:widows="2"'
    small = 'fo:font-variant="small-caps"' if options.heading == "smallcaps" else ""
    drop = '<style:drop-cap style:lines="3" style:length="1" style:distance="0.05cm"/>'
    label = {"bold": 'fo:font-weight="bold"', "italic": 'fo:font-style="italic"'}
    plain = 'fo:hyphenate="false"'
    centre = "center" if options.about == "centred" else "left"
    raised = 'style:text-position="super 62%"'
    bold, own = 'fo:font-weight="bold"', f'fo:color="{colour}"'
    notes = f'fo:font-size="7.5pt" {plain}'
    title = f'fo:font-size="{1.9 * size}pt" {bold} {own} {small} {plain}'
    place = f'fo:font-size="{1.25 * size}pt" fo:color="{accent}" {plain}'
    guide = f'fo:font-size="{1.3 * size}pt" {bold} {own}'
    ruled = 'fo:margin-top="0.3cm" fo:padding-top="0.1cm" fo:border-top="0.5pt solid #666666"'
    box = f'fo:background-color="{options.tint}" fo:padding="0.15cm" fo:margin-right="4cm"'
    about = f'fo:text-align="{centre}" fo:margin-bottom="0.35cm"'
    return "".join(
        (
            '<style:default-style style:family="paragraph">'
            f"<style:text-properties {default}/></style:default-style>",
            paragraph_style("Body", f'{body} {gap} fo:text-indent="{indent}"', hyphenation),
            paragraph_style("Cont", f"{body} {gap}", hyphenation),
            paragraph_style("Drop", f"{body} {gap}", hyphenation, drop),
            paragraph_style("Item", f'{body} fo:margin-bottom="0.15cm"', hyphenation),
            paragraph_style(
                "Lead", f'{body} fo:margin-bottom="0.25cm"', f"{LEADS[options.lead]} {hyphenation}"
            ),
            paragraph_style("Press_20_Title", 'fo:margin-bottom="0.3cm"', title),
            paragraph_style("Place", 'fo:margin-bottom="0.4cm"', place),
            heading(options),
            paragraph_style("Note", "", notes),
            paragraph_style("NoteFirst", ruled, notes),
            callout(options),
            paragraph_style("About", about, plain),
            paragraph_style("AboutFirst", f'{about} fo:margin-top="5cm"', plain),
            paragraph_style("GuideTitle", 'fo:margin-top="0.4cm" fo:margin-bottom="0.3cm"', guide),
            paragraph_style("GuideBox", f'{box} fo:border="2pt solid #ffffff"', plain),
            paragraph_style("GuideLine", 'fo:margin-bottom="0.15cm"', plain),
            paragraph_style(
                "Quote",
                'fo:margin="0.4cm" fo:margin-left="1cm"',
                f'{plain} fo:font-style="italic" fo:color="{options.accent}"',
            ),
            paragraph_style("Running", "", f'fo:font-size="8pt" {own}', running_tabs(options)),
            text_style("Label", label.get(options.labels, "")),
            text_style("Raised", raised if options.call != "bracket" else ""),
            text_style("Mark", raised if options.mark_super else ""),
            text_style("Symbol", f'style:font-name="{FAMILY}"'),
        )
    )


def heading(options: Options) -> str:
    """The style of section headings."""
    scale, text, paragraph = {
        "colour": (1.25, f'fo:font-weight="bold" fo:color="{options.colour}"', ""),
        "size": (1.5, "", ""),
        "caps": (1.05, 'fo:font-weight="bold"', ""),
        "number": (1.15, 'fo:font-weight="bold"', ""),
        "band": (
            1.15,
            'fo:font-weight="bold" fo:color="#ffffff"',
            f'fo:background-color="{options.colour}" fo:padding="0.1cm"',
        ),
        "rule": (1.1, "", f'fo:border-bottom="0.6pt solid {options.accent}"'),
        "smallcaps": (1.2, 'fo:font-weight="bold" fo:font-variant="small-caps"', ""),
        "line": (1.0, "", ""),
    }[options.heading]
    spaced = f'fo:letter-spacing="{0.18 * options.body_size}pt"' if options.heading_spaced else ""
    return paragraph_style(
        "Press_20_Heading",
        f'fo:margin-top="0.45cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always" {paragraph}',
        f'fo:font-size="{scale * options.body_size}pt" fo:hyphenate="false" {text} {spaced}',
    )


def callout(options: Options) -> str:
    """The styles of a callout's text, of its box across the column, and of its frame."""
    look = LOOKS[options.callout_look].format(**options.as_dict())
    colour = {"tint": options.colour, "dark": "#ffffff", "border": "#000000"}.get(
        options.callout_look, options.accent
    )
    text = f'fo:color="{colour}" fo:hyphenate="false"'
    if options.callout_look == "style":
        text += ' fo:font-style="italic"'
    if options.callout_place == "plain":
        text, look = 'fo:font-style="italic" fo:hyphenate="false"', ""
    side, margin, wrap = FRAME_PLACES.get(options.callout_place, FRAME_PLACES["right"])
    position = f'style:horizontal-pos="{side}" style:horizontal-rel="paragraph"'
    inside = "true" if wrap == "parallel" else "false"  # not over the notes at the page's foot
    frame = (
        '<style:style style:name="Frame" style:family="graphic"><style:graphic-properties '
        f'style:wrap="{wrap}" style:number-wrapped-paragraphs="no-limit" {position} '
        f'style:vertical-pos="top" style:vertical-rel="paragraph" style:flow-with-text="{inside}" '
        f'fo:margin-{margin}="0.5cm" fo:margin-bottom="0.3cm" {look}/></style:style>'
    )
    room = 'fo:margin-top="0.3cm" fo:margin-bottom="0.4cm"'
    return (
        paragraph_style("Callout", 'fo:margin-bottom="0.15cm"', text)
        + paragraph_style("CalloutBox", f"{room} {look}", text)
        + frame
    )


def running_tabs(options: Options) -> str:
    """A tab stop at the right edge."""
    right = (PAGES_MM[options.page][0] - sum(page_margins(options))) / 10
    return (
        f'<style:tab-stops><style:tab-stop style:position="{right:.2f}cm" style:type="right"/>'
        "</style:tab-stops>"
    )


def page_margins(options: Options) -> tuple[float, float]:
    """Left and right margin; a callout in the margin needs a wide one."""
    inner, outer = margins_mm(options)
    inner += 44 if options.callout_place == "margin-left" else 0
    outer += 44 if options.callout_place == "margin-right" else 0
    return inner, outer


def page_layout(options: Options) -> str:
    """Size, margins and the columns of the text."""
    width, height = PAGES_MM[options.page]
    left, right = page_margins(options)
    usage = 'style:page-usage="mirrored"' if options.mirrored else ""
    layout = (
        f'fo:page-width="{width}mm" fo:page-height="{height}mm" fo:margin-top="14mm" '
        f'fo:margin-bottom="14mm" fo:margin-left="{left}mm" fo:margin-right="{right}mm"'
    )
    strip = '<style:header-footer-properties fo:min-height="8mm" fo:margin-{}="3mm"/>'
    return (
        f'<style:page-layout style:name="Sheet" {usage}>'
        f"<style:page-layout-properties {layout}/>"
        f"<style:header-style>{strip.format('bottom')}</style:header-style>"
        f"<style:footer-style>{strip.format('top')}</style:footer-style></style:page-layout>"
        '<style:style style:name="Columns" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="7mm"/></style:section-properties>'
        "</style:style>"
    )


def master_pages(case: Case, options: Options) -> str:
    """The running header and footer, and a closing page without them."""
    folio = {
        "n": "<text:page-number/>",
        "n/N": "<text:page-number/> / <text:page-count/>",
        "none": "",
        "words": escape(case.page_words.capitalize())
        .replace("{n}", "<text:page-number/>")
        .replace("{total}", "<text:page-count/>"),
    }[options.folio]
    series, title = escape(case.series), escape(short_title(case))
    chapter = '<text:chapter text:display="name" text:outline-level="1">-</text:chapter>'
    head, foot, head_left, foot_left = {
        "footer": ("", f"{series}<text:tab/>{folio}", "", ""),
        "header": (f"{series}<text:tab/>{folio}", "", "", ""),
        "both": (series, f"{title}<text:tab/>{folio}", "", ""),
        "alternating": (f"<text:tab/>{title}", f"<text:tab/>{folio}", series, folio),
        "section": (f"{chapter}<text:tab/>{folio}", "", "", ""),
        "none": ("", folio, "", ""),
    }[options.running]
    strips = "".join(
        f'<style:{name}><text:p text:style-name="Running">{text}</text:p></style:{name}>'
        for name, text in (
            ("header", head),
            ("header-left", head_left),
            ("footer", foot),
            ("footer-left", foot_left),
        )
        if text
    )
    return (
        f'<style:master-page style:name="Standard" style:page-layout-name="Sheet">{strips}'
        '</style:master-page><style:master-page style:name="Closing" '
        'style:page-layout-name="Sheet"/>'
    )
