"""What has to be waited for is asked for ahead of its turn, some of it at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


def ahead(ask: Callable[[Item], Answer], items: Iterable[Item], at_once: int) -> Iterator[tuple[Item, Answer]]:
    """Each item with its answer, in order; `at_once`: how many threads ask, which may run so far ahead (1: none do)."""
    if at_once == 1:
        yield from ((item, ask(item)) for item in items)
        return
    waiting: deque[tuple[Item, Future[Answer]]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for item in items:
            waiting.append((item, pool.submit(ask, item)))
            if len(waiting) > at_once:
                asked, answer = waiting.popleft()
                yield asked, answer.result()
        yield from ((asked, answer.result()) for asked, answer in waiting)
