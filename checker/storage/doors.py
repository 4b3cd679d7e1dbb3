"""How one comes in: links that work once, and sessions; only digests of their secrets are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, select, update

from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.database import Database
from checker.storage.people_tables import LINKS, PEOPLE, SESSIONS

SESSION_LASTS = timedelta(hours=12)
IDLE_LASTS = timedelta(minutes=30)
"""How long a session may be left alone that no link on this machine has opened."""
FRESH = timedelta(minutes=10)
"""How long it counts that somebody has proved who they are."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is kept when a session was last used."""


class Purpose(StrEnum):
    """What a link is for."""

    ENTER = "enter"
    """Opens a session."""
    INVITE = "invite"
    """Lets somebody choose a password."""
    HALFWAY = "halfway"
    """Stands for a password that was right, until the second step is taken."""
    CHALLENGE = "challenge"
    """Is what a known passkey signs."""
    NEW_PASSKEY = "new_passkey"
    """Is what a new one signs: asked for after the password, so the other one does not do."""


LASTS = {
    Purpose.ENTER: timedelta(hours=12),
    Purpose.INVITE: timedelta(days=7),
    Purpose.HALFWAY: timedelta(minutes=5),
    Purpose.CHALLENGE: timedelta(minutes=5),
    Purpose.NEW_PASSKEY: timedelta(minutes=5),
}
"""How long each may be used."""


