"""Fixtures that several tests share."""

from __future__ import annotations

import pytest

from eventextract.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that comes with the program."""
    return load_knowledge()
