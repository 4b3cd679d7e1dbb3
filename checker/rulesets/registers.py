"""Registers of a rule set: the dated lists it ships, and those that were put in their place since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

from checker.domain.errors import RegisterError
from checker.domain.message import Localised, say
from checker.domain.obligation import Place
from checker.domain.register import Register
from checker.rulesets.header import header_of
from checker.rulesets.parts import to_localised
from checker.rulesets.register_shapes import faults_of_columns, faults_of_rows, shape_of
from checker.rulesets.sources import HEADER
from checker.rulesets.tables import LARGEST, CsvTable, read_table
from checker.yamltext import Fault, Table, fault_at

FOLDER = "registers"
"""Folder of the shipped files inside a rule set, and of those that came later inside the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a header says about its registers."""

    rule_set: str
    names: Mapping[str, Table]


def read_registers(folder: Traversable, data: Path | None = None) -> tuple[Register, ...]:
    """Return every register of a rule set, sorted by name.

    Args:
        folder: The rule set.
        data: The data folder, in which updates are kept; None to read what the rule set ships.

    Raises:
        RegisterError: One of them is broken; the details name every fault with file and line.
    """
    declared = _declared(folder)
    return tuple(
        _in_use(declared, name, folder, kept_files(data, declared.rule_set, name) if data else {})
        for name in sorted(declared.names)
    )


def kept_files(data: Path, rule_set: str, name: str) -> Mapping[date, Path]:
    """Return the updates of a register that are kept, by the day for which they are vouched for."""
    found: dict[date, Path] = {}
    for file in sorted(folder_of(data, rule_set, name).glob("*.csv")):
        try:
            found[date.fromisoformat(file.stem)] = file
        except ValueError:
            continue
    return found


def folder_of(data: Path, rule_set: str, name: str) -> Path:
    """Return where updates of a register are kept."""
    return data / FOLDER / rule_set / name


def register_faults(folder: Traversable) -> Iterator[Fault]:
    """Yield every fault of the registers that a rule set ships, as `checker rules lint` names them."""
    declared, shipped = _declared(folder), _shipped(folder)
    for name in sorted(declared.names.keys() - shipped.keys()):
        place = Place(file=HEADER, line=declared.names[name].line)
        yield fault_at(
            place, say("{place}: the register {name} has no file {file}.", name=name, file=f"{name}.csv")
        )
    for name, file in shipped.items():
        if name not in declared.names:
            place = Place(file=f"{FOLDER}/{name}.csv", line=1)
            yield fault_at(
                place, say("{place}: the register {name} is not declared in ruleset.yaml.", name=name)
            )
        else:
            yield from faults_of(read_table(file.read_bytes(), f"{FOLDER}/{name}.csv"), name)


def faults_of(table: CsvTable, name: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with the file of a register, in the order of its lines."""
    shape = shape_of(name, table.columns)
    found = [*table.faults]
    if table.columns:
        found += [*faults_of_columns(table, shape), *faults_of_rows(table.file, table.rows, shape)]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.place.line))


def _declared(folder: Traversable) -> Declared:
    value = header_of(folder)
    names = value.get("registers")
    return Declared(
        rule_set=str(value.get("id", "")),
        names={name: table for name, table in names.items() if isinstance(table, Table)}
        if isinstance(names, Table)
        else {},
    )


def _shipped(folder: Traversable) -> Mapping[str, Traversable]:
    inside = folder / FOLDER
    if not inside.is_dir():
        return {}
    files = sorted(inside.iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".csv"): file for file in files if file.name.endswith(".csv")}


def _in_use(declared: Declared, name: str, folder: Traversable, kept: Mapping[date, Path]) -> Register:
    """Return the newest of the shipped register and its updates."""
    shipped = folder / FOLDER / f"{name}.csv"
    register = _read(declared, name, shipped.read_bytes() if shipped.is_file() else b"", None)
    newest = max(kept, default=date.min)
    if newest <= register.as_of:
        return register
    with kept[newest].open("rb") as file:
        return _read(declared, name, file.read(LARGEST + 1), newest)


def _read(declared: Declared, name: str, data: bytes, as_of: date | None) -> Register:
    """Return a register; `as_of` is the day of an update, None for what the rule set ships."""
    table, faults = _table(data, name)
    if faults:
        raise RegisterError(
            say(
                "The register {name} cannot be used; number of faults: {count}.", name=name, count=len(faults)
            ),
            details=tuple(fault.message for fault in faults),
        )
    about = declared.names[name]
    return Register(
        name=name,
        rule_set=declared.rule_set,
        title=to_localised(about.get("title")) or Localised(texts=()),
        official=str(about.get("official", "")),
        days=int(about.get("days", "0")),
        as_of=as_of or max((date.fromisoformat(row.cells["as_of"]) for row in table.rows), default=date.min),
        columns=table.columns,
        rows=tuple(tuple(row.cells[column] for column in table.columns) for row in table.rows),
        digest=sha256(data).hexdigest(),
        is_update=as_of is not None,
    )


@lru_cache(maxsize=64)
def _table(data: bytes, name: str) -> tuple[CsvTable, tuple[Fault, ...]]:
    """Read and check a file: the same bytes come with every assessment."""
    table = read_table(data, f"{name}.csv")
    return table, faults_of(table, name)
