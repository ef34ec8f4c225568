"""A run over many documents: workers, memory, kills and resumes.

    python benchmarks/batch.py [--documents 20000] [--kills 5] [--folder DIR] [--growth]

Makes so many documents from templates of our own, and prints: documents a second with one worker and with two, and
their ratio; the memory of the largest worker along the run and its slope; and whether a run that is killed (SIGKILL, at
random moments, with a fixed seed) and resumed leaves the same tree, byte for byte, as the undisturbed one.
With --growth it runs, by two workers, over a hundredth of the documents, a tenth and all of them, and prints what each
document costs beyond the start in CPU time of all processes (which other work on the machine changes less than the clock), and the memory
of the largest process. Linux only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PLACES = (("Osh", "Kyrgyzstan"), ("Batumi", "Georgia"), ("Tirana", "Albania"), ("Nairobi", "Kenya"), ("Lima", "Peru"))
BODIES = ("the OSCE", "UNODC", "the World Customs Organization", "the Ministry of Justice", "the European Union")
KINDS = ("seminar", "training course", "workshop", "conference", "study visit", "round table")
PEOPLE = ("judges", "customs officers", "border guards", "prosecutors", "journalists", "teachers")
TOPICS = ("smuggled cigarettes", "forged documents", "cybercrime", "juvenile justice", "money laundering")
NAMES = ("Anna Ek", "Ivo Kovac", "Maria Lopez", "John Otieno", "Nino Beridze", "Arta Leka")
TEXT = """{days}-day {kind} on {topic} in {city}

{capitals}, {country}, {day} {month} {year} - A {days}-day {kind} on {topic} for some {count} {people} from {country}
opened today in {city}. It was organized by {body} together with {partner}.

"Cases of this sort end in court more often than five years ago," said {name}, who heads the national academy. "What
counts is that {people} know each other before they need each other."

The participants will work on {cases} cases from practice, visit a laboratory, and draft a manual. A follow-up {kind}
is planned for {next_month} {year}, and {later} of the {people} will train others in their regions.

{filler}
"""
FILLERS = (
    "The project has run for three years with funds of the European Union.",
    "Rooms and interpreters were given by the host.",
    "Those who took part in the last round had asked for more time on evidence.",
    "A handbook in three languages was handed out on the first morning.",
)
MONTHS = ("January", "March", "May", "June", "September", "October", "November")


def document(dice: random.Random) -> str:
    """One release, made by the dice."""
    city, country = dice.choice(PLACES)
    month, next_month = dice.sample(MONTHS, 2)
    body, partner = dice.sample(BODIES, 2)
    filler = " ".join(dice.choice(FILLERS) for _ in range(dice.randint(2, 14)))
    return TEXT.format(
        days=dice.choice(("Two", "Three", "Four")), kind=dice.choice(KINDS), topic=dice.choice(TOPICS), city=city,
        capitals=city.upper(), country=country, day=dice.randint(1, 28), month=month, year=dice.randint(2005, 2024),
        count=dice.randint(11, 90), people=dice.choice(PEOPLE), body=body, partner=partner, name=dice.choice(NAMES),
        cases=dice.randint(3, 12), next_month=next_month, later=dice.randint(4, 10), filler=filler,
    )  # fmt: skip


def fill(folder: Path, count: int) -> None:
    """Write the documents, five hundred a folder."""
    dice = random.Random(20)
    for number in range(count):
        path = folder / f"{number // 500:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(dice), encoding="utf-8")


class Run:
    """A run of the command as a process of its own."""

    def __init__(self, folder: Path, out: Path, *options: str) -> None:
        call = [sys.executable, "-m", "eventextract", "run", str(folder), "--out", str(out), *options]
        self.started = time.monotonic()
        self.process = subprocess.Popen(call)
        self.cpu: dict[int, float] = {}

    def wait(self, memory: list[tuple[float, int]] | None = None) -> float:
        """Seconds until its end; `memory` takes pairs of seconds and kilobytes of the largest worker."""
        while self.process.poll() is None:
            time.sleep(0.2)
            self.cpu |= _cpu(self.process.pid)
            if memory is not None:
                memory.append((time.monotonic() - self.started, _largest(self.process.pid)))
        if self.process.returncode:
            sys.exit(f"the run ended with {self.process.returncode}")
        return time.monotonic() - self.started


def _tree(process: int) -> Iterator[int]:
    """A process and all below it."""
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from _tree(int(child))


def _largest(process: int) -> int:
    """Resident kilobytes of the largest process from one down."""
    status = (line for one in _tree(process) for line in Path(f"/proc/{one}/status").read_text().splitlines())
    try:
        return max((int(line.split()[1]) for line in status if "VmRSS" in line), default=0)
    except OSError:
        return 0


def _cpu(process: int) -> dict[int, float]:
    """CPU seconds so far of each process from one down."""
    try:
        return {one: sum(map(int, _after_name(one)[11:13])) / os.sysconf("SC_CLK_TCK") for one in _tree(process)}
    except OSError:
        return {}


def _after_name(process: int) -> list[str]:
    """The fields of a process's stat that stand after its name."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def slope(memory: list[tuple[float, int]], documents: int, seconds: float) -> float:
    """Kilobytes a thousand documents, by least squares over the second half of the run."""
    points = [(at / seconds * documents / 1000, size) for at, size in memory if seconds / 2 < at and size]
    mean_x, mean_y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / sum((x - mean_x) ** 2 for x, _ in points)


