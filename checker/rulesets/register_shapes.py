"""What the columns of each register hold, and what is wrong with a row that holds something else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.domain.profile import SERVICES
from checker.domain.register import spoken
from checker.rulesets.tables import CsvTable, Row
from checker.shapes import suggestion
from checker.yamltext import Fault, fault_at

MEMBER_STATES = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
"""Codes of the Interinstitutional Style Guide; Greece is EL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterShape:
    """The columns of one register."""

    key: tuple[str, ...]
    """Columns that tell one row from every other."""
    columns: Mapping[str, str]
    """Kind of every column in order; a row must fill in one whose kind ends in ``!``."""
    also: Mapping[str, str] = field(default_factory=dict)
    """Names that columns have in files of others, and ours."""
    where_new: Mapping[str, str] = field(default_factory=dict)
    """Columns from which a row that was not there before takes a cell, and the column of that cell."""

    def key_of(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Return what tells a row from every other."""
        return tuple(spoken(cells.get(name, "")) for name in self.key)


def shape_of(name: str, columns: tuple[str, ...] = ()) -> RegisterShape:
    """Return the columns of a register; of one that checker does not know, what every register has.

    Of such a one the first of `columns` tells rows apart, and the others are texts.
    """
    known, common = _known()
    if name in known:
        return known[name]
    own = {column: "text" for column in columns if column not in common}
    return RegisterShape(key=tuple(own)[:1], columns={**own, **common})


@cache
def _known() -> tuple[Mapping[str, RegisterShape], Mapping[str, str]]:
    file = files("checker.rulesets") / "schema" / "registers.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    common: dict[str, str] = table["common"]
    shapes = {
        name: RegisterShape(
            key=tuple(row["key"]),
            columns={**row["columns"], **common},
            also=row.get("also", {}),
            where_new=row.get("where_new", {}),
        )
        for name, row in table["registers"].items()
    }
    return shapes, common


def faults_of_columns(table: CsvTable, shape: RegisterShape) -> Iterator[Fault]:
    """Yield a fault for every column that must be there and is not, and for every one that is not known."""
    place = Place(file=table.file, line=1)
    for column, kind in shape.columns.items():
        if kind.endswith("!") and column not in table.columns:
            yield fault_at(place, say("{place}: the column {column} is missing.", column=column))
    for column in table.columns:
        if column and column not in shape.columns:
            guess = suggestion(column, list(shape.columns))
            yield fault_at(
                place,
                say(
                    "{place}: the column {column} is not known; is {guess} meant?", column=column, guess=guess
                )
                if guess
                else say("{place}: the column {column} is not known.", column=column[:60]),
            )


def faults_of_rows(file: str, rows: tuple[Row, ...], shape: RegisterShape) -> Iterator[Fault]:
    """Yield a fault for every cell that is not what its column holds, and for every row that stands twice."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        place = Place(file=file, line=row.line)
        for column, kind in shape.columns.items():
            message = _wrong_cell(column, kind, row.cells.get(column, ""))
            if message:
                yield fault_at(place, message)
        key = shape.key_of(row.cells)
        if key in first:
            yield fault_at(
                place,
                say(
                    "{place}: line {line} has the same {columns}.",
                    line=str(first[key]),
                    columns=", ".join(shape.key),
                ),
            )
        first.setdefault(key, row.line)


def _wrong_cell(column: str, kind: str, cell: str) -> Message | None:
    if not cell:
        return (
            say("{place}: {column} is empty; every row needs it.", column=column)
            if kind.endswith("!")
            else None
        )
    holds, template = _KINDS[kind.removesuffix("!")]
    return None if holds(cell) else say(template.text, column=column, value=cell[:60])


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _is_part_of_day(cell: str) -> bool:
    return re.fullmatch(r"\d{4}(-\d{2}){0,2}", cell) is not None and _is_day((cell + "-01-01")[:10])


def _one_of(*words: str) -> Callable[[str], bool]:
    return lambda cell: cell in words


_KINDS: Mapping[str, tuple[Callable[[str], bool], Message]] = {
    "text": (lambda _cell: True, say("")),
    "day": (_is_day, say("{place}: {column} must be a day such as 2024-02-17, not {value}.")),
    "part_of_day": (
        _is_part_of_day,
        say(
            "{place}: {column} must be a day, month or year such as 2024-02-17, 2024-02 or 2024, not {value}."
        ),
    ),
    "number": (str.isdecimal, say("{place}: {column} must be a whole number, not {value}.")),
    "id": (
        lambda cell: re.fullmatch(r"[a-z0-9][a-z0-9-]*", cell) is not None,
        say("{place}: {column} must be small letters, digits and hyphens, not {value}."),
    ),
    "country": (
        MEMBER_STATES.__contains__,
        say("{place}: {column} must be the code of a Member State such as NL (Greece: EL), not {value}."),
    ),
    "services": (
        lambda cell: set(cell.split()) <= set(SERVICES),
        say("{place}: {column} must be service types such as marketplace vlop, not {value}."),
    ),
    "truth": (
        _one_of("yes", "no", "unknown"),
        say("{place}: {column} must be yes, no or unknown, not {value}."),
    ),
    "basis": (
        _one_of("seen", "secondary", "recall"),
        say("{place}: {column} must be seen, secondary or recall, not {value}."),
    ),
    "confidence": (
        _one_of("high", "medium", "low"),
        say("{place}: {column} must be high, medium or low, not {value}."),
    ),
}
"""Kinds of cells: whether a cell is one, and what to say where it is not."""
