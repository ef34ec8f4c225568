"""What tells whether people of the host country take part beside those of the countries that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import compiled, expression
from eventextract.mentions import PlaceValue
from eventextract.values import Span

FEW = {"pair": 2, "three": 3, "four": 4, "five": 5}
"""Sorts of `home_words.csv` that tell how many countries are meant."""
MEANT = tuple(f"home.{sort}" for sort in FEW)
JOINED = expression(r"[-–][A-Z][a-z]+(?= )")  # the second of two peoples: "Tajik-Afghan"
BACK = 3  # sentences in which the two countries meant by such words are looked for
NEXT = 60  # characters behind a country in which its people may be told as guests
BEHIND = 110  # characters before a country in which a word of abroad may stand


class _Words(NamedTuple):
    """The patterns of `home_words.csv`.

    `abroad` and `from_region` end where a country or region begins, `own_body` begins where a body does, `no_people`
    where the name of a people ends; `apart_from` and `own_people` end where the host country is named.
    """

    abroad: re.Pattern[str]
    many: re.Pattern[str]
    the_few: re.Pattern[str]
    own_body: re.Pattern[str]
    no_people: re.Pattern[str]
    school: re.Pattern[str]
    from_region: re.Pattern[str]
    apart_from: re.Pattern[str]
    own_people: re.Pattern[str]


def codes_in(scene: Scene, group: Span) -> list[tuple[str, Span]]:
    """Codes of the countries and peoples named in a group, with where, in order."""
    found: list[tuple[str, Span]] = []
    for mention in scene.within(group, "country", "demonym"):
        value, people = mention.value, mention.kind == "demonym"
        if isinstance(value, PlaceValue) and not (people and _no_origin(scene, mention.span)):
            found += [(code, mention.span) for code in (value.countries if people else value.countries[:1])]
    return found


def _no_origin(scene: Scene, demonym: Span) -> bool:
    """Whether the name of a people tells where nobody comes from: a border or language, a programme, a school's founders."""
    if _no_people(scene, demonym) or scene.around(demonym, "programme"):
        return True
    return any(_of_founders(scene, body.span) for body in scene.around(demonym, "agency"))


def _of_founders(scene: Scene, body: Span) -> bool:
    """Whether a body is a school named by a people other than its own ("the French University in Malta")."""
    if _words(scene.knowledge).school.search(scene.text, *body) is None:
        return False
    named = (m.value for m in scene.within(body, "country", "demonym"))
    return len({code for value in named if isinstance(value, PlaceValue) for code in value.countries}) > 1


def _no_people(scene: Scene, demonym: Span) -> bool:
    """Whether the name of a people tells a border or a language ("the Tajik-Afghan border", "French-speaking")."""
    beside = JOINED.match(scene.text, demonym.end)
    return _words(scene.knowledge).no_people.match(scene.text, beside.end() if beside else demonym.end) is not None


def host_named(scene: Scene, cues: Cues, groups: Iterable[Span]) -> Span | None:
    """Where a group is said to come from the host country, or those of that country are told beside it; None where not."""
    for group in groups:
        if found := cues.find(group, "home.host"):
            return found
        sentence = scene.sentence(group)
        for told in cues.within(sentence, "home.host"):
            if _beside_group(scene, group, told):
                return told
    return None


def _beside_group(scene: Scene, group: Span, told: Span) -> bool:
    """Whether those of the host country are named before a group ("Apart from those of the host country, ...") or in its list."""
    words = _words(scene.knowledge)
    if told.end <= group.start:
        return words.apart_from.search(scene.text, scene.sentence(group).start, told.start) is not None
    return told.start >= group.end and words.own_people.fullmatch(scene.text, group.end, told.start) is not None


def of_many_states(scene: Scene, groups: Iterable[Span]) -> bool:
    """Whether those who take part come from several countries that are not named ("from fifteen countries")."""
    many = _words(scene.knowledge).many
    sentences = dict.fromkeys(scene.sentence(group) for group in groups)
    return any(many.search(scene.text, *s) is not None or _of_region(scene, s) for s in sentences)


