"""Points that stay open although an assessment is to be signed: set aside by somebody, with a reason."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import refuse_where_closed
from checker.storage.database import Database
from checker.storage.review_tables import SET_ASIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """Points of one kind that somebody set aside."""

    gate: str
    points: frozenset[str]
    """Names of the points; one that comes up later is open again."""
    reason: str
    author: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Adds and reads what was set aside; none is ever changed or removed."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[PutAside, ...]:
        """Return everything that was set aside in an assessment, oldest first."""
        query = select(SET_ASIDE).where(SET_ASIDE.c.assessment == assessment).order_by(SET_ASIDE.c.number)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            PutAside(
                gate=row.gate, points=frozenset(json.loads(row.points)), reason=row.reason,
                author=row.author, created=moments.read(row.created),
            )
            for row in rows
        )  # fmt: skip

    def add(self, by: Actor, assessment: str, gate: str, points: Collection[str], reason: str) -> None:
        """Set points aside.

        Raises:
            UsageFault: there is no reason, nothing to set aside, or the assessment is offered or signed.
            NotFound: the assessment belongs to no case.
        """
        if not reason.strip():
            raise UsageFault.say("Say why; the reason stays with the assessment.")
        if not points:
            raise UsageFault.say("Nothing of this kind is open any more; reload the page.")
        moment = self.clock()
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, assessment)
            connection.execute(
                SET_ASIDE.insert().values(
                    assessment=assessment, gate=gate, points=json.dumps(sorted(points)), reason=reason,
                    author=by.person, created=moments.write(moment),
                )
            )  # fmt: skip
            thing = f"assessment/{assessment}"
            record(connection, moment, by, "gate.aside", thing, case, gate=gate, points=len(points))
