"""Canonical text: normalised once, with every offset of the document moved along.

Readers give text as they find it. Here it becomes NFC with plain spaces and line ends, without soft
hyphens, control characters, direction marks or zero-width characters, and with ligatures spelt out. What
was removed is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from checker.domain.document import (
    Cell,
    DateReading,
    Defect,
    Document,
    Heading,
    LineBox,
    Link,
    Page,
    Passage,
    Table,
)
from checker.domain.message import say

_SAME_LENGTH = {
    **dict.fromkeys(
        "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "
    ),
    **dict.fromkeys("\u205f\u3000", " "),
    **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0e8\uf02d\uf0a8\uf0b2", "•"),
}
_USUAL = bytes((*range(0x20, 0x7F), 0x0A))
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_LETTER_JOINERS = "\u200c\u200d"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LIGATURES = "\ufb00-\ufb06\u0132\u0133"
_UNKNOWN = "\ue000-\uf8ff\ufffd"
_ODD = re.compile(
    rf"\r\n?|\xad\n?|[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_LETTER_JOINERS}{_LIGATURES}]|[{_COMBINING}]+|[{_UNKNOWN}]"
)
_SAID = (
    ("control_characters", re.compile(f"[{_CONTROL}]"),
     say("Control characters were removed from the text; they have no meaning to a reader.")),
    ("direction_marks", re.compile(f"[{_DIRECTION}]"),
     say("Characters that turn the direction of the text were removed; the original shows the order.")),
    ("invisible_characters", re.compile(f"[{_INVISIBLE}]"),
     say("Characters that cannot be seen were removed from the text.")),
    ("unknown_characters", re.compile(f"[{_UNKNOWN}]"),
     say("Some characters have no meaning outside the document's own font; letters may be missing.")),
)  # fmt: skip

_MARK = re.compile(f"[{_COMBINING}]")
_MARKED = re.compile(f"[^{_COMBINING}][{_COMBINING}]+")
_WORD = re.compile(r"\S+")
_PRIVATE = re.compile(f"[{_UNKNOWN}]")

Move = Callable[[int], int]
_Placed = TypeVar("_Placed", Page, LineBox, Passage, Heading, Table, Cell, Link, Defect, DateReading)


def canonical(document: Document) -> Document:
    """Return the document with canonical text; all offsets still point at the same words."""
    unusual = _unusual(document.text)
    text = _same_length(document.text, unusual)
    # Whether one of its characters is odd is seen many times sooner than where.
    odd = "".join(unusual - _SAME_LENGTH.keys())
    found = list(_ODD.finditer(text)) if _ODD.search(odd) else []
    document = replace(document, text=text, defects=(*document.defects, *_defects(text, found)))
    edits = list(_edits(text, found))
    if edits:
        document = _edited(document, edits)
    for pattern in (_MARKED, _WORD):
        if not unicodedata.is_normalized("NFC", document.text):
            document = _edited(document, _normalised(document.text, pattern))
    return document


def _unusual(text: str) -> set[str]:
    """Return the different characters of a text without those that every text is made of."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return set(left.decode("utf-8", "surrogatepass"))


def _same_length(text: str, unusual: set[str]) -> str:
    for letter in sorted(unusual & _SAME_LENGTH.keys()):
        text = text.replace(letter, _SAME_LENGTH[letter])
    return text


def _defects(text: str, found: list[re.Match[str]]) -> Iterator[Defect]:
    """Yield one remark for each kind of character that was found, where the first of it stands."""
    odd = "".join({match[0] for match in found})
    for kind, pattern, message in _SAID:
        if pattern.search(odd):
            first = next(match.start() for match in found if pattern.match(match[0]))
            yield Defect(kind=kind, message=message, start=first, end=first)


def _edits(text: str, found: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and better text of what is not canonical."""
    last = 0
    for match in found:
        start, odd = match.start(), match[0]
        if _MARK.match(odd) and start > last:
            start -= 1
            odd = text[start : match.end()]
        better = _better(odd)
        if better != odd:
            yield start, match.end(), better
            last = match.end()


def _better(odd: str) -> str:
    if odd[0] == "\r":
        return "\n"
    if odd[0] == "\xad":
        return ""
    if _MARK.search(odd):
        return unicodedata.normalize("NFC", odd)
    if odd in "ﬀﬁﬂﬃﬄﬅﬆĲĳ":
        return unicodedata.normalize("NFKC", odd)
    return odd if _PRIVATE.match(odd) else ""


def _normalised(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Return edits that bring what a pattern finds to NFC."""
    return [
        (found.start(), found.end(), better)
        for found in pattern.finditer(text)
        if (better := unicodedata.normalize("NFC", found[0])) != found[0]
    ]


def _edited(document: Document, edits: list[tuple[int, int, str]]) -> Document:
    text, pieces, at, length = document.text, [], 0, 0
    befores, afters = [0], [0]
    for start, end, better in edits:
        pieces += [text[at:start], better]
        length += start - at
        befores += [start, end]
        afters += [length, length + len(better)]
        length += len(better)
        at = end
    pieces.append(text[at:])

    def move(offset: int) -> int:
        if offset < 0:
            return offset
        index = bisect_right(befores, offset) - 1
        moved = afters[index] + offset - befores[index]
        return min(moved, afters[index + 1]) if index + 1 < len(afters) else moved

    return moved_document(replace(document, text="".join(pieces)), move)


def moved_document(document: Document, move: Move) -> Document:
    """Return the document with every offset passed through `move`."""

    def shift(item: _Placed) -> _Placed:
        return replace(item, start=move(item.start), end=move(item.end))

    return replace(
        document,
        pages=tuple(replace(shift(page), lines=tuple(map(shift, page.lines))) for page in document.pages),
        line_starts=tuple(map(move, document.line_starts)),
        passages=tuple(map(shift, document.passages)),
        headings=tuple(map(shift, document.headings)),
        tables=tuple(
            replace(shift(table), cells=tuple(map(shift, table.cells))) for table in document.tables
        ),
        links=tuple(map(shift, document.links)),
        defects=tuple(map(shift, document.defects)),
        dated=shift(document.dated) if document.dated else None,
    )
