"""Releases from URLs and records to them: the same bytes as on a local disk."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer

from eventextract import Extractor
from eventextract.batch import remote
from eventextract.batch.desk import load_extractor
from eventextract.batch.exporting import Format, deliver, records_folder
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run
from eventextract.batch.stores import store_of
from eventextract.batch.urls import location
from eventextract.errors import StorageError, UsageError, WriteError

TEXT = "Judges meet in {city}\n\n{city}, 3 March 2021 - A two-day seminar for 20 judges began today in {city}.\n"
ROWS = [{"id": "x/1", "text": TEXT.format(city="Lima")}, {"text": ""}]
FILES = {
    "a.txt": TEXT.format(city="Osh").encode(),
    "b/c d.html": f"<html><body><p>{TEXT.format(city='Batumi')}</p></body></html>".encode(),
    "b/e.md.gz": gzip.compress(TEXT.format(city="Tirana").encode(), mtime=0),
    "archive.jsonl": "".join(json.dumps(row) + "\n" for row in ROWS).encode(),
    "empty.txt": b"",
    "README.md": b"About the folder.",
    ".hidden/f.txt": b"Not to be read.",
    "photo.jpg": b"\xff\xd8",
}
PLACES = {"a.json", "b/c d.json", "b/e.json", "archive.jsonl/x%2F1.json", "errors.jsonl"}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    for name, data in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


@pytest.fixture
def memory() -> Iterator[Any]:
    """fsspec's file system in memory, empty, with the files below /in."""
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    for name, data in FILES.items():
        fs.pipe_file(f"/in/{name}", data)
    yield fs
    fs.store.clear()


def start(extractor: Extractor, given: str | Path, out: str | Path, **settings: object) -> Outcome:
    place = location(str(out))
    return run(lambda: extractor, find_inputs([str(given)], exclude=place), Job(place, **settings))  # type: ignore[arg-type]


def tree(out: Path) -> dict[str, bytes]:
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".eventextract/")}


def tree_behind(url: str) -> dict[str, bytes]:
    fs, root = fsspec.core.url_to_fs(url)
    found = {path.removeprefix(root).lstrip("/"): fs.cat_file(path) for path in fs.find(root)}
    return {name: data for name, data in found.items() if not name.startswith(".eventextract/")}


