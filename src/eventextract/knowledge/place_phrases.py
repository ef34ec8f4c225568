"""All names looked up word by word: countries, peoples, regions, subdivisions, and what only looks like them."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from eventextract.knowledge.place_keys import WORD, phrase_keys

if TYPE_CHECKING:
    from eventextract.knowledge.store import Knowledge


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name. `kind`: country, demonym, region, subdivision or none (a false friend).

    `codes`: alpha-2, the likeliest first. `subdivision`: ISO 3166-2. `acronym`: matches in capitals alone.
    `after_the`: counts only after "the". `language`: more often the language than the country.
    """

    kind: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    subdivision: str | None = None
    after_the: bool = False
    language: bool = False

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals alone ("USA", "BiH" is not)."""
        return len(self.words) == 1 and len(self.words[0]) > 1 and self.words[0].isupper()

    @property
    def ambiguous(self) -> bool:
        """Whether several countries share it."""
        return len(self.codes) > 1

    def fits(self, words: Sequence[str]) -> bool:
        """Whether the words of a text have capitals where the name has them."""
        return all(map(_fits, self.words, words))


def _fits(own: str, other: str) -> bool:
    if len(own) > 1 and own.isupper():
        return own == other
    if not other.isascii() and own.isascii():  # "Thaís" is no Thai; the plain form of an accented name is
        return False
    return other[:1].isupper() or not own[:1].isupper()


class Phrases:
    """The names by their first word, the longest first, as `by_first_word` packs them."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed

    def starting(self, key: str) -> Sequence[Phrase]:
        """The names whose first folded word is `key`, the longest first."""
        packed = self._packed.get(key)
        return [Phrase(*fields) for fields in marshal.loads(packed)] if packed else ()


def load_phrases(knowledge: Knowledge) -> Phrases:
    """The names of a models folder."""
    return Phrases(knowledge.made("names of places", lambda: by_first_word(_merged(knowledge))))


def by_first_word(phrases: Iterable[Phrase]) -> dict[str, bytes]:
    """The fields of phrases, packed by first word."""
    by_word: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_word.setdefault(phrase.keys[0], []).append(phrase)
    for listed in by_word.values():
        listed.sort(key=lambda phrase: -len(phrase.keys))
    return {word: marshal.dumps([astuple(phrase) for phrase in listed]) for word, listed in by_word.items()}


def _merged(knowledge: Knowledge) -> Iterable[Phrase]:
    """Of equal names a country goes before a people, and that before the other kinds."""
    merged: dict[tuple[str, ...], Phrase] = {}
    for phrase in [*_of_countries(knowledge), *_of_lists(knowledge)]:
        known = merged.get(phrase.words)
        if known is None:
            merged[phrase.words] = phrase
        elif known.kind == phrase.kind in ("country", "demonym"):
            merged[phrase.words] = _shared(known, phrase)
    return merged.values()


def _shared(first: Phrase, second: Phrase) -> Phrase:
    """One phrase with the codes of both, in their order."""
    codes = tuple(dict.fromkeys(first.codes + second.codes))
    return Phrase(first.kind, first.keys, first.words, codes, None, first.after_the, first.language)


def _of_countries(knowledge: Knowledge) -> Iterator[Phrase]:
    """Names, then demonyms; those marked as the default of a shared name before the others."""
    countries = knowledge.countries.all
    marked = [
        (kind, name, country.alpha_2)
        for country in countries
        for kind, names in (("country", country.names), ("demonym", country.demonyms))
        for name in names
    ]
    for kind, name, code in sorted(marked, key=lambda item: (item[0], not item[1].endswith("~"))):
        yield from _named(kind, name, code)


def _named(kind: str, name: str, code: str) -> Iterator[Phrase]:
    """A name of a country or a people and, for a people, its plural."""
    plain = name.rstrip("~?")
    the = plain.startswith("the ")
    plain = plain.removeprefix("the ") if the else plain
    yield _phrase(kind, plain, (code,), after_the=the, language=name.endswith("?"))
    if kind == "demonym" and not plain.endswith(("s", "ese")):
        yield _phrase(kind, plain + "s", (code,), language=name.endswith("?"))


def _of_lists(knowledge: Knowledge) -> Iterator[Phrase]:
    for row in knowledge.lexicon("regions"):
        yield _phrase("region", row["name"])
    for part in knowledge.countries.subdivisions:
        if part.bare:
            yield _phrase("subdivision", part.name, (part.country,), subdivision=part.code)
    for row in knowledge.lexicon("place_false_friends"):
        yield _phrase("none", row["phrase"])


def _phrase(
    kind: str,
    name: str,
    codes: tuple[str, ...] = (),
    subdivision: str | None = None,
    *,
    after_the: bool = False,
    language: bool = False,
) -> Phrase:
    return Phrase(kind, phrase_keys(name), tuple(WORD.findall(name)), codes, subdivision, after_the, language)
