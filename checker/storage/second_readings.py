"""Second readings: a sample graded blind, compared with what stood, and reconciled by decisions."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import refuse_where_closed, workers
from checker.storage.database import Database, add_if_new
from checker.storage.decisions import NewDecision, add_within
from checker.storage.review_tables import RECONCILIATIONS, SECOND_GRADES, SECOND_READINGS

Spot = tuple[str, str]
"""Obligation and element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """A sample of one assessment, graded by one reader."""

    id: str
    assessment: str
    reader: str
    sample: tuple[Spot, ...]
    created: datetime
    finished: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What both readers found of one element."""

    spot: Spot
    first: str
    """What stood when the second reader graded: the last decision, else the machine's word."""
    second: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReadings:
    """Everything that can be done with second readings."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[SecondReading, ...]:
        """Return the second readings of an assessment, oldest first."""
        query = select(SECOND_READINGS).where(SECOND_READINGS.c.assessment == assessment)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(SECOND_READINGS.c.created)).all()
        return tuple(_reading(row) for row in rows)

    def get(self, assessment: str, reading: str) -> SecondReading:
        """Return a second reading of an assessment; raises `NotFound`."""
        found = next((each for each in self.of(assessment) if each.id == reading), None)
        if found is None:
            raise NotFound.say("This assessment has no second reading with the number {id}.", id=reading)
        return found

    def is_blind(self, person: str, assessment: str) -> bool:
        """Tell whether somebody is in the middle of grading, so that no finding may be shown to them."""
        query = select(SECOND_READINGS.c.id).where(
            SECOND_READINGS.c.assessment == assessment,
            SECOND_READINGS.c.reader == person,
            SECOND_READINGS.c.finished.is_(None),
        )
        with self.database.reading() as connection:
            return connection.execute(query).first() is not None

    def grades(self, reading: str) -> tuple[Grade, ...]:
        """Return what was graded, in the order in which it was."""
        query = select(SECOND_GRADES).where(SECOND_GRADES.c.reading == reading)
        order = (SECOND_GRADES.c.created, SECOND_GRADES.c.obligation, SECOND_GRADES.c.element)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(*order)).all()
        return tuple(
            Grade(spot=(row.obligation, row.element), first=row.first, second=row.second, text=row.text)
            for row in rows
        )

    def reconciled(self, reading: str) -> dict[Spot, str]:
        """Return the decisions that settled differences, by their spots."""
        query = select(RECONCILIATIONS).where(RECONCILIATIONS.c.reading == reading)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return {(row.obligation, row.element): row.decision for row in rows}

    def begin(self, by: Actor, assessment: str, sample: Sequence[Spot]) -> str:
        """Begin a second reading and return its id; who worked on the assessment cannot.

        Raises:
            UsageFault: the person worked on the assessment or read it before, or it cannot be changed now.
            NotFound: the assessment belongs to no case.
        """
        if not sample:
            raise UsageFault.say("This assessment has nothing to grade.")
        identity, moment = secrets.token_hex(8), self.clock()
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, assessment)
            if by.person in workers(connection, assessment):
                raise UsageFault.say(
                    "You have worked on this assessment already, so somebody else is its second reader."
                )
            connection.execute(
                SECOND_READINGS.insert().values(
                    id=identity, assessment=assessment, reader=by.person, sample=json.dumps(list(sample)),
                    created=moments.write(moment), finished=None,
                )
            )  # fmt: skip
            thing = f"second_reading/{identity}"
            record(
                connection, moment, by, "second.begun", thing, case, assessment=assessment, size=len(sample)
            )
        return identity

    def grade(self, by: Actor, reading: SecondReading, said: Grade) -> None:
        """Keep a grade, once; with the last of the sample the reading is finished.

        Raises:
            UsageFault: it is somebody else's reading, the spot is not in the sample or was graded before.
        """
        if by.person != reading.reader or said.spot not in reading.sample:
            raise UsageFault.say("This is not yours to grade; open your own second reading.")
        moment = self.clock()
        values = {"first": said.first, "second": said.second, "text": said.text}
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, reading.assessment)
            kept = _spotted(reading, said.spot) | values | {"created": moments.write(moment)}
            if not add_if_new(connection, SECOND_GRADES, **kept):
                raise UsageFault.say("You have graded this already; a grade is given once.")
            _finish(connection, reading, moment)
            thing = f"second_reading/{reading.id}"
            told = {"place": list(said.spot), "first": said.first, "second": said.second}
            record(connection, moment, by, "second.graded", thing, case, **told)

    def reconcile(self, by: Actor, reading: SecondReading, said: NewDecision) -> None:
        """Settle a difference, once, by a decision that holds from now on.

        Raises:
            UsageFault: the reading is not finished, the difference was settled before, or too little is said.
        """
        spot, moment = (said.obligation, said.element), self.clock()
        if reading.finished is None or spot not in reading.sample:
            raise UsageFault.say("Differences are settled when the second reader has graded everything.")
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, reading.assessment)
            decision = add_within(connection, by, reading.assessment, said, moment)
            if not add_if_new(connection, RECONCILIATIONS, **_spotted(reading, spot), decision=decision):
                raise UsageFault.say("Somebody else has settled this difference already; reload the page.")
            thing = f"second_reading/{reading.id}"
            record(
                connection, moment, by, "second.reconciled", thing, case, place=list(spot), decision=decision
            )


def _spotted(reading: SecondReading, spot: Spot) -> dict[str, object]:
    return {"reading": reading.id, "obligation": spot[0], "element": spot[1]}


def _finish(connection: Connection, reading: SecondReading, moment: datetime) -> None:
    """Mark a reading as finished where everything in its sample was graded."""
    graded = select(func.count()).where(SECOND_GRADES.c.reading == reading.id)
    if connection.execute(graded).scalar_one() >= len(reading.sample):
        mine = SECOND_READINGS.c.id == reading.id
        connection.execute(update(SECOND_READINGS).where(mine).values(finished=moments.write(moment)))


def _reading(row: Row[tuple[object, ...]]) -> SecondReading:
    return SecondReading(
        id=row.id,
        assessment=row.assessment,
        reader=row.reader,
        sample=tuple((obligation, element) for obligation, element in json.loads(row.sample)),
        created=moments.read(row.created),
        finished=moments.read(row.finished) if row.finished else None,
    )
