"""Makes what filled form fields show, and what hides text, part of the page's own content."""

from __future__ import annotations

from types import TracebackType

from pypdfium2 import raw

# Of the structure that PDFium asks its users for; later versions add what only scripts need.
_VERSION = 2
# What is hidden, or shown in print alone.
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
# The intent of a text that fills in a form that has no fields.
_TYPED = "FreeTextTypewriter"


class Fields:
    """Sets the form fields of a document's pages into their content; to be used in a ``with``.

    What reviewers typed, drew or stamped on the pages is no part of the publication, unless it is
    typed into a form that has no fields (as with a typewriter), or an area that covers the text.

    Fields that only have a value get the appearance that a viewer would give them, for which
    PDFium has to know of the form as a whole.
    """

    def __init__(self, document: raw.FPDF_DOCUMENT) -> None:
        self._document = document
        self._info = raw.FPDF_FORMFILLINFO(version=_VERSION)
        self._form: raw.FPDF_FORMHANDLE | None = None

    def __enter__(self) -> Fields:
        if raw.FPDF_GetFormType(self._document) != raw.FORMTYPE_NONE:
            # Before any page is loaded: that is when fields are looked at.
            self._form = raw.FPDFDOC_InitFormFillEnvironment(self._document, self._info)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._form:
            raw.FPDFDOC_ExitFormFillEnvironment(self._form)

    def flatten(self, page: raw.FPDF_PAGE) -> bool:
        """Whether ``page`` shows form fields, which now are part of its content.

        Its content changes only when it is loaded again; its other annotations are gone then.
        """
        kept = [self._is_content(page, at) for at in range(raw.FPDFPage_GetAnnotCount(page))]
        if not any(kept):
            return False
        for number in reversed(range(len(kept))):
            if not kept[number]:
                raw.FPDFPage_RemoveAnnot(page, number)
        self._make_appearances(page)
        return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)

    def _make_appearances(self, page: raw.FPDF_PAGE) -> None:
        """Have PDFium make the appearances that are missing, as it does for a page to be drawn."""
        if self._form:
            raw.FORM_OnAfterLoadPage(page, self._form)
        bitmap = raw.FPDFBitmap_CreateEx(1, 1, raw.FPDFBitmap_BGRx, None, 0)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, raw.FPDF_ANNOT)
        raw.FPDFBitmap_Destroy(bitmap)
        if self._form:
            raw.FORM_OnBeforeClosePage(page, self._form)

    def _is_content(self, page: raw.FPDF_PAGE, number: int) -> bool:
        """Whether the annotation of this ``number`` shows what the publication says or hides."""
        annotation = raw.FPDFPage_GetAnnot(page, number)
        try:
            if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                return False
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET:
                return not (self._form and self._is_no_text(annotation))
            if kind == raw.FPDF_ANNOT_FREETEXT:
                return _string(annotation, b"IT") == _TYPED
            return kind == raw.FPDF_ANNOT_SQUARE and bool(raw.FPDFAnnot_HasKey(annotation, b"IC"))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)

    def _is_no_text(self, field: raw.FPDF_ANNOTATION) -> bool:
        """Whether a ``field`` is a button with its name on it, or a word that is not to be read."""
        kind = raw.FPDFAnnot_GetFormFieldType(self._form, field)
        flags = raw.FPDFAnnot_GetFormFieldFlags(self._form, field)
        return bool(
            kind == raw.FPDF_FORMFIELD_PUSHBUTTON
            or (kind == raw.FPDF_FORMFIELD_TEXTFIELD and flags & raw.FPDF_FORMFLAG_TEXT_PASSWORD)
        )


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """The string or name that ``annotation`` has for ``key``; a longer one than usual is cut."""
    text = (raw.FPDF_WCHAR * 64)()
    size = raw.FPDFAnnot_GetStringValue(annotation, key, text, 2 * len(text))
    return bytes(text)[: max(0, min(size, 2 * len(text)) - 2)].decode("utf-16-le", "replace")
