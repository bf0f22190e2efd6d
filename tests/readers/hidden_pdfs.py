"""One-page PDFs, written by hand, that hide a sentence; and others that only seem to."""

from __future__ import annotations

from collections.abc import Sequence

from tests.readers.odd_pdfs import FONT, stream, write

SEEN, SECRET = "A line of text", "Nobody is meant to read this"
_SEEN = b"BT /F 12 Tf 72 720 Td (A line of text) Tj ET\n"
_SECRET = b"BT /F 12 Tf 72 600 Td (Nobody is meant to read this) Tj ET\n"
_LARGE, _SMALL = _SECRET.replace(b"12 Tf", b"24 Tf"), _SECRET.replace(b"12 Tf", b"4 Tf")
_OVER = b"70 595 200 20 re f\n"
# One black pixel, as large as the matrix before it says.
_PICTURE = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI\n"
_STATES = (
    b"/ExtGState << /Mask << /SMask << /S /Luminosity /G 8 0 R >> >> "
    b"/Glass << /ca 0.4 >> /Air << /ca 0 >> /Breath << /ca 0.043 >> "
    b"/Mist << /ca 0.055 >> /Milk << /ca 0.95 >> >>"
)
_TILE = (
    b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
    b"/Resources << >>"
)
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >>"


def page(
    content: bytes,
    *,
    entries: bytes = b"",
    catalogue: bytes = b"",
    more: Sequence[bytes] = (),
    pattern: bytes = b"",
) -> bytes:
    """A file of one page with the sentence that is seen, then ``content``.

    ``entries`` are the page's own, ``catalogue`` the file's, ``more`` its objects from number 6 on.
    Of them, 6 is the layer L, 7 depends on it as the layer M, 8 is the form X.
    """
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b "
            b"/Resources << /Font << /F 5 0 R >> /XObject << /X 8 0 R >> "
            b"/Properties << /L 6 0 R /M 7 0 R >> /Pattern << %b >> %b >> >>"
            % (entries, pattern, _STATES),
            stream(_SEEN + content),
            FONT,
            *more,
        ]
    )


def layered(content: bytes, *, off: bool, form: bytes = b"") -> bytes:
    """A page with a layer that is on or ``off``; ``form`` has the entries of a form on it."""
    return page(
        content,
        catalogue=b"/OCProperties << /OCGs [6 0 R] /D << %b >> >>"
        % (b"/OFF [6 0 R]" if off else b""),
        more=[
            b"<< /Type /OCG /Name (Notes) >>",
            b"<< /Type /OCMD /OCGs [6 0 R] >>",
            stream(_SECRET, _FORM + form),
        ],
    )


def field(value: bytes, *, appearance: bool, kind: bytes = b"/Widget /FT /Tx") -> bytes:
    """A page with a form field, or another ``kind`` of annotation, that holds ``value``."""
    look = b"/AP << /N 7 0 R >>" if appearance else b""
    return page(
        b"",
        entries=b"/Annots [6 0 R]",
        catalogue=b"/AcroForm << /Fields [6 0 R] /DA (/F 12 Tf 0 g) "
        b"/DR << /Font << /F 5 0 R >> >> >>",
        more=[
            b"<< /Type /Annot /Subtype %b /T (place) /V (%b) /DA (/F 12 Tf 0 g) "
            b"/Rect [72 600 372 618] %b >>" % (kind, value, look),
            stream(
                b"/Tx BMC BT /F 12 Tf 2 4 Td (%b) Tj ET EMC" % value,
                _FORM.replace(b"[0 0 595 842]", b"[0 0 300 18]"),
            ),
        ],
    )


def barred() -> bytes:
    """A page with its secret below the black area of an annotation."""
    return page(
        _SECRET,
        entries=b"/Annots [6 0 R]",
        more=[
            b"<< /Type /Annot /Subtype /Square /IC [0 0 0] /F 4 /Rect [70 595 370 615] "
            b"/AP << /N 7 0 R >> >>",
            stream(b"0 g 0 0 300 20 re f", _FORM.replace(b"[0 0 595 842]", b"[0 0 300 20]")),
        ],
    )


