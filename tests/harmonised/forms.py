"""Writes tables as the files that people hand in: CSV, ZIP, XLSX and ODS."""

import csv
import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

import xlsxwriter

from checker.domain.harmonised_template import PARTS
from checker.offers import Attachment

Table = list[list[str]]


def as_csv(table: Table, delimiter: str = ",") -> bytes:
    """Return a table as CSV."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return target.getvalue().encode()


def as_zip(files: Iterable[Attachment]) -> bytes:
    """Return files as one archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.data)
    return target.getvalue()


def as_xlsx(tables: dict[int, Table]) -> bytes:
    """Return the parts of a report as XLSX, numbers as numbers."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": True})
    for part, table in tables.items():
        sheet = book.add_worksheet(f"{part}_{PARTS[part]}")
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
    book.close()
    return target.getvalue()


def as_ods(tables: dict[int, Table]) -> bytes:
    """Return the parts of a report as ODS, numbers as numbers."""
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    table = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    words = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    sheets = "".join(_ods_sheet(f"{part}_{PARTS[part]}", rows) for part, rows in tables.items())
    content = (
        f'<?xml version="1.0"?><office:document-content {office} {table} {words} office:version="1.3">'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type='
        '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def _ods_sheet(name: str, rows: Table) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{lines}</table:table>'


def _ods_cell(text: str) -> str:
    if text.replace(".", "", 1).isdigit():
        inner = f'office:value-type="float" office:value="{text}"'
    else:
        inner = 'office:value-type="string"'
    return (
        f"<table:table-cell {inner}><text:p>{escape(text)}</text:p></table:table-cell>"
        if text
        else "<table:table-cell/>"
    )
