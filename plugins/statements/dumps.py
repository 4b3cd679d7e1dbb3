"""Dumps as they are published: zip files of zip files of CSV files, unpacked one CSV file at a time."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from checker.plugins.statements.schema import KNOWN, NEEDED

from checker.domain.errors import UnreadableDocument, UsageFault

LARGEST_PART = 4 * 1024**3
"""Bytes of one file in a zip; the database puts at most a million statements into one."""
MOST_PARTS = 20_000
DEEPEST = 2
"""A zip inside a zip; a third level is not how dumps are published."""
LONGEST_HEADER = 64 * 1024
PATTERNS = "*?[]{}"
PARQUET, ZIP = b"PAR1", b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One file that was handed in."""

    path: Path
    kind: str
    """``csv``, ``zip`` or ``parquet``; a folder of Parquet files is ``parquet`` too."""

    @property
    def stem(self) -> str:
        """The name without the endings that say its kind."""
        return self.path.name.removesuffix(".zip").removesuffix(".csv").removesuffix(".parquet")

    def parquet_files(self) -> tuple[Path, ...]:
        """Return the Parquet files it consists of, sorted."""
        return tuple(sorted(self.path.glob("*.parquet"))) if self.path.is_dir() else (self.path,)


def recognise(path: Path) -> Dump:
    """Tell by content what a file is; raises `UsageFault` or `UnreadableDocument`."""
    if any(letter in str(path.absolute()) for letter in PATTERNS):
        raise UsageFault.say(
            "{path} has a letter in its name that engines read as a pattern; rename it without any of "
            "{letters}.",
            path=str(path),
            letters=PATTERNS,
        )
    if path.is_dir():
        if not any(path.glob("*.parquet")):
            raise UnreadableDocument.say("{path} is a folder without Parquet files.", path=str(path))
        return Dump(path=path.absolute(), kind="parquet")
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(path), cause=cause.strerror or str(cause)
        ) from cause
    if not start:
        raise UnreadableDocument.say("{path} is empty.", path=str(path))
    return Dump(path=path.absolute(), kind={PARQUET: "parquet", ZIP: "zip"}.get(start, "csv"))


def header_of(path: Path) -> tuple[str, ...]:
    """Return the column names of a CSV file; raises `UnreadableDocument` where it is no dump or aggregate."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_HEADER)
    try:
        names = next(csv.reader([line.decode("utf-8-sig")], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as cause:
        raise UnreadableDocument.say(
            "The first line of {file} does not hold the names of columns; it is not a dump of the database.",
            file=path.name,
        ) from cause
    require(names, path.name)
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise UnreadableDocument.say(
            "{file} has a column twice: {columns}.", file=path.name, columns=", ".join(repeated)
        )
    return tuple(names)


def require(names: list[str] | tuple[str, ...], file: str) -> None:
    """Refuse a table without the columns that every figure needs; raises `UnreadableDocument`."""
    if missing := [name for name in NEEDED if name not in names]:
        raise UnreadableDocument.say(
            "{file} is not a dump or aggregate of the Transparency Database: it lacks {columns}.",
            file=file,
            columns=", ".join(missing),
        )


def strange_columns(names: tuple[str, ...]) -> list[str]:
    """Return columns that no schema of the database has, sorted."""
    return sorted(set(names) - KNOWN)


def unpacked(dump: Dump, work: Path) -> Iterator[Path]:
    """Yield the CSV files of a zip in the order of their names; each is removed before the next.

    Raises:
        UnreadableDocument: the zip is damaged, holds no CSV file, or is larger than any dump.
    """
    found = 0
    for part in _members(dump.path, dump.path.name, work, DEEPEST):
        found += 1
        if found > MOST_PARTS:
            raise UnreadableDocument.say(
                "{file} holds more than {most} files; no dump does.", file=dump.path.name, most=MOST_PARTS
            )
        yield part
        part.unlink()
    if not found:
        raise UnreadableDocument.say("{file} holds no CSV file.", file=dump.path.name)


def _members(path: Path, name: str, work: Path, depth: int) -> Iterator[Path]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
                yield from _member(archive, entry, work, depth)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as cause:
        raise UnreadableDocument.say(
            "{file} is a damaged or locked zip file; download it again and compare its SHA-1.", file=name
        ) from cause


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, work: Path, depth: int) -> Iterator[Path]:
    ending = Path(entry.filename).suffix.lower()
    if entry.is_dir() or ending not in {".csv", ".zip"} or (ending == ".zip" and depth == 1):
        return
    # Named by depth and not by the archive: a name from a stranger chooses no place.
    target = work / f"level-{depth}{ending}"
    with archive.open(entry) as source:
        _copy(source, target, entry.filename)
    if ending == ".csv":
        yield target
        return
    yield from _members(target, entry.filename, work, depth - 1)
    target.unlink()


def _copy(source: IO[bytes], target: Path, name: str) -> None:
    left = LARGEST_PART
    with target.open("wb") as file:
        while piece := source.read(1024 * 1024):
            left -= len(piece)
            if left < 0:
                raise UnreadableDocument.say(
                    "{file} is larger than {size} bytes when unpacked; no part of a dump is.",
                    file=Path(name).name,
                    size=LARGEST_PART,
                )
            file.write(piece)
