"""Odd requests to the server of the review pages: each is answered, none brings it down."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.review.asked import Asked
from tests.fuzz.requests import send, serving


def test_every_request_has_an_answer_that_is_no_failure(tmp_path: Path) -> None:
    """Some of those that `make fuzz` sends, which are ten thousand."""
    codes: Counter[int] = Counter()
    with serving(tmp_path) as client:
        for asked, code in send(client, range(150)):
            assert code < 500, asked
            codes[code] += 1
    assert codes.keys() >= {200, 403, 404, 405, 413, 422}


@pytest.mark.parametrize(
    "field",
    [{"lines": [{"page": 0, "line": 0}]}, {"lines": [{"page": 1, "line": -1}]},
     {"index": -2}, {"revision": -1}, {"by": ""}, {"by": "a" * 101},
     {"part": "a" * 201}, {"section": "a" * 201}, {"kind": "shred"}, {"more": 1}],
    ids=str,
)  # fmt: skip
def test_a_field_that_no_page_would_send_is_refused(field: dict[str, object]) -> None:
    lines = [{"page": 1, "line": 0}]
    fine = {"kind": "field", "by": "Ana", "revision": 0, "lines": lines, "index": 0}
    Asked.model_validate(fine)
    with pytest.raises(ValueError, match=next(iter(field))):
        Asked.model_validate({**fine, **field})
