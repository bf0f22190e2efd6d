"""Web pages: elements and their own styles, notes by links, and what is around the text."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected
from pipeline.readers.flow.blocks import Frame, Paragraph, Picture, Table
from pipeline.readers.flow.html import read_html
from pipeline.readers.flow.reader import read_flow


def texts(page: str) -> list[str]:
    flow = read_html(page.encode())
    return [one.text for one in flow.blocks if isinstance(one, Paragraph)]


def nested(deep: int) -> bytes:
    inner = "<div>" * deep + "<p>Deep words.</p>" + "</div>" * deep
    return f"<html><body>{inner}<p>After.</p></body></html>".encode()


def test_nothing_is_lost_of_elements_that_lie_deep_in_each_other() -> None:
    assert [one.text for one in read_html(nested(300)).blocks if isinstance(one, Paragraph)] == [
        "Deep words.",
        "After.",
    ]


def test_elements_that_lie_too_deep_are_said_to_do_so() -> None:
    with pytest.raises(Rejected, match="too deep"):
        read_flow(nested(3_000), "html")


def test_blocks_part_paragraphs_and_what_is_inside_a_line_does_not() -> None:
    page = "<div>One <em>and</em>\n  two<p>Three</p>four</div><section>Five<br>six</section>"
    assert texts(page) == ["One and two", "Three", "four", "Five\nsix"]


def test_looks_are_those_that_browsers_give_and_the_elements_own_style() -> None:
    page = '<h1>T</h1><p style="font-size: 9pt; color:#A00">a<b>b</b><sup>c</sup></p>'
    title, text = read_html(page.encode()).blocks
    assert isinstance(title, Paragraph) and isinstance(text, Paragraph)
    assert title.pieces[0].look == (24.0, True, False, "#000000", False)
    assert [piece.look for piece in text.pieces] == [
        (9.0, False, False, "#aa0000", False),
        (9.0, True, False, "#aa0000", False),
        (9.0, False, False, "#aa0000", True),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<aside>{}</aside>",
        "<blockquote>{}</blockquote>",
        '<div style="background: #eef3df">{}</div>',
        '<div style="border-left: 3px solid #123456">{}</div>',
        '<div role="note">{}</div>',
    ],
)
def test_what_is_set_apart_is_a_frame(around: str) -> None:
    before, frame, after = read_html(f"<p>a</p>{around.format('b')}<p>c</p>".encode()).blocks
    assert isinstance(before, Paragraph) and isinstance(after, Paragraph)
    assert isinstance(frame, Frame)


def test_the_styles_in_the_page_say_what_shows_and_what_is_set_apart() -> None:
    page = """<style>
      .no, footer + p { display: none }
      @media print { .box { background-color: rgb(238, 243, 223) } }
      @media (max-width: 300px) { p { display: none } }
      p.lead { color: navy; font-size: 1.5em } p { color: #777 } p ~~ a {}
    </style>
    <p class="lead">a</p><p class="no">b</p><div class="box"><p>c</p></div><p>d</p><p>e</p>"""
    flow = read_html(page.encode())
    lead, frame, text, _ = flow.blocks
    assert isinstance(lead, Paragraph) and isinstance(text, Paragraph) and isinstance(frame, Frame)
    assert lead.pieces[0].look == (18.0, False, False, "#000080", False)
    assert text.pieces[0].look.color == "#777777"
    assert (frame.color, frame.filled, flow.hidden) == ("#eef3df", True, ("b",))


def test_an_elements_own_style_is_stronger_but_than_what_is_important() -> None:
    page = (
        "<style>p { color: red !important; font-weight: bold }</style>"
        '<p style="color: blue; font-weight: normal">a</p>'
    )
    (text,) = read_html(page.encode()).blocks
    assert isinstance(text, Paragraph)
    assert text.pieces[0].look == (12.0, False, False, "#ff0000", False)


def test_the_ground_that_most_of_the_text_stands_on_is_no_box() -> None:
    page = '<div style="background: #eee"><p>One boat.</p><p>Two boats.</p></div><p>Three.</p>'
    assert texts(page) == ["One boat.", "Two boats.", "Three."]


def test_a_heading_on_a_bar_is_no_box() -> None:
    page = '<h2 style="background: #123456">Boats</h2><p>One boat on the river.</p>'
    assert texts(page) == ["Boats", "One boat on the river."]


@pytest.mark.parametrize(
    "style",
    [
        "background: none",
        "background:#fff",
        "background: white",
        "background: transparent",
        "background: rgba(0, 0, 0, 0)",
        "border: none",
        "border: 0 solid red",
    ],
)
def test_an_area_that_does_not_show_is_none(style: str) -> None:
    assert texts(f'<p>One boat.</p><div style="{style}">b</div>') == ["One boat.", "b"]


def test_a_short_link_to_what_stands_further_down_calls_a_note() -> None:
    page = (
        '<p id="top">As said<sup><a href="#n1" id="c1">[1]</a></sup> here.</p>'
        '<p><a href="#n1">See the notes</a>, and <a href="#top">1</a>.</p>'
        '<ol><li id="n1">1. Ibid. <a href="#c1">↩</a></li></ol>'
    )
    flow = read_html(page.encode())
    (note,) = flow.notes.values()
    assert note.marker == "1" and [one.text for one in note.paragraphs] == ["1. Ibid."]
    assert [one.text for one in flow.blocks if isinstance(one, Paragraph)] == [
        "As said1 here.",
        "1, and 1.",
    ]


def test_lists_have_markers_and_levels() -> None:
    page = '<ol start="2"><li>a<ul><li>b</li></ul></li><li>c</li></ol>'
    blocks = read_html(page.encode()).blocks
    assert [(o.text, o.marker, o.level) for o in blocks if isinstance(o, Paragraph)] == [
        ("a", "2.", 1), ("b", "•", 2), ("c", "3.", 1),
    ]  # fmt: skip


def test_an_item_has_the_number_that_it_says_or_no_mark() -> None:
    page = (
        '<ol><li value="4">a</li><li>b</li></ol>'
        '<ul style="list-style: none"><li>c</li></ul>'
        '<ul><li style="list-style-type:none">d</li><li>e</li></ul>'
    )
    blocks = read_html(page.encode()).blocks
    markers = [one.marker for one in blocks if isinstance(one, Paragraph)]
    assert markers == ["4.", "5.", "", "", "•"]


@pytest.mark.parametrize("style", ["page-break-before: always", "break-before: page"])
def test_a_page_begins_where_the_style_of_a_block_says(style: str) -> None:
    page = f'<p>a</p><div style="{style}"><p>b</p><p>c</p></div>'
    blocks = read_html(page.encode()).blocks
    assert [o.begins_page for o in blocks if isinstance(o, Paragraph)] == [False, True, False]
    page = f'<p style="{style.replace("before", "after")}">a</p><p>b</p>'
    blocks = read_html(page.encode()).blocks
    assert [o.begins_page for o in blocks if isinstance(o, Paragraph)] == [False, True]


def test_a_picture_in_a_line_parts_no_paragraph() -> None:
    text, picture = read_html(b"<p>Two boats <img> a day.</p>").blocks
    assert isinstance(text, Paragraph) and isinstance(picture, Picture)
    assert text.text == "Two boats  a day."


def test_menus_and_what_is_around_the_main_part_are_apart() -> None:
    page = (
        "<header>The site</header><nav>Home</nav><main><h1>T</h1><nav>On this page</nav>"
        '<p>Text.</p><div title="footer">7</div></main><footer>Imprint</footer>'
    )
    flow = read_html(page.encode())
    assert [one.text for one in flow.blocks if isinstance(one, Paragraph)] == ["T", "Text."]
    assert [one.text for one in flow.running] == [
        "The site", "Home", "Imprint", "On this page", "7",
    ]  # fmt: skip


def test_a_main_part_without_the_title_is_not_all() -> None:
    assert texts("<h1>T</h1><main><p>Text.</p></main>") == ["T", "Text."]


def test_scripts_are_no_text_and_what_is_hidden_is_set_apart() -> None:
    page = (
        '<p>Shown.</p><script>x()</script><p style="display:none">Not shown.</p><p hidden>No.</p>'
    )
    flow = read_html(page.encode())
    assert [one.text for one in flow.blocks if isinstance(one, Paragraph)] == ["Shown."]
    assert flow.hidden == ("Not shown.", "No.")


def test_tables_and_pictures_keep_their_place() -> None:
    page = (
        "<table><caption>Table 1</caption><tr><th>a</th><th>b</th></tr>"
        "<tr><td>1</td><td>2</td></tr></table><figure><img><figcaption>F</figcaption></figure>"
    )
    caption, table, picture, below = read_html(page.encode()).blocks
    assert isinstance(caption, Paragraph) and isinstance(table, Table)
    assert isinstance(picture, Picture) and isinstance(below, Paragraph)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_are_right_whether_or_not_the_page_says_its_encoding(encoding: str) -> None:
    said = "" if encoding == "utf-8" else '<meta charset="windows-1252">'
    page = f"<html><head>{said}</head><p>Évaluée à l’été</p></html>"
    flow = read_html(page.encode(encoding))
    assert [one.text for one in flow.blocks if isinstance(one, Paragraph)] == ["Évaluée à l’été"]


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- nothing -->", b"\x00\x01"])
def test_a_page_without_text_has_no_blocks(data: bytes) -> None:
    assert not [
        one for one in read_html(data).blocks if isinstance(one, Paragraph) and one.text.isalpha()
    ]
