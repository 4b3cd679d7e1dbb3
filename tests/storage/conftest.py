"""An opened store in a folder of its own, and a clock that stands still until it is told to move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.storage.store import Store, open_store


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


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(tmp_path / "data", clock=clock)
    yield opened
    opened.close()
