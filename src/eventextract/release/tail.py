"""The story and what follows it: subheadings, signatures, contact blocks, notes, lists of links."""

from __future__ import annotations

import re

from eventextract.mentions import ZoneKind
from eventextract.release.cues import Cues
from eventextract.release.furniture import LONGEST, judge
from eventextract.release.line import Line

HEADING = 90  # characters: a longer line is no subheading
STORY_BELOW = 100  # characters: what stands under a subheading is longer
FOREIGN_SAMPLE = 600  # characters from which a paragraph's language is judged
FOREIGN_SHARE = 0.18  # of the words: function words of another language
DESK = re.compile(r"\(?[^\W\d_a-z]{2,12}\)?$")  # a news agency's initials under its story
WORDS = re.compile(r"[^\W\d_]+")


class Tail:
    """Classifies the lines from the story's first on, in place."""

    def __init__(self, lines: list[Line], cues: Cues, latin: bool, headline: Line | None) -> None:
        self.lines, self.cues, self.latin = lines, cues, latin
        self.title = headline.folded() if headline else ""
        self.block: ZoneKind = "body"  # what a head has begun: contact, boilerplate, debris (a list of links)
        self.author = ""
        self.english = not any(self._is_foreign(line) for line in lines[:1])
        self.last_story = max((i for i, line in enumerate(lines) if line.is_story), default=0)

    def run(self) -> None:
        """Give each line its kind."""
        for index, line in enumerate(self.lines):
            kind = self._kind(index, line)
            if kind == "debris" and not self._names_publisher(line):
                line.drop()
            line.kind = kind

    def _kind(self, index: int, line: Line) -> ZoneKind:
        if line.length <= LONGEST and line.folded() == self.title != "":
            return "debris"
        if index and (head := self._head(line)):
            return head
        return (index and self._marked(index, line)) or self._plain(index, line)

    def _head(self, line: Line) -> ZoneKind | None:
        """A line that begins a block, or ends the story."""
        short = line.length <= LONGEST
        if short and self.cues.match("end", line.text):
            self.block = "boilerplate"
            return "debris"
        if short and self.cues.match("list-head", line.text):
            self.block = "debris"
            return "debris"
        if self.cues.match("contact-head", line.text):
            self.block = "contact"
            return "contact"
        if short and self.cues.match("boilerplate-head", line.text):
            self.block = "boilerplate"
            return "boilerplate"
        return None

    def _marked(self, index: int, line: Line) -> ZoneKind | None:
        """A line that says by itself what it is."""
        if self.cues.match("boilerplate", line.text) or self._is_biography(line):
            return "boilerplate"
        if self.english and self._is_foreign(line):
            return "debris"
        if line.length > LONGEST:
            return None
        verdict = judge(line, self.cues, self.latin)
        if verdict and (verdict.kind == "debris" or index > self.last_story):
            line.keep(verdict.kept)
            return verdict.kind
        if self.cues.match("contact", line.text):
            return "contact"
        return self._signature(index, line)

    def _signature(self, index: int, line: Line) -> ZoneKind | None:
        if self.block != "contact" and index > self.last_story and self.cues.match("byline", line.text):
            return "byline"
        if self.block == "body" and line.is_name and self._is_alone(index) and self._signs(index, line):
            self.author = line.text
            return "byline"
        return "debris" if self.block == "body" and index > self.last_story and DESK.match(line.text) else None

    def _is_alone(self, index: int) -> bool:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return self.lines[index].gap and (after is None or after.gap)

    def _signs(self, index: int, line: Line) -> bool:
        """Whether a name closes the story, or what follows tells of its bearer."""
        if index > self.last_story:
            return True
        return self.lines[index + 1].text.startswith(line.text)

    def _is_biography(self, line: Line) -> bool:
        surname = self.author.rsplit(" ", 1)[-1]
        return bool(surname) and surname in line.text[:HEADING] and line.is_story

    def _plain(self, index: int, line: Line) -> ZoneKind:
        """A line by the block that it stands in, or by its shape in the story."""
        if self.block != "body" and line.is_story and self.block != "boilerplate":
            self.block = "body" if self.block == "debris" else "boilerplate"
        if self.block != "body":
            return self.block
        return "lead" if index and self._is_subheading(index, line) else "body"

    def _is_subheading(self, index: int, line: Line) -> bool:
        if line.length > HEADING or (line.ends and not line.text.endswith("?")) or index + 1 >= len(self.lines):
            return False
        below, above = self.lines[index + 1], self.lines[index - 1]
        apart = line.gap or above.length >= STORY_BELOW
        return apart and below.length >= STORY_BELOW and not below.is_item

    def _names_publisher(self, line: Line) -> bool:
        return bool(line.length <= 20 and DESK.match(line.text))

    def _is_foreign(self, line: Line) -> bool:
        """Whether a paragraph is in another language of Latin script."""
        if line.length < HEADING:
            return False
        words = [word.lower() for word in WORDS.findall(line.text[:FOREIGN_SAMPLE])]
        foreign = sum(word in self.cues.foreign for word in words)
        return foreign > FOREIGN_SHARE * len(words) and foreign > 2 * sum(word in self.cues.function for word in words)