class Way(StrEnum):
    """How a session was opened."""

    LINK = "link"
    PASSWORD = "password"  # noqa: S105
    ELSEWHERE = "elsewhere"
    """By single sign-on."""
    TOKEN = "token"  # noqa: S105
    """By a program, for one request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser in which somebody is signed in."""

    id: str
    """Public name of the session; its key is known to the browser only."""
    person: str
    name: str
    way: Way
    created: datetime
    until: datetime
    seen: datetime
    confirmed: datetime
    """When the person last proved who they are."""
    origin: str
    """Address it was opened from."""
    agent: str
    """What the browser said about itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Links and sessions."""

    database: Database
    clock: moments.Clock = moments.now

    def make_link(self, person: str, purpose: Purpose = Purpose.ENTER) -> str:
        """Return a token that works once for a person."""
        token, moment = secrets.token_urlsafe(32), self.clock()
        until = moment + LASTS[purpose]
        values = {"person": person, "purpose": purpose, "until": moments.write(until)}
        with self.database.writing() as connection:
            connection.execute(delete(LINKS).where(LINKS.c.until < moments.write(moment)))
            connection.execute(LINKS.insert().values(digest=_digest(token), **values))
        return token

    def invited(self, token: str, purpose: Purpose = Purpose.INVITE) -> str | None:
        """Return the id of the person whom an invitation is for, or None where it is none."""
        with self.database.reading() as connection:
            query = select(LINKS.c.person).where(self._link(token, purpose))
            return connection.execute(query).scalar_one_or_none()

    def use_up(self, token: str, purpose: Purpose = Purpose.INVITE) -> bool:
        """Use a token up that opens nothing by itself; return whether it was good."""
        with self.database.writing() as connection:
            return bool(connection.execute(delete(LINKS).where(self._link(token, purpose))).rowcount)

    def use_link(self, token: str, origin: str = "", agent: str = "") -> str | None:
        """Open a session with a token and return its key, or None where it opens nothing."""
        link = self._link(token, Purpose.ENTER)
        with self.database.writing() as connection:
            query = select(LINKS.c.person).join(PEOPLE, PEOPLE.c.id == LINKS.c.person)
            who = query.where(link, PEOPLE.c.disabled.is_(None))
            person = connection.execute(who).scalar_one_or_none()
            if person is None or not connection.execute(delete(LINKS).where(link)).rowcount:
                return None
            return self._open(connection, person, Way.LINK, origin, agent)

    def open(self, person: str, origin: str = "", agent: str = "", way: Way = Way.PASSWORD) -> str:
        """Open a session for somebody who has proved who they are, and return its key."""
        with self.database.writing() as connection:
            return self._open(connection, person, way, origin, agent)

    def session(self, key: str) -> Session | None:
        """Return the open session of a key, or None; using it keeps it open."""
        moment = self.clock()
        with self.database.reading() as connection:
            found = _one(connection, SESSIONS.c.digest == _digest(key))
        if found is None or not _is_open(found, moment):
            return None
        if moment - found.seen < SEEN_EVERY:
            return found
        with self.database.writing() as connection:
            mine = SESSIONS.c.digest == _digest(key)
            connection.execute(update(SESSIONS).where(mine).values(seen=moments.write(moment)))
        return replace(found, seen=moment)

    def is_fresh(self, session: Session) -> bool:
        """Tell whether the person has proved within the last minutes who they are."""
        return self.clock() - session.confirmed < FRESH

    def confirm(self, by: Actor, key: str) -> None:
        """Note that the person has proved anew who they are."""
        moment = self.clock()
        with self.database.writing() as connection:
            mine = SESSIONS.c.digest == _digest(key)
            connection.execute(update(SESSIONS).where(mine).values(confirmed=moments.write(moment)))
            record(connection, moment, by, "session.confirmed", f"session/{_public(_digest(key))}")

    def sessions(self, person: str) -> tuple[Session, ...]:
        """Return the open sessions of a person, the one used last first."""
        with self.database.reading() as connection:
            query = _query().where(SESSIONS.c.person == person).order_by(SESSIONS.c.seen.desc())
            found = [_session(row) for row in connection.execute(query)]
        return tuple(session for session in found if _is_open(session, self.clock()))

    def close(self, key: str) -> None:
        """End a session."""
        self._close(SESSIONS.c.digest == _digest(key), "session.closed", None)

    def revoke(self, by: Actor, person: str, session: str) -> None:
        """End a session of a person from another browser."""
        mine = SESSIONS.c.person == person
        self._close(mine & SESSIONS.c.digest.startswith(session, autoescape=True), "session.revoked", by)

    def _link(self, token: str, purpose: Purpose) -> ColumnElement[bool]:
        is_good = LINKS.c.until >= moments.write(self.clock())
        return (LINKS.c.digest == _digest(token)) & (LINKS.c.purpose == purpose) & is_good

    def _open(self, connection: Connection, person: str, way: Way, origin: str, agent: str) -> str:
        key, moment = secrets.token_urlsafe(32), self.clock()
        now, until = moments.write(moment), moments.write(moment + SESSION_LASTS)
        connection.execute(delete(SESSIONS).where(SESSIONS.c.until < now))
        connection.execute(
            SESSIONS.insert().values(
                digest=_digest(key), person=person, way=way, created=now, until=until, seen=now,
                confirmed=now, origin=origin[:64], agent=agent[:255],
            )
        )  # fmt: skip
        name = connection.execute(select(PEOPLE.c.name).where(PEOPLE.c.id == person)).scalar_one()
        by = Actor(person=person, name=name, origin=origin)
        record(connection, moment, by, "session.opened", f"session/{_public(_digest(key))}", way=way)
        return key

    def _close(self, which: ColumnElement[bool], action: str, by: Actor | None) -> None:
        with self.database.writing() as connection:
            for row in connection.execute(_query().where(which)).all():
                found = _session(row)
                connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == row.digest))
                who = by or Actor(person=found.person, name=found.name, origin=found.origin)
                record(connection, self.clock(), who, action, f"session/{found.id}", person=found.person)


def _query() -> Select[tuple[object, ...]]:
    return select(*SESSIONS.c, PEOPLE.c.name).join(PEOPLE, PEOPLE.c.id == SESSIONS.c.person)


def _one(connection: Connection, which: ColumnElement[bool]) -> Session | None:
    row = connection.execute(_query().where(which, PEOPLE.c.disabled.is_(None))).one_or_none()
    return _session(row) if row else None


def _is_open(session: Session, moment: datetime) -> bool:
    idle = SESSION_LASTS if session.way is Way.LINK else IDLE_LASTS
    return moment <= session.until and moment - session.seen <= idle


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(
        id=_public(row.digest),
        person=row.person,
        name=row.name,
        way=Way(row.way),
        created=moments.read(row.created),
        until=moments.read(row.until),
        seen=moments.read(row.seen),
        confirmed=moments.read(row.confirmed),
        origin=row.origin,
        agent=row.agent,
    )


def _public(digest: str) -> str:
    return digest[:16]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
