"""Which records are compared at all: those of a place in a week, so that the work grows with the records, not their pairs.

A record stands in a block for each week of its event and each thing that tells its place: the city by its name, the
city by where it lies, the country, the event's proper name, being online. Where a block is crowded, its records are
put in order of their names, bodies and words, and each is compared with the next few alone; such blocks are reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from eventextract.link.facts import Facts

WINDOW = 40  # neighbours that a record of a crowded block is compared with

Pair = tuple[int, int]
Key = tuple[object, ...]


@dataclass(slots=True)
class Block:
    """Numbers of records of one week and place: the members, and those that are compared with members alone."""

    members: list[int] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs to compare (numbers of records, the smaller first, sorted); the files of each crowded block."""

    pairs: tuple[Pair, ...]
    crowded: tuple[tuple[str, ...], ...]


def candidates(facts: Sequence[Facts]) -> Candidates:
    """The pairs of records that stand in a block together."""
    blocks = _blocks(facts)
    order = [_order(one) for one in facts]
    pairs: set[Pair] = set()
    crowded: set[tuple[str, ...]] = set()
    for block in blocks:
        if len(block.members) + len(block.guests) > WINDOW:
            crowded.add(tuple(sorted(facts[number].file for number in (*block.members, *block.guests))))
            pairs.update(_neighbours(sorted((*block.members, *block.guests), key=lambda number: order[number])))
        else:
            pairs.update(map(_sorted, combinations(block.members, 2)))
            pairs.update(map(_sorted, product(block.members, block.guests)))
    return Candidates(tuple(sorted(pairs)), tuple(sorted(crowded)))


def _blocks(facts: Sequence[Facts]) -> Iterable[Block]:
    blocks: dict[Key, Block] = defaultdict(Block)
    for number, one in enumerate(facts):
        for week in one.period.weeks():
            for key in _keys(one):
                blocks[week, *key].members.append(number)
            if one.place.city and one.place.country:  # what lacks a city may be in any city of the country
                blocks[week, "country", one.place.country].guests.append(number)
    return (block for block in blocks.values() if block.members)


def _keys(one: Facts) -> Iterator[Key]:
    place = one.place
    if place.city:
        yield "city", place.city
        if place.point:
            yield "point", *place.point
    elif place.country:
        yield "country", place.country
    if place.online:
        yield ("online",)
    if one.name:
        yield "name", *sorted(set(one.name.split()))


def _order(one: Facts) -> tuple[object, ...]:
    return one.name or "", sorted(body.forms for body in one.organizers), sorted(one.words), one.file


def _neighbours(ordered: Sequence[int]) -> Iterator[Pair]:
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield _sorted((number, other))


def _sorted(pair: Pair) -> Pair:
    return min(pair), max(pair)
