"""Component `eventextract_agencies`: bodies that the knowledge base does not hold; the final list of agencies.

Runs after `eventextract_bodies`. Names are read by their head ("... Committee of ..."), by an acronym in brackets, by a
foreign head, or by the noun before them; acronyms given once are found again. In capitals and titles only what stands
elsewhere counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import Mention
from eventextract.normalise.names import fold_name, fold_word
from eventextract.pipeline import acronyms
from eventextract.pipeline.agency_chapters import chapters, firms
from eventextract.pipeline.agency_drafts import Draft, known_draft, mention_of, name_of, settled
from eventextract.pipeline.agency_judge import FAINT, WEAK, in_a_title, of_rank
from eventextract.pipeline.agency_lexicon import agency_lexicon
from eventextract.pipeline.agency_looks import ACRONYM
from eventextract.pipeline.agency_mottos import mottos
from eventextract.pipeline.agency_programmes import of_sort, project_acronyms
from eventextract.pipeline.agency_reader import drafts_in_line
from eventextract.pipeline.agency_words import Words
from eventextract.pipeline.board import Board, board_of

SHORTEST_SPLIT = 4  # tokens of the shortest name that may be a name with its parent ("Unit of the Council")
LINKS = 3  # tokens between the names of a list: ", and the"
KNOWN_FIT = 4  # better than any fit of letters: the knowledge base has this acronym for this body


class Agencies:
    """Replaces the known bodies on the board by the final `agency` and `programme` mentions."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = agency_lexicon(knowledge)
        self._bodies = knowledge.body_of

    def __call__(self, doc: Doc) -> Doc:
        """Put the final mentions of a Doc on its board."""
        board = board_of(doc)
        words = Words(doc, board, self._lexicon)
        known = [self._known(words, mention) for mention in board.of("agency", "programme")]
        lines = words.lines
        drafts = [draft for line in lines for draft in drafts_in_line(words, *line)]
        drafts += [*_by_initials(words, board.text), *mottos(words, board.text)]
        chosen = _with_sure(words, settled(drafts, [draft for draft in known if _meant(words, draft)]))
        chosen = _with_acronyms(words, _with_more(chosen, [*chapters(words, chosen), *firms(words, chosen)]))
        chosen = _with_more(chosen, [*self._used_later(words, chosen), *_alone(words, chosen)])
        chosen = _with_more(chosen, list(_echoes(words, lines, chosen)))
        _replace(board, words, chosen)
        return doc

    def _names(self, body: str | None) -> tuple[str, ...]:
        known = self._bodies.get(body) if body else None
        return (known.name, *known.aliases) if known else ()

    def _known(self, words: Words, mention: Mention) -> Draft:
        draft = known_draft(words, mention)
        if draft.last - draft.first < SHORTEST_SPLIT:
            return draft
        names = self._names(draft.knowledge_id) or ("",)
        return draft._replace(main=fold_name(name_of(words, draft)) == fold_name(names[0]))

    def _used_later(self, words: Words, chosen: list[Draft]) -> Iterator[Draft]:
        """Uses of the acronyms that the text defines; its own definition goes before what the knowledge base has."""
        known = {
            draft.acronym: draft.knowledge_id
            for draft in chosen
            if draft.acronym and draft.acronym == name_of(words, draft) and draft.kind != "programme"
        }
        meant = _defined(words, chosen)
        for start, end, acronym in acronyms.used(words.board.text, list(meant)):
            first, last = words.tokens_before(start + 1) - 1, words.tokens_before(end)
            draft = meant[acronym]
            if words.start[first] == start and words.end[last - 1] == end:
                body = draft.knowledge_id or self._alike(known.get(acronym), draft.also or name_of(words, draft))
                yield draft._replace(
                    first=first, last=last, source="agencies.acronym.defined", name=acronym,
                    score=1.02 if draft.score > FAINT else draft.score,
                    long=0, parent=None, keeps_parent=False, acronym=acronym, knowledge_id=body,
                )  # fmt: skip

    def _alike(self, body: str | None, name: str) -> str | None:
        """The body that the knowledge base has for an acronym, if the text's name for it shares half of its words."""
        words = set(fold_name(name).split())
        for other in self._names(body):
            theirs = set(fold_name(other).split())
            if len(words & theirs) >= max(len(words), len(theirs)) / 2:
                return body
        return None


def _with_more(chosen: list[Draft], more: list[Draft]) -> list[Draft]:
    """Settled drafts with further ones; where there are none, all is settled."""
    return settled([*chosen, *more], []) if more else chosen


