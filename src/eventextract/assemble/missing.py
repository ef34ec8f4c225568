"""Says why a value that people look for first is null."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene

ASKED_FOR = (
    ("/event/start", "date"),
    ("/event/end", "last day"),
    ("/event/location/city", "town"),
    ("/event/location/country", "country"),
    ("/event/participants/count", "number of participants"),
)


def explain_nulls(scene: Scene, tree: dict[str, Any]) -> None:
    """Warn `value-unstated` for each of the fields that is null, unless another warning says why; `year-unknown` for XXXX."""
    none = _get(tree, "/event/type") == "none"
    for path, what in ASKED_FOR:
        value = _get(tree, path)
        if value is None and not any(w.path == path for w in scene.warnings):
            reason = "the release is about no event" if none else f"the text states no {what} of the main event"
            scene.warn("value-unstated", path, reason)
        elif isinstance(value, str) and value.startswith("XXXX"):
            scene.warn("year-unknown", path, "no year is stated for this date, nor does another date give it")


def _get(tree: Any, path: str) -> Any:
    for key in path.strip("/").split("/"):
        tree = tree[key]
        tree = tree.value if isinstance(tree, Claim) else tree
    return tree
