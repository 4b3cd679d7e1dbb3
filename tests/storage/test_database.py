"""The database loses nothing, comes up to date by itself and refuses what it does not know."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from checker.domain.errors import StoreError
from checker.storage.database import open_database, sqlite_url
from checker.storage.store import Store, open_store
from checker.storage.tables import METADATA, NOTICES

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 30_000,
    "trusted_schema": 0,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_connection_is_set_up_to_lose_nothing(in_file: Store, name: str) -> None:
    with in_file.database.reading() as one, in_file.database.reading() as other:
        for connection in (one, other):
            assert connection.execute(text(f"PRAGMA {name}")).scalar_one() == SETTINGS[name]


def test_the_migrations_lead_to_the_tables_of_the_code(store: Store) -> None:
    with store.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    open_store(tmp_path).put_up("catalogue", {"profiles": []})
    assert open_store(tmp_path).notice("catalogue") == {"profiles": []}
    assert not list(tmp_path.glob("*-before-*"))


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "checker.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        open_store(tmp_path)


def test_a_transaction_that_breaks_off_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.database.writing() as connection:
        connection.execute(NOTICES.insert().values(name="half", body="{}"))
        raise RuntimeError
    assert store.notice("half") is None


def test_a_writer_takes_its_turn_from_the_first_statement_on(in_file: Store) -> None:
    other = sqlite3.connect(in_file.database.engine.url.database or "", timeout=0)
    with closing(other), in_file.database.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")


def test_a_broken_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "checker.db"
    file.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="cannot be used"):
        open_database(sqlite_url(file))


def test_the_tables_can_be_made_in_postgresql() -> None:
    for table in METADATA.sorted_tables:
        assert (
            str(CreateTable(table).compile(dialect=postgresql.dialect())).strip().startswith("CREATE TABLE")
        )