def patterned(tile: bytes) -> bytes:
    """A page whose secret is filled with a pattern of this ``tile``."""
    content = b"/Pattern cs /P scn " + _SECRET
    return page(content, more=[b"null", b"null", stream(tile, _TILE)], pattern=b"/P 8 0 R")


def masked(luminosity: bytes) -> bytes:
    """A page whose secret stands behind a mask as light as what this draws."""
    group = b" /Group << /S /Transparency /CS /DeviceGray >>"
    return page(
        b"q /Mask gs " + _SECRET + b"Q", more=[b"null", b"null", stream(luminosity, _FORM + group)]
    )


def hiding() -> dict[str, tuple[bytes, str]]:
    """Files that hide the secret, by how they do it, with the reason to be given."""
    marked = b"/OC /%b BDC " + _SECRET + b"EMC\n"
    cropped = stream(_SECRET, _FORM)
    return {
        "layer off": (layered(marked % b"L", off=True), "layer"),
        "layer that depends on one that is off": (layered(marked % b"M", off=True), "layer"),
        "form on a layer that is off": (
            layered(b"/X Do\n", off=True, form=b" /OC 6 0 R"),
            "layer",
        ),
        "invisible mode": (page(b"3 Tr " + _SECRET), "invisible"),
        "white on paper": (page(b"1 g " + _SECRET), "color"),
        "nearly white on paper": (page(b"0.98 g " + _SECRET), "color"),
        "white but for what no eye sees": (page(b"0.945 g " + _LARGE), "color"),
        "white, and wider than any picture": (
            page(b"1 g BT 400000000 0 0 12 72 600 Tm /F 1 Tf (" + SECRET.encode() + b") Tj ET\n"),
            "color",
        ),
        "on a panel of its colour": (page(b"0.2 0.3 0.6 rg " + _OVER + _SECRET), "color"),
        "fully transparent": (page(b"/Air gs " + _SECRET), "color"),
        "nearly transparent": (page(b"/Breath gs " + _SECRET), "color"),
        "white over letters": (
            page(_SEEN.replace(b"720", b"600") + b"1 g " + _SECRET),
            "color",
        ),
        "under a white area": (page(_SECRET + b"1 g " + _OVER), "covered"),
        "under a white area that hardly lets light through": (
            page(_SECRET + b"/Milk gs 1 g " + _OVER),
            "covered",
        ),
        "under a strip as high as small letters": (
            page(_SMALL + b"1 g 70 599.3 200 3.7 re f\n"),
            "covered",
        ),
        "under a stroke as wide as a line": (
            page(_SECRET + b"1 G 20 w 70 605 m 270 605 l S\n"),
            "covered",
        ),
        "under an upright stroke": (
            page(_SECRET + b"q 2 0 0 2 0 0 cm 1 G 100 w 85 290 m 85 310 l S Q\n"),
            "covered",
        ),
        "under a picture": (
            page(_SECRET + b"q 300 0 0 40 60 590 cm " + _PICTURE + b"Q"),
            "covered",
        ),
        "clipped away": (page(b"q 400 20 100 60 re W n " + _SECRET + b"Q"), "clipped"),
        "in a cropped form": (
            page(b"q 400 20 100 60 re W n /X Do Q", more=[b"null", b"null", cropped]),
            "clipped",
        ),
        "only as a clip": (page(b"q 7 Tr " + _SECRET + b"Q"), "invisible"),
        "in a white pattern": (patterned(b"1 g 0 0 9 9 re f"), "color"),
        "behind a mask": (masked(b"0 g 0 0 595 842 re f"), "color"),
        "too small": (page(_SECRET.replace(b"12 Tf", b"0.5 Tf")), "tiny"),
        "outside the page": (page(_SECRET.replace(b"72 600", b"72 -60")), "outside"),
    }


