"""Moments as the database keeps them: text that sorts as time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the moment it is, with its zone; tests hand in their own."""


def now() -> datetime:
    """Tell the moment it is."""
    return datetime.now(UTC)


def write(moment: datetime) -> str:
    """Write a moment for the database."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """Read a moment of the database."""
    return datetime.fromisoformat(text)
