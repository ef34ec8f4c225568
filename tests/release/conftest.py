from collections.abc import Callable

import pytest

from eventextract.knowledge import Knowledge
from eventextract.release import Release, read_text


@pytest.fixture(scope="session")
def release(knowledge: Knowledge) -> Callable[[str], Release]:
    return lambda text: read_text(text, knowledge=knowledge)
