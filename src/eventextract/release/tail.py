"""The story and what follows it: subheadings, signatures, contact blocks, notes, lists of links."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression
from eventextract.mentions import ZoneKind
from eventextract.release.cues import Cues
from eventextract.release.furniture import LONGEST, judge
from eventextract.release.line import Line, Verdict
from eventextract.release.tongues import is_foreign

HEADING = 90  # characters: a longer line is no subheading
STORY_BELOW = 100  # characters: what stands under a subheading is longer
DESK = expression(r"\(?[^\W\d_a-z]{2,12}\)?$")  # a news agency's initials under its story
HEADS: tuple[tuple[str, ZoneKind, ZoneKind], ...] = (  # cue, what the line itself is, what the lines after it are
    ("end", "debris", "boilerplate"),
    ("list-head", "debris", "debris"),
    ("contact-head", "contact", "contact"),
    ("boilerplate-head", "boilerplate", "boilerplate"),
)


class Tail:
    """Classifies the lines from the story's first on, in place."""

    def __init__(self, lines: list[Line], cues: Cues, latin: bool, headline: Line | None) -> None:
        self.lines, self.cues, self.latin = lines, cues, latin
        self.title = headline.folded() if headline else ""
        self.block: ZoneKind = "body"  # what a head has begun: contact, boilerplate, debris (a list of links)
        self.author = ""
        self.foreign = False  # whether a version in another language has begun
        self.foreign_from = 0  # the index of its first line
        self.english = not any(self._is_foreign(line) for line in lines[:1])
        self.last_story = self._last_story()

    def run(self) -> None:
        """Give each line its kind."""
        for index, line in enumerate(self.lines):
            line.kind = self._kind(index, line)
            if line.kind == "debris" and not (line.length <= LONGEST and DESK.match(line.text)):
                line.drop()
        self._complete_foreign()
        self._complete_contacts()

    def _last_story(self) -> int:
        """The last line of the story proper: before any note or contact block."""
        last = 0
        for index, line in enumerate(self.lines):
            head = self._head(line) if index else None
            if head and head[1] != "debris":
                break
            if line.is_story and not any(self.cues.match(cue, line.text) for cue in ("boilerplate", "debris")):
                last = index
        return last

    def _head(self, line: Line) -> tuple[ZoneKind, ZoneKind] | None:
        """A line that begins a block, or ends the story: what it is, what follows."""
        for cue, kind, block in HEADS:
            if (line.length <= LONGEST or cue == "contact-head") and self.cues.match(cue, line.text):
                return kind, block
        return None

    def _kind(self, index: int, line: Line) -> ZoneKind:
        if self.title and line.length <= LONGEST and line.is_called(self.title):
            return "debris"
        if index == 0:
            return "body"
        if head := self._head(line):
            self.block = head[1]
            return head[0]
        return self._marked(index, line) or self._plain(index, line)

    def _marked(self, index: int, line: Line) -> ZoneKind | None:
        """A line that says by itself what it is."""
        if self.cues.match("boilerplate", line.text) or self._is_biography(line):
            return "boilerplate"
        if self.english and self._is_foreign(line, after=index > self.last_story):
            self.foreign, self.foreign_from = True, self.foreign_from or index
            return "debris"
        if line.length > LONGEST:
            return None
        return self._signature(index, line) or self._furniture(index, line)

    def _furniture(self, index: int, line: Line) -> ZoneKind | None:
        verdict = judge(line, self.cues, self.latin)
        if verdict and self._stands(verdict, below=index > self.last_story):
            line.keep(verdict.kept)
            return verdict.kind
        if self.cues.match("contact", line.text):
            return "contact"
        ended = self.block == "body" and index > self.last_story
        return "debris" if ended and DESK.match(line.text) else None

    def _stands(self, verdict: Verdict, below: bool) -> bool:
        """Within the story only furniture beyond doubt is left out, and a date is no publication line."""
        if verdict.kind == "debris":
            return below or verdict.sure
        return below and self.block != "debris"

    def _signature(self, index: int, line: Line) -> ZoneKind | None:
        """A byline or the signature of a press office under the story, with the lines that belong to it."""
        if self.block != "body":
            return None
        if index > self.last_story:
            above = self.lines[index - 1]
            if self.cues.match("byline", line.text) or self.cues.match("signature", line.text):
                return "byline"
            goes_on = above.kind == "byline" and not line.gap and not self.cues.match("contact", line.text)
            if goes_on and not judge(line, self.cues, self.latin):
                return "byline"
        if line.is_name and self._is_alone(index) and self._signs(index, line):
            self.author = line.text
            return "byline"
        return None

    def _is_alone(self, index: int) -> bool:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return self.lines[index].gap and (after is None or after.gap)

    def _signs(self, index: int, line: Line) -> bool:
        """Whether a name closes the story, or what follows tells of its bearer."""
        return index > self.last_story or self.lines[index + 1].text.startswith(line.text)

    def _is_biography(self, line: Line) -> bool:
        surname = self.author.rsplit(" ", 1)[-1]
        return bool(surname) and surname in line.text[:HEADING] and line.is_story

    def _plain(self, index: int, line: Line) -> ZoneKind:
        """A line by the block that it stands in, or by its shape in the story."""
        if line.is_story and self.block == "debris":
            self.block = "body"
        elif line.is_story and self.block == "contact":
            self.block = "boilerplate"
        if self.block != "body":
            return self.block
        return "lead" if self._is_subheading(index, line) else "body"

    def _is_subheading(self, index: int, line: Line) -> bool:
        if line.length > HEADING or (line.ends and not line.text.endswith("?")) or index + 1 >= len(self.lines):
            return False
        below, above = self.lines[index + 1], self.lines[index - 1]
        apart = line.gap or above.length >= STORY_BELOW
        told = below.is_story or (below.length >= STORY_BELOW and below.ends)
        return apart and told and not below.is_item

    def _complete_contacts(self) -> None:
        """Short lines right above a contact line belong to it: a name, a position, an office."""
        for index in range(len(self.lines) - 2, self.last_story, -1):
            line, below = self.lines[index], self.lines[index + 1]
            if below.kind == "contact" and not below.gap and line.kind == "body" and not line.is_story:
                line.kind = "contact"

    def _complete_foreign(self) -> None:
        """A heading above the first paragraph of a version in another language belongs to that version."""
        above = self.lines[: self.foreign_from] if self.foreign_from else []
        while above and above[-1].kind == "lead":
            above.pop().drop()

    def _is_foreign(self, line: Line, after: bool = False) -> bool:
        """Whether a paragraph is in another language of Latin script; under the story a short line can be too."""
        if line.length < HEADING and not after and not self.foreign:
            return False
        return is_foreign(line, self.cues, among=self.foreign)
