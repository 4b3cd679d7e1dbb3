"""What is taken in, and the one sentence for what is not."""

import io
import zipfile

import pytest

from checker.domain.errors import UploadRefused
from checker.ingest import accept
from checker.ingest.media import DOCX, EMAIL, HTML, MARKDOWN, ODT, PDF, PLAIN, media_type_of
from checker.ingest.upload import clean_name
from checker.settings import Settings
from tests.ingest import strange

SETTINGS = Settings()
READERS = {
    "all": strange.reader(strange.good, "all"),
    "pdf": strange.reader(strange.good, "pdf", PDF),
    "docx": strange.reader(strange.good, "docx", DOCX),
    "html": strange.reader(strange.good, "html", HTML),
}


def packed(*names: str) -> bytes:
    """Return a ZIP file with members of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return buffer.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7\n...", "paper.pdf", PDF),
        (b"\n%PDF-1.7\n...", "", PDF),
        (WORD, "", DOCX),
        (packed("mimetype", "content.xml"), "", ODT),
        (packed("letter.txt"), "", "archive"),
        (packed("a.docx", "[Content_Types].xml", "word/document.xml"), "", "archive"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "", "workbook"),
        (b"<!DOCTYPE html><html><p>Hi", "", HTML),
        (b"\xef\xbb\xbf <!-- made by hand --> <HTML>", "", HTML),
        (b'<?xml version="1.0"?><svg xmlns="...">', "", "picture"),
        (b"Received: from a\nFrom: a@b\nTo: c@d\n\nHello", "", EMAIL),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nHello", "message.eml", EMAIL),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nHello", "notes.txt", PLAIN),
        (b"Dear reader, this is a letter.", "letter.txt", PLAIN),
        (b"# Report\n\nText", "report.md", MARKDOWN),
        ("Beste lezer, één ding.".encode("cp1252"), "brief.txt", PLAIN),
        ("Beste lezer".encode("utf-16-le"), "brief.txt", PLAIN),
        (b"MZ\x90\x00\x03\x00\x00\x00", "report.txt", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "", "locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "", "office"),
        (b"%PDF-1.7\n" + WORD, "", "two"),
        (b"<html><script>1</script>%PDF-1.7", "", "two"),
        (bytes(range(256)) * 40, "", "unknown"),
    ],
)
def test_the_type_is_told_by_content(data: bytes, name: str, media_type: str) -> None:
    assert media_type_of(data, name) == media_type


def test_a_file_of_comments_is_told_at_once() -> None:
    assert media_type_of(b"<!---->" * 600 + b"x") == PLAIN
    assert media_type_of(b"<?xml " * 600 + b"x") == PLAIN
    assert media_type_of(b"<!--" * 1_000 + b"<p>") == PLAIN
    assert media_type_of(b"<!doctype [" * 300 + b"<p>") == PLAIN


def test_bytes_are_taken_in_with_their_digest() -> None:
    upload = accept(b"Hello there.", "folder/letter.txt", SETTINGS, READERS)
    assert (upload.name, upload.media_type, upload.reader) == ("letter.txt", PLAIN, "all")
    assert upload.sha256 == "23ea498e82f4435b1c135324eedef4ba64061600897077bf76082a50b41a9c13"
    assert "Hello" not in repr(upload)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "paper.pdf", "paper.pdf is empty"),
        (b"Hello", "..", "The file has no name"),
        (packed("letter.txt"), "paper.pdf", "paper.pdf is an archive"),
        (b"Hello", "paper.pdf", "it holds plain text"),
        (b"%PDF-1.7", "paper.docx", "it holds a PDF"),
        (WORD, "paper.pdf", "it holds a Word document"),
        (b"Hello", "run.exe", "run.exe is a program"),
        (b"\x89PNG", "scan.png", "scan.png is a picture"),
        (packed("mimetype"), "text.odt", "text.odt holds no text that can be read here"),
        (b"x" * (1 << 20) + b"x", "long.txt", "long.txt is larger than 1 MB"),
    ],
)
def test_what_is_not_taken_in_is_refused_in_one_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UploadRefused) as caught:
        accept(data, name, Settings(largest_upload=1 << 20), READERS)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    assert str(caught.value).count(". ") == 0


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\paper.pdf", "paper.pdf"),
        ("re\u0301sume\u0301.txt", "r\u00e9sum\u00e9.txt"),
        ("annual\u202etxt.exe", "annualtxt.exe"),
        ("a\r\nb\x1b[2J.txt", "ab[2J.txt"),
        ("..", ""),
        ("", ""),
        ("\u20ac" * 300 + ".txt", "\u20ac" * 180 + "\u2026.txt"),
    ],
)
def test_a_name_is_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_a_reader_may_recognise_what_checker_does_not() -> None:
    memo = strange.Reader(name="memo", media_types=(), read=strange.good, recognises=strange.recognises)
    upload = accept(b"\x01MEMO\x00\x01", "x.memo", SETTINGS, {**READERS, "memo": memo})
    assert upload.reader == "memo"
    dying = strange.Reader(
        name="dying", media_types=(), read=strange.good, recognises=strange.dies_recognising
    )
    assert accept(b"Hello", "x.txt", SETTINGS, {**READERS, "dying": dying}).reader == "all"
