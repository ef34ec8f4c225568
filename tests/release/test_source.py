"""Bytes, strings and files in: what is refused, what is warned of, what the release says of its origin."""

import hashlib
from pathlib import Path

import pytest

from eventextract.errors import DecodeError, EmptyError, InputError, LimitError, ReadError
from eventextract.knowledge import Knowledge
from eventextract.release import Limits, read_bytes, read_path, read_text

STORY = "Köln: the judges’ course\n\nFifteen judges met for three days.\n"

DECODED = [
    ("utf-8", STORY.encode(), []),
    ("utf-8 with mark", b"\xef\xbb\xbf" + STORY.encode(), []),
    ("utf-16 little", b"\xff\xfe" + STORY.encode("utf-16-le"), []),
    ("utf-16 big", b"\xfe\xff" + STORY.encode("utf-16-be"), []),
    ("utf-32 little", b"\xff\xfe\0\0" + STORY.encode("utf-32-le"), []),
    ("cp1252", STORY.encode("cp1252"), ["encoding-guessed"]),
    ("line ends kept", STORY.replace("\n", "\r\n").encode(), []),
]


@pytest.mark.parametrize(("data", "codes"), [row[1:] for row in DECODED], ids=[row[0] for row in DECODED])
def test_bytes_are_decoded(knowledge: Knowledge, data: bytes, codes: list[str]) -> None:
    release = read_bytes(data, knowledge=knowledge, file="north/course.txt")
    assert release.text.replace("\r\n", "\n") == STORY
    assert ("\r\n" in release.text) == (b"\r\n" in data)
    assert release.reading.text == "Köln: the judges' course\nFifteen judges met for three days."
    assert [warning.code for warning in release.warnings] == codes
    assert (release.id, release.file, release.sha256) == (
        "north/course",
        "north/course.txt",
        hashlib.sha256(data).hexdigest(),
    )


REFUSED: list[tuple[str, bytes, type[InputError]]] = [
    ("nothing", b"", EmptyError),
    ("blanks", b" \n\t\r\n", EmptyError),
    ("a mark alone", b"\xef\xbb\xbf", EmptyError),
    ("blanks after a mark", b"\xff\xfe \0\n\0", EmptyError),
    ("no-break spaces", "\u00a0\u2003".encode(), EmptyError),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), DecodeError),
    ("an archive", b"PK\x03\x04\x14\0\x08\0" + bytes(range(255, 0, -1)), DecodeError),
    ("numbers of two bytes", b"".join(n.to_bytes(2, "little") for n in range(1, 9000, 7)), DecodeError),
    ("half of utf-16", b"\xff\xfe" + STORY.encode("utf-16-le")[:-1], DecodeError),
    ("controls", b"\x01\x02\x03\x04 the judges met", DecodeError),
]


