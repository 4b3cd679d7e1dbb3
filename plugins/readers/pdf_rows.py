"""Rows of tables, found by how their lines lie beside each other.

A PDF knows no tables. Its lines come cell by cell; a line that goes up and to the right of the lines before
it stands in the next cell of the same row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.plugins.readers.pdf_lines import Line

_TALLEST = 8
"""A cell of more lines than this is taken for a column of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its cells, each of one or more lines."""

    cells: tuple[tuple[Line, ...], ...]


def rows_on(lines: list[Line]) -> Iterator[Line | Row]:
    """Yield the lines of a page in order, those of a row together."""
    waiting: list[Line] = []
    index = 0
    while index < len(lines):
        first = _first_cell(waiting, lines[index])
        if first:
            del waiting[len(waiting) - len(first) :]
            yield from waiting
            cells, index = _further_cells(first, lines, index)
            yield Row(cells=tuple(map(tuple, cells)))
            waiting = []
        else:
            waiting.append(lines[index])
            index += 1
            if len(waiting) > _TALLEST:
                yield waiting.pop(0)
    yield from waiting


def _first_cell(before: list[Line], line: Line) -> list[Line]:
    """Return the lines before a line that are the first cell of its row, none where it stands in no row."""
    if not before or line.left <= before[-1].right or not _is_beside(before[-1:], line):
        return []
    cell = [before[-1]]
    for earlier in reversed(before[:-1]):
        if len(cell) == _TALLEST or not _is_below(earlier, cell[0]):
            break
        cell.insert(0, earlier)
    top, bottom = max(one.top for one in cell), min(one.bottom for one in cell)
    middle = (line.top + line.bottom) / 2
    reach = 2.5 * line.size
    return cell if bottom - reach <= middle <= top + reach and _is_beside(cell, line) else []


def _further_cells(first: list[Line], lines: list[Line], index: int) -> tuple[list[list[Line]], int]:
    """Return all cells of a row and the index of the line behind it."""
    cells = [first, [lines[index]]]
    index += 1
    while index < len(lines):
        line, last = lines[index], cells[-1]
        if _is_beside(last, line) and len(last) <= _TALLEST:
            cells.append([line])
        elif _is_below(last[-1], line):
            last.append(line)
        else:
            break
        index += 1
    return cells, index


def _is_beside(cell: list[Line], line: Line) -> bool:
    """Tell whether a line stands to the right of a cell and no lower than its last line."""
    right = max(one.right for one in cell)
    return bool(line.left > right + 0.3 * line.size and line.bottom >= cell[-1].bottom - 0.3 * line.size)


def _is_below(above: Line, line: Line) -> bool:
    """Tell whether a line is the next one of the same cell."""
    step = above.bottom - line.bottom
    same_edge = abs(above.left - line.left) < 3
    near = 0 < step <= 1.6 * line.size and abs(above.size - line.size) < 1
    return bool(same_edge and near and not line.mark)
