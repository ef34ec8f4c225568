"""Lines -> zones: what stands above the story, the story, what stands below it."""

from __future__ import annotations

from eventextract.mentions import ZoneKind
from eventextract.release.cues import Cues
from eventextract.release.furniture import judge, other_script, settle
from eventextract.release.headline import headline_of, names_body
from eventextract.release.line import NAME, STORY, Line
from eventextract.release.tail import Tail
from eventextract.release.tongues import english_from

TOP = 40  # lines: the story begins before
TOP_OFFICE = 12  # words of a name and an office
NAME_WORDS = 3  # a longer line in capitals above the story is no author
TITLED_DATE = 6  # words, with those of the date
BESIDE = 3  # lines about a labelled date in which others tell that it is that of an event
HEADERS = 2  # so many lines of a mail's head in a row are one
STANDFIRST = 5  # lines: a sentence followed this soon by a date or byline, before the story, is a standfirst


class Zoning:
    """Gives each line its kind. `headline` is the line that was taken for it, or None."""

    def __init__(self, lines: list[Line], cues: Cues, known_title: str | None) -> None:
        self.lines, self.cues, self.known = lines, cues, known_title
        self.latin = _is_latin(lines)
        self.headline: Line | None = None

    def run(self) -> None:
        """Classify all lines, in place."""
        self._mark_event_dates()
        first = self._after_version(self._after_cover())
        top = self._top(first)
        self._settle_top(self.lines[first:top])
        Tail(self.lines[top:], self.cues, self.latin, self.headline).run()

    def _mark_event_dates(self) -> None:
        """A labelled date among labels for venue, speakers or fee is that of the event, and no publication line."""
        for index, line in enumerate(self.lines[:TOP]):
            if self.cues.is_date_label(line.text):
                near = self.lines[max(index - BESIDE, 0) : index + 1 + BESIDE]
                if any(self.cues.tells_event_fact(other.text) for other in near):
                    line.verdict = (None,)

    def _after_cover(self) -> int:
        """Drop a cover note and the heads of mails; where the release itself begins."""
        heads = [i for i, line in enumerate(self.lines[:TOP]) if self.cues.match("forwarded", line.text)]
        start = heads[-1] + 1 if heads else 0
        for line in self.lines[:start]:
            line.drop()
        end = start
        while end < min(TOP, len(self.lines)) and self._is_header(self.lines[end]):
            end += 1
        if sum(bool(self.cues.match("header", line.text)) for line in self.lines[start:end]) < HEADERS:
            return start
        for line in self.lines[start:end]:
            if not (settle(line, self.cues, self.latin) and line.kind == "publication"):
                line.drop()
        return end

    def _after_version(self, first: int) -> int:
        """Drop a version in another language above the English one, but for its publication line."""
        start = first + english_from(self.lines[first:], self.cues)
        for line in self.lines[first:start]:
            if not (settle(line, self.cues, self.latin) and line.kind == "publication"):
                line.drop()
        return start

    def _is_header(self, line: Line) -> bool:
        verdict = judge(line, self.cues, self.latin)
        return bool(self.cues.match("header", line.text)) or (verdict is not None and verdict.kind == "publication")

    def _top(self, first: int) -> int:
        """Where the story begins: at its first line that reads like one and is no standfirst."""
        for index in range(first, min(len(self.lines), first + TOP)):
            line = self.lines[index]
            if self._begins(line) and not self._is_standfirst(index):
                return index
        return self._without_story(first)

    def _begins(self, line: Line) -> bool:
        if line.is_story:
            return not (self.cues.match("contact-head", line.text) or self.cues.match("debris", line.text))
        return line.length > 60 and line.ends and bool(self.cues.match("dateline", line.beginning))

    def _is_standfirst(self, index: int) -> bool:
        if self.lines[index].length > 2 * STORY or self.cues.match("dateline", self.lines[index].beginning):
            return False
        for line in self.lines[index + 1 : index + 1 + STANDFIRST]:
            if self._begins(line):
                return False
            verdict = judge(line, self.cues, self.latin)
            if (verdict and verdict.kind == "publication") or self.cues.match("byline", line.text):
                return True
        return False

    def _without_story(self, first: int) -> int:
        """A release of short lines alone: the first is the headline when more follow."""
        return min(first + 1, len(self.lines) - 1) if len(self.lines) - first > 1 else first

    def _settle_top(self, lines: list[Line]) -> None:
        contact = False
        for line in lines:
            contact = bool(self.cues.match("contact-head", line.text)) or (contact and not line.gap)
            line.kind = "contact" if contact else self._top_kind(line)
        plain = [ln for ln in lines if ln.kind == "body" and not (ln.dropped or self.cues.is_date_label(ln.text))]
        self.headline = headline_of(plain, self.cues, self.known) or _titled_date(lines)
        self._place_around(lines)

    def _top_kind(self, line: Line) -> ZoneKind:
        if self.cues.match("byline", line.text):
            return "byline"
        if settle(line, self.cues, self.latin):
            return line.kind
        return "dateline" if self.cues.match("place-line", line.text) else "body"

    def _place_around(self, lines: list[Line]) -> None:
        """Plain lines before the headline are furniture that may name the publisher; those after it lead on."""
        after = self.headline is None
        for line in lines:
            if line is self.headline:
                line.kind, after = "headline", True
            elif self.headline and line.folded() == self.headline.folded():
                line.drop()
            elif line.kind == "body" and not line.dropped:
                line.kind = self._beside(line, after)

    def _beside(self, line: Line, after: bool) -> ZoneKind:
        if _is_issuer(line, self.cues):
            return "byline"
        if not after or line.is_breadcrumb or names_body(line, self.cues):
            return "debris"
        named = line.is_name and line.is_capitals and line.words <= NAME_WORDS
        return "byline" if named else "lead"


def _is_issuer(line: Line, cues: Cues) -> bool:
    """Whether a line above the story is a person's name and office: "Anna Ek, Minister of Justice"."""
    name, comma, office = line.text.partition(", ")
    named = bool(comma) and NAME.match(name) is not None and not cues.names_institution(name)
    return named and line.words <= TOP_OFFICE and office[:1].isupper() and not line.ends


def _titled_date(lines: list[Line]) -> Line | None:
    """Where nothing else could be the headline: a line taken for a publication line that says more than a date."""
    said = [line for line in lines if line.kind == "publication" and line.words > TITLED_DATE]
    return said[0] if said else None


def _is_latin(lines: list[Line]) -> bool:
    """Whether most letters are Latin (of the first lines: a text is in one language)."""
    text = "".join(line.text for line in lines[: TOP * 2])[:20_000]
    foreign = sum(span.end - span.start for span in other_script(text))
    return not foreign or 2 * foreign < sum(map(str.isalpha, text))
