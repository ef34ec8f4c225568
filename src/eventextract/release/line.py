"""One line (a paragraph, after unwrapping) with the features of its shape that zones are told by."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventextract.knowledge.compiling import expression
from eventextract.mentions import ZoneKind
from eventextract.values import Span

STORY = 160  # characters: a line of this length that ends as a sentence does is part of a story
DATELINE = 300  # characters of a line within which its dateline ends
LONG_STORY = 300  # a line of this length is, whatever its end
SENTENCE = 70  # a shorter line can be a sentence too, when it reads like one
ITEM = expression(r"(?:[-–•·*►▶>○▪■+]{1,2}|\d{1,2}[.)](?!\d)|[a-z][.)] |[A-Z]\) |\([a-z0-9]{1,3}\)) ?(?=\S)")
ENDS = expression(r"[.!?;:,…]['\")\]*]{0,3}$")
NAME_WORD = r"(?:[^\W\d_a-z][\w'.-]{0,30}|van|von|de|der|den|bin|al|el|af|ten)"
NAME = expression(rf"(?:{NAME_WORD}(?: {NAME_WORD}){{1,4}}|[^\W\d_a-z]{{1,2}}\.[^\W\d_a-z]\w{{2,30}})$")
LETTER = expression(r"[^\W\d_]")
BREADCRUMB = expression(r" [|»›>•·/] |::|^[»›>] | [»›>]$")


def folded(text: str) -> str:
    """The letters and digits of a text alone, without case."""
    return "".join(filter(str.isalnum, text)).casefold()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, and which stretches of its text go into the reading.

    `sure`: its words tell by themselves; else they are those of a section's name, which can be an item of a list too.
    """

    kind: ZoneKind
    kept: list[Span]
    sure: bool = True


@dataclass(slots=True)
class Line:
    """`span` in the text before zoning, its words, whether an empty line stands before it; `kind`, `kept` come later.

    `kept`: the stretches that go into the reading; none when the line is dropped.
    """

    span: Span
    text: str
    gap: bool
    kind: ZoneKind = "body"
    kept: list[Span] = field(default_factory=list)
    words: int = 0
    length: int = 0
    verdict: tuple[Verdict | None] | None = None  # found once, when first asked for

    def __post_init__(self) -> None:
        self.kept = [self.span]
        self.length = len(self.text)
        self.words = self.text.count(" ", 0, LONG_STORY * 2) + 1

    def drop(self) -> None:
        """Leave the line out of the reading."""
        self.kind, self.kept = "debris", []

    def keep(self, spans: list[Span]) -> None:
        """Keep these stretches of the line's own text only."""
        self.kept = [Span(self.span.start + start, self.span.start + end) for start, end in spans]

    @property
    def dropped(self) -> bool:
        """Whether nothing of the line goes into the reading."""
        return not self.kept

    @property
    def beginning(self) -> str:
        """What of it can hold a dateline."""
        return self.text[:DATELINE]

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence or its part does."""
        return bool(ENDS.search(self.text, max(0, self.length - 5)))

    @property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list does."""
        return bool(ITEM.match(self.text))

    @property
    def is_name(self) -> bool:
        """Whether it could be a person's name and nothing else."""
        return self.length <= 50 and bool(NAME.match(self.text))

    @property
    def is_story(self) -> bool:
        """Whether it is long enough, or reads enough like a sentence, to be part of a story."""
        if self.length >= LONG_STORY:
            return True
        if self.length >= STORY and self.ends:
            return True
        return self.length >= SENTENCE and self.is_sentence

    @property
    def is_sentence(self) -> bool:
        """Whether it is a full sentence: it ends as one, and half of its words are written small."""
        if not self.ends or self.words < 9 or self.text[-1] in ":,":
            return False
        if self.words >= 15 and self.text[-1] == ".":
            return True
        words = self.text[: LONG_STORY * 2].split()
        return 2 * sum(word[0].islower() for word in words) >= len(words)

    @property
    def is_capitals(self) -> bool:
        """Whether its letters are capitals."""
        return self.text[:LONG_STORY].isupper()

    @property
    def is_breadcrumb(self) -> bool:
        """Whether it is cut into parts as paths through a site and menus are."""
        return self.length <= STORY and bool(BREADCRUMB.search(self.text))

    def is_called(self, title: str) -> bool:
        """Whether it is a title, `folded`, which is not empty: its first letter settles most."""
        first = next(filter(str.isalnum, self.text), "")
        return title.startswith(first.casefold()) and self.folded() == title

    def folded(self) -> str:
        """Its letters and digits alone, without case: to compare titles."""
        return folded(self.text[: LONG_STORY * 2])
