"""The fixed parts of a Word document: styles, lists, relations."""

from __future__ import annotations

from benchmarks.foreign.habits import Habits

CHOICES = {
    "face": (
        "DejaVu Sans",
        "Linux Libertine O",
        "TeX Gyre Termes",
        "EB Garamond",
        "TeX Gyre Heros",
    ),
    "size_pt": (10, 11, 12),
    "columns": (1, 1, 2),
    "colour": ("2E74B5", "C00000", "385723", "1F1F1F"),
    "heading": ("word", "word", "bold", "caps", "smallcaps", "shaded"),
    "box": ("textbox", "textbox", "cell", "shaded", "framed"),
    "box_side": ("right", "left"),
    "bullet": ("•", "–", "➢", "▪", "1.", "a)"),
    "align": ("left", "both"),
    "paragraphs": ("space", "indent"),
    "notes": ("foot", "foot", "foot", "end"),
    "lead": ("bold", "italic", "shaded"),
    "label": ("b", "i", "u"),
    "running": ("both", "footer", "none"),
    "hyphens": (True, False),
    "callout_cut": (False,),
}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}{number}.xml" ContentType="{OFFICE}.{name}+xml"/>'
        for name, number in (
            ("styles", ""),
            ("numbering", ""),
            ("footnotes", ""),
            ("settings", ""),
            ("header", "1"),
            ("footer", "1"),
        )
    )
    + "</Types>"
)
PACKAGE = (
    f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" '
    f'Target="word/document.xml"/></Relationships>'
)
RELATIONS = (
    f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{file}.xml"/>'
        for kind, file in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("settings", "settings"),
            ("header", "header1"),
            ("footer", "footer1"),
        )
    )
    + "</Relationships>"
)


def styles(habits: Habits, language: str) -> str:
    """Normal, title, headings and notes, much as the program's own templates have them."""
    face, size = habits["face"], habits["size_pt"]
    spacing = '<w:spacing w:after="0" w:line="259" w:lineRule="auto"/><w:ind w:firstLine="340"/>'
    if habits["paragraphs"] == "space":
        spacing = '<w:spacing w:after="140" w:line="259" w:lineRule="auto"/>'
    codes = {"fr": "fr-FR", "en": "en-GB", "es": "es-ES"}
    heading = {
        "word": f'<w:color w:val="{habits["colour"]}"/><w:sz w:val="32"/>',
        "bold": '<w:b/><w:sz w:val="26"/>',
        "caps": (
            f'<w:b/><w:caps/><w:color w:val="{habits["colour"]}"/><w:spacing w:val="30"/>'
            f'<w:sz w:val="22"/>'
        ),
        "smallcaps": '<w:smallCaps/><w:sz w:val="30"/>',
        "shaded": '<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="26"/>',
    }[habits["heading"]]
    shade = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{habits["colour"]}"/>'
        if habits["heading"] == "shaded"
        else ""
    )
    return (
        f"{HEADER}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        f'<w:sz w:val="{2 * size}"/><w:lang w:val="{codes[language]}"/></w:rPr>'
        f"</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
        'w:val="Normal"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/>'
        f'<w:pPr>{spacing}<w:jc w:val="{habits["align"]}"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List '
        'Paragraph"/><w:pPr><w:spacing w:after="80"/>'
        f'<w:jc w:val="{habits["align"]}"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr>'
        '<w:suppressAutoHyphens/><w:spacing w:after="80"/></w:pPr>'
        f'<w:rPr><w:color w:val="{habits["colour"]}"/><w:sz w:val="48"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/>'
        '<w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:color w:val="595959"/>'
        '<w:sz w:val="28"/></w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        f'<w:pPr><w:keepNext/>{shade}<w:spacing w:before="280" w:after="120"/>'
        f'<w:outlineLvl w:val="0"/></w:pPr><w:rPr>{heading}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name '
        'w:val="footnote text"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Callout"><w:name w:val="Callout"/>'
        '<w:pPr><w:suppressAutoHyphens/><w:spacing w:after="80"/><w:jc w:val="left"/>'
        "</w:pPr></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name '
        'w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/>'
        "</w:rPr></w:style>"
        "</w:styles>"
    )


def numbering(habits: Habits, lists: int) -> str:
    """One list for each section: its mark, and a dash one level down."""
    mark = habits["bullet"]
    kind = {"1.": "decimal", "a)": "lowerLetter"}.get(mark, "bullet")
    shown = {"1.": "%1.", "a)": "%1)"}.get(mark, mark)
    levels = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText '
        f'w:val="{shown}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText '
        'w:val="–"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="900" w:hanging="280"/></w:pPr></w:lvl>'
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n in range(lists)
    )
    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(lists)
    )
    return f"{HEADER}<w:numbering {NAMESPACES}>{abstract}{nums}</w:numbering>"
