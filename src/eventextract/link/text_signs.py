"""Signs by what the texts say: telling words and counts in titles, persons, programmes."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.link.facts import Facts
from eventextract.link.likeness import same_name, same_person, shared_words
from eventextract.link.signs import Sign, against, listed
from eventextract.link.vocabulary import Vocabulary
from eventextract.normalise.names import fold_name

MANY = 3  # telling words in common, from which more say no more
SOME = 2  # telling words of each, from which having none in common says something


def parts_of_series(one: Facts, two: Facts, vocabulary: Vocabulary) -> Iterator[Sign]:
    """Titles that count other parts of a series ("second round", "third round")."""
    titles = (one.record.source.title or "", two.record.source.title or "")
    editions = [vocabulary.editions(title) for title in titles]
    if all(editions) and not editions[0] & editions[1]:
        yield Sign("other-count-in-title", " against ".join(listed(map(str, sorted(found))) for found in editions))


def words(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Telling words that titles and names have in common."""
    shared = shared_words(one.words, two.words)
    if shared:
        yield Sign(f"words-{min(len(shared), MANY)}", listed(shared))
    elif min(len(one.words), len(two.words)) >= SOME:
        yield Sign("no-words", against(listed(one.words), listed(two.words)))


def people(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Officials named in both."""
    officials = one.record.entities.officials
    pairs = zip(one.people, officials, strict=True)
    found = [person.name for folded, person in pairs if any(same_person(folded, other) for other in two.people)]
    if found:
        yield Sign("same-person", listed(found))


def programme(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """The same programme."""
    programmes = (one.record.event.programme, two.record.event.programme)
    if all(programmes) and same_name(*(fold_name(name or "") for name in programmes)):
        yield Sign("same-programme", against(*programmes))
