"""The names of bodies as sequences of tokens, split only when their first word turns up in a text.

A text names a few dozen of the many thousand; splitting all of them would take most of a second before the first text.
"""

from __future__ import annotations

from typing import Any

from spacy.attrs import NORM  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge.bodies import Body
from eventextract.normalise.names import fold_word

Norms = tuple[int, ...]  # of each token the hash of its folded form
Entries = dict[Norms, dict[Norms, list[Body]]]  # by the second token: names, each with its bodies


class BodyNames:
    """Names of two tokens and more to the bodies that bear them; compared by NORM (see `language`)."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        self._exceptions = frozenset(tokenizer.rules)
        self._waiting: dict[int, list[tuple[str, Body]]] = {}
        self._split: dict[int, Entries] = {}

    def add(self, name: str, body: Body) -> bool:
        """Learn a name of a body; False for a name that is one token, which is not learned."""
        first, _, more = name.partition(" ")
        if not more and (self.is_plain(first) or len(self._nlp.make_doc(first)) == 1):
            return False
        self._waiting.setdefault(self._begins(first), []).append((name, body))
        return True

    def is_plain(self, word: str) -> bool:
        """Whether a word is one token whatever the tokenizer's rules: letters alone, and no exception."""
        return word.isalpha() and word not in self._exceptions

    def _begins(self, word: str) -> int:
        key = self._nlp.vocab.strings[fold_word(word)] if self.is_plain(word) else _norms(self._nlp.make_doc(word))[0]
        assert isinstance(key, int)
        return key

    def found(self, doc: Doc) -> list[tuple[int, int, tuple[Body, ...]]]:
        """First and last token (exclusive) of each name in a Doc, and the bodies of that name."""
        norms = _norms(doc)
        found = []
        for first in [first for first, norm in enumerate(norms) if norm in self._waiting]:
            for name, bodies in self._entries(norms[first]).get(norms[first + 1 : first + 2], {}).items():
                last = first + len(name)
                if norms[first:last] == name:
                    found.append((first, last, tuple(bodies)))
        return found

    def _entries(self, first: int) -> Entries:
        """The names that begin with a token, by their second token."""
        if first not in self._split:
            entries: Entries = {}
            self._split[first] = entries
            for name, body in self._waiting[first]:
                norms = _norms(self._nlp.make_doc(name))
                listed = entries.setdefault(norms[1:2], {}).setdefault(norms, [])
                if body not in listed:
                    listed.append(body)
        return self._split[first]


def _norms(doc: Doc) -> Norms:
    return tuple(doc.to_array(NORM).tolist())
