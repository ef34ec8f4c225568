"""Names of bodies in other languages: where they end, across the small words of their language."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression
from eventextract.pipeline.agency_looks import FOREIGN
from eventextract.pipeline.agency_words import Words

ELIDED = expression(r"(?:[dDlL]|[dD]ell|[nN]ell|[aA]ll|[sS]ull)['’][^\W\d_a-z]")  # "d'Action", "dell'Interno"
ELIDED_SMALL = expression(r"[dl]['’][^\W\d_A-Z]{3}")  # "d'incendie"
SHORTEST_NOUN = 3  # letters


def foreign_end(words: Words, first: int, limit: int) -> int:
    """The end of a name in another language that begins here ("Ministerio de Justicia"); `first` when none does."""
    if not words.marks[first] & FOREIGN:
        return first
    needs_link = words.lexicon.foreign.get(words.text[first], False)
    end, linked = first + 1, False
    while end < limit and words.next_to[end]:
        if _goes_on(words, first, end) or _adjective(words, end):
            end += 1
        elif further := _past_link(words, end, limit):
            end, linked = further, True
        else:
            break
    return end if end - first >= 2 and (linked or not needs_link) else first


def _goes_on(words: Words, first: int, i: int) -> bool:
    """Whether a capitalised word goes on with a name."""
    named = words.text[i][0].isupper() and words.stop[i] in ("", "title", "head")
    return named and not _somebody(words, first, i)


def _somebody(words: Words, first: int, i: int) -> bool:
    """Whether a person's name follows the place that a foreign name ends with: "Banco de Portugal | Ana Reis"."""
    placed = words.place_end.get(i, (i, ""))[0] > first and i in words.place_end
    return placed and words.fold[i] in words.lexicon.persons and i + 1 < len(words) and words.cap[i + 1]


def _past_link(words: Words, i: int, limit: int) -> int | None:
    """Past small words and what they link to a name, a capital or a noun in small letters."""
    if ELIDED.match(words.text[i]):
        return i + 1
    capital = past_links(words, i, limit)
    return capital + 1 if capital else _past_small(words, i, limit)


def past_links(words: Words, i: int, limit: int) -> int | None:
    """The capitalised word behind the small words of another language that begin at a token; None for none."""
    start = i
    while i < limit and i - start < 3 and words.next_to[i] and words.text[i] in words.lexicon.links:
        i += 1
    if not start < i < limit or not words.next_to[i]:
        return None
    return i if words.text[i][0].isupper() or ELIDED.match(words.text[i]) else None


def _adjective(words: Words, i: int) -> bool:
    """Whether a word in small letters is an adjective of another language: "générale", "forestal"."""
    text, small = words.text[i], words.lexicon.small
    if not text.islower() or not text.isalpha() or words.stop[i]:
        return False
    return text in small["adjective"] or not text.isascii() or text.endswith(tuple(small["ending"]))


def _past_small(words: Words, i: int, limit: int) -> int | None:
    """Past small words and the noun behind them in a name that has one capital: "de la sécurité civile", "d'incendie"."""
    start = i
    while i < limit and words.next_to[i] and words.text[i] in words.lexicon.small["link"]:
        i += 1
    if i >= limit or not words.next_to[i]:
        return None
    noun = words.text[i]
    told = i > start and noun.islower() and len(noun) >= SHORTEST_NOUN and not words.stop[i]
    return i + 1 if told or ELIDED_SMALL.match(noun) else None
