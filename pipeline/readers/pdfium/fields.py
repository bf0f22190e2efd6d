"""Makes what filled form fields show part of the page's own content."""

from __future__ import annotations

from types import TracebackType

from pypdfium2 import raw

# Of the structure that PDFium asks its users for; later versions add what only scripts need.
_VERSION = 2


class Fields:
    """Sets the form fields of a document's pages into their content; to be used in a ``with``.

    What reviewers typed, drew or stamped on the pages is no part of the publication.

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
        kinds = _kinds(page)
        if raw.FPDF_ANNOT_WIDGET not in kinds:
            return False
        for number in reversed(range(len(kinds))):
            if kinds[number] != raw.FPDF_ANNOT_WIDGET:
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


def _kinds(page: raw.FPDF_PAGE) -> list[int]:
    """The kind of each annotation of ``page``."""
    kinds = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kinds.append(int(raw.FPDFAnnot_GetSubtype(annotation)))
        raw.FPDFPage_CloseAnnot(annotation)
    return kinds
