"""Patterns of the words of `presence_words.csv`, which tell who was there and how many."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import compiled


class Presence(NamedTuple):
    """`roll`, `heading` and `listed` end where a number begins; the others begin where they are looked for."""

    roll: re.Pattern[str]  # "Participants: ", "the cadets ("
    heading: re.Pattern[str]  # a line "Participants", above that of the number
    ahead: re.Pattern[str]  # "For seven days, "
    listed: re.Pattern[str]  # ", as well as ": before the last of a list
    verb_first: re.Pattern[str]  # "Also present were"
    no_object: re.Pattern[str]  # behind "train" where nobody is trained by others
    general: re.Pattern[str]  # people of any kind
    met: re.Pattern[str]  # "met", "held talks"; anywhere
    companion: re.Pattern[str]  # "In a letter to ..., " before the subject
    share: re.Pattern[str]  # behind women or men who are a part of others: "28 guides, eleven women among them"
    joined: re.Pattern[str]  # behind a group whose people were with the others
    done_by: re.Pattern[str]  # ends where people begin: "practised last week by "
    leads_list: re.Pattern[str]  # ends a line above a list of those who came: "Teams were sent by"
    newly: re.Pattern[str]  # ends where a participle begins: "newly "
    paid_what: re.Pattern[str]  # ends where a number begins: "the attendance of "
    paid: re.Pattern[str]  # "was made possible"
    no_others: re.Pattern[str]  # ends where "as trainers", "as guests" begins: "certified ", "as well "


@lru_cache(maxsize=8)
def presence(knowledge: Knowledge) -> Presence:
    """The patterns, of the words of these models."""
    words = by_sort(knowledge.lexicon("presence_words"))
    heading = rf"(?:{words['heading']})"
    return Presence(
        roll=compiled(
            "presence roll",
            rf"\b(?:{_either_case(words['roll'])})(?: [–—-] | \(|, )$"
            rf"|^(?:\(?[\da-z][.)] ?)?{heading}(?: \([a-z. ]{{2,20}}\))? $",
            0,
        ),
        heading=compiled("presence heading", rf"(?:\n|[.)] )(?:{heading}|{words['heading-line']})[.:]?\s+$", 0),
        ahead=compiled("presence ahead", rf"(?:{words['ahead']})\b[^,;:.]{{0,34}}, (?:the )?", 0),
        listed=compiled(
            "presence listed", rf"(?:,? (?:{words['listed']})|, (?:{words['added']})|; ?) (?:by |with |the )?$", 0
        ),
        verb_first=compiled("presence verb-first", f"{_present_were(words)}|{_there_came(words)}", 0),
        no_object=compiled("presence no-object", rf",|\.| (?:{words['no-object']})\b|$", 0),
        general=compiled("presence general", rf"(?:[\w-]+ ){{0,3}}(?:{words['general']})\b", 0),
        met=compiled(
            "presence met", rf"\b(?:{words['met']}|held (?:a |an |the )?(?:[\w-]+ ){{0,3}}(?:{words['held']}))\b", 0
        ),
        companion=compiled("presence companion", rf"(?:{words['companion']})\b[^.;:]{{0,200}}, (?:[A-Z][\w.-]+ )?", 0),
        share=compiled(
            "presence share",
            rf",? (?:{words['share-among']}) (?:{words['share-whom']})\b| (?:{words['share']})\b",
            0,
        ),
        joined=compiled("presence joined", rf" (?:(?:{words['joined-aux']}) ){{0,3}}(?:{words['joined']})\b", 0),
        done_by=compiled("presence done by", rf"\b(?:{words['done']}) (?:[\w-]+ ){{0,3}}by (?:the )?$", 0),
        leads_list=compiled("presence leads list", _leads_list(words), 0),
        newly=compiled("presence newly", rf"\b(?:{words['newly']})[ -]$", 0),
        paid_what=compiled("presence paid what", rf"\b(?:{words['paid-what']}) (?:of|for) (?:the |these |those )?$", 0),
        no_others=compiled("presence no others", rf"\b(?:{words['no-others']}),? $", 0),
        paid=compiled("presence paid", rf"\b(?:{words['paid-aux']}) (?:{words['paid']})\b", 0),
    )


def _leads_list(words: dict[str, str]) -> str:
    """Of "Teams were sent by", "the participants came from the following bodies:", "Participating countries:"."""
    following = rf"(?: the following(?: (?:{words['list-what']}))?| (?:{words['list-what']}))?"
    labels = rf"(?i:(?:{words['list-label']})(?: (?:{words['list-what']}))?)(?: were| are| included| include)?"
    return rf"\b(?:(?:{words['list-end']}){following}|{labels}):?\s*$"


def _present_were(words: dict[str, str]) -> str:
    """Of "Also present were", "In attendance at it was"."""
    lead = rf"(?:(?:{words['verb-first-lead']}) )?"
    return rf"{lead}(?:{_either_case(words['verb-first'])})\b[^.;:]{{0,60}}? (?:were|was|are|is)\b"


def _there_came(words: dict[str, str]) -> str:
    """Of "In Apia took part some thirty", "At the school gathered 40"."""
    behind, hedge = words["came-behind"], words["hedge"]
    number = rf"(?:\d|(?:{words['number']}|[a-z]+(?:{words['number-end']}))\b)"
    came = rf"(?:{words['came']})(?: (?:{behind})){{0,2}}(?: (?:{hedge}))?"
    return rf"(?:{words['there']})\b[^.;:,]{{0,80}}? {came} {number}"


def _either_case(alternatives: str) -> str:
    """Alternatives in small letters, the first of which may be a capital."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in alternatives.split("|"))
