"""Whether a head with its modifiers and tail names a body, and how surely."""

from __future__ import annotations

from eventextract.normalise.bodies import initials
from eventextract.normalise.names import clean_name
from eventextract.pipeline.agency_acts import acts
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_looks import SHORTEST
from eventextract.pipeline.agency_names import Core, lone
from eventextract.pipeline.agency_tails import Tail
from eventextract.pipeline.agency_words import Words

STRONG, FAIR, WEAK, FAINT = 0.9, 0.7, 0.6, 0.5
NAMED = frozenset({"law-enforcement", "border", "judiciary", "customs", "military", "prosecution", "parliament"})
"""Kinds of which a capitalised phrase of common words ("Border Police") names the one of its country."""
VAGUE = frozenset({"media", "other"})  # kinds whose weak heads name a body only with more than one word before them
LONGEST_TITLE = 20  # words of a quoted name
MADE = ("programme", "document")  # what bodies make: "Council of Europe Action Plan"
SOURCES = {"embassy": "agencies.embassy", "company": "agencies.company"}


def judged(words: Words, core: Core, tail: Tail) -> Draft | None:
    """The draft of a core and its tail; None for generic phrases ("the Ministry", "Law Enforcement Agencies")."""
    score = _score(words, core, tail)
    if score is None:
        return None
    score = _by_deed(words, core, tail, score)
    if score is None:
        return None
    for no_body in NO_BODIES:
        if no_body(words, core, tail):
            return None
    source = _source(words, core, tail)
    keeps = tail.parent is not None and tail.parent[1] <= tail.last and not core.head.whole
    first, acronym = _past_acronym(words, core.first, tail.last)
    name = _without_seat(words, first, tail.last)
    return Draft(
        first,
        tail.last,
        core.head.kind,
        source,
        score,
        name,
        tail.long,
        tail.parent,
        acronym,
        keeps_parent=keeps,
        core=core.last,
    )


def _past_acronym(words: Words, first: int, last: int) -> tuple[int, str | None]:
    """Where a name begins, and its acronym where that stands before it: "JICA Japan International Cooperation Agency"."""
    acronym = words.text[first]
    if len(acronym) < SHORTEST or last <= first + 2 or not words.acronym(first):
        return first, None
    name = words.board.text[words.start[first + 1] : words.end[last - 1]]
    return (first + 1, acronym) if initials(name) == acronym else (first, None)


def _without_seat(words: Words, first: int, last: int) -> str | None:
    """A name without the town where the body sits: "Osh-based Rivers Network"."""
    place, hyphen, joined = words.text[first].rpartition("-")
    if not hyphen or not place[0].isupper() or joined not in words.lexicon.beside["joined"] or last < first + 3:
        return None
    return clean_name(words.board.text[words.start[first + 1] : words.end[last - 1]])


