"""The Doc as plain lists for the agency patterns: words, which may stand in a name, where places and bodies are."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from eventextract.pipeline.agency_lexicon import AgencyLexicon, Head
from eventextract.pipeline.agency_looks import BOUND, HEAD, SECOND, SMALL_HEAD, looks_of
from eventextract.pipeline.board import Board
from eventextract.pipeline.tokens import tokens_of
from eventextract.values import Span

PLACES = ("country", "demonym", "city", "region", "subdivision")
POSSESSIVES = ("'s", "'")
BULLETS = frozenset("•►▪●◦‣·*-–—✓➤")
ENDS = frozenset(".;)")  # what a title does not end with
LEADS = 14  # tokens at the beginning of a line among which a job title ends at a comma: "N. N., Press Officer, ..."
SIGNED = 6  # tokens at the beginning of a line among which the comma after a job title stands
MOSTLY = 0.7  # share of capitalised words from which a line is a title


class Words:
    """Tokens by index: `text`, `fold`, `start`, `end`.

    `cap[i]`: may stand in a name; `next_to[i]`: no more than a blank before it; `stop[i]`: its sort of stop word or "";
    `marks[i]`: see `agency_looks`. `lines`: the token ranges of the sentences.
    """

    def __init__(self, doc: Doc, board: Board, lexicon: AgencyLexicon) -> None:
        self.lexicon = lexicon
        self.board = board
        self._tokens = tokens_of(doc)
        self.start, self.end = self._tokens.starts, self._tokens.ends
        self.text = self._tokens.texts
        self.next_to = [False, *[True] * (len(self.text) - 1)]  # white space beyond a blank is a token of its own
        looks = list(map(looks_of(lexicon), self.text))
        columns = zip(*looks, strict=True) if looks else [()] * 6
        self.fold, self.stop, self.cap, self.marks, self._letters, self._longs = map(list, columns)
        self._heads = [marks & HEAD for marks in self.marks]
        self._marked = [i for i, marks in enumerate(self.marks) if marks]
        self._styles: dict[tuple[int, int], str] = {}
        self.bound: set[int] = set()
        self._capitals: set[int] = set()
        self.place: dict[int, tuple[int, str]] = {}
        self.place_end: dict[int, tuple[int, str]] = {}
        self.known: dict[int, int] = {}
        self.known_end: dict[int, int] = {}
        self.covering: dict[int, int] = {}  # token inside a known body -> its first token
        self.lines = [self.tokens(sentence) for sentence in board.sentences]
        self._lower_stops()
        self._mark_bound()
        self._mark_places()
        self._place_starts = sorted(self.place)
        self._mark_offices()
        for mention in board.of("agency"):
            self.mark_known(mention.span)

    def __len__(self) -> int:
        return len(self.text)

    def tokens(self, span: Span) -> tuple[int, int]:
        """The half-open token range of a span."""
        return self._tokens.range_of(*span)

    def holds_head(self, first: int, last: int) -> bool:
        """Whether the last word of a head noun stands in a range."""
        return any(self._heads[first:last])

    def marked(self, mark: int, first: int, last: int) -> list[int]:
        """The tokens of a range that carry a mark (see `agency_looks`)."""
        marked, marks = self._marked, self.marks
        return [i for i in marked[bisect_left(marked, first) : bisect_left(marked, last)] if marks[i] & mark]

    def tokens_before(self, position: int) -> int:
        """The end of the tokens that begin before a position of the text."""
        return bisect_left(self.start, position)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to but not including `last`."""
        return self._tokens.span(first, last)

    def mark_known(self, span: Span) -> None:
        """Note a body that is known to stand here."""
        first, last = self.tokens(span)
        self.known[first] = max(last, self.known.get(first, 0))
        self.known_end[last] = min(first, self.known_end.get(last, first))
        for i in range(first + 1, last):
            self.covering[i] = min(first, self.covering.get(i, first))

    def acronym(self, i: int) -> bool:
        """Whether a token is written like an acronym: two capitals or more, no small letter but at its end."""
        text = self.text[i]
        return len(text) > 1 and text[:2].isupper() and sum(c.isupper() for c in text) * 2 > len(text)

    def head_at(self, last: int) -> Head | None:
        """The head noun whose last word is token `last`; the longest."""
        for phrase, head in self.lexicon.heads.get(self.fold[last], ()):
            if head.size == 1 and phrase[0] in self.lexicon.in_capitals and not self.text[last].isupper():
                continue
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase and self.cap[first]:
                return head
        return None

    def other_at(self, last: int) -> str | None:
        """The sort of the non-agency head whose last word is token `last`."""
        for phrase, sort in self.lexicon.others.get(self.fold[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase:
                return sort
        return None

    def other_size(self, last: int) -> int:
        """The number of words of the longest non-agency head that ends with token `last`; 0 for none."""
        for phrase, _ in self.lexicon.others.get(self.fold[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase:
                return len(phrase)
        return 0

    def subject(self, i: int) -> bool:
        """Whether a capitalised word says what a public body deals with."""
        fold = self.fold[i]
        known = fold in self.lexicon.subjects or fold.rpartition("-")[2] in self.lexicon.subjects
        return self.cap[i] and (known or fold.endswith(self.lexicon.endings))

    def style(self, first: int, last: int) -> str:
        """`caps` for a line in capitals, `title` for one in which nearly every word has one, else `text`."""
        if (first, last) not in self._styles:
            self._styles[first, last] = self._style(first, last)
        return self._styles[first, last]

    def _style(self, first: int, last: int) -> str:
        capitals, words = divmod(sum(self._letters[first:last]), 1 << SECOND)
        if words >= 3 and capitals > MOSTLY * words:
            return "caps"
        capitals, words = divmod(sum(self._longs[first:last]), 1 << SECOND)
        if words >= 4 and self.text[last - 1] not in ENDS and capitals > MOSTLY * words:
            return "text" if self._is_entry(first, last) else "title"
        return "text"

    def _is_entry(self, first: int, last: int) -> bool:
        """Whether a line is one of a list or a signature: after a bullet or an hour, or with a job title before a comma."""
        start = self.text[first]
        named = "," in self.text[first + 1 : min(first + SIGNED, last)] and self.stop[first] == "title"
        named = named or any(
            self.text[i] == "," and self.stop[i - 1] == "title" for i in range(first + 1, min(first + LEADS, last))
        )
        return named or start in BULLETS or (start[0].isdigit() and self.text[first + 1 : first + 2] == [":"])

    def _lower_stops(self) -> None:
        """In a line in capitals "OF" and "THE" are small words."""
        for first, last in self.lines:
            if self.style(first, last) == "caps":
                self._capitals.update(range(first, last))
                for i in range(first, last):
                    self.cap[i] = self.cap[i] and self.stop[i] in ("", "title", "head")

    def places_from(self, first: int, last: int) -> list[int]:
        """The tokens of a range at which places begin."""
        starts = self._place_starts
        return starts[bisect_left(starts, first) : bisect_left(starts, last)]

    def in_capitals(self, i: int) -> bool:
        """Whether a token stands in a line in capitals."""
        return i in self._capitals

    def _mark_bound(self) -> None:
        """E.g. "of" in "Rule of Law" holds its neighbours together."""
        for i in self.marked(BOUND, 0, len(self)):
            for phrase in self.lexicon.bound[self.fold[i]]:
                if self.cap[i] and tuple(self.fold[i : i + len(phrase)]) == phrase and self.cap[i + len(phrase) - 1]:
                    self.bound.update(range(i + 1, i + len(phrase) - 1))

    def _mark_places(self) -> None:
        for mention in self.board.of(*PLACES):
            first, last = self.tokens(mention.span)
            if last > self.place.get(first, (0, ""))[0]:
                self.place[first] = (last, mention.kind)
            if first < self.place_end.get(last, (last, ""))[0]:
                self.place_end[last] = (first, mention.kind)
            for i in range(first, last):
                self.cap[i] = self.cap[i] or self.text[i][0].isupper()

    def _mark_offices(self) -> None:
        """Small heads that stand in a name: "Ombudsman's office", "Criminal Networks unit"."""
        for i in self.marked(SMALL_HEAD, 2, len(self)):
            owner = self.fold[i - 1] in POSSESSIVES and (self.stop[i - 2] == "title" or self.fold[i - 2] == "general")
            subject = self.cap[i - 1] and self.cap[i - 2] and (self.subject(i - 1) or self.subject(i - 2))
            if (owner and self.cap[i - 2]) or (subject and self.next_to[i - 1]):
                self.cap[i] = True
