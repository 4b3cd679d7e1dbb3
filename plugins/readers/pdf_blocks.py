"""From printed lines to paragraphs, headings, list items and rows: what a reader of the page sees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.plugins.readers.marks import BULLETS, ENDS, LIST_MARK, NUMBER, SECTION
from checker.plugins.readers.pdf_lines import Line

from checker.domain.document import PassageKind

_MARK_ALONE = re.compile(rf"[{BULLETS}–—-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|pagina|seite|blad|p\.)?\s*[-–]?\s*#\s*[-–]?\s*(?:(?:/|\||of|van|von|de|sur)\s*#)?",
    re.IGNORECASE,
)
_MARGIN = 0.12
"""Headers and footers stand in this part of the height of a page, at the top or the bottom."""


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines that belong together."""

    lines: list[Line]
    kind: PassageKind = PassageKind.SENTENCE
    level: int = 0
    cut: bool = False
    """True where a page ends in the middle of its last sentence and the next one does not go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page with its lines."""

    number: int
    width: float
    height: float
    lines: list[Line]


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


def with_marks(lines: list[Line]) -> list[Line]:
    """Give bullets and numbers that are printed apart to the lines they stand before."""
    alone = [line for line in lines if len(line.text) <= 5 and _MARK_ALONE.fullmatch(line.text)]
    if not alone:
        return lines
    given = set()
    for mark in alone:
        middle = (mark.bottom + mark.top) / 2
        beside = [
            line
            for line in lines
            if line.bottom - 1 <= middle <= line.top + 1 and line.left >= mark.right - 2 and line is not mark
        ]
        if beside:
            nearest = min(beside, key=lambda line: line.left - mark.right)
            if nearest.left - mark.right < 4 * nearest.size and not nearest.mark:
                nearest.mark, nearest.left = mark.text, mark.left
                given.add(id(mark))
    return [line for line in lines if id(line) not in given]


class Measures:
    """What is usual in one document: size of the body text, distance of its lines, right edge."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        lines = [line for sheet in sheets for line in sheet.lines]
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size, 1)] += len(line.text)
        self.size = weights.most_common(1)[0][0] if weights else 10.0
        steps = [
            before.bottom - after.bottom
            for sheet in sheets
            for before, after in pairwise(sheet.lines)
            if 0 < before.bottom - after.bottom < 3 * max(self.size, 1) and len(before.text) > 40
        ]
        self.step = median(steps) if steps else 1.4 * self.size
        rights: dict[tuple[int, int], float] = defaultdict(float)
        for line in lines:
            key = (line.page, round(line.left / 60))
            rights[key] = max(rights[key], line.right)
        self._rights = rights

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches so far to the right that the next word did not fit."""
        right = max(self._rights[(line.page, round(line.left / 60) + near)] for near in (-1, 0, 1))
        return bool(line.right >= right - 0.14 * max(right - line.left, 1))


def blocks_of(sheets: Sequence[Sheet]) -> list[Block]:
    """Return the blocks of a document, with their kinds, in reading order."""
    measures = Measures(sheets)
    blocks: list[Block] = []
    last: Line | None = None
    for sheet in sheets:
        for line in with_marks(sheet.lines):
            if last is not None and _joins(last, line, measures):
                blocks[-1].lines.append(line)
            else:
                blocks.append(Block(lines=[line]))
            last = line
    _tell_kinds(blocks, measures)
    for block, following in pairwise(blocks):
        block.cut = _is_cut(block, following, measures)
    return blocks


def _joins(last: Line, line: Line, measures: Measures) -> bool:
    """Tell whether a line goes on with the block of the line before it."""
    if line.mark or line.cells or last.cells or _begins(line.text):
        return False
    if abs(line.size - last.size) > 0.08 * last.size or (line.bold != last.bold and _differs(last, line)):
        return False
    unfinished = not ENDS.search(last.text)
    goes_on = unfinished and (line.text[0].islower() or last.text[-1] in "-\u2010\ufffe\xad")
    step = last.bottom - line.bottom
    if line.page != last.page or step < -0.5 * line.size:
        return goes_on
    if step > 1.3 * measures.step * (line.size / max(measures.size, 1)):
        return False
    return goes_on or measures.is_full(last)


def _differs(last: Line, line: Line) -> bool:
    """A change of weight separates a heading from its text, not a bold word from its sentence."""
    return last.bold and not line.bold and not line.text[0].islower()


def _begins(text: str) -> bool:
    return bool(LIST_MARK.match(text) or SECTION.match(text))


def _tell_kinds(blocks: list[Block], measures: Measures) -> None:
    sizes = set()
    for index, block in enumerate(blocks):
        block.kind = _kind(block, measures)
        if block.lines[0].cells and not _has_row_beside(blocks, index):
            block.kind = PassageKind.SENTENCE
        if block.kind == PassageKind.HEADING:
            sizes.add(_heading_size(block))
    order = sorted(sizes, reverse=True)
    for block in blocks:
        if block.kind == PassageKind.HEADING:
            section = SECTION.match(block.lines[0].text)
            block.level = (
                section[1].count(".") + 1 if section else min(order.index(_heading_size(block)) + 1, 6)
            )


def _heading_size(block: Block) -> float:
    return float(round(block.lines[0].size * 2) / 2)


def _kind(block: Block, measures: Measures) -> PassageKind:
    first = block.lines[0]
    text = " ".join(line.text for line in block.lines)
    if first.cells:
        return PassageKind.TABLE_ROW
    if _is_heading(block, text, measures):
        return PassageKind.HEADING
    if first.mark or LIST_MARK.match(first.text):
        return PassageKind.LIST_ITEM
    if first.size < 0.88 * measures.size and re.match(r"\[?\d{1,3}\]?\s", text) and len(text) > 20:
        return PassageKind.FOOTNOTE
    return PassageKind.SENTENCE


def _is_heading(block: Block, text: str, measures: Measures) -> bool:
    first = block.lines[0]
    if len(text) > 200 or len(block.lines) > 3 or not any(map(str.isalpha, text)):
        return False
    large = first.size > 1.1 * measures.size
    if large and (not ENDS.search(text) or text.endswith(("?", ":", "!"))):
        return True
    if first.mark and not NUMBER.match(f"{first.mark} "):
        return False
    bold = all(line.bold for line in block.lines)
    return bold and len(text) < 120 and not text.endswith((".", ";", ","))


def _has_row_beside(blocks: list[Block], index: int) -> bool:
    near = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
    return any(block.lines[0].cells for block in near)


def _is_cut(block: Block, following: Block, measures: Measures) -> bool:
    """Tell whether a page ends inside a sentence that the next page does not take up."""
    last, first = block.lines[-1], following.lines[0]
    if last.page == first.page or block.kind not in {PassageKind.SENTENCE, PassageKind.LIST_ITEM}:
        return False
    return len(last.text) > 40 and measures.is_full(last) and not ENDS.search(last.text)
