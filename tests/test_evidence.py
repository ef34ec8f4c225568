"""Each claim's evidence lies in the text and holds the words claimed: over the seeds and all development releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eventextract.extractor import Extractor
from eventextract.normalise.names import fold_name

ROOT = Path(__file__).parent
TEXTS = sorted((ROOT.parent / "seeds").glob("*.txt")) + sorted((ROOT / "corpus" / "dev" / "texts").glob("*.txt"))
NAMED = re.compile(
    r"/source/(?:title|dateline)|/event/name|/event/location/(?:city|venue)|/event/programme"
    r"|/event/participants/groups/\d+|/entities/officials/\d+/position"
)
BODIES = re.compile(r"/event/(?:organizers|partners|funders|trainers)/\d+|/entities/(?:agencies|officials|venues)/\d+")
DATES = re.compile(r"/event/(?:start|end)|/source/published")
COUNTS = re.compile(r"/event/participants/(?:count|women|men)")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def at(record: Any, path: str) -> Any:
    for key in path.strip("/").split("/"):
        record = record[int(key)] if isinstance(record, list) else record[key]
    return record


def lost(name: str, words: str) -> list[str]:
    """The words of a name that the evidence does not hold; a plural ("Ministries of") holds its singular."""
    held = fold_name(words).split()
    return [w for w in fold_name(name).split() if not any(h == w or (len(w) > 4 and h[:5] == w[:5]) for h in held)]


def problems(record: dict[str, Any], text: str) -> Iterator[str]:
    for entry in record["evidence"]:
        path, spans = entry["path"], entry["spans"]
        words = " … ".join(span["text"] for span in spans)
        words += " " + re.sub(r"-\r?\n", "", words) + " " + re.sub(r"-\r?\n", "-", words)  # parted at a line's end
        if any(text[s["start"] : s["end"]] != s["text"] for s in spans):
            yield f"{path}: a span's words are not those of the text"
        if entry["basis"] != "given" and not spans:
            yield f"{path}: no span"
        if entry["basis"] in ("stated", "derived") and (why := unsupported(path, at(record, path), words)):
            yield f"{path}: {why} in {words!r}"


def unsupported(path: str, value: Any, words: str) -> str | None:
    if NAMED.fullmatch(path) and lost(value, words):
        return f"{lost(value, words)} of {value!r} not"
    if BODIES.fullmatch(path) and lost(value["name"], words) and not acronym_of(value, words):
        return f"{lost(value['name'], words)} of {value['name']!r} not"
    if DATES.fullmatch(path) and not re.search(r"\d|[A-Za-z]{4}", words):
        return "no date"
    if COUNTS.fullmatch(path) and not re.search(r"\d|[A-Za-z]{3}", words):
        return "no number"
    return None


def acronym_of(value: dict[str, Any], words: str) -> bool:
    """A role held under an acronym ("UNODC conducted ...") is grounded by it; the name by the entity of that name."""
    return bool(value.get("acronym") or "knowledge_id" in value) and bool(re.search(r"[A-Z]", words))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_evidence_holds_the_words_claimed(extractor: Extractor, path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    record = extractor.extract_path(path, path.parent).model_dump(mode="json")
    assert list(problems(record, text)) == []


def test_a_spoilt_record_is_told(extractor: Extractor) -> None:
    text = TEXTS[0].read_text(encoding="utf-8")
    record = extractor.extract(text).model_dump(mode="json")
    assert list(problems(record, text)) == []
    record["event"]["location"]["city"] = "Nowhere"
    record["evidence"][0]["spans"][0]["text"] = "other words"
    told = list(problems(record, text))
    assert [problem.split(":")[0] for problem in told] == ["/source/title", "/source/title", "/event/location/city"]
