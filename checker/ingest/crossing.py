"""How a document crosses from the child process, and what is checked when it arrives.

The child is not trusted: it worked on hostile bytes. Types are checked by the decoder, sizes and offsets
here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from checker.domain.document import Document, LineBox
from checker.domain.message import Message
from checker.offers import Reading

_MOST_DEFECTS = 5_000


class Placed(Protocol):
    """Anything that stands between two offsets."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """First code point after it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the child says: a reading, or why there is none."""

    reading: Reading | None = None
    refused: Message | None = None
    """The sentence of an `UnreadableDocument`."""
    failed: str = ""
    """Name of any other error."""


_DECODER = msgspec.msgpack.Decoder(Answer)


class Lie(ValueError):
    """What arrived is not a document: wrong types, or offsets that point outside the text."""


def packed(answer: Answer) -> bytes:
    """Return the bytes of an answer."""
    return msgspec.msgpack.encode(answer)


def unpacked(data: bytes) -> Answer:
    """Return the answer in some bytes; raises `Lie`."""
    try:
        answer = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as cause:
        raise Lie(str(cause)) from cause
    if answer.reading:
        check(answer.reading.document)
    return answer


def check(document: Document) -> None:
    """Raise `Lie` where a part of the document cannot be so."""
    length = len(document.text)
    _require(unicodedata.is_normalized("NFC", document.text), "text")
    _require("\x00" not in document.text and "\r" not in document.text, "text")
    _ordered(document.passages, length, "passages")
    _require(all(passage.index == at for at, passage in enumerate(document.passages)), "passages")
    _require(all(-1 <= passage.heading < len(document.headings) for passage in document.passages), "passages")
    for name in ("headings", "tables", "links"):
        _inside(getattr(document, name), length, name)
    for table in document.tables:
        _inside(table.cells, length, "cells")
    _pages(document, length)
    _require(all(0 <= start <= length for start in document.line_starts), "line starts")
    _require(list(document.line_starts) == sorted(document.line_starts), "line starts")
    _require(len(document.defects) <= _MOST_DEFECTS, "defects")
    _inside([defect for defect in document.defects if defect.start >= 0], length, "defects")


def _pages(document: Document, length: int) -> None:
    _ordered(document.pages, length, "pages")
    _require([page.number for page in document.pages] == list(range(1, len(document.pages) + 1)), "pages")
    _require(all(page.read or page.reason for page in document.pages), "pages")
    for page in document.pages:
        _boxes(page.lines, page.start, page.end)


def _boxes(lines: Sequence[LineBox], start: int, end: int) -> None:
    at = start
    for line in lines:
        _require(at <= line.start <= line.end <= end, "lines")
        _require(line.left <= line.right and line.bottom <= line.top, "lines")
        at = line.start


def _ordered(items: Iterable[Placed], length: int, what: str) -> None:
    """Require that items stand inside the text, in order, and do not overlap."""
    at = 0
    for item in items:
        _require(at <= item.start <= item.end <= length, what)
        at = item.end


def _inside(items: Iterable[Placed], length: int, what: str) -> None:
    for item in items:
        _require(0 <= item.start <= item.end <= length, what)


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise Lie(what)
