"""Who of the bodies under a role phrase holds the role, and who stands there as owner, parent or place of another."""

from __future__ import annotations

import re
from itertools import pairwise

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.patterns import alternation
from eventextract.knowledge.rules import PLACEHOLDERS
from eventextract.mentions import Mention
from eventextract.pipeline.name_ends import ends_name
from eventextract.pipeline.role_parents import DESCRIBED, Places, inside, is_branch, is_seat, owns, without_lead
from eventextract.pipeline.role_words import role_words
from eventextract.pipeline.rules import Hit
from eventextract.values import Span

PAYERS = ("agency", "programme", "country", "region")
PAID = ("funder", "partner")  # who pays or helps "through" a programme is told before it
THROUGH = expression(r"\b(?:through|thru|via) (?:its|their) (?:[^,;]{0,80} and (?:its|their) )?(?:[\w-]+ ){0,3}$")
"""What stands before units of the body that acts through them: "through its Legal Division and its"."""
WHICH = expression(r"(?: \([^()]*\))?, which ")
FUNDED = expression(
    r"(?: \w+)?(?: \([^()]*\))?,? (?:which (?:is|was) )?(?:co-?)?(?:funded|financed|sponsored) by\b", re.I
)
"""What follows a programme that is itself paid for by those named next."""
CHANNEL = expression(r"\b(?:through|thru|via)(?: the| its| their) (?:(?:(?! and )[^,;()]){0,80} )?$")
"""What stands before the programme through which somebody pays: the payer is the one who funds."""
OBLIQUE = expression(
    r"(?:^|[ (])(?:of|by|with|at|from|for|in|to|on|under|within|through|than|into|against|about|behind|including)"
    r"(?: both)?(?: the| its| an?)? ?(?:[\w-]+ |[\ue000-\uf8ff](?:'s?)? )?$"
)
"""What stands before a body that is no subject."""
CUT_SHORT = expression(r"\b(?:of|from) (?:the )?[\ue000-\uf8ff][^.;:!?\"]{1,80},? and (?:the )?$")
"""What stands before the last of a list whose earlier items name no body: "officers of the A, the guards and the"."""
CLAUSE = expression(r".{0,60}, and (?:the |its |an? )?$")
INNER_AND = expression(r"(?: \([^()]*\))? and (?:the |its |an? )?")
"""What joins two subjects without a comma, behind a clause's own "and": "with help from A, and | B and C| paid"."""
VERB = expression(
    r" (?:\w{2,15}ed|will|has|have|was|were|is|are|went|came|sent|gave|wrote|took|held|met|lent|led|made) "
)
TO = expression(r"(?: \([^()]*\))? to ")
"""What stands behind whoever is but asked "to host" something."""
COMMA = expression(
    r", (?:the |its |an? )?(?:(?!(?:and|as|or|with|together|along|jointly|by|from|of|in|at|on|under|through|for|to)\b)[a-z][\w-]+ ){0,3}$"
)
"""What stands before the subject behind a phrase: "With the support of A, the theatre company | B |held"."""
LISTED = expression(r"(?:'s?)?(?: \([^()]*\)?)?\)?,?(?: and| &| or| of| in)?(?: the)?(?: [\w-]+)? ")
"""What stands between the places of one list: "the police of Norway and Sweden"; not "under its programme and by"."""
RUNS_ON = expression(r" and (?:the )?[\ue000-\uf8ff]")
"""What follows a list that was cut short because its rest is the subject of a verb."""
UNNAMED = expression(r"(?:the )?[A-Z][^,\ue000-\uf8ff]*, (?:the |its |an? )?(?:[a-z][\w-]+ ){0,2}")
"""A name that is no known body, and what stands before the subject behind it: "|Xenolith, the| Union held"."""
AND = expression(r", and (?:the |its |an? )?$")
"""Behind and before the last body of a list that is the subject of a verb: "by A, and B, a charity, | helped"."""
LABEL = expression(r": ?(?:the )?$")
PAIR = expression(r"^[^,]*[\ue000-\uf8ff](?: \([^()]*\))?, [\ue000-\uf8ff]$")
"""A list of two bodies with but a comma between them."""
SAME = expression(r"^[^,]*[\ue000-\uf8ff](?: \([^()]*\))?, the [\ue000-\uf8ff]$")
"""A body and, between commas, what else it is called: "IOM, the UN Migration Agency|,"."""
BEHIND = expression(r"(?: \([^()]*\))?, ")
ONWARD = expression(r"(?: \([^()]*\))?,? (?:and|&) (?P<article>the )?")


