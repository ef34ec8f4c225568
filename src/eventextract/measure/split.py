"""The fixed split of the development releases: what may be read while tuning, and what is only counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def split(ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`train` and `check`: within each style (the id up to the last `-`), by the SHA-256 of the id, every third is `check`."""
    styles: dict[str, list[str]] = {}
    for release in ids:
        styles.setdefault(release.rpartition("-")[0], []).append(release)
    train: list[str] = []
    check: list[str] = []
    for members in styles.values():
        members.sort(key=lambda release: hashlib.sha256(release.encode()).hexdigest())
        for place, release in enumerate(members, start=1):
            (check if place % 3 == 0 else train).append(release)
    return tuple(sorted(train)), tuple(sorted(check))