@pytest.mark.parametrize(("data", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_bad_bytes_are_refused(knowledge: Knowledge, data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(data, knowledge=knowledge, file="bad.txt")
    assert caught.value.where == "bad.txt"


RUSSIAN = (
    "Семинар для таможенников стран Центральной Азии прошёл в городе Бишкеке. В нём приняли участие двадцать офицеров, "
    "и они остались довольны тем, как его провели."
)
POLISH = (
    "Żółw i źdźbło: szkolenie dla strażników granicznych odbyło się w Łodzi. Uczestniczyło w nim dwudziestu "
    "funkcjonariuszy, którzy chwalili jego przebieg i treść."
)
GUESSED = [
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1250", POLISH),
    ("utf-16-le", STORY),
    ("utf-16-be", STORY),
    ("utf-16-le", RUSSIAN),
    ("utf-16-be", POLISH),
]


@pytest.mark.parametrize(("encoding", "text"), GUESSED)
def test_other_encodings_are_guessed_and_told(knowledge: Knowledge, encoding: str, text: str) -> None:
    release = read_bytes(text.encode(encoding), knowledge=knowledge, file="a.txt")
    assert release.text == text
    assert [warning.code for warning in release.warnings if warning.code == "encoding-guessed"] == ["encoding-guessed"]


MENDED = [
    ("the judgesвЂ™ course", "the judges' course"),
    ("CÃ³rdoba course", "Córdoba course"),
    ("the judgesâ€™ course", "the judges' course"),
    ("â€œGood,â€\x9d said Ek", '"Good," said Ek'),
]


@pytest.mark.parametrize(("broken", "mended"), MENDED)
def test_letters_decoded_wrongly_are_mended_and_places_stay_true(
    knowledge: Knowledge, broken: str, mended: str
) -> None:
    release = read_text(f"The {broken} Osh.", knowledge=knowledge)
    assert release.text == f"The {broken} Osh."
    assert release.reading.text == f"The {mended} Osh."
    assert "text-mended" in [warning.code for warning in release.warnings]
    end = release.reading.text.index("Osh")
    assert release.text[release.reading.offsets[end] :] == "Osh."


def test_a_string_has_no_file(knowledge: Knowledge) -> None:
    release = read_text(STORY, knowledge=knowledge)
    digest = hashlib.sha256(STORY.encode()).hexdigest()
    assert (release.id, release.file, release.sha256) == (digest[:16], None, digest)


@pytest.mark.parametrize(("text", "error"), [(" \n", EmptyError), ("", EmptyError), ("a\ud800b", DecodeError)])
def test_bad_strings_are_refused(knowledge: Knowledge, text: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_text(text, knowledge=knowledge)


def test_size_is_limited(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 100)
    with pytest.raises(LimitError):
        read_path(tmp_path / "long.txt", tmp_path, knowledge=knowledge, limits=Limits(size=100))
    with pytest.raises(LimitError):
        read_text("é" * 60, knowledge=knowledge, limits=Limits(size=100))


def test_files_are_named_below_their_root(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "v1.2 note.md").write_text(STORY)
    release = read_path(tmp_path / "a" / "b" / "v1.2 note.md", tmp_path, knowledge=knowledge)
    assert (release.file, release.id) == ("a/b/v1.2 note.md", "a/b/v1.2 note")


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt", "picture.png", "none"])
def test_what_cannot_be_read_is_refused(knowledge: Knowledge, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "none").write_text(STORY)
    with pytest.raises(ReadError):
        read_path(tmp_path / name, tmp_path, knowledge=knowledge)


FRONT = '---\nurl: https://court.example/1\npublished: 2019-05-04\ntitle: "A course: judges"\nother: 1\n\n# note\n---\n'


def test_front_matter_is_metadata_and_but_for_a_missing_title_no_reading(knowledge: Knowledge) -> None:
    release = read_bytes((FRONT + STORY).encode(), knowledge=knowledge, file="a.md")
    assert (release.metadata.url, release.metadata.published) == ("https://court.example/1", "2019-05-04")
    assert release.metadata.title == "A course: judges"
    assert release.metadata.language is None
    assert release.reading.text.startswith("A course: judges\nKöln")
    assert (release.title, release.text[release.reading.offsets[0] :][:8]) == ("A course: judges", "A course")
    assert release.text[release.reading.offsets[release.reading.text.index("Köln")]] == "K"


def test_a_title_that_the_text_has_is_not_read_twice(knowledge: Knowledge) -> None:
    release = read_bytes((FRONT + "\nA Course –  Judges\n\n" + STORY).encode(), knowledge=knowledge, file="a.md")
    assert release.reading.text.startswith("A Course – Judges\nKöln")
    assert release.title == "A Course – Judges"


@pytest.mark.parametrize("text", ["---\nurl: x\nno end", "---\nplain words\n---\n", "\n" + FRONT, "---\n---\n"])
def test_what_only_looks_like_front_matter_is_text(knowledge: Knowledge, text: str) -> None:
    release = read_bytes((text + "\nThe judges met.").encode(), knowledge=knowledge, file="a.md")
    assert release.metadata.url is None
