"""How long a release of 370 words takes on one core, and where the time goes.

    python benchmarks/speed.py [FOLDER ...]       texts (*.txt); default: the seeds and the development releases

Prints CPU milliseconds per 370 words (the typical release): the whole extraction, bare tokenization by
`spacy.blank("en")` of the same texts in the same run, their ratio, and the budget by stage. Best of three rounds, since
other work on the machine can only add to it.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from eventextract.assemble import assemble
from eventextract.extractor import Extractor, _given
from eventextract.knowledge import load_knowledge
from eventextract.pipeline.board import KEY, Board
from eventextract.record import EventRecord
from eventextract.release import read_bytes

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = (ROOT / "seeds", ROOT / "tests" / "corpus" / "dev" / "texts")
WORDS = 370
ROUNDS = 3


class Budget:
    """CPU seconds by stage, over one round."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def run(self, stage: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        self.seconds[stage] += time.process_time() - start
        return result


def one_round(releases: list[bytes], extractor: Extractor) -> Budget:
    """Every stage over every release."""
    budget, knowledge, nlp = Budget(), load_knowledge(), extractor._pipeline._nlp
    for data in releases:
        release = budget.run("read", lambda data=data: read_bytes(data, knowledge=knowledge, file="a.txt"))
        with nlp.memory_zone():
            doc = budget.run("tokenize", lambda text=release.reading.text: nlp.make_doc(text))
            doc.user_data[KEY] = Board(release.reading)
            for name, component in nlp.pipeline:
                doc = budget.run(name.removeprefix("eventextract_"), lambda c=component, d=doc: c(d))
        findings = extractor._pipeline.find(release.reading)
        given = _given(release, None)
        draft = budget.run("assemble", lambda r=release, f=findings, g=given: assemble(r.reading, f, g, knowledge))
        record = budget.run("validate", lambda d=draft, t=release.text: EventRecord.from_plain(d.record(t)))
        budget.run("write", record.to_json)
    return budget


def whole(releases: list[bytes], extractor: Extractor) -> float:
    """CPU seconds of the whole extraction, as a user runs it."""
    start = time.process_time()
    for data in releases:
        extractor.extract_bytes(data, file="a.txt").to_json()
    return time.process_time() - start


def tokenized(texts: list[str]) -> float:
    """CPU seconds of bare tokenization."""
    nlp = spacy.blank("en")
    nlp(texts[0])
    start = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    folders = [Path(name) for name in sys.argv[1:]] or list(DEFAULT)
    releases = [path.read_bytes() for folder in folders for path in sorted(folder.glob("*.txt"))]
    texts = [data.decode("utf-8", "replace") for data in releases]
    words = sum(len(text.split()) for text in texts)
    extractor = Extractor()
    whole(releases[:5], extractor)
    per = 1000 * WORDS / words
    total = min(whole(releases, extractor) for _ in range(ROUNDS)) * per
    bare = min(tokenized(texts) for _ in range(ROUNDS)) * per
    budgets = [one_round(releases, extractor).seconds for _ in range(ROUNDS)]
    print(f"{len(releases)} releases, {words} words; CPU ms per {WORDS} words, one core, best of {ROUNDS}")
    print(f"Python {sys.version.split()[0]}, spaCy {spacy.__version__}\n")
    print(f"| stage | ms |\n|---|---|\n| whole extraction | {total:.2f} |\n| spacy.blank tokenization | {bare:.2f} |")
    print(f"| ratio (words per second) | {bare / total:.3f} |")
    for stage in budgets[0]:
        print(f"| {stage} | {min(budget[stage] for budget in budgets) * per:.2f} |")


if __name__ == "__main__":
    main()
