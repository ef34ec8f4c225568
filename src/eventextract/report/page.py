"""The report as one file: the page's template, style and scripts, the charting library, and all data within it.

Nothing of a release stands in the page as markup: the table's rows are JSON with `<` escaped; the releases are
compressed and in base64, and are opened when they are looked at. A content security policy lets the page's own scripts
run, by their hashes, and no request go anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import vl_convert
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from eventextract.report import charts
from eventextract.report.marking import CLUE, GROUPS

PACK = 16
"""So many releases are compressed together: what one is opened with stays small, and the file too."""

SCRIPTS = ("dom", "data", "filters", "table", "plots", "text", "record", "release", "main")
_DIRECTIVES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands in the page: its title, the plain overview, and the packed releases."""

    title: str
    overview: dict[str, Any]
    packs: Sequence[str]

    def html(self) -> str:
        """The whole file."""
        scripts = (_library(), _own_scripts())
        allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
        return _template().render(
            title=self.title,
            policy=f"{_DIRECTIVES}; script-src {allowed}",
            style=_asset("page.css"),
            groups=[*GROUPS, CLUE],
            scripts=scripts,
            data=_harmless({**self.overview, "pack": PACK, "plots": charts.specifications()}),
            packs=self.packs,
        )


def packed(details: Sequence[dict[str, Any]]) -> str:
    """Some plain details, at most `PACK`, compressed (zlib), in base64."""
    text = json.dumps(details, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def _harmless(data: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _template() -> Template:
    pages = Environment(
        loader=PackageLoader("eventextract.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("page.html.jinja")


@cache
def _library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script (some seconds to put together)."""
    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=charts.version())


def _own_scripts() -> str:
    return "\n".join(_asset(f"{name}.js") for name in SCRIPTS)


def _asset(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
