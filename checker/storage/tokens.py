"""Tokens with which programs ask in the place of a person: shown once, kept as digests, with an end."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Row, delete, select, update

from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.database import Database
from checker.storage.doors import SEEN_EVERY, Session, Way
from checker.storage.people_tables import PEOPLE, TOKENS

PREFIX = "checker_"
"""Lets people, and programs that look for lost secrets, tell what the token is for."""
LASTS = (30, 90, 365)
"""Days for which a token may be made."""
NEVER_PROVED = datetime(1970, 1, 1, tzinfo=UTC)
"""A program never proves anew who it is, so what asks for that stays closed to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What is known of a token; the token itself is not."""

    id: str
    name: str
    """What the person called it."""
    created: datetime
    until: datetime
    seen: datetime | None
    """When it was last used; None for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Everything that can be done with tokens."""

    database: Database
    clock: moments.Clock = moments.now

    def make(self, by: Actor, name: str, days: int) -> str:
        """Make a token for the person who asks and return it; it cannot be shown again.

        Raises:
            UsageFault: it has no name, or lasts other than one of `LASTS`.
        """
        if not name.strip() or days not in LASTS:
            raise UsageFault.say("Say what the token is for, and choose from the list how long it lasts.")
        key, moment = PREFIX + secrets.token_urlsafe(32), self.clock()
        until = moments.write(moment + timedelta(days=days))
        with self.database.writing() as connection:
            connection.execute(
                TOKENS.insert().values(
                    digest=_digest(key), person=by.person, name=name, created=moments.write(moment),
                    until=until, seen=None,
                )
            )  # fmt: skip
            thing = f"token/{_public(_digest(key))}"
            record(connection, moment, by, "token.made", thing, name=name, until=until)
        return key

    def of(self, person: str) -> tuple[Token, ...]:
        """Return the tokens of a person that still work, the newest first."""
        query = select(TOKENS).where(TOKENS.c.person == person, TOKENS.c.until >= self._now())
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(TOKENS.c.created.desc(), TOKENS.c.digest)).all()
        return tuple(_token(row) for row in rows)

    def session(self, key: str) -> Session | None:
        """Return the standing of the program that shows a token, or None where it opens nothing."""
        query = select(*TOKENS.c, PEOPLE.c.name.label("who")).join(PEOPLE, PEOPLE.c.id == TOKENS.c.person)
        mine = TOKENS.c.digest == _digest(key)
        good = query.where(mine, TOKENS.c.until >= self._now(), PEOPLE.c.disabled.is_(None))
        with self.database.reading() as connection:
            row = connection.execute(good).one_or_none()
        if row is None:
            return None
        moment = self.clock()
        if row.seen is None or moment - moments.read(row.seen) >= SEEN_EVERY:
            with self.database.writing() as connection:
                connection.execute(update(TOKENS).where(mine).values(seen=moments.write(moment)))
        return Session(
            id=_public(row.digest), person=row.person, name=row.who, way=Way.TOKEN,
            created=moments.read(row.created), until=moments.read(row.until), seen=moment,
            confirmed=NEVER_PROVED, origin="", agent="",
        )  # fmt: skip

    def revoke(self, by: Actor, token: str) -> None:
        """End a token of the person who asks; nothing where there is none of this number."""
        mine = (TOKENS.c.person == by.person) & TOKENS.c.digest.startswith(token, autoescape=True)
        with self.database.writing() as connection:
            for row in connection.execute(select(TOKENS).where(mine)).all():
                connection.execute(delete(TOKENS).where(TOKENS.c.digest == row.digest))
                thing = f"token/{_public(row.digest)}"
                record(connection, self.clock(), by, "token.revoked", thing, name=row.name)

    def _now(self) -> str:
        return moments.write(self.clock())


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(
        id=_public(row.digest),
        name=row.name,
        created=moments.read(row.created),
        until=moments.read(row.until),
        seen=moments.read(row.seen) if row.seen else None,
    )


def _public(digest: str) -> str:
    return digest[:16]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
