"""Tables made of what sentences say: each cell with its place, or a hole where nothing says it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from checker.domain.message import Message
from checker.domain.tabulation import TabulatedCell, TabulatedRow, Tabulation
from checker.report.edition import Edition, Plain
from checker.report.marks import Place
from checker.report.quotes import quote

MOST_ROWS = 200
"""Rows printed of one table; further ones stand in the JSON edition."""
LONGEST_VALUE = 280
"""Characters of a quotation that is the value of a cell."""
MOST_PLACES = 4


def tabulations(edition: Edition, names: Mapping[Place, str] | None = None) -> list[Plain]:
    """Return the tables; with the names of marks every place also has its `mark`."""
    return [_table(edition, item, names) for item in edition.assessment.tabulations]


def _table(edition: Edition, item: Tabulation, names: Mapping[Place, str] | None) -> Plain:
    columns = [column.id for column in item.columns]
    told = item.rows[:MOST_ROWS]
    return {
        "id": item.id,
        "title": edition.tell(item.title),
        "note": edition.tell(item.note),
        "columns": [{"id": column.id, "label": edition.tell(column.label)} for column in item.columns],
        "groups": [
            {
                "name": edition.tell(group) if group else "",
                "rows": [[_cell(edition, row.cell(column), names) for column in columns] for row in rows],
            }
            for group, rows in groupby(told, key=_group)
        ],
        "count": len(item.rows),
        "left_out": len(item.rows) - len(told),
    }


def _group(row: TabulatedRow) -> Message | None:
    return row.group


def _cell(edition: Edition, cell: TabulatedCell | None, names: Mapping[Place, str] | None) -> Plain | None:
    """Return words or quotation of a cell and where it stands; None where it is unknown."""
    if cell is None:
        return None
    places = [
        quote(edition, span.document, span.start, span.end, LONGEST_VALUE)
        | ({"mark": names[span.document, span.start, span.end]} if names else {})
        for span in cell.spans[:MOST_PLACES]
    ]
    return {
        "words": edition.tell(cell.message) if cell.message else "",
        "quote": None if cell.message else places[0],
        "places": places,
    }
