"""What stands for a place: a path, or a URL, without its password where it is shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from eventextract.batch.urls import Url, location, without_secret
from eventextract.errors import UsageError


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError, match=r"pip install 'eventextract\[remote\]'"):
        location("memory://out")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("records", Path("records")),
        ("a:b/c.txt", Path("a:b/c.txt")),
        ("file:///tmp/a b", Path("/tmp/a b")),
        ("local:///tmp/x", Path("/tmp/x")),
        ("memory://a/b", Url("memory://a/b", "/a/b")),
        ("simplecache::memory://a", Url("simplecache::memory://a", "/a")),
    ],
)
def test_what_a_name_stands_for(text: str, place: object) -> None:
    assert location(text) == place


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("ftp://ann:secret@host/a", "ftp://ann:***@host/a"),
        ("ftp://ann@host/a:b", "ftp://ann@host/a:b"),
        ("zip://a::sftp://x:y@host", "zip://a::sftp://x:***@host"),
        ("https://host:8080/a@b", "https://host:8080/a@b"),
    ],
)
def test_passwords_are_not_shown(address: str, shown: str) -> None:
    assert without_secret(address) == shown
