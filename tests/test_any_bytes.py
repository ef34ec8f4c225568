"""Whatever the bytes: a valid record or one of the project's errors for inputs, and the same each time.

`make fuzz` tries far more of them.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventextract import EventRecord, Extractor
from eventextract.errors import InputError
from eventextract.faults import verify_against
from eventextract.knowledge import load_knowledge

NAMES = ("a.txt", "a.md", "a.html", "a.eml")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251", "latin-1")
RULES = load_knowledge()
EXAMPLES = sorted({
    text
    for path in sorted((RULES.folder / "rules").glob("*.toml"))
    for rule in RULES.family(path.stem).rules
    for text in (*(example.text for example in rule.examples), *rule.not_examples)
})  # fmt: skip
MARKS = [
    "\n", "\n\n", ". ", ", ", "\r\n", "\t", "\x0c", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2019s ", "\u201c", "\u201d ", "<p>", "</p>",
    "<!--", "&amp;", "&#0;", "Subject: ", "Date: 3 May 2021\n\n", "---\n", "# ", "* ", "[a](b)", "\u00c3\u00a9", "e\u0301", "\U0001f600",
    " - ", "3 March 2021", "OSLO, Norway, 4 May 2019 - ", "(", ")", '"', "13/14", "999999999999", "$", "%", "|", "http://a.b/c",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(EXAMPLES), st.sampled_from(MARKS), st.text(max_size=12))
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join)
ENCODED = st.builds(lambda text, name: text.encode(name, "replace"), TEXTS, st.sampled_from(ENCODINGS))


def cut(data: bytes, place: int, more: bytes) -> bytes:
    """The bytes with others put into them."""
    place %= len(data) + 1
    return data[:place] + more + data[place:]


BYTES = st.one_of(
    ENCODED, st.binary(max_size=400), st.builds(cut, ENCODED, st.integers(0, 4000), st.binary(max_size=8))
)


def outcome(extractor: Extractor, data: bytes, file: str) -> str:
    """The record, checked against its schema and its text, or the error."""
    try:
        analysis = extractor.analyse_bytes(data, file=file)
    except InputError as error:
        return f"{type(error).__name__}: {error}"
    verify_against(analysis.record, analysis.release.text)
    text = analysis.record.to_json()
    assert EventRecord.from_json(text) == analysis.record
    return text


@given(data=BYTES, file=st.sampled_from(NAMES))
def test_a_record_or_an_error_of_inputs(extractor: Extractor, data: bytes, file: str) -> None:
    assert outcome(extractor, data, file) == outcome(extractor, data, file)


@given(text=TEXTS)
def test_the_neighbours_do_not_matter(extractor: Extractor, text: str) -> None:
    data = text.encode()
    alone = outcome(extractor, data, "a.txt")
    outcome(extractor, data[::-1], "b.txt")
    outcome(extractor, data * 2, "c.txt")
    assert outcome(extractor, data, "a.txt") == alone
