"""Phrases as sequences of tokens, split only when their first two words turn up in a text.

A text holds a few dozen of many thousand phrases; splitting all of them would take most of a second before the first text.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Generic, TypeVar

from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc

from eventextract.normalise.names import fold_word

Entry = TypeVar("Entry")
Forms = tuple[int, ...]  # of each token the hash of the form that is compared
FORMS: dict[str, tuple[int, Callable[[str], str]]] = {"lower": (LOWER, str.lower), "folded": (NORM, fold_word)}
"""The token attribute that is compared, and what makes it of a plain word (see `language`)."""

KEY = "eventextract_forms"
NONE, END = -1, -2  # no hashes of forms: the second token of a phrase of one, and what follows the last of a text


class PhraseIndex(Generic[Entry]):
    """Phrases to entries of one's own, compared in small letters (`lower`) or `folded`."""

    def __init__(self, nlp: Language, form: str) -> None:
        self._nlp = nlp
        self._attribute, self._form = FORMS[form]
        tokenizer: Any = nlp.tokenizer
        self._exceptions = frozenset(tokenizer.rules)
        self._keys: dict[str, int] = {}
        self._waiting: dict[int, list[tuple[str, Entry]]] = {}
        self._begun: dict[int, dict[int, list[tuple[str, Entry]]]] = {}
        self._split: dict[tuple[int, int], list[tuple[Forms, tuple[Entry, ...]]]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Learn a phrase; of one phrase each entry once, in the order learned."""
        first = phrase.partition(" ")[0]
        key = self._keys.get(first)
        if key is None:
            key = self._of_plain(first) if self.is_plain(first) else self._forms(self._nlp.make_doc(first))[0]
            self._keys[first] = key
        self._waiting.setdefault(key, []).append((phrase, entry))

    def is_plain(self, word: str) -> bool:
        """Whether a word is one token whatever the tokenizer's rules: letters alone, and no exception."""
        return word.isalpha() and word not in self._exceptions

    def is_single(self, phrase: str) -> bool:
        """Whether a phrase is one token."""
        return " " not in phrase and (self.is_plain(phrase) or len(self._nlp.make_doc(phrase)) == 1)

    def found(self, doc: Doc) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """First and last token (exclusive) of each phrase in a Doc, and its entries; those that overlap too."""
        forms, places = self._forms_of(doc)
        found = []
        for form in places.keys() & self._waiting.keys():
            begun = self._by_second(form)
            for first in places[form]:
                for second in (NONE, forms[first + 1]):
                    if second not in begun:  # so for most pairs of words of a text
                        continue
                    for phrase, entries in self._phrases(form, second):
                        last = first + len(phrase)
                        if forms[first:last] == phrase:
                            found.append((first, last, entries))
        found.sort(key=itemgetter(0))
        return found

    def _forms_of(self, doc: Doc) -> tuple[Forms, dict[int, list[int]]]:
        """The forms of a Doc's tokens, and at which tokens each stands: read once a Doc, for all lexicons."""
        key = f"{KEY}_{self._attribute}"
        if key not in doc.user_data:
            forms = (*self._forms(doc), END)
            places: dict[int, list[int]] = {}
            for place, form in enumerate(forms):
                places.setdefault(form, []).append(place)
            doc.user_data[key] = forms, places
        known: tuple[Forms, dict[int, list[int]]] = doc.user_data[key]
        return known

    def _phrases(self, first: int, second: int) -> list[tuple[Forms, tuple[Entry, ...]]]:
        """The phrases that begin with two tokens (`NONE` for the second: the phrase of one token)."""
        if (first, second) in self._split:
            return self._split[first, second]
        entries: dict[Forms, list[Entry]] = {}
        for phrase, entry in self._by_second(first).get(second, ()):
            listed = entries.setdefault(self._forms(self._nlp.make_doc(phrase)), [])
            if entry not in listed:
                listed.append(entry)
        split = self._split[first, second] = [(forms, tuple(listed)) for forms, listed in entries.items()]
        return split

    def _by_second(self, first: int) -> dict[int, list[tuple[str, Entry]]]:
        """The phrases that begin with a token, unsplit, by their second token."""
        if first not in self._begun:
            begun = self._begun[first] = {}
            for phrase, entry in self._waiting[first]:
                begun.setdefault(self._second(phrase), []).append((phrase, entry))
        return self._begun[first]

    def _second(self, phrase: str) -> int:
        words = phrase.split(" ", 2)[:2]
        if all(map(self.is_plain, words)):
            return self._of_plain(words[1]) if len(words) > 1 else NONE
        return (*self._forms(self._nlp.make_doc(phrase)), NONE)[1]

    def _of_plain(self, word: str) -> int:
        key = self._nlp.vocab.strings[self._form(word)]
        assert isinstance(key, int)
        return key

    def _forms(self, doc: Doc) -> Forms:
        return tuple(doc.to_array(self._attribute).tolist())
