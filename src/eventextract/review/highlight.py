"""The text of a release with what was found in it marked: by colour, or by brackets where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from eventextract.mentions import Mention
from eventextract.terminal import harmless
from eventextract.values import Span

STYLES = {
    "date": "black on bright_yellow",
    "count": "black on bright_magenta",
    "event": "black on bright_cyan",
    "agency": "black on bright_green",
    "person": "white on blue",
    "venue": "black on dark_orange",
    "city": "white on red",
    "country": "white on dark_red",
    "demonym": "white on dark_red",
}
"""The kinds of mention that are marked, and how."""

Mark = tuple[Span, str]


def marks(mentions: Iterable[Mention]) -> tuple[Mark, ...]:
    """The mentions to mark, in order and apart: of those that overlap the first, the longest, the upper kind."""
    rank = list(STYLES).index
    shown = [mention for mention in mentions if mention.kind in STYLES]
    shown.sort(key=lambda one: (one.span.start, -one.span.end, rank(one.kind)))
    chosen: list[Mark] = []
    for mention in shown:
        if not chosen or mention.span.start >= chosen[-1][0].end:
            chosen.append((mention.span, mention.kind))
    return tuple(chosen)


def marked(text: str, spans: Iterable[Mark], *, colour: bool) -> Text:
    """The text, made harmless, with these stretches of it in colour, or as `[agency: ...]`."""
    result = Text()
    for part, kind in _parts(text, spans):
        if kind is None:
            result.append(_lines(part))
        elif colour:
            result.append(_lines(part), style=STYLES[kind])
        else:
            result.append(f"[{kind}: {_lines(part)}]")
    return result


def legend() -> Text:
    """The kinds, each in its colour."""
    return Text("  ").join(Text(kind, style=style) for kind, style in STYLES.items())


def _lines(part: str) -> str:
    return harmless(part.replace("\r\n", "\n"))


def _parts(text: str, spans: Iterable[Mark]) -> Iterator[tuple[str, str | None]]:
    position = 0
    for span, kind in spans:
        yield text[position : span.start], None
        yield text[span.start : span.end], kind
        position = span.end
    yield text[position:], None
