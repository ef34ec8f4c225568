"""Where the tokens of a Doc stand, as plain lists: read once a Doc, for all components that work by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.attrs import IDX, LENGTH, ORTH  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from eventextract.normalise.kept import MOST
from eventextract.pipeline.board import board_of
from eventextract.values import Span, span_of

KEY = "eventextract_tokens"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The code points at which each token starts and ends, and its letters."""

    starts: list[int]
    ends: list[int]
    texts: list[str]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range of a stretch of the text."""
        starts = self.starts
        first = bisect_right(starts, start)
        return first and first - 1, bisect_left(starts, end)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to but not including `last`."""
        return span_of((self.starts[first], self.ends[last - 1]))


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a Doc."""
    found = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = _read(doc)
    assert isinstance(found, Tokens)
    return found


def _read(doc: Doc) -> Tokens:
    firsts = doc.to_array(IDX)
    starts, ends = firsts.tolist(), (firsts + doc.to_array(LENGTH)).tolist()
    keys = doc.to_array(ORTH).tolist()
    known = [*map(_TEXTS.get, keys)]
    if None in known:
        text = board_of(doc).text
        new = {i: text[starts[i] : ends[i]] for i, word in enumerate(known) if word is None}
        _learn({keys[i]: word for i, word in new.items()})
        for i, word in new.items():
            known[i] = word
    return Tokens(starts, ends, known)  # type: ignore[arg-type]


def _learn(texts: dict[int, str]) -> None:
    if len(_TEXTS) + len(texts) > MOST:
        _TEXTS.clear()
    _TEXTS.update(texts)


_TEXTS: dict[int, str] = {}
"""The letters of words by spaCy's hash of them, which every Language shares."""
