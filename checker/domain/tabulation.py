"""Tables made of what sentences say: who, since when, how many; what no sentence says stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.message import Message
from checker.domain.observation import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TabulatedCell:
    """One known cell: what a document says between offsets, or what checker says about it."""

    column: str
    """Id of the column."""
    spans: tuple[Span, ...] = ()
    """Where the documents say it; without a message the first of them is the value."""
    message: Message | None = None
    """The value in words of checker, where it is no quotation: a count, a legal status, a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabulatedRow:
    """One row; a column for which it has no cell is unknown."""

    cells: tuple[TabulatedCell, ...]
    group: Message | None = None
    """Words over the rows that belong together."""

    def cell(self, column: str) -> TabulatedCell | None:
        """Return the cell of a column, None where it is unknown."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    id: str
    label: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulation:
    """A table of what the documents say about one question."""

    id: str
    title: Message
    note: Message
    """How to read the table, and what it cannot say."""
    columns: tuple[Column, ...]
    rows: tuple[TabulatedRow, ...]
    tabulator: str = ""
    """Name of the offer that made it."""

    def spans(self) -> Iterator[Span]:
        """Yield every place that the table quotes."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.spans
