"""Reads the names and forms of address in a text from its capitalised words.

A run leaves out what earlier components know (bodies, countries, dates) and words of the language; particles ("van
der", "bin") stand within it. A name's score tells how much its words alone speak for a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.stretches import Stretches
from eventextract.pipeline.board import Board
from eventextract.pipeline.name_words import GLUED, Look, NameWords, Word
from eventextract.values import Span

IN_PLACE = expression(r" (?P<link>in|of|at|to|from|for) $")
BRACKET = expression(r" \([^()\n]{1,30}\)$")
NICKNAME = expression(r' "[^\W\d_][^"\n]{1,14}" (?=[^\W\d_a-z])')
KOREAN = expression(r"[A-Z][a-z]{1,5}-[a-z]{2,5}")  # a given name of two syllables: "Min-ji"
STOPS_NAME = expression(r" (?:of|for|at|in|to)\b")
KNOWN = ("agency", "programme", "country", "date", "demonym")
PLACES = ("city", "region", "subdivision", "venue")
LONGEST = 7  # words in a name
NEAR = 40  # code points around a word within which what it belongs to lies
AMID = ("particle", "suffix")
OF_LANGUAGE = ("common", "honorific")
OPENS_NAME = ("given", "short", "initial")
NAMES = (*OPENS_NAME, "surname", "doubtful")
SHORTENED, SURE = frozenset(("initial", "short")), frozenset(OPENS_NAME)
STRONG, MEDIUM, LONE_GIVEN, LONE, OFFICE = 1.0, 0.5, 0.3, 0.2, 0.5
AFTER_ARTICLE = 0.3  # factor: "the Marshall Plan" names no person


class NameLexicon:
    """The word lists that names are told by."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words = NameWords(knowledge)
        self.honorifics = {row["word"]: row["sort"] for row in knowledge.lexicon("honorifics")}
        self.longest: dict[str, int] = {}  # first word of forms of address -> most words
        for words in map(str.split, self.honorifics):
            self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))
        self.function_words = knowledge.words("function_words", "word")
        self.countries = knowledge.words("place_given_names", "name")
        self.openers = knowledge.words("sentence_openers", "word")


