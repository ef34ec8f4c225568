"""Component `eventextract_quotes`: who said what, directly or in reported speech.

Rules see utterances: sentences, joined where a quotation holds their boundary, each quotation as one placeholder.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, SaidValue
from eventextract.normalise.stretches import Stretches
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.quote_headings import LINE, TITLE, Headings
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = (
    "quote",
    "person",
    "office",
    "agency",
    "programme",
    "country",
    "demonym",
    "honorific",
    "title",
    "city",
    "region",
)
QUOTATION = expression(
    r""""(?<!\w")(?=\S)[^"\n]*(?:"|$|(?=\n))|"(?<!\S") (?=\S)[^"\n]* "(?!\w)"""
    r"""|'(?<![\w"]')(?=\w)(?:[^'"\n]|(?<=\w)'(?=\w)){8,400}[\w.,!?]'(?!\w)"""
)
"""The mark comes first, so that the engine looks for nothing else; what stands before it is looked at from behind it."""
SHORTEST = 9  # characters of a quotation with its opening mark
PHRASE_WORDS, CLAUSE_WORDS = 2, 5  # a quotation of so many words is no title; a phrase in lower case needs fewer
APART = expression(r"(?:^|[,:.–\n\"-]) ?$")  # before a quotation that is no part of a sentence
DASHED = expression(r" [–-] $")
MARKS = "\"'"
AFTER = "after-quote"  # value of rules whose words name a speaker only right after a quotation
BEFORE, LONGEST = 8, 1200  # characters between a quotation and the name under it, and of the quotation
UNREAD = ("debris", "contact", "publication")


class Quotes:
    """Proposes mentions of kinds `quote` (with its marks) and `said` (with the quotations that it attributes)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("quotes")
        self._own_words = knowledge.words("own_words", "word")

    def __call__(self, doc: Doc) -> Doc:
        """Put the mentions of a Doc on its board."""
        board = board_of(doc)
        for marked in QUOTATION.finditer(board.text):
            if len(marked[0]) > SHORTEST and _is_speech(board.text, Span(*marked.span())):
                board.add(board.mention("quote", *marked.span(), "quotes.marks"))
        said: list[Mention] = []
        headings = Headings(board, self._own_words)
        for utterance in _utterances(board):
            if board.reading.zone_at(utterance.start) not in UNREAD:
                found = list(hits(self._family, board, utterance, SEEN))
                said = _attributions(board, utterance, found, not said) or _continued(board, utterance, said)
                board.add(*headings.said(utterance, found, not said))
        return doc


def _attributions(board: Board, utterance: Span, every: list[Hit], is_open: bool) -> list[Mention]:
    """The attributions in an utterance, each speaker once, with the quotations that are theirs.

    `every`: what rules found in it; `is_open`: nobody is known to have said what the utterance before tells.
    """
    found: dict[Span, Hit] = {}
    beside: list[tuple[Span, int]] = []
    for hit in (hit for hit in every if hit.rule.value not in (LINE, TITLE)):
        speaker, another = hit.span("speaker"), hit.span("beside")
        if speaker and (hit.rule.value != AFTER or (is_open and _follows_quote(board, utterance))):
            found.setdefault(speaker, hit)
        if another:
            beside.append((another, hit.whole.end))
    if not found:
        return []
    for another, end in beside:
        if another in found and found[another].whole.start < end <= found[another].whole.end:
            del found[another]
    quotations = board.within(utterance, "quote")
    said = [_said(board, hit, speaker, quotations, len(found) == 1) for speaker, hit in found.items()]
    board.add(*said)
    return said


def _said(board: Board, hit: Hit, speaker: Span, quotations: list[Mention], alone: bool) -> Mention:
    """An attribution; a lone speaker has all quotations of the utterance, else those under the rule's match."""
    whole = hit.whole
    words = tuple(_words(board, m.span) for m in quotations if alone or m.span.overlaps(whole))
    return board.mention("said", *whole, hit.rule.id, SaidValue(speaker, words))


def _continued(board: Board, utterance: Span, said: list[Mention]) -> list[Mention]:
    """An utterance that is but a quotation belongs, in the same paragraph, to the speaker before it."""
    quotations = board.within(utterance, "quote") if len(said) == 1 else []
    if not quotations or quotations[0].span.start != utterance.start:
        return []
    before = said[0]
    assert isinstance(before.value, SaidValue)
    if "\n" in board.text[before.span.end : utterance.start] or not before.value.words:
        return []
    words = (*before.value.words, *(_words(board, m.span) for m in quotations))
    longer = board.mention("said", *before.span, before.source, SaidValue(before.value.speaker, words))
    board.discard(before)
    board.add(longer)
    return [longer]


def _follows_quote(board: Board, utterance: Span) -> bool:
    """Whether right before an utterance a quotation ends."""
    end = len(board.text[max(utterance.start - BEFORE, 0) : utterance.start].rstrip())
    end += max(utterance.start - BEFORE, 0)
    return any(m.span.end == end for m in board.within(Span(max(end - LONGEST, 0), end), "quote"))


def _is_speech(text: str, span: Span) -> bool:
    """Whether a quotation is a clause or a phrase out of one, and not a title or a word in quotation marks."""
    words = text[span.start : span.end].strip("\"' ")
    count = words.count(" ") + 1
    if words[:1].islower() or words[-1:] in ".,!?":
        return count >= PHRASE_WORDS
    if not APART.search(text, max(span.start - 3, 0), span.start) or _is_item(text, span):
        return False
    least = PHRASE_WORDS if text[span.end : span.end + 1] == "," else CLAUSE_WORDS
    return count >= least and not words.istitle()


def _is_item(text: str, span: Span) -> bool:
    """Whether a quotation without an end of its own ends a line after a dash: the title of somebody's talk."""
    return bool(DASHED.search(text, max(span.start - 3, 0), span.start)) and text[span.end : span.end + 1] in ("", "\n")


def _words(board: Board, span: Span) -> Span:
    """The span within the marks."""
    end = span.end - (board.text[span.end - 1] in MARKS)
    return Span(span.start + 1, end)


def _utterances(board: Board) -> list[Span]:
    """Sentences, those joined between which a quotation runs on."""
    quotations = board.of("quote")
    if not quotations:
        return list(board.sentences)
    running = Stretches(Span(m.span.start + 1, m.span.end) for m in quotations if len(m.text) > 1)
    joined: list[Span] = []
    for sentence in board.sentences:
        if joined and running.overlap(sentence.start, sentence.start + 1):
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


@Language.factory("eventextract_quotes", default_config={"models": None})
def make_quotes(nlp: Language, name: str, models: str | None) -> Quotes:
    """The component, with the knowledge of a models folder."""
    return Quotes(load_knowledge(models))