def _one_of_several(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "Law Enforcement Agencies": a plural names no single body."""
    last = words.fold[core.last - 1]
    return last in words.lexicon.plurals and last not in words.lexicon.named_plurals


def _made_by(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "Council of Europe Action Plan": what a known body made."""
    known = words.known.get(core.first, 0)
    if not core.first < known < tail.last:
        return False
    made = words.run_end(known - 1, tail.last)  # the end of what stands in capitals from the body's name on
    return made > known and words.other_at(made - 1) in MADE


def _deed(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "Strengthening State Border Service ...": a project is named by what it does."""
    return words.fold[core.first] in words.lexicon.doings and not core.bare


def _seat(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "NATO Headquarters in Brussels": where a body sits."""
    return words.fold[core.last - 1] == "headquarters" and words.acronym(core.first)


def _post(words: Words, core: Core, tail: Tail) -> bool:
    """A post that is called like its office: "Deputy Director of Public Prosecutions", "the Registrar, Mr. N."."""
    if words.stop[core.head_first] != "title" or "office" in words.fold[core.head_first : core.last]:
        return False
    before = words.fold[core.head_first - 1] if core.head_first else ""
    after = tail.last + (words.fold[tail.last : tail.last + 1] == (",",))
    return before in words.lexicon.beside["deputy"] or words.stop[after : after + 1] == ("honorific",)


def _project(words: Words, core: Core, tail: Tail) -> bool:
    """What stands at the beginning of the quoted name of a project: 'the project "Open Courts for All"', '"Open Courts" project'."""
    mark = core.first - 1
    if mark < 1 or words.text[mark] != '"':
        return False
    rest = words.text[tail.last : tail.last + LONGEST_TITLE]
    behind = tail.last + rest.index('"') + 1 if '"' in rest else len(words)
    return words.other_at(mark - 1) in MADE or (behind < len(words) and words.other_at(behind) in MADE)


def _section(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "UNODC Section Chief", "Ministry Division Head": whose post it is, no name of a part."""
    last, owner = tail.last, core.head_first - 1
    titled = tail.last == core.last and last < len(words) and words.stop[last] == "title" and words.next_to[last]
    alone = core.head_first == core.first or (owner == core.first and words.acronym(owner))
    return titled and alone and words.cap[last]


def _portfolio(words: Words, core: Core, tail: Tail) -> bool:
    """E.g. "Minister for Presidential Affairs, Governance and Public Administration": what somebody deals with."""
    link = core.first - 1 - (core.first > 0 and words.fold[core.first - 1] == "the")
    if link < 1 or words.fold[link] not in ("for", "of"):
        return False
    if words.fold[link - 1] in words.lexicon.beside["minister"]:
        return True
    dealt = words.fold[link] == "for" and words.fold[link - 1] in words.lexicon.beside["portfolio"]
    unknown = link == core.first - 1 and not words.acronym(core.first) and core.first not in words.known
    return (dealt and unknown and words.cap[link - 1]) or of_rank(words, core.first)


def of_rank(words: Words, first: int) -> bool:
    """E.g. "Major General of Customs Service": what service a rank is of, without an article."""
    post, ranks = first - 2, words.lexicon.beside["rank"]
    if post < 1 or words.fold[first - 1] != "of" or words.acronym(first):
        return False
    return words.fold[post] in ranks or (words.fold[post - 1] in ranks and words.cap[post])


def _titled(words: Words, core: Core, tail: Tail) -> bool:
    return in_a_title(words, core.first)


def in_a_title(words: Words, first: int) -> bool:
    """E.g. "Law on Border Guards", "Convention on the Customs Union": what a document is about."""
    link = first - 1 - (words.fold[first - 1] == "the") if first > 0 else -1
    return (
        link > 0
        and words.fold[link] == "on"
        and words.cap[link - 1]
        and words.other_at(link - 1) in ("document", "event")
    )


def _service_of_post(words: Words, core: Core, tail: Tail) -> bool:
    """What post it is: "Italian Police Attaché", "Chief of Mission of Caritas"."""
    if words.fold[core.last : core.last + 1] and words.fold[core.last] in words.lexicon.beside["attached"]:
        return True
    lead = core.first - 2
    sent = lead >= 0 and words.fold[lead] in words.lexicon.beside["sent"]
    return sent and words.fold[lead + 1 : core.last + 1] == ("of", "mission", "of")


def _boardroom(words: Words, core: Core, tail: Tail) -> bool:
    """A board in the name of a post: "Chairman of the Supervisory Board of Optima Bank": the bank is the body."""
    governs = words.lexicon.beside["governs"]
    if "board" not in words.fold[core.first : core.last] or not governs.issuperset(words.fold[core.first : core.last]):
        return False
    link = core.first - 1 - (core.first > 0 and words.fold[core.first - 1] == "the")
    return link > 0 and words.fold[link] == "of" and words.fold[link - 1] in words.lexicon.beside["sits"]


NO_BODIES = (
    _one_of_several,
    _titled,
    _made_by,
    _deed,
    _seat,
    _post,
    _portfolio,
    _project,
    _section,
    _service_of_post,
    _boardroom,
)


def _by_deed(words: Words, core: Core, tail: Tail, score: float) -> float | None:
    """What may be no body is one where it acts; a gathering ("Forum") is none where it does not."""
    gathering = words.fold[core.last - 1] in words.lexicon.beside["gathering"]
    if not gathering and score > FAINT:
        return score
    if acts(words, core.first, tail.last) and not core.bare:
        return WEAK
    return None if gathering else score


def _score(words: Words, core: Core, tail: Tail) -> float | None:
    if lone(words, core):
        return _bare(words, core, tail)
    phrase = words.fold[core.first : core.last]
    if tail.last == core.last and phrase in words.lexicon.common:
        named = core.head.kind in NAMED and words.fold[core.last - 1] not in words.lexicon.plurals
        if tail.parent or tail.long > tail.last:
            return FAIR
        return FAIR if named and words.text[core.last - 1][0].isupper() else None
    if core.head.strong:
        return _national(words, core) if tail.last == core.last else STRONG
    if words.other_at(core.last - 1) == "event" and core.first not in words.place:
        return FAINT if tail.last == core.last else FAIR if tail.place else None  # no "Congress of Forensic Genetics"
    owned = core.first in words.known or words.acronym(core.first)
    if words.other_at(core.last - 1) is not None and tail.last == core.last and not owned:
        return FAINT
    if tail.last > core.last or core.head_first - core.first > 1:
        return FAIR if core.head.kind != "media" or not words.acronym(core.first) else FAINT
    return FAINT if core.head.kind in VAGUE else WEAK


def _bare(words: Words, core: Core, tail: Tail) -> float | None:
    """A head alone needs what it is of; a phrase such as "Supreme Court" does not."""
    if tail.last > core.last and tail.subject:
        only_place = core.last + 1 + (words.fold[core.last + 1] == "the") in words.place
        return STRONG if core.head.strong else FAINT if tail.place and only_place else WEAK
    if words.text[tail.last - 1].isdigit() and tail.last > core.last:
        return FAIR  # "School No. 17"
    phrase = core.head.size > 1 and core.head.kind in NAMED and words.fold[core.last - 1] not in words.lexicon.plurals
    return FAIR if phrase else None


def _national(words: Words, core: Core) -> float:
    """E.g. "Serbian Police" is hardly a name, "Kosovo Police" is one, "Serbian Ministry" none without more."""
    end, kind = words.place.get(core.first, (0, ""))
    if end < core.head_first or core.head.size > 1:
        return STRONG
    return WEAK if kind == "demonym" else FAIR


def _source(words: Words, core: Core, tail: Tail) -> str:
    if words.fold[core.last - 1] == "government":
        return "agencies.government"
    if core.head.kind in SOURCES:
        return SOURCES[core.head.kind]
    return "agencies.head-tail.place" if tail.place else "agencies.head-tail"
