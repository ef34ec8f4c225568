"""Keys by which the forms of a body's name are one: folded, its state under one name and behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.normalise.bodies import turned
from eventextract.normalise.names import fold_name


@lru_cache(maxsize=8192)
def key_of(knowledge: Knowledge, name: str) -> str:
    """The key of a name: that of "RA Audit Agency" is that of "Audit Agency of the Republic of Armenia"."""
    folded = turned(fold_name(name))
    if " " not in folded:
        return folded
    full = _full_forms(knowledge)
    key = _short_forms(knowledge).sub(lambda m: full[m[0]], folded)
    state = next((s for s in _states(knowledge).get(key.partition(" ")[0], ()) if key.startswith(f"{s} ")), None)
    return f"{key[len(state) + 1 :]} of {state}" if state and " of " not in key else key


@lru_cache(maxsize=4)
def _states(knowledge: Knowledge) -> dict[str, list[str]]:
    """The names that stand for states in keys, by their first word: "Peru Audit Agency" is the "Audit Agency of Peru"."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(_full_forms(knowledge).values())):
        found.setdefault(name.partition(" ")[0], []).append(name)
    return found


@lru_cache(maxsize=4)
def _full_forms(knowledge: Knowledge) -> dict[str, str]:
    return {row["form"]: row["full"] for row in knowledge.lexicon("name_short_forms")}


@lru_cache(maxsize=4)
def _short_forms(knowledge: Knowledge) -> re.Pattern[str]:
    forms = sorted(_full_forms(knowledge), key=lambda form: (-len(form), form))
    return expression(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
