"""Uploads become documents with ids, and what they carry becomes documents of its own."""

import pytest

from checker.domain.errors import UnreadableDocument
from checker.ingest import accept, read, read_all
from checker.settings import Settings
from tests.ingest import strange

SETTINGS = Settings()
READERS = {
    "plain": strange.reader(strange.good, "plain"),
    "mail": strange.reader(strange.carries, "mail", "message/rfc822"),
}
MAIL = b"Received: x\nFrom: a@b\nTo: c@d\n\nHello"


def test_what_a_document_carries_follows_it() -> None:
    upload = accept(MAIL, "mail.eml", SETTINGS, READERS)
    carrier, attached = read(upload, READERS["mail"], SETTINGS, "d3")
    assert (carrier.id, carrier.parent) == ("d3", "")
    assert (attached.id, attached.parent, attached.name, attached.text) == (
        "d3.1",
        "d3",
        "a.txt",
        "Attached.",
    )
    (defect,) = carrier.defects
    assert defect.kind == "attachment_not_read"
    assert str(defect.message).startswith("b.png is a picture")


def test_a_message_that_holds_itself_ends() -> None:
    endless = {"plain": strange.reader(strange.carries_itself, "plain")}
    upload = accept(b"Text.", "letter.txt", SETTINGS, endless)
    documents = read(upload, endless["plain"], SETTINGS, "d1")
    assert [document.id for document in documents][-1] == "d1.1.1.1.1.1"
    assert "nested too deeply" in str(documents[-1].defects[-1].message)


def test_a_dossier_is_numbered_in_order() -> None:
    uploads = [accept(text, "x.txt", SETTINGS, READERS) for text in (b"One text.", b"Two texts.")]
    documents = read_all(uploads, READERS, SETTINGS)
    assert [(document.id, document.text) for document in documents] == [
        ("d1", "One text."),
        ("d2", "Two texts."),
    ]


def test_a_text_that_is_too_long_is_refused() -> None:
    upload = accept(b"word " * 100, "long.txt", SETTINGS, READERS)
    with pytest.raises(UnreadableDocument, match=r"long\.txt holds more than 99 characters"):
        read(upload, READERS["plain"], Settings(largest_text=99), "d1")


def test_a_text_of_nothing_but_marks_is_refused() -> None:
    upload = accept("\u200b .\n".encode() * 9, "blank.txt", SETTINGS, READERS)
    with pytest.raises(UnreadableDocument, match=r"blank\.txt holds no text"):
        read(upload, READERS["plain"], SETTINGS, "d1")


def test_the_same_bytes_give_the_same_document() -> None:
    upload = accept(b"One text. And more of it.", "x.txt", SETTINGS, READERS)
    assert read(upload, READERS["plain"], SETTINGS, "d1") == read(upload, READERS["plain"], SETTINGS, "d1")
