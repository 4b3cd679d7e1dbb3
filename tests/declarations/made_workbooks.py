"""Questionnaires filled in and damaged by script: cells are set in the XML of the workbook itself."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SERVICE, ANSWERS, FIGURES = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml"
"""Parts of the sheets as `questionnaire` writes them."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as one file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return target.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one part changed."""
    parts = parts_of(data)
    return packed(parts | {part: change(parts[part])})


def filled(data: bytes, cells: Mapping[tuple[str, str], str], kind: str = "text") -> bytes:
    """Return a workbook with cells set, by part and name; `kind` is text, number, formula or error."""
    parts = parts_of(data)
    for part in {part for part, _ in cells}:
        root = etree.fromstring(parts[part])
        for (where, name), text in cells.items():
            if where == part:
                _set(root, name, text, kind)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)


def _set(root: etree._Element, name: str, text: str, kind: str) -> None:
    number = re.sub("[A-Z]", "", name)
    sheet = root.find(f"{{{MAIN}}}sheetData")
    assert sheet is not None
    row = sheet.find(f"{{{MAIN}}}row[@r='{number}']")
    if row is None:
        row = etree.SubElement(sheet, f"{{{MAIN}}}row", r=number)
    cell = row.find(f"{{{MAIN}}}c[@r='{name}']")
    if cell is None:
        cell = etree.SubElement(row, f"{{{MAIN}}}c", r=name)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if kind == "text":
        cell.set("t", "inlineStr")
        item = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        item.text = text
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return
    if kind == "error":
        cell.set("t", "e")
    if kind == "formula":
        etree.SubElement(cell, f"{{{MAIN}}}f").text = text
        text = "7"
    etree.SubElement(cell, f"{{{MAIN}}}v").text = text
