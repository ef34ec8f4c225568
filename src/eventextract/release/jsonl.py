"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from eventextract.errors import DecodeError, InputError, LimitError, ReadError
from eventextract.release.limits import Limits
from eventextract.release.rows import Values, place_of

ESCAPED = 6  # bytes of JSON for one of text, at most: \u0007
MARK = b"\xef\xbb\xbf"


def json_rows(stream: BinaryIO, file: str | None, limits: Limits) -> Iterator[tuple[int, Values]]:
    """Number (that of the line) and values of each row; empty lines are none."""
    longest = limits.size * ESCAPED
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            told = f"the line has over {longest:,} bytes"
            yield number, LimitError(told, where=place_of(file, number), remedy="split it, or raise the limit")
            _skip_line(stream, longest)
        elif line.strip(b" \t\r\n" if number > 1 else b" \t\r\n" + MARK):
            yield number, _parsed(line.removeprefix(MARK) if number == 1 else line, place_of(file, number))


def _skip_line(stream: BinaryIO, piece: int) -> None:
    while (rest := stream.readline(piece)) and not rest.endswith(b"\n"):
        pass


def _parsed(line: bytes, where: str) -> dict[str, Any] | InputError:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return DecodeError(f"the line is not UTF-8: {error.reason}", where=where, remedy="convert the file to UTF-8")
    except (ValueError, RecursionError) as error:
        return ReadError(f"the line is not JSON: {error}", where=where, remedy="write one JSON object a line")
    if not isinstance(value, dict):
        return ReadError("the line is no JSON object", where=where, remedy="write one JSON object a line")
    return value
