"""Component `eventextract_agencies`: bodies that the knowledge base does not hold, and the final list of agencies and programmes.

Runs after `eventextract_bodies`. Names are read by their head ("... Committee of ..."), by an acronym in brackets, by a
foreign head, or by the noun before them; acronyms given once are found again. In capitals and titles only what stands
elsewhere counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.pipeline import acronyms
from eventextract.pipeline.agency_drafts import Draft, known_draft, mention_of, name_of, settled
from eventextract.pipeline.agency_judge import judged
from eventextract.pipeline.agency_lexicon import agency_lexicon
from eventextract.pipeline.agency_names import Core, core_in_run, left_end, run_end
from eventextract.pipeline.agency_programmes import programme
from eventextract.pipeline.agency_special import appositions, foreign_draft, several, small_letters
from eventextract.pipeline.agency_tails import TailReader
from eventextract.pipeline.agency_words import Words
from eventextract.pipeline.board import Board, board_of


class Agencies:
    """Replaces the known bodies on the board by the final `agency` and `programme` mentions."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = agency_lexicon(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        words = Words(doc, board, self._lexicon)
        known = [known_draft(words, mention) for mention in board.of("agency", "programme")]
        lines = [words.tokens(sentence) for sentence in board.sentences]
        drafts = [draft for line in lines for draft in _in_line(words, *line)]
        drafts += _by_initials(words, board.text)
        chosen = [_with_acronym(words, draft) for draft in settled(drafts, known)]
        chosen = settled([*chosen, *_used_later(words, chosen), *_alone(words, lines, chosen)], [])
        chosen = settled([*chosen, *_echoes(words, lines, chosen)], [])
        _replace(board, words, chosen)
        return doc


def _in_line(words: Words, first: int, limit: int) -> Iterator[Draft]:
    style = words.style(first, limit)
    drafts = [*_by_heads(words, first, limit)]
    if style == "text":
        drafts += [*appositions(words, first, limit), *small_letters(words, first, limit)]
        yield from drafts
    else:
        whole = [draft for draft in drafts if draft.first <= first + 1 and draft.last >= limit - 1]
        yield from whole


def _by_heads(words: Words, first: int, limit: int) -> Iterator[Draft]:
    """The names in a stretch, from left to right: each begins after the one before it."""
    reader, floor, i = TailReader(words, limit), first, first
    while i < limit:
        if not words.cap[i]:
            i += 1
            continue
        if foreign := foreign_draft(words, i, limit):
            yield foreign
            floor = i = foreign.last
            continue
        end = run_end(words, i, limit)
        core = core_in_run(words, i, end, floor)
        if core is None:
            found = programme(words, i, end, limit, floor)
            if found:
                yield found
            i = found.last if found else end
            continue
        core = _past_known(words, core, limit)
        if group := several(words, core, limit):
            yield from group
            floor = i = group[-1].last
            continue
        tail = reader.read(core)
        draft = judged(words, core, tail)
        if draft:
            yield draft
        floor = i = max(tail.last, core.last) if draft else core.last


def _past_known(words: Words, core: Core, limit: int) -> Core:
    """A known name that goes on to another head: "Ministry of Internal Affairs Academy"."""
    end = words.known.get(core.first, 0)
    if end <= core.last or end >= limit or not words.next_to[end] or not words.cap[end]:
        return core
    further = core_in_run(words, end, run_end(words, end, limit), end)
    return Core(core.first, further.head_first, further.last, further.head) if further else core


def _by_initials(words: Words, text: str) -> Iterator[Draft]:
    """Names told by nothing but the acronym after them ("Pacific Islands Chiefs of Police (PICP)")."""
    for first, last, acronym in acronyms.named_before(words, text):
        sort = words.other_at(last - 1)
        if sort in (None, "title", "facility"):
            yield Draft(first, last, "other", "agencies.acronym.bracketed", 0.75, acronym=acronym)
        elif sort == "programme":
            yield Draft(first, last, "programme", "agencies.programme", 0.9, acronym=acronym)


def _with_acronym(words: Words, draft: Draft) -> Draft:
    """The draft with the acronym that stands right after it (or after its long form); a weak one is then sure."""
    text = words.board.text
    for last in sorted({draft.last, max(draft.long, draft.last)}):
        acronym = acronyms.given_after(text, words.end[last - 1], name_of(words, draft))
        if acronym and not draft.acronym:
            return Draft(
                draft.first, draft.last, draft.kind, draft.source, max(draft.score, 0.9), draft.name, draft.long, draft.parent, acronym, draft.knowledge_id
            )  # fmt: skip
    return draft


def _used_later(words: Words, chosen: list[Draft]) -> Iterator[Draft]:
    """Bare uses of the acronyms that the text defines."""
    meant = {draft.acronym: draft for draft in reversed(chosen) if draft.acronym}
    for start, end, acronym in acronyms.used(words.board.text, list(meant)):
        first, last = words.tokens_before(start + 1) - 1, words.tokens_before(end)
        draft = meant[acronym]
        exact = words.start[first] == start and words.end[last - 1] == end
        if exact:
            yield Draft(
                first, last, draft.kind, "agencies.acronym.defined", 0.95, acronym, acronym=acronym, knowledge_id=draft.knowledge_id
            )  # fmt: skip


def _alone(words: Words, lines: list[tuple[int, int]], chosen: list[Draft]) -> Iterator[Draft]:
    """Unknown acronyms that act like bodies."""
    taken = {i for draft in chosen for i in range(draft.first, draft.last)}
    for first, limit in lines:
        if words.style(first, limit) != "text":
            continue
        for i, sure in acronyms.alone(words, first, limit):
            if i not in taken:
                yield Draft(i, i + 1, "other", "agencies.acronym.alone", 0.6 if sure else 0.55, acronym=words.text[i])


def _echoes(words: Words, lines: list[tuple[int, int]], chosen: list[Draft]) -> Iterator[Draft]:
    """In titles and lines in capitals: the names that the text has elsewhere."""
    wanted = {}
    for draft in chosen:
        if draft.last - draft.first > 1 and draft.name is None:
            wanted.setdefault(words.fold[draft.first], {}).setdefault(tuple(words.fold[draft.first : draft.last]), draft)
    for first, limit in lines:
        if words.style(first, limit) == "text":
            continue
        for i in range(first, limit):
            for name, draft in wanted.get(words.fold[i], {}).items():
                if tuple(words.fold[i : min(i + len(name), limit)]) == name and i != draft.first:
                    yield Draft(i, i + len(name), draft.kind, draft.source, draft.score, knowledge_id=draft.knowledge_id)


def _replace(board: Board, words: Words, chosen: list[Draft]) -> None:
    for mention in board.of("agency", "programme"):
        board.discard(mention)
    board.add(*(mention_of(words, draft) for draft in chosen))


@Language.factory("eventextract_agencies", default_config={"models": None})
def make_agencies(nlp: Language, name: str, models: str | None) -> Agencies:
    """The component, with the knowledge of a models folder."""
    return Agencies(load_knowledge(models))


__all__ = ["Agencies", "left_end", "make_agencies"]
