"""The reading of a text: letters in one form, paragraphs on one line each, zones apart, furniture left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventextract.mentions import Reading, Warn, Zone
from eventextract.release.cues import Cues, cues_of
from eventextract.release.flattened import parted
from eventextract.release.headline import own_words
from eventextract.release.labelled_facts import by_line
from eventextract.release.letters import normalise
from eventextract.release.line import Line, folded
from eventextract.release.mapped import Edit, Mapped
from eventextract.release.markdown import without_markup
from eventextract.release.one_line import is_one_line, set_apart
from eventextract.release.table_rows import as_lines
from eventextract.release.wrapping import lines_of, unwrapped
from eventextract.release.zoning import Zoning
from eventextract.values import Span

if TYPE_CHECKING:
    from eventextract.knowledge import Knowledge

TOP = 3000  # characters in which a headline stands


@dataclass(frozen=True, slots=True)
class Read:
    """A reading, the headline's words in it, and what had to be mended."""

    reading: Reading
    title: str | None
    title_span: Span | None
    warnings: tuple[Warn, ...]


def read(text: str, start: int, known_title: str | None, knowledge: Knowledge) -> Read:
    """The reading of `text` from `start` on (what stands before is front matter); `known_title` comes from metadata.

    A title in front matter that the text does not have is its headline.
    """
    cues = cues_of(knowledge).of_one_text()
    whole = Mapped.of(text).edit(_above(text, start, known_title))
    plain, warnings = normalise(as_lines(without_markup(whole), cues))
    cut = by_line(parted(plain, cues), cues)
    if is_one_line(plain.text):
        cut = set_apart(cut, cues, known_title)
    joined = unwrapped(cut, cues)
    lines = _lines(joined.text)
    zoning = Zoning(lines, cues, known_title)
    zoning.run()
    return _assembled(joined, lines, zoning.headline, cues, warnings)


def _above(text: str, start: int, title: str | None) -> list[Edit]:
    """Leave front matter out, but for a title that the text below does not have: it is the headline then."""
    if not start:
        return []
    at = text.find(title, 0, start) if title else -1
    if title is None or at < 0 or folded(title) in folded(text[start : start + TOP + len(title)]):
        return [Edit(0, start)]
    return [Edit(0, at), Edit(at + len(title), start, "\n\n")]


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap = True
    for span in lines_of(text):
        if span.start < span.end:
            lines.append(Line(span, text[span.start : span.end], gap))
        gap = span.start == span.end
    return lines


class _Assembly:
    """Copies the kept stretches: a newline between lines, a blank between stretches of one line."""

    def __init__(self, joined: Mapped, cues: Cues) -> None:
        self.joined, self.cues = joined, cues
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.zones: list[Zone] = []
        self.titled: Span | None = None
        self.last = 0  # the end of what was copied last

    def add(self, line: Line, opens: bool, is_headline: bool) -> None:
        """Append a line; `opens`: it may begin with a dateline."""
        begin = len(self.offsets) + bool(self.offsets)
        for number, (start, end) in enumerate(line.kept):
            self._append(" " if number else "\n", start, end)
        self.zones.append(Zone(line.kind, Span(begin, len(self.offsets))))
        if opens and (found := self.cues.match("dateline", line.beginning)):
            self.zones.append(Zone("dateline", Span(begin, begin + len(found[0].rstrip()))))
        if is_headline:
            kept = " ".join(self.joined.text[start:end] for start, end in line.kept)
            self.titled = Span(begin, begin + own_words(kept))

    def _append(self, joint: str, start: int, end: int) -> None:
        if self.offsets:
            self.parts.append(joint)
            self.offsets.append(self.joined.offsets[self.last])
        self.parts.append(self.joined.text[start:end])
        self.offsets.extend(self.joined.offsets[start:end])
        self.last = end

    def finish(self, warnings: tuple[Warn, ...]) -> Read:
        """The reading of all that was added."""
        text = "".join(self.parts)
        reading = Reading(text, (*self.offsets, self.joined.offsets[-1]), tuple(self.zones))
        title = text[self.titled.start : self.titled.end] if self.titled else None
        return Read(reading, title, self.titled, warnings)


def _assembled(
    joined: Mapped, lines: list[Line], headline: Line | None, cues: Cues, warnings: tuple[Warn, ...]
) -> Read:
    assembly = _Assembly(joined, cues)
    above = "lead"
    for line in lines:
        if line.dropped:
            continue
        opens = line.kind == "body" and above != "body"
        assembly.add(line, opens, line is headline)
        above = line.kind
    return assembly.finish(warnings)
