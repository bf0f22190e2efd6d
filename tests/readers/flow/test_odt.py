"""OpenDocument texts: styles, frames, notes, lists, and what is not text."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected, RejectionCode
from pipeline.readers.flow.blocks import Frame, Paragraph, Picture, text_of
from pipeline.readers.flow.odt import read_odt
from tests.readers.flow.documents import odt, zipped


def style(name: str, inner: str, family: str = "paragraph", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}</style:style>'


def texts(data: bytes) -> list[str]:
    return [one.text for one in read_odt(data).blocks if isinstance(one, Paragraph)]


@pytest.mark.parametrize("encrypted", ["content.xml", "encrypted-package"])
def test_a_protected_document_is_said_to_be_one(encrypted: str) -> None:
    """OpenDocument encrypts its parts, or all of them as one, and not the archive."""
    listed = f'<file-entry full-path="{encrypted}"><encryption-data/></file-entry>'
    data = zipped({encrypted: b"\x8f\x02\xe1", "META-INF/manifest.xml": listed})
    with pytest.raises(Rejected) as rejected:
        read_odt(data)
    assert rejected.value.code is RejectionCode.ENCRYPTED


def test_a_style_builds_on_its_parent_and_a_share_on_what_is_around() -> None:
    styles = style("P", '<style:text-properties fo:font-size="10pt" fo:font-weight="bold"/>')
    styles += style("Q", "", more='style:parent-style-name="P"')
    styles += style(
        "S", '<style:text-properties fo:font-size="150%" fo:color="#AA0000"/>', family="text"
    )
    body = '<text:p text:style-name="Q">a <text:span text:style-name="S">b</text:span></text:p>'
    (paragraph,) = read_odt(odt(body, styles)).blocks
    assert isinstance(paragraph, Paragraph)
    first, second = paragraph.pieces
    assert first.look == (10.0, True, False, "#000000", False)
    assert second.look == (15.0, True, False, "#aa0000", False)


def test_white_space_in_the_file_is_one_space_and_elements_stand_for_more() -> None:
    body = '<text:p>one\n   two<text:s text:c="3"/>three<text:line-break/>four</text:p>'
    assert texts(odt(body)) == ["one two three\nfour"]


def test_comments_and_deleted_text_are_no_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region>"
        "</text:tracked-changes><text:p>Kept<office:annotation><text:p>why?</text:p>"
        "</office:annotation> so.</text:p>"
    )
    assert texts(odt(body)) == ["Kept so."]


def test_text_in_a_style_that_hides_it_is_set_apart() -> None:
    hiding = style("H", '<style:text-properties text:display="none"/>', family="text")
    body = '<text:p>Shown <text:span text:style-name="H">not shown</text:span></text:p>'
    flow = read_odt(odt(body, hiding))
    assert flow.hidden == ("not shown",)


def test_a_frame_is_a_box_in_its_colour_and_a_picture_is_one() -> None:
    styles = style("F", '<style:graphic-properties fo:background-color="#EEF3DF"/>', "graphic")
    body = (
        '<text:p>Text.<draw:frame draw:style-name="F"><draw:text-box><text:p>Apart.</text:p>'
        "</draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame></text:p>"
    )
    paragraph, frame, picture = read_odt(odt(body, styles)).blocks
    assert isinstance(paragraph, Paragraph) and isinstance(picture, Picture)
    assert isinstance(frame, Frame) and frame.filled and frame.color.lower() == "#eef3df"


@pytest.mark.parametrize("around", ["{}", "<draw:g>{}</draw:g>", "<draw:a>{}</draw:a>"])
@pytest.mark.parametrize(
    "inside", ["<text:p>Text.{} More.</text:p>", "{}<text:p>Text. More.</text:p>"]
)
def test_a_shape_with_text_is_a_box_beside_the_text(around: str, inside: str) -> None:
    shape = "<draw:custom-shape><text:p>Apart.</text:p></draw:custom-shape>"
    blocks = read_odt(odt(inside.format(around.format(shape)))).blocks
    (frame,) = (one for one in blocks if isinstance(one, Frame))
    (text,) = (one for one in blocks if isinstance(one, Paragraph))
    assert (text.text, text_of([frame])) == ("Text. More.", "Apart.")


@pytest.mark.parametrize(
    ("given", "framed"),
    [
        ('fo:background-color="#dddddd"', True),
        ('fo:background-color="#ffffff"', False),
        ('fo:border-left="3pt solid #123456"', True),
        ('fo:border-top="0.5pt solid #123456"', False),
        ('fo:border="none"', False),
    ],
)
def test_a_paragraph_with_a_fill_or_an_edge_at_its_side_is_a_frame(
    given: str, framed: bool
) -> None:
    styles = style("B", f"<style:paragraph-properties {given}/>")
    (block,) = read_odt(odt('<text:p text:style-name="B">So.</text:p>', styles)).blocks
    assert isinstance(block, Frame) is framed


def test_a_note_has_the_mark_that_its_call_is_printed_with() -> None:
    body = (
        '<text:p>Text<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>See there.</text:p></text:note-body>"
        '</text:note>, more<text:note text:note-class="endnote"><text:note-citation>i'
        "</text:note-citation><text:note-body><text:p>At the end.</text:p></text:note-body>"
        "</text:note>.</text:p>"
    )
    flow = read_odt(odt(body))
    found = [(one.marker, one.paragraphs[0].text) for one in flow.notes.values()]
    assert found == [("1", "See there."), ("2", "At the end.")]
    (paragraph,) = flow.blocks
    assert isinstance(paragraph, Paragraph) and paragraph.text == "Text1, more2."


def test_only_the_first_paragraph_of_an_item_has_its_marker() -> None:
    lists = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>x</text:p><text:p>y</text:p>'
        "</text:list-item><text:list-item><text:p>z</text:p></text:list-item></text:list>"
    )
    blocks = read_odt(odt(body, lists)).blocks
    assert [(one.text, one.marker) for one in blocks if isinstance(one, Paragraph)] == [
        ("x", "a)"), ("y", ""), ("z", "b)"),
    ]  # fmt: skip


def test_pages_begin_where_styles_and_the_last_layout_say() -> None:
    styles = style("B", '<style:paragraph-properties fo:break-before="page"/>')
    styles += style("M", "", more='style:master-page-name="Other"')
    styles += style("N", "", more='style:master-page-name="" style:parent-style-name="M"')
    body = (
        "<text:p>a<text:soft-page-break/>b</text:p><text:p>c</text:p>"
        '<text:p text:style-name="B">d</text:p><text:p text:style-name="M">e</text:p>'
        '<text:p text:style-name="N">f</text:p>'
    )
    blocks = read_odt(odt(body, styles)).blocks
    assert [one.begins_page for one in blocks if isinstance(one, Paragraph)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_headers_of_all_master_pages_are_apart_each_once() -> None:
    header = "<style:header><text:p>The series</text:p></style:header>"
    masters = f"<style:master-page>{header}</style:master-page>" * 2
    assert [one.text for one in read_odt(odt("<text:p>x</text:p>", masters=masters)).running] == [
        "The series"
    ]


def test_a_zipped_document_is_the_same() -> None:
    flat = odt("<text:p>Zipped.</text:p>")
    assert texts(zipped({"content.xml": flat})) == ["Zipped."]


@pytest.mark.parametrize("data", [b"<a/>", b"<a>", zipped({"styles.xml": "<a/>"})])
def test_what_is_no_document_is_rejected(data: bytes) -> None:
    with pytest.raises(Rejected) as error:
        read_odt(data)
    assert error.value.code is RejectionCode.DAMAGED


def test_entities_are_not_resolved() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    flat = bomb + odt("<text:p>before &b; after</text:p>")
    assert texts(flat) == ["before after"] or texts(flat) == ["before  after"]
