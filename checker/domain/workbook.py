"""The cells of a workbook as they stand in its file; nothing is computed and nothing is followed."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, NUMBER, TRUTH, ERROR, FORMULA = "text", "number", "truth", "error", "formula"
"""What a cell holds; a formula is never computed, and the value stored beside it is not used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell that holds something."""

    row: int
    """1 is the first row."""
    column: int
    """1 is the first column."""
    text: str
    """Its text, or the digits of its number; empty for a formula."""
    kind: str = TEXT

    @property
    def name(self) -> str:
        """Name of the cell, such as ``B12``."""
        return f"{column_name(self.column)}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet, its cells in the order of rows and columns."""

    name: str
    cells: tuple[SheetCell, ...]


def column_name(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