def _of_region(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence says that people came from a region of several states ("delegates from across Africa")."""
    from_region = _words(scene.knowledge).from_region
    regions = scene.within(sentence, "region")
    return any(from_region.search(scene.text, sentence.start, region.span.start) for region in regions)


def from_abroad(scene: Scene, cues: Cues, names: Iterable[Span]) -> bool:
    """Whether a country is told as a neighbour's or one abroad: beside its people there are those of the host."""
    before = (Span(max(scene.sentence(span).start, span.start - BEHIND), span.start) for span in names)
    return all(_abroad(scene, cues, stretch) for stretch in before)


def _abroad(scene: Scene, cues: Cues, before: Span) -> bool:
    told = cues.has_any(before, ("home.neighbour", "home.abroad"))
    return told and _words(scene.knowledge).abroad.search(scene.text, *before) is not None


def as_guests(scene: Scene, cues: Cues, names: Iterable[Span]) -> bool:
    """Whether countries are all told as those of guests, observers or people who joined the others."""
    around = [
        Span(max(scene.sentence(n).start, n.start - BEHIND), min(scene.sentence(n).end, n.end + NEXT)) for n in names
    ]
    return bool(around) and all(cues.has(stretch, "home.beside") for stretch in around)


def at_home(scene: Scene, group: Span, host: str | None) -> bool:
    """Whether a group is named by a town or region of the host country, or by a body that can only be one of its own."""
    places = [m.value for m in scene.within(group, "city", "subdivision")]
    codes = {code for value in places if isinstance(value, PlaceValue) for code in value.countries}
    bodies = scene.within(group, "agency")
    return host in codes or any(any_states(scene, body.span) for body in bodies)


def any_states(scene: Scene, body: Span) -> bool:
    """Whether a body's name begins as that of any state's may, and names no country ("State Police", "Ministry of Justice")."""
    named = bool(scene.within(body, "country", "demonym", "city"))
    return not named and _words(scene.knowledge).own_body.match(scene.text, *body) is not None


def the_few(scene: Scene, cues: Cues, groups: Iterable[Span], others: bool) -> list[tuple[str, Span]]:
    """The countries that "the two (three, four) countries" means: the only ones named in the sentence, or in those before it.

    Beside `others` the words must stand in a group, and the two are named before its sentence.
    """
    for group in groups:
        stretch = group if others else scene.sentence(group)
        if not cues.has_any(stretch, MEANT):
            continue
        if found := _words(scene.knowledge).the_few.search(scene.text, *stretch):
            wanted = FEW[found.lastgroup or "pair"]
            number = scene.sentence_number(group)
            last = number - 1 if others else number
            before = [s for s in scene.story if number - BACK <= scene.sentence_number(s) <= last]
            named = _named(scene, before, wanted)
            return list(named.items()) if len(named) == wanted else []
    return []


def _named(scene: Scene, sentences: list[Span], wanted: int) -> dict[str, Span]:
    """The countries of the sentences, the nearest first, until there are as many as are wanted."""
    named: dict[str, Span] = {}
    for sentence in sorted(sentences, reverse=True):
        for mention in scene.within(sentence, "country", "demonym"):
            if isinstance(mention.value, PlaceValue):
                codes = mention.value.countries if mention.kind == "demonym" else mention.value.countries[:1]
                named = {**named, **{code: mention.span for code in codes if code not in named}}
        if len(named) >= wanted:
            break
    return named


@lru_cache(maxsize=8)
def _words(knowledge: Knowledge) -> _Words:
    words = by_sort(knowledge.lexicon("home_words"))
    number = rf"(?:\d{{1,3}}|(?!(?:{words['no-number']})\b)[a-z-]{{3,13}})"
    members = rf"(?:(?:{words['all']}) )?(?:[\w-]+ ){{0,2}}?(?:{words['members']})"
    counted = (
        rf"(?:(?:{words['hedge']}) ){{0,3}}{number} (?:[A-Z]?[\w-]+ ){{0,2}}?(?:{words['states']}|{words['members']})"
    )
    spread = rf"(?:{words['spread']}) the (?:(?:{words['whole']}) )?(?:{words['wide']})"
    return _Words(
        abroad=compiled(
            "home abroad",
            rf"\b(?:{words['neighbour']}) (?:the |[\w-]+ ){{0,4}}$|\b(?:{words['abroad']})\b[^.;]{{0,90}}$",
        ),
        many=compiled("home many", rf"\b(?:(?:{words['origin']}) (?:{counted}|{members})|{spread})\b", 0),
        the_few=compiled(
            "home the_few",
            rf"\b(?:{'|'.join(f'(?P<{sort}>{words[sort]})' for sort in FEW)}) (?:[a-z]+ )?(?:{words['party']})\b",
        ),
        own_body=compiled("home own_body", rf"(?:the )?(?:{words['own-body']})\b", 0),
        no_people=compiled(
            "home no_people",
            rf"[ -](?:(?:{words['border-kind']}) )?(?:{words['border']})(?=[,.;:)]|$| (?:{words['border-after']})\b)"
            rf"|[ -](?:{words['tongue']})\b",
            0,
        ),
        from_region=compiled(
            "home from_region", rf"\b(?:{words['region-from']}) (?:(?:{words['region-all']}) ){{0,4}}$", 0
        ),
        apart_from=compiled(
            "home apart from",
            rf"(?i:\b(?:{words['apart-from']}))\b (?:(?:[\w'-]+,? ){{0,3}}?(?:of|from) )?(?:the )?(?:[\w-]+ )?$",
            0,
        ),
        own_people=compiled(
            "home own people",
            rf"[^.;:()]{{0,100}}?(?:,|,? and|,? as well as|,? along with|,? together with) (?:from |by |of )?(?:the )?"
            rf"(?:[\w-]+ ){{0,3}}?(?:{words['own-people']})(?: (?:and|or) [\w-]+)?(?: (?:of|from|in))?(?: the)? ?| of (?:the )?",
            0,
        ),
        school=compiled("home school", rf"\b(?:{words['school']})\b", 0),
    )
