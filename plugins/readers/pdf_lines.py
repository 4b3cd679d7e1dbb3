"""The printed lines of a PDF page, through PDFium's own interface.

Text is taken once a page; boxes, size and weight are asked once a line. Nothing is asked for every
character, which would cost three times the text itself.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

_SAME_LENGTH = str.maketrans(dict.fromkeys("\xa0\u2002\u2003\u2009\u202f\t\x00", " "))
_SPLIT = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_WIDE_GAP = 1.4
"""Cells of a table stand further apart than this many times the height of the letters."""
_Box = tuple[float, float, float, float]
_MOST_BOXES = 200
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
    """Height of the font."""
    bold: bool = False
    cells: list[int] = field(default_factory=list)
    """Positions in the text at which a further cell of a table begins."""
    mark: str = ""
    """Bullet or number that was printed apart from the line."""
    start: int = -1
    """Offset in the canonical text, once it is put together; the mark included."""
    end: int = -1


class TextPage:
    """The text of one open page."""

    def __init__(self, page: object, number: int) -> None:
        self.number = number
        self.handle = pdfium.FPDFText_LoadPage(page)
        self.count = pdfium.FPDFText_CountChars(self.handle) if self.handle else 0
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium.FS_RECTF()

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
        lines = []
        for found in _SPLIT.finditer(text):
            printed = found[0].translate(_SAME_LENGTH)
            bare = printed.strip(" ")
            if not bare:
                continue
            first = found.start() + len(printed) - len(printed.lstrip(" "))
            index = first if straight else pdfium.FPDFText_GetCharIndexFromTextIndex(self.handle, first)
            lines.append(self._line(bare, max(index, 0)))
        return lines

    def _line(self, text: str, first: int) -> Line:
        boxes = self._boxes(first, len(text))
        if pdfium.FPDFText_GetLooseCharBox(self.handle, first, self._loose):
            size = self._loose.top - self._loose.bottom
        else:
            size = boxes[0][3] - boxes[0][1]
        left, bottom, right, top = boxes[0] if len(boxes) == 1 else _around(boxes)
        line = Line(
            text=text,
            page=self.number,
            first=first,
            left=left,
            bottom=bottom,
            right=right,
            top=top,
            size=size,
        )
        if len(text) < _SHORT:
            line.bold = pdfium.FPDFText_GetFontWeight(self.handle, first) >= 600
        if len(boxes) > 1:
            line.cells = self._cells(boxes, line)
        return line

    def _boxes(self, first: int, length: int) -> list[_Box]:
        """Return the boxes of a stretch of text: one for each run of the same font."""
        left, top, right, bottom = self._box
        count = pdfium.FPDFText_CountRects(self.handle, first, length)
        boxes = [
            (left.value, bottom.value, right.value, top.value)
            for index in range(min(count, _MOST_BOXES))
            if pdfium.FPDFText_GetRect(self.handle, index, left, top, right, bottom)
        ]
        return boxes or [(0.0, 0.0, 0.0, 0.0)]

    def _cells(self, boxes: list[_Box], line: Line) -> list[int]:
        """Return where in the text a new cell begins: behind a gap wider than any space between words."""
        found = [
            self.at(after[0] + 1, (after[1] + after[3]) / 2) - line.first
            for before, after in pairwise(boxes)
            if after[0] - before[2] > _WIDE_GAP * line.size
        ]
        return [start for start in found if 0 < start < len(line.text)]

    def at(self, across: float, up: float) -> int:
        """Return the index of the character at a place on the page, negative where there is none."""
        return int(pdfium.FPDFText_GetCharIndexAtPos(self.handle, across, up, 4.0, 4.0))


def _around(boxes: list[_Box]) -> _Box:
    """Return the box around some boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