class Holders:
    """Chooses among the bodies under a role phrase."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = role_words(knowledge)
        self._ranks = words["parent"]
        parents = alternation(self._ranks)
        self._parent = expression(rf"^{parents}\b|\b{parents}$")
        self._acts = expression(rf"(?: in [\ue000-\uf8ff])?,? (?:\w{{3,12}}ed|{alternation(words['acts'])}) ")
        backed = alternation([row["word"] for row in knowledge.lexicon("hyphened")])
        self._backs = expression(
            rf"(?: |-)(?:co-)?{backed} "
        )  # a body that only stands by the next: "EU-funded | Programme|"
        self._plural = expression(rf"(?:(?:also|both|jointly|together) )?{alternation(words['plural'])}\b")
        self._asked = expression(rf"\b{alternation(words['asks'])} (?:the )?$", re.IGNORECASE)
        finite = rf"(?:\w{{3,12}}(?:ed|ing)|{alternation(words['finite'])})\b(?! by)"
        aids = "(?:have|has|will|are|is|jointly|recently|successfully|yesterday|today)"
        owned = rf"(?:(?<='s)|'s)(?: [\w-]+){{0,4}} {PLACEHOLDERS['event']}"
        # What shows the last bodies of a list to be a new subject: "With the support of A, |B| held", "|B|'s seminar"
        self._runs_on = expression(rf"{owned}| (?:{aids} ){{0,2}}{finite}")
        self._fronted = expression(rf"\W*{alternation(words['fronted'])}\b", re.IGNORECASE)

    def __call__(self, hit: Hit) -> list[Mention]:
        """Who has a hit's role: the mentions under group `holder`, or `subject` where that is the subject of its clause."""
        group = "subject" if "subject" in hit.rule.groups else "holder"
        text, start = hit.sentence.text, hit.match.start(group)
        places = dict(zip([m.span for m in hit.sentence.mentions], hit.sentence.places, strict=True))
        found = self._listed(hit, group, places)
        chosen: list[Mention] = []
        for index, mention in enumerate(found):
            place, before = places[mention.span], found[index - 1] if index else None
            behind = found[index + 1] if index + 1 < len(found) else None
            way = hit.rule.value in PAID and CHANNEL.search(text, start, place) is not None
            part = way or inside(without_lead(text, start, place), text[place + 1 : place + 30], bool(chosen))
            part = part or (mention.kind == "programme" and _is_paid(hit, place))
            part = part or (hit.rule.value != "funder" and DESCRIBED.search(text, start, place) is not None)
            part = part or self._is_means(text[start:place], chosen)
            part = part or (before is not None and is_seat(text, before, mention, places))
            part = part and not (before and is_branch(text, before, mention, places))
            more_places = before is not None and before not in chosen and _is_listed(text, before, mention, places)
            whole = behind is not None and owns(text, mention, behind, places)
            if not part and not more_places and not whole:
                chosen.append(mention)
        return chosen

    def _is_means(self, before: str, chosen: list[Mention]) -> bool:
        """Whether a body is the unit through which the one before acts; who acts for a state or government counts beside it."""
        owner = chosen[-1] if chosen and THROUGH.search(before) else None
        return owner is not None and owner.kind != "country" and self._rank(owner.text) > 0

    def _listed(self, hit: Hit, group: str, places: Places) -> list[Mention]:
        """The payers and bodies of a phrase without those of another clause, without parents and without short forms."""
        text, start = hit.sentence.text, hit.match.start(group)
        told = [m for m in hit.mentions(group) if m.kind in PAYERS and not ends_name(text, places[m.span])]
        found = [m for m in told if text[places[m.span] - 1] != "("] or told
        cut = self._clause_cut(text, [places[m.span] for m in found])
        which = WHICH.match(text, hit.match.end(group)) if group == "subject" else None
        if which and not (self._plural.match(text, which.end()) and " and " in hit.match[group]):
            found = [m for m in found if m.kind != "country"][-1:] or found[-1:]  # the antecedent, whatever it hangs on
        elif which:
            pass  # "from A and B, which cover": both
        elif group == "subject":
            asked = found and self._asked.search(text[:start]) and TO.match(text, hit.match.end(group))
            found = [] if asked or (found and _oblique_list(text, start, places[found[0].span])) else found
            found = found[_clause_start(text, [places[m.span] for m in found], cut) :]
        else:
            found = self._before_clause(text, Span(start, hit.match.end()), found, places, cut)
        found = [m for m in found if m is found[-1] or not self._backs.match(text, places[m.span] + 1)]
        found = _without_other_name(text, hit.match.span(group), found) or found
        if not LABEL.search(text[:start]):
            found = [m for m in found if not self._is_parent(text, m, found, places)]
        return _without_short_form(text[:start], hit.match[group], found) if group == "holder" else found

    def _before_clause(self, text: str, span: Span, found: list[Mention], places: Places, cut: int) -> list[Mention]:
        """The bodies of a phrase without those that are the subject of the clause behind it."""
        start, end = span
        runs_on = RUNS_ON.match(text, end) or self._runs_on.match(text, end)
        if runs_on and self._is_subject(text, start, [places[m.span] for m in found]):
            return []
        found = found[: min(cut, _joined_subjects(text, [places[m.span] for m in found])) or None] if runs_on else found
        if len(found) > 1 and self._acts.match(text, end) and AND.search(text[: places[found[-1].span]]):
            found = found[:-1]
        return found

    def _is_subject(self, text: str, start: int, places: list[int]) -> bool:
        """Whether the one body of a phrase is the subject behind it: "Supported by Xenolith, | the Union| held"."""
        unnamed = len(places) == 1 and UNNAMED.fullmatch(text, start, places[0])
        return bool(unnamed) and self._fronted.match(text[:start]) is not None

    def _is_parent(self, text: str, mention: Mention, found: list[Mention], places: Places) -> bool:
        """Whether a body stands without article behind its own part: "the Bureau, Ministry of Forests, in".

        In the midst of a list only a government does so for certain, or what stands before an item with its article.
        """
        index = found.index(mention)
        if not index or not BEHIND.fullmatch(text, places[found[index - 1].span] + 1, places[mention.span]):
            return False
        above = self._rank(mention.text) < self._rank(found[index - 1].text)
        onward = ONWARD.match(text, places[mention.span] + 1)
        return above and (not onward or bool(onward["article"]) or self._rank(mention.text) == 0)

    def _rank(self, name: str) -> int:
        """How high a body stands among those that have parts: 0 for a government."""
        found = self._parent.search(name)
        return self._ranks.index(found[0]) if found else len(self._ranks)

    def _clause_cut(self, text: str, places: list[int]) -> int:
        """How many bodies of a list belong to a phrase before the clause: "With the support of A and B, | C and D held".

        All of them where the sentence does not begin with such a phrase.
        """
        if len(places) < 2 or not self._fronted.match(text[: places[0]]):
            return len(places)
        gaps = [text[one + 1 : two] for one, two in pairwise(places)]
        joined = next((i for i, gap in enumerate(gaps) if " and " in gap), -1)
        commas = [i for i, gap in enumerate(gaps) if COMMA.search(gap)]
        later = [i for i in commas if i > joined >= 0]
        return (later or commas)[0] + 1 if commas else len(places)


