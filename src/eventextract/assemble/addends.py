"""Numbers of people that stand side by side: what is said between two of them, but for asides about the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventextract.assemble.cues import Cues
from eventextract.assemble.headcount_weight import counted
from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import Span

INSIDE = 70  # characters of an aside that begins with "including" or the like
PLACES = ("agency", "country", "city", "region", "subdivision")
LINK = expression(r"(?:,|;|,? and|; and) ")
"""Between the people of one number and the next number, where both stand in one list."""
DASHED = expression(r" – [^–.;]{3,160} –(?= )| \([^()]{3,160}\)")
"""An aside between dashes or brackets."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two numbers: its stretches without asides, and their words together."""

    cues: Cues
    parts: tuple[Span, ...]
    words: str

    @classmethod
    def between(cls, scene: Scene, cues: Cues, one: Mention, other: Mention) -> Gap:
        """The gap between two mentions of numbers, in order."""
        start = one.span.end
        parts: list[Span] = []
        for aside in _parted(scene, cues, Span(start, other.span.start)):
            parts.append(Span(start, aside.start))
            start = aside.end
        for dashed in DASHED.finditer(scene.text, start, other.span.start):
            if not parts and _adds_up(one, _counts(scene, Span(*dashed.span()))):
                parts.append(Span(start, dashed.start()))
                start = dashed.end()
        parts.append(Span(start, other.span.start))
        words = "".join(scene.words(part) for part in parts)
        return cls(cues, tuple(parts), _as_one(scene, one, other) or words)

    @property
    def length(self) -> int:
        """Characters without asides."""
        return sum(part.end - part.start for part in self.parts)

    @property
    def whole(self) -> bool:
        """Whether there is no aside."""
        return len(self.parts) == 1

    @property
    def stretch(self) -> Span:
        """From the first number to the second."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def joins(self) -> bool:
        """Whether what stands behind the aside says that others are added."""
        return not self.whole and self.cues.ends(self.parts[-1], "joins")

    def has(self, sort: str) -> bool:
        """Whether one of the stretches holds a cue of a sort."""
        return any(self.cues.has(part, sort) for part in self.parts)


def _as_one(scene: Scene, one: Mention, other: Mention) -> str:
    """What parts two numbers where whole names with commas stand between them ("9 judges of Kent, Essex and Surrey, six clerks")."""
    who = Span(one.span.end, counted(one).who.end)
    if who.end > other.span.start or not scene.within(who, *PLACES):
        return ""
    rest = Span(who.end, other.span.start)
    return scene.words(rest) if LINK.fullmatch(scene.text, *rest) else ""


def outer(scene: Scene, cues: Cues, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions but for those in asides that tell who some of the people counted before are."""
    hidden: list[Span] = []
    for number, mention in enumerate(mentions):
        if any(aside.covers(mention.span) for aside in hidden):
            continue
        yield mention
        if mentions[number + 1 : number + 2]:
            hidden = _asides(scene, cues, mention)


def _asides(scene: Scene, cues: Cues, mention: Mention) -> list[Span]:
    """The asides behind a number in its sentence, if other numbers stand in them."""
    rest = Span(mention.span.end, scene.sentence(mention.span).end)
    if not scene.within(rest, "count"):
        return []
    dashed = [Span(*aside.span()) for aside in DASHED.finditer(scene.text, *rest)][:1]
    told = [aside for aside in dashed if scene.within(Span(aside.end, rest.end), "count")]
    return [*_parted(scene, cues, rest), *(aside for aside in told if _adds_up(mention, _counts(scene, aside)))]


def _parted(scene: Scene, cues: Cues, stretch: Span) -> list[Span]:
    """The first aside between commas that begins with what tells a part ("36 judges, including eight women, and ...")."""
    text = scene.text
    for cue in cues.within(stretch, "parted"):
        end = text.find(",", cue.end, min(cue.end + INSIDE, stretch.end))
        if text[cue.start - 2 : cue.start] == ", " and end > 0:
            return [Span(cue.start - 2, end)]
    return []


def _counts(scene: Scene, aside: Span) -> list[int]:
    numbers: dict[int, int] = {}
    for mention in scene.within(aside, "count"):
        numbers.setdefault(mention.span.start, counted(mention).count.min or 0)
    return list(numbers.values())


def _adds_up(mention: Mention, numbers: list[int]) -> bool:
    return len(numbers) > 1 and sum(numbers) == counted(mention).count.min


def told_by_kind(scene: Scene, mention: Mention) -> bool:
    """Whether those counted are people of one kind ("36 judges"), not of any ("36 people"): others are no part of them."""
    return counted(mention).sort != "prime" and not presence(scene.knowledge).general.match(
        scene.words(counted(mention).who)
    )


def from_a_place(scene: Scene, mention: Mention) -> bool:
    """Whether those counted are told by where they come from: others, told so too, are no part of them."""
    return bool(scene.within(counted(mention).who, "agency", "country", "city", "subdivision"))
