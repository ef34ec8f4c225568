"""What the agency patterns know: heads, subjects, stop words and links, read from the lexicons once and folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from eventextract.knowledge import Knowledge
from eventextract.normalise.names import common_words, fold_word

SHORTEST_STEM = 3  # letters before the ending of a compound

Phrase = tuple[str, ...]
Value = TypeVar("Value")
HeadFields = tuple[str, bool, bool, int, frozenset[str], bool]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: the kind it implies, how sure a sign of a body it is, how many words it has."""

    kind: str
    strong: bool
    takes_tail: bool
    size: int
    links: frozenset[str]  # prepositions with which a place belongs to the name
    whole: bool  # whether a parent after "of" belongs to the name
    alone: bool = False  # whether it is a name by itself: "Bundeskriminalamt"


@dataclass(frozen=True, slots=True, eq=False)
class AgencyLexicon:
    """All word lists of the agency patterns; phrases are tuples of folded words."""

    heads: dict[Phrase, Head]
    compounds: tuple[
        tuple[str, str, int], ...
    ]  # the longest first: ending of a word that names a body, kind, letters before it
    head_sizes: dict[str, tuple[int, ...]]  # by last word, how many words such heads have, the most first
    others: dict[Phrase, str]  # heads of what is no body: sort
    other_sizes: dict[str, tuple[int, ...]]
    common: frozenset[Phrase]
    stops: dict[str, str]
    subjects: frozenset[str]
    endings: tuple[str, ...]  # of words for fields of knowledge and work
    bound: dict[str, tuple[Phrase, ...]]  # phrases with small words inside, by first word
    charge: dict[str, tuple[Phrase, ...]]  # what says that a body has charge of something, by first word
    links: frozenset[str]
    foreign: dict[str, bool]  # head written as it is -> whether it needs a small word of its language
    small: dict[str, frozenset[str]]  # words in small letters inside foreign names, by sort
    appositions: dict[str, tuple[tuple[Phrase, str], ...]]  # by last word
    deeds: dict[str, frozenset[str]]  # verbs of bodies that act, and the small words beside them
    people: frozenset[str]  # nouns for people
    doings: frozenset[str]  # with which the names of projects begin: "Strengthening"
    local: dict[
        str, tuple[tuple[Phrase, str], ...]
    ]  # bodies of a town in small letters ("city council"), by first word
    channels: dict[str, frozenset[str]]  # "body": ids of what carries news; "before", "after": words that tell them
    not_acronyms: frozenset[str]
    plurals: dict[str, str]  # folded plural head -> its singular
    singulars: frozenset[str]  # the folded singulars of those
    beside: dict[str, frozenset[str]]  # words that tell what a capitalised phrase beside them is, by sort
    persons: frozenset[str]  # given names and surnames, folded, that are no words
    in_capitals: frozenset[str]  # folded heads that are written in capitals: "TOO", against the name "Too"
    articles: frozenset[str]
    named_plurals: frozenset[str]  # those that may be the head of one body's name ("Defence Forces")


def compound_kind(lexicon: AgencyLexicon, fold: str) -> str | None:
    """The kind of body that a word names by its ending, without a head noun: "Uztelecom", "Bundeskriminalamt"."""
    for ending, kind, stem in lexicon.compounds:
        if fold.endswith(ending) and (len(fold) - len(ending) >= stem if stem else fold == ending):
            return kind or None
    return None


def fold_phrase(text: str) -> Phrase:
    """The folded words of a phrase, tokenised as the pipeline does: the possessive is a word of its own."""
    words = text.replace("s' ", "s ' ").replace("'s", " 's").split()
    return tuple(fold_word(word) for word in words)


@lru_cache(maxsize=4)
def agency_lexicon(knowledge: Knowledge) -> AgencyLexicon:
    """The word lists of a models folder."""
    made = knowledge.made("words of agencies by their use", lambda: _made(knowledge))
    heads = {phrase: Head(*fields) for phrase, fields in made["heads"].items()}
    return AgencyLexicon(**{**made, "heads": heads})