def _with_sure(words: Words, chosen: list[Draft]) -> list[Draft]:
    """A weak name is a body beside a sure one in a list: "the Karat Trust" in "the Karat Trust and UNICEF"."""
    beside = {
        id(weak)
        for pair in pairwise(chosen)
        for weak, sure in (pair, pair[::-1])
        if weak.score <= FAINT < WEAK < sure.score and _listed(words, *pair) and _is_trust(words, weak)
    }
    return [draft._replace(score=WEAK) if id(draft) in beside else draft for draft in chosen]


def _listed(words: Words, one: Draft, other: Draft) -> bool:
    """Whether nothing but a comma or "and" and an article stands between two names."""
    between = words.fold[one.last : other.first]
    return 0 < len(between) <= LINKS and between[0] in (",", "and") and {*between} <= {",", "and", "the"}


def _is_trust(words: Words, draft: Draft) -> bool:
    """Whether a weak name is told by a head that makes no event, place or programme of it."""
    other = words.other_at(draft.last - 1) or words.other_at(draft.core - 1)
    return draft.source == "agencies.head-tail" and other is None


def _meant(words: Words, draft: Draft) -> bool:
    """Not "WHO" or "IT" in a line in capitals, nor "WHO:" before who comes, nor "Law on Border Guards"."""
    if in_a_title(words, draft.first) or of_rank(words, draft.first) or _channel(words, draft):
        return False
    if not words.stop[draft.first] or draft.last - draft.first > 1:
        return True
    return not (_asks(words, draft) or words.in_capitals(draft.first))


def _asks(words: Words, draft: Draft) -> bool:
    """E.g. "WHO:", "WHO?" or "WHO TEACHES" at the beginning of a line, "WITH WHOM?": a question, no acronym."""
    last = draft.last
    after = words.text[last] if last < len(words) else ""
    leads = any(
        first == draft.first and (after == ":" or limit <= last or after.isupper()) for first, limit in words.lines
    )
    return leads or after == "?"


def _channel(words: Words, draft: Draft) -> bool:
    """Whether a company's service carries the news: "on Facebook", "through Microsoft Teams", "its YouTube channel"."""
    known = words.lexicon.channels
    if draft.knowledge_id not in known["body"]:
        return False
    before = words.fold[draft.first - 1] if draft.first else ""
    after = words.fold[draft.last] if draft.last < len(words) else ""
    return before in known["before"] or after in known["after"]


def _by_initials(words: Words, text: str) -> Iterator[Draft]:
    """Names told by nothing but the acronym after them ("Pacific Islands Chiefs of Police (PICP)")."""
    for first, last, acronym in acronyms.named_before(words, text):
        sort = words.other_at(last - 1) or _sort_before_link(words, first, last)
        if sort is None:
            score = FAINT if acronyms.is_matter(words, first, last) else 0.75
            yield Draft(first, last, "other", "agencies.acronym.bracketed", score, acronym=acronym)
        elif sort == "programme":
            yield of_sort(words, first, last, last - 1)._replace(acronym=acronym)


def _sort_before_link(words: Words, first: int, last: int) -> str | None:
    """E.g. "System" in "Automated System of Data Collection"."""
    links = (i for i in range(first + 1, last) if words.fold[i] in ("of", "for", "on"))
    return next((sort for i in links if (sort := words.other_at(i - 1)) and words.head_at(i - 1) is None), None)


def _with_acronyms(words: Words, chosen: list[Draft]) -> list[Draft]:
    """The drafts with the acronym that stands right after each, or after its long form; it goes to the best fit."""
    owners: dict[Draft, str] = {}
    known = {draft.acronym: draft.knowledge_id for draft in chosen if draft.acronym and draft.knowledge_id}
    ending: dict[int, list[Draft]] = {}
    for draft in chosen:
        for last in {draft.last, draft.long}:
            ending.setdefault(last, []).append(draft)
    for end in sorted(ending.keys() - {0}):
        given = acronyms.given_at(words.board.text, words.end[end - 1])
        if given is None or _of_place(words, end, given[0]) or _is_person(words, given[0]):
            continue
        ranked = [(_fitness(words, draft, end, *given), draft) for draft in ending[end]]
        body = known.get(given[0], "")
        ranked = [(KNOWN_FIT if one.knowledge_id == body else fit, one) for fit, one in ranked]
        best, owner = max(ranked, key=lambda pair: (pair[0], pair[1].last == end))
        if best:
            owners[owner] = given[0]
    return [_named(draft, owners.get(draft)) for draft in chosen]


def _of_place(words: Words, end: int, acronym: str) -> bool:
    """Whether it shortens the place that a name ends with: "Mission to Bosnia and Herzegovina (BiH)"."""
    first = words.place_end.get(end, (end, ""))[0]
    name = words.board.text[words.start[first] : words.end[end - 1]] if first < end else ""
    return first < end and acronyms.fitness(acronym, name, False) > 1


