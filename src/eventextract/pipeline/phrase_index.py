"""Phrases as sequences of tokens, split only when their first two words turn up in a text.

A text holds a few dozen of many thousand phrases; splitting all of them would take most of a second before the first text.
So they are learned as a table, which can be kept on disk: by their first token, packed, in which form most of them stay.
The phrases of all indexes of a Language are looked for together: once a Doc for each form that is compared.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import compress, count
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from spacy.about import __version__
from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc

from eventextract.normalise.kept import Kept
from eventextract.normalise.names import fold_word

Entry = TypeVar("Entry")
Table = dict[int, bytes]
"""By the form of the first token, packed, by that of the second (None: not known yet), packed, phrases with their entries."""
Owned = tuple[int, tuple[Any, ...]]  # the number of an index, and the entries that it has for a phrase
Unsplit = tuple[int, bytes]  # the number of an index, its phrases with their entries, packed
Found = dict[int, list[tuple[int, int, tuple[Any, ...]]]]  # what `PhraseIndex.found` gives, by the index's number
FORMS: dict[str, tuple[int, Callable[[str], str]]] = {"lower": (LOWER, str.lower), "folded": (NORM, fold_word)}
"""The token attribute that is compared, and what makes it of a plain word (see `language`)."""

KEY = "eventextract_phrases"
VERSION = f"spaCy {__version__}"  # a table holds its forms
MOST = 1 << 14  # forms of tokens that are noted as looked up
NONE, END = -1, -2  # no hashes of forms: the second token of a phrase of one, and what follows the last of a text


class PhraseIndex(Generic[Entry]):
    """Phrases to entries of one's own, compared in small letters (`lower`) or `folded`."""

    def __init__(self, nlp: Language, form: str) -> None:
        stores = _STORES.setdefault(nlp, {})
        self._store = stores[form] if form in stores else stores.setdefault(form, _Store(nlp, form))
        self._number = self._store.new_number()

    def table(self, phrases: Iterable[tuple[str, Entry]]) -> Table:
        """What to learn of phrases with their entries, which are of plain types."""
        return self._store.table(phrases)

    def learn(self, table: Table) -> None:
        """Learn phrases; of one phrase each entry once, in order."""
        self._store.learn(self._number, table)

    def is_plain(self, word: str) -> bool:
        """Whether a word is one token whatever the tokenizer's rules: letters alone, and no exception."""
        return self._store.is_plain(word)

    def is_single(self, phrase: str) -> bool:
        """Whether a phrase is one token."""
        return " " not in phrase and (self.is_plain(phrase) or len(self._store.forms(phrase)) == 1)

    def found(self, doc: Doc) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """First and last token (exclusive) of each phrase in a Doc, and its entries; those that overlap too."""
        return self._store.found(doc).get(self._number, [])


class _Begun:
    """The phrases that begin with one token: those of no other token, the others by the second."""

    __slots__ = ("alone", "longer", "nodes")

    def __init__(self) -> None:
        self.alone = _Node()
        self.longer: dict[int, list[Unsplit]] = {}
        self.nodes: dict[int, _Node] = {}  # of those that are split


class _Node:
    """The phrases that end at a token, and those that go on, by the next token."""

    __slots__ = ("ends", "further")

    def __init__(self) -> None:
        self.ends: list[Owned] = []
        self.further: dict[int, _Node] = {}

    def end(self, number: int, entry: Any) -> None:
        """Let a phrase of an index end here; each entry once."""
        for place, (other, entries) in enumerate(self.ends):
            if other == number:
                self.ends[place] = other, entries if entry in entries else (*entries, entry)
                return
        self.ends.append((number, (entry,)))


