"""A checked report or a comparison as JSON and as a workbook, with all cells, deviations and results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker.domain.harmonised import Cell, Deviation, HarmonisedReport, Part, Row, address
from checker.domain.harmonised_checks import CheckedReport, CheckResult
from checker.domain.harmonised_template import PARTS
from checker.domain.message import Message, say
from checker.harmonised.view import SORT_WORDS, STATE_WORDS, Plain, result_view, view
from checker.messages import tell
from checker.workbooks import Value, to_xlsx

Sheet = tuple[Message, Sequence[Message], Iterable[Sequence[Value]]]
"""Title, headers and rows."""
RESULT_COLUMNS = (say("Check"), say("State"), say("Part"), say("Result"), say("Place"))
DEVIATION_COLUMNS = (
    say("Part"), say("Sort"), say("Kind"), say("File"), say("Row"), say("Column"), say("Deviation"),
)  # fmt: skip
CELL_COLUMNS = (say("Address"), say("Row"), say("Column"), say("State"), say("Number"), say("Text"))


def to_json(checked: CheckedReport, language: str) -> bytes:
    """Return a checked report as JSON: every cell with its address, every deviation, every result."""
    report = checked.given.report
    plain = {
        **{key: value for key, value in view(checked, language).items() if key not in _ONLY_PAGES},
        "cells": [_cell(part, row, cell) for part, row, cell in report.cells()],
        "deviations": all_deviations(report, language),
        "results": all_results(checked, language),
    }
    return dump(plain)


def all_deviations(report: HarmonisedReport, language: str) -> list[Plain]:
    """Return every deviation from the template with its place."""
    return [
        {
            "kind": each.kind,
            "sort": each.sort,
            "part": each.part,
            "file": each.place.file,
            "row": each.place.row,
            "column": each.place.column,
            "message": tell(each.message, language),
        }
        for each in report.deviations
    ]


def all_results(checked: CheckedReport, language: str) -> list[Plain]:
    """Return every result of every check with all its places."""
    return [
        {
            **result_view(each, language),
            "state": each.state,
            "places": [str(place) for place in each.places],
        }
        for each in checked.results
    ]


_ONLY_PAGES = {"template", "text_template", "style", "kind", "deviations", "checks", "charts"}


def dump(plain: Plain) -> bytes:
    """Return plain values as JSON."""
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def _cell(part: Part, row: Row, cell: Cell) -> Mapping[str, object]:
    return {
        "address": address(part, row, cell),
        "file": part.file,
        "row": row.number,
        "column": cell.column,
        "state": cell.state,
        "text": cell.text,
        "number": None if cell.number is None else format(cell.number, "f"),
    }


def to_workbook(checked: CheckedReport, language: str) -> bytes:
    """Return a checked report as XLSX: results, deviations, and one sheet with the cells of every part."""
    report = checked.given.report
    sheets: list[Sheet] = [
        (say("Report"), (), _head(view(checked, language))),
        (say("Results"), RESULT_COLUMNS, (_result(each, language) for each in checked.results)),
        (say("Deviations"), DEVIATION_COLUMNS, (_deviation(each, language) for each in report.deviations)),
    ]
    for part in report.parts:
        lines = (_line(part, row, cell) for row in part.rows for cell in row.cells)
        sheets.append((say("Part {number}", number=part.number), CELL_COLUMNS, lines))
    return _book(sheets, language)


def _result(result: CheckResult, language: str) -> Sequence[Value]:
    state = tell(STATE_WORDS[result.state], language)
    return (result.check, state, result.part, tell(result.message, language), _places(result.places))


def _deviation(found: Deviation, language: str) -> Sequence[Value]:
    place = found.place
    message = tell(found.message, language)
    return (
        found.part,
        tell(SORT_WORDS[found.sort], language),
        found.kind,
        place.file,
        place.row,
        place.column,
        message,
    )


def _places(places: Iterable[object]) -> str:
    return ", ".join(map(str, places))


def _line(part: Part, row: Row, cell: Cell) -> Sequence[Value]:
    return (address(part, row, cell), row.number, cell.column, cell.state, cell.number, cell.text)


def _head(plain: Plain) -> Iterable[Sequence[Value]]:
    report = plain["report"]
    assert isinstance(report, dict)  # noqa: S101 - made in the module beside this one
    yield from ((key, str(value)) for key, value in report.items())
    yield ("tier", str(plain["tier"]))
    parts = plain["parts"]
    assert isinstance(parts, list)  # noqa: S101
    for number, part in zip(PARTS, parts, strict=True):
        yield (f"{number}_{PARTS[number]}", str(part["file"]), part["rows"], part["numbers"])


def comparison_workbook(plain: Plain, language: str) -> bytes:
    """Return a comparison as XLSX: main figures side by side, and every change of one service."""
    reports, figures, steps = plain["reports"], plain["figures"], plain["steps"]
    assert isinstance(reports, list)  # noqa: S101
    assert isinstance(figures, list)  # noqa: S101
    assert isinstance(steps, list)  # noqa: S101
    names: list[Sequence[Value]] = [
        ("", "", *(report[key] for report in reports)) for key in ("name", "service", "period", "published")
    ]
    rows = [*names, *((each["part"], each["label"], *map(_number, each["values"])) for each in figures)]
    changes = (
        (step["before"], step["after"], change["address"], change["before"], change["after"], change["place"])
        for step in steps
        for change in step["changes"]
    )
    columns = (
        say("Before"),
        say("After"),
        say("Address"),
        say("Text before"),
        say("Text after"),
        say("Place"),
    )
    return _book([(say("Figures"), (), rows), (say("Changes"), columns, changes)], language)


def _number(text: str) -> Value:
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def _book(sheets: Iterable[Sheet], language: str) -> bytes:
    return to_xlsx(
        (tell(title, language), [tell(column, language) for column in columns], rows)
        for title, columns, rows in sheets
    )
