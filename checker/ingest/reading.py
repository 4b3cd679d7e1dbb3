"""From an upload to documents: a reader in a child process, then passages, languages, defects and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from checker.domain.document import Defect, Document
from checker.domain.errors import CheckerError, ReaderDied, UnreadableDocument, UploadRefused
from checker.domain.message import say
from checker.ingest.canonical import canonical
from checker.ingest.crossing import Answer, Lie, packed, unpacked
from checker.ingest.dates import with_date
from checker.ingest.defects import with_defects
from checker.ingest.isolation import Outcome, run_apart
from checker.ingest.passages import with_passages
from checker.ingest.upload import Upload, accept
from checker.offers import Attachment, Reader, Reading
from checker.settings import MEBIBYTE, Settings

DEEPEST = 5
"""A message in a message in a message: no deeper than this."""

MOST_ATTACHMENTS = 200


def read(upload: Upload, reader: Reader, settings: Settings, id_: str) -> tuple[Document, ...]:
    """Return the document, and after it what it carries: ``d1``, ``d1.1``, ``d1.1.1``.

    Raises:
        UnreadableDocument: No text can be read from the bytes; the sentence says why.
        ReaderDied: The child process died, hung or answered nonsense.
    """
    return _read(upload, reader, settings, id_, parent="")


def _read(
    upload: Upload, reader: Reader, settings: Settings, id_: str, *, parent: str
) -> tuple[Document, ...]:
    task = partial(read_here, reader, replace(upload, readers={}), settings)
    reading = _answered(run_apart(task, settings), upload, reader, settings)
    document = replace(
        reading.document,
        id=id_,
        name=upload.name,
        media_type=upload.media_type,
        sha256=upload.sha256,
        size=len(upload.data),
        reader=reader.name,
        parent=parent,
    )
    return _with_attachments(document, reading.attachments, settings, upload.readers)


def read_here(reader: Reader, upload: Upload, settings: Settings) -> bytes:
    """Do all of the reading in this process, the child, and return the packed answer."""
    try:
        reading = reader.read(upload.data, upload.name)
        document = finished(reading, upload.name, settings)
        return packed(Answer(reading=replace(reading, document=document)))
    except UnreadableDocument as cause:
        return packed(Answer(refused=cause.message))
    except Exception as cause:
        return packed(Answer(failed=type(cause).__name__))


def finished(reading: Reading, name: str, settings: Settings) -> Document:
    """Return what a reader gave, with canonical text, passages, languages, defects and a date."""
    if len(reading.document.text) > settings.largest_text:
        text = "{name} holds more than {limit} characters of text, the most that is read; send it in parts."
        raise UnreadableDocument.say(text, name=name, limit=settings.largest_text)
    document = canonical(reading.document)
    if not any(map(str.isalnum, document.text)):
        raise UnreadableDocument.say(
            "{name} holds no text; ask the sender for a file with text in it.", name=name
        )
    document = with_date(with_title(with_passages(document)))
    return with_defects(document, len(reading.attachments))


def with_title(document: Document) -> Document:
    """Return the document with its first heading as title, where it states none and begins with one."""
    if document.title or not document.headings or len(document.passages) < 3:
        return document
    first = document.headings[0]
    if first.start > document.passages[2].start:
        return document
    return replace(document, title=" ".join(document.text[first.start : first.end].split())[:200])


def _answered(outcome: Outcome, upload: Upload, reader: Reader, settings: Settings) -> Reading:
    """Return the reading in what the child wrote, or raise the sentence that says why there is none."""
    if not outcome.ended or outcome.too_much:
        raise _death(outcome, upload, settings)
    try:
        answer = unpacked(outcome.answer)
    except Lie as cause:
        raise ReaderDied.say(
            "{name} was not read: the reader {reader} gave an answer that cannot be; ask for another copy.",
            name=upload.name,
            reader=reader.name,
        ) from cause
    if answer.refused:
        raise UnreadableDocument(answer.refused)
    if answer.reading is None:
        raise _stopped(answer.failed, upload, reader, settings)
    return answer.reading


def _death(outcome: Outcome, upload: Upload, settings: Settings) -> ReaderDied:
    if outcome.out_of_time:
        text = (
            "{name} was not read: it takes more than {seconds} seconds of computing; ask for a simpler copy."
        )
        return ReaderDied(say(text, name=upload.name, seconds=settings.reading_seconds))
    text = (
        "{name} was not read: the process that read it broke down, because it is damaged or needs more than "
        "{limit} MB of memory; ask for another copy."
    )
    return ReaderDied(say(text, name=upload.name, limit=settings.reading_memory // MEBIBYTE))


def _stopped(error: str, upload: Upload, reader: Reader, settings: Settings) -> ReaderDied:
    if error == "MemoryError":
        text = "{name} was not read: it needs more than {limit} MB of memory; ask for a simpler copy."
        return ReaderDied(say(text, name=upload.name, limit=settings.reading_memory // MEBIBYTE))
    text = "{name} was not read: it is damaged, or not built as files of its kind are; ask for another copy."
    cause = say("The reader {reader} stopped with the error {error}.", reader=reader.name, error=error[:80])
    return ReaderDied(say(text, name=upload.name), details=(cause,))


def _with_attachments(
    document: Document,
    attachments: tuple[Attachment, ...],
    settings: Settings,
    readers: Mapping[str, Reader],
) -> tuple[Document, ...]:
    """Read what a document carries; what cannot be read is a defect of its carrier."""
    documents: list[Document] = []
    defects: list[Defect] = []
    for number, attachment in enumerate(attachments[:MOST_ATTACHMENTS], start=1):
        try:
            documents += _attached(document, attachment, number, settings, readers)
        except CheckerError as cause:
            defects.append(Defect(kind="attachment_not_read", message=cause.message))
    if len(attachments) > MOST_ATTACHMENTS:
        text = "Only the first {number} attachments were read."
        defects.append(Defect(kind="attachment_not_read", message=say(text, number=MOST_ATTACHMENTS)))
    return (replace(document, defects=(*document.defects, *defects)), *documents)


def _attached(
    carrier: Document,
    attachment: Attachment,
    number: int,
    settings: Settings,
    readers: Mapping[str, Reader],
) -> tuple[Document, ...]:
    id_ = f"{carrier.id}.{number}"
    if id_.count(".") > DEEPEST:
        raise UploadRefused.say(
            "Messages inside {name} are nested too deeply and were not read.", name=carrier.name
        )
    upload = accept(attachment.data, attachment.name, settings, readers)
    return _read(upload, readers[upload.reader], settings, id_, parent=carrier.id)
