"""The files of a rule set folder: what the manifest names, what lies there, and their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from checker.domain.message import Message, say
from checker.domain.obligation import Place
from checker.rulesets.made_tables import read_made_table
from checker.rulesets.shared import shared_files
from checker.yamltext import Fault, Rows, Table, fault_at, line_at, read_yaml

HEADER = "ruleset.yaml"
QUALITY, RELEASED = "quality.json", "released.yaml"
"""What checker itself writes beside the rules: what was measured, and the ids of the version before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The content of a rule set folder, read as far as it can be read."""

    header: Table
    tables: Mapping[str, Table]
    """Every YAML file of the manifest by its path inside the rule set, in the order of the manifest. Files of
    other rule sets come first, by the name of their folder and their path inside it."""
    digest: str
    """SHA-256 over names and bytes of all these files, in the order of their names."""
    faults: tuple[Fault, ...]


def read_sources(folder: Traversable) -> Sources:
    """Read every file that the manifest names; strays, missing files and broken YAML are faults."""
    there = dict(sorted(files_of(folder)))
    faults: list[Fault] = []
    data = {HEADER: there[HEADER].read_bytes()} if HEADER in there else {}
    header = _table(data[HEADER], HEADER, faults) if data else Table()
    if not data:
        faults.append(
            fault_at(Place(file=HEADER, line=1), say("{place}: the header of the rule set is missing."))
        )
    named = _named(header)
    faults += _strays_and_missing(header, named, there)
    data |= shared_files(header, HEADER, faults)
    data |= {name: there[name].read_bytes() for name in named if name in there and there[name].is_file()}
    return Sources(
        header=header,
        tables={
            name: _table(content, name, faults)
            for name, content in data.items()
            if name.endswith(".yaml") and name != HEADER
        },
        digest=_digest(data),
        faults=tuple(faults),
    )


def files_of(folder: Traversable, inside: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield path and file of everything; what editors and Python leave behind is no part of a rule set.

    A folder inside a folder is yielded as a stray, unread: links cannot lead anywhere.
    """
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__")) or entry.name.endswith("~"):
            continue
        if entry.is_dir() and not inside:
            yield from files_of(entry, f"{entry.name}/")
        else:
            yield f"{inside}{entry.name}{'/' if entry.is_dir() else ''}", entry


def _named(header: Table) -> dict[str, int]:
    """Return every file the header names, and the line on which it does."""
    files = header.get("files")
    if not isinstance(files, Rows):
        return {}
    return {name: line for name, line in zip(files, files.lines, strict=True) if isinstance(name, str)}


def _strays_and_missing(
    header: Table, named: Mapping[str, int], there: Mapping[str, Traversable]
) -> Iterator[Fault]:
    for name, line in named.items():
        if name not in there:
            yield fault_at(
                Place(file=HEADER, line=line), say("{place}: the file {name} is not there.", name=name)
            )
    for name in there:
        if name not in {HEADER, QUALITY, RELEASED, *named}:
            line = line_at(header, ("files",))
            yield fault_at(Place(file=HEADER, line=line), _stray(name))


def _stray(name: str) -> Message:
    return say("{place}: the file {name} is not named under files; name it there or remove it.", name=name)


def _table(data: bytes, file: str, faults: list[Fault]) -> Table:
    """Read one file; anything but a group of keys becomes an empty one with a fault."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = data.count(b"\n", 0, cause.start) + 1
        faults.append(fault_at(Place(file=file, line=line), say("{place}: the file is not UTF-8 text.")))
        return Table()
    made = read_made_table(text) if PurePosixPath(file).parent.name == "forms" else None
    if made is not None:
        return made
    value, found = read_yaml(text, file)
    faults += found
    if isinstance(value, Table):
        return value
    if not found:
        faults.append(fault_at(Place(file=file, line=1), say("{place}: the file must hold keys and values.")))
    return Table()


def _digest(files: Mapping[str, bytes]) -> str:
    total = sha256()
    for name, data in sorted(files.items()):
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
