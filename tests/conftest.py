"""Fixtures that several tests share."""

from __future__ import annotations

import pytest

from eventextract import Extractor
from eventextract.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that comes with the program."""
    return load_knowledge()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the models that come with the program, made once: loading takes a second."""
    return Extractor()
