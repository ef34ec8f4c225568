"""Where the tokens of a Doc stand, as plain lists: read once a Doc, for all components that work by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from eventextract.pipeline.board import board_of
from eventextract.values import Span

KEY = "eventextract_tokens"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The code points at which each token starts and ends, and its letters."""

    starts: list[int]
    ends: list[int]
    texts: list[str]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range of a stretch of the text."""
        return max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to but not including `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a Doc."""
    found = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = _read(doc)
    assert isinstance(found, Tokens)
    return found


def _read(doc: Doc) -> Tokens:
    array = doc.to_array(["LENGTH", "SPACY"]).astype("int64")
    behind = array.sum(axis=1).cumsum()
    starts = [0, *behind.tolist()][:-1]
    ends = (behind - array[:, 1]).tolist()
    text = board_of(doc).text
    return Tokens(starts, ends, [text[start:end] for start, end in zip(starts, ends, strict=True)])
