"""Word documents and PDF: their text in its order, what is refused; files made here, with the usual libraries."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from eventextract import EventRecord, Extractor
from eventextract.errors import EmptyError, InputError, LimitError, ReadError
from eventextract.knowledge import Knowledge
from eventextract.release import Limits, read_bytes

TITLE = "Border guards trained in Osh"
LEAD = "OSH, Kyrgyzstan, 3 March 2021 - A two-day training course for 20 border guards began today in Osh."
MORE = "It was organized by the State Border Service of the Kyrgyz Republic."


def word(paragraphs: Iterable[str] = (TITLE, LEAD, MORE), rows: Iterable[tuple[str, ...]] = ()) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for cells in rows:
        table = document.add_table(rows=1, cols=len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("")
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(*pages: Iterable[str]) -> bytes:
    """A PDF with these lines on its pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(40, 800 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def text_of(knowledge: Knowledge, data: bytes, name: str) -> str:
    return read_bytes(data, knowledge=knowledge, file=name).text


def test_a_word_document_is_its_paragraphs(knowledge: Knowledge) -> None:
    assert text_of(knowledge, word(), "osh.docx") == f"{TITLE}\n\n{LEAD}\n\n{MORE}"


def test_tables_stand_where_they_stood(knowledge: Knowledge) -> None:
    text = text_of(knowledge, word((TITLE, LEAD), [("Venue", "Hotel\nOsh")]), "osh.docx")
    assert text.endswith(f"{LEAD}\n\n| Venue | Hotel Osh |")


def test_a_merged_cell_counts_once(knowledge: Knowledge) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Seminar"
    table.cell(0, 2).text = "Osh"
    assert text_of(knowledge, saved(document), "osh.docx") == "| Seminar | Osh |"


WRAPPED = [TITLE, "", *LEAD.replace(" for", "\nfor").split("\n"), MORE]


def test_a_pdf_is_its_lines(knowledge: Knowledge) -> None:
    text = text_of(knowledge, pdf(WRAPPED), "osh.pdf")
    assert text.split() == f"{TITLE} {LEAD} {MORE}".split()


def test_heads_and_feet_of_pages_are_left_out(knowledge: Knowledge) -> None:
    story = ["Officers met in Osh.", "They left on Friday.", "Experts spoke."]
    pages = [["Bulletin", line, f"Page {number} of 3"] for number, line in enumerate(story, start=1)]
    text = text_of(knowledge, pdf(*pages), "osh.pdf")
    assert text.split("\n") == story


def test_a_page_alone_has_no_repeated_lines(knowledge: Knowledge) -> None:
    assert text_of(knowledge, pdf([TITLE, MORE]), "osh.pdf").split("\n") == [TITLE, MORE]


@pytest.mark.parametrize(("data", "name"), [(word(), "osh.docx"), (pdf(WRAPPED), "osh.pdf")], ids=["docx", "pdf"])
def test_the_record_of_a_document(extractor: Extractor, data: bytes, name: str) -> None:
    record = extractor.extract_bytes(data, file=name)
    assert (record.id, record.source.file, record.source.title) == ("osh", name, TITLE)
    assert (record.event.start, record.event.end, record.event.location.city) == ("2021-03-03", "2021-03-04", "Osh")
    assert [body.name for body in record.event.organizers] == ["State Border Service of the Kyrgyz Republic"]
    EventRecord.from_json(record.to_json())


def with_part(name: str, content: str | bytes) -> bytes:
    """The Word document with another content of one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>It {{}} was.</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def encrypted() -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf(WRAPPED))).pages:
        writer.add_page(page)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


REFUSED: list[tuple[str, str, bytes, type[InputError]]] = [
    ("no archive", "a.docx", b"words", ReadError),
    ("nothing", "a.docx", b"", ReadError),
    ("another archive", "a.docx", with_part("[Content_Types].xml", "<a/>"), ReadError),
    ("half of a document", "a.docx", word()[:2000], ReadError),
    ("no XML", "a.docx", with_part("word/document.xml", "<w:"), ReadError),
    ("a blank document", "a.docx", word([" "]), EmptyError),
    (
        "an archive bomb",
        "a.docx",
        with_part("word/styles.xml", b" " * 25_000_000),
        LimitError,
    ),
    ("words", "a.pdf", b"words", ReadError),
    ("nothing", "a.pdf", b"", ReadError),
    ("half of a PDF", "a.pdf", b"%PDF-1.7\n1 0 obj <<", ReadError),
    ("an encrypted PDF", "a.pdf", encrypted(), ReadError),
    ("a page without text", "a.pdf", pdf([]), EmptyError),
]


@pytest.mark.parametrize(("name", "data", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_document_is_refused(knowledge: Knowledge, name: str, data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(data, knowledge=knowledge, file=name, limits=Limits(size=1_000_000))
    assert caught.value.where == name


def test_entities_of_a_document_are_neither_multiplied_nor_fetched(knowledge: Knowledge) -> None:
    for declared, used in ((LAUGHS, "&a11;"), ('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")):
        data = f'<!DOCTYPE d [<!ENTITY a0 "boom">{declared}]>{BODY.format(used)}'
        try:
            text = text_of(knowledge, with_part("word/document.xml", data), "osh.docx")
        except InputError:
            continue
        assert len(text) < 2000
        assert "root:" not in text


@pytest.mark.parametrize(("name", "module"), [("a.docx", "docx"), ("a.pdf", "pypdf"), ("a.pdf", "pypdf.errors")])
def test_a_package_that_is_missing_is_named(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=r"pip install 'eventextract\[documents\]'"):
        read_bytes(word() if name == "a.docx" else pdf(WRAPPED), knowledge=knowledge, file=name)
