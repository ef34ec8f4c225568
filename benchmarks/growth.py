"""How the cost of one document grows with its length, and what one worker's memory comes to.

    python benchmarks/growth.py [MEGABYTES]       length of the longest document; default 5

Documents of 1 kB and so on, eight times as long each, are made of the seeds' body lines. Prints CPU microseconds a word, and
the resident memory of the process before the first, after the first and after the longest. Linux only.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from eventextract.extractor import Extractor

ROOT = Path(__file__).resolve().parents[1]
SHORTEST = 1_000
STEP = 8
REPEATED = 200_000  # characters in all that a short document is repeated for


def resident() -> float:
    """Resident megabytes of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def lines() -> list[str]:
    """Body lines of the seeds: those of a sentence or more."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [line for text in texts for line in text.splitlines() if line.strip().endswith(".") and len(line) > 100]


def document(length: int) -> str:
    """Paragraphs of at least so many characters in all."""
    taken, size = [], 0
    for line in itertools.cycle(lines()):
        taken.append(line)
        size += len(line) + 2
        if size >= length:
            break
    return "\n\n".join(taken)


def per_word(extractor: Extractor, text: str) -> float:
    """CPU microseconds a word."""
    times = max(REPEATED // len(text), 1)
    start = time.process_time()
    for _ in range(times):
        extractor.extract(text)
    return (time.process_time() - start) / times / len(text.split()) * 1e6


def main() -> None:
    """Measure and print."""
    longest = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 5_000_000
    before, extractor = resident(), Extractor()
    extractor.extract(document(SHORTEST))
    first, length, least = resident(), SHORTEST, float("inf")
    print("| document | microseconds a word | times the least |\n|---|---|---|")
    while length <= longest * 1.01:
        spent = per_word(extractor, document(length))
        least = min(least, spent)
        print(f"| {length / 1000:.0f} kB | {spent:.0f} | {spent / least:.2f} |", flush=True)
        length = min(length * STEP, longest) if length < longest else longest * 2
    print(f"\nresident: {before:.0f} MB before, {first:.0f} MB after the first, {resident():.0f} MB at the end")


if __name__ == "__main__":
    main()