def digest(out: Path) -> str:
    """One hash of names and bytes of all but the state."""
    total = hashlib.sha256()
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        name = path.relative_to(out).as_posix()
        if not name.startswith(".eventextract/"):
            total.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def killed(folder: Path, out: Path, kills: int, seconds: float) -> int:
    """Run, kill and resume; how many of the kills met a run."""
    dice, met = random.Random(9), 0
    for _ in range(kills):
        run = Run(folder, out, "--workers", "2", "--resume")
        try:
            run.process.wait(dice.uniform(0.5, 1.5) * seconds / (kills + 1))
        except subprocess.TimeoutExpired:
            run.process.kill()
            run.process.wait()
            met += 1
    Run(folder, out, "--workers", "2", "--resume").wait()
    return met


def measure(folder: Path, documents: int, kills: int) -> None:
    """Measure and print."""
    releases = folder / "in"
    memory: list[tuple[float, int]] = []
    fill(releases, documents)
    one = Run(releases, folder / "one", "--workers", "1").wait(memory)
    two = Run(releases, folder / "two", "--workers", "2").wait()
    print(f"{documents} documents\n\n| what | measured |\n|---|---|")
    print(f"| one worker | {documents / one:.0f} documents a second |")
    print(f"| two workers | {documents / two:.0f} documents a second, {one / two:.2f} times one |", flush=True)
    print(f"| largest process | {max(size for _, size in memory) / 1024:.0f} MB |")
    print(f"| growth of it | {slope(memory, documents, one):.1f} kB a thousand documents |")
    met = killed(releases, folder / "killed", kills, two)
    same = len({digest(folder / name) for name in ("one", "two", "killed")}) == 1
    print(f"| killed {met} times, resumed | {'the same tree' if same else 'ANOTHER TREE'} |")


def grow(folder: Path, documents: int) -> None:
    """Run over more and more documents and print what each of them costs beyond the start."""
    print("| documents | CPU ms a document | times the first | largest process | its growth |\n|---|---|---|---|---|")
    start, _ = counted(folder, 4)
    first = 0.0
    for count in (documents // 100, documents // 10, documents):
        seconds, size = counted(folder, count)
        each = (seconds - start) / count * 1000
        first = first or each
        print(f"| {count:,} | {each:.1f} | {each / first:.2f} | {size} |", flush=True)


def counted(folder: Path, count: int) -> tuple[float, str]:
    """CPU seconds of a run over so many documents, and its memory in words."""
    memory: list[tuple[float, int]] = []
    fill(folder / f"in-{count}", count)
    run = Run(folder / f"in-{count}", folder / f"out-{count}", "--workers", "2")
    growth = slope(memory, count, run.wait(memory))
    return sum(run.cpu.values()), f"{max(size for _, size in memory) / 1024:.0f} MB | {growth:.1f} kB a thousand"


def main() -> None:
    """Read the arguments; without a folder a temporary one is used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--growth", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary) / "made"
        if folder.exists():
            parser.error(
                f"{folder} exists: name a folder that does not, so that nothing else stands among its documents"
            )
        folder.mkdir(parents=True)
        if given.growth:
            grow(folder, given.documents)
        else:
            measure(folder, given.documents, given.kills)


if __name__ == "__main__":
    main()
