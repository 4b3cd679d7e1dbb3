"""Assessments within a case: frozen when they are made, then brought from state to state until signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CompoundSelect, Connection, Row, Select, select, union, update

from checker.domain.case import NEED_CONFIRMATION, NEED_REASON, TRANSITIONS, State
from checker.domain.errors import NotAllowed, NotFound, UsageFault
from checker.domain.person import Actor, Permission
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_documents import lock_case, next_position
from checker.storage.case_tables import CASE_ASSESSMENTS, DECISIONS, STEPS
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.records import Job
from checker.storage.review_tables import SECOND_READINGS
from checker.storage.tables import ASSESSMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssessment:
    """An assessment as its case sees it; what it found stands in `Assessments`."""

    id: str
    """The same as that of the assessment."""
    case: str
    position: int
    """Counted from 1 in the case."""
    profile_version: int
    state: State
    version: int
    """Counts the steps, so that of two people who sign at once one wins."""
    author: str
    """Who had it made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step from state to state, by somebody."""

    before: State
    after: State
    person: str
    reason: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssessments:
    """Everything that can be done with the state of assessments."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, case: str) -> tuple[CaseAssessment, ...]:
        """Return the assessments of a case, newest first."""
        query = select(CASE_ASSESSMENTS).where(CASE_ASSESSMENTS.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(CASE_ASSESSMENTS.c.position.desc())).all()
        return tuple(_row(row) for row in rows)

    def find(self, assessment: str) -> CaseAssessment | None:
        """Return an assessment as its case sees it, or None where it belongs to no case."""
        query = select(CASE_ASSESSMENTS).where(CASE_ASSESSMENTS.c.assessment == assessment)
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return _row(row) if row else None

    def get(self, case: str, assessment: str) -> CaseAssessment:
        """Return an assessment of a case; raises `NotFound`."""
        found = self.find(assessment)
        if found is None or found.case != case:
            raise NotFound.say("This case has no assessment with the number {id}.", id=assessment)
        return found

    def steps(self, assessment: str) -> tuple[Step, ...]:
        """Return every step of an assessment, oldest first."""
        query = select(STEPS).where(STEPS.c.assessment == assessment).order_by(STEPS.c.number)
        with self.database.reading() as connection:
            return tuple(_step(row) for row in connection.execute(query))

    def steps_in(self, case: str) -> Mapping[str, Sequence[Step]]:
        """Return the steps of every assessment of a case, oldest first, by assessment."""
        found: defaultdict[str, list[Step]] = defaultdict(list)
        query = select(STEPS).where(STEPS.c.assessment.in_(in_case(case))).order_by(STEPS.c.number)
        with self.database.reading() as connection:
            for row in connection.execute(query):
                found[row.assessment].append(_step(row))
        return found

    def has_worked_on(self, person: str, assessment: str) -> bool:
        """Tell whether somebody had the assessment made, offered it, decided in it or read it second."""
        with self.database.reading() as connection:
            return person in workers(connection, assessment)

    def worked_on(self, person: str, case: str) -> frozenset[str]:
        """Return the assessments of a case that somebody has worked on, as `has_worked_on` tells it."""
        with self.database.reading() as connection:
            rows = connection.execute(_work(in_case(case))).all()
        return frozenset(row.assessment for row in rows if row.person == person)

    def move(
        self,
        by: Actor,
        found: CaseAssessment,
        to: State,
        permissions: Collection[Permission],
        reason: str = "",
    ) -> None:
        """Bring an assessment into another state.

        Args:
            by: Who does it; `confirmed` for steps that ask for it.
            found: The assessment as the person saw it.
            to: The state it gets.
            permissions: What the person may do in the case.
            reason: Why; not empty for steps back.

        Raises:
            UsageFault: there is no such step, or something it needs is missing.
            NotAllowed: this person may not take it.
            Overtaken: somebody else took a step in the meantime.
        """
        _refuse(by, (found.state, to), permissions, reason)
        moment = self.clock()
        which = (CASE_ASSESSMENTS.c.assessment == found.id) & (CASE_ASSESSMENTS.c.version == found.version)
        with self.database.writing() as connection:
            changed = update(CASE_ASSESSMENTS).where(which).values(state=to, version=found.version + 1)
            if not connection.execute(changed).rowcount:
                raise overtaken()
            _keep_step(connection, by, found, to, reason, moment)


