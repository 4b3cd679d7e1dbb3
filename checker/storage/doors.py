"""Who may come in: sign-in links that open once, and the sessions they open; only digests are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select

from checker.storage import moments
from checker.storage.database import Database
from checker.storage.tables import LINKS, SESSIONS

LINK_LASTS = timedelta(hours=12)
SESSION_LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Links and sessions."""

    database: Database
    clock: moments.Clock = moments.now

    def make_link(self) -> str:
        """Return a token that opens one session."""
        token = secrets.token_urlsafe(32)
        until = moments.write(self.clock() + LINK_LASTS)
        with self.database.writing() as connection:
            connection.execute(delete(LINKS).where(LINKS.c.until < moments.write(self.clock())))
            connection.execute(LINKS.insert().values(digest=_digest(token), until=until))
        return token

    def use_link(self, token: str) -> str | None:
        """Open a session with a token and return its key, or None where it opens nothing."""
        key, moment = secrets.token_urlsafe(32), self.clock()
        link = LINKS.c.digest == _digest(token)
        with self.database.writing() as connection:
            fresh = connection.execute(delete(LINKS).where(link, LINKS.c.until >= moments.write(moment)))
            if not fresh.rowcount:
                return None
            connection.execute(delete(SESSIONS).where(SESSIONS.c.until < moments.write(moment)))
            connection.execute(
                SESSIONS.insert().values(
                    digest=_digest(key),
                    created=moments.write(moment),
                    until=moments.write(moment + SESSION_LASTS),
                )
            )
        return key

    def is_open(self, key: str) -> bool:
        """Tell whether a session is open."""
        query = select(SESSIONS.c.digest).where(
            SESSIONS.c.digest == _digest(key), SESSIONS.c.until >= moments.write(self.clock())
        )
        with self.database.reading() as connection:
            return connection.execute(query).one_or_none() is not None

    def close(self, key: str) -> None:
        """End a session."""
        with self.database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == _digest(key)))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
