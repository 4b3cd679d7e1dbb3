"""Cases, and the versions of the profile that each is judged by."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select, update

from checker.domain.case import Capacity
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor, Permission, Role, allowed
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_tables import CASE_ASSESSMENTS, CASE_DOCUMENTS, CASE_PROFILES, CASES
from checker.storage.database import Database, add_if_new
from checker.storage.people_tables import ROLES
from checker.storage.queueing import plain

READERS = [role for role in Role if Permission.READ in allowed([role])]


class Overtaken(UsageFault):
    """Somebody else changed the same thing in the meantime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as lists show it."""

    id: str
    number: str
    """As the regulator numbers its cases; no two are the same."""
    title: str
    platform: str
    capacity: Capacity
    version: int
    """Counts the changes, so that two people do not overwrite each other."""
    created: datetime
    author: str
    closed: datetime | None
    documents: int = 0
    assessments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseProfile:
    """What is held to be true of the service, from a moment on, and why it was changed."""

    version: int
    facts: Mapping[str, object]
    """As the form of an assessment asks it: ``services``, ``profile``, ``size``."""
    reason: str
    author: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Everything that can be done with a case as a whole."""

    database: Database
    clock: moments.Clock = moments.now

    def open(
        self,
        by: Actor,
        *,
        number: str,
        title: str,
        platform: str,
        capacity: Capacity,
        facts: Mapping[str, object],
    ) -> str:
        """Open a case, make who opens it its case handler, and return its id."""
        identity, moment = secrets.token_hex(8), self.clock()
        now = moments.write(moment)
        with self.database.writing() as connection:
            if not add_if_new(
                connection, CASES, id=identity, number=number, title=title, platform=platform,
                capacity=capacity, version=1, created=now, author=by.person, closed=None,
            ):  # fmt: skip
                raise UsageFault.say(
                    "There is a case {number} already; choose another number.", number=number
                )
            _add_profile(connection, identity, 1, facts, "", by, now)
            role = {"person": by.person, "case_id": identity, "role": Role.CASE_HANDLER}
            add_if_new(connection, ROLES, **role, given=now)
            thing = f"case/{identity}"
            told = {"number": number, "title": title, "platform": platform, "profile": dict(facts)}
            record(connection, moment, by, "case.opened", thing, identity, capacity=capacity, opened=told)
        return identity

    def get(self, case: str) -> Case:
        """Return a case; raises `NotFound`."""
        with self.database.reading() as connection:
            row = connection.execute(_query().where(CASES.c.id == case)).one_or_none()
        if row is None:
            raise no_case(case)
        return _case(row)

    def by_number(self, number: str) -> Case | None:
        """Return the case that has a number, or None."""
        with self.database.reading() as connection:
            row = connection.execute(_query().where(CASES.c.number == number)).one_or_none()
        return _case(row) if row else None

    def of(self, person: str, *, is_closed: bool = False) -> tuple[Case, ...]:
        """Return the cases that a person may read, newest first: the open or the closed ones."""
        closed = CASES.c.closed.is_not(None) if is_closed else CASES.c.closed.is_(None)
        query = _query().where(closed, _readable(person)).order_by(CASES.c.created.desc(), CASES.c.id)
        with self.database.reading() as connection:
            return tuple(_case(row) for row in connection.execute(query))

    def change(self, by: Actor, case: Case, *, title: str, platform: str, capacity: Capacity) -> None:
        """Change what a case is called; raises `Overtaken` where somebody else was first."""
        after = {"title": title, "platform": platform, "capacity": capacity}
        before = {"title": case.title, "platform": case.platform, "capacity": case.capacity}
        with self.database.writing() as connection:
            _change(connection, case, **after)
            thing = f"case/{case.id}"
            record(connection, self.clock(), by, "case.changed", thing, case.id, before=before, after=after)

    def set_closed(self, by: Actor, case: Case, *, is_closed: bool) -> None:
        """Close a case or open it again."""
        moment = self.clock()
        with self.database.writing() as connection:
            _change(connection, case, closed=moments.write(moment) if is_closed else None)
            action = "case.closed" if is_closed else "case.reopened"
            record(connection, moment, by, action, f"case/{case.id}", case.id)

    def profile(self, case: str) -> CaseProfile:
        """Return the newest version of the profile."""
        return self.profiles(case)[0]

    def profiles(self, case: str) -> tuple[CaseProfile, ...]:
        """Return every version of the profile, newest first."""
        query = select(CASE_PROFILES).where(CASE_PROFILES.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(CASE_PROFILES.c.version.desc())).all()
        return tuple(
            CaseProfile(
                version=row.version, facts=json.loads(row.facts), reason=row.reason, author=row.author,
                created=moments.read(row.created),
            )
            for row in rows
        )  # fmt: skip

    def set_profile(self, by: Actor, case: str, facts: Mapping[str, object], reason: str, after: int) -> int:
        """Add a version of the profile and return its number.

        Args:
            by: Who says so.
            case: Id of the case.
            facts: As in `CaseProfile.facts`.
            reason: Why it changes; not empty.
            after: Number of the version that the person saw.

        Raises:
            UsageFault: the reason is empty.
            Overtaken: somebody else added a version in the meantime.
        """
        if not reason.strip():
            raise UsageFault.say("Say why the profile changes; the reason stays in the case.")
        moment = self.clock()
        with self.database.writing() as connection:
            _add_profile(connection, case, after + 1, facts, reason, by, moments.write(moment))
            thing = f"profile/{after + 1}"
            record(connection, moment, by, "profile.changed", thing, case, reason=reason, after=dict(facts))
        return after + 1


