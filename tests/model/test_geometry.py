"""What two boxes on a page have in common."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box

BOX = Box(100, 200, 150, 220)


@pytest.mark.parametrize(("x0", "shares"), [(149.5, True), (150.5, False), (150, False)])
def test_boxes_share_a_place_across_the_page(x0: float, shares: bool) -> None:
    other = Box(x0, 400, x0 + 50, 420)
    assert BOX.shares_x(other) is other.shares_x(BOX) is shares


@pytest.mark.parametrize(("top", "shares"), [(219.5, True), (220.5, False), (220, False)])
def test_boxes_share_a_height(top: float, shares: bool) -> None:
    other = Box(300, top, 350, top + 20)
    assert BOX.shares_y(other) is other.shares_y(BOX) is shares
