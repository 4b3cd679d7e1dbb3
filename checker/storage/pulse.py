"""Signs of life: when a worker was last heard of, and what the queue looks like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from checker.storage import moments
from checker.storage.jobs import LEASE
from checker.storage.records import JobState
from checker.storage.store import Store
from checker.storage.tables import JOBS

NOTICE = "worker"
EVERY = timedelta(seconds=10)
"""How often a worker without work says that it lives."""
DEAD_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is in the queue."""

    counts: tuple[tuple[str, str, int], ...]
    """Kind, state and number of jobs."""
    waiting: timedelta
    """How long the oldest job that nobody has begun is there."""


def beat(store: Store) -> None:
    """Say that a worker lives."""
    store.put_up(NOTICE, {"moment": moments.write(store.jobs.clock())})


def last_heard(store: Store) -> datetime | None:
    """Return when a worker last gave a sign of life, at work or without; None where none ever did."""
    notice = store.notice(NOTICE)
    query = select(func.max(JOBS.c.lease_until)).where(JOBS.c.state == JobState.RUNNING)
    with store.database.reading() as connection:
        lease = connection.execute(query).scalar_one()
    heard = [moments.read(str(notice["moment"]))] if notice else []
    heard += [moments.read(lease) - LEASE] if lease else []
    return max(heard, default=None)


def is_worked_on(store: Store) -> bool:
    """Tell whether a worker gave a sign of life lately."""
    heard = last_heard(store)
    return heard is not None and store.jobs.clock() - heard < DEAD_AFTER


def queue(store: Store) -> Queue:
    """Count the jobs, and tell how long the oldest one waits."""
    counted = select(JOBS.c.kind, JOBS.c.state, func.count()).group_by(JOBS.c.kind, JOBS.c.state)
    oldest = select(func.min(JOBS.c.created)).where(JOBS.c.state == JobState.QUEUED)
    with store.database.reading() as connection:
        counts = tuple((row[0], row[1], row[2]) for row in connection.execute(counted))
        since = connection.execute(oldest).scalar_one()
    waiting = store.jobs.clock() - moments.read(since) if since else timedelta()
    return Queue(counts=tuple(sorted(counts)), waiting=max(waiting, timedelta()))
