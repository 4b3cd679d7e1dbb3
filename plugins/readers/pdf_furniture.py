"""What stands on the pages of a PDF and belongs to no sentence: headers, footers, letters nobody sees."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from checker.plugins.readers.pdf_lines import Line, Sheet

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|pagina|seite|blad|p\.)?\s*[-–]?\s*#\s*[-–]?\s*(?:(?:/|\||of|van|von|de|sur)\s*#)?",
    re.IGNORECASE,
)
_MARGIN = 0.12
"""Headers and footers stand in this part of the height of a page, at the top or the bottom."""


def without_unseen(sheets: Sequence[Sheet]) -> tuple[list[Line], list[int]]:
    """Take letters that nobody sees out of the pages.

    Returns:
        The lines that were taken out, and the numbers of the pages on which no letter is seen: there the text
        lies under a picture of the page, as programs that read scans put it, and is kept.
    """
    taken: list[Line] = []
    layered: list[int] = []
    for sheet in sheets:
        unseen = [line for line in sheet.lines if line.unseen]
        if unseen and len(unseen) == len(sheet.lines):
            layered.append(sheet.number)
        elif unseen:
            sheet.lines[:] = [line for line in sheet.lines if not line.unseen]
            taken += unseen
    return taken, layered


def without_furniture(sheets: Sequence[Sheet]) -> list[Line]:
    """Take headers and footers out of the pages; return the lines that were taken out."""
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    edges: list[list[tuple[tuple[str, int], Line]]] = []
    for sheet in sheets:
        edge = [(_shape(line), line) for line in sheet.lines if _in_margin(line, sheet.height)]
        edges.append(edge)
        for shape in {shape for shape, _ in edge}:
            seen[shape].append(sheet.number)
    dropped = []
    for sheet, edge in zip(sheets, edges, strict=True):
        out = [line for shape, line in edge if _comes_back(shape[0], sheet.number, seen[shape], len(sheets))]
        if out:
            taken = set(map(id, out))
            sheet.lines[:] = [line for line in sheet.lines if id(line) not in taken]
            dropped += out
    return dropped


def _shape(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / 4)


def _in_margin(line: Line, height: float) -> bool:
    return bool(line.top > height * (1 - _MARGIN) or line.bottom < height * _MARGIN)


def _comes_back(shape: str, number: int, pages: list[int], total: int) -> bool:
    """Tell whether a line of this shape stands at this height on enough of the neighbouring pages."""
    if _PAGE_NUMBER.fullmatch(shape):
        return True
    near = sum(abs(page - number) <= 4 for page in pages)
    return near >= max(2, min(3, total))
