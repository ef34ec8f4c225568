"""Component `eventextract_names`: runs of capitalised words that may be a person's name; honorifics and job titles.

The runs themselves are read in `name_reader`.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.stretches import Stretches
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.name_reader import NameLexicon, NameReader
from eventextract.pipeline.name_words import GLUED, SHORT_ACRONYM, Word, lower_words
from eventextract.pipeline.phrases import Phrases
from eventextract.values import Span

OFFICE_BODY = expression(r" (?:for|on|in)\b")  # "Commissioner for ..." is a body and an office
HOUSE = expression(r"\b(?:[Oo]ffice|[Ss]ecretariat|[Bb]ureau|[Cc]abinet) of (?:the |an? )?(?:[\w.'-]+ ){0,3}$")
OF_MATTER = expression(r" (?:of|for|on|against|to|in) ")
LINKED = expression(r" (?:of|for|at|in|on|to|and) ")
NAME = expression(r" (?:Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?[^\W\d_a-z][^\W\d_A-Z]")
AFTER_NAME = expression(
    r"[^\W\d_a-z][\w'.-]* [^\W\d_a-z][\w'-]*[^\W\d_A-Z], (?:the |then |its |their )?"
    r"(?:acting |deputy |outgoing |former |interim )?$"
)
NEAR = 50  # code points before a body in which a name with a comma stands
ALONE = "agencies.acronym.alone"
SURE_BODY = 1.0  # bodies below this score were told by their words alone
NAME_SORTS = {"given", "initial", "surname", "doubtful"}


class Names:
    """Proposes mentions of kinds `honorific`, `title` and `name`."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._known = NameLexicon(knowledge)
        self._titles = Phrases(
            nlp, knowledge, "titles", lambda: ((row["title"], row["title"]) for row in knowledge.lexicon("job_titles"))
        )

    def __call__(self, doc: Doc) -> Doc:
        """Put the mentions of a Doc on its board."""
        board = board_of(doc)
        lower = lower_words(board.text)
        self._free_names(board, lower)
        self._free_surnames(board, lower)
        self._find_titles(board, doc)
        board.add(*NameReader(self._known, board, lower).read())
        return doc

    def _free_names(self, board: Board, lower: frozenset[str]) -> None:
        """Cut persons' names off bodies that took them for their last words: "Ministry of Health Anna Berg"."""
        for mention in board.of("agency"):
            if mention.score < SURE_BODY and OF_MATTER.search(mention.text):
                words = self._known.words.within(board.text, *mention.span, lower)
                cut = self._name_at_end(words)
                places = board.within(mention.span, "country", "region") if cut else []
                town = any(m.span.end == mention.span.end for m in board.within(mention.span, "city", "subdivision"))
                if cut and not town and all(place.span.end <= words[cut].start for place in places):
                    _shorten(board, mention, words[cut - 1].end)

    def _free_surnames(self, board: Board, lower: frozenset[str]) -> None:
        """Surnames in capitals are no acronyms: "Rosario IBARRONDO"."""
        for mention in [m for m in board.of("agency") if m.source == ALONE and len(m.text) > SHORT_ACRONYM]:
            start = mention.span.start
            words = self._known.words.within(board.text, max(start - NEAR, 0), start, lower)
            if words and words[-1].sort in ("given", "initial") and words[-1].end == start - 1:
                board.discard(mention)

    def _name_at_end(self, words: list[Word]) -> int:
        """Where a form of address and full name begin that end the words of a body of the kind "X of Y"; 0 for none."""
        if len(words) > 2 and GLUED.fullmatch(words[-1].text):
            return len(words) - 1
        for index in range(2, len(words) - 1):
            rest = [w.sort for w in words[index:] if w.text not in self._known.honorifics]
            opens = words[index].text in self._known.honorifics or rest[:1] in (["given"], ["initial"], ["doubtful"])
            named = len(rest) > 1 and opens and set(rest) <= NAME_SORTS
            if named and words[index - 1].sort in ("common", "surname"):
                return index
        return 0

    def _find_titles(self, board: Board, doc: Doc) -> None:
        found = [span for span, _ in self._titles.find(doc)]
        starts = {span.end: span.start for span in reversed(found)}
        for mention in [m for m in board.of("agency") if m.score < SURE_BODY and _is_job(board.text, m, starts)]:
            board.discard(mention)
        bodies = Stretches(mention.span for mention in board.of("agency", "programme"))
        for span in found:
            if not bodies.cover(*span) or self._is_office(board.text, span):
                board.add(board.mention("title", *span, "people.title"))

    def _is_office(self, text: str, span: Span) -> bool:
        """Whether a title within a body is the body's head: "Commissioner for ...", not "Office of the Envoy for ..."."""
        house = HOUSE.search(text, max(span.start - NEAR, 0), span.start)
        return OFFICE_BODY.match(text, span.end) is not None and house is None


def _is_job(text: str, body: Mention, titles: dict[int, int]) -> bool:
    """Whether an unknown body is a person's job: it ends with a title, beside a name ("N., acting Project Co-ordinator").

    `titles`: the starts of job titles by their ends.
    """
    start, end = body.span
    if titles.get(end, -1) < start or LINKED.search(body.text):
        return False
    return bool(AFTER_NAME.search(text, max(start - NEAR, 0), start) or NAME.match(text, end))


def _shorten(board: Board, mention: Mention, end: int) -> None:
    """Let a body end before a name."""
    assert isinstance(mention.value, BodyValue)
    value = replace(mention.value, name=board.text[mention.span.start : end], acronym=None, optional_name=None)
    board.discard(mention)
    board.add(board.mention("agency", mention.span.start, end, mention.source, value, mention.score))


@Language.factory("eventextract_names", default_config={"models": None})
def make_names(nlp: Language, name: str, models: str | None) -> Names:
    """The component, with the knowledge of a models folder."""
    return Names(nlp, load_knowledge(models))
