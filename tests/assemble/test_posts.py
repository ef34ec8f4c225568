"""A post that is named by its town, by its country, by a short form of its state, is one body."""

from __future__ import annotations

import pytest

from eventextract import extract_event

ROWS = [
    ("The United States Embassy in Ghana closed a course. The U.S. Embassy Accra said so. The U.S. Embassy helps.", 1),
    ("The U.S. Embassy in Ghana closed a course. The U.S. Embassy in Togo helped.", 2),
    ("The Embassy of Japan in Dushanbe closed a course. The Embassy of Japan in Tajikistan helped.", 1),
    ("The US Embassy in Kosovo closed a course. The US Embassy helps.", 1),
    ("The US Embassy in Kosovo closed a course. The Embassy of the United States in Kosovo helps.", 1),
]


@pytest.mark.parametrize(("body", "count"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_posts(body: str, count: int) -> None:
    assert len(extract_event(f"News\n\nOSH, 4 May 2021 – {body}\n").entities.agencies) == count