def _without_other_name(text: str, span: tuple[int, int], found: list[Mention]) -> list[Mention]:
    """The lone body of a list that has but what else it is called between commas: "IOM, the UN Migration Agency,"."""
    same = len(found) == 2 and SAME.search(text[slice(*span)]) and text.startswith(",", span[1])
    return found[:1] if same and not LABEL.search(text[: span[0]]) else []


def _is_listed(text: str, before: Mention, mention: Mention, places: Places) -> bool:
    """Whether a country stands behind another place of one list: "the police of Norway and Sweden"."""
    gap = places[before.span] + 1, places[mention.span]
    return mention.kind == "country" and LISTED.fullmatch(text, *gap) is not None


def _is_paid(hit: Hit, place: int) -> bool:
    """Whether a funding programme is followed by those who fund it: they pay, and the programme is their means."""
    return hit.rule.value == "funder" and FUNDED.match(hit.sentence.text, place + 1) is not None


def _without_short_form(before: str, phrase: str, found: list[Mention]) -> list[Mention]:
    """The bodies of a list without the acronym that a comma puts behind a lone name: "the Environment Fund, KIK"."""
    names = [m.text for m in found]
    alone = len(names) == 2 and not LABEL.search(before) and PAIR.search(phrase)
    return found[:1] if alone and names[1].isupper() and not names[0].isupper() else found


def _oblique_list(text: str, start: int, first: int) -> bool:
    """Whether a list that begins with what is no body is no subject: "judges of | Central and the Council|"."""
    return " and " in text[start:first] and OBLIQUE.search(text[:start][-60:]) is not None


def _clause_start(text: str, places: list[int], cut: int) -> int:
    """How many bodies of a list stand before the subject of its clause: "help came from A, and | B paid"."""
    if not places or not OBLIQUE.search(text[: places[0]][-60:]):
        unnamed = CUT_SHORT.search(text[: places[0]]) if places else None
        clause = unnamed and (VERB.search(unnamed[0]) or _two_level(unnamed[0], text, places))
        return len(places) if unnamed and not clause else 0
    gaps = [text[one + 1 : two] for one, two in pairwise(places)]
    joined = [i for i, gap in enumerate(gaps) if CLAUSE.search(gap)]
    if joined and any(INNER_AND.fullmatch(gap) for gap in gaps[joined[-1] + 1 :]):
        return joined[-1] + 1
    return joined[-1] + 1 if joined and VERB.search(text[: places[0]]) else cut


def _joined_subjects(text: str, places: list[int]) -> int:
    """How many bodies of a list stand before a comma and "and" behind which "and" joins the rest; all where none does."""
    gaps = [text[one + 1 : two] for one, two in pairwise(places)]
    inner = next((i for i, gap in enumerate(reversed(gaps)) if not INNER_AND.fullmatch(gap)), len(gaps))
    split = len(gaps) - 1 - inner
    return split + 1 if inner and split >= 0 and AND.search(gaps[split]) else len(places)


def _two_level(before: str, text: str, places: list[int]) -> bool:
    """Whether a comma and "and" stand before bodies that "and" joins: "with help from the A's guards, and | B and C| paid"."""
    inner = any(INNER_AND.fullmatch(text, one + 1, two) for one, two in pairwise(places))
    return inner and AND.search(before) is not None
