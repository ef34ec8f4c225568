"""How names that only a role phrase shows to be bodies are written, and short forms ("the Embassy").

Each pattern begins with a letter that the engine can skip to, or is tried only where its sign stands: what its matches
cannot do without, and is found faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.patterns import alternation
from eventextract.pipeline.role_words import RoleWords
from eventextract.values import Span

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
FIRST = rf"{CAPITAL}[\w'&./-]*[\w]"
WORD = rf"(?:[dl]['’]|al-|el-)?{FIRST}"
LINK = r"(?:(?:and|of|for|on|against|in|de|da|do|di|du|des|la|le|au|aux|et|y|für|of the) )"
CAMEL = expression(rf"{CAPITAL}\w*(?:[a-z]{CAPITAL}|-{CAPITAL}[a-zA-Z])\w+")
"""A name like no plain word: "BancoEstado", "Media-Kopuro"."""
LOCAL = rf"\b(?:by|with|from|of|and|,|the|The) (?:the )?(?P<name>{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,3}} "
"""What the authority of a place, in small letters, begins with: "Cox's Bazar | district administration"."""
PLACE = rf"(?:the )?(?:(?:city|town|district|province|region) of )?{CAPITAL}[\w'’-]+"
SMALL = expression(
    r" (?:[dl]['’](?=\w)|(?:de|du|des|da|do|dos|del|della|dello|di|la|le|les|l['’]\w+|für|der|och|voor|van|et|und|au|aux) )"
)
"""Small words that show a name to be in another language: "Agence française de développement"."""


class Signed(NamedTuple):
    """A pattern and its sign."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    def matches(self, text: str, span: Span) -> Iterable[re.Match[str]]:
        """The matches within a span of a text, in order."""
        return self.pattern.finditer(text, *span) if self.sign.search(text, *span) else ()


def run(words: RoleWords) -> re.Pattern[str]:
    """Capitalised words behind what leads up to a body, with an acronym in brackets.

    The name goes from group `first`, or from the start where there is none, to group `end`.
    """
    before = _behind((*words["lead"], *words["kind"]), ", ", ". ", "! ", "? ", "– ", " - ")
    return compiled(
        "slot run",
        rf"{CAPITAL}(?:(?<= {CAPITAL}){before}|(?<=\n{CAPITAL})|(?<![\s\S]{CAPITAL}))"
        rf"(?:(?<=T)he (?P<first>{WORD})|[\w'&./-]*[\w])(?: {LINK}{{0,1}}{WORD}){{0,7}}(?P<end>)"
        rf"(?! {alternation(words['arm'])} of\b)(?: \((?P<acronym>[A-Z][\w-]{{1,9}})\))?",
        0,
    )


def _behind(words: Iterable[str], *others: str) -> str:
    """What stands behind one of these words and a blank, or behind something else, and a capital letter.

    A look behind has one length: those of one length are looked at together. Only endings count: "by the" is "the".
    """
    ends = {f"{word} " for word in words} | set(others)
    ends = {end for end in ends if not any(end.endswith(other) for other in ends - {end})}
    lengths = sorted({len(end) for end in ends})
    looks = (alternation([end for end in ends if len(end) == length]) for length in lengths)
    return "(?:" + "|".join(f"(?<={look}{CAPITAL})" for look in looks) + ")"


def local(authorities: Iterable[str]) -> Signed:
    """The authority of a place, in small letters: "Cox's Bazar district administration"."""
    named = rf"{alternation(tuple(authorities))}\b"
    sign = compiled("slot local sign", rf"{CAPITAL}[\w'’-]+ {named}", 0)
    return Signed(sign, compiled("slot local", rf"{LOCAL}{named})", 0))


def seat(words: RoleWords) -> Signed:
    """The authority of a place, told by its seat in small letters: "the akimat of Shymkent city"."""
    return Signed(
        expression(rf" of (?={PLACE})"),
        expression(
            rf"\b(?:[Tt]he|by|with|and) (?P<name>{alternation(words['seat'])} of {PLACE}"
            rf"(?: {CAPITAL}[\w'’-]+){{0,2}}(?: {alternation(words['area'])}\b)?)"
        ),
    )


