"""Agencies that are not told by one capitalised English head.

Foreign names, names after a noun that says what they are, embassies in small letters, several bodies under one head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.normalise.names import fold_word
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_looks import APPOSITION, FOREIGN
from eventextract.pipeline.agency_names import Core, left_end, run_end
from eventextract.pipeline.agency_tails import TailReader
from eventextract.pipeline.agency_words import POSSESSIVES, Words

QUOTES = {'"': '"', "«": "»", "'": "'"}
LONGEST_NAME = 8
SENTENCE = 5  # words from which the name of an NGO is told whatever it ends with: "Civic Initiative for Prison Reform"
FOREIGN_HEAD = Head("other", True, True, 1, frozenset(), False)
MOTTO = frozenset({"without", "Without", "for", "For", "against", "Against", "beyond", "Beyond", "of"})
ELIDED = re.compile(r"(?:[dDlL]|[dD]ell|[nN]ell|[aA]ll)['’][^\W\d_a-z]")  # "d'Action", "dell'Interno"
CLOSED = frozenset(
    {",", ".", ";", ")", "(", "that", "which", "who", "in", "from", "of", "with", "for", "and", "based", "working"}
)
"""What may follow the noun of an apposition; another noun makes it somebody's ("a charity worker")."""
ARTICLES = frozenset({"a", "an", "the"})
SMALL = {"embassy": 0.8, "government": 0.6, "ministry": 0.6}


def foreign_end(words: Words, first: int, limit: int) -> int:
    """The end of a name in another language that begins here ("Ministerio de Justicia"); `first` when none does."""
    if not words.marks[first] & FOREIGN:
        return first
    needs_link = words.lexicon.foreign[words.text[first]]
    end, linked = first + 1, False
    while end < limit and words.next_to[end]:
        if (
            words.text[end][0].isupper()
            and words.stop[end] in ("", "title", "head")
            and not _somebody(words, first, end)
        ):
            end += 1
            continue
        if ELIDED.match(words.text[end]):
            end, linked = end + 1, True
            continue
        further = _past_links(words, end, limit)
        if further is None:
            break
        end, linked = further + 1, True
    return end if end - first >= 2 and (linked or not needs_link) else first


def _somebody(words: Words, first: int, i: int) -> bool:
    """Whether a person's name follows the place that a foreign name ends with: "Banco de Portugal | Ana Reis"."""
    placed = words.place_end.get(i, (i, ""))[0] > first and i in words.place_end
    return placed and words.fold[i] in words.lexicon.persons and i + 1 < len(words) and words.cap[i + 1]


def _past_links(words: Words, i: int, limit: int) -> int | None:
    start = i
    while i < limit and i - start < 3 and words.next_to[i] and words.text[i] in words.lexicon.links:
        i += 1
    return i if start < i < limit and words.next_to[i] and words.text[i][0].isupper() else None


def _past_ampersand(words: Words, i: int, limit: int) -> int | None:
    """The word that "&" joins to a name: "Rights & Roots"."""
    joined = i + 1 < limit and words.text[i] == "&" and words.next_to[i] and words.cap[i + 1]
    return i + 1 if joined else None


def foreign_draft(words: Words, first: int, limit: int) -> Draft | None:
    """A foreign name with "of Cabo Verde" after it."""
    end = foreign_end(words, first, limit)
    if end == first:
        return None
    head = words.head_at(first)
    kind = head.kind if head else "other"
    tail = TailReader(words, limit).read(Core(first, first, end, FOREIGN_HEAD))
    last = tail.last if tail.place else end
    return Draft(first, last, kind, "agencies.foreign", 0.9)


def appositions(words: Words, first: int, limit: int) -> Iterator[Draft]:
    """Names after a noun that says what they are: 'the foundation Northern Light', 'NGO "Clear Water"'."""
    for i in words.marked(APPOSITION, first, limit - 1):
        for phrase, kind in words.lexicon.appositions[words.fold[i]]:
            start = i - len(phrase) + 1
            if start >= first and tuple(words.fold[start : i + 1]) == phrase:
                if not (_holds_post(words, first, start, i + 1) or _ends_name(words, first, start, i)):
                    yield from _listed(words, i + 1, limit, kind)
                if draft := _named_before(words, first, start, kind):
                    yield draft
                if draft := _told_after(words, first, start, i + 1, kind):
                    yield draft
                break


def _holds_post(words: Words, floor: int, start: int, name: int) -> bool:
    """E.g. "Chairman of the (Bar) Association | Ada Lund": who holds a post there, and no name of the body."""
    first = next((i for i in range(start - 1, max(start - 5, floor), -1) if words.fold[i] == "of"), 0)
    told = first > floor and words.stop[first - 1] == "title" and words.fold[first + 1] in ARTICLES
    return told and name < len(words) and words.fold[name] in words.lexicon.persons


def _ends_name(words: Words, floor: int, start: int, last: int) -> bool:
    """E.g. "Osh State University | Ada Lund": the noun ends a name, and what follows in capitals is somebody."""
    named = start > floor and words.cap[start - 1] and words.next_to[start] and start not in words.place_end
    after = words.fold[last + 1] if last + 1 < len(words) else ""
    return named and words.text[last].istitle() and after in words.lexicon.persons


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
    article = next((i for i in range(start - 1, max(start - 4, floor), -1) if words.fold[i] in ARTICLES), 0)
    last = article - 1
    if last <= floor or words.text[last] != "," or words.fold[end : end + 1] not in [[word] for word in CLOSED]:
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