def _made(knowledge: Knowledge) -> dict[str, Any]:
    """The fields of the lexicon, of plain types; heads as tuples."""
    subjects = [fold_phrase(row["word"]) for row in knowledge.lexicon("agency_subjects")]
    heads = _heads(knowledge)
    others = {fold_phrase(row["head"]): row["sort"] for row in knowledge.lexicon("non_agency_heads")}
    return dict(  # noqa: C408  (names of fields)
        heads=heads,
        compounds=_compounds(knowledge),
        head_sizes=_sizes(heads),
        others=others,
        other_sizes=_sizes(others),
        common=frozenset(fold_phrase(row["phrase"]) for row in knowledge.lexicon("agency_common")),
        stops={fold_word(row["word"]): row["sort"] for row in knowledge.lexicon("agency_stops")},
        subjects=frozenset(phrase[0] for phrase in subjects if len(phrase) == 1),
        endings=tuple(phrase[0][1:] for phrase in subjects if phrase[0].startswith("-")),
        bound=_by_first([phrase for phrase in subjects if len(phrase) > 1]),
        charge=_by_first(
            sorted(fold_phrase(r["word"]) for r in knowledge.lexicon("agency_beside") if r["sort"] == "charge")
        ),
        links=knowledge.words("agency_links", "word"),
        foreign={row["head"]: row["alone"] == "link" for row in knowledge.lexicon("agency_foreign")},
        small=_by_sort(knowledge, "agency_small"),
        appositions=_by_last({fold_phrase(r["phrase"]): r["kind"] for r in knowledge.lexicon("agency_appositions")}),
        deeds=_by_sort(knowledge, "agency_deeds"),
        people=knowledge.words("person_nouns", "word"),
        doings=knowledge.words("agency_doings", "word"),
        local=_local(knowledge),
        channels=_by_sort(knowledge, "agency_channels"),
        not_acronyms=knowledge.words("agency_not_acronyms", "acronym"),
        plurals={fold_word(row["plural"]): row["singular"] for row in knowledge.lexicon("agency_plurals")},
        singulars=frozenset(fold_word(row["singular"]) for row in knowledge.lexicon("agency_plurals")),
        beside=_by_sort(knowledge, "agency_beside"),
        persons=_persons(knowledge),
        in_capitals=_in_capitals(knowledge),
        articles=frozenset(r["word"] for r in knowledge.lexicon("determiners") if r["sort"] == "article"),
        named_plurals=frozenset(fold_word(r["plural"]) for r in knowledge.lexicon("agency_plurals") if r["named"]),
    )


def _compounds(knowledge: Knowledge) -> tuple[tuple[str, str, int], ...]:
    rows = [(row["ending"], row["kind"]) for row in knowledge.lexicon("agency_compounds")]
    found = [(fold_word(end.removeprefix("-")), kind, SHORTEST_STEM * end.startswith("-")) for end, kind in rows]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _persons(knowledge: Knowledge) -> frozenset[str]:
    rows = [row for row in knowledge.lexicon("given_names") if row["sort"] == "plain"]
    names = {name for row in rows for name in row["names"].split()} | knowledge.words("surnames", "surname")
    return frozenset(names - common_words(knowledge))


def _in_capitals(knowledge: Knowledge) -> frozenset[str]:
    heads = [row["head"] for row in knowledge.lexicon("agency_heads")]
    small = {fold_word(head) for head in heads if not head.isupper()}
    return frozenset(fold for head in heads if head.isupper() and (fold := fold_word(head)) not in small)


def _local(knowledge: Knowledge) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for row in knowledge.lexicon("local_bodies"):
        if not row["kind"]:
            continue
        phrase = fold_phrase(row["phrase"])
        table.setdefault(phrase[0], []).append((phrase, row["kind"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def _by_sort(knowledge: Knowledge, lexicon: str) -> dict[str, frozenset[str]]:
    rows = [(row["sort"], row["word"]) for row in knowledge.lexicon(lexicon)]
    return {sort: frozenset(word for other, word in rows if other == sort) for sort, _ in rows}


def _heads(knowledge: Knowledge) -> dict[Phrase, HeadFields]:
    tails = {fold_phrase(row["head"]): row for row in knowledge.lexicon("agency_tails")}
    found: dict[Phrase, HeadFields] = {}
    for row in knowledge.lexicon("agency_heads"):
        phrase = fold_phrase(row["head"])
        tail = next((tails[phrase[i:]] for i in range(len(phrase)) if phrase[i:] in tails), None)
        links = frozenset(filter(None, tail["links"].split("|"))) if tail else frozenset()
        whole = bool(tail) and tail["parent"] == "whole"  # type: ignore[index]
        found.setdefault(
            phrase, (row["kind"], row["strength"] == "strong", row["tail"] == "of", len(phrase), links, whole)
        )
    for row in knowledge.lexicon("agency_plurals"):
        if (single := fold_phrase(row["singular"])) in found:
            found.setdefault(fold_phrase(row["plural"]), found[single])
    return found


def _sizes(phrases: Iterable[Phrase]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[-1], set()).add(len(phrase))
    return {last: tuple(sorted(sizes, reverse=True)) for last, sizes in found.items()}


def _by_last(found: dict[Phrase, Value]) -> dict[str, tuple[tuple[Phrase, Value], ...]]:
    table: dict[str, list[tuple[Phrase, Value]]] = {}
    for phrase, value in found.items():
        table.setdefault(phrase[-1], []).append((phrase, value))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}


def _by_first(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(rows) for first, rows in table.items()}
