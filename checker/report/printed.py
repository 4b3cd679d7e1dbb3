"""Where quotes stand on the printed pages, so that they can be drawn on a picture of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from checker.domain.document import Document, LineBox, Page


def boxes(document: Document, start: int, end: int) -> list[list[float]]:
    """Return page, left, bottom, right and top of every printed line that holds a part of a quote.

    In points of the page. Within a line, letters are taken to be equally wide: the edges of a box may be a
    few letters off, the line never is. Empty where the format has no printed lines.
    """
    first = max(0, bisect_right(document.pages, start, key=_start) - 1)
    return [
        [page.number, *_part(line, start, end)]
        for page in _until(document.pages[first:], end)
        for line in page.lines
        if line.start < end and line.end > start
    ]


def _until(pages: tuple[Page, ...], end: int) -> Iterator[Page]:
    for page in pages:
        if page.start >= end:
            return
        yield page


def _part(line: LineBox, start: int, end: int) -> tuple[float, float, float, float]:
    """Return the box around the part of a line that stands between two offsets."""
    letter = (line.right - line.left) / max(1, line.end - line.start)
    left = line.left + letter * max(0, start - line.start)
    right = line.right - letter * max(0, line.end - end)
    return round(left, 1), line.bottom, round(right, 1), line.top


def _start(page: Page) -> int:
    return page.start
