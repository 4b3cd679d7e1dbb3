"""What may be deleted and why, before anything is; and proposals to do it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, delete, func, select

from checker.domain.case import State
from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.domain.retention import Rules, Term, kind_of, term
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_tables import CASE_ASSESSMENTS, CASES
from checker.storage.database import Database, add_if_new
from checker.storage.doomed import doomed
from checker.storage.records import JobState
from checker.storage.retention_tables import HOLDS, PROPOSALS
from checker.storage.tables import JOBS


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Who wants a case deleted."""

    person: str
    name: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A closed case, with whether it may go, and why."""

    case: str
    number: str
    opened: datetime
    closed: datetime
    term: Term
    holds: tuple[str, ...]
    """Reasons why it is kept all the same."""
    is_busy: bool
    """True while the worker has something to do for it."""
    proposed: Proposed | None
    rows: Mapping[str, int]
    """What would go: rows by table; empty for a case that stays."""
    originals: Mapping[str, bool]
    """Digests of its originals, each with whether its bytes would go too."""
    day: date
    """On which all this holds."""

    @property
    def goes(self) -> bool:
        """True where nothing stands in the way of deleting it."""
        return self.term.is_over(self.day) and not self.holds and not self.is_busy

    @property
    def why(self) -> Message:
        """Why it goes, or stays."""
        if self.term.until is None:
            return say("no rule says when it goes, so it stays")
        if not self.term.is_over(self.day):
            return say("stays until {day}", day=self.term.until.isoformat())
        if self.holds:
            return say("stays, because it is held")
        if self.is_busy:
            return say("stays, because work on it is not finished")
        return say("goes, because it was to be kept until {day}", day=self.term.until.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Lists closed cases with what becomes of them, and keeps proposals."""

    database: Database
    clock: moments.Clock = moments.now

    def plan(self, rules: Rules) -> tuple[Planned, ...]:
        """Return every closed case with whether it would be deleted now; changes nothing."""
        day = self.clock().date()
        with self.database.reading() as connection:
            rows = connection.execute(_closed().order_by(CASES.c.closed, CASES.c.id)).all()
            return tuple(planned(connection, row, rules, day) for row in rows)

    def propose(self, by: Actor, cases: Collection[str], rules: Rules) -> None:
        """Propose to delete cases; raises `UsageFault` where none was chosen or one of them stays."""
        if not cases:
            raise UsageFault.say("Tick at least one case.")
        moment = self.clock()
        with self.database.writing() as connection:
            for case in sorted(cases):
                goes(connection, case, rules, moment.date())
                values = {"person": by.person, "name": by.name, "created": moments.write(moment)}
                if add_if_new(connection, PROPOSALS, case_id=case, **values):
                    record(connection, moment, by, "deletion.proposed", f"case/{case}", case)

    def withdraw(self, by: Actor, cases: Collection[str]) -> None:
        """Take proposals back; raises `UsageFault` where there is none."""
        moment = self.clock()
        with self.database.writing() as connection:
            done = [case for case in sorted(cases) if _drop(connection, case)]
            for case in done:
                record(connection, moment, by, "deletion.withdrawn", f"case/{case}", case)
        if not done:
            raise UsageFault.say("Tick at least one case.")


def goes(connection: Connection, case: str, rules: Rules, day: date) -> Planned:
    """Return a case that may be deleted; raises `UsageFault` with why it may not."""
    row = connection.execute(_closed().where(CASES.c.id == case)).one_or_none()
    if row is None:
        raise UsageFault.say("One of these cases is open or no longer there; look at the list again.")
    found = planned(connection, row, rules, day)
    if not found.goes:
        raise UsageFault.say("Case {number} stays; look at the list again for why.", number=found.number)
    return found


def planned(connection: Connection, row: Row[tuple[object, ...]], rules: Rules, day: date) -> Planned:
    """Return what would become of a closed case on a day."""
    closed = moments.read(row.closed)
    until = term(rules, kind_of(assessments=row.assessments, signed=row.signed), closed.date())
    is_over = until.is_over(day)
    of_case = doomed(connection, row.id)
    held = select(HOLDS.c.reason).where(HOLDS.c.case_id == row.id, HOLDS.c.lifted.is_(None))
    busy = JOBS.c.state.in_((JobState.QUEUED, JobState.RUNNING)) & JOBS.c.id.in_(of_case.jobs)
    return Planned(
        case=row.id,
        number=row.number,
        opened=moments.read(row.created),
        closed=closed,
        term=until,
        holds=tuple(connection.execute(held.order_by(HOLDS.c.created)).scalars()),
        is_busy=bool(connection.execute(select(func.count()).where(busy)).scalar_one()),
        proposed=_proposed(connection, row.id),
        rows=of_case.counts(connection) if is_over else {},
        originals=of_case.originals(connection) if is_over else {},
        day=day,
    )


def _closed() -> Select[tuple[object, ...]]:
    mine = select(func.count()).where(CASE_ASSESSMENTS.c.case_id == CASES.c.id)
    signed = mine.where(CASE_ASSESSMENTS.c.state == State.FINAL)
    counted = (mine.scalar_subquery().label("assessments"), signed.scalar_subquery().label("signed"))
    return select(*CASES.c, *counted).where(CASES.c.closed.is_not(None))


def _proposed(connection: Connection, case: str) -> Proposed | None:
    row = connection.execute(select(PROPOSALS).where(PROPOSALS.c.case_id == case)).one_or_none()
    if row is None:
        return None
    return Proposed(person=row.person, name=row.name, moment=moments.read(row.created))


def _drop(connection: Connection, case: str) -> bool:
    return bool(connection.execute(delete(PROPOSALS).where(PROPOSALS.c.case_id == case)).rowcount)
