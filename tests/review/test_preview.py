"""What a preview says of two records: what changes, in the order of the record."""

from __future__ import annotations

from pipeline.model.record import CaseStudy, Warning
from pipeline.review.preview import preview
from pipeline.text.changed_words import Piece
from tests.support.records import make_case, make_passage, make_section

ONE, TWO, THREE = "The first boat.", "The second boat.", "The third boat."


def case(*texts: str, **changes: object) -> CaseStudy:
    return make_case("a", sections=[make_section("impact", *texts)], **changes)


def test_nothing_changes_in_the_same_record() -> None:
    assert preview(case(ONE), case(ONE)) == ((), (), ())


def test_the_words_that_change_are_told_apart_from_those_that_stay() -> None:
    (changed,) = preview(case(ONE, TWO), case(ONE, "The second ship came.")).changes
    assert changed.group == "sections.impact"
    assert changed.pieces == (
        Piece("=", "The second"),
        Piece("-", "boat."),
        Piece("+", "ship came."),
    )


def test_a_passage_that_goes_or_comes_has_no_other_side() -> None:
    (gone,) = preview(case(ONE, TWO), case(ONE)).changes
    assert gone.now is None and gone.pieces == (Piece("-", TWO),)
    (new,) = preview(case(ONE), case(ONE, TWO)).changes
    assert new.was is None and new.pieces == (Piece("+", TWO),)


def test_another_order_is_a_change() -> None:
    found = preview(case(ONE, TWO, THREE), case(TWO, ONE, THREE)).changes
    assert found and {one.group for one in found} == {"sections.impact"}


def test_calls_and_warnings_that_go_and_come_are_told() -> None:
    untied = make_section("impact", ONE).model_copy(
        update={"passages": [make_passage(ONE, footnotes=[])]}
    )
    old, new = (Warning(code=code, message=code, page=1) for code in ("note-cut", "cell-cut"))
    before, after = case(ONE, warnings=[old]), make_case("a", sections=[untied], warnings=[new])
    told = preview(before, after)
    (changed,) = told.changes
    assert changed.was and changed.was.calls == ("1",) and changed.now and not changed.now.calls
    assert (told.warnings_gone, told.warnings_new) == (("note-cut",), ("cell-cut",))