class _Store:
    """The phrases of all indexes of a Language that compare one form; each index has a number."""

    def __init__(self, nlp: Language, form: str) -> None:
        self._strings = nlp.vocab.strings
        self._make_doc = nlp.make_doc
        self._attribute, self._form = FORMS[form]
        tokenizer: Any = nlp.tokenizer
        self._exceptions = frozenset(tokenizer.rules)
        self._tables: list[tuple[int, Table]] = []
        self._firsts: set[int] = set()  # the forms of all first tokens
        self._begun: Kept[int, _Begun] = Kept(self._look_up)
        self._numbers = 0
        self._kept = f"{KEY}_{form}_{id(self)}"  # under this a Doc has what was found

    def new_number(self) -> int:
        """The number of one more index."""
        self._numbers += 1
        return self._numbers

    def table(self, phrases: Iterable[tuple[str, Any]]) -> Table:
        """Phrases by their first two tokens; the second is left open where it takes the tokenizer to tell."""
        table: dict[int, dict[int | None, list[tuple[str, Any]]]] = {}
        keys: dict[str, int] = {}
        for phrase, entry in phrases:
            first, *others = phrase.split(" ", 2)[:2]
            if first not in keys:
                keys[first] = self.forms(first)[0]
            plain = all(map(self.is_plain, (first, *others)))
            second = (self._of_plain(others[0]) if others else NONE) if plain else None
            table.setdefault(keys[first], {}).setdefault(second, []).append((phrase, entry))
        return {
            first: marshal.dumps({second: marshal.dumps(listed) for second, listed in begun.items()})
            for first, begun in table.items()
        }

    def learn(self, number: int, table: Table) -> None:
        """Learn the phrases of an index."""
        self._tables.append((number, table))
        self._firsts.update(table)
        self._begun.clear()

    def is_plain(self, word: str) -> bool:
        """Whether a word is one token whatever the tokenizer's rules."""
        return word.isalpha() and word not in self._exceptions

    def forms(self, phrase: str) -> list[int]:
        """The forms of a phrase's tokens."""
        words = phrase.split(" ")
        if all(map(self.is_plain, words)):
            return list(map(self._of_plain, words))
        return self._forms_of(self._make_doc(phrase))

    def found(self, doc: Doc) -> Found:
        """What stands in a Doc: looked for once, for all indexes."""
        known: Found | None = doc.user_data.get(self._kept)
        if known is None:
            known = doc.user_data[self._kept] = self._find(doc)
        return known

    def _find(self, doc: Doc) -> Found:
        forms = [*self._forms_of(doc), END]
        found: Found = defaultdict(list)
        for first in compress(count(), map(self._firsts.__contains__, forms)):
            begun = self._begun[forms[first]]
            for number, entries in begun.alone.ends:
                found[number].append((first, first + 1, entries))
            if forms[first + 1] in begun.longer:  # so for few pairs of words of a text
                self._find_longer(begun, forms, first, found)
        return found

    def _find_longer(self, begun: _Begun, forms: list[int], first: int, found: Found) -> None:
        last = first + 1
        node: _Node | None = begun.nodes.get(forms[last]) or self._split(begun, forms[last])
        while node is not None:
            last += 1
            for number, entries in node.ends:
                found[number].append((first, last, entries))
            node = node.further.get(forms[last])

    def _look_up(self, first: int) -> _Begun:
        """The phrases that begin with a token, unpacked."""
        begun = _Begun()
        for number, phrases in [(number, table[first]) for number, table in self._tables if first in table]:
            for second, listed in marshal.loads(phrases).items():
                self._note(begun, number, second, listed)
        return begun

    def _note(self, begun: _Begun, number: int, second: int | None, listed: bytes) -> None:
        if second is None:
            for phrase, entry in marshal.loads(listed):
                self._note(begun, number, [*self.forms(phrase), NONE][1], marshal.dumps([(phrase, entry)]))
        elif second == NONE:
            for _, entry in marshal.loads(listed):
                begun.alone.end(number, entry)
        else:
            begun.longer.setdefault(second, []).append((number, listed))

    def _split(self, begun: _Begun, second: int) -> _Node:
        """The phrases that go on with a second token, split into tokens."""
        top = _Node()
        for number, listed in begun.longer[second]:
            for phrase, entry in marshal.loads(listed):
                node = top
                for form in self.forms(phrase)[2:]:
                    node = node.further.setdefault(form, _Node())
                node.end(number, entry)
        begun.nodes[second] = top
        return top

    def _of_plain(self, word: str) -> int:
        key = self._strings[self._form(word)]
        assert isinstance(key, int)
        return key

    def _forms_of(self, doc: Doc) -> list[int]:
        forms: list[int] = doc.to_array(self._attribute).tolist()
        return forms


_STORES: WeakKeyDictionary[Language, dict[str, _Store]] = WeakKeyDictionary()
"""By form; as long as the Language lives."""
