"""What tells a line's kind by its words: the rules of `rules/zones.toml` and the terms of `lexicons/zone_terms.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.place_keys import place_key
from eventextract.normalise.language import ChunkCounts
from eventextract.values import Span

if TYPE_CHECKING:
    from eventextract.knowledge import Knowledge
    from eventextract.knowledge.rules import Rule

WORD = expression(r"[^\W_][\w'&+-]*\.?|#\w+|©|\+")
LATER = expression(r"[\w&+-]")
LABEL = expression(r"[^:?\n]{0,40}\?")
Tried = Mapping[str, Sequence[tuple[tuple[str, ...], re.Pattern[str]]]]
Terms = Mapping[str, tuple[tuple[str, str], ...]]


class Cues:
    """The compiled cues of one models folder; make it with `cues_of`."""

    def __init__(self, knowledge: Knowledge) -> None:
        family = knowledge.family("zones")
        self._rules = _by_value(family.rules)
        self._told: dict[tuple[str, str], re.Match[str] | None] | None = None
        part = family.parts
        weekday = f"(?:{part['weekday']},? ?)?"
        self.date = compiled("line date", rf"(?<!\w){weekday}(?:{part['range']}|{part['single']})")
        self.year = expression(part["year"])
        self.range = compiled("line range", part["range"])
        self.time = compiled("line time", rf"(?<!\w){part['time']}")
        self.weekday = expression(part["weekday"], re.IGNORECASE)
        self.page = _by_first_word(knowledge, ("furniture", "label", "section"))
        self.event_labels = _by_first_word(knowledge, ("event-label",))
        self.date_labels = _by_first_word(knowledge, ("date-label",))
        self.fact_labels = _by_first_word(knowledge, ("event-fact",))
        self.advisory_labels = _by_first_word(knowledge, ("event-label", "advisory-label"))
        kinds = ("event-label", "advisory-label", "date-label", "event-fact", "role-label")
        self.labels = frozenset[str]().union(*(_terms(knowledge, kind) for kind in kinds))
        """Labels of all facts of an event."""
        self.heads = _by_first_word(knowledge, ("institution",))
        self.function = _terms(knowledge, "function")
        self.in_names = _terms(knowledge, "in-name")
        foreign, shared = _terms(knowledge, "foreign"), _terms(knowledge, "shared")
        self.tongues = ChunkCounts(r"[^\W\d_]+", foreign, self.function, ignored=shared)
        self.dangling = _terms(knowledge, "dangling")
        self.site_endings = _terms(knowledge, "site-ending")
        self.compound = _terms(knowledge, "compound")
        self.openers = knowledge.words("sentence_openers", "word")
        self.abbreviations = knowledge.words("abbreviations", "word")
        self._cities = knowledge.cities
        self._countries = {place_key(country.name) for country in knowledge.countries.all}

    def of_one_text(self) -> Cues:
        """The same cues, which know what they told of a line: most are asked for two or three times."""
        cues = copy(self)
        cues._told = {}
        return cues

    def match(self, value: str, text: str) -> re.Match[str] | None:
        """The rule of this value that matches at the start of a line, if any."""
        if self._told is None:
            return self._match(value, text)
        key = value, text
        if key not in self._told:
            self._told[key] = self._match(value, text)
        return self._told[key]

    def _match(self, value: str, text: str) -> re.Match[str] | None:
        lower = ""
        for triggers, pattern in self._rules[value]:
            if triggers:
                lower = lower or text.lower()
                if not _holds(lower, triggers):
                    continue
            if found := pattern.match(text):
                return found
        return None

    def page_terms(self, text: str) -> Iterator[tuple[str, Span]]:
        """The words of page furniture, labels of dates and sections in a line: kind and span."""
        return _found(self.page, text.lower())

    def tells_of_event(self, text: str) -> bool:
        """Whether a line begins with a label and colon that announce a date of the event ("Start date: 4 May")."""
        return _opens_with_label(text, self.event_labels)

    def tells_a_fact(self, text: str) -> bool:
        """Whether a line begins with a label and colon of a media advisory ("Who: thirty judges", "When: 4 May")."""
        return _opens_with_label(text, self.advisory_labels)

    def is_date_label(self, text: str) -> bool:
        """Whether a line begins with a label and colon that may be those of a publication or of an event ("Date: 4 May")."""
        return _opens_with_label(text, self.date_labels)

    def tells_event_fact(self, text: str) -> bool:
        """Whether a line tells by its label what only an announcement of an event does ("Venue: ...", "Time: 10 to 12")."""
        timed = self.time.findall(text) if text[:5].lower() == "time:" else ()
        return len(timed) > 1 or _opens_with_label(text, self.fact_labels)

    def is_place(self, name: str) -> bool:
        """Whether a name is that of a city, a state or a country."""
        key = place_key(name)
        return key in self._countries or bool(self._cities.find(key))

    def names_institution(self, text: str) -> bool:
        """Whether a head noun of bodies stands in a line."""
        return next(_found(self.heads, text.lower()), None) is not None


def _opens_with_label(text: str, table: Terms) -> bool:
    if ":" not in text and "?" not in text:
        return False
    label, mark, _ = text.lower().partition("?" if LABEL.match(text) else ":")  # "When? On 4 May", "When: 4 May"
    return bool(mark) and any(span.end == len(label.rstrip()) for _, span in _found(table, label))


def _found(table: Terms, lower: str) -> Iterator[tuple[str, Span]]:
    """The terms in a text of small letters, in order, the longest at each word."""
    if table.keys().isdisjoint([word.rstrip(".") for word in WORD.findall(lower)]):
        return
    at = 0
    for word in WORD.finditer(lower):
        start = word.start()
        if start < at:
            continue
        for term, kind in table.get(word[0].rstrip("."), ()):
            end = start + len(term)
            if lower.startswith(term, start) and not (term[-1].isalnum() and LATER.match(lower, end)):
                at = end
                yield kind, Span(start, end)
                break


@lru_cache(maxsize=4)
def cues_of(knowledge: Knowledge) -> Cues:
    """The cues of a knowledge, compiled once."""
    return Cues(knowledge)


def _holds(lower: str, triggers: tuple[str, ...]) -> bool:
    for trigger in triggers:  # noqa: SIM110  (half the time of `any` with a generator)
        if trigger in lower:
            return True
    return False


def _by_value(rules: Iterable[Rule]) -> Tried:
    """The patterns of each value: those without triggers as one, then each of the others with its triggers."""
    table: dict[str, list[tuple[tuple[str, ...], re.Pattern[str]]]] = {}
    free: dict[str, list[str]] = {}
    for rule in rules:
        if rule.triggers:
            table.setdefault(rule.value or "", []).append((rule.triggers, rule.pattern))
        else:
            free.setdefault(rule.value or "", []).append(f"(?:{rule.source})")
    for value, sources in free.items():
        table.setdefault(value, []).insert(0, ((), compiled(f"lines {value}", "|".join(sources))))
    return table


def _terms(knowledge: Knowledge, kind: str) -> frozenset[str]:
    return frozenset(row["term"] for row in knowledge.lexicon("zone_terms") if row["kind"] == kind)


def _by_first_word(knowledge: Knowledge, kinds: tuple[str, ...]) -> Terms:
    table: dict[str, list[tuple[str, str]]] = {}
    terms = [(term, kind) for kind in kinds for term in sorted(_terms(knowledge, kind))]
    for term, kind in sorted(terms, key=lambda pair: -len(pair[0])):
        first = WORD.match(term)
        table.setdefault(first[0].rstrip(".") if first else term, []).append((term, kind))
    return {first: tuple(pairs) for first, pairs in table.items()}
