"""From printed lines to paragraphs, headings, list items and rows: what a reader of the page sees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.plugins.readers.marks import BULLETS, LIST_MARK, NUMBER, SECTION, begins_item, is_finished
from checker.plugins.readers.pdf_lines import Line, Sheet
from checker.plugins.readers.pdf_rows import Row, rows_on

from checker.domain.document import PassageKind

_NUMBERED = re.compile(r"\d{1,2}(?:(?:\.\d{1,2})+\.?)?\s+[^\W\d_a-z](?!.*\b(?:19|20)\d\d$)")
"""The number of a section before its title; a day before its month is none."""
_MARK_ALONE = re.compile(rf"[{BULLETS}–—-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]")


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines that belong together."""

    lines: list[Line]
    kind: PassageKind = PassageKind.SENTENCE
    level: int = 0
    cells: tuple[tuple[Line, ...], ...] = ()
    """The cells of a row; empty for everything else."""
    cut: bool = False
    """True where a page ends in the middle of its last sentence and the next one does not go on."""


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
        printed: Counter[float] = Counter()
        for line in lines:
            printed[line.size] += len(line.text)
        weights: Counter[float] = Counter()
        for size, letters in printed.items():
            weights[round(size, 1)] += letters
        self.size = weights.most_common(1)[0][0] if weights else 10.0
        widest = 3 * max(self.size, 1)
        steps = [
            step
            for sheet in sheets
            for before, after in pairwise(sheet.lines)
            if 0 < (step := before.bottom - after.bottom) < widest and len(before.text) > 40
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
        for item in rows_on(with_marks(sheet.lines)):
            if isinstance(item, Row):
                blocks.append(Block(lines=[line for cell in item.cells for line in cell], cells=item.cells))
                last = None
                continue
            if last is not None and _joins(last, item, measures):
                blocks[-1].lines.append(item)
            else:
                blocks.append(Block(lines=[item]))
            last = item
    blocks = list(_without_lone_rows(blocks))
    _tell_kinds(blocks, measures)
    for block, following in pairwise(blocks):
        block.cut = _is_cut(block, following, measures)
    return blocks


def _joins(last: Line, line: Line, measures: Measures) -> bool:
    """Tell whether a line goes on with the block of the line before it."""
    if line.mark or begins_item(line.text):
        return False
    unfinished = not is_finished(last.text)
    goes_on = unfinished and (line.text[0].islower() or last.text[-1] in "-\u2010\ufffe\xad")
    if not _look_alike(last, line, 0.3 if goes_on else 0.08):
        return False
    step = last.bottom - line.bottom
    if line.page != last.page or step < -0.5 * line.size:
        return goes_on
    if step > 1.3 * measures.step * (max(line.size, line.end_size) / max(measures.size, 1)):
        return False
    return goes_on or measures.is_full(last)


def _look_alike(last: Line, line: Line, tolerance: float) -> bool:
    """Tell whether two lines may be of one paragraph by their size and weight."""
    return _of_one_size(last, line, tolerance) and not (line.bold != last.bold and _differs(last, line))


def _of_one_size(last: Line, line: Line, tolerance: float) -> bool:
    """Tell whether two lines have a font size in common: a heading has another one from end to end."""
    if last.size == line.size:
        return True
    sizes = {last.size, last.end_size}
    return any(
        abs(size - other) <= tolerance * size for size in sizes for other in (line.size, line.end_size)
    )


def _differs(last: Line, line: Line) -> bool:
    """A change of weight separates a heading from its text, not a bold word from its sentence."""
    return last.bold and not line.bold and not line.text[0].islower()


def _tell_kinds(blocks: list[Block], measures: Measures) -> None:
    sizes = set()
    for block in blocks:
        block.kind = _kind(block, measures)
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
    if block.cells:
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
    large = min(first.size, first.end_size) > 1.1 * measures.size
    if large and (not is_finished(text) or text.endswith(("?", ":", "!"))):
        return True
    if first.mark and not NUMBER.match(f"{first.mark} "):
        return False
    if len(block.lines) == 1 and len(text) < 90 and _NUMBERED.match(text) and not is_finished(text):
        return True
    bold = all(line.bold for line in block.lines)
    return bold and len(text) < 120 and not text.endswith((".", ";", ","))


def _without_lone_rows(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a row without another row beside it is no table but text, cell by cell."""
    for index, block in enumerate(blocks):
        near = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
        if not block.cells or any(other.cells for other in near):
            yield block
        else:
            yield from _as_text(block)


def _as_text(row: Block) -> Iterator[Block]:
    """Yield what a lone row is: one line with a gap in it, or paragraphs that stand beside each other."""
    if all(len(cell) == 1 for cell in row.cells):
        yield Block(lines=row.lines)
    else:
        yield from (Block(lines=list(cell)) for cell in row.cells)


def _is_cut(block: Block, following: Block, measures: Measures) -> bool:
    """Tell whether a page ends inside a sentence that the next page does not take up."""
    last, first = block.lines[-1], following.lines[0]
    if last.page == first.page or block.kind not in {PassageKind.SENTENCE, PassageKind.LIST_ITEM}:
        return False
    return (
        len(last.text) > 40 and measures.is_full(last) and (last.text[-1].isalpha() or last.text[-1] == ",")
    )