class NameReader:
    """One text. `lower`: the words that it writes in lower case."""

    def __init__(self, known: NameLexicon, board: Board, lower: frozenset[str]) -> None:
        self._known, self._board, self._text, self._lower = known, board, board.text, lower
        self._titles = Stretches(m.span for m in board.of("title"))
        self._places = Stretches(m.span for m in board.of(*PLACES))
        self._hidden = _letters_of(_within_sentences(board, KNOWN), len(board.text))
        self._titled = _letters_of((m.span for m in board.of("title")), len(board.text))
        self._names: list[tuple[int, int, float]] = []  # start, end, score
        self._addresses: dict[int, Mention] = {}  # forms of address by their end

    def read(self) -> list[Mention]:
        """The forms of address, and the names but for lone words that nothing else makes a name."""
        for sentence in self._board.sentences:
            for run in self._runs(sentence):
                self._part(run)
        return [*self._addresses.values(), *self._kept_names()]

    def _runs(self, sentence: Span) -> Iterator[list[Word]]:
        """Capitalised words that stand side by side, with particles between them."""
        run: list[Word] = []
        hidden, nickname = self._hidden, 0
        for place, candidates in self._known.words.candidates(self._text, *sentence):
            for offset, letters, look in candidates:
                start = place + offset
                if run and start < nickname:
                    continue
                end = start + len(letters)
                covered = hidden[start] or hidden.find(1, start, end) >= 0
                sort = "" if covered else self._sort(run, start, letters, look)
                if run and not (sort and (start == nickname or self._beside(run[-1].end, start, sort))):
                    yield run
                    run = []
                if sort and (run or sort not in AMID):
                    run.append(Word(start, end, letters, sort))
                    nickname = self._nickname_end(end) if sort in OPENS_NAME else 0
        if run:
            yield run

    def _sort(self, run: list[Word], start: int, word: str, look: Look) -> str:
        """What a word behind a run is to a name; "" for none."""
        return look.within(self._lower) or ("surname" if self._surname_in_capitals(run, start, word) else "")

    def _surname_in_capitals(self, run: list[Word], start: int, word: str) -> bool:
        """E.g. "Maria LOPES": a surname in capitals is no acronym."""
        if len(word) <= 2 or not word.isupper():
            return False
        addressed = bool(run) and run[-1].text in self._known.honorifics and run[-1].end == start - 1
        return addressed or any(w.sort == "given" for w in run) or self._introduced(start)

    def _beside(self, end: int, start: int, sort: str) -> bool:
        """Whether a word of a sort that starts here goes on with a run that ends there."""
        gap = self._text[end:start]
        return gap == " " or (gap == ", " and sort == "suffix")

    def _nickname_end(self, end: int) -> int:
        """Where the next name follows the nickname in quotation marks after a given name; 0 for none."""
        found = NICKNAME.match(self._text, end) if self._text.startswith(' "', end) else None
        return found.end() if found else 0

    def _part(self, run: list[Word]) -> None:
        """Part a run into honorifics, words of the language, and names."""
        first, start, longest = 0, 0, self._known.longest
        while first < len(run):
            size = self._honorific(run, first, start) if run[first].text in longest else 0
            if size or self._parts(run, first, start):
                if first > start:
                    self._name(run[start:first])
                if size:
                    self._address(run[first].start, run[first + size - 1].end)
                start = first = first + (size or 1)
            else:
                first += 1
        if first > start:
            self._name(run[start:])

    def _names_too(self, before: Word, word: Word) -> bool:
        """Whether a form of address that is a name too stands within a name: "Durga Kumari Thapa"."""
        return word.sort == "given" and before.sort in NAMES and self._known.honorifics.get(word.text) == "address"

    def _begins_place(self, run: list[Word], first: int) -> bool:
        """Whether a form of address and the word after it are the name of a town: "General Santos"."""
        return first + 1 < len(run) and self._within_place(run[first].start, run[first + 1].end)

    def _address(self, start: int, end: int) -> None:
        """A form of address; half the score where it is an office ("Ambassador"), which may be part of a job title."""
        office = self._known.honorifics[" ".join(self._text[start:end].split())] == "office"
        score = OFFICE if office else STRONG
        self._addresses[end] = self._board.mention("honorific", start, end, "people.honorific", None, score)

    def _honorific(self, run: list[Word], first: int, start: int) -> int:
        """How many words from `first` on are an honorific; 0 for none, and where they are part of a place or name."""
        if self._begins_place(run, first) or (first > start and self._names_too(run[first - 1], run[first])):
            return 0
        longest = self._known.longest[run[first].text]
        for size in range(min(longest, len(run) - first), 0, -1):
            if " ".join([word.text for word in run[first : first + size]]) in self._known.honorifics:
                return size
        return 0

    def _parts(self, run: list[Word], index: int, start: int) -> bool:
        """Whether a word ends a name before it and belongs to none: an opener, a word of the language, a job title."""
        word, known = run[index], self._known
        opener = word.text in known.openers
        if not opener and word.sort not in OF_LANGUAGE and self._titled.find(1, word.start, word.end) < 0:
            return False
        if self._is_name(run, index, start) or (opener and self._is_initial(run, index, start)):
            return False
        if opener and word.text.lower() in known.function_words:
            return True
        if word.sort not in OF_LANGUAGE and not self._in_title(word):
            return index == start and opener and word.sort != "given"
        if known.words.never(word.text):
            return True
        last = index == len(run) - 1 and not STOPS_NAME.match(self._text, word.end)
        return not (last and index - start in (1, 2) and run[start].sort in ("given", "initial"))

    def _is_initial(self, run: list[Word], index: int, start: int) -> bool:
        """Whether "A" or "I" begins a name: right after a form of address or a job title, before the rest of the name."""
        word = run[index]
        if index > start or index + 1 == len(run) or len(word.text) > 1:
            return False
        inside = self._text[word.start - 1 : word.start] == " "
        return inside and (self._introduced(word.start) or self._after_title(word.start - 1))

    def _after_title(self, end: int) -> bool:
        return any(span.end == end for span in self._titles.overlapping(end - 1, end))

    def _in_title(self, word: Word) -> bool:
        first, last = word.start - NEAR, word.end + NEAR
        return any(first <= span.start and span.end <= last for span in self._titles.overlapping(word.start, word.end))

    def _is_name(self, run: list[Word], index: int, start: int) -> bool:
        """A word of the language is a surname after a particle ("de la Cruz") or before a given name ("Park Jin")."""
        if index > start and run[index - 1].sort == "particle":
            return True
        if index > start or index + 2 != len(run) or run[index].text in self._known.openers:
            return False
        korean = run[-1].sort in NAMES and KOREAN.fullmatch(run[-1].text) is not None
        return korean or (run[-1].sort == "given" and "-" in run[-1].text and self._introduced(run[index].start))

    def _introduced(self, start: int) -> bool:
        """Whether a line begins here, or a form of address stands right before."""
        if self._text[start - 1 : start] in ("", "\n"):
            return True
        before = self._addresses.get(start - 1)
        return before is not None and before.span.start >= start - NEAR

    def _name(self, run: list[Word]) -> None:
        while run and run[-1].sort in ("particle", "short"):  # "Gorki St."
            run = run[:-1]
        while run and run[0].sort in AMID:
            run = run[1:]
        placed = bool(run) and self._places.overlap(run[0].start, run[-1].end)
        run = self._without_place(self._after_place(run) if placed else run)
        score = _score(run) if 0 < len(run) <= LONGEST else 0.0
        if not score:
            return
        start, end = run[0].start, run[-1].end
        if placed and self._within_place(start, end):
            score = min(score, LONE)
        if self._text[max(start - 4, 0) : start].lower() == "the ":
            score *= AFTER_ARTICLE
        self._names.append((start, end, score))

    def _within_place(self, start: int, end: int) -> bool:
        first, last = max(start - NEAR, 0), end + NEAR
        near = (span for span in self._places.overlapping(start, end) if first <= span.start and span.end <= last)
        return any(span.start <= start and end <= span.end for span in near)

    def _after_place(self, run: list[Word]) -> list[Word]:
        """A run without the last words of a place that begins before it: "for Central Asia Anna Berg"."""
        first = run[0] if run else None
        around = self._places.overlapping(first.start, first.end) if first else ()
        end = max((span.end for span in around if first and span.start < first.start), default=0)
        rest = [word for word in run if word.start >= end]
        return rest if len(rest) > 1 else run

    def _without_place(self, run: list[Word]) -> list[Word]:
        """A run without the town that it begins with after a preposition: "representative in Tallinn Anna Berg"."""
        link = IN_PLACE.search(self._text, max(run[0].start - 6, 0), run[0].start) if len(run) > 2 else None
        if link is None:
            return run
        if self._governed(run, link):
            return run[1:]
        whole = Span(run[0].start, run[-1].end)
        place = next((m.span for m in self._board.within(whole, *PLACES) if m.span.start == whole.start), None)
        rest = [word for word in run if place and word.start >= place.end]
        return rest if len(rest) > 1 else run

    def _governed(self, run: list[Word], link: re.Match[str]) -> bool:
        """Whether a run begins with the place of an office: "Deputy Governor of Syunik Narine Avagimyan"."""
        place, name = run[0], run[1]
        if place.sort == "given" and place.text in self._known.countries:
            named = link["link"] in ("of", "from") and name.sort in NAMES
        else:
            named = place.sort == "surname" and name.sort in OPENS_NAME and link["link"] == "of"
        end = link.start()
        bracket = BRACKET.search(self._text, max(end - NEAR, 0), end)
        return named and self._after_title(bracket.start() if bracket else end)

    def _kept_names(self) -> Iterator[Mention]:
        """The names without lone capitalised words that no form of address and no full name makes a person's name."""
        text, ends = self._text, self._addresses
        parts = {part for start, end, score in self._names if score >= MEDIUM for part in text[start:end].split()}
        for start, end, score in self._names:
            if score > LONE or text[start:end] in parts or start - 1 in ends:
                yield self._board.mention("name", start, end, "people.name", None, score)


def _within_sentences(board: Board, kinds: tuple[str, ...]) -> Iterator[Span]:
    """The spans of mentions that no end of a sentence parts."""
    starts = [sentence.start for sentence in board.sentences]
    for mention in board.of(*kinds) if starts else ():
        start, end = mention.span
        first, last = board.sentences[bisect_right(starts, start) - 1]
        if first <= start and end <= last:
            yield mention.span


def _letters_of(spans: Iterable[Span], length: int) -> bytearray:
    """For each code point of a text 1 where a stretch covers it, else 0."""
    letters = bytearray(length)
    for start, end in spans:
        letters[start:end] = b"\1" * (end - start)
    return letters


def _score(run: list[Word]) -> float:
    sorts = [sort for _, _, _, sort in run if sort not in AMID]
    if SHORTENED.issuperset(sorts):
        return 0.0
    if len(sorts) == 1 and not GLUED.fullmatch(run[0].text):
        return LONE_GIVEN if sorts[0] == "given" else LONE
    first = sorts[0] == "doubtful" and "surname" in sorts
    return STRONG if first or not SURE.isdisjoint(sorts) else MEDIUM
