"""Opens the database: connections that lose nothing, transactions, and the steps to the newest schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from checker.domain.errors import StoreError
from checker.domain.message import Message, say

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=30000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
)
MIGRATION_LOCK = 20221019
"""A number that other programs on the same PostgreSQL server do not lock."""


class Unreachable(StoreError):
    """The database does not answer at this moment; what was asked of it can be asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Hands out transactions; reads see one state, writes take their turn from the first statement on."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that writes nothing."""
        with _said(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is kept as a whole or not at all."""
        writes = {"checker_writes": True}
        with _said(), self.engine.connect().execution_options(**writes) as connection, connection.begin():
            yield connection

    def forget(self) -> None:
        """Have no copy of deleted rows lie in the log beside an SQLite file."""
        if self.engine.dialect.name == "sqlite":
            with _said(), self.engine.connect() as connection:
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """Open the database at an SQLAlchemy URL and bring its schema up to date.

    Raises:
        StoreError: the database cannot be used, or a newer version of checker has written it.
    """
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    with _said():
        _migrate(engine)
    return Database(engine=engine)


def schema_fault(url: str) -> Message | None:
    """Return what is wrong with the schema of a database, changing nothing; raises `StoreError`."""
    engine = create_engine(url, hide_parameters=True)
    head = _scripts(_config()).get_current_head()
    try:
        with _said(), engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    if current == head:
        return None
    return say(
        "The database has the schema {current}, and this version needs {head}; make a backup and start "
        "checker.",
        current=current or "-",
        head=head or "-",
    )


def add_if_new(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless one with its key is there; return whether it was inserted."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    added = dialect.insert(table).values(**values).on_conflict_do_nothing()
    return connection.execute(added.returning(*table.primary_key)).first() is not None


def sqlite_url(file: Path) -> str:
    """Return the URL of a database file."""
    return f"sqlite:///{file.absolute()}"


def _set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: _begin does
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("checker_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _said() -> Iterator[None]:
    """Turn what a driver raises into a sentence for a person."""
    try:
        yield
    except DBAPIError as cause:
        raise Unreachable.say(
            "The database in the data folder cannot be used ({cause}); check that the disk is not full "
            "and that checker may write there.",
            cause=str(cause.orig),
        ) from cause


def _migrate(engine: Engine) -> None:
    """Run the steps that are missing; a file that already holds something is copied first."""
    config = _config()
    scripts = _scripts(config)
    with (
        engine.connect().execution_options(checker_writes=True) as connection,
        _one_at_a_time(connection, MIGRATION_LOCK),
    ):
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None:
            _refuse_unknown(current, scripts)
            _back_up(engine, current)
        connection.rollback()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "checker.storage:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _scripts(config: Config) -> ScriptDirectory:
    return ScriptDirectory.from_config(config)


@contextmanager
def only_one(engine: Engine, number: int) -> Iterator[None]:
    """Have other processes wait that want to do the same, known by a number."""
    with engine.connect() as connection, _one_at_a_time(connection, number):
        yield


@contextmanager
def _one_at_a_time(connection: Connection, number: int) -> Iterator[None]:
    """Have other processes wait that would migrate too; SQLite's own lock does so by itself."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({number})")
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({number})")
        connection.commit()


def _refuse_unknown(current: str, scripts: ScriptDirectory) -> None:
    if current not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError.say(
            "The data folder was written by a newer version of checker (schema {revision}); "
            "start that version.",
            revision=current,
        )


def _back_up(engine: Engine, revision: str) -> None:
    """Copy an SQLite file beside itself; other databases are backed up by their operator."""
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file:
        return
    copy = Path(file).with_name(f"{Path(file).stem}-before-{revision}.db")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
