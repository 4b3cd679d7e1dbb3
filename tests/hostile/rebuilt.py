"""Control files, and hostile ones that only mean something in a valid file, in the product's own schemas."""

import json
from collections.abc import Callable, Mapping

from checker.offers import Attachment
from checker.service import DEFAULT_RULES, open_service
from checker.settings import Settings
from tests.declarations.made_workbooks import packed, parts_of
from tests.harmonised.forms import as_xlsx
from tests.harmonised.made import SERVICE, Report, clean

LIVE = "=1+cmd|' /C calc'!A0"
"""What a spreadsheet would run."""
Files = tuple[Attachment, ...]


def rebuilt() -> Mapping[str, Files]:
    """Return uploads by the names of the files that they stand for."""
    return {**_declarations(), **_tables(), **_workbooks()}


def _declarations() -> dict[str, Files]:
    element = open_service(Settings()).rule_set(DEFAULT_RULES).elements[0].id
    good = {"rule_set": DEFAULT_RULES, "answers": {element: {"answer": "yes", "description": "We do."}}}
    plain = json.dumps(good).encode()
    figure = '"figures": [{"unit": "notices", "value": %s}], "answer"'
    with_figure = plain.decode().replace('"answer"', figure, 1)
    texts = {
        "control_good.json": plain,
        "control_good.yaml": f"rule_set: {DEFAULT_RULES}\nanswers:\n  {element}:\n    answer: yes\n".encode(),
        "json_bom.json": b"\xef\xbb\xbf" + plain,
        "json_nan.json": (with_figure % "NaN").encode(),
        "json_huge_int.json": (with_figure % ("9" * 100_000)).encode(),
    }
    return {name: (Attachment(name=name, data=data),) for name, data in texts.items()}


def _tables() -> dict[str, Files]:
    strange, live = clean(), clean()
    strange.set(4, "notices", "NaN", "TOTAL")
    for table in live.tables.values():
        table[:] = [[LIVE if cell == SERVICE else cell for cell in row] for row in table]
    tabs = Report(tables=clean().tables, delimiters=dict.fromkeys(range(1, 12), "\t"))
    return {
        "control_good.csv": tuple(clean().files()),
        "csv_weird_numbers.csv": tuple(strange.files()),
        "csv_formula_injection.csv": tuple(live.files()),
        "csv_utf16_tabs.csv": tuple(
            Attachment(name=each.name, data=each.data.decode().encode("utf-16")) for each in tabs.files()
        ),
    }


def _workbooks() -> dict[str, Files]:
    good = as_xlsx(clean().tables)
    names = {
        "control_good.xlsx": good,
        "xlsx_formula_injection.xlsx": _changed(good, "xl/worksheets/sheet4.xml", _with_formula),
        "xlsx_external_links.xlsx": packed(parts_of(good) | {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "xlsx_hidden_sheet.xlsx": _changed(good, "xl/workbook.xml", _hidden),
        "xlsx_merge_whole_sheet.xlsx": _changed(good, "xl/worksheets/sheet4.xml", _merged),
    }
    return {name: (Attachment(name=name, data=data),) for name, data in names.items()}


def _changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(data)
    after = change(parts[part])
    assert after != parts[part]
    return packed(parts | {part: after})


def _with_formula(sheet: bytes) -> bytes:
    return sheet.replace(b"<v>0</v>", b'<f>WEBSERVICE("http://127.0.0.1:9/")</f><v>0</v>', 1)


def _hidden(book: bytes) -> bytes:
    return book.replace(b'<sheet name="9_', b'<sheet state="veryHidden" name="9_')


def _merged(sheet: bytes) -> bytes:
    end = b"</sheetData>"
    return sheet.replace(end, end + b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