def alone(words: RoleWords) -> Signed:
    """A name of one plain word where nothing but a body can stand."""
    given, parts, kinds = (alternation(words[sort]) for sort in ("given", "part", "kind"))
    label = rf"(?i:{alternation(words['label'])})(?: of the [\w -]{{2,40}}(?:, [^,.;:]{{3,90}},)?)?(?::| are| is| were| was)"
    ahead = rf"[\w'&]{{3,}})(?=[.,;)]| and | as (?:the |its |an? )?(?:[\w-]+ ){{0,2}}{parts}|$)"
    before = _behind((*words["before-one"], *words["kind"]))
    return Signed(
        compiled("slot alone sign", rf"({CAPITAL}(?<= {CAPITAL}){before}{ahead}", 0),
        compiled(
            "slot alone",
            rf"\b(?:{given} by|with|organi[sz]ations {CAPITAL}[\w'&. -]{{2,40}} and|{label}|the (?:[\w-]+ ){{0,2}}{kinds})"
            rf" (?P<name>{CAPITAL}{ahead}",
            0,
        ),
    )


def doing(words: RoleWords) -> Signed:
    """A name of one plain word before what only a body gives or does: "with Brightwater money", "that Brightwater held"."""
    purse, deed = (alternation(words[sort]) for sort in ("purse", "deed"))
    ahead = rf"(?: with (?=[\w'&]{{3,}} {purse}\b)| (?:that|which) (?=[\w'&]{{3,}} (?:has |had |will )?{deed}\b))"
    sign = expression(rf" (?:with|that|which) {CAPITAL}[\w'&]{{2,}} [a-z]")
    return Signed(sign, compiled("slot doing", rf"{ahead}(?P<name>{CAPITAL}[\w'&]{{2,}})", 0))


def gathering(words: RoleWords) -> Signed:
    """A body with the name of an event: "run by the Delta Fishers Forum", "the Delta Fishers Forum ran"; no forum that is held."""
    noun, run = alternation(words["gathering"]), alternation(words["run"])
    name = rf"(?:{WORD} (?:{LINK}{{0,1}}{WORD} ){{0,4}}{noun})"
    return Signed(
        expression(rf" {noun}\b"),
        compiled(
            "slot gathering",
            rf"(?: by (?:the )?(?={name}\b)|(?: the|\bThe|[.:;–-]) (?={name} (?:has |have |will |also )?{run}\b))(?P<name>{name})",
            0,
        ),
    )


def low() -> Signed:
    """A name that begins with a small letter: "iHub", "eGov Foundation"."""
    sign = expression(rf"\b[a-z]{{1,2}}{CAPITAL}[a-z]")
    return Signed(sign, expression(rf"(?<![\w'’@./-])(?P<name>[a-z]{{1,2}}{CAPITAL}[a-z]\w*(?: {WORD}){{0,3}})"))


def company(words: RoleWords) -> re.Pattern[str]:
    """A name in quotation marks with what it is: '"Clear Water" LLC'."""
    form = alternation((*words["form"], *words["called"]))
    return compiled("slot company", rf'"(?P<name>[^"\n]{{2,40}})" (?P<form>{form})\b', 0)


def called(words: RoleWords) -> re.Pattern[str]:
    """What a body is with its name in quotation marks: 'the farm "Clear Water"'."""
    return expression(rf'\b{alternation(words["called"])} "(?P<name>{CAPITAL}[^"\n]{{1,40}})"')


def foreign(words: RoleWords) -> Signed:
    """A name with its acronym, which may be in another language."""
    english = alternation(words["not-foreign"])
    return Signed(
        expression(r" \([A-Z]{2,8}\)"),
        expression(
            rf"(?:(?<=\bthe )|(?<=\bby )|(?<=\band )|(?<=\bwith ))(?P<name>{WORD}(?: (?!{english}\b)[\w'’-]{{1,20}}){{1,9}})"
            r" \((?P<acronym>[A-Z]{2,8})\)"
        ),
    )


def project(nouns: Iterable[str]) -> re.Pattern[str]:
    """What follows the name of a programme: "EU4SEA |, a twinning project|", "the Jean Monnet | programme|"."""
    return expression(rf"(?:,? an?(?: [\w-]+){{0,4}})? {alternation(sorted(nouns))}\b")


def short(heads: Iterable[str]) -> Signed:
    """A short form: the last words of a name with an article, such as "the Programme Office"."""
    named = alternation([head for head in heads if re.fullmatch(r"[\w-]+", head)])
    before = r"[TtIiOo](?<!\w[TtIiOo])(?:(?<=[Tt])h(?:e|is)|(?<=[Ii])ts|(?<=[Oo])ur)"
    return Signed(
        compiled("slot short sign", rf"{before} (?:[A-Z][\w-]+ ){{0,2}}(?i:{named})\b", 0),
        expression(
            r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his) (?P<form>(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+|[a-z][\w-]+)\b"
            r"(?! (?:of|for|on) (?:the )?[A-Z])"
        ),
    )
