"""A harmonised transparency report as it was filed: files, parts, rows and cells, each with its place.

The template is that of Implementing Regulation (EU) 2024/2835 (CELEX 32024R2835), eleven parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.domain.message import Message

BLANK, NUMBER, NOT_APPLICABLE, PLACEHOLDER, TEXT = "blank", "number", "not_applicable", "placeholder", "text"
"""What a cell holds; zero is a number, and a word such as "N/A" is neither blank nor zero."""

TOTAL = "TOTAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the files of a report; 0 where it stands nowhere in particular."""

    file: str = ""
    """File, or file and sheet."""
    row: int = 0
    """1 is the first row of the file."""
    column: int = 0
    """1 is the first column of the file."""

    def __str__(self) -> str:
        """Write as ``4_notices.csv:12:7``."""
        return ":".join([self.file, *(str(part) for part in (self.row, self.column) if part)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row."""

    indicator: str
    """Id of the official column; ``context:`` before that of a contextual one."""
    column: int
    text: str
    """As it stands in the file."""
    state: str
    """``blank``, ``number``, ``not_applicable``, ``placeholder`` or ``text``."""
    number: Decimal | None = None
    """A count, hours, full-time equivalents, or a share between 0 and 1; None where no number can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a part."""

    number: int
    """In the file; 1 is its first row."""
    cells: tuple[Cell, ...]
    category: str = ""
    """Code of the high-level category, TOTAL, or empty in parts without categories."""
    keyword: str = ""
    """Code of the sub-category; empty in the row of a category itself."""
    description: str = ""
    """What the provider calls a sub-category "other"."""
    indicator: str = ""
    """Id of what the row states, in parts 1 and 7 to 11."""
    scope: str = ""
    """``TOTAL``, a Member State (upper case), a language (lower case), or the id of another scope."""
    applicability: str = ""
    service: str = ""
    period: str = ""

    def cell(self, indicator: str) -> Cell | None:
        """Return the cell of a column, or None where the part has no such column."""
        return next((cell for cell in self.cells if cell.indicator == indicator), None)

    @property
    def code(self) -> str:
        """The code that stands in the row: of the sub-category, else of the category."""
        return self.keyword or self.category


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the eleven parts."""

    number: int
    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    complete: bool = True
    """False for an excerpt: its rows can be read, but nothing can be added up."""

    def row(
        self, indicator: str = "", scope: str = "", *, category: str = "", keyword: str = ""
    ) -> Row | None:
        """Return the first row with this address, or None."""
        wanted = (indicator, scope, category, keyword)
        return next(
            (row for row in self.rows if (row.indicator, row.scope, row.category, row.keyword) == wanted),
            None,
        )

    def place(self, row: Row, cell: Cell | None = None) -> Place:
        """Return where a row or a cell stands."""
        return Place(file=self.file, row=row.number, column=cell.column if cell else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One thing in which a file differs from the template, and what was made of it."""

    kind: str
    """Short name, such as ``thousands``."""
    sort: str
    """``structure``, ``format``, ``codes`` or ``text``."""
    part: int
    """0 where it concerns no part."""
    place: Place
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """One file that was handed in or unpacked."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmonisedReport:
    """A report of one service for one period, read completely."""

    parts: tuple[Part, ...]
    """In the order of their numbers; a part that is absent is not here."""
    deviations: tuple[Deviation, ...] = ()
    files: tuple[ReportFile, ...] = ()
    reader: str = ""

    def part(self, number: int) -> Part | None:
        """Return a part, or None where the report lacks it."""
        return next((part for part in self.parts if part.number == number), None)

    def stated(self, indicator: str) -> str:
        """Return what part 1 states, such as ``provider`` or ``period_start``; empty where it does not."""
        part = self.part(1)
        row = part.row(indicator) if part else None
        cell = row.cell("value") if row else None
        return cell.text.strip() if cell and cell.state == TEXT else ""

    @property
    def services(self) -> tuple[str, ...]:
        """The names in the service column, each once, in order."""
        found = (row.service.strip() for part in self.parts for row in part.rows)
        return tuple(dict.fromkeys(name for name in found if name))

    @property
    def periods(self) -> tuple[str, ...]:
        """What stands in the period column, each once, in order."""
        found = (row.period.strip() for part in self.parts for row in part.rows)
        return tuple(dict.fromkeys(period for period in found if period and "Y" not in period.upper()))

    def cells(self) -> Iterator[tuple[Part, Row, Cell]]:
        """Yield every cell with its row and part."""
        for part in self.parts:
            for row in part.rows:
                for cell in row.cells:
                    yield part, row, cell


def address(part: Part, row: Row, cell: Cell) -> str:
    """Return the address of a cell: part, category, sub-category, indicator, scope, column."""
    words = (str(part.number), row.category, row.keyword, row.indicator, row.scope, cell.indicator)
    return "/".join(word for word in words if word)
