"""The words of bodies' names, to be compared with those of posts and matters."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import TYPE_CHECKING

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.normalise.names import fold_name

if TYPE_CHECKING:
    from eventextract.assemble.agencies import Agency

LONG = 6  # letters of a word above which another that begins with it is of its kin
POSSESSIVE = expression(r"'s(?= )|(?<=s)'(?= )", re.IGNORECASE)
LINK = expression(r" (?:of|to|for|on|against|in|under)\b")
GROUP = expression(r"(?<=bank) group$")


def folded(text: str) -> list[str]:
    """The words of a text, folded."""
    return fold_name(text).split()


@lru_cache(maxsize=8192)
def plain(form: str) -> str:
    """A name folded, without possessives: "Prosecutor General's Office" holds "prosecutor general"."""
    return fold_name(POSSESSIVE.sub("", form))


def stem(word: str) -> str:
    """A folded word without the ending of its plural."""
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


def kin(matter: Set[str], words: Set[str]) -> bool:
    """Whether each word (its stem) of a matter is one of a name, or begins one: of "Corrections" the "Correctional Services"."""
    stems = {stem(word) for word in words}
    return all(w in stems or (len(w) > LONG and any(one.startswith(w) for one in stems)) for w in matter)


def heads(agency: Agency) -> frozenset[str]:
    """The words by which a body is called for short: the last before "of", and the last of all but "Group"."""
    return _heads(tuple(agency.forms))


@lru_cache(maxsize=8192)
def _heads(forms: tuple[str, ...]) -> frozenset[str]:
    names = [GROUP.sub("", fold_name(form)).split() or [""] for form in forms]
    cores = [LINK.split(" ".join(name))[0].split() or [""] for name in names]
    return frozenset(word for name, core in zip(names, cores, strict=True) for word in (core[-1], name[-1]))


def words_of(agency: Agency) -> frozenset[str]:
    """The folded words of all forms of a body's name."""
    return _words(tuple(agency.forms))


@lru_cache(maxsize=8192)
def _words(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for form in forms for word in fold_name(form).split())


@lru_cache(maxsize=4)
def head_words(knowledge: Knowledge) -> frozenset[str]:
    """The last words, folded, of all heads of bodies: what may stand for a body alone ("the Academy")."""
    return knowledge.made("head words", lambda: _head_words(knowledge))


def _head_words(knowledge: Knowledge) -> frozenset[str]:
    rows = [*knowledge.lexicon("agency_heads"), *knowledge.lexicon("agency_plurals")]
    heads = [row.get("head") or row["singular"] for row in rows]
    return frozenset(fold_name(head).split()[-1] for head in heads if fold_name(head))
