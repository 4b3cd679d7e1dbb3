"""Writes tables as workbooks and as CSV; no cell of either is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter

LONGEST = 32_000
"""Characters that a cell of a workbook can hold."""
LARGEST = 10**15
"""Numbers below this are exact in a workbook."""
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for the beginning of a formula."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
Value = str | int | Decimal | None
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Value]]]
"""Title, headers and rows."""


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before one."""
    return f"'{text}" if text.startswith(ACTIVE) else text


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook; the same sheets give the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True})
    for title, columns, rows in sheets:
        sheet = book.add_worksheet(title)
        for index, column in enumerate(columns):
            sheet.write_string(0, index, inert(column), bold)
        if columns:
            sheet.freeze_panes(1, 0)
        for at, row in enumerate(rows, start=1 if columns else 0):
            for index, value in enumerate(row):
                _write(sheet, at, index, value)
    book.close()
    return target.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value) -> None:
    if isinstance(value, int | Decimal) and -LARGEST < value < LARGEST:
        sheet.write_number(row, column, float(value))
    elif value is not None:
        sheet.write_string(row, column, inert(str(value))[:LONGEST])


def to_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV, its headers first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([inert(column) for column in columns])
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()
