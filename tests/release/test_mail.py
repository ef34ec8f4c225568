"""Mails (EML): the body under its subject, the date as the sender wrote it."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from eventextract import Extractor
from eventextract.errors import EmptyError, InputError, LimitError, ReadError
from eventextract.knowledge import Knowledge
from eventextract.release import Limits, Release, read_bytes

BODY = (
    "OSH, 3 March - A two-day course for 20 border guards began today at the café “Osh”.\n\nIt was funded by Japan.\n"
)
HTML = "<html><head><title>Course</title></head><body><p>OSH, 3 March - A two-day course for guards began.</p></body></html>"
Reading = Callable[[bytes], Release]


@pytest.fixture(scope="module")
def read(knowledge: Knowledge) -> Reading:
    return lambda data: read_bytes(data, knowledge=knowledge, file="osh.eml")


def mail(body: str | None = BODY, subtype: str = "plain", charset: str = "utf-8", **heads: str) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    if body is not None:
        made.set_content(body, subtype=subtype, charset=charset)
    for head, value in {"From": "Press <press@x.example>", "Subject": "Guards trained", **heads}.items():
        made[head.replace("_", "-")] = value
    return made


def test_the_text_is_the_body_under_its_subject(read: Reading) -> None:
    release = read(bytes(mail()))
    assert release.text.replace("\r\n", "\n") == f"Guards trained\n\n{BODY}"
    assert release.title == "Guards trained"


HEADS = [
    ({"Date": "Wed, 03 Mar 2021 23:30:00 -0500"}, "published", "2021-03-03"),
    ({"Date": "Thu, 4 Mar 2021 00:30 +0600"}, "published", "2021-03-04"),
    ({"Date": "3 Mar 2021 10:00:00"}, "published", "2021-03-03"),
    ({}, "published", None),
    ({"Organization": "State Border Service"}, "publisher", "State Border Service"),
    ({"Content_Language": "en-US"}, "language", "en"),
    ({"Subject": "Köln: the judges’ course"}, "title", "Köln: the judges’ course"),
]


@pytest.mark.parametrize(("heads", "key", "value"), HEADS)
def test_what_the_heads_tell(read: Reading, heads: dict[str, str], key: str, value: str | None) -> None:
    assert getattr(read(bytes(mail(**heads))).metadata, key) == value


def test_a_subject_in_bare_bytes(read: Reading) -> None:
    for encoding in ("utf-8", "latin-1"):
        assert read("Subject: Köln course\r\n\r\n".encode(encoding) + BODY.encode()).title == "Köln course"


def test_a_head_in_an_unknown_encoding_stands_as_it_is(read: Reading) -> None:
    data = b"Subject: =?x-unheard-of?q?K=F6ln?= course\r\n\r\n" + BODY.encode()
    assert read(data).metadata.title == "=?x-unheard-of?q?K=F6ln?= course"


@pytest.mark.parametrize(
    "date", ["yesterday", "", "Wed, 99 Mar 2021 10:00:00 +0000", "Wed, 03 Mar 2021 10:00:00 +9999"]
)
def test_a_date_that_is_none_is_not_told(read: Reading, date: str) -> None:
    data = f"Subject: Guards trained\r\nDate: {date}\r\n\r\n{BODY}".encode()
    assert read(data).metadata.published is None


def test_the_year_comes_from_the_date(extractor: Extractor) -> None:
    record = extractor.extract_bytes(bytes(mail(Date="Wed, 03 Mar 2021 23:30:00 -0500")), file="osh.eml")
    assert (record.source.published, record.event.start, record.event.end) == ("2021-03-03", "2021-03-03", "2021-03-04")


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "cp1258"])
def test_the_body_is_decoded_as_its_part_says(read: Reading, charset: str) -> None:
    release = read(bytes(mail(charset=charset)))
    assert "café “Osh”" in release.text
    assert release.warnings == ()


def test_an_encoding_named_wrongly_is_guessed_and_told(read: Reading) -> None:
    data = b"Subject: Guards trained\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" + BODY.encode("cp1252")
    release = read(data)
    assert "café “Osh”" in release.text
    assert [warning.code for warning in release.warnings] == ["encoding-guessed"]


def test_plain_text_goes_before_html_and_attachments_are_left_out(read: Reading) -> None:
    made = mail()
    made.add_alternative(HTML.replace("guards", "HTML guards"), subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("Minutes of another meeting.", filename="b.txt")
    text = read(bytes(made)).text
    assert "funded by Japan" in text
    assert "HTML" not in text
    assert "another meeting" not in text


def test_html_alone_is_read_as_a_page(read: Reading) -> None:
    release = read(bytes(mail(HTML.replace("<head>", '<head><meta name="author" content="Anna Ek">'), subtype="html")))
    assert release.text == "Guards trained\n\nOSH, 3 March - A two-day course for guards began."
    assert (release.metadata.title, release.metadata.author) == ("Guards trained", "Anna Ek")


def nested(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"Subject: a\r\n{parts}Content-Type: text/plain\r\n\r\nA seminar.\r\n".encode()


REFUSED: list[tuple[str, bytes, type[InputError]]] = [
    ("nothing", b"", InputError),
    ("plain text", BODY.encode(), ReadError),
    ("no body", bytes(mail(None)), EmptyError),
    ("a blank body", bytes(mail("  \n")), EmptyError),
    ("a picture alone", bytes(mail(None, Content_Type="image/png")) + b"\x89PNG", EmptyError),
    ("nested too deeply", nested(20_000), ReadError),
    ("HTML nested too deeply", bytes(mail("<div>" * 300 + "A seminar.", subtype="html")), LimitError),
]


@pytest.mark.parametrize(("data", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_release_is_refused(read: Reading, data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read(data)
    assert caught.value.where == "osh.eml"


def test_a_body_packed_in_base64_counts_by_its_size(knowledge: Knowledge) -> None:
    made = mail("A seminar. " * 100)
    with pytest.raises(LimitError):
        read_bytes(bytes(made), knowledge=knowledge, file="osh.eml", limits=Limits(size=500))
