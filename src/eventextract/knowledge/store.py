"""One object for all that the program knows; each part is read when it is first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eventextract.errors import ModelsError
from eventextract.knowledge.bodies import Body, load_bodies
from eventextract.knowledge.cache import kept
from eventextract.knowledge.checked import note_path
from eventextract.knowledge.files import Rows, models_folder, read_rows, stamped
from eventextract.knowledge.kept_rules import as_plain, of_plain
from eventextract.knowledge.rules import Family, load_family
from eventextract.knowledge.triggers import WordFinder

if TYPE_CHECKING:
    from eventextract.knowledge.places import Cities, Countries

T = TypeVar("T")
OF_SENTENCES = ("people", "quotes", "venues", "counts", "groups", "roles")
"""Families that are asked about each sentence of a text."""
WORD_LISTS = ("lexicons", "bodies", "gazetteer")


class Knowledge:
    """The contents of one models folder. Treat as immutable; equal folders give equal answers."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ModelsError("no such models folder", where=str(folder), remedy="check the name")
        self.folder = folder
        self._lexicons: dict[str, Rows] = {}
        self._families: dict[str, Family] = {}
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        self._finder = WordFinder()

    def lexicon(self, name: str) -> Rows:
        """The rows of `lexicons/<name>.csv`."""
        if name not in self._lexicons:
            self._lexicons[name] = read_rows(self.folder / "lexicons" / f"{name}.csv")
        return self._lexicons[name]

    def words(self, name: str, column: str) -> frozenset[str]:
        """One column of a lexicon as a set (for membership tests alone: a set has no order)."""
        if (name, column) not in self._words:
            words = self.made(f"words {name} {column}", lambda: frozenset(row[column] for row in self.lexicon(name)))
            self._words[name, column] = words
        return self._words[name, column]

    def family(self, name: str) -> Family:
        """The rules of `rules/<name>.toml`."""
        if name not in self._families:
            path = self.folder / "rules" / f"{name}.toml"
            plain = kept(f"family {name}", self._made_of(path), lambda: as_plain(load_family(path, self.lexicon)))
            self._families[name] = of_plain(plain, self._finder if name in OF_SENTENCES else None)
        return self._families[name]

    def made(self, name: str, make: Callable[[], T]) -> T:
        """What is made of lexicons, bodies and gazetteer alone, of plain types, kept under a name of its own (see `cache`)."""
        return kept(name, self._stamp, make)

    def _made_of(self, rules: Path) -> bytes:
        """All that the rules of a file are made of."""
        return self._stamp + stamped(*(path for path in (rules, note_path(rules)) if path.is_file()))

    @cached_property
    def _stamp(self) -> bytes:
        return stamped(*sorted(path for part in WORD_LISTS for path in (self.folder / part).glob("*.?sv")))

    @cached_property
    def body_of(self) -> Mapping[str, Body]:
        """The knowledge base of agencies by id, in order of file and row."""
        return load_bodies(self.folder / "bodies")

    @cached_property
    def countries(self) -> Countries:
        """Countries with their names and demonyms."""
        from eventextract.knowledge.places import load_countries

        return load_countries(self.folder)

    @cached_property
    def cities(self) -> Cities:
        """The city gazetteer."""
        from eventextract.knowledge.places import load_cities

        return load_cities(self.folder)


def load_knowledge(models: str | Path | None = None) -> Knowledge:
    """The knowledge in a models folder (None: the one that came with the program); loaded once for each path."""
    return _load(str(Path(models).resolve()) if models else str(models_folder()))


@cache
def _load(folder: str) -> Knowledge:
    return Knowledge(Path(folder))
