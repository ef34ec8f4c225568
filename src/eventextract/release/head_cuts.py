"""The head of a release whose lines were joined by blanks: where its menu, headline, date line and story begin.

"Home > News Guards trained in Osh 3 March 2021 Twenty officers ..." is cut around the menu and the date. All of it stands
before the story's first full stop; a date within a sentence ("... on 3 March 2021 ...") is no line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.letter_classes import SMALLS, UPPER
from eventextract.values import Span

OPENING = 900  # characters within which the story begins
DATELINE = 200  # characters in which a dateline ends
TITLE = 4  # words that a headline has at least
SAME = 8  # words about an opener that show how each side of it is written
LONG_WORD = 4  # letters: a title writes shorter words small, too
PLACES = 5  # words before a date that can name its place
WORD = expression(r"[^\s]+")
START = expression(rf"(?<![^\s])[\"'(*\[]{{0,2}}(?:{UPPER}|\d)")
STOP = expression(rf"(?P<word>[^\W\d_]{{3,}})[)%]?\.[\"')]? (?=[\"'(]?{UPPER})")
OPEN = tuple(",(-–/:[&")  # what a date that stands alone does not follow
BEFORE_TIME = expression(r",? ?(?:[|–-]|at)? ?")
FIRST_PLACE = expression(r"[\"'(*\[]{0,2}([^,/–(|:.]+?) ?(?:[,/–(|:.]| - | (?=\d))")
BEFORE_STORY = expression(rf"(?:\Z| ?(?=\n)| ?[|•·] ?| {{1,3}}(?:[–-] )?(?=[\"'(*\[]{{0,2}}(?:{UPPER}|\d)))")
SHOUTED = expression(rf"(?<!\S)(?:[^\s{SMALLS}]*{UPPER}{{2}}[^\s{SMALLS}]*(?: (?:[^\w\s]{{1,3}} )?|(?!\S))){{4,}}")
JOINT = expression(r"[ |»>›•·:,/–-]{0,5}(?:\(?\d{1,4}\)?)?[ |»>›•·:,/–-]{0,5}")


class HeadCuts:
    """Finds the places in the head of `text` where lines were joined; `title`: the headline, where it is known."""

    def __init__(self, text: str, cues: Cues, title: str | None) -> None:
        self.text, self.cues, self.title = text, cues, title
        self.limit = self._first_stop()
        self.cuts: set[int] = set()

    def find(self) -> set[int]:
        """The places, in no order: each the beginning of a line."""
        story = self._dateline()
        if story is not None:
            self.limit = story
            self.cuts.add(story)
        for span in (*self._known(), *self._dates(story), *self._menus(), *self._shouted()):
            self.cuts.update(span)
        if story is None and (opener := self._opener()) is not None:
            self.cuts.add(opener)
        return self.cuts - {0}

    def _first_stop(self) -> int:
        """Where the first sentence ends: all lines of the head begin before."""
        for found in STOP.finditer(self.text, 0, OPENING):
            if found["word"] not in self.cues.abbreviations:
                return found.start()
        return min(OPENING, len(self.text))

    def _known(self) -> Iterator[Span]:
        at = self.text.find(self.title, 0, OPENING) if self.title else -1
        if at >= 0 and self.title:
            yield Span(at, next_word(self.text, at + len(self.title)))

    def _dateline(self) -> int | None:
        """Where the story begins with a dateline."""
        ends: dict[int, list[int]] = {}
        for found in START.finditer(self.text, 0, self.limit):
            told = self.cues.match("dateline", self.text[found.start() : found.start() + DATELINE])
            if told and (found.start() == 0 or not self._goes_on(found.start())):
                ends.setdefault(found.start() + told.end(), []).append(found.start())
        for end in sorted(ends):
            if (start := self._place_begins(ends[end], end)) is not None:
                return start
        return None

    def _place_begins(self, starts: list[int], end: int) -> int | None:
        """Which of the words that a dateline can begin with does so: the words before may be those of a headline."""
        named = self._named(starts, end)
        if named is None and self.cues.date.search(self.text, starts[-1], end):
            return starts[-1]
        return named

    def _named(self, starts: list[int], end: int) -> int | None:
        """The earliest start at which the name of a known place stands."""
        for start in starts:
            place = FIRST_PLACE.match(self.text, start, end)
            if place and self.cues.is_place(place[1]):
                return start
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether what stands before a place goes on there: a comma, a dash, "on", "of"."""
        before = self.text[:at].rstrip(" ")
        if not before or before[-1] == "\n":
            return False
        last = before.rsplit(None, 1)[-1]
        small = last.lower() in self.cues.function and not last.isupper()
        return small or last.endswith(OPEN) or self.cues.weekday.fullmatch(last) is not None

    def _dates(self, story: int | None) -> Iterator[Span]:
        """The lines of dates that stand alone, with their labels and the place before."""
        for date in self.cues.date.finditer(self.text, 0, min(OPENING, len(self.text))):
            start, labelled = self._with_label(date.start())
            if story is not None and date.start() >= story:
                return
            if not labelled:
                if not self.cues.year.search(date[0]):
                    continue
                start = self._with_place(start)
                if self._goes_on(start):
                    continue
            end = self._after_time(date.end())
            if (close := BEFORE_STORY.match(self.text, end)) or labelled:
                yield Span(start, close.end() if close else next_word(self.text, end))

    def _with_label(self, at: int) -> tuple[int, bool]:
        """Where a label right before a date begins, and whether there is one ("Published on: 3 March 2021")."""
        from_ = max(0, at - 40)
        for kind, span in self.cues.page_terms(self.text[from_:at]):
            label = from_ + span.start
            if kind == "label" and self.text[label].isupper() and not self.text[from_ + span.end : at].strip(" :|–-"):
                return label, True
        return at, False

    def _with_place(self, at: int) -> int:
        """Where the place before a date begins: "Osh, Kyrgyzstan, 3 March 2021"."""
        words = [(word.start(), word[0]) for word in WORD.finditer(self.text, max(0, at - 80), at)][-PLACES:]
        if not words or not words[-1][1].endswith((",", "/")):
            return at
        starts: list[int] = []
        for start, word in reversed(words):
            if not word[:1].isupper():
                break
            starts.insert(0, start)
        named = self._named(starts, at)
        return named if named is not None else starts[-1] if starts else at

    def _after_time(self, at: int) -> int:
        """The end of an hour that follows a date, else `at`."""
        found = BEFORE_TIME.match(self.text, at)
        time = self.cues.time.match(self.text, found.end()) if found else None
        return time.end() if time else at

    def _menus(self) -> Iterator[Span]:
        """Runs of words of page furniture and sections: "Home > News", "Share Print PDF"; at the start one is enough."""
        run: list[Span] = []
        for kind, span in self.cues.page_terms(self.text[: self.limit]):
            shouted = self.text[span.start : span.end].isupper()
            if (kind == "label" and not shouted) or not self.text[span.start].isupper():
                continue
            if run and not JOINT.fullmatch(self.text, run[-1].end, span.start):
                yield from self._menu(run)
                run = []
            run.append(span)
        yield from self._menu(run)

    def _menu(self, run: list[Span]) -> Iterator[Span]:
        if not run:
            return
        start, end = run[0].start, next_word(self.text, run[-1].end)
        follows = self.text[end : end + 1]
        enough = len(run) > 1 or (start == 0 and self.text[: run[-1].end].isupper())
        if enough and (not follows or follows.isupper() or not follows.isalpha()):
            yield Span(start, end)

    def _shouted(self) -> Iterator[Span]:
        """Headlines in capitals among words that are not."""
        for found in SHOUTED.finditer(self.text, 0, self.limit):
            yield Span(found.start(), found.end())

    def _opener(self) -> int | None:
        """Where the story begins with an opener, right after a headline without a stop."""
        start = max((cut for cut in self.cuts if cut < self.limit), default=0)
        if any(len(piece.split()) >= TITLE and not self.cues.date.search(piece) for piece in self._pieces(start)):
            return None
        words = [(found.start(), found[0]) for found in WORD.finditer(self.text, start, min(len(self.text), OPENING))]
        for index in range(TITLE, len(words) - SAME):
            if words[index][0] > self.limit:
                return None
            if self._begins(words, index):
                return words[index][0]
        return None

    def _pieces(self, end: int) -> Iterator[str]:
        cuts = sorted({0, *(cut for cut in self.cuts if cut <= end)})
        yield from (self.text[one:two] for one, two in pairwise(cuts))

    def _begins(self, words: list[tuple[int, str]], index: int) -> bool:
        """Whether a sentence begins with a word: no stop before it, an opener, then words written as in a sentence."""
        before, word = words[index - 1][1], words[index][1].strip("\"'(")
        if (
            word.split("-")[0] not in self.cues.openers
            or before[-1] in ",.:;-–&("
            or before.lower() in self.cues.function
        ):
            return False
        after = [told for _, told in words[index + 1 : index + 1 + SAME]]
        above = [told for _, told in words[max(0, index - SAME) : index]]
        return _small(after) >= 0.5 and (after[0][0].islower() or _small(above) < 0.25 or _small(above) >= 0.5)


def _small(words: list[str]) -> float:
    """The share of the longer words that is written small."""
    longer = [word for word in words if len(word) > LONG_WORD]
    return sum(word[0].islower() for word in longer) / len(longer) if longer else 0.0


def next_word(text: str, at: int, between: str = " |•·") -> int:
    """The place after blanks and marks that part the lines of a head."""
    while at < len(text) and text[at] in between:
        at += 1
    return at
