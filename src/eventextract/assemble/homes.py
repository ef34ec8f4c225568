"""What tells whether people of the host country take part beside those of the countries that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eventextract.assemble.scene import Scene
from eventextract.mentions import PlaceValue
from eventextract.values import Span

HOST = re.compile(
    r"\b(?:host (?:country|nation|state)|our (?:own )?(?:country|republic)"
    r"|(?:around|across|of|in|over|throughout) the (?:whole )?country)\b",
    re.I,
)
ABROAD = re.compile(r"\bneighbou?ring (?:the |[\w-]+ ){0,4}$|\b(?:from abroad|foreign guests?)\b[^.;]{0,90}$", re.I)
MANY = re.compile(
    r"\b(?:from|of|representing) (?:(?:over|more|than|some|about|nearly|almost|at|least|the|all) ){0,3}"
    r"(?:\d{1,3}|(?!(?:which|whom|whose|these|those|such|their|its)\b)[a-z-]{3,13}) (?:[A-Z]?[\w-]+ ){0,2}?"
    r"(?:countries|nations|nationalities|jurisdictions|[Mm]ember [Ss]tates|[Ss]tates [Pp]arties|participating States)\b"
    r"|\b(?:from|representing|of) (?:all|both|its|the|their) (?:[\w-]+ ){0,2}?(?:[Mm]ember [Ss]tates|[Mm]ember [Cc]ountries)\b"
    r"|\b(?:from |of )?(?:across|throughout|around|all over|from every corner of) the (?:entire |whole |wider )?"
    r"(?:[Rr]egion|[Cc]ontinent|[Ss]ubregion|sub-region|globe|world|[Cc]ommunity|[Cc]ommonwealth)\b"
)
THE_TWO = re.compile(r"\b(?:[Bb]oth|[Tt]he two) (?:[a-z]+ )?(?:countries|states|nations|sides|neighbou?rs)\b", re.I)
BORDER = re.compile(
    r"[ -](?:state |land |river |common )?(?:border|frontier)s?"
    r"(?=[,.;:)]|$| (?:and|between|in|at|on|with|near|was|is|were|are|who|which|where|started|took|attended)\b)"
    r"|-speaking\b| language\b"
)
"""What stands behind the name of a people that tells a border or a language."""
COMPOUND = re.compile(r"[-–](?:[A-Z][a-z]+)(?= )")
BACK = 3  # sentences in which the two countries meant by such words are looked for
BEHIND = 110  # characters before a country in which a word of abroad may stand
OWN_BODY = re.compile(
    r"(?:the )?(?:National|Ministry|State|Central|Public|Federal|Supreme|Royal|District|Regional|Municipal)\b"
)
"""How the names of bodies begin that are those of the country in which the text is set."""


def codes_in(scene: Scene, group: Span) -> list[tuple[str, Span]]:
    """Codes of the countries and peoples named in a group, with where, in order."""
    found: list[tuple[str, Span]] = []
    for mention in scene.within(group, "country", "demonym"):
        value, people = mention.value, mention.kind == "demonym"
        if isinstance(value, PlaceValue) and not (people and _no_people(scene, mention.span)):
            found += [(code, mention.span) for code in (value.countries if people else value.countries[:1])]
    return found


def _no_people(scene: Scene, demonym: Span) -> bool:
    """Whether the name of a people tells a border or a language ("the Tajik-Afghan border", "French-speaking")."""
    beside = COMPOUND.match(scene.text, demonym.end)
    return BORDER.match(scene.text, beside.end() if beside else demonym.end) is not None


def host_named(scene: Scene, groups: Iterable[Span]) -> Span | None:
    """Where a group is said to come from the host country; None where none is."""
    found = (HOST.search(scene.text, *group) for group in groups)
    return next((Span(*one.span()) for one in found if one), None)


def of_many_states(scene: Scene, groups: Iterable[Span]) -> bool:
    """Whether those who take part come from several countries that are not named ("from fifteen countries")."""
    return any(MANY.search(scene.text, *scene.sentence(group)) for group in groups)


def from_abroad(scene: Scene, names: Iterable[Span]) -> bool:
    """Whether a country is told as a neighbour's or one abroad: beside its people there are those of the host."""
    starts = [(scene.sentence(span).start, span.start) for span in names]
    return all(ABROAD.search(scene.text, max(first, last - BEHIND), last) for first, last in starts)


def at_home(scene: Scene, group: Span, host: str | None) -> bool:
    """Whether a group is named by a town or region of the host country, or by a body that can only be one of its own."""
    places = [m.value for m in scene.within(group, "city", "subdivision")]
    codes = {code for value in places if isinstance(value, PlaceValue) for code in value.countries}
    bodies = scene.within(group, "agency")
    return host in codes or any(OWN_BODY.match(scene.text, *body.span) for body in bodies)


def the_two(scene: Scene, groups: Iterable[Span], others: bool) -> list[tuple[str, Span]]:
    """The two countries that "the two countries" means: the only ones named in the sentence, or in those before it.

    Beside `others` the words must stand in a group, and the two are named before its sentence.
    """
    for group in groups:
        here = scene.sentence(group)
        if THE_TWO.search(scene.text, *(group if others else here)):
            number = scene.sentence_number(group)
            last = number - 1 if others else number
            before = [s for s in scene.story if number - BACK <= scene.sentence_number(s) <= last]
            named = _named(scene, before)
            return list(named.items()) if len(named) == 2 else []
    return []


def _named(scene: Scene, sentences: list[Span]) -> dict[str, Span]:
    """The countries of the sentences, the nearest first, until there are two."""
    named: dict[str, Span] = {}
    for sentence in sorted(sentences, reverse=True):
        for mention in scene.within(sentence, "country", "demonym"):
            if isinstance(mention.value, PlaceValue):
                codes = mention.value.countries if mention.kind == "demonym" else mention.value.countries[:1]
                named = {**named, **{code: mention.span for code in codes if code not in named}}
        if len(named) >= 2:
            break
    return named