@pytest.fixture
def local(extractor: Extractor, folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a run on the local disk writes."""
    start(extractor, folder, tmp_path / "local")
    return tree(tmp_path / "local")


def test_a_run_from_memory_to_memory_writes_the_bytes_of_a_local_one(
    extractor: Extractor, memory: Any, local: dict[str, bytes]
) -> None:
    outcome = start(extractor, "memory://in", "memory://out/records")
    assert (outcome.written, sorted(row.file for row in outcome.errors)) == (4, ["archive.jsonl:2", "empty.txt"])
    assert tree_behind("memory://out/records") == local
    assert local.keys() == PLACES


def test_the_output_may_stand_in_the_input(extractor: Extractor, memory: Any, local: dict[str, bytes]) -> None:
    for _ in range(2):
        start(extractor, "memory://in", "memory://in/out")
        assert tree_behind("memory://in/out") == local


def test_one_file_behind_a_url(extractor: Extractor, memory: Any, local: dict[str, bytes], tmp_path: Path) -> None:
    found = find_inputs(["memory://in/b/e.md.gz", "memory://in/photo.jpg"])
    assert [(one.file, one.label) for one in found.inputs] == [
        ("e.md.gz", "memory://in/b/e.md.gz"),
        ("photo.jpg", "memory://in/photo.jpg"),
    ]
    outcome = run(lambda: extractor, found, Job(tmp_path))
    assert [(row.file, row.error) for row in outcome.errors] == [("photo.jpg", "ReadError")]
    assert json.loads((tmp_path / "e.json").read_text())["event"] == json.loads(local["b/e.json"])["event"]


@pytest.mark.parametrize("at_once", [1, 16])
def test_resuming_does_what_is_missing_and_nothing_else(
    extractor: Extractor, memory: Any, local: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("eventextract.batch.runner.at_once", lambda _: at_once)
    start(extractor, "memory://in", "memory://out")
    assert start(extractor, "memory://in", "memory://out", resume=True).kept == 4
    memory.rm_file("/out/a.json")
    memory.pipe_file("/out/b/e.json", b"{}")
    memory.pipe_file("/in/b/c d.html", b"Changed: a seminar was held in Gori on 3 March 2021.")
    outcome = start(extractor, "memory://in", "memory://out", resume=True)
    assert (outcome.kept, outcome.written) == (1, 3)
    again = tree_behind("memory://out")
    assert again["b/c d.json"] != local["b/c d.json"]
    assert {name: again[name] for name in PLACES - {"b/c d.json"}} == {
        name: local[name] for name in PLACES - {"b/c d.json"}
    }


def test_a_run_that_broke_off_goes_on(extractor: Extractor, memory: Any, local: dict[str, bytes]) -> None:
    """The state reaches the store also when a run ends in the middle."""
    done: list[str] = []

    def broken_off(name: str) -> None:
        done.append(name)
        if len(done) == 3:
            raise KeyboardInterrupt

    place = location("memory://out")
    with pytest.raises(KeyboardInterrupt):
        run(lambda: extractor, find_inputs(["memory://in"]), Job(place), broken_off)
    before = len(tree_behind("memory://out"))
    outcome = start(extractor, "memory://in", "memory://out", resume=True)
    assert (outcome.kept, outcome.kept + outcome.written) == (before, 4)
    assert tree_behind("memory://out") == local


def test_the_state_is_copied_when_it_is_due(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    put = remote.UrlStore.put
    monkeypatch.setattr(remote.UrlStore, "put", lambda self, *given: (copied.append(given[1]), put(self, *given)))
    with store_of(location("memory://out")).state("state.sqlite") as file:
        file.path.write_bytes(b"state")
        file.keep()
        assert copied == []
        monkeypatch.setattr(remote.time, "monotonic", lambda: 1e12)
        file.keep()
        assert copied == [".eventextract/state.sqlite"]
    assert len(copied) == 2


def test_records_whose_input_is_gone_are_removed(extractor: Extractor, memory: Any, local: dict[str, bytes]) -> None:
    start(extractor, "memory://in", "memory://out")
    memory.pipe_file("/out/notes.json", b'{"mine": true}')
    memory.rm_file("/in/b/e.md.gz")
    assert start(extractor, "memory://in", "memory://out").removed == ("b/e.json",)
    assert tree_behind("memory://out").keys() == PLACES - {"b/e.json"} | {"notes.json"}


@pytest.mark.parametrize("form", [Format.JSONL, Format.CSV, Format.PARQUET])
def test_tables_behind_a_url_are_those_of_the_disk(
    extractor: Extractor, memory: Any, folder: Path, tmp_path: Path, form: Format
) -> None:
    for given, out in ((folder, tmp_path / "tables"), ("memory://in", "memory://tables")):
        place = location(str(out))
        run(lambda: extractor, find_inputs([str(given)]), Job(records_folder(place, form)))
        deliver(place, form)
    assert tree_behind("memory://tables") == tree(tmp_path / "tables")


def test_a_store_that_takes_nothing_more_ends_the_run(
    extractor: Extractor, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(location("memory://out"))
    put = memory.pipe_file

    def refuses(names: str) -> None:
        def refusing(_: object, path: str, data: bytes) -> None:
            if names in path:
                raise PermissionError(13, "Access Denied")
            put(path, data)

        monkeypatch.setattr(type(memory), "pipe_file", refusing)

    refuses("a.json")
    with pytest.raises(WriteError, match=r"memory://out/a\.json: cannot be written: Access Denied") as caught:
        store.write("a.json", "{}")
    assert not isinstance(caught.value, StorageError)
    refuses("")
    with pytest.raises(StorageError, match=r"any more: Access Denied .*--resume"):
        store.write("a.json", "{}")
    with pytest.raises(UsageError, match="nothing can be written there"):
        store.prepare()


@pytest.fixture
def ftp(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Address and folder of an FTP server on loopback."""
    root = tmp_path / "ftp"
    root.mkdir()
    users = DummyAuthorizer()
    users.add_user("ann", "secret", str(root), perm="elradfmwMT")
    handler = type("Handler", (FTPHandler,), {"authorizer": users, "use_sendfile": False})
    server = ThreadedFTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"ftp://ann:secret@127.0.0.1:{server.address[1]}", root
    server.close_all()
    thread.join(10)


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "eventextract", "run", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, timeout=240, check=False)


def test_the_command_between_a_server_and_itself(ftp: tuple[str, Path], folder: Path, local: dict[str, bytes]) -> None:
    """Files are renamed into their places there; worker processes read and write by themselves."""
    address, root = ftp
    shutil.copytree(folder, root / "in")
    done = command(f"{address}/in", "-o", f"{address}/out", "--workers", "2")
    assert done.returncode == 1
    assert tree(root / "out") == local
    (root / "out/a.json").unlink()
    done = command(f"{address}/in", "-o", f"{address}/out", "--resume")
    assert (done.returncode, tree(root / "out")) == (1, local)
    assert "3  records kept" in done.stderr
    assert not list((root / "out/.eventextract").glob("*.part"))
    assert "secret" not in done.stderr + (root / "out/errors.jsonl").read_text()


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def test_a_folder_on_a_web_server(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        found = find_inputs([f"{address}/", f"{address}/b/c%20d.html?raw=1"])
        outcome = run(lambda: extractor, found, Job(tmp_path / "out"))
        with pytest.raises(UsageError, match="no such file"):
            find_inputs([f"{address}/missing.txt"])
        server.shutdown()
    assert outcome.written == 5
    assert tree(tmp_path / "out").keys() == PLACES - {"b/c d.json"} | {"b/c%20d.json", "c%20d.json"}


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nosuch://bucket/a", r"Protocol not known: nosuch \(give a URL of a protocol"),
        ("s3://bucket/a", "Install s3fs"),
        ("ftp://ann:secret@127.0.0.1:1/a", r"ftp://ann:\*\*\*@127.0.0.1:1/a: it cannot be reached: .*refused"),
        ("memory://nothing/there", "no such file or folder"),
    ],
)
def test_an_address_that_is_no_use_is_told(url: str, told: str, memory: Any) -> None:
    with pytest.raises(UsageError, match=told):
        find_inputs([url])


def test_the_command_ends_with_2_for_them(tmp_path: Path, folder: Path) -> None:
    done = command(folder, "--out", "nosuch://bucket/a")
    assert done.returncode == 2
    assert done.stderr.startswith("eventextract: nosuch://bucket/a: Protocol not known: nosuch (")
    assert len(done.stderr.splitlines()) == 1
