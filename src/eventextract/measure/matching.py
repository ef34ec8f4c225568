"""When two values count as the same: names, positions, durations, events. Follows the annotation guide's scorer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from eventextract.normalise.names import one_letter_apart

SPELLINGS = (
    (r"'s?\b", ""),
    (r"\bcentre", "center"),
    (r"organis", "organiz"),
    (r"co-?(operat|ordinat)", r"co\1"),
    (r"programme", "program"),
    (r"[^\w]+", " "),
)
ARTICLES = ("the", "a", "an")
ENOUGH = 0.6  # share of the longer name's words that a shorter one must have
HOURS = (8766, 730.5, 168, 24, 1, 1 / 60)
DURATION = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?)?")


def fold(text: str | None) -> str:
    """Case, accents, punctuation, articles and spelling variants folded away."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).casefold()
    plain = plain.replace("&", " and ").replace("’", "'")
    for pattern, new in SPELLINGS:
        plain = re.sub(pattern, new, plain)
    return " ".join(word for word in plain.split() if word not in ARTICLES)


def variants(name: str) -> list[str]:
    """The accepted forms of a gold name (`first|second`), without the mark of an optional one."""
    return [form.strip().lstrip("?") for form in name.split("|") if form.strip()]


def accepted(gold: Any) -> list[Any]:
    """The accepted values of a gold scalar."""
    return gold if isinstance(gold, list) else [gold]


def exact_name(gold: str, names: Iterable[str]) -> bool:
    """Whether a form of the gold name is, folded, one of `names`."""
    return bool({fold(form) for form in variants(gold)} & {fold(name) for name in names})


def same_name(gold: str, names: Sequence[str]) -> bool:
    """Whether one of `names` is a form of the gold name, or nearly: one letter off, or most of its words."""
    pairs = ((fold(form).split(), fold(name).split()) for form in variants(gold) for name in names)
    return any(want and have and _alike(want, have) for want, have in pairs)


def _alike(want: list[str], have: list[str]) -> bool:
    small, large = sorted((set(want), set(have)), key=len)
    if want == have or one_letter_apart(" ".join(want), " ".join(have)):
        return True
    return len(small) >= 2 and small <= large and len(small) / len(large) >= ENOUGH


def near(gold: str, value: str) -> bool:
    """A position or affiliation: the same name, or for the most part the same words."""
    if same_name(gold, [value]):
        return True
    have = set(fold(value).split())
    sets = (set(fold(form).split()) for form in variants(gold))
    return any(want and have and len(want & have) / len(want | have) >= ENOUGH for want in sets)


def hours(duration: str | None) -> str | float | None:
    """An ISO 8601 duration in hours; None stays None, another string itself."""
    found = DURATION.fullmatch(duration or "")
    if not found:
        return duration
    return sum(float(number) * size for number, size in zip(found.groups(), HOURS, strict=True) if number)


def same_event(want: dict[str, Any], have: dict[str, Any]) -> bool:
    """The same start and no other city; or the same city, and a start missing on one side."""
    starts = accepted(want.get("start"))
    city = "|".join(c for c in accepted(want.get("city")) if c)
    dates = have.get("start") in starts
    places = bool(city) and bool(have.get("city")) and same_name(city, [have["city"]])
    if dates and (places or not city or not have.get("city")):
        return True
    return places and (None in starts or not have.get("start"))


def is_optional(want: Any) -> bool:
    """Whether a gold entry counts neither way."""
    if isinstance(want, dict):
        return bool(want.get("optional")) or str(want.get("name")).startswith("?")
    return str(want).startswith("?")
