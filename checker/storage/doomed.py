"""Finds every row of a case by the keys between the tables, so that a new table is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, false, func, or_, select

from checker.storage.case_tables import AUDIT, CASES
from checker.storage.people_tables import PEOPLE
from checker.storage.review_tables import PICTURES
from checker.storage.tables import ASSESSMENTS, JOBS, METADATA, ORIGINALS, RULE_SETS

STAY = frozenset({AUDIT.name, ORIGINALS.name, PEOPLE.name, PICTURES.name, RULE_SETS.name})
"""Tables whose rows do not go with a case: the trail, and what several cases share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doomed:
    """The rows of one case, in every table."""

    case: str
    jobs: tuple[str, ...]
    """Everything the worker did for the case; found first, because jobs and assessments name each other."""

    def counts(self, connection: Connection) -> Mapping[str, int]:
        """Return how many rows of each table belong to the case, without the empty ones."""
        found = {
            table.name: connection.execute(
                select(func.count()).select_from(table).where(self._in(table))
            ).scalar_one()
            for table in _tables()
        }
        return {name: count for name, count in sorted(found.items()) if count}

    def originals(self, connection: Connection) -> Mapping[str, bool]:
        """Return the digests of its originals, each with whether nothing outside of the case holds it."""
        mine: set[str] = set()
        others: set[str] = set()
        for column, table in _holders():
            is_mine = self._in(table)
            mine |= set(connection.execute(select(column).where(is_mine, column.is_not(None))).scalars())
            others |= set(connection.execute(select(column).where(~is_mine, column.is_not(None))).scalars())
        return {digest: digest not in others for digest in sorted(mine)}

    def delete(self, connection: Connection) -> None:
        """Delete every row of the case, and originals and pictures that nothing else holds."""
        freed = [digest for digest, is_alone in self.originals(connection).items() if is_alone]
        for table in reversed(_tables()):
            connection.execute(delete(table).where(self._in(table)))
        connection.execute(delete(PICTURES).where(PICTURES.c.sha256.in_(freed)))
        connection.execute(delete(ORIGINALS).where(ORIGINALS.c.sha256.in_(freed)))

    def _in(self, table: Table) -> ColumnElement[bool]:
        """Return the condition that a row belongs to the case: by itself, or by a row that it names."""
        if table is CASES:
            return CASES.c.id == self.case
        if table is JOBS:
            return JOBS.c.id.in_(self.jobs)
        named = [table.c.case_id == self.case] if "case_id" in table.c else []
        keys = (key.in_(select(parent).where(self._in(of))) for key, parent, of in _parents(table))
        return func.coalesce(or_(false(), *named, *keys), false())


def doomed(connection: Connection, case: str) -> Doomed:
    """Find the rows of a case."""
    own = select(JOBS.c.id).where(JOBS.c.case_id == case)
    made = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.job.in_(own))
    after = select(JOBS.c.id).where(JOBS.c.assessment.in_(made))
    return Doomed(case=case, jobs=tuple(connection.execute(own.union(after)).scalars()))


def _tables() -> list[Table]:
    """Return the tables in which a case has rows, those that are named before those that name them."""
    return [table for table in METADATA.sorted_tables if table.name not in STAY]


def _parents(table: Table) -> Iterator[tuple[Column[str], Column[str], Table]]:
    """Yield every column that names a row of another table, with the column and the table it names."""
    for column in table.c:
        for key in column.foreign_keys:
            parent = key.column.table
            if isinstance(parent, Table) and parent is not table and parent.name not in STAY:
                yield column, key.column, parent


def _holders() -> Iterator[tuple[Column[str], Table]]:
    """Yield every column that says that an original is needed."""
    for table in _tables():
        for column in table.c:
            if any(key.column.table is ORIGINALS for key in column.foreign_keys):
                yield column, table