def local(words: Words, first: int, limit: int) -> Iterator[Draft]:
    """Bodies of a town or district in small letters: "Khujand city administration", "Struga fire brigade"."""
    for start in words.places_from(first, limit):
        end, kind = words.place[start]
        if kind not in ("city", "subdivision") or end >= limit or not words.next_to[end]:
            continue
        for phrase, sort in words.lexicon.local.get(words.text[end], ()):
            last = end + len(phrase)
            if last <= limit and tuple(words.text[end:last]) == phrase:
                yield Draft(start, last, sort, "agencies.local", 0.7)
                break


def _named(words: Words, first: int, limit: int, kind: str) -> Draft | None:
    if words.text[first] in QUOTES and first + 1 < limit and words.text[first + 1][0].isupper():
        end = quoted_end(words, first, limit)
        return Draft(first + 1, end - 1, kind, "agencies.apposition", 0.8) if end else None
    if not words.next_to[first] or not words.cap[first] or words.stop[first]:
        return None
    end = run_end(words, first, limit)
    if words.place.get(first, (0, ""))[0] == end:
        return None
    while (further := _past_joint(words, end, limit)) is not None:
        end = run_end(words, further, limit)
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
    joined = i + 1 < limit and words.text[i] in MOTTO and words.next_to[i] and words.text[i + 1][0].isupper()
    return i + 1 if joined else _past_links(words, i, limit) or _past_ampersand(words, i, limit)


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


def small_letters(words: Words, first: int, limit: int) -> Iterator[Draft]:
    """E.g. "Swiss embassy in Pristina", "Japanese government", "Kyrgyz interior ministry": told by a nation."""
    for start in words.places_from(first, limit):
        end, kind = words.place[start]
        i = end + 1 if end < limit and words.fold[end] in POSSESSIVES else end
        if kind != "demonym" and not (kind == "country" and (i > end or words.acronym(start))):
            continue
        head = i
        while head < min(limit, i + 3) and words.next_to[head] and _subject_of_ministry(words, head):
            head += 1
        if head >= limit or words.text[head] not in SMALL or not words.next_to[head]:
            continue
        if words.text[head] == "ministry" and head == i:
            continue
        yield _small(words, start if i == end else i, head, limit)


def _subject_of_ministry(words: Words, i: int) -> bool:
    return words.text[i] not in SMALL and words.fold[i] in words.lexicon.subjects


def _small(words: Words, first: int, head: int, limit: int) -> Draft:
    known = words.lexicon.heads[words.fold[head]][-1][1]
    core = Core(first, head, head + 1, known)
    tail = TailReader(words, limit).read(core)
    last = tail.last if tail.place else head + 1
    return Draft(first, last, known.kind, f"agencies.{words.fold[head]}.small", SMALL[words.text[head]])


def several(words: Words, core: Core, limit: int) -> list[Draft]:
    """E.g. "Ministries of Interior and Justice", "Governments of Japan and Norway", "U.S. and Swiss Embassies"."""
    singular = words.lexicon.plurals.get(words.fold[core.last - 1])
    if singular is None:
        return []
    kind = core.head.kind
    if core.last < limit and words.fold[core.last] == "of":
        return _several_after(words, core, limit, singular, kind)
    return _several_before(words, core, singular, kind)


def _several_after(words: Words, core: Core, limit: int, singular: str, kind: str) -> list[Draft]:
    items = list(_items(words, core.last + 1, limit))
    states = all(words.place.get(first, (0, ""))[0] == last for first, last in items)
    if len(items) < 2 or (states and fold_word(singular) not in words.lexicon.beside["each"]):
        return []
    before = words.board.text[words.start[core.first] : words.start[core.last - 1]]
    drafts = []
    for number, (first, last) in enumerate(items):
        text = words.board.text[words.start[first] : words.end[last - 1]]
        article = "the " if words.fold[first - 1] == "the" else ""
        name = f"{before}{singular} of {article}{text}"
        drafts.append(Draft(core.first if number == 0 else first, last, kind, "agencies.several", 0.9, name))
    return drafts


def _items(words: Words, position: int, limit: int) -> Iterator[tuple[int, int]]:
    while position < limit:
        first = position + (words.fold[position] == "the")
        if first >= limit or not words.cap[first]:
            return
        end = run_end(words, first, limit)
        if words.head_at(end - 1) and end - first > 1:
            return
        yield first, end
        if end >= limit or words.fold[end] not in (",", "and"):
            return
        position = end + 1 + (words.fold[end] == "," and end + 1 < limit and words.fold[end + 1] == "and")


def _lone_body(words: Words, i: int) -> bool:
    """E.g. "the Ministry" in "the Ministry and the State Governments": no modifier, but a body of its own."""
    return words.fold[i] in words.lexicon.plurals or words.fold[i] in words.lexicon.singulars


def _several_before(words: Words, core: Core, singular: str, kind: str) -> list[Draft]:
    """Two single words or nations before the plural head."""
    head = core.last - 1
    link = next((i for i in range(head - 1, max(head - 4, 0), -1) if words.fold[i] == "and"), None)
    if link is None or link == 0 or not words.cap[link - 1] or _lone_body(words, link - 1):
        return []
    first = left_end(words, link - 1, max(link - 3, 0))
    names = [words.board.text[words.start[a] : words.end[b - 1]] for a, b in ((first, link), (link + 1, head))]
    return [
        Draft(first, link, kind, "agencies.several", 0.8, f"{names[0]} {singular}"),
        Draft(link + 1, head + 1, kind, "agencies.several", 0.8, f"{names[1]} {singular}"),
    ]
