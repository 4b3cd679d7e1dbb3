"""Workbooks as tables of texts: XLSX, ODS and the old XLS."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.plugins.readers.container import DEFINED, Container
from checker.plugins.reports.notes import Notes
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from checker.domain.errors import UnreadableDocument
from checker.domain.harmonised import Place
from checker.offers import Attachment

MOST_SHEETS = 100
_FORMULA = re.compile(rb'<c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s{0,20}<f[\s>/]')
_FAR = re.compile(rb'<(?:c|row)\b[^>]{0,200}?\br="(?:[A-Z]{4,}\d|[A-Z]{0,3}\d{7})')
"""A cell far beyond every table: a library that lays out the cells between would need terabytes."""
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets(file: Attachment, notes: Notes, most_rows: int, most_columns: int) -> Iterator[Sheet]:
    """Yield the sheets of a workbook that hold something; formulas are noted.

    Raises `UnreadableDocument` where it is damaged, locked, or larger than a report can be.
    """
    if file.data.startswith(b"PK"):
        _look_inside(Container(file.data, file.name), file.name, notes)
    for sheet, is_hidden in _opened(file):
        if sheet.start is None:
            continue
        if sheet.total_height > most_rows * 60 or sheet.total_width > 16_384:
            raise _large(file.name)
        rows = _texts(sheet)
        if is_hidden:
            notes.add("hidden_sheet", 0, Place(file=f"{file.name}[{sheet.name}]"))
        if len(rows) > most_rows or any(len(row) > most_columns for row in rows):
            raise _large(file.name)
        yield Sheet(name=sheet.name, rows=rows)


def _large(name: str) -> UnreadableDocument:
    return UnreadableDocument.say(
        "{name} has more rows, columns or letters in a cell than the template can have; "
        "ask for another copy.",
        name=name,
    )


def _opened(file: Attachment) -> Iterator[tuple[CalamineSheet, bool]]:
    """Yield the sheets, and whether each is hidden."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        for sheet in book.sheets_metadata[:MOST_SHEETS]:
            yield book.get_sheet_by_name(sheet.name), sheet.visible != SheetVisibleEnum.Visible
    except PasswordError as cause:
        raise UnreadableDocument.say(
            "{name} is protected with a password; ask the sender for an open copy.", name=file.name
        ) from cause
    except (CalamineError, OSError, ValueError) as cause:
        raise UnreadableDocument.say(
            "{name} is incomplete or damaged; ask the sender for another copy.", name=file.name
        ) from cause


def _texts(sheet: CalamineSheet) -> tuple[tuple[str, ...], ...]:
    """Return the cells as texts, without the empty rows and columns at the end."""
    top, left = sheet.start or (0, 0)
    rows = [("",) * left + tuple(_text(cell) for cell in row) for row in sheet.iter_rows()]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((column + 1 for row in rows for column, cell in enumerate(row) if cell), default=0)
    return ((),) * top + tuple(row[:width] for row in rows)


def _text(value: object) -> str:
    """Return a cell as it would stand in a CSV file: whole numbers without a point, days as YYYY-MM-DD."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(Decimal(repr(value)), "f")
        )
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _look_inside(container: Container, name: str, notes: Notes) -> None:
    """Note formulas, and refuse what the library that reads cells would take for true, or not come out of."""
    if b"<!DOCTYPE" in container.read("xl/sharedStrings.xml"):
        raise container.refuse(DEFINED)
    if any(part.startswith("xl/externalLinks/") for part in container.parts):
        notes.add("links_elsewhere", 0, Place(file=name))
    for part, title in _worksheets(container).items():
        data = container.read(part)
        if _FAR.search(data):
            raise _large(name)
        for found in _FORMULA.finditer(data):
            place = Place(file=f"{name}[{title}]", row=int(found[2]), column=_column(found[1]))
            notes.add("formula", 0, place)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _worksheets(container: Container) -> dict[str, str]:
    """Return the parts of an XLSX file that hold sheets, with the titles of the sheets."""
    book, links = container.xml("xl/workbook.xml"), container.xml("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    found = {
        targets.get(str(sheet.get(_RELATIONS)), ""): str(sheet.get("name"))
        for sheet in book.iter()
        if str(sheet.tag).endswith("}sheet")
    }
    return {f"xl/{part.removeprefix('/xl/')}": title for part, title in found.items() if part}
