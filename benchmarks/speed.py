"""How long a release of 370 words takes on one core, and where the time goes.

    python benchmarks/speed.py [FOLDER ...]       texts (*.txt); default: the seeds and the development releases

Prints CPU milliseconds per 370 words (the typical release) of the same texts in the same run: the whole extraction, bare
tokenization by `spacy.blank("en")`, a statistical pipeline of the architecture of `en_core_web_sm` (a part of the texts, see
`neighbour.py`); how they compare; and the budget by stage. Best of three rounds, since other work on the machine can only
add to it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from neighbour import small_pipeline
from spacy.language import Language

from eventextract.assemble import assemble
from eventextract.collector import paused
from eventextract.extractor import Extractor, _given
from eventextract.knowledge import load_knowledge
from eventextract.pipeline.board import KEY, Board
from eventextract.release import read_bytes
from eventextract.settling import settled

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = (ROOT / "seeds", ROOT / "tests" / "corpus" / "dev" / "texts")
WORDS = 370
ROUNDS = 3
STATISTICAL = 40  # texts for the statistical pipeline: it takes long, and no text is harder than another
MEASURED = ("eventextract", "spacy", "thinc", "numpy", "pydantic")


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
    budget = Budget()
    for data in releases:
        one_release(data, extractor, budget)
    return budget


@paused()  # as a user's extraction runs
def one_release(data: bytes, extractor: Extractor, budget: Budget) -> None:
    """Every stage over a release."""
    knowledge, nlp = load_knowledge(), extractor._pipeline._nlp
    release = budget.run("read", lambda: read_bytes(data, knowledge=knowledge, file="a.txt"))
    doc = budget.run("tokenize", lambda: nlp.make_doc(release.reading.text))
    doc.user_data[KEY] = Board(release.reading)
    for name, component in nlp.pipeline:
        doc = budget.run(name.removeprefix("eventextract_"), lambda c=component, d=doc: c(d))
    findings = extractor._pipeline.find(release.reading)
    given = _given(release, None)
    draft = budget.run("assemble", lambda: assemble(release.reading, findings, given, knowledge))
    record, _ = budget.run("validate", lambda: settled(draft, release.text))
    budget.run("write", record.to_json)


def whole(releases: list[bytes], extractor: Extractor) -> float:
    """CPU seconds of the whole extraction, as a user runs it."""
    start = time.process_time()
    for data in releases:
        extractor.extract_bytes(data, file="a.txt").to_json()
    return time.process_time() - start


def seconds(nlp: Language, texts: list[str]) -> float:
    """CPU seconds of a spaCy pipeline over these texts, one by one."""
    start = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - start


def statistical(texts: list[str]) -> float:
    """CPU milliseconds per 370 words of the statistical pipeline over the first of these texts."""
    texts, nlp = texts[:STATISTICAL], small_pipeline()
    words = sum(len(text.split()) for text in texts)
    return min(seconds(nlp, texts) for _ in range(ROUNDS)) * 1000 * WORDS / words


def given_releases() -> list[bytes]:
    """The texts in the folders that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, default=DEFAULT)
    folders = parser.parse_args().folders
    releases = [path.read_bytes() for folder in folders for path in sorted(folder.glob("*.txt"))]
    if not releases:
        parser.error("no *.txt in " + ", ".join(map(str, folders)))
    return releases


def main() -> None:
    """Measure and print."""
    releases = given_releases()
    texts = [data.decode("utf-8", "replace") for data in releases]
    words = sum(len(text.split()) for text in texts)
    extractor = Extractor()
    whole(releases[:5], extractor)
    per = 1000 * WORDS / words
    total = min(whole(releases, extractor) for _ in range(ROUNDS)) * per
    blank = spacy.blank("en")
    bare = min(seconds(blank, texts) for _ in range(ROUNDS)) * per
    small = statistical(texts)
    budgets = [one_round(releases, extractor).seconds for _ in range(ROUNDS)]
    print(f"{len(releases)} releases, {words} words; CPU ms per {WORDS} words, one core, best of {ROUNDS}")
    print(", ".join(f"{name} {version(name)}" for name in MEASURED), "on Python", sys.version.split()[0], "\n")
    print("| what | ms |\n|---|---|")
    print(f"| whole extraction | {total:.2f} |\n| tokenization by `spacy.blank` | {bare:.2f} |")
    print(f"| tagger, parser and entities as in `en_core_web_sm` | {small:.1f} |")
    print(f"| tokenization / whole | {bare / total:.3f} |\n| statistical pipeline / whole | {small / total:.1f} |")
    print("\n| stage | ms |\n|---|---|")
    for stage in budgets[0]:
        print(f"| {stage} | {min(budget[stage] for budget in budgets) * per:.2f} |")


if __name__ == "__main__":
    main()
