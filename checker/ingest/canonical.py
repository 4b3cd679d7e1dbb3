"""Canonical text: normalised once, with every offset of the document moved along.

Readers give text as they find it. Here it becomes NFC with plain spaces and line ends, without soft hyphens,
control characters, direction marks or zero-width characters, and with ligatures spelt out. What was removed is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
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

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(
            "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
            " ",
        ),
        **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0e8\uf02d\uf0a8\uf0b2", "•"),
    }
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_LETTER_JOINERS = "\u200c\u200d"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LIGATURES = "\ufb00-\ufb06\u0132\u0133"
_ODD = re.compile(
    rf"\r\n?|\xad\n?|[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_LETTER_JOINERS}{_LIGATURES}]|[^{_COMBINING}][{_COMBINING}]+"
)
_SAID = (
    ("control_characters", re.compile(f"[{_CONTROL}]"),
     "Control characters were removed from the text; they have no meaning to a reader."),
    ("direction_marks", re.compile(f"[{_DIRECTION}]"),
     "Characters that turn the direction of the text were removed; see the original for the order of words."),
    ("invisible_characters", re.compile(f"[{_INVISIBLE}]"),
     "Characters that cannot be seen were removed from the text."),
    ("unknown_characters", re.compile("[\ue000-\uf8ff\ufffd]"),
     "Some characters have no meaning outside the document's own font; the text may lack letters there."),
)  # fmt: skip

Move = Callable[[int], int]
_Placed = TypeVar("_Placed", Page, LineBox, Passage, Heading, Table, Cell, Link, Defect, DateReading)


def canonical(document: Document) -> Document:
    """Return the document with canonical text; all offsets still point at the same words."""
    text = document.text.translate(_SAME_LENGTH)
    defects = [
        Defect(kind=kind, message=say(sentence), start=found.start(), end=found.start())
        for kind, pattern, sentence in _SAID
        if (found := pattern.search(text))
    ]
    document = replace(document, text=text, defects=(*document.defects, *defects))
    edits = [edit for found in _ODD.finditer(text) if (edit := _edit(found))]
    if edits:
        document = _edited(document, edits)
    return (
        document
        if unicodedata.is_normalized("NFC", document.text)
        else _edited(document, _by_word(document.text))
    )


def _edit(found: re.Match[str]) -> tuple[int, int, str] | None:
    odd = found[0]
    if odd[0] == "\r":
        better = "\n"
    elif odd[0] == "\xad":
        better = ""
    elif len(odd) > 1:
        better = unicodedata.normalize("NFC", odd)
    else:
        better = unicodedata.normalize("NFKC", odd) if odd in "ﬀﬁﬂﬃﬄﬅﬆĲĳ" else ""
    return None if better == odd else (found.start(), found.end(), better)


def _by_word(text: str) -> list[tuple[int, int, str]]:
    """Return edits for the few words that single characters and their marks did not bring to NFC."""
    return [
        (found.start(), found.end(), better)
        for found in re.finditer(r"\S+", text)
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
