"""Preambles: classes, faces, headings and boxes as LaTeX users choose them."""

from __future__ import annotations

from benchmarks.foreign.habits import Choices, Habits

BABEL = {"fr": "french", "en": "british", "es": "spanish,es-noquoting,es-noshorthands"}
COLOURS = {"navy": "16,55,92", "wine": "122,31,43", "moss": "58,90,40", "ink": "20,20,20"}
FACES = {
    "lmodern": r"\usepackage{lmodern}",
    "palatino": r"\usepackage[osf,sc]{mathpazo}\linespread{1.05}",
    "charter": r"\usepackage{charter}",
    "utopia": r"\usepackage{utopia}",
    "times": r"\usepackage{mathptmx}\usepackage[scaled=.92]{helvet}",
    "helvetica": r"\usepackage[scaled=.95]{helvet}\renewcommand{\familydefault}{\sfdefault}",
    "bookman": r"\usepackage{bookman}",
    "ec": "",
}
GYRE = (
    r"\setmainfont{texgyre%s}[Extension=.otf,UprightFont=*-regular,BoldFont=*-bold,"
    r"ItalicFont=*-italic,BoldItalicFont=*-bolditalic%s]"
)
OPEN_FACES = {
    "garamond": r"\setmainfont{EB Garamond}[Numbers=OldStyle]\usepackage{realscripts}",
    "libertine": r"\setmainfont{Linux Libertine O}[Numbers={OldStyle,Proportional}]"
    r"\setsansfont{Linux Biolinum O}\usepackage{realscripts}",
    "libertine-lining": r"\setmainfont{Linux Libertine O}[Ligatures={Common,Rare}]"
    r"\usepackage{realscripts}",
    "pagella": GYRE % ("pagella", ",Numbers=OldStyle"),
    "heros": GYRE % ("heros", ""),
    "dejavu": r"\setmainfont{DejaVu Serif}[Scale=.85]\setsansfont{DejaVu Sans}[Scale=.85]",
    "schola": GYRE % ("schola", ""),
}
PAPERS = {
    "one": r"\usepackage[a4paper,margin=26mm]{geometry}",
    "two": r"\usepackage[a4paper,margin=19mm,columnsep=8mm]{geometry}",
    "multicol": (
        r"\usepackage[a4paper,margin=19mm]{geometry}\usepackage{multicol}\setlength{"
        r"\columnsep}{8mm}"
    ),
    "margin": r"\usepackage[a4paper,left=25mm,textwidth=112mm,marginparwidth=42mm,marginparsep=6mm,"
    r"vmargin=25mm]{geometry}",
}
HEADINGS = {
    "sans": r"\titleformat{\section}{\sffamily\bfseries\large\color{main}}{}{0pt}{}",
    "smallcaps": r"\titleformat{\section}{\normalfont\scshape\Large}{}{0pt}{\MakeLowercase}",
    "ruled": r"\titleformat{\section}{\normalfont\bfseries\large}{}{0pt}{}[{\titlerule[.6pt]}]",
    "roman": r"\titleformat{\section}{\normalfont\large\bfseries}{\Roman{section}.}{.6em}{}",
    "number": r"\titleformat{\section}{\normalfont\Large\bfseries}{\thesection}{1em}{}",
    "centred": r"\titleformat{\section}{\centering\normalfont\itshape\Large\color{main}}{}{0pt}{}",
    "spaced": r"\titleformat{\section}{\normalfont\large\color{main}}{}{0pt}{\spaced}",
    "band": r"\titleformat{\section}{\sffamily\bfseries\color{white}}{}{0pt}{\band}",
}
BOXES = {
    "tcb": r"""\newtcolorbox{callout}{colback=main!9,colframe=main!9,boxrule=0pt,arc=2mm,
  fontupper=\sffamily\small,breakable=false}""",
    "frame": r"""\newtcolorbox{callout}{colback=white,colframe=main,boxrule=.6pt,sharp corners,
  fontupper=\small\itshape}""",
    "dark": r"""\newtcolorbox{callout}{colback=main,colframe=main,coltext=white,sharp corners,
  fontupper=\sffamily\bfseries\small,drop shadow}""",
    "bar": r"""\newmdenv[topline=false,bottomline=false,rightline=false,linewidth=2.5pt,
  linecolor=main,skipabove=9pt,skipbelow=9pt,font=\small\color{main}]{callout}""",
    "rules": r"""\newenvironment{callout}{\par\medskip\begin{center}\rule{.5\linewidth}{.5pt}\par
  \large\itshape}{\par\rule{.5\linewidth}{.5pt}\end{center}\medskip}""",
}
ITEMS = {
    "bullet": r"label=\textbullet",
    "dash": "label=--",
    "em": "label=---",
    "square": r"label=\ensuremath{\blacksquare}",
    "triangle": r"label=\ensuremath{\triangleright}",
    "star": r"label=\ensuremath{\ast}",
}
NUMBERS = {"arabic": r"label=\arabic*.", "letter": r"label=\alph*)", "paren": r"label=(\arabic*)"}

