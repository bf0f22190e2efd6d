"""What no stage has claimed."""

from __future__ import annotations

from pipeline.model.roles import Role
from pipeline.stages.unplaced import claim_unplaced
from tests.stages.builders import PROFILE, TEXT, body, document, line, page


def test_what_is_left_is_unplaced_with_a_notice_for_each_page() -> None:
    start = document(page(*body(2)), page(line("One line"), number=2))
    made = claim_unplaced(start, PROFILE)
    assert {claim.role for claim in made.claims.values()} == {Role.UNPLACED}
    assert {claim.score for claim in made.claims.values()} == {0.0}
    assert [(note.code, note.page) for note in made.notices] == [
        ("unplaced-lines", 1), ("unplaced-lines", 2),
    ]  # fmt: skip
    assert made.notices[0].message.startswith(
        f"2 lines could not be placed, beginning “{TEXT[:60]}"
    )
    assert made.notices[1].message.startswith("1 line could")


def test_the_first_line_that_is_left_is_quoted_by_sixty_characters() -> None:
    first = f"{TEXT} and of the season"
    (notice,) = claim_unplaced(
        document(page(line(first), line("The next", y=112))), PROFILE
    ).notices
    assert f"beginning “{first[:60]}”; they" in notice.message
