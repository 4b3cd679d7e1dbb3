"""What a provider declares: figures in a harmonised report, or in a small file of two columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from checker.domain.errors import DeclarationError
from checker.domain.harmonised import NUMBER, TOTAL, HarmonisedReport, Part, Row
from checker.domain.harmonised_codes import categories_of
from checker.statements.observing import BY_CATEGORY, MEASURED

LARGEST = 1024 * 1024
"""Bytes of a file of declared figures."""
HEADER = "figure,declared"
_CELLS = (
    ("notices_law", 4, "law"),
    ("notices_terms", 4, "terms"),
    ("trusted_flaggers_law", 4, "law_tf"),
    ("trusted_flaggers_terms", 4, "terms_tf"),
    ("own_law", 5, "measures"),
    ("own_terms", 6, "measures"),
    ("own_law_detected", 5, "measures_automated"),
    ("own_terms_detected", 6, "measures_automated"),
)
"""Figure, part of the report and column of its row TOTAL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure:
    """One figure that a provider states."""

    figure: str
    """An id of `checker.statements.observing`."""
    number: Decimal
    place: str
    """File, row and column."""


def figures_in_report(report: HarmonisedReport) -> tuple[DeclaredFigure, ...]:
    """Return the figures of a harmonised report that statements of reasons can be held against."""
    return tuple(_in_report(report))


def _in_report(report: HarmonisedReport) -> Iterator[DeclaredFigure]:
    for figure, number, indicator in _CELLS:
        if part := report.part(number):
            yield from _cell(part, TOTAL, indicator, figure)
    for figure, number in BY_CATEGORY.items():
        if part := report.part(number):
            for category in categories_of(number):
                yield from _cell(part, category, "measures", f"{figure}:{category}")
    if part := report.part(8):
        for figure, indicator in (("fully_automated", "automated"), ("not_fully_automated", "not_automated")):
            row = part.row(indicator, TOTAL)
            yield from _value(part, row, "value", figure) if row else ()


def _cell(part: Part, code: str, indicator: str, figure: str) -> Iterator[DeclaredFigure]:
    row = next((row for row in part.rows if row.category == code and not row.keyword), None)
    if row:
        yield from _value(part, row, indicator, figure)


def _value(part: Part, row: Row, indicator: str, figure: str) -> Iterator[DeclaredFigure]:
    cell = row.cell(indicator)
    if cell and cell.state == NUMBER and cell.number is not None:
        yield DeclaredFigure(figure=figure, number=cell.number, place=str(part.place(row, cell)))


def is_figures_file(data: bytes) -> bool:
    """Tell whether a file begins as `figures_in_file` wants it."""
    return data.removeprefix(codecs.BOM_UTF8).startswith(HEADER.encode())


def figures_in_file(data: bytes, name: str) -> tuple[DeclaredFigure, ...]:
    """Read a CSV file with the columns ``figure`` and ``declared``.

    Raises:
        DeclarationError: the file is not that, or names a figure that cannot be observed; with its line.
    """
    if len(data) > LARGEST:
        raise DeclarationError.say("{name} is larger than {size} bytes.", name=name, size=LARGEST)
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as cause:
        raise DeclarationError.say("{name} is not a CSV file in UTF-8.", name=name) from cause
    if not rows or rows[0] != HEADER.split(","):
        raise DeclarationError.say(
            "{name} does not begin with the line {header}; write one figure a line below it.",
            name=name,
            header=HEADER,
        )
    return tuple(_stated(row, number, name) for number, row in enumerate(rows[1:], start=2) if row)


def _stated(row: list[str], line: int, name: str) -> DeclaredFigure:
    if len(row) != 2:
        raise DeclarationError.say("{name}:{line}: expected two cells.", name=name, line=line)
    figure, text = (cell.strip() for cell in row)
    if figure.partition(":")[0] not in {*MEASURED, *BY_CATEGORY}:
        raise DeclarationError.say(
            "{name}:{line}: there is no figure {figure}; choose from: {known}.",
            name=name,
            line=line,
            figure=figure[:100],
            known=", ".join(MEASURED),
        )
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0 or number.adjusted() > 18 or number % 1:
        raise DeclarationError.say(
            "{name}:{line}: {text} is not a whole number such as 1200.", name=name, line=line, text=text[:100]
        )
    return DeclaredFigure(figure=figure, number=number, place=f"{name}:{line}")
