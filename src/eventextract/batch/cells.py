"""Cells of CSV files that people open in a spreadsheet."""

from __future__ import annotations

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet may take for the beginning of a formula, wide forms too


def plain_cell(text: str) -> str:
    """The text so that no spreadsheet runs it as a formula: an apostrophe goes before what could begin one."""
    return f"'{text}" if text.startswith(FORMULA) else text
