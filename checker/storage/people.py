"""Accounts, and what each may do in which case."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, delete, or_, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor, Permission, Role, allowed
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.database import Database, add_if_new
from checker.storage.passwords import fits, hashed
from checker.storage.people_tables import IDENTITIES, PEOPLE, ROLES, SESSIONS

LOCAL = "local"
"""Id and login of the person who opens the link that the terminal shows."""
EVERYWHERE = ""
"""Stands for every case, where a role is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account."""

    id: str
    login: str
    """What one signs in with, in lower case."""
    name: str
    """As others see it."""
    created: datetime
    disabled: datetime | None
    has_password: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A role that somebody has, in a case or everywhere."""

    person: str
    case: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everything that can be done with accounts and roles."""

    database: Database
    clock: moments.Clock = moments.now

    def add(self, by: Actor, login: str, name: str, roles: Sequence[Role] = ()) -> str:
        """Make an account without a password, with roles that hold everywhere, and return its id."""
        with self.database.writing() as connection:
            return _add(connection, self.clock(), by, login, name, roles)

    def from_elsewhere(self, by: Actor, issuer: str, subject: str, login: str, name: str) -> str:
        """Return the account of somebody whom an issuer vouches for, made at the first time.

        Raises `UsageFault` where the name to sign in with belongs to another account: nobody takes one over.
        """
        which = (IDENTITIES.c.issuer == issuer) & (IDENTITIES.c.subject == subject)
        with self.database.writing() as connection:
            known = connection.execute(select(IDENTITIES.c.person).where(which)).scalar_one_or_none()
            if known:
                return str(known)
            person = _add(connection, self.clock(), by, login, name, ())
            connection.execute(IDENTITIES.insert().values(issuer=issuer, subject=subject, person=person))
        return person

    def keep_roles(self, by: Actor, person: str, wanted: Collection[Role]) -> None:
        """Give and take roles that hold everywhere until they are the wanted ones."""
        had = {given.role for given in self.roles(person, EVERYWHERE)}
        for role in sorted(set(wanted) - had):
            self.give(by, person, role)
        for role in sorted(had - set(wanted)):
            self.take(by, person, role)

    def local(self) -> Person:
        """Return the person who works alone on this machine, with every role; made when first asked for."""
        moment = self.clock()
        with self.database.writing() as connection:
            if _insert(connection, LOCAL, LOCAL, LOCAL, moment):
                for role in Role:
                    _give(connection, LOCAL, EVERYWHERE, role, moment)
        return self.get(LOCAL)

    def get(self, person: str) -> Person:
        """Return an account; raises `NotFound`."""
        found = self._one(PEOPLE.c.id == person)
        if found is None:
            raise NotFound.say("There is no account with the number {id}.", id=person)
        return found

    def by_login(self, login: str) -> Person | None:
        """Return the account somebody signs in with, or None."""
        return self._one(PEOPLE.c.login == login.strip().casefold())

    def all(self) -> tuple[Person, ...]:
        """Return every account, by name."""
        with self.database.reading() as connection:
            rows = connection.execute(select(PEOPLE).order_by(PEOPLE.c.name, PEOPLE.c.id)).all()
        return tuple(_person(row) for row in rows)

    def names(self) -> dict[str, str]:
        """Return the name of every account by its id."""
        return {person.id: person.name for person in self.all()}

    def set_password(self, by: Actor, person: str, password: str) -> None:
        """Give an account a password and end its sessions; raises `UsageFault` for a weak one."""
        found = self.get(person)
        kept = hashed(password, found.login, found.name)
        with self.database.writing() as connection:
            connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(password=kept))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.person == person))
            record(connection, self.clock(), by, "person.password_set", f"person/{person}")

    def is_password(self, person: str, password: str) -> bool:
        """Tell whether a password is that of an account; takes as long where there is no such account."""
        query = select(PEOPLE.c.password).where(PEOPLE.c.id == person, PEOPLE.c.disabled.is_(None))
        with self.database.reading() as connection:
            kept = connection.execute(query).scalar_one_or_none()
        return fits(kept or "", password)

    def rename(self, by: Actor, person: str, name: str) -> None:
        """Change how others see somebody."""
        before = self.get(person).name
        with self.database.writing() as connection:
            connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(name=name))
            record(
                connection, self.clock(), by, "person.renamed", f"person/{person}", before=before, after=name
            )

    def disable(self, by: Actor, person: str) -> None:
        """Close an account and end its sessions; what it did stays under its name."""
        self._set_disabled(by, person, moments.write(self.clock()), "person.disabled")

    def enable(self, by: Actor, person: str) -> None:
        """Open a closed account again."""
        self._set_disabled(by, person, None, "person.enabled")

    def give(self, by: Actor, person: str, role: Role, case: str = EVERYWHERE) -> None:
        """Give somebody a role, in one case or everywhere."""
        if case and not role.is_of_case:
            raise UsageFault.say("The role {role} holds everywhere or not at all.", role=role)
        self.get(person)
        with self.database.writing() as connection:
            if _give(connection, person, case, role, self.clock()):
                record(connection, self.clock(), by, "role.given", f"person/{person}", case, role=role)

    def take(self, by: Actor, person: str, role: Role, case: str = EVERYWHERE) -> None:
        """Take a role from somebody; the last administrator stays one."""
        which = _which(person, case) & (ROLES.c.role == role)
        with self.database.writing() as connection:
            if role is Role.ADMINISTRATOR:
                _keep_one_administrator(connection, person)
            if connection.execute(delete(ROLES).where(which)).rowcount:
                record(connection, self.clock(), by, "role.taken", f"person/{person}", case, role=role)

    def roles(self, person: str | None = None, case: str | None = None) -> tuple[Given, ...]:
        """Return the roles of a person, in a case, or both; roles that hold everywhere have no case."""
        query = select(ROLES).order_by(ROLES.c.person, ROLES.c.case_id, ROLES.c.role)
        if person is not None:
            query = query.where(ROLES.c.person == person)
        if case is not None:
            query = query.where(ROLES.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Given(person=row.person, case=row.case_id, role=Role(row.role)) for row in rows)

    def permissions(self, person: str, case: str = EVERYWHERE) -> frozenset[Permission]:
        """Return what somebody may do in a case, or everywhere; nothing for a closed account."""
        query = select(ROLES.c.role).join(PEOPLE, PEOPLE.c.id == ROLES.c.person).where(
            ROLES.c.person == person,
            or_(ROLES.c.case_id == case, ROLES.c.case_id == EVERYWHERE),
            PEOPLE.c.disabled.is_(None),
        )  # fmt: skip
        with self.database.reading() as connection:
            return allowed(Role(name) for name in connection.execute(query).scalars())

    def _one(self, which: ColumnElement[bool]) -> Person | None:
        with self.database.reading() as connection:
            row = connection.execute(select(PEOPLE).where(which)).one_or_none()
        return _person(row) if row else None

    def _set_disabled(self, by: Actor, person: str, moment: str | None, action: str) -> None:
        self.get(person)
        with self.database.writing() as connection:
            if moment:
                _keep_one_administrator(connection, person)
                connection.execute(delete(SESSIONS).where(SESSIONS.c.person == person))
            connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(disabled=moment))
            record(connection, self.clock(), by, action, f"person/{person}")


def _add(
    connection: Connection, moment: datetime, by: Actor, login: str, name: str, roles: Sequence[Role]
) -> str:
    identity, login = secrets.token_hex(8), login.strip().casefold()
    if not login or not name.strip():
        raise UsageFault.say("Fill in both the name and the name to sign in with.")
    if not _insert(connection, identity, login, name.strip(), moment):
        raise UsageFault.say(
            "There is an account {login} already; choose another name to sign in with.", login=login
        )
    for role in roles:
        _give(connection, identity, EVERYWHERE, role, moment)
    record(connection, moment, by, "person.added", f"person/{identity}", login=login, roles=sorted(roles))
    return identity


def _insert(connection: Connection, identity: str, login: str, name: str, moment: datetime) -> bool:
    return add_if_new(
        connection, PEOPLE, id=identity, login=login, name=name, password="", created=moments.write(moment)
    )


def _give(connection: Connection, person: str, case: str, role: Role, moment: datetime) -> bool:
    return add_if_new(connection, ROLES, person=person, case_id=case, role=role, given=moments.write(moment))


def _which(person: str, case: str) -> ColumnElement[bool]:
    return (ROLES.c.person == person) & (ROLES.c.case_id == case)


def _keep_one_administrator(connection: Connection, person: str) -> None:
    """Refuse to leave nobody who can make accounts."""
    others = select(ROLES.c.person).join(PEOPLE, PEOPLE.c.id == ROLES.c.person).where(
        ROLES.c.role == Role.ADMINISTRATOR, ROLES.c.person != person, PEOPLE.c.disabled.is_(None)
    )  # fmt: skip
    is_one = select(ROLES.c.person).where(_which(person, EVERYWHERE), ROLES.c.role == Role.ADMINISTRATOR)
    if connection.execute(is_one).first() and not connection.execute(others).first():
        raise UsageFault.say(
            "This is the only administrator; make somebody else an administrator before you change this."
        )


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(
        id=row.id,
        login=row.login,
        name=row.name,
        created=moments.read(row.created),
        disabled=moments.read(row.disabled) if row.disabled else None,
        has_password=bool(row.password),
    )
