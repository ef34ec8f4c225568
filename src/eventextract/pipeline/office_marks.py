"""Marks of words that end a position phrase, so that the rules of offices need not spell out whole lexicons.

The blank before a word is replaced by a private-use character that tells what the word is; all places stay the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.rules import PLACEHOLDERS
from eventextract.normalise.kept import LONGEST_CHUNK, MOST

STOP, OCCASION, NAMED = 1, 2, 4
"""What a mark tells of the word after it: no part of a title; begins the noun of an event; and is followed by a name."""
MARKS = " " + "".join(chr(0xF8F0 + bits) for bits in range(1, 8))
LOOK = -1
"""What stands in the place of a mark until the words behind it are looked at."""
WORD = expression(r"[^\W_][\w-]*")
PAST = expression(r"[a-z]{2,20}ed")
FURTHER = expression(r" ([^\W\d_]+)")
NAME = expression(rf",| [{PLACEHOLDERS['name']}{PLACEHOLDERS['honorific']}]")


class OfficeMarks(dict[str, int]):
    """Replaces blanks by marks, by the lexicons of what is no part of a title and of the nouns of events.

    As a dict: what to do for each chunk of letters between blanks, by its first word: mostly nothing.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        stops = knowledge.words("position_stops", "word") | knowledge.words("said_verbs", "verb")
        self._stops = _Index(stops, "-'")
        sorts = knowledge.lexicon("affiliation_words")
        self._units = frozenset(row["word"] for row in sorts if row["sort"] in ("unit", "closing"))
        self._schemes = frozenset(row["word"] for row in sorts if row["sort"] == "scheme")
        self._occasions = _Index(knowledge.words("event_nouns", "phrase"), "-")

    def put(self, text: str) -> str:
        """An abstracted sentence with its marks."""
        first, *chunks = text.split(" ")
        marked, start = [first], len(first) + 1
        for chunk, todo in zip(chunks, map(self.__getitem__, chunks), strict=True):
            marked += (MARKS[self._mark(text, chunk, start) if todo == LOOK else todo], chunk)
            start += len(chunk) + 1
        return "".join(marked)

    def __missing__(self, chunk: str) -> int:
        word = WORD.match(chunk)
        todo = self._todo(chunk, word[0]) if word else 0
        if len(chunk) <= LONGEST_CHUNK:
            if len(self) >= MOST:
                self.clear()
            self[chunk] = todo
        return todo

    def _todo(self, chunk: str, word: str) -> int:
        past = PAST.fullmatch(word)
        if self._occasions.starting(word) or (not past and any(" " in phrase for phrase in self._stops.starting(word))):
            return LOOK
        return STOP if past or self._stops.at(chunk, word, 0) else 0

    def _mark(self, text: str, chunk: str, start: int) -> int:
        found = WORD.match(chunk)
        assert found is not None
        word = found[0]
        stop = PAST.fullmatch(word) or self._stops.at(text, word, start)
        return (STOP if stop else 0) | self._occasion(text, word, start)

    def _occasion(self, text: str, word: str, start: int) -> int:
        phrase = self._occasions.at(text, word, start)
        if not phrase or self._of_unit(text, phrase, start + len(phrase)):
            return 0
        named = NAMED if NAME.match(text, start + len(phrase)) else 0
        return named | (OCCASION if word.islower() and word not in self._schemes else 0)

    def _of_unit(self, text: str, phrase: str, end: int) -> bool:
        """Whether an event's noun says but what a unit does: "head of the training unit"."""
        _, blank, last = phrase.rpartition(" ")
        further = FURTHER.match(text, end)
        return (blank != "" and last in self._units) or bool(further and further[1].lower() in self._units)


class _Index:
    """Phrases by their first words. `joined`: what, besides letters, makes a word go on."""

    def __init__(self, phrases: Collection[str], joined: str) -> None:
        self._joined = (*joined, "_")
        self._phrases: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
            if first := WORD.match(phrase):
                self._phrases.setdefault(first[0], []).append(phrase)

    def starting(self, word: str) -> Sequence[str]:
        """The phrases that begin with a word, the longest first."""
        return self._phrases.get(word.lower(), ())

    def at(self, text: str, word: str, start: int) -> str:
        """The longest phrase that begins with a word, there, and ends where a word ends; "" for none."""
        for phrase in self.starting(word):
            end = start + len(phrase)
            after = text[end : end + 1]
            if text[start:end].lower() == phrase and not (after.isalnum() or after in self._joined):
                return phrase
        return ""
