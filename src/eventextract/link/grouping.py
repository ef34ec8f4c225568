"""Links joined to groups: the best first, and never two groups of which some members rule each other out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from eventextract.link.comparing import Comparison, ruled_out
from eventextract.link.facts import Facts
from eventextract.link.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one event in order of publication, and the links that joined them, the best first."""

    members: tuple[Facts, ...]
    links: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, in order of their events' days; and the links between groups that contradict each other."""

    groups: tuple[Group, ...]
    kept_apart: tuple[Comparison, ...]


class _Cluster:
    """A growing group, with one member for each combination of days, place and name: enough to see a contradiction."""

    def __init__(self, first: Facts) -> None:
        self.members = [first]
        self.links: list[Comparison] = []
        self.stands = {(first.period, first.place, first.record.event.name): first}

    def contradicts(self, other: _Cluster, vocabulary: Vocabulary) -> bool:
        pairs = product(self.stands.values(), other.stands.values())
        return any(ruled_out(one, two, vocabulary) for one, two in pairs)

    def take(self, other: _Cluster, link: Comparison) -> None:
        self.members += other.members
        self.links += [*other.links, link]
        self.stands |= other.stands


def grouped(links: Iterable[Comparison], vocabulary: Vocabulary) -> Grouping:
    """The groups that links make, whatever order they come in."""
    clusters: dict[str, _Cluster] = {}
    kept_apart: list[Comparison] = []
    for link in sorted(links, key=_best_first):
        pair = [clusters.get(one.file) or _Cluster(one) for one in (link.one, link.two)]
        small, large = sorted(pair, key=lambda cluster: len(cluster.members))
        if small is large:
            continue
        if small.contradicts(large, vocabulary):
            kept_apart.append(link)
            continue
        large.take(small, link)
        clusters |= dict.fromkeys((one.file for one in (*small.members, link.one, link.two)), large)
    groups = {id(cluster): _group(cluster) for cluster in clusters.values()}
    return Grouping(tuple(sorted(groups.values(), key=_place_in_list)), tuple(kept_apart))


def _group(cluster: _Cluster) -> Group:
    members = sorted(cluster.members, key=lambda one: (one.record.source.published or "9999", one.file))
    return Group(tuple(members), tuple(sorted(cluster.links, key=_best_first)))


def _best_first(link: Comparison) -> tuple[int, str, str]:
    return -link.points, link.one.file, link.two.file


def _place_in_list(group: Group) -> tuple[object, ...]:
    return min(one.period.first for one in group.members), group.members[0].file
