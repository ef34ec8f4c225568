"""Pages (HTML): what becomes the text, what the head tells, what is refused; nothing is fetched."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract import EventRecord, Extractor
from eventextract.errors import DecodeError, EmptyError, InputError, LimitError
from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.release import Limits, Release, read_bytes

STORY = """<p>OSH, Kyrgyzstan, 3 March 2021 – A two-day training course for 20 border guards began today in Osh. It was
organized by the State Border Service of the Kyrgyz Republic and attended by café owners’ guests.</p>
<p>“Good training saves time,” said Anna Ek, Head of the OSCE Programme Office in Bishkek.</p>"""
FRAME = """<!doctype html><html{attributes}><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All news</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your experience.</p><button>Accept all</button></div>
<main><article><h1>Border guards trained in Osh</h1>{story}</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/2">Another course in Minsk</a></li></ul></aside>
<footer><p>Copyright 2021. All rights reserved.</p></footer></body></html>"""


def page(head: str = "", story: str = STORY, attributes: str = "") -> bytes:
    return FRAME.format(head=head, story=story, attributes=attributes).encode()


Reading = Callable[[bytes], Release]


@pytest.fixture(scope="module")
def read(knowledge: Knowledge) -> Reading:
    return lambda data: read_bytes(data, knowledge=knowledge, file="osh.html")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def test_the_text_is_the_story_under_its_headline(read: Reading) -> None:
    release = read(page())
    assert release.title == "Border guards trained in Osh"
    assert "“Good training saves time,” said Anna Ek" in release.text
    assert "OSH, Kyrgyzstan, 3 March 2021 – A two-day" in release.text
    for furniture in ("Home", "cookies", "Accept", "Another course", "Copyright"):
        assert furniture not in release.text


def test_the_record_of_a_page(extractor: Extractor) -> None:
    head = '<link rel="canonical" href="https://border.example/osh"><meta property="og:site_name" content="Border Service">'
    record = extractor.extract_bytes(page(head), file="osh.html")
    assert (record.id, record.source.file) == ("osh", "osh.html")
    assert (record.source.url, record.source.publisher) == ("https://border.example/osh", "Border Service")
    assert (record.event.start, record.event.end, record.event.location.city) == ("2021-03-03", "2021-03-04", "Osh")
    EventRecord.from_json(record.to_json())


def json_ld(**values: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


HEADS: list[tuple[str, str, object]] = [
    ('<link rel="canonical" href="https://a.example/1">', "url", "https://a.example/1"),
    ('<link rel="Alternate Canonical" href="https://a.example/1">', "url", "https://a.example/1"),
    ('<meta property="og:url" content="https://a.example/2">', "url", "https://a.example/2"),
    (
        '<meta property="og:url" content="https://a.example/2"><link rel="canonical" href="https://a.example/1">',
        "url",
        "https://a.example/1",
    ),
    ('<link rel="canonical" href="/osh">', "url", None),
    ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
    ('<link rel="canonical" href="https://[broken">', "url", None),
    ('<link rel="alternate" href="https://a.example/1">', "url", None),
    (
        '<meta property="article:published_time" content="2021-03-03T23:30:00-05:00">',
        "published",
        "2021-03-03T23:30:00-05:00",
    ),
    ('<meta name="DC.date.issued" content="2021-03-03">', "published", "2021-03-03"),
    ('<meta itemprop="datePublished" content="2021-03-03">', "published", "2021-03-03"),
    (json_ld(**{"@type": "NewsArticle"}, datePublished="2021-03-03"), "published", "2021-03-03"),
    (json_ld(**{"@graph": [{"@type": ["WebPage"], "datePublished": "2021-03-03"}]}), "published", "2021-03-03"),
    (json_ld(**{"@type": "Event"}, datePublished="2021-03-03"), "published", None),
    ('<meta property="article:modified_time" content="2021-03-03">', "published", None),
    ('<script type="application/ld+json">{"@type": "Article", </script>', "published", None),
    ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", "published", None),
    ('<meta property="og:title" content="Guards  trained">', "title", "Guards trained"),
    ("<title>Border guards trained in Osh | Border Service</title>", "title", "Border guards trained in Osh"),
    ('<meta property="og:site_name" content="Border Service">', "publisher", "Border Service"),
    (json_ld(**{"@type": "Article"}, publisher={"name": "Border Service"}), "publisher", "Border Service"),
    ('<meta name="author" content="Anna Ek">', "author", "Anna Ek"),
    (json_ld(**{"@type": "Report"}, author=[{"name": "Anna Ek"}, {"name": "B"}]), "author", "Anna Ek"),
    ('<meta name="author" content="">', "author", None),
    (f'<meta name="author" content="{"a" * 1001}">', "author", None),
]


@pytest.mark.parametrize(("head", "key", "value"), HEADS)
def test_what_the_head_tells(read: Reading, head: str, key: str, value: object) -> None:
    assert getattr(read(page(head)).metadata, key) == value


LANGUAGES = [
    (' lang="en-GB"', "en"),
    (' lang="EN"', "en"),
    (' lang="sr_Latn"', "sr"),
    (' lang="xx"', None),
    (' lang=""', None),
    ("", None),
]


@pytest.mark.parametrize(("attributes", "code"), LANGUAGES)
def test_the_language_that_a_page_claims(read: Reading, attributes: str, code: str | None) -> None:
    assert read(page(attributes=attributes)).metadata.language == code


def test_an_english_story_in_the_frame_of_another_language_is_read(extractor: Extractor) -> None:
    record = extractor.extract_bytes(page(attributes=' lang="de"'), file="osh.html")
    assert record.source.language == "en"
    assert record.event.start == "2021-03-03"
    assert [(w.code, w.path) for w in record.warnings if w.code == "language"] == [("language", "/source/language")]


def test_a_foreign_story_that_claims_to_be_english_is_not_read(extractor: Extractor) -> None:
    story = (
        "<p>" + "Un séminaire de trois jours consacré à la lutte contre le trafic a été organisé à Lyon. " * 4 + "</p>"
    )
    record = extractor.extract_bytes(page(story=story, attributes=' lang="en"'), file="lyon.html")
    assert record.source.language == "fr"
    assert record.event.type is None


NAMED = '<meta charset="{}">'
ENCODED = [
    ("utf-8", page()),
    ("utf-8 with mark", b"\xef\xbb\xbf" + page()),
    ("utf-16 with mark", page().decode().encode("utf-16")),
    (
        "a named encoding",
        page(NAMED.format("koi8-r"), STORY + "<p>Привет</p>")
        .decode()
        .replace("é", "e")
        .replace("’", "'")
        .replace("“", '"')
        .replace("”", '"')
        .replace("–", "-")
        .encode("koi8-r"),
    ),
    ("latin 1, which means cp1252", page(NAMED.format("ISO-8859-1")).decode().encode("cp1252")),
    (
        "named in the old way",
        page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').decode().encode("cp1252"),
    ),
    ("named wrongly", page(NAMED.format("ascii"))),
    ("named as nothing known", page(NAMED.format("x-unheard-of"))),
    ("with an XML declaration", b'<?xml version="1.0" encoding="utf-8"?>' + page()),
]


@pytest.mark.parametrize("data", [row[1] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_pages_are_decoded(read: Reading, data: bytes) -> None:
    text = read(data).text
    assert ("café owners’" in text) or ("cafe owners'" in text and "Привет" in text)


def test_an_encoding_that_is_not_named_is_guessed_and_told(read: Reading) -> None:
    release = read((page().decode() * 1).encode("cp1252"))
    assert "café" in release.text
    assert [warning.code for warning in release.warnings] == ["encoding-guessed"]


REFUSED: list[tuple[str, bytes, type[InputError]]] = [
    ("nothing", b"", EmptyError),
    ("no text", b"<html><body><img src='a.png'></body></html>", EmptyError),
    ("a script alone", b"<html><body><script>var a = 'seminar in Osh';</script></body></html>", EmptyError),
    ("a comment alone", b"<!-- seminar -->", EmptyError),
    ("nested 300 deep", b"<div>" * 300 + b"A seminar.", LimitError),
    ("nested 100,000 deep", b"<div>" * 100_000 + b"A seminar.", LimitError),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), DecodeError),
]


@pytest.mark.parametrize(("data", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_page_is_refused(read: Reading, data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read(data)
    assert caught.value.where == "osh.html"


def test_the_limit_of_depth_can_be_raised(knowledge: Knowledge) -> None:
    data = b"<html><body>" + b"<div>" * 700 + STORY.encode() + b"</div>" * 700
    release = read_bytes(data, knowledge=knowledge, file="osh.html", limits=Limits(html_depth=1000))
    assert "two-day training course" in release.text


def test_unclosed_paragraphs_are_not_deep(read: Reading) -> None:
    assert "Sentence 999 of it." in read(page(story="".join(f"<p>Sentence {n} of it.<br>" for n in range(1000)))).text


def test_entities_are_not_multiplied(read: Reading) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "boom">{bomb}]><html><body><p>It &a11; was.</p></body></html>'
    assert len(read(data.encode()).text) < 2000


EXTERNAL = """<!DOCTYPE html PUBLIC "-//X//DTD" "http://192.0.2.1/x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]>
<html><head><base href="http://192.0.2.1/"><link rel="stylesheet" href="http://192.0.2.1/a.css">
<script src="http://192.0.2.1/a.js"></script></head><body><iframe src="http://192.0.2.1/"></iframe>
<article><p>The seminar &e; was held in Osh.</p><img src="http://192.0.2.1/a.png"></article></body></html>"""


@pytest.mark.parametrize("control", ["\x0c", "\x1b", "\ufffe", "&#12;", "&#0;", "&#xfffe;"])
def test_control_characters_do_no_harm(read: Reading, control: str) -> None:
    assert "began today" in read(page(story=STORY.replace("began", f"{control} began"))).text


def test_nothing_outside_is_read(read: Reading) -> None:
    assert "The seminar" in read(EXTERNAL.encode()).text


pieces = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "&#0;",
        "&amp",
        '<meta charset="',
        "\0",
        "A seminar was held. ",
    ]
)


@settings(deadline=None)
@given(st.lists(pieces | st.text(max_size=8), max_size=30).map("".join))
def test_whatever_the_page_it_is_read_or_refused(markup: str) -> None:
    try:
        release = read_bytes(markup.encode("utf-8", "surrogatepass"), knowledge=load_knowledge(), file="a.html")
    except InputError:
        return
    assert release.text.strip()
    offsets = release.reading.offsets
    assert 0 <= min(offsets) <= max(offsets) <= len(release.text)
