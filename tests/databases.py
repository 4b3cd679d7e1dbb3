"""Databases for tests: an SQLite file, or a PostgreSQL database that is made for one test and dropped."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

SERVER = os.environ.get("POSTGRESQL", "postgres@127.0.0.1:5432")
"""User, host and port of a PostgreSQL server that lets this user make databases; `make test` starts one."""
EVERYWHERE = os.environ.get("TEST_DATABASE", "")
"""``postgresql`` to have every test use it that does not choose for itself."""


@contextmanager
def postgresql() -> Iterator[str]:
    """Make an empty database, yield its URL, drop it."""
    name = f"checker_test_{secrets.token_hex(6)}"
    with psycopg.connect(f"postgresql://{SERVER}/postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield f"postgresql+psycopg://{SERVER}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def chosen(kind: str = EVERYWHERE) -> Iterator[str]:
    """Yield the URL that `open_store` takes: empty for SQLite, else that of a PostgreSQL database."""
    if kind == "postgresql":
        with postgresql() as url:
            yield url
    else:
        yield ""