CHOICES: Choices = {
    "layout": ("one", "one", "two", "multicol", "margin"),
    "size_pt": ("10", "11", "12"),
    "colour": ("navy", "wine", "moss", "ink"),
    "heading": tuple(HEADINGS),
    "box": ("tcb", "tcb", "frame", "dark", "bar", "rules"),
    "bullet": (*ITEMS, *NUMBERS),
    "paragraphs": ("indent", "skip"),
    "notes": ("foot", "foot", "foot", "end"),
    "note_mark": ("usual", "line", "flush"),
    "call": ("super", "super", "bracket"),
    "title": ("left", "centred", "ruled", "band"),
    "lead": ("italic", "bold", "quote", "box"),
    "drop": (False, False, True),
    "wrap": (False, True),
    "running": ("head", "foot", "both", "section", "none"),
    "folio": ("n", "dashes", "of", "none"),
    "label": ("bold", "italic", "smallcaps", "sans"),
}
DVIPS: Choices = {
    "face": ("ec",),
    "links": ("none",),
}  # a link that dvips draws is never broken over lines
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "…": r"\dots{}",
}


def preamble(language: str, habits: Habits) -> str:
    """All that stands before the document."""
    size = {"9": "10pt", "10": "10pt", "11": "11pt", "12": "12pt"}[habits["size_pt"]]
    columns = ",twocolumn" if habits["layout"] == "two" else ""
    return "\n".join(
        (
            rf"\documentclass[{size}{columns}]{{article}}",
            PAPERS[habits["layout"]],
            r"\usepackage[table]{xcolor}\usepackage{amssymb,titlesec,enumitem,fancyhdr,lettrine}",
            r"\usepackage{booktabs,lastpage,needspace,marginnote,wrapfig}",
            r"\usepackage[most]{tcolorbox}\usepackage[framemethod=default]{mdframed}",
            _engine(habits),
            rf"\usepackage[{BABEL[language]}]{{babel}}",
            r"\usepackage[hidelinks]{hyperref}\hypersetup{pdfborder={0 0 0}}",
            rf"\definecolor{{main}}{{RGB}}{{{COLOURS[habits['colour']]}}}",
            r"\setcounter{secnumdepth}{1}\raggedbottom\emergencystretch=2em",
            r"\newcommand{\band}[1]{\colorbox{main}{\parbox{\dimexpr\linewidth-2\fboxsep}{#1}}}",
            _spaced(habits),
            HEADINGS[habits["heading"]],
            BOXES[habits["box"]],
            r"\setlist{leftmargin=1.6em,itemsep=2pt,topsep=4pt}",
            r"\setlength{\parindent}{0pt}\setlength{\parskip}{5pt plus 1pt}"
            if habits["paragraphs"] == "skip"
            else "",
            _notes(habits),
        )
    )


def _engine(habits: Habits) -> str:
    if habits["face"] in OPEN_FACES:
        return r"\usepackage{fontspec}" + OPEN_FACES[habits["face"]]
    micro = "" if habits["face"] in ("ec", "bookman") else r"\usepackage{microtype}"
    return (
        r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{textcomp}"
        + FACES[habits["face"]]
        + micro
    )


def _spaced(habits: Habits) -> str:
    if habits["face"] in OPEN_FACES:
        return r"\newcommand{\spaced}[1]{{\addfontfeature{LetterSpace=14}\MakeUppercase{#1}}}"
    if habits["face"] in ("ec", "bookman"):
        return r"\newcommand{\spaced}[1]{\MakeUppercase{#1}}"
    return r"\newcommand{\spaced}[1]{\textls[140]{\MakeUppercase{#1}}}"


def _notes(habits: Habits) -> str:
    """How the mark stands before a note: as LaTeX has it, or in line and full size."""
    if habits["note_mark"] == "line":
        return (
            r"\makeatletter\renewcommand\@makefntext[1]{\noindent"
            r"\makebox[1.6em][l]{\@thefnmark.}#1}"
            r"\makeatother"
        )
    if habits["note_mark"] == "flush":
        return r"\makeatletter\renewcommand\@makefntext[1]{\noindent\@makefnmark\,#1}\makeatother"
    return ""