def keep_within(connection: Connection, moment: datetime, job: Job, assessment: str) -> None:
    """Put an assessment that a job has made into the case of the job."""
    lock_case(connection, job.case)
    connection.execute(
        CASE_ASSESSMENTS.insert().values(
            assessment=assessment, case_id=job.case, author=job.author, state=State.WORKING, version=1,
            position=next_position(connection, CASE_ASSESSMENTS, job.case),
            profile_version=job.request["profile_version"],
        )
    )  # fmt: skip


def refuse_where_closed(connection: Connection, assessment: str) -> str:
    """Return the case of an assessment in which decisions can be made; raises `UsageFault` or `NotFound`."""
    query = select(CASE_ASSESSMENTS.c.case_id, CASE_ASSESSMENTS.c.state).where(
        CASE_ASSESSMENTS.c.assessment == assessment
    )
    row = connection.execute(query.with_for_update()).one_or_none()
    if row is None:
        raise NotFound.say("This case has no assessment with the number {id}.", id=assessment)
    if not State(row.state).is_open:
        raise UsageFault.say(
            "This assessment is offered for signature or signed, so nothing in it can be changed; "
            "have it sent back or reopened first."
        )
    return str(row.case_id)


def _refuse(by: Actor, step: tuple[State, State], permissions: Collection[Permission], reason: str) -> None:
    if step not in TRANSITIONS:
        raise UsageFault.say("There is no such step from the state in which the assessment is now.")
    if not TRANSITIONS[step] & frozenset(permissions):
        raise NotAllowed.say("Your role does not allow this step; ask whoever gives out the roles.")
    if step in NEED_REASON and not reason.strip():
        raise UsageFault.say("Say why; the reason stays with the assessment.")
    if step in NEED_CONFIRMATION and not by.confirmed:
        raise UsageFault.say("Confirm with your password who you are, and take this step again.")


def _keep_step(
    connection: Connection, by: Actor, found: CaseAssessment, to: State, reason: str, moment: datetime
) -> None:
    if to is State.FINAL and by.person in workers(connection, found.id):
        raise UsageFault.say(
            "You have worked on this assessment, so somebody else signs it: nobody approves their own work."
        )
    step = {"before": found.state, "after": to, "reason": reason}
    kept = {"assessment": found.id, "person": by.person, "moment": moments.write(moment)}
    connection.execute(STEPS.insert().values(**kept, **step))
    digest = connection.execute(select(ASSESSMENTS.c.sha256).where(ASSESSMENTS.c.id == found.id)).scalar_one()
    thing = f"assessment/{found.id}"
    record(connection, moment, by, f"assessment.{to}", thing, found.case, step=step, sha256=digest)


def workers(connection: Connection, assessment: str) -> set[str]:
    """Return who had an assessment made, offered it, decided in it or was its second reader."""
    return {row.person for row in connection.execute(_work([assessment]))}


def _work(which: Collection[str] | Select[tuple[str]]) -> CompoundSelect[tuple[str, str]]:
    """Ask who worked on which of some assessments."""
    made, step, decided, second = CASE_ASSESSMENTS.c, STEPS.c, DECISIONS.c, SECOND_READINGS.c
    offered = step.after == State.OFFERED
    return union(
        select(made.assessment, made.author.label("person")).where(made.assessment.in_(which)),
        select(step.assessment, step.person).where(step.assessment.in_(which), offered),
        select(decided.assessment, decided.author).where(decided.assessment.in_(which)),
        select(second.assessment, second.reader).where(second.assessment.in_(which)),
    )


def in_case(case: str) -> Select[tuple[str]]:
    """Ask for the ids of the assessments of a case."""
    return select(CASE_ASSESSMENTS.c.assessment).where(CASE_ASSESSMENTS.c.case_id == case)


def _step(row: Row[tuple[object, ...]]) -> Step:
    return Step(
        before=State(row.before),
        after=State(row.after),
        person=row.person,
        reason=row.reason,
        moment=moments.read(row.moment),
    )


def _row(row: Row[tuple[object, ...]]) -> CaseAssessment:
    return CaseAssessment(
        id=row.assessment,
        case=row.case_id,
        position=row.position,
        profile_version=row.profile_version,
        state=State(row.state),
        version=row.version,
        author=row.author,
    )
