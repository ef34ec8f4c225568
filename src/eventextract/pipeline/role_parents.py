"""Whether a body under a role phrase stands there as owner, parent, part or place of another."""

from __future__ import annotations

from collections.abc import Mapping

from eventextract.knowledge.compiling import expression
from eventextract.knowledge.rules import PLACEHOLDERS
from eventextract.mentions import Mention
from eventextract.values import Span

Places = Mapping[Span, int]
"""Where mentions stand in the abstracted sentence, by span: to look up a mention itself takes longer."""
OWNS = expression(r"'s? ")
PARENT = expression(r"(?:^|\s)(?:of|within|under|in|at|from|for|on|to)(?: the| its)?(?: [\w-]+)? $")
"""What stands between a body and the one that it belongs to, or the place where it sits."""
STATES = (
    r"(?!(?:the )?(?:governments?|people|peoples|taxpayers|authorities) of)"  # "the governments of Norway and Chile"
    r"(?!(?:the )?(?:[\w-]+ ){0,3}(?:chapter|branch|section|division|wing|arm|bureau|secretariat|office) of)"
)
PART = expression(
    rf"^{STATES}(?:(?:an?|the|its|one|itself|leader|member|part)\b[^,\ue000-\uf8ff]{{0,80}}\b(?:of|within|under|at|through)"
    r"|in|at|within|under|from|on|to|via) (?:the |its )?$"
)
"""All of a list's item that stands before a parent or place: "an agency of the", "the latter through its", "in the"."""
RELATIVE = expression(r", (?:which|who|whose|where)\b[^,]*(?:, (?:the |an? |its )?)?$")
"""What stands before a body that a clause about another one names: "the Fund, whose owner is the"."""
FRAME = expression(
    r"[\ue000-\uf8ff)],? (?:(?:within|as part of) (?:the|its|their|an?)\b[^,]*"
    r"|under (?:the|its|their|an?)\b(?:(?! and (?:of|by|from) )[^,\ue000-\uf8ff])*)$"
)
"""What stands before the owners of the project that an event belongs to: ", within the framework of the joint".

Behind "under" only the first is an owner: "the Bureau under the Cabinet and the | Committee" are two bodies.
"""
ARM = expression(r"[\ue000-\uf8ff)], (?:an?|the|its)(?: [\w-]+){1,4} of (?:the )?$")
LAST = expression(r"(?:'s?)?(?: \([^()]*\))?(?:[.;]|$)")
"""Before and behind the whole that ends an apposition: "the Academy, the teaching arm of the | Association|."."""
APPOSED = expression(r", (?:an?|the|its|one|part|member)\b[^,]{0,80}? of\b[^,]* and (?:of |the )*$")
CLOSED = expression(r" ?(?:\([^()]*\))?,")
"""Before and behind the last parent of an apposition: ", an agency of the Ministry and the | Service|,"."""
ITEM = expression(r",? and (?=[^,]*$)|, (?=[^,]*$)")  # what the last item of a list stands behind
NOUN = expression(
    r"(?:'s?)?(?:-| (?!(?:and|or|of|by|from|to|under|within|in|at|with|on|for|as|has|have|had|will|is|are|was|were)\b))[a-z]"
)
"""What follows a body's name that only modifies a noun: ", the EU police mission", ", an EU-funded project"."""
DESCRIBED = expression(
    r"[\ue000-\uf8ff](?: \([^()]*\))?, (?:an?|the|its) [a-z][^,]*\b(?:\w{2,15}ed|led|run|set up) (?:jointly )?by [^,]*$"
)
"""What stands before those who made or pay what a body is: "EU4SEA, a project financed by the | Union| and led by the"."""
IN_TOWN = expression(rf"{PLACEHOLDERS['city']}, $")
"""What stands before the country of a body's town: "the Institute in Sofia, | Bulgaria|"."""
PRIVATE = expression("[\ue000-\uf8ff]")
PLACED = expression(r"[\ue000-\uf8ff](?:.| \([^()]{1,20}\) )?$")
"""What stands before a place right behind a body and its acronym: "the Advisory Mission (EUAM) | Ukraine|"."""


def without_lead(text: str, start: int, place: int) -> str:
    """What stands before a body in its list, without the preposition of the whole list told again: "from A and from | B"."""
    lead, before = text[:start].rstrip().rpartition(" ")[2], text[start:place]
    again = before.rfind(f" and {lead} ") if PART.search(f"{lead} ") else -1
    return (
        before if again < 0 or PRIVATE.search(before, again) else before[: again + 5] + before[again + 6 + len(lead) :]
    )


def is_seat(text: str, before: Mention, place: Mention, places: Places) -> bool:
    """Whether a country stands behind a body and a comma, before its acronym: "the University of Technology, Jamaica (UTech)"."""
    beside = before.kind != "country" and place.kind == "country"
    one, two = places[before.span], places[place.span]
    return beside and text[one + 1 : two] == ", " and text.startswith(" (", two + 1)


def is_branch(text: str, before: Mention, mention: Mention, places: Places) -> bool:
    """Whether the acronym of its office stands right behind a body's own: "UNODC ROMENA"."""
    short = before.kind == mention.kind == "agency" and before.text.isupper() and mention.text.isupper()
    return short and text[places[before.span] + 1 : places[mention.span]] == " "


def owns(text: str, mention: Mention, behind: Mention, places: Places) -> bool:
    """Whether the next body is this one's: "INTERPOL's Regional Bureau", "Georgia Ministry", "UNODC ROMENA"."""
    between = text[places[mention.span] + 1 : places[behind.span]]
    return (bool(OWNS.match(between)) and len(between) < 12) or is_branch(text, mention, behind, places)


def inside(before: str, after: str, after_another: bool) -> bool:
    """Whether the words before a body (from the list's start) make it an acronym in brackets, a parent or a place."""
    if before.count("(") > before.count(")"):
        return True
    if not after_another:
        return False
    if before.endswith((", the ", ", an ", ", a ")) and NOUN.match(after):
        return True
    if IN_TOWN.search(before):
        return True
    if ARM.search(before) and LAST.match(after) and " and " not in before:
        return True
    if RELATIVE.search(before) or FRAME.search(before) or (APPOSED.search(before) and CLOSED.match(after)):
        return True
    item = ITEM.split(before)[-1]
    named = PRIVATE.search(item)  # the list's present item has named a body already
    return bool(PART.search(item) or (named and PARENT.search(item)) or PLACED.search(before))
