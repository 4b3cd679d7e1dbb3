"""Words that the public edition of an assessment leaves out, each chosen by a person with its ground."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update

from checker.domain.correspondence import Ground
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_tables import CASE_ASSESSMENTS
from checker.storage.database import Database
from checker.storage.letter_tables import REDACTIONS

SHORTEST = 3
"""Letters and digits that words must have: anything shorter stands inside too many other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Words that are left out wherever they stand."""

    id: str
    assessment: str
    position: int
    words: str
    ground: Ground
    reason: str
    author: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactions:
    """Everything that can be done with redactions."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[Redaction, ...]:
        """Return what is left out of the public edition of an assessment, in the order of choice."""
        which = (REDACTIONS.c.assessment == assessment) & REDACTIONS.c.withdrawn.is_(None)
        with self.database.reading() as connection:
            rows = connection.execute(select(REDACTIONS).where(which).order_by(REDACTIONS.c.position)).all()
        return tuple(
            Redaction(
                id=row.id, assessment=row.assessment, position=row.position, words=row.words,
                ground=Ground(row.ground), reason=row.reason, author=row.author,
                created=moments.read(row.created),
            )
            for row in rows
        )  # fmt: skip

    def get(self, assessment: str, redaction: str) -> Redaction:
        """Return a redaction; raises `NotFound`."""
        found = next((each for each in self.of(assessment) if each.id == redaction), None)
        if found is None:
            raise NotFound.say("This assessment has no redaction with the number {id}.", id=redaction)
        return found

    def choose(self, by: Actor, assessment: str, words: str, ground: Ground, reason: str) -> str:
        """Leave words out and return the id; the audit trail holds the ground and never the words."""
        if sum(letter.isalnum() for letter in words) < SHORTEST:
            raise UsageFault.say("Give at least {number} letters or digits to leave out.", number=SHORTEST)
        identity, moment = secrets.token_hex(8), self.clock()
        last = select(func.max(REDACTIONS.c.position)).where(REDACTIONS.c.assessment == assessment)
        with self.database.writing() as connection:
            case = _case(assessment)
            found = str(connection.execute(case.with_for_update()).scalar_one())
            connection.execute(
                REDACTIONS.insert().values(
                    id=identity, assessment=assessment, words=words, ground=ground, reason=reason,
                    position=(connection.execute(last).scalar_one() or 0) + 1, author=by.person,
                    created=moments.write(moment), withdrawn=None,
                )
            )  # fmt: skip
            record(connection, moment, by, "redaction.chosen", f"redaction/{identity}", found, ground=ground)
        return identity

    def withdraw(self, by: Actor, seen: Redaction) -> None:
        """Leave words in again."""
        moment = self.clock()
        which = (REDACTIONS.c.id == seen.id) & REDACTIONS.c.withdrawn.is_(None)
        with self.database.writing() as connection:
            gone = update(REDACTIONS).where(which).values(withdrawn=moments.write(moment))
            if connection.execute(gone).rowcount:
                case = str(connection.execute(_case(seen.assessment)).scalar_one())
                record(connection, moment, by, "redaction.withdrawn", f"redaction/{seen.id}", case)


def _case(assessment: str) -> Select[tuple[str]]:
    return select(CASE_ASSESSMENTS.c.case_id).where(CASE_ASSESSMENTS.c.assessment == assessment)
