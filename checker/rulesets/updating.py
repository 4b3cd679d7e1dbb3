"""Puts a newer file in the place of a register, and tells what it adds, changes and leaves out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker.domain.errors import RegisterError, UsageFault
from checker.domain.message import say
from checker.domain.obligation import Place
from checker.domain.register import Register
from checker.files import replace_file, writing
from checker.rulesets.register_shapes import RegisterShape, faults_of_columns, faults_of_rows, shape_of
from checker.rulesets.registers import folder_of
from checker.rulesets.tables import CsvTable, Row, read_table
from checker.yamltext import Fault, fault_at

ABOUT_THE_ROW = frozenset({"source", "as_of", "basis", "confidence", "notes"})
"""Columns that say where a fact comes from; a row is not changed when only these are."""
GREECE = {"GR": "EL"}
"""The code of the standard, and that of the Union."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Who vouches for a new file, and for which day; fills in what its rows do not say themselves."""

    as_of: date
    source: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that says something else than before."""

    name: str
    cells: tuple[tuple[str, str, str], ...]
    """Column, what it said and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a new file makes of a register."""

    content: bytes
    """The register as it is to be kept."""
    rows: int
    added: tuple[str, ...]
    changed: tuple[Change, ...]
    gone: tuple[str, ...]
    """Rows that the new file does not list; it does not say why."""
    left_out: tuple[str, ...]
    """Columns of the file that the register does not have."""
    carried: tuple[str, ...]
    """Columns that the file does not have; rows that were there before keep what they said."""


def prepare(data: bytes, register: Register, file: str, vouched: Vouched) -> Update:
    """Return what a new file makes of a register; nothing is written.

    Args:
        data: The file, with the columns of the register or those of lists that are known to checker.
        register: The register in use.
        file: Name of the file, for faults.
        vouched: What holds for the file as a whole.

    Raises:
        RegisterError: The details name every fault with its line.
    """
    shape = shape_of(register.name, register.columns)
    table = _renamed(read_table(data, file), shape)
    old = {shape.key_of(row): row for row in register.records()}
    rows = tuple(_filled(row, shape, old, vouched) for row in table.rows)
    whole = replace(table, columns=tuple(shape.columns), rows=rows)
    faults = [*table.faults]
    if table.columns:
        faults += [*_without_key(table, shape), *faults_of_rows(file, rows, shape)]
    if not faults and not rows:
        faults.append(fault_at(Place(file=file, line=1), say("{place}: the file holds no rows.")))
    if faults:
        _refuse(file, faults)
    return _compared(whole, table.columns, shape, old)


def keep(update: Update, register: Register, data: Path, as_of: date) -> Path:
    """Write an update beside those that are kept already, and return its file.

    Raises:
        UsageFault: The register in use is as new, or the folder cannot be written.
    """
    if as_of <= register.as_of:
        raise UsageFault.say(
            "The register {name} in use is from {day}; what is put in its place must be newer.",
            name=register.name,
            day=register.as_of.isoformat(),
        )
    target = folder_of(data, register.rule_set, register.name) / f"{as_of.isoformat()}.csv"
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(update.content, target)
    return target


def _refuse(file: str, faults: list[Fault]) -> None:
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: fault.place.line)
    raise RegisterError(
        say(
            "{file} was not taken over, and nothing was changed; number of faults: {count}.",
            file=file,
            count=len(ordered),
        ),
        details=tuple(fault.message for fault in ordered),
    )


def _renamed(table: CsvTable, shape: RegisterShape) -> CsvTable:
    """Return a table whose columns have our names, where they are known by others."""
    taken = set(table.columns)
    ours = {name: shape.also[name] for name in table.columns if shape.also.get(name) not in {None, *taken}}
    return replace(
        table,
        columns=tuple(ours.get(name, name) for name in table.columns),
        rows=tuple(
            replace(row, cells={ours.get(name, name): cell for name, cell in row.cells.items()})
            for row in table.rows
        ),
    )


def _without_key(table: CsvTable, shape: RegisterShape) -> Iterator[Fault]:
    """Yield the faults of columns that nothing can stand in for."""
    needed = [name for name in shape.key if name not in shape.where_new.values()]
    own = RegisterShape(key=shape.key, columns=dict.fromkeys(needed, "text!"))
    known = replace(table, columns=tuple(name for name in table.columns if name in needed))
    yield from faults_of_columns(known, own)


def _filled(
    row: Row, shape: RegisterShape, old: Mapping[tuple[str, ...], Mapping[str, str]], vouched: Vouched
) -> Row:
    """Return a row with every column: its own cells, else the earlier ones, else what holds for the file."""
    cells = {**row.cells}
    for source, column in shape.where_new.items():
        if column in shape.key and not cells.get(column):
            cells[column] = _as_id(cells.get(source, ""))
    before = old.get(shape.key_of(cells), {})
    for column, kind in shape.columns.items():
        if column not in cells:
            cells[column] = "" if column in ABOUT_THE_ROW else before.get(column, "")
        if kind.startswith("country"):
            cells[column] = GREECE.get(cells[column], cells[column])
    for source, column in shape.where_new.items():
        if not cells[column] and column not in row.cells:
            cells[column] = cells.get(source, "").casefold()
    cells["as_of"] = cells["as_of"] or vouched.as_of.isoformat()
    cells["source"] = cells["source"] or vouched.source
    cells["confidence"] = cells["confidence"] or vouched.confidence
    return Row(line=row.line, cells={column: cells[column] for column in shape.columns})


def _as_id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _compared(
    table: CsvTable,
    given: tuple[str, ...],
    shape: RegisterShape,
    old: Mapping[tuple[str, ...], Mapping[str, str]],
) -> Update:
    new = {shape.key_of(row.cells): row.cells for row in table.rows}
    changes = [_change(old[key], cells, shape) for key, cells in new.items() if key in old]
    return Update(
        content=_written(table),
        rows=len(table.rows),
        added=tuple(_named(cells, shape) for key, cells in new.items() if key not in old),
        changed=tuple(change for change in changes if change.cells),
        gone=tuple(_named(cells, shape) for key, cells in old.items() if key not in new),
        left_out=tuple(name for name in given if name not in shape.columns),
        carried=tuple(name for name in shape.columns if name not in given and name not in ABOUT_THE_ROW),
    )


def _change(before: Mapping[str, str], after: Mapping[str, str], shape: RegisterShape) -> Change:
    columns = [name for name in shape.columns if name not in ABOUT_THE_ROW]
    cells = ((name, before.get(name, ""), after[name]) for name in columns)
    return Change(name=_named(after, shape), cells=tuple(cell for cell in cells if cell[1] != cell[2]))


def _named(cells: Mapping[str, str], shape: RegisterShape) -> str:
    return cells.get("name") or ", ".join(cells[name] for name in shape.key)


def _written(table: CsvTable) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([row.cells[column] for column in table.columns] for row in table.rows)
    return text.getvalue().encode()
