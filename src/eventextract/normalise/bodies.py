"""Bodies: whether an acronym fits a name, whether two names are of one body."""

from __future__ import annotations

import re

from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue
from eventextract.normalise.names import fold_name

WORD = expression(r"\w+")
ENOUGH = 0.5
MOST_BEFORE = 2  # words that may say whose body it is: "Royal Netherlands", "MPS"


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: "Office on Drugs and Crime" -> "ODC"."""
    return "".join([word[0] for word in WORD.findall(name) if word[0].isupper()])


def acronym_fits(acronym: str, name: str) -> bool:
    """Whether an acronym may come from a name: its letters stand in order at or within the words.

    "UNODC" of "United Nations Office on Drugs and Crime", "MoIA", "DoDMA", "LARReC", "Sida".
    """
    shared = set(acronym.split()) & set(name.split())
    letters = re.sub(r"\W", "", "".join(word for word in acronym.split() if word not in shared)).upper()
    text = re.sub(r"[^\w ]", " ", " ".join(word for word in name.split() if word not in shared)).upper()
    if not letters:
        return False
    firsts = "".join(word[0] for word in text.split())
    if _in_order(letters, firsts):
        return True
    return letters[0] in firsts and _in_order(letters, text.replace(" ", "")) and _shared(letters, firsts) >= ENOUGH


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _shared(letters: str, firsts: str) -> float:
    return sum(letter in firsts for letter in letters) / len(letters)


def same_body(one: BodyValue, two: BodyValue) -> bool:
    """Whether two mentions of one text name the same body.

    By knowledge id where both have one; else by acronym, equal folded names, "Justice Ministry" against "Ministry of
    Justice", or one name within the other with a tail ("of Georgia") or a nation before it ("Swiss ...").
    """
    if one.knowledge_id and two.knowledge_id:
        return one.knowledge_id == two.knowledge_id
    if one.acronym and one.acronym == two.acronym:
        return True
    firsts, seconds = _forms(one), _forms(two)
    return any(_same(first, second) for first in firsts for second in seconds)


def _forms(value: BodyValue) -> list[str]:
    folded = [fold_name(name) for name in (value.name, value.optional_name) if name]
    return [form for name in folded for form in dict.fromkeys((name, turned(name))) if form]


def turned(name: str) -> str:
    """A folded name with "X ministry" as "ministry of X", "EU delegation to X" as "delegation of European Union to X".

    "X embassy in Y" is "embassy of X in Y".
    """
    if delegation := re.match(r"(?:eu|european union) delegation\b", name):
        return f"delegation of european union{name[delegation.end() :]}"
    if embassy := re.fullmatch(r"(\w+(?: \w+){0,2}) embassy((?: .*)?)", name):
        return f"embassy of {embassy[1]}{embassy[2]}"
    found = re.fullmatch(r"((?:\w+ )?\w+) ministry", name)
    return f"ministry of {found[1]}" if found else name


def _same(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if short == long:
        return True
    if len(short.split()) < 2:
        return False
    if long.startswith(short + " "):
        return bool(re.match(r"(?:of|under|for|on|in|at|to) ", long[len(short) + 1 :]))
    return long.endswith(" " + short) and len(long.split()) - len(short.split()) <= MOST_BEFORE
