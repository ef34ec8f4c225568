"""What is kept by word: made once, and no more of it than the tables hold."""

from __future__ import annotations

from eventextract.normalise.kept import LONGEST_CHUNK, MOST, Kept, KeptChunks


def test_a_word_is_made_once() -> None:
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    lengths = Kept(length)
    assert [lengths["four"], lengths["four"], lengths["of"]] == [4, 4, 2]
    assert made == ["four", "of"]


def test_a_full_table_is_emptied() -> None:
    lengths = KeptChunks(len)
    for number in range(MOST + 1):
        assert lengths[str(number)] == len(str(number))
    assert len(lengths) == 1


def test_long_chunks_are_told_but_not_kept() -> None:
    lengths = KeptChunks(len)
    assert (lengths["a" * LONGEST_CHUNK], lengths["a" * (LONGEST_CHUNK + 1)]) == (LONGEST_CHUNK, LONGEST_CHUNK + 1)
    assert list(lengths) == ["a" * LONGEST_CHUNK]
