"""Reads harmonised transparency reports: CSV files, archives, XLSX and ODS.

Real files deviate from the template in many ways. Whatever has one meaning is read, and told; whatever could
have two is told and not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.plugins.reports.against import compare_rows
from checker.plugins.reports.columns import columns_of
from checker.plugins.reports.evidence import NAME as CELLS
from checker.plugins.reports.evidence import evaluate
from checker.plugins.reports.held_against import held_against
from checker.plugins.reports.kinds_of_table import (
    has_codes,
    header_row,
    is_excerpt,
    part_by_content,
    part_by_name,
)
from checker.plugins.reports.labels import folded
from checker.plugins.reports.notes import Notes
from checker.plugins.reports.rows import row_reader
from checker.plugins.reports.tables import Table, open_files

from checker.domain.errors import UnreadableDocument
from checker.domain.harmonised import HarmonisedReport, Part, Place, Row
from checker.domain.harmonised_template import COLUMNS, CONTEXT, WITH_CATEGORIES
from checker.hookspecs import hookimpl
from checker.offers import Attachment, Evaluator, ReportReader, Tabulator

if TYPE_CHECKING:
    from checker.settings import Settings

NAME = "harmonised-report"
SECOND_SERVICE = 0.3
"""Share of the rows of the first service from which on a second one has a report of its own here."""


@hookimpl
def checker_evaluators(settings: Settings) -> list[Evaluator]:
    """Offer the evaluator to which every element that names cells is put."""
    return [Evaluator(name=CELLS, evaluate=evaluate, every_element=True)]


@hookimpl
def checker_report_readers(settings: Settings) -> list[ReportReader]:
    """Offer the reader of harmonised transparency reports."""
    return [ReportReader(name=NAME, read=read)]


def read(files: Sequence[Attachment]) -> HarmonisedReport:
    """Return the report in some files; raises `UnreadableDocument` where no part of one is in them."""
    notes = Notes()
    tables, opened = open_files(files, notes)
    parts = _parts(tables, notes)
    if not parts:
        raise UnreadableDocument.say(
            "No file here is a part of a harmonised transparency report; hand in the CSV files, "
            "a ZIP of them, or the workbook."
        )
    report = HarmonisedReport(
        parts=tuple(parts[number] for number in sorted(parts)), files=tuple(opened), reader=NAME
    )
    _provider(report, notes)
    return replace(report, deviations=notes.all())


def _parts(tables: Iterable[Table], notes: Notes) -> dict[int, Part]:
    """Return the parts of the first report in the tables."""
    known = [(number, table) for table in tables if (number := _number(table, notes))]
    folder = _main_folder(known)
    parts: dict[int, Part] = {}
    other: set[str] = set()
    for number, table in known:
        if table.folder != folder and any(each == number for each, one in known if one.folder == folder):
            if table.folder not in other:
                notes.add("two_reports", 0, Place(file=table.file), folder=table.folder)
            other.add(table.folder)
        elif number in parts:
            notes.add("part_twice", number, Place(file=table.file), part=number)
        else:
            parts[number] = _part(number, table, notes)
    return parts


def _main_folder(known: Sequence[tuple[int, Table]]) -> str:
    folders = [table.folder for _, table in known]
    return min(folders, key=lambda folder: (-folders.count(folder), folder), default="")


def _number(table: Table, notes: Notes) -> int:
    """Return which part a table is, 0 for none."""
    if not any(any(cell.strip() for cell in row) for row in table.rows):
        return 0
    content, name = part_by_content(table.rows), part_by_name(table.name)
    fits = content == name or not content or {content, name} == {5, 6}
    number: int = name if name and fits else content
    if not number or (number in WITH_CATEGORIES and not has_codes(table.rows)):
        notes.add("no_part", 0, Place(file=table.file))
        return 0
    if not name or not fits:
        notes.add("part_name", number, Place(file=table.file), part=number)
    return number


def _part(number: int, table: Table, notes: Notes) -> Part:
    at = header_row(number, table.rows)
    header, body = _header(number, table) if at < 0 else table.rows[at], table.rows[at + 1 :]
    place = Place(file=table.file, row=max(at, 0) + 1)
    if at < 0:
        notes.add("no_header", number, place)
    elif at:
        notes.add("lines_above", number, place, count=at)
    complete = not is_excerpt(table.name)
    if not complete:
        notes.add("excerpt", number, place, part=number)
    columns = columns_of(number, header, body, place, notes)
    continental = table.delimiter == ";"
    reader = row_reader(number, table.file, columns, (header, body), continental=continental, notes=notes)
    rows = []
    for index, texts in enumerate(body, start=at + 2):
        if texts and len(texts) != len(header):
            where = Place(file=table.file, row=index)
            notes.add("ragged", number, where, count=len(texts), expected=len(header))
        if row := reader.read(index, texts):
            rows.append(row)
    kept = _of_one_service(number, table.file, rows, notes)
    part = Part(number=number, file=table.file, header=tuple(header), rows=kept, complete=complete)
    if rows:
        compare_rows(part, notes)
    return part


def _header(number: int, table: Table) -> tuple[str, ...]:
    """Return the headers of the template for a table without any, if it is as wide as the template."""
    official = [label.text for label in COLUMNS[number]]
    figures = [label.text for label in COLUMNS[number] if not label.id.startswith(CONTEXT)]
    width = max(map(len, table.rows))
    return tuple(official) if width == len(official) else tuple(figures) if width == len(figures) else ()


def _of_one_service(number: int, file: str, rows: Sequence[Row], notes: Notes) -> tuple[Row, ...]:
    """Return the rows of the service with most rows; another that fills the part too would be added to it."""
    names = Counter(folded(row.service) for row in rows if row.service)
    main = max(names, key=lambda name: names[name], default="")
    others = {name for name in names if name != main and names[name] > names[main] * SECOND_SERVICE}
    for name in sorted(others):
        first = next(row for row in rows if folded(row.service) == name)
        place = Place(file=file, row=first.number)
        notes.add("other_service", number, place, text=first.service, count=names[name])
    return tuple(row for row in rows if folded(row.service) not in others)


def _provider(report: HarmonisedReport, notes: Notes) -> None:
    """Note a provider that is called like its service."""
    name = report.stated("provider")
    part = report.part(1)
    row = part.row("provider") if part else None
    if part and row and name and folded(name) in map(folded, report.services):
        notes.add("provider_name", 1, part.place(row), text=name)


@hookimpl
def checker_tabulators(settings: Settings) -> list[Tabulator]:
    """Offer the table of figures beside the cells of a report."""
    return [Tabulator(name="harmonised-report", tabulate=held_against)]