def _is_person(words: Words, acronym: str) -> bool:
    """Whether what stands in brackets is somebody's name: "Coast Guard (Anna Berg)"."""
    first, blank, _ = acronym.partition(" ")
    return bool(blank) and fold_word(first) in words.lexicon.persons


def _fitness(words: Words, draft: Draft, end: int, acronym: str, bracketed: bool) -> int:
    names = [name_of(words, draft)]
    if draft.long == end:
        names.append(words.board.text[words.start[draft.first] : words.end[end - 1]])
    return max(acronyms.fitness(acronym, name, bracketed) for name in names)


def _named(draft: Draft, acronym: str | None) -> Draft:
    """A weak draft is sure once it has an acronym."""
    if acronym is None or draft.acronym:
        return draft
    sure = draft.score > FAINT or draft.parent is not None
    return draft._replace(acronym=acronym, score=max(draft.score, 0.9) if sure else draft.score)


def _defined(words: Words, chosen: list[Draft]) -> dict[str, Draft]:
    """The acronyms that stand beside a name, each with its body; the first definition counts."""
    return {
        draft.acronym: _bearer(words, draft)
        for draft in reversed(chosen)
        if draft.acronym and draft.acronym != name_of(words, draft)
    }


def _bearer(words: Words, draft: Draft) -> Draft:
    """Whose acronym it is: the parent's where it fits that better ("Secretariat of the Council of ... (CBSS)")."""
    if draft.parent is None or draft.parent[1] > draft.last or draft.acronym is None:
        return draft
    name = words.board.text[words.start[draft.parent[0]] : words.end[draft.parent[1] - 1]]
    if acronyms.fitness(draft.acronym, name, True) <= acronyms.fitness(draft.acronym, name_of(words, draft), True):
        return draft
    return Draft(*draft.parent, "other", "agencies.head-tail", 0.9, acronym=draft.acronym, also=name)


def _alone(words: Words, chosen: list[Draft]) -> Iterator[Draft]:
    """Unknown acronyms that act like bodies."""
    found = words.marked(ACRONYM, 0, len(words))
    taken = {i for draft in chosen for i in range(draft.first, draft.last)} if found else ()
    projects = project_acronyms(words) if found else ()
    for i in found:
        line = words.line_of(i)
        if i in taken or line[1] <= i or words.style(*line) != "text":
            continue
        if acts := acronyms.alone(words, i, *line):
            first_token, last_token = _with_country(words, i)
            score = 0.6 if acts > 1 else 0.55
            kind = "programme" if words.text[i] in projects else "other"
            yield Draft(first_token, last_token, kind, "agencies.acronym.alone", score, acronym=words.text[i])


def _with_country(words: Words, i: int) -> tuple[int, int]:
    """E.g. "MTN Ghana", "Swazi MTN": an acronym and the country where the body works."""
    end, kind = words.place.get(i + 1, (0, ""))
    if kind == "country" and words.next_to[i + 1]:
        return i, end
    first, kind = words.place_end.get(i, (i, ""))
    return (first, i + 1) if kind == "demonym" and words.next_to[i] else (i, i + 1)


def _echoes(words: Words, lines: list[tuple[int, int]], chosen: list[Draft]) -> Iterator[Draft]:
    """In titles and lines in capitals: the names that the text has elsewhere."""
    wanted: dict[str, dict[tuple[str, ...], Draft]] = {}
    for draft in chosen:
        if draft.last - draft.first > 1 and draft.name is None:
            phrase = words.fold[draft.first : draft.last]
            wanted.setdefault(phrase[0], {}).setdefault(phrase, draft)
    for first, limit in lines:
        if words.style(first, limit) == "text":
            continue
        for i in compress(range(first, limit), map(wanted.__contains__, words.fold[first:limit])):
            for name, draft in wanted[words.fold[i]].items():
                if words.fold[i : min(i + len(name), limit)] == name and i != draft.first:
                    body = draft.knowledge_id
                    yield Draft(i, i + len(name), draft.kind, draft.source, draft.score, knowledge_id=body)


def _replace(board: Board, words: Words, chosen: list[Draft]) -> None:
    for mention in board.of("agency", "programme"):
        board.discard(mention)
    board.add(*(mention_of(words, draft) for draft in chosen))


@Language.factory("eventextract_agencies", default_config={"models": None})
def make_agencies(nlp: Language, name: str, models: str | None) -> Agencies:
    """The component, with the knowledge of a models folder."""
    return Agencies(load_knowledge(models))
