"""An opened store in a folder of its own, and a clock that stands still until it is told to move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.person import TERMINAL, Actor, Role
from checker.storage.store import Store, open_store
from tests.databases import chosen


@dataclass
class Clock:
    """A clock for tests."""

    moment: datetime = field(default=datetime(2024, 6, 1, 12, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, span: timedelta) -> None:
        self.moment += span


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Return a store, once over each database."""
    with chosen(request.param) as url:
        opened = open_store(tmp_path / "data", url=url, clock=clock)
        yield opened
        opened.close()


@pytest.fixture
def in_file(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Return a store over an SQLite file."""
    opened = open_store(tmp_path / "data", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def ada(store: Store) -> Actor:
    """Return a case handler."""
    return person(store, "ada", Role.CASE_HANDLER)


@pytest.fixture
def ben(store: Store) -> Actor:
    """Return a manager who has just proved who he is."""
    return person(store, "ben", Role.MANAGER)


def person(store: Store, login: str, *roles: Role) -> Actor:
    """Make an account and return it as somebody who acts."""
    identity = store.people.add(TERMINAL, login, login.title(), roles)
    return Actor(person=identity, name=login.title(), origin="test", confirmed=True)
