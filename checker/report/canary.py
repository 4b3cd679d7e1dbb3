"""Looks for words that must have gone in every part of a finished file: text, properties, attachments."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.report.blocks import strings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LONG = 10
"""Letters from which words are looked for without regard to what stands between the letters."""
_TAG = re.compile(r"<[^>]*>")


def survivors(data: bytes, words: Sequence[str]) -> list[str]:
    """Return which of some words can still be found in a PDF, a DOCX, a workbook or a text file."""
    said = list(_texts(data))
    return [each for each in words if any(_stands_in(each, text) for text in said)]


def _stands_in(words: str, text: str) -> bool:
    text = html.unescape(text).casefold()
    letters = "".join(filter(str.isalnum, words.casefold()))
    if len(letters) >= LONG:
        return letters in "".join(filter(str.isalnum, text))
    loose = r"[\s\u200b\u00ad]+".join(
        r"(?:[\u200b\u00ad]|-\r?\n)*".join(map(re.escape, part)) for part in words.casefold().split()
    )
    return re.search(loose, text) is not None


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"{"):
        yield from strings(json.loads(data))  # the names of fields are ours
        return
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif data.startswith(b"PK"):
        yield from _of_archive(data)
    yield from _decoded(data)


def _decoded(data: bytes) -> Iterator[str]:
    """Yield bytes as the encodings in which words are kept."""
    yield data.decode(errors="replace")
    yield data.decode("utf-16-be", errors="replace")


def _of_archive(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode(errors="replace")
            yield name
            yield text
            yield _TAG.sub("", text)
            yield _TAG.sub(" ", text)


def _of_pdf(data: bytes) -> Iterator[str]:
    # The web page imports this module and must load no parser.
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    with PdfDocument(data) as document:
        yield from document.get_metadata_dict().values()
        yield from (mark.get_title() for mark in document.get_toc())
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            yield attachment.get_name()
            yield from _texts(bytes(attachment.get_data()))
        yield from _pages(document)


def _pages(document: PdfDocument) -> Iterable[str]:
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()
