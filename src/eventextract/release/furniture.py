"""What a short line is by what is left of it once dates, labels and the words of page furniture are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventextract.knowledge.compiling import expression
from eventextract.mentions import ZoneKind
from eventextract.release.cues import Cues
from eventextract.release.line import LETTER, Line, Verdict
from eventextract.values import Span

LONGEST = 200  # characters: a longer line is no furniture
SENTENCE = 90  # characters: a longer line that is a sentence is furniture only where a rule says so
PUBLICATION = 140  # characters: a longer line that holds a date is no publication line
PLACE_WORDS = 3  # so many capitalised words beside a date may name a place or a section, more make a title
LABELLED_WORDS = 8  # beside a date that is labelled or set apart
OTHER = "\u0370-\u03ff\u0400-\u08ff\u0900-\u1dff\u1f00-\u1fff\u2c80-\u2dff\u3040-\u9fff\ua000-\ua71f\uac00-\ud7af"
OTHER_SCRIPT = expression(rf"[{OTHER}](?:[{OTHER}]|[ :.,/-](?=[{OTHER}]))*")
DIGIT = expression(r"\d")
HASHTAG = expression(r"#\w{2,60}")
FIGURE = expression(r" ?[:.]? ?[(\[]?\d{1,3}(?:[ ,]?\d{3}){0,2}[)\]]?(?![\w:])(?: ?min\b\.?)?", re.IGNORECASE)
WORD = expression(r"[^\W\d_][\w'.-]*")
DATED = expression(r"\bdate ?: ?$", re.IGNORECASE)  # beside a count of views a date so labelled is the page's
EDGE = " |»›>•·/–,;:"


def other_script(text: str) -> list[Span]:
    """The stretches in a script other than Latin."""
    return [] if text.isascii() else [Span(*found.span()) for found in OTHER_SCRIPT.finditer(text)]


@dataclass(frozen=True, slots=True)
class Rest:
    """A line taken apart: its furniture (to be blanked), its dates, whether it has a label, and the words left."""

    furniture: list[Span]
    dates: list[re.Match[str]]
    labelled: bool
    timed: bool
    leads: bool  # nothing but a time stands before the first date
    words: list[str]

    @property
    def is_small(self) -> bool:
        """Whether a word that is left is written small: a title or sentence rather than a place or section."""
        return any(word[0].islower() and len(word) > 3 for word in self.words)


def rest_of(text: str, cues: Cues, latin: bool) -> Rest:
    """Take a line apart; `latin`: stretches in another script are furniture."""
    foreign = other_script(text) if latin else []
    text = _blanked(text, foreign)
    numbered = bool(DIGIT.search(text))
    dates = list(cues.date.finditer(text)) if numbered else []
    times = [time for time in cues.time.finditer(text) if not _within(time, dates)] if numbered else []
    terms = list(cues.page_terms(text))
    furniture = [_with_figure(text, span, dates) for kind, span in terms if kind == "furniture"] + foreign
    furniture += [Span(*found.span()) for found in HASHTAG.finditer(text)]
    named = [span for kind, span in terms if kind != "furniture"]
    left = _blanked(text, [*furniture, *named, *(Span(*found.span()) for found in (*dates, *times))])
    first = min((span.start for span in named), default=len(text))
    leads = bool(dates) and not WORD.search(left, 0, dates[0].start())
    return Rest(sorted(furniture), dates, not WORD.search(text, 0, first), bool(times), leads, WORD.findall(left))


def judge(line: Line, cues: Cues, latin: bool) -> Verdict | None:
    """A line as furniture (nothing kept) or as publication line (its furniture blanked); None when it is neither."""
    if line.length > LONGEST:
        return None
    if line.verdict is None:
        line.verdict = (_judged(line, cues, latin),)
    return line.verdict[0]


def _judged(line: Line, cues: Cues, latin: bool) -> Verdict | None:
    if not any(map(str.isalnum, line.text)):
        return Verdict("debris", [])
    if line.length > SENTENCE and line.is_sentence:
        return Verdict("debris", []) if cues.match("debris", line.text) else None
    rest = rest_of(line.text, cues, latin)
    kind = _kind(line, rest, cues) or ("debris" if latin and _mostly_other(line.text) else None)
    if kind is None:
        return None
    named = not rest.furniture and cues.match("debris", line.text) is None
    return Verdict(kind, _kept(line.text, rest.furniture) if kind == "publication" else [], sure=not named)


def settle(line: Line, cues: Cues, latin: bool) -> bool:
    """Apply the verdict on a line, if there is one; whether there was."""
    verdict = judge(line, cues, latin)
    if verdict:
        line.kind = verdict.kind
        line.keep(verdict.kept)
    return verdict is not None


def _within(time: re.Match[str], dates: list[re.Match[str]]) -> bool:
    return any(date.start() <= time.start() < date.end() for date in dates)


def _with_figure(text: str, span: Span, dates: list[re.Match[str]]) -> Span:
    """A word of furniture with the figure that it counts ("Views: 214"), unless a date begins there."""
    figure = FIGURE.match(text, span.end)
    if not figure or any(date.start() < figure.end() and span.end < date.end() for date in dates):
        return span
    return Span(span.start, figure.end())


def _kind(line: Line, rest: Rest, cues: Cues) -> ZoneKind | None:
    if rest.dates and line.length <= PUBLICATION and _is_publication(line, rest, cues):
        return "publication"
    if not rest.words and LETTER.search(line.text) and not rest.dates:
        return "debris"
    return "debris" if _is_menu(line, rest) or cues.match("debris", line.text) else None


def _is_menu(line: Line, rest: Rest) -> bool:
    """Whether a line cut into parts is furniture for the most part."""
    if rest.dates or not rest.furniture or not line.is_breadcrumb:
        return False
    return 2 * len(rest.words) < len(WORD.findall(line.text))


def _is_publication(line: Line, rest: Rest, cues: Cues) -> bool:
    """Whether the line says little but a date: with a year, a time or a label, and not of several days."""
    if cues.tells_of_event(line.text):
        return False
    sure = any(cues.year.search(found[0]) for found in rest.dates) or rest.timed or rest.labelled
    if not sure or all(cues.range.search(found[0]) for found in rest.dates):
        return False
    if (len(rest.words) <= PLACE_WORDS and not rest.is_small) or _has_part(line, cues) or _is_issued(line, rest, cues):
        return True
    if rest.furniture and DATED.search(line.text, 0, rest.dates[0].start()):
        return True
    apart = rest.labelled or line.is_breadcrumb or rest.leads or cues.weekday.match(line.text)
    return bool(apart) and len(rest.words) <= LABELLED_WORDS and not line.is_sentence


def _is_issued(line: Line, rest: Rest, cues: Cues) -> bool:
    """Whether a line is the name of a body with a date ("Embassy of Norway in Riga, 4 May 2015")."""
    named = all(word[0].isupper() or word in cues.in_names for word in rest.words)
    return named and len(rest.words) <= LABELLED_WORDS and len(rest.dates) == 1 and cues.names_institution(line.text)


def _has_part(line: Line, cues: Cues) -> bool:
    """Whether one part of a line cut into parts is a label with its date, and nothing else."""
    for part in re.split(r" [|•·] ", line.text) if line.is_breadcrumb else ():
        date = cues.date.search(part)
        label = next(cues.page_terms(part), None) if date else None
        if date and label == ("label", Span(0, len(part[: date.start()].rstrip(" :")))) and date.end() == len(part):
            return True
    return False


def _mostly_other(text: str) -> bool:
    foreign = sum(span.end - span.start for span in other_script(text))
    return foreign > 0 and 2 * foreign > sum(map(str.isalpha, text))


def _blanked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _kept(text: str, furniture: list[Span]) -> list[Span]:
    """The stretches between furniture, without separators at their edges; those without letters and digits left out."""
    parts, at = [], 0
    for span in furniture:
        parts.append(_trimmed(text, at, max(at, span.start)))
        at = max(at, span.end)
    parts.append(_trimmed(text, at, len(text)))
    return [part for part in parts if any(map(str.isalnum, text[part.start : part.end]))]


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(end - len(part.lstrip(EDGE)), start + len(part.rstrip(EDGE)))
