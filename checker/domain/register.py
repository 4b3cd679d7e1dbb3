"""Registers: lists of facts that change, each row with its source, its day and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.message import Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A list of facts as it stood on a day."""

    name: str
    """Name of its file without the suffix: ``designated-services``."""
    rule_set: str
    """Id of the rule set that it belongs to."""
    title: Localised
    official: str
    """Address at which the facts are published."""
    days: int
    """Age in days from which on a newer one should be looked for."""
    as_of: date
    """Day for which it is vouched for: of an update the day that was stated, else the newest day of a row."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells in the order of `columns`; an empty cell was not established."""
    digest: str
    """SHA-256 of the file."""
    is_update: bool = False
    """True where it was put in the place of the one that the rule set ships."""

    def records(self) -> Iterator[Mapping[str, str]]:
        """Yield every row as cells by the name of their column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def find(self, name: str) -> Mapping[str, str] | None:
        """Return the first row with this name or alias, however its letters are cased; None without one."""
        wanted = spoken(name)
        return next((row for row in self.records() if wanted in map(spoken, names_of(row))), None)


def names_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return id, name and aliases of a row, as far as it has them."""
    aliases = row.get("aliases", "").split(";")
    names = (row.get("id", ""), row.get("name", ""), *(alias.strip() for alias in aliases))
    return tuple(name for name in names if name)


def spoken(name: str) -> str:
    """Return a name as it is compared: without case, with hyphens and runs of spaces as one space."""
    return " ".join(name.replace("-", " ").casefold().split())