def showing() -> dict[str, bytes]:
    """Files that show it although they are like those that hide it."""
    marked = b"/OC /L BDC " + _SECRET + b"EMC\n"
    return {
        "layer on": layered(marked, off=False),
        "text beside a layer that is off": layered(_SECRET, off=True),
        "form beside a layer that is off": layered(b"/X Do\n", off=True),
        "white on a dark band": page(b"0.1 g " + _OVER + b"1 g " + _SECRET),
        "white on a picture": page(b"q 300 0 0 40 60 590 cm " + _PICTURE + b"Q 1 g " + _SECRET),
        "pale grey": page(b"0.7 g " + _SECRET),
        "as pale as an eye can see": page(b"0.929 g " + _LARGE),
        "faint": page(b"/Mist gs " + _SECRET),
        "outlined in black, filled white": page(b"1 g 0 G 2 Tr " + _SECRET),
        "on a white panel": page(b"1 g " + _OVER + b"0 g " + _SECRET),
        "under a marker's translucent ink": page(_SECRET + b"/Glass gs 1 1 0 rg " + _OVER),
        "in a frame drawn later": page(_SECRET + b"70 595 200 20 re S\n"),
        "struck out later": page(_SECRET + b"2 w 70 604 m 270 604 l S\n"),
        "crossed out later": page(_SECRET + b"20 w 70 595 m 270 615 l S\n"),
        "underlined later": page(_SECRET + b"70 597 200 1 re f\n"),
        "beside an area drawn later": page(_SECRET + b"300 595 200 20 re f\n"),
        "clipped to the page": page(b"q 0 0 595 842 re W n " + _SECRET + b"Q"),
        "small print": page(_SMALL),
        "as a clip for an area": page(b"q 7 Tr " + _SECRET + b"1 0 0 rg " + _OVER + b"Q"),
        "in a dark pattern": patterned(b"0.2 g 0 0 9 9 re f"),
        "behind a mask that lets it through": masked(b"1 g 0 0 595 842 re f"),
    }


def half_covered() -> bytes:
    """A page on which a white area hides the first two words of the secret, “Nobody is”."""
    return page(_SECRET + b"1 g 70 595 55 20 re f\n")


def with_turned_words() -> bytes:
    """A page with a slanted word over its text and two words up its right side."""
    slanted = b"BT 0.7 0.7 -0.7 0.7 60 690 Tm /F 40 Tf (DRAFT) Tj ET\n"
    upward = b"BT 0 1 -1 0 560 200 Tm /F 9 Tf (Cover photo) Tj ET\n"
    return page(slanted + upward + _SECRET)


def laid_over_each_other(*words: bytes) -> bytes:
    """A page with ``words`` in white, all in one place."""
    return page(b"1 g " + b"".join(b"BT /F 12 Tf 72 600 Td (%b) Tj ET\n" % word for word in words))


def partly_scanned(invisible: int, visible: int, on_picture: int) -> bytes:
    """A page whose lower half is a picture: ``on_picture`` of its invisible lines are on it."""
    line = b"BT /F 12 Tf %d Tr 72 %d Td (Line %d) Tj ET\n"
    drawn = [line % (3, (400 if n < on_picture else 690) - 20 * n, n) for n in range(invisible)]
    drawn += [line % (0, 570 - 20 * n, 50 + n) for n in range(visible - 1)]
    return page(b"q 595 0 0 421 0 0 cm " + _PICTURE + b"Q\n" + b"".join(drawn))


def scanned() -> bytes:
    """A page that is a picture with its words in the invisible mode over it."""
    return page(b"q 595 0 0 842 0 0 cm " + _PICTURE + b"Q 3 Tr " + _SECRET + _SEEN)
