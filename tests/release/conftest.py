import time
from collections.abc import Callable

import pytest

from eventextract.knowledge import Knowledge
from eventextract.release import Release, read_text


@pytest.fixture(scope="session")
def release(knowledge: Knowledge) -> Callable[[str], Release]:
    return lambda text: read_text(text, knowledge=knowledge)


@pytest.fixture(scope="session")
def growth() -> Callable[[Callable[[str], object], str], float]:
    """How much longer a function takes for eight times as many of a piece of text (8: in proportion to length)."""

    def spent(function: Callable[[str], object], text: str) -> float:
        started = time.process_time()
        function(text)
        return time.process_time() - started

    def ratio(function: Callable[[str], object], piece: str) -> float:
        small, large = piece * (50_000 // len(piece)), piece * (400_000 // len(piece))
        return min(spent(function, large) for _ in range(3)) / max(min(spent(function, small) for _ in range(3)), 0.002)

    return ratio
