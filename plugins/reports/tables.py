"""Files as tables: CSV in every disguise, workbooks, and archives of both."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from checker.plugins.readers.container import Container
from checker.plugins.readers.decode import decoded
from checker.plugins.reports.notes import Notes
from checker.plugins.reports.workbooks import sheets

from checker.domain.errors import UnreadableDocument
from checker.domain.harmonised import Place, ReportFile
from checker.offers import Attachment

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, MOST_FILES, MOST_CELLS = 20_000, 300, 200_000, 400, 2_000_000
_TABLES = {".csv", ".tsv", ".txt"}
_WORKBOOKS = {".xlsx", ".xlsm", ".ods", ".xls"}
_DELIMITERS = (",", ";", "\t", "|")
_IGNORED = re.compile(r"(^|/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of texts as it lies in a file."""

    file: str
    """Where its places are counted: the file, or file and sheet."""
    name: str
    """What may say which part it is: name of the file or of the sheet."""
    folder: str
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","


def open_files(given: Iterable[Attachment], notes: Notes) -> tuple[list[Table], list[ReportFile]]:
    """Return every table in some files, and the files; what is no table is noted."""
    tables: list[Table] = []
    files: list[ReportFile] = []
    for file in _unpacked(given, notes):
        if len(files) >= MOST_FILES:
            raise UnreadableDocument.say(
                "More than {limit} files were handed in; hand in one report at a time.", limit=MOST_FILES
            )
        digest = hashlib.sha256(file.data).hexdigest()
        files.append(ReportFile(name=file.name, size=len(file.data), sha256=digest))
        tables += _tables(file, notes)
        if sum(len(table.rows) * len(table.rows[0]) for table in tables if table.rows) > MOST_CELLS:
            raise UnreadableDocument.say(
                "{name} holds more cells than a report can have; hand in one report at a time.",
                name=file.name,
            )
    return tables, files


def _unpacked(given: Iterable[Attachment], notes: Notes) -> Iterator[Attachment]:
    for file in sorted(given, key=lambda file: file.name):
        if _is_archive(file):
            yield from _members(file, notes)
        elif not _IGNORED.search(file.name):
            yield file


def _is_archive(file: Attachment) -> bool:
    """Tell an archive of files from a workbook, which is an archive too, whatever its name says."""
    workbook = b"[Content_Types].xml" in file.data or b"mimetypeapplication/vnd.oasis" in file.data[:200]
    return file.data.startswith(b"PK\x03\x04") and not workbook and _suffix(file.name) not in _WORKBOOKS


def _members(file: Attachment, notes: Notes) -> Iterator[Attachment]:
    archive = Container(file.data, file.name)
    for name in sorted(archive.parts):
        if name.endswith("/") or _IGNORED.search(name):
            continue
        if _suffix(name) in _TABLES | _WORKBOOKS:
            yield Attachment(name=name, data=archive.read(name))
        else:
            notes.add("file_not_read", 0, Place(file=name))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _tables(file: Attachment, notes: Notes) -> Iterator[Table]:
    path, suffix = PurePosixPath(file.name), _suffix(file.name)
    if suffix in _WORKBOOKS or file.data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        for sheet in sheets(file, notes, MOST_ROWS, MOST_COLUMNS):
            rows = tuple(_bounded(row, file.name) for row in sheet.rows)
            yield Table(
                file=f"{file.name}[{sheet.name}]", name=sheet.name, folder=str(path.parent), rows=rows
            )
    elif suffix in _TABLES:
        yield _text_table(file, path, notes)
    else:
        notes.add("file_not_read", 0, Place(file=file.name))


def _text_table(file: Attachment, path: PurePosixPath, notes: Notes) -> Table:
    text, certain = decoded(file.data)
    place = Place(file=file.name, row=1)
    if file.data.startswith(b"\xef\xbb\xbf"):
        notes.add("byte_mark", 0, place)
    if not certain or not _is_utf8(file.data):
        notes.add("encoding", 0, place)
    delimiter = _delimiter(text)
    if delimiter != ",":
        notes.add("delimiter", 0, place, text={"\t": "TAB"}.get(delimiter, delimiter))
    rows = _rows(text, delimiter, file.name)
    return Table(file=file.name, name=path.name, folder=str(path.parent), rows=rows, delimiter=delimiter)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """Return what separates the fields of the first rows: whatever stands most often outside of quotes."""
    bare = re.sub(r'"[^"]*"', "", text[:20_000])
    lines = [line for line in bare.splitlines()[:10] if line.strip()]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))


def _rows(text: str, delimiter: str, name: str) -> tuple[tuple[str, ...], ...]:
    csv.field_size_limit(LONGEST_CELL)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(_bounded(row, name))
            if len(rows) > MOST_ROWS:
                raise _large(name)
    except csv.Error as cause:
        raise UnreadableDocument.say(
            "{name} cannot be read as CSV; a quotation mark may be missing. Ask for another copy.", name=name
        ) from cause
    return tuple(rows)


def _bounded(row: Iterable[str], name: str) -> tuple[str, ...]:
    cells = tuple(cell.replace("\0", "") for cell in row)
    if len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells):
        raise _large(name)
    return cells


def _large(name: str) -> UnreadableDocument:
    return UnreadableDocument.say(
        "{name} has more rows, columns or letters in a cell than the template can have; "
        "ask for another copy.",
        name=name,
    )
