"""What follows the head of an agency's name, and where the name ends.

"of|for|on|against" with capitalised words belongs to the name, a country too; a body after "of" is the parent, part of
the name only where the head is bare ("Academy of the Ministry ...") or stands for it at a place ("Regional Office of ...").
"""

from __future__ import annotations

from typing import NamedTuple

from eventextract.pipeline.agency_after import after_head
from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_names import Core, core_in_run, lone
from eventextract.pipeline.agency_nations import is_adjective, modifies, of_nation, owning_state
from eventextract.pipeline.agency_subjects import SubjectReader
from eventextract.pipeline.agency_words import POSSESSIVES, Words

SUBJECT_LINKS = frozenset({"for", "on", "against", "to"})
PARENT_LINKS = frozenset({"under", "at", "within"})
OF_STATES = frozenset({"ministry", "military", "parliament"})  # kinds of which each state has one
MOST_ITEMS = 12


class Tail(NamedTuple):
    """Where the name ends (`last`), where its long form with the parent ends (`long`), and the parent's tokens."""

    last: int
    long: int
    parent: tuple[int, int] | None = None
    subject: bool = False  # whether the tail says what the body deals with, or whose it is
    place: bool = False


class TailReader:
    """Reads tails in one stretch of tokens, which ends at `limit`."""

    def __init__(self, words: Words, limit: int) -> None:
        self._words = words
        self._limit = limit
        self._subjects = SubjectReader(words, limit)

    def read(self, core: Core) -> Tail:
        """The tail of a core."""
        words, head = self._words, core.head
        tail = Tail(after_head(words, core, self._limit), core.last)
        while head.takes_tail and tail.parent is None and tail.last < self._limit and words.next_to[tail.last]:
            further = self._step(core, tail)
            if further is None or (further.last, further.long) == (tail.last, tail.long):
                break
            tail = further
        if tail.parent and not tail.subject and (lone(words, core) or head.whole) and tail.long > tail.last:
            tail = self._with_links(head, Tail(tail.long, tail.long, tail.parent, True))
        return Tail(tail.last, max(tail.long, tail.last), tail.parent, tail.subject, tail.place)

    def _step(self, core: Core, tail: Tail) -> Tail | None:
        link = self._words.fold[tail.last]
        if link == "of":
            return self._of(core, tail)
        if charge := self._charge(tail.last):
            first = self._item(charge)
            return None if first is None or tail.subject else self._group(tail, first)
        if link in core.head.links or link == "in":
            return self._place_link(core, tail, link)
        if link in SUBJECT_LINKS:
            return self._subject(core, tail, link)
        if link == "from":
            return self._from(tail)
        placed = link == "at" and tail.place  # "the Mission to X at the Y Centre": where it acted, no parent
        return self._under(tail) if link in PARENT_LINKS and not placed else None

    def _charge(self, first: int) -> int:
        """The last word of what says that a body has charge of something ("Ministry in charge of Youth"); 0 for none."""
        fold = self._words.fold
        for phrase in self._words.lexicon.charge.get(fold[first], ()):
            if fold[first : first + len(phrase)] == phrase:
                return first + len(phrase) - 1
        return 0

    def _of(self, core: Core, tail: Tail) -> Tail | None:
        first = self._item(tail.last)
        if first is None:
            return None
        owns = tail.subject or core.head.kind in OF_STATES
        if owns and (owner := owning_state(self._words, first, self._limit)):
            return Tail(owner, tail.long, None, True, True)
        if place := self._place_item(first):
            if self._words.place.get(first, (0, ""))[1] == "city" and self._has_own_name(core):
                return None
            return Tail(self._states(core, place), tail.long, None, True, True)
        article = first > tail.last + 1
        inside = not article and self._words.covering.get(first, first) <= core.first
        parent = None if inside else self._parent(first, article)
        if parent:
            return Tail(tail.last, parent[2], parent[:2], tail.subject, tail.place)
        return self._group(tail, first)

    def _states(self, core: Core, end: int) -> int:
        """Past further places, but for a government: "Government of Norway" in "the Government of Norway and Chile"."""
        return end if core.head.kind == "government" else self._places(end)

    def _has_own_name(self, core: Core) -> bool:
        """E.g. "Silliman University", against "National University": the town after it is no part of the name."""
        before = core.head_first - 1
        general = self._words.subject(before) or self._words.head_at(before)
        return core.head.kind == "academy" and not core.bare and not general

    def _subject(self, core: Core, tail: Tail, link: str) -> Tail | None:
        first = self._item(tail.last)
        if first is None or (link == "to" and link not in core.head.links and not self._is_aim(first)):
            return None
        if place := self._place_item(first):
            wanted = link == "for" and (self._words.place.get(first, (0, ""))[1] == "region" or core.head.whole)
            return Tail(self._places(place), tail.long, None, True, True) if wanted else None
        if self._parent(first, with_article=first > tail.last + 1) or self._words.stop[first] == "title":
            return None
        if of_nation(self._words, first, self._limit):
            return None
        deed = link == "to" or self._words.fold[first].endswith("ing")  # "Fund for Restoring the ..."
        return self._group(tail, self._done_to(first) if deed else first)

    def _is_aim(self, first: int) -> bool:
        """Whether a verb begins here that may stand behind "to" in a name: "Committee to Protect ..."."""
        words = self._words
        return first not in words.known and words.fold[first] in words.lexicon.beside["aim"]

    def _done_to(self, first: int) -> int:
        """Past a verb and an article: "to Fight the Proliferation of ..."."""
        words, article = self._words, first + 1
        object_ = article + 1
        if object_ >= self._limit or words.fold[article] != "the" or not words.next_to[article]:
            return first
        return object_ if words.cap[object_] and self._parent(object_, with_article=True) is None else first

    def _from(self, tail: Tail) -> Tail | None:
        """After what was done to the subject: "Assets Confiscated from Organized Crime"."""
        first = self._item(tail.last)
        done = tail.subject and self._words.cap[tail.last - 1] and self._words.fold[tail.last - 1].endswith("ed")
        return self._group(tail, first) if done and first is not None else None

    def _place_link(self, core: Core, tail: Tail, link: str) -> Tail | None:
        """E.g. "in Astana", "to Georgia", "in Africa" after a subject; "in Human Beings", "in the Defence Sector"."""
        first = self._item(tail.last)
        if first is None:
            return None
        if (
            link in core.head.links
            and (known := self._words.known.get(first, 0))
            and not modifies(self._words, known, self._limit)
        ):
            return Tail(known, tail.long, None, tail.subject, True)
        if place := self._place_item(first):
            region = self._words.place.get(first, (0, ""))[1] == "region"
            wanted = link in core.head.links or (tail.subject and region) or self._by_nation(core)
            whose = tail.subject or (link == "for" and region)
            return Tail(self._places(place), tail.long, None, whose, True) if wanted else None
        if link in SUBJECT_LINKS:
            return self._subject(core, tail, link)
        if not tail.subject or not self._words.subject(first):
            return None
        named = first > tail.last + 1 and self._parent(first, with_article=True)  # no field: "in the Ministry of"
        return None if named else self._group(tail, first)

    def _by_nation(self, core: Core) -> bool:
        """E.g. "French University in Armenia": an academy that has no name but whose it is."""
        words = self._words
        end, kind = words.place.get(core.first, (0, ""))
        return core.head.kind == "academy" and kind == "demonym" and end == core.head_first

    def _under(self, tail: Tail) -> Tail | None:
        first = self._item(tail.last)
        parent = first is not None and self._parent(first, with_article=True)
        if not parent:
            return None
        if (
            self._words.fold[parent[0]] in self._words.lexicon.beside["state"]
        ):  # "Agency under the Government of ...": no body beside it
            return Tail(parent[2], parent[2], None, tail.subject, tail.place)
        return Tail(tail.last, parent[2], None, tail.subject, tail.place) if tail.long < parent[2] else None

    def _with_links(self, head: Head, tail: Tail) -> Tail:
        """After a parent that belongs to the name: the place ("Delegation of the European Union to Georgia")."""
        words, link = self._words, tail.last
        bracket = link + 3 < self._limit and words.text[link] == "(" and words.text[link + 2] == ")"
        if bracket and words.acronym(link + 1):
            link += 3
        if link < self._limit and words.next_to[link] and words.fold[link] in head.links:
            first = self._item(link)
            place = first is not None and self._place_item(first)
            if place:
                end = self._places(place)
                return Tail(end, end, tail.parent, True, True)
        return tail

    def _item(self, link: int) -> int | None:
        """The first token of what stands after a link word and an article; None unless capitalised."""
        first = link + 1
        if first < self._limit and self._words.fold[first] == "the":
            first += 1
        good = first < self._limit and self._words.next_to[first] and self._words.cap[first]
        return first if good else None

    def _place_item(self, first: int) -> int | None:
        """The end of a place that begins at a token and modifies nothing; "West Kazakhstan region" too."""
        words = self._words
        end, kind = words.place.get(first, (first, ""))
        run = words.run_end(first, self._limit)
        small = run < self._limit and words.next_to[run] and words.text[run].islower()
        if small and words.other_at(run) == "place":
            return run + 1 if kind != "demonym" or end < run else None  # not "the Tunisian capital"
        if kind in ("", "demonym") or words.known.get(first, 0) > end:
            return self._two_places(first, run)
        return end if not modifies(self._words, end, self._limit) or self._person(end) else self._two_places(first, run)

    def _person(self, first: int) -> bool:
        """E.g. "Head of the Office in Uzbekistan Ada Lund": two or three more capitals that tell no body."""
        words, end = self._words, self._words.run_end(first, self._limit)
        told = words.fold[end - 1] in words.lexicon.subjects or words.other_at(end - 1) is not None
        return end - first in (2, 3) and not told and not words.holds_head(first, end) and not words.acronym(first)

    def _two_places(self, first: int, run: int) -> int | None:
        named = self._words.other_at(run - 1) == "place" and run - first >= 2 and self._words.place.get(first)
        return run if named and self._words.head_at(run - 1) is None else None

    def _places(self, end: int) -> int:
        """Further places: "to Peru and Bolivia", "for Asia and the Pacific"."""
        words = self._words
        while end + 1 < self._limit and words.fold[end] in ("and", ",") and words.next_to[end]:
            first = self._item(end)
            further = self._place_item(first) if first is not None else None
            listed = further and (words.fold[end] == "and" or words.fold[further : further + 1] == ("and",))
            if not further or not listed or is_adjective(words, further, self._limit):
                break
            end = further
        return end

    def _parent(self, first: int, with_article: bool) -> tuple[int, int, int] | None:
        """A body that begins at a token: its first token, its end, the end of its long form."""
        words = self._words
        core = self._core_from(first)
        known = words.known.get(first, 0)
        if core is None or known > core.last:
            return (first, known, known) if known and not modifies(self._words, known, self._limit) else None
        if core.first < first:
            return None
        if core.first > first and words.covering.get(core.first, core.first) > first and not self._owned(first, core):
            return None
        if not self._is_body(core, with_article):
            return (first, known, known) if known and not modifies(self._words, known, self._limit) else None
        tail = self.read(core)
        return core.first, tail.last, tail.long

    def _owned(self, first: int, core: Core) -> bool:
        """E.g. "Uzbekistan's Interior Ministry": the parent begins after its owner."""
        return core.first > first and self._words.fold[core.first - 1] in POSSESSIVES

    def _core_from(self, first: int) -> Core | None:
        """The core of the phrase that begins at a token, across possessives and joined subjects."""
        words, i = self._words, first
        while True:
            end = words.run_end(i, self._limit)
            if core := core_in_run(words, i, end, first):
                return core
            crosses = end + 1 < self._limit and words.next_to[end] and words.next_to[end + 1] and words.cap[end + 1]
            if not crosses or words.fold[end] not in (*POSSESSIVES, "and") or end - first > MOST_ITEMS:
                return None
            if words.fold[end] == "and" and not words.subject(end - 1):
                return None
            i = end + 1

    def _is_body(self, core: Core, with_article: bool) -> bool:
        """Not "Public Administration" in "School of Public Administration": a subject is no parent."""
        words, head = self._words, core.head
        if not head.strong and not with_article:
            return False
        followed = core.last < self._limit and words.fold[core.last] in ("of", "on", "for", "against")
        if lone(words, core):
            if head.kind == "parliament" or (head.kind == "intergovernmental" and (with_article or not followed)):
                return True
            return followed and (with_article or head.kind in ("ministry", "government", "academy"))
        if words.fold[core.last - 1] in words.lexicon.plurals:
            return False
        return with_article or words.fold[core.last - 1] not in words.lexicon.subjects or core.first in words.place

    def _group(self, tail: Tail, first: int) -> Tail:
        """Capitalised words and what is coordinated with them."""
        end = self._subjects.end(first)
        return Tail(end, max(tail.long, end), None, True, tail.place)
