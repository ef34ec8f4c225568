"""When two items of a list are the same thing, though they are not equal: by list, from the surest way to the vaguest.

An item is paired with another by a way only where neither has a second candidate: what is ambiguous stays unpaired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from eventextract.measure.matching import same_event, same_name
from eventextract.normalise.names import fold_name

Way = Callable[[Any, Any], bool]


def pair(field: str, old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Index in `old` to index in `new` of the items of a list that are the same thing; `field` as in `WAYS`."""
    pairs: dict[int, int] = {}
    for way in (_equal, *WAYS.get(field, ())):
        left = [i for i in range(len(old)) if i not in pairs]
        right = sorted(set(range(len(new))) - set(pairs.values()))
        pairs |= _unambiguous([(i, j) for i in left for j in right if way(old[i], new[j])])
    return pairs


def _unambiguous(hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    lefts, rights = Counter(i for i, _ in hits), Counter(j for _, j in hits)
    return ((i, j) for i, j in hits if lefts[i] == 1 and rights[j] == 1)


def _equal(old: Any, new: Any) -> bool:
    return bool(old == new)


def _same(key: Callable[[Any], Hashable | None]) -> Way:
    """Both have the key, and it is the same; an empty one says nothing."""
    return lambda old, new: bool(key(old)) and key(old) == key(new)


def _at(*names: str) -> Callable[[Any], Hashable | None]:
    return lambda item: tuple(item[name] for name in names) if all(item[name] is not None for name in names) else None


def _folded(name: str) -> Callable[[Any], str]:
    return lambda item: fold_name(item[name] or "")


# ---- bodies -------------------------------------------------------------------------------------------------------


def _may_be_one(old: Any, new: Any) -> bool:
    """The knowledge base does not say that they are two."""
    ids = {item["knowledge_id"] for item in (old, new)} - {None}
    return len(ids) < 2


def _share_a_form(old: Any, new: Any) -> bool:
    """The name or acronym of one is a form of the other."""
    called, forms = zip(*((_names(item), _names(item) | _aliases(item)) for item in (old, new)), strict=True)
    return _may_be_one(old, new) and bool(called[0] & forms[1] or called[1] & forms[0])


def _names(agency: Any) -> set[str]:
    return {fold_name(form) for form in (agency["name"], agency["acronym"]) if form} - {""}


def _aliases(agency: Any) -> set[str]:
    return {fold_name(form) for form in agency["aliases"]} - {""}


def _near_bodies(old: Any, new: Any) -> bool:
    return _may_be_one(old, new) and _near_names(old, new)


# ---- others -------------------------------------------------------------------------------------------------------


def _near_names(old: Any, new: Any) -> bool:
    return same_name(old["name"], [new["name"]])


def _part_of_name(old: Any, new: Any) -> bool:
    """All words of one person's name are in the other's."""
    words = [set(fold_name(item["name"]).split()) for item in (old, new)]
    return all(words) and (words[0] <= words[1] or words[1] <= words[0])


def _one_holds_the_other(old: Any, new: Any) -> bool:
    said = [fold_name(item["text"]) for item in (old, new)]
    return all(said) and (said[0] in said[1] or said[1] in said[0])


def _same_occasion(old: Any, new: Any) -> bool:
    want, have = ({"start": item["start"], "city": item["location"]["city"]} for item in (old, new))
    return bool(any(want.values()) and same_event(want, have))


def _same_kind_there(old: Any, new: Any) -> bool:
    """A date read otherwise makes no other event of it."""
    kinds = [(item["relation"], item["type"], fold_name(item["location"]["city"] or "")) for item in (old, new)]
    return kinds[0] == kinds[1] and all(kinds[0])


_SAME_NAME = _same(_folded("name"))
_SAME_BODY = (_same(_at("knowledge_id")), _SAME_NAME)

WAYS: dict[str, tuple[Way, ...]] = {
    "event.participants.groups": (_same(fold_name),),
    "event.organizers": _SAME_BODY,
    "event.partners": _SAME_BODY,
    "event.funders": _SAME_BODY,
    "event.trainers": _SAME_BODY,
    "related_events": (_SAME_NAME, _same(_at("relation", "start")), _same_occasion, _same_kind_there),
    "entities.agencies": (*_SAME_BODY, _share_a_form, _near_bodies),
    "entities.agencies.aliases": (_same(fold_name),),
    "entities.officials": (_SAME_NAME, _part_of_name, _near_names),
    "entities.countries": (_same(_at("alpha_2")),),
    "entities.dates": (_same(_at("kind", "value")), _same(_at("text"))),
    "entities.venues": (_SAME_NAME, _near_names),
    "quotes": (_same(_folded("text")), _one_holds_the_other),
    "warnings": (_same(_at("code", "path")),),
}
CODES = ("event.topics", "event.participants.countries", "entities.countries.roles")  # equal or not the same
