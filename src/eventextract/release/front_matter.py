"""Front matter: `key: value` lines between `---` lines at the very start of a text."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression
from eventextract.mentions import Metadata

BLOCK = expression(r"---[ \t]*\r?\n((?:[^\r\n]{0,2000}\r?\n){1,50}?)---[ \t]*(?:\r?\n|\Z)")
PAIR = expression(r"([A-Za-z_-]{1,40}):(?:[ \t]+(.*))?")
KEYS = tuple(Metadata.__slots__)


def front_matter(text: str) -> tuple[Metadata, int]:
    """What front matter says, and where the text after it begins (0 where there is none).

    A block counts only when each of its lines is empty, a comment (`#`) or a pair, and at least one pair is there.
    Keys that `Metadata` doesn't have are left alone; quotation marks around a value are taken off.
    """
    block = BLOCK.match(text)
    lines = [line.strip() for line in block[1].splitlines()] if block else []
    lines = [line for line in lines if line and not line.startswith("#")]
    pairs = [PAIR.fullmatch(line) for line in lines]
    if not block or not pairs or not all(pairs):
        return Metadata(), 0
    values = {pair[1].lower(): _value(pair[2]) for pair in pairs if pair}
    return Metadata(**{key: values[key] for key in KEYS if values.get(key)}), block.end()


def _value(raw: str | None) -> str | None:
    value = (raw or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return value or None
