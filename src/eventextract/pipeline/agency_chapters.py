"""Known bodies with more of a name behind them: their offices in a country, the firms of a company."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_words import POSSESSIVES, Words

MOST_OF_FIRM = 3  # words of a firm's name behind that of the company it belongs to


def chapters(words: Words, chosen: list[Draft]) -> Iterator[Draft]:
    """A known body with a country behind it: its office there ("IOM Viet Nam")."""
    for draft in chosen:
        end, kind = words.place.get(draft.last, (0, ""))
        if not draft.source.endswith("known") or kind not in ("country", "region") or not words.next_to[draft.last]:
            continue
        after = words.fold[end] if end < len(words) else ""
        goes_on = end < len(words) and words.next_to[end] and words.cap[end] and not words.stop[end]
        goes_on = (
            goes_on or after == "/" or (kind == "region" and after in ("and", "&"))
        )  # "UNICEF East Asia and Pacific"
        if after not in POSSESSIVES and not goes_on:
            yield Draft(draft.first, end, "field-office", "agencies.chapter", 0.8)


def firms(words: Words, chosen: list[Draft]) -> Iterator[Draft]:
    """A known company with more of its name behind it: "Coca-Cola HBC Serbia", "Hyundai Engineering"."""
    for draft in chosen:
        first = draft.last
        named = (
            draft.kind == "company" and draft.source.endswith("known") and first < len(words) and words.next_to[first]
        )
        if not named or not words.cap[first] or words.stop[first] or first in words.place:
            continue
        end = words.run_end(first, min(first + MOST_OF_FIRM, len(words)))
        person = words.fold[first] in words.lexicon.persons
        if not person and not words.other_at(end - 1) and words.style(*words.line_of(first)) == "text":
            yield Draft(draft.first, end, "company", "agencies.chapter", 0.8)
