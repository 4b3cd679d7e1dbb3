"""The printed lines of a PDF page, through PDFium's own interface.

Text is taken once a page; boxes, size and weight are asked once a line. Nothing is asked for every
character, which would cost three times the text itself.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from checker.plugins.readers.pdf_calls import (
    address_of,
    box_at,
    count_boxes,
    drawn_at,
    loose_box,
    mode_of,
    weight_at,
)

_SPACES = "\xa0\u2002\u2003\u2009\u202f\t\x00"
_SPLIT = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_WIDE_GAP = 1.4
"""Cells of a table stand further apart than this many times the height of the letters."""
_Box = tuple[float, float, float, float]
_MOST_BOXES = 200
_CORNERS = struct.Struct("4d")
_SMALLEST = 2.0
"""Height in points below which letters are a trick rather than small print."""
_BOLD = 600
_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_SHORT = 100
"""Only lines up to this length are asked for their weight: a longer one is no heading."""


@dataclass(slots=True, kw_only=True)
class Line:
    """One printed line; coordinates in points from the lower left corner of the page."""

    text: str
    page: int
    first: int
    """Index on the page of its first character."""
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Height of the font of the first letter."""
    end_size: float
    """Height of the font of the last letter; a word in another font may stand at either end."""
    bold: bool = False
    unseen: bool = False
    """True where the letters are printed invisibly or smaller than anybody can read."""
    mark: str = ""
    """Bullet or number that was printed apart from the line."""
    start: int = -1
    """Offset in the canonical text, once it is put together; the mark included."""
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page with its lines."""

    number: int
    width: float
    height: float
    lines: list[Line]


class TextPage:
    """The text of one open page."""

    def __init__(self, page: object, number: int) -> None:
        self.number = number
        self.handle = pdfium.FPDFText_LoadPage(page)
        self.count = pdfium.FPDFText_CountChars(self.handle) if self.handle else 0
        self._address = address_of(self.handle)
        self._box = (ctypes.c_double * 4)()
        left = ctypes.addressof(self._box)
        self._corners = left, left + 24, left + 16, left + 8  # PDFium tells left, top, right, bottom
        self._loose = pdfium.FS_RECTF()
        self._loose_at = ctypes.addressof(self._loose)

    def close(self) -> None:
        """Give the page's text back to PDFium."""
        if self.handle:
            pdfium.FPDFText_ClosePage(self.handle)

    def text(self) -> str:
        """Return all characters; as many as PDFium counts, but for characters outside the basic plane."""
        if self.count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer)
        return bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")

    def lines(self) -> list[Line]:
        """Return the printed lines in PDFium's reading order."""
        text = self.text()
        straight = len(text) == self.count
        for space in _SPACES:
            text = text.replace(space, " ")
        lines: list[Line] = []
        for found in _SPLIT.finditer(text):
            printed = found[0]
            bare = printed.strip(" ")
            if not bare:
                continue
            first = found.start() + len(printed) - len(printed.lstrip(" "))
            index = first if straight else pdfium.FPDFText_GetCharIndexFromTextIndex(self.handle, first)
            lines += self._lines(bare, max(index, 0))
        return lines

    def _lines(self, text: str, first: int) -> Iterator[Line]:
        """Yield a printed line, or its parts where gaps as wide as between the cells of a table divide it."""
        boxes = self._boxes(first, len(text))
        size = end_size = self._size(first) or boxes[0][3] - boxes[0][1]
        drawn = drawn_at(self._address, first)
        unseen = size < _SMALLEST or (drawn and mode_of(drawn) in _INVISIBLE)
        bold = len(text) < _SHORT and weight_at(self._address, first) >= _BOLD
        if len(boxes) > 1:
            last = first + len(text) - 1
            end_size = self._size(last) or size
            bold = bold and weight_at(self._address, last) >= _BOLD
        parts = self._parts(text, first, boxes, size) if len(boxes) > 1 else ((text, 0, boxes[0]),)
        for part, start, (left, bottom, right, top) in parts:
            yield Line(
                text=part,
                page=self.number,
                first=first + start,
                left=left,
                bottom=bottom,
                right=right,
                top=top,
                size=size,
                end_size=end_size,
                bold=bold,
                unseen=bool(unseen),
            )

    def _size(self, index: int) -> float:
        """Return the height of the font of a character, 0 where PDFium cannot tell."""
        known = loose_box(self._address, index, self._loose_at)
        return float(self._loose.top - self._loose.bottom) if known else 0.0

    def _parts(
        self, text: str, first: int, boxes: list[_Box], size: float
    ) -> Iterator[tuple[str, int, _Box]]:
        """Yield the parts of a line between wide gaps: text, where it begins in the line, and box."""
        start, own = 0, [boxes[0]]
        for box in boxes[1:]:
            if box[0] - own[-1][2] > _WIDE_GAP * size:
                cut = self.at(box[0] + 1, (box[1] + box[3]) / 2) - first
                if start < cut < len(text) and text[start:cut].strip():
                    yield text[start:cut].rstrip(), start, _around(own)
                    start, own = cut, []
            own.append(box)
        yield text[start:], start, _around(own)

    def _boxes(self, first: int, length: int) -> list[_Box]:
        """Return the boxes of a stretch of text: one for each run of the same font."""
        count = min(count_boxes(self._address, first, length), _MOST_BOXES)
        boxes: list[_Box] = [
            _CORNERS.unpack(self._box)
            for index in range(count)
            if box_at(self._address, index, *self._corners)
        ]
        return boxes or [(0.0, 0.0, 0.0, 0.0)]

    def at(self, across: float, up: float) -> int:
        """Return the index of the character at a place on the page, negative where there is none."""
        return int(pdfium.FPDFText_GetCharIndexAtPos(self.handle, across, up, 4.0, 4.0))


def _around(boxes: list[_Box]) -> _Box:
    """Return the box around some boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
