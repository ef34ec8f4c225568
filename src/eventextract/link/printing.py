"""Linked records as tables for a terminal, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eventextract.link.comparing import Comparison
from eventextract.link.conflicts import Conflict, conflicts
from eventextract.link.facts import Facts
from eventextract.link.grouping import Group
from eventextract.link.linking import Linked
from eventextract.terminal import one_line

INDENT = "    "

# ---- JSON -----------------------------------------------------------------------------------------------------------


def as_json(linked: Linked) -> str:
    """Groups with records, links and conflicts; what was kept apart or not compared; a newline at the end."""
    data = {
        "groups": [_group_data(group) for group in linked.groups],
        "kept_apart": [_link_data(link) for link in linked.kept_apart],
        "not_compared": [{"record": file, "reason": reason} for file, reason in linked.not_compared],
        "crowded": linked.crowded,
        "records": linked.records,
        "alone": linked.alone,
        "comparisons": linked.comparisons,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _group_data(group: Group) -> dict[str, Any]:
    return {
        "records": [_record_data(one) for one in group.members],
        "links": [_link_data(link) for link in group.links],
        "conflicts": [_conflict_data(conflict) for conflict in conflicts(group.members)],
    }


def _record_data(one: Facts) -> dict[str, Any]:
    source, event = one.record.source, one.record.event
    told = {name: getattr(source, name) for name in ("title", "publisher", "published", "language")}
    return {"record": one.file, **told, "status": event.status, "start": event.start, "end": event.end}


def _link_data(link: Comparison) -> dict[str, Any]:
    reasons = [reason._asdict() for reason in link.reasons]
    return {"records": [link.one.file, link.two.file], "points": link.points, "reasons": reasons}


def _conflict_data(conflict: Conflict) -> dict[str, Any]:
    return {
        "path": conflict.path,
        "values": [{"value": one.value, "records": list(one.files)} for one in conflict.values],
    }


# ---- terminal -------------------------------------------------------------------------------------------------------


def print_linked(linked: Linked, console: Console) -> None:
    """Each group with its records, the reasons for each link, and its conflicts; at the end, how many there are."""
    for number, group in enumerate(linked.groups, start=1):
        console.print(Text(f"{number}. {_event(group.members)}", style="bold"), soft_wrap=True)
        console.print(_records(group))
        for link in group.links:
            console.print(_link(link), soft_wrap=True)
        for conflict in conflicts(group.members):
            console.print(_conflict(conflict), soft_wrap=True)
        console.print()
    for link in linked.kept_apart:
        console.print(f"alike, but in groups that contradict each other: {_pair(link)}", soft_wrap=True)
    for files in linked.crowded:
        console.print(f"too many of one week and place to compare each with each: {len(files)} records", soft_wrap=True)
    console.print(_summary(linked), soft_wrap=True)


def _event(members: tuple[Facts, ...]) -> str:
    """The first value that a record of the group gives of each: type, name, days, place."""
    events = [one.record.event for one in members]
    days = min((one.period for one in members), key=lambda period: period.days)
    kind, name = (next((v for event in events if (v := getattr(event, key))), None) for key in ("type", "name"))
    places = [event.location for event in events]
    place = [next((v for one in places if (v := getattr(one, key))), None) for key in ("city", "country")]
    return one_line("; ".join(map(str, filter(None, (kind, name, days, *place)))))


def _records(group: Group) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for one in group.members:
        source = one.record.source
        told = (one.file, source.published, source.publisher, one.record.event.status, source.language, source.title)
        table.add_row("  ", *(Text(one_line(value or "-"), overflow="fold") for value in told))
    return table


def _link(link: Comparison) -> Text:
    text = Text(f"{INDENT}{_pair(link)}, {link.points} points", style="green")
    for reason in link.reasons:
        text.append(f"\n{INDENT * 2}{reason.points:+} {reason.feature}: {one_line(reason.detail)}", style="default")
    return text


def _conflict(conflict: Conflict) -> Text:
    values = (f"{one_line(one.value)} ({one_line(', '.join(one.files))})" for one in conflict.values)
    return Text(f"{INDENT}conflict: {conflict.path}: {'; '.join(values)}", style="yellow")


def _pair(link: Comparison) -> str:
    return one_line(f"{link.one.file} and {link.two.file}")


def _summary(linked: Linked) -> str:
    grouped = sum(len(group.members) for group in linked.groups)
    groups = f"{len(linked.groups)} group{'s' * (len(linked.groups) != 1)}"
    text = f"{linked.records} records: {grouped} in {groups}, {linked.alone} alone"
    if linked.not_compared:
        reasons = Counter(reason for _, reason in linked.not_compared)
        told = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        text += f", {len(linked.not_compared)} not compared ({told})"
    return text
