"""Names beside a noun that says what they are, or in quotation marks: 'the foundation Northern Light', '"Gobi" JSC'."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_foreign import past_links
from eventextract.pipeline.agency_looks import APPOSITION
from eventextract.pipeline.agency_names import Core
from eventextract.pipeline.agency_words import Words

QUOTES = {'"': '"', "«": "»", "'": "'"}
LONGEST_NAME = 8
SENTENCE = 5  # words from which the name of an NGO is told whatever it ends with: "Civic Initiative for Prison Reform"


def _past_ampersand(words: Words, i: int, limit: int) -> int | None:
    """The word that "&" joins to a name: "Rights & Roots"."""
    joined = i + 1 < limit and words.text[i] == "&" and words.next_to[i] and words.cap[i + 1]
    return i + 1 if joined else None


def appositions(words: Words, first: int, limit: int) -> list[Draft]:
    """Names after a noun that says what they are: 'the foundation Northern Light', 'NGO "Clear Water"'."""
    found: list[Draft] = []
    for i in words.marked(APPOSITION, first, limit - 1):
        for phrase, kind in words.lexicon.appositions[words.fold[i]]:
            start = i - len(phrase) + 1
            if start >= first and words.fold[start : i + 1] == phrase:
                if not (
                    _holds_post(words, first, start, i + 1)
                    or _ends_name(words, first, start, i)
                    or _unquoted(words, start, i)
                ):
                    found += _listed(words, i + 1, limit, kind)
                told = _named_before(words, first, start, kind), _told_after(words, first, start, i + 1, kind)
                found += filter(None, told)
                break
    return found


def _holds_post(words: Words, floor: int, start: int, name: int) -> bool:
    """E.g. "Chairman of the (Bar) Association | Ada Lund": who holds a post there, and no name of the body."""
    first = next((i for i in range(start - 1, max(start - 5, floor), -1) if words.fold[i] == "of"), 0)
    told = first > floor and words.stop[first - 1] == "title" and words.fold[first + 1] in words.lexicon.articles
    return told and name < len(words) and words.fold[name] in words.lexicon.persons


def _ends_name(words: Words, floor: int, start: int, last: int) -> bool:
    """E.g. "Osh State University | Ada Lund": the noun ends a name, and what follows in capitals is somebody."""
    named = start > floor and words.cap[start - 1] and words.next_to[start] and start not in words.place_end
    after = words.fold[last + 1] if last + 1 < len(words) else ""
    return named and words.text[last].istitle() and after in words.lexicon.persons


def _unquoted(words: Words, start: int, last: int) -> bool:
    """Whether no quotation mark follows a noun that needs one: 'University "St. Anna"', against "the University Ada Lund"."""
    quoted, small = words.lexicon.beside["quoted"], words.lexicon.beside["plain"]
    needs = words.fold[last] in quoted or (words.fold[last] in small and not words.text[last].islower())
    return start == last and needs and words.text[last + 1] not in QUOTES


def _named_before(words: Words, floor: int, start: int, kind: str) -> Draft | None:
    """A name in quotation marks before the small noun that says what it is: '"Blue Bay" tourist complex'."""
    closing = start - 1
    if closing - 2 < floor or words.text[closing] not in QUOTES.values() or not words.text[start].islower():
        return None
    opening = next(
        (i for i in range(closing - 1, max(closing - LONGEST_NAME, floor - 1), -1) if words.text[i] in QUOTES), -1
    )
    if (
        opening < 0
        or QUOTES[words.text[opening]] != words.text[closing]
        or not _all_capital(words, opening + 1, closing)
    ):
        return None
    return Draft(opening + 1, closing, kind, "agencies.quoted", 0.7)


def _all_capital(words: Words, first: int, last: int) -> bool:
    """Whether all words but the small ones of other languages have a capital."""
    return all(words.text[i][0].isupper() or words.text[i] in words.lexicon.links for i in range(first, last))


def _listed(words: Words, first: int, limit: int, kind: str) -> Iterator[Draft]:
    """The name here, and after a plural all names of the list: "the companies Alpha, Beta and Gamma"."""
    found = _named(words, first, limit, kind)
    if found is None:
        return
    yield found
    items: list[Draft] = []
    if not words.fold[first - 1].endswith("s"):
        return
    while found and (end := _past_mark(words, found, limit)) + 1 < limit and words.fold[end] in (",", "and"):
        link = end + (words.fold[end] == "," and words.fold[end + 1] == "and")
        found = _named(words, link + 1, limit, kind) if link + 1 < limit else None
        items += [found] if found else []
        if words.fold[link] == "and":
            yield from items
            return


def _past_mark(words: Words, name: Draft, limit: int) -> int:
    """The end of a name, with the quotation mark that closes it."""
    quoted = name.last < limit and QUOTES.get(words.text[name.first - 1]) == words.text[name.last]
    return name.last + quoted


def _told_after(words: Words, floor: int, start: int, end: int, kind: str) -> Draft | None:
    """A name before what it is: "Interaction, a local NGO, ..."."""
    article = next(
        (i for i in range(start - 1, max(start - 4, floor), -1) if words.fold[i] in words.lexicon.articles), 0
    )
    last = article - 1
    if (
        last <= floor
        or words.text[last] != ","
        or not words.lexicon.beside["closed"].issuperset(words.fold[end : end + 1])
    ):
        return None
    first = last
    while first > floor and words.cap[first - 1] and words.next_to[first] and not words.stop[first - 1]:
        first -= 1
    named = first < last <= first + LONGEST_NAME and words.next_to[last]
    other = last in words.place_end or last in words.known_end or words.head_at(last - 1) or words.other_at(last - 1)
    return Draft(first, last, kind, "agencies.apposition", 0.7) if named and not other else None


def quoted_before(words: Words, core: Core, last: int) -> Draft | None:
    """A name in quotation marks before a head that says what it is: '"Gobi" JSC', '"Ivan Vazov" Lyceum of Ruse'."""
    closing = core.first - 1
    opening = next((i for i in range(closing - 1, max(closing - LONGEST_NAME, -1), -1) if words.text[i] in QUOTES), -1)
    if closing < 2 or opening < 0 or QUOTES[words.text[opening]] != words.text[closing]:
        return None
    if not words.next_to[core.first] or not _all_capital(words, opening + 1, closing):
        return None
    return Draft(opening, last, core.head.kind, "agencies.quoted", 0.8)


def _named(words: Words, first: int, limit: int, kind: str) -> Draft | None:
    if words.text[first] in QUOTES and first + 1 < limit and words.text[first + 1][0].isupper():
        end = quoted_end(words, first, limit)
        return Draft(first + 1, end - 1, kind, "agencies.apposition", 0.8) if end else None
    if not words.next_to[first] or not words.cap[first] or words.stop[first]:
        return None
    end = words.run_end(first, limit)
    if words.place.get(first, (0, ""))[0] == end:
        return None
    while (further := _past_joint(words, end, limit)) is not None:
        end = words.run_end(further, limit)
    told = words.other_at(end - 1) or words.head_at(end - 1)
    if (told and (kind != "ngo" or end - first < SENTENCE)) or end - first > LONGEST_NAME:
        return None
    return Draft(
        first, end, kind, "agencies.apposition", 0.95 if told else 0.7
    )  # 0.95: before a programme of this name


def _past_joint(words: Words, i: int, limit: int) -> int | None:
    """The next capital after a link, "&" or a small word of a motto: "Roads Without Tears", "Justice for All"."""
    if i < limit and words.next_to[i] and _of_article(words, i):
        return i
    joined = (
        i + 1 < limit
        and words.fold[i] in words.lexicon.beside["motto"]
        and words.next_to[i]
        and words.text[i + 1][0].isupper()
    )
    return i + 1 if joined else past_links(words, i, limit) or _past_ampersand(words, i, limit)


def _of_article(words: Words, i: int) -> bool:
    """A word with the article of its language before it: "al-Amal"."""
    article, hyphen, rest = words.text[i].partition("-")
    return f"{article}{hyphen}" in words.lexicon.links and rest[:1].isupper()


def quoted_end(words: Words, first: int, limit: int) -> int:
    """The end of a short quotation that begins at a token, its closing mark included; 0 for none."""
    closing = QUOTES.get(words.text[first])
    for i in range(first + 2, min(limit, first + LONGEST_NAME + 2)):
        if words.text[i] == closing:
            return i + 1
    return 0
