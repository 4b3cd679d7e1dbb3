"""Copies a whole database at one moment, while it is in use: into an SQLite file, and from there into any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Integer, Table, delete, func, select, text, update

from checker.domain.errors import UsageFault
from checker.storage.case_tables import AUDIT_HEAD
from checker.storage.database import Database, open_database, sqlite_url
from checker.storage.people_tables import LINKS, SESSIONS
from checker.storage.records import JobState
from checker.storage.tables import JOBS, METADATA, ORIGINALS

AT_ONCE = 50
"""Rows that are in memory at once: an assessment is a few megabytes."""


def take(database: Database, file: Path) -> None:
    """Copy everything as it stands at one moment into a new SQLite file; nobody waits for it."""
    if database.engine.dialect.name == "sqlite":
        _take_file(database.engine, file)
        return
    with (
        closing(open_database(sqlite_url(file))) as target,
        _one_moment(database.engine) as source,
        target.writing() as connection,
    ):
        _carry_over(source, connection)
    _make_one_file(file)


def put_back(file: Path, database: Database) -> None:
    """Carry what stands in an SQLite file over into a database that holds nothing yet; all sign in anew.

    Args:
        file: Brought up to date where an older version wrote it.
        database: Of either kind.

    Raises:
        UsageFault: the database holds something.
    """
    with (
        closing(open_database(sqlite_url(file))) as source,
        source.reading() as reading,
        database.writing() as connection,
    ):
        if any(_count(connection, table) for table in METADATA.sorted_tables if table is not AUDIT_HEAD):
            raise UsageFault.say("The database holds something already; name an empty one.")
        _carry_over(reading, connection)
        for table in (LINKS, SESSIONS):
            connection.execute(delete(table))
        begun = JOBS.c.state == JobState.RUNNING
        connection.execute(update(JOBS).where(begun).values(state=JobState.QUEUED, tries=JOBS.c.tries - 1))


def counts(database: Database) -> dict[str, int]:
    """Return how many rows each table holds."""
    with database.reading() as connection:
        return {table.name: _count(connection, table) for table in METADATA.sorted_tables}


def originals(database: Database) -> Mapping[str, int]:
    """Return the size of every original that the database knows, by its SHA-256."""
    with database.reading() as connection:
        query = select(ORIGINALS.c.sha256, ORIGINALS.c.size).order_by(ORIGINALS.c.sha256)
        return {row.sha256: row.size for row in connection.execute(query)}


def _take_file(engine: Engine, file: Path) -> None:
    with (
        closing(sqlite3.connect(str(engine.url.database))) as source,
        closing(sqlite3.connect(file)) as target,
    ):
        source.backup(target)
    _make_one_file(file)


def _make_one_file(file: Path) -> None:
    """Have an SQLite file need no companion, so that it can be copied by itself."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _one_moment(engine: Engine) -> Iterator[Connection]:
    """Read PostgreSQL as it stands now, whatever is written meanwhile."""
    with engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    ) as connection:
        yield connection


def _carry_over(source: Connection, target: Connection) -> None:
    target.execute(delete(AUDIT_HEAD))
    for table in METADATA.sorted_tables:
        rows = source.execution_options(stream_results=True).execute(
            select(table).order_by(*table.primary_key)
        )
        for some in rows.mappings().partitions(AT_ONCE):
            target.execute(table.insert(), [dict(row) for row in some])
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Have PostgreSQL give the next row a number that no row has."""
    key = table.primary_key.columns.values()[0]
    if len(table.primary_key.columns) == 1 and isinstance(key.type, Integer) and key.autoincrement is True:
        most = connection.execute(select(func.coalesce(func.max(key), 0) + 1)).scalar_one()
        sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :next, false)")
        connection.execute(sequence, {"table": table.name, "column": key.name, "next": most})


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
