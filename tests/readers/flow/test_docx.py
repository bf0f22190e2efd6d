"""Word's documents: what their XML says, and what is no longer, or not yet, text."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected, RejectionCode
from pipeline.readers.flow.blocks import Frame, Paragraph, Picture, Table
from pipeline.readers.flow.docx import read_docx
from tests.readers.flow.documents import docx, par, zipped


def texts(data: bytes) -> list[str]:
    return [one.text for one in read_docx(data).blocks if isinstance(one, Paragraph)]


def only(data: bytes) -> Paragraph:
    (block,) = read_docx(data).blocks
    assert isinstance(block, Paragraph)
    return block


def test_a_look_comes_from_defaults_styles_and_the_run_in_this_order() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/>'
        '<w:color w:val="AA0000"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/>'
        '<w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Slope"><w:rPr><w:i/></w:rPr></w:style>'
    )
    run = '<w:rStyle w:val="Slope"/><w:b w:val="0"/>'
    plain, styled = read_docx(docx(par("so") + par("other", "Own", run=run), styles=styles)).blocks
    assert isinstance(plain, Paragraph) and isinstance(styled, Paragraph)
    assert plain.pieces[0].look == (11.0, False, False, "#000000", False)
    assert styled.pieces[0].look == (16.0, False, True, "#aa0000", False)


def test_styles_based_on_each_other_end() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert only(docx(par("round", "A"), styles=styles)).pieces[0].look.bold


def test_what_was_deleted_is_gone_and_what_was_inserted_is_text() -> None:
    body = (
        "<w:p><w:r><w:t>Three </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved </w:t></w:r>"
        "</w:moveFrom><w:r><w:t>ways</w:t></w:r></w:p>"
    )
    assert texts(docx(body)) == ["Three new ways"]


def test_hidden_text_is_set_apart() -> None:
    flow = read_docx(docx(par("Shown.") + par("Not for readers.", run="<w:vanish/>")))
    assert [one.text for one in flow.blocks if isinstance(one, Paragraph)] == ["Shown."]
    assert flow.hidden == ("Not for readers.",)


def test_codes_of_fields_are_no_text_and_their_results_are() -> None:
    body = par('<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>7</w:t>')
    assert texts(docx(body)) == ["7"]


def test_signs_that_are_elements_become_characters() -> None:
    body = par(
        "<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:tab/><w:t>er</w:t><w:br/><w:t>x</w:t>"
    )
    assert texts(docx(body)) == ["co-op er\nx"]


def test_a_text_box_is_read_once_and_stands_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{par('Set apart.')}</w:txbxContent>"
    run = (
        "<w:t>Around it.</w:t><mc:AlternateContent><mc:Choice><w:drawing>"
        f'<a:solidFill><a:srgbClr val="DDEEFF"/></a:solidFill>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    paragraph, frame = read_docx(docx(par(run))).blocks
    assert isinstance(paragraph, Paragraph) and paragraph.text == "Around it."
    assert isinstance(frame, Frame) and frame.filled and frame.color == "#ddeeff"
    assert [one.text for one in frame.blocks if isinstance(one, Paragraph)] == ["Set apart."]


def test_shaded_paragraphs_that_follow_each_other_are_one_frame() -> None:
    shade = '<w:shd w:val="clear" w:fill="EEF3DF"/>'
    white = '<w:shd w:val="clear" w:fill="FFFFFF"/>'
    body = par("One", properties=shade) + par("Two", properties=shade) + par("x", properties=white)
    frame, plain = read_docx(docx(body)).blocks
    assert isinstance(frame, Frame) and len(frame.blocks) == 2
    assert isinstance(plain, Paragraph)


@pytest.mark.parametrize(("side", "framed"), [("left", True), ("bottom", False)])
def test_a_bar_at_the_side_frames_a_paragraph_and_a_rule_below_does_not(
    side: str, framed: bool
) -> None:
    border = f'<w:pBdr><w:{side} w:val="single" w:color="2F5D2F"/></w:pBdr>'
    (block,) = read_docx(docx(par("So", properties=border))).blocks
    assert isinstance(block, Frame) is framed


def test_lists_count_and_begin_anew_below_another_level() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    levels = (0, 1, 1, 2, 0, 1)
    items = "".join(
        par("x", properties=f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="5"/></w:numPr>')
        for n in levels
    )
    blocks = read_docx(docx(items, numbering=numbering)).blocks
    assert [one.marker for one in blocks if isinstance(one, Paragraph)] == [
        "3.", "3.a)", "3.b)", "•", "4.", "4.a)",
    ]  # fmt: skip


def test_lists_of_one_kind_count_on_but_where_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    )
    items = "".join(
        par("x", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>')
        for id in (1, 2, 3, 3)
    )
    blocks = read_docx(docx(items, numbering=numbering)).blocks
    markers = [one.marker for one in blocks if isinstance(one, Paragraph)]
    assert markers == ["1.", "2.", "8.", "9."]


def test_notes_are_numbered_as_they_are_called_whatever_their_ids() -> None:
    notes = "".join(
        f'<w:footnote w:id="{id}">{par("<w:footnoteRef/><w:t> " + text + "</w:t>")}</w:footnote>'
        for id, text in (("2", "Second."), ("9", "First."), ("4", "Never called."))
    )
    calls = '<w:t>Both</w:t><w:footnoteReference w:id="9"/><w:footnoteReference w:id="2"/>'
    flow = read_docx(docx(par(calls), footnotes=notes))
    found = [(one.marker, one.paragraphs[0].text) for one in flow.notes.values()]
    assert found == [("1", "First."), ("2", "Second.")]
    assert only(docx(par(calls), footnotes=notes)).pieces[1].look.raised


def test_endnotes_are_numbered_on_from_footnotes() -> None:
    calls = '<w:t>Both</w:t><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/>'
    flow = read_docx(
        docx(
            par(calls),
            footnotes=f'<w:footnote w:id="1">{par("At the foot.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{par("At the end.")}</w:endnote>',
        )
    )
    assert [one.marker for one in flow.notes.values()] == ["1", "2"]


def test_a_page_break_inside_a_paragraph_begins_the_page_with_the_next() -> None:
    body = (
        par("<w:t>Before</w:t><w:lastRenderedPageBreak/><w:t> and after.</w:t>")
        + par("Next.")
        + par('<w:br w:type="page"/>')
        + par("Third page.")
        + par("Fourth.", properties="<w:pageBreakBefore/>")
    )
    blocks = read_docx(docx(body)).blocks
    assert [one.begins_page for one in blocks if isinstance(one, Paragraph)] == [
        False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "broken"), [("nextPage", True), ("continuous", False)])
def test_how_a_part_begins_is_said_where_it_ends(kind: str, broken: bool) -> None:
    body = (
        par("One.", properties="<w:sectPr/>")
        + par("Two.")
        + f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'
    )
    _, second = read_docx(docx(body)).blocks
    assert isinstance(second, Paragraph) and second.begins_page is broken


def test_a_drop_capital_stands_before_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert texts(docx(par("T", properties=frame) + par("here were nine."))) == ["There were nine."]


def test_a_table_of_values_is_one_and_a_table_of_one_cell_is_a_frame() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        inner = "".join(
            "<w:tr>" + "".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        return f"<w:tbl>{inner}</w:tbl>"

    values, frame = read_docx(docx(table(("a", "b"), ("c", "")) + table(("Alone.",)))).blocks
    assert isinstance(values, Table) and [len(row) for row in values.rows] == [2, 2]
    assert isinstance(frame, Frame)


def test_a_table_that_only_places_text_is_read_cell_by_cell() -> None:
    cell = f"<w:tc>{par('One.')}{par('Two.')}</w:tc>"
    row = f"<w:tbl><w:tr>{cell}<w:tc>{par('Beside.')}</w:tc></w:tr></w:tbl>"
    assert texts(docx(row)) == ["One.", "Two.", "Beside."]


def test_links_lead_where_the_file_says() -> None:
    body = '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p>'
    links = '<Relationship Id="rId7" Target="https://example.org/a" TargetMode="External"/>'
    assert only(docx(body, links=links)).pieces[0].link == "https://example.org/a"


def test_a_field_leads_to_the_address_in_its_code_up_to_its_end() -> None:
    code = ' HYPERLINK "https://example.org/b" '
    begin, separate, end = (
        f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")
    )
    body = par(
        f"<w:t>See </w:t>{begin}<w:instrText>{code}</w:instrText>{separate}<w:t>there</w:t>{end}"
        "<w:t>.</w:t>"
    )
    assert [one.link for one in only(docx(body)).pieces] == ["", "https://example.org/b", ""]
    simple = (
        "<w:p><w:fldSimple w:instr='HYPERLINK \"https://example.org/c\"'><w:r><w:t>there</w:t></w:r>"
        '</w:fldSimple><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
    )
    assert [one.link for one in only(docx(simple)).pieces] == ["https://example.org/c", ""]


def test_headers_and_footers_are_apart_each_once() -> None:
    flow = read_docx(docx(par("Text."), header1=par("The series"), footer1=par("The series")))
    assert [one.text for one in flow.running] == ["The series"]


def test_pictures_keep_their_place() -> None:
    body = par("Above.") + par("<w:drawing><pic:pic/></w:drawing>") + par("Figure 1: below.")
    assert isinstance(read_docx(docx(body)).blocks[1], Picture)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", zipped({"word/other.xml": "<a/>"}), b"text"])
def test_what_is_no_document_is_rejected(data: bytes) -> None:
    with pytest.raises(Rejected) as error:
        read_docx(data)
    assert error.value.code is RejectionCode.DAMAGED