def no_case(case: str) -> NotFound:
    """Return what is said of a case that is not there, or that the person may not see."""
    return NotFound.say("There is no case with the number {id}; the list of cases shows yours.", id=case)


def overtaken() -> Overtaken:
    """Return what is said to whoever came second."""
    return Overtaken.say("Somebody else has changed this in the meantime; reload the page and look again.")


def _add_profile(
    connection: Connection,
    case: str,
    version: int,
    facts: Mapping[str, object],
    reason: str,
    by: Actor,
    now: str,
) -> None:
    if not add_if_new(
        connection, CASE_PROFILES, case_id=case, version=version, facts=plain(dict(facts)), reason=reason,
        author=by.person, created=now,
    ):  # fmt: skip
        raise overtaken()


def _change(connection: Connection, case: Case, **values: object) -> None:
    which = (CASES.c.id == case.id) & (CASES.c.version == case.version)
    done = connection.execute(update(CASES).where(which).values(version=case.version + 1, **values))
    if not done.rowcount:
        raise overtaken()


def _query() -> Select[tuple[object, ...]]:
    documents = select(func.count()).where(
        CASE_DOCUMENTS.c.case_id == CASES.c.id, CASE_DOCUMENTS.c.withdrawn.is_(None)
    )
    assessments = select(func.count()).where(CASE_ASSESSMENTS.c.case_id == CASES.c.id)
    return select(
        *CASES.c,
        documents.scalar_subquery().label("documents"),
        assessments.scalar_subquery().label("assessments"),
    )


def _readable(person: str) -> ColumnElement[bool]:
    """Return the condition that a person has a role that reads: in the case, or everywhere."""
    roles = select(ROLES.c.role).where(
        ROLES.c.person == person,
        ROLES.c.role.in_(READERS),
        or_(ROLES.c.case_id == CASES.c.id, ROLES.c.case_id == ""),
    )
    return roles.correlate(CASES).exists()


def _case(row: Row[tuple[object, ...]]) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        title=row.title,
        platform=row.platform,
        capacity=Capacity(row.capacity),
        version=row.version,
        created=moments.read(row.created),
        author=row.author,
        closed=moments.read(row.closed) if row.closed else None,
        documents=row.documents,
        assessments=row.assessments,
    )
