"""Sign-ins that failed: each makes the next one wait longer, for the account and for the address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.database import Database
from checker.storage.people_tables import ATTEMPTS

REMEMBERED = timedelta(hours=1)
LONGEST_WAIT = timedelta(minutes=5)
FREE_FOR_ACCOUNT, FREE_FOR_ADDRESS = 5, 30
"""Failures within the time remembered that make nobody wait: an office shares one address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Counts failures; nobody is locked out, everybody is slowed down."""

    database: Database
    clock: moments.Clock = moments.now

    def wait(self, login: str, origin: str) -> timedelta:
        """Return how long it takes until the next sign-in is heard; nothing where it is heard now."""
        waits = (self._wait(who, free) for who, free in _keys(login, origin))
        return max(waits)

    def failed(self, login: str, origin: str) -> None:
        """Keep a failure."""
        moment = self.clock()
        with self.database.writing() as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.moment < moments.write(moment - REMEMBERED)))
            for who, _ in _keys(login, origin):
                connection.execute(ATTEMPTS.insert().values(who=who, moment=moments.write(moment)))
            by = Actor(person="", name="", origin=origin)
            record(connection, moment, by, "sign_in.failed", f"account/{_keys(login, origin)[0][0][:16]}")

    def forget(self, login: str, origin: str) -> None:
        """Forget the failures of an account that somebody has signed in to."""
        with self.database.writing() as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.who == _keys(login, origin)[0][0]))

    def _wait(self, who: str, free: int) -> timedelta:
        moment = self.clock()
        since = moments.write(moment - REMEMBERED)
        query = select(func.count(), func.max(ATTEMPTS.c.moment)).where(
            ATTEMPTS.c.who == who, ATTEMPTS.c.moment >= since
        )
        with self.database.reading() as connection:
            number, last = connection.execute(query).one()
        if number < free:
            return timedelta()
        return max(timedelta(), _heard_again(moments.read(last), number - free) - moment)


def _heard_again(last: datetime, beyond: int) -> datetime:
    """Return when the next one is heard: one second later, then two, four, eight ..."""
    return last + min(timedelta(seconds=2 ** min(beyond, 20)), LONGEST_WAIT)


def _keys(login: str, origin: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the digests under which failures are kept, and how many of each are free."""
    account = hashlib.sha256(f"account {login.strip().casefold()}".encode()).hexdigest()
    address = hashlib.sha256(f"address {origin}".encode()).hexdigest()
    return (account, FREE_FOR_ACCOUNT), (address, FREE_FOR_ADDRESS)
