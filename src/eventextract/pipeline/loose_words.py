"""Loose words at the end of a phrase ("thirty nurses from Malta | and the"), and names that go on behind it."""

from __future__ import annotations

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

MARKS = ",;–-"
LAST = expression(r"\b(?:the|The) [^\W\d_a-z][\w'’-]*$")
REST = expression(r"(?: [^\W\d_a-z][\w'’-]*){1,4}\b(?! [^\W\d_a-z])")
NAME = 40  # characters before the end of a phrase in which its last word and the article begin


def loose_words(knowledge: Knowledge, *, before_number: bool = False) -> frozenset[str]:
    """The words that end no phrase; with those that end none before a number."""
    rows = knowledge.lexicon("loose_words")
    return frozenset(row["word"] for row in rows if before_number or row["sort"] == "any")


def without_loose_end(phrase: str, loose: frozenset[str]) -> str:
    """A phrase without the loose words, marks and blanks at its end."""
    end = len(phrase)
    while end:
        if phrase[end - 1].isspace() or phrase[end - 1] in MARKS:
            end -= 1
            continue
        start = end
        while start and (phrase[start - 1].isalnum() or phrase[start - 1] == "_"):
            start -= 1
        if phrase[start:end] not in loose:
            break
        end = start
    return phrase[:end]


def with_whole_name(text: str, phrase: Span) -> Span:
    """A phrase that ends within a name in capitals ("owners at the Danish | Trade House"), with the rest of that name.

    Only behind an article, which headlines do without; and where no more words in capitals follow than a name has.
    """
    if not LAST.search(text, max(phrase.end - NAME, phrase.start), phrase.end):
        return phrase
    rest = REST.match(text, phrase.end)
    return Span(phrase.start, rest.end()) if rest else phrase
