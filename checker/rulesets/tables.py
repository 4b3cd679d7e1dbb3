"""CSV as it comes: columns and rows with their lines; whatever is wrong is a fault, everything at once."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.yamltext import Fault, fault_at

LARGEST = 4 * 1024 * 1024
"""Bytes of one file."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 60, 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the cells by the name of their column, and the line on which it ends."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """What a CSV file holds, as far as it can be read."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(data: bytes, file: str) -> CsvTable:
    """Return what a CSV file holds; cells are separated by commas, or by semicolons where the first line is.

    `file` names it in faults. Nothing is read of what is too large or is no UTF-8 text.
    """
    if len(data) > LARGEST:
        return _refused(file, 1, say("{place}: the file is too large to be a register."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        return _refused(
            file, data.count(b"\n", 0, cause.start) + 1, say("{place}: the file is not UTF-8 text.")
        )
    first = text.split("\n", maxsplit=1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=";" if ";" in first and "," not in first else ",",
        strict=True,
    )
    faults: list[Fault] = []
    lines = list(_lines(reader, file, faults))
    if not lines:
        faults.append(fault_at(Place(file=file, line=1), say("{place}: the file holds no columns.")))
        return CsvTable(file=file, columns=(), rows=(), faults=tuple(faults))
    columns = tuple(cell.strip() for cell in lines[0][1])
    faults += _wrong_columns(columns, file)
    faults += [fault for line, cells in lines[1:] for fault in _wrong_row(line, cells, columns, file)]
    rows = [
        Row(line=line, cells=dict(zip(columns, map(str.strip, cells), strict=True)))
        for line, cells in lines[1:]
        if len(cells) == len(columns)
    ]
    return CsvTable(file=file, columns=columns, rows=tuple(rows), faults=tuple(faults))


def _refused(file: str, line: int, sentence: Message) -> CsvTable:
    fault = fault_at(Place(file=file, line=line), sentence)
    return CsvTable(file=file, columns=(), rows=(), faults=(fault,))


def _lines(reader: Iterator[list[str]], file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that is not empty, until one that is no CSV."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            sentence = say("{place}: the line is no CSV; look for a quotation mark without its fellow.")
            faults.append(fault_at(Place(file=file, line=line), sentence))
            return
        if line > MOST_ROWS:
            sentence = say("{place}: the file has more than {most} rows.", most=MOST_ROWS)
            faults.append(fault_at(Place(file=file, line=line), sentence))
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _wrong_columns(columns: tuple[str, ...], file: str) -> Iterator[Fault]:
    place = Place(file=file, line=1)
    if len(columns) > MOST_COLUMNS:
        yield fault_at(place, say("{place}: the file has more than {most} columns.", most=MOST_COLUMNS))
    for number, name in enumerate(columns, start=1):
        if not name:
            yield fault_at(place, say("{place}: column {number} has no name.", number=number))
        elif name in columns[: number - 1]:
            yield fault_at(place, say("{place}: the column {column} stands there twice.", column=name[:60]))


def _wrong_row(line: int, cells: list[str], columns: tuple[str, ...], file: str) -> Iterator[Fault]:
    place = Place(file=file, line=line)
    if len(cells) != len(columns):
        yield fault_at(
            place,
            say(
                "{place}: the row has {found} cells and the file {wanted} columns.",
                found=len(cells),
                wanted=len(columns),
            ),
        )
    for number, cell in enumerate(cells, start=1):
        if len(cell) > LONGEST_CELL:
            sentence = say(
                "{place}: cell {number} is longer than {most} characters.", number=number, most=LONGEST_CELL
            )
            yield fault_at(place, sentence)
        if not cell.isprintable() and any(
            unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in cell
        ):
            sentence = say("{place}: cell {number} holds control characters or line breaks.", number=number)
            yield fault_at(place, sentence)
