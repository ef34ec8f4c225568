"""A comparison as Markdown for a comment on a pull request: what it comes to on top, the details folded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from eventextract.compare import wording
from eventextract.compare.differences import Comparison, Difference, RecordChange, State, Verdict
from eventextract.compare.summary import ORDER, PLURALS, by_field, headline, in_order, sentences, worst_first
from eventextract.terminal import one_line, shortened

LIMIT = 60_000  # characters; GitHub refuses comments of more than 65,536
LEFT_OUT = 200  # characters kept for the sentence that says what did not fit
NAME = 200  # characters of a file's name or of a note


def as_markdown(comparison: Comparison, limit: int = LIMIT) -> str:
    """A summary, counts by field, and a folded part for each record that differs, the worst first.

    At most `limit` characters (1,000 at least are needed for the summary of any comparison): what does not fit is
    counted in a last line. Words of releases stand in code spans, where nothing is markup, a mention or a link.
    """
    page = _Page(limit - LEFT_OUT)
    page.add(f"### Records: {headline(comparison)}\n\n{' '.join(sentences(comparison))}\n")
    page.add(_fields(comparison))
    for change in worst_first(comparison):
        page.add_folded(change)
    return page.text()


class _Page:
    """Blocks of Markdown, as many as there is room for."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.blocks: list[str] = []
        self.records = self.rows = 0  # that did not fit

    def add(self, block: str) -> bool:
        """Whether the block fitted."""
        fits = len(block) < self.room
        if fits and block:
            self.room -= len(block) + 1
            self.blocks.append(block)
        return fits

    def add_folded(self, change: RecordChange) -> None:
        """The record with as many of its rows as there is room for."""
        rows = [_row(one) for one in in_order(change)]
        room, kept = self.room - len(_folded(change, ())), 0
        while kept < len(rows) and (room := room - len(rows[kept]) - 1) > 0:
            kept += 1
        if (kept or not rows) and self.add(_folded(change, rows[:kept])):
            self.rows += len(rows) - kept
        else:
            self.records += 1
            self.rows += len(rows)

    def text(self) -> str:
        left = f"*{self.records} more records and {self.rows} more differences do not fit here.*\n"
        return "\n".join([*self.blocks, *([left] if self.records or self.rows else [])])


def _fields(comparison: Comparison) -> str:
    """Where the regressions are, in sight, and the counts of all fields, folded."""
    counts = by_field(comparison)
    worse = [f"{code(field)} ({count[Verdict.REGRESSION]})" for field, count in counts if count[Verdict.REGRESSION]]
    told = f"Regressions in {', '.join(worse)}.\n\n" if worse else ""
    rows = [_line((code(field), *(str(count[verdict] or "") for verdict in ORDER))) for field, count in counts]
    table = _table(("field", *(PLURALS[verdict] for verdict in ORDER)), rows)
    return told + _details("By field", table) if rows else ""


def _details(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{body}\n</details>\n"


def _folded(change: RecordChange, rows: Iterable[str]) -> str:
    rows = list(rows)
    return _details(_summary(change), _table(("", "field", "old", "new"), rows) if rows else "")


def _summary(change: RecordChange) -> str:
    """In HTML, where Markdown is not read."""
    counts = ", ".join(_counted(change))
    note = f" ({_code_in_html(change.note)})" if change.note else ""
    return f"{_code_in_html(change.place)}: {counts}{note}"


def _counted(change: RecordChange) -> Iterator[str]:
    if change.state is not State.CHANGED:
        yield f"{change.state}, {change.verdict}"
        return
    for verdict in ORDER:
        if count := change.verdicts.count(verdict):
            yield f"{count} {verdict if count == 1 else PLURALS[verdict]}"
    if count := sum(one.is_apart for one in change.differences):
        yield f"{count} of wording or evidence alone"


def _code_in_html(text: str) -> str:
    return f"<code>{html.escape(shortened(one_line(text), NAME))}</code>"


def _row(one: Difference) -> str:
    mark = one.kind if one.is_apart else one.verdict
    return _line((mark, code(wording.where(one)), code(wording.before(one)), code(wording.after(one))))


def _table(head: tuple[str, ...], lines: Iterable[str]) -> str:
    return "\n".join([_line(head), _line(("---",) * len(head)), *lines]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def code(text: str) -> str:
    """A code span for a cell of a table, in which the text, of one line, stands as it is; nothing for no text."""
    if not text.strip():
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + edge + text.replace("|", "\\|") + edge + fence
