"""Legal holds: reasons why a case is not deleted, set and lifted by somebody."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.retention_tables import HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A reason to keep a case."""

    id: str
    case: str
    reason: str
    author: str
    created: datetime
    lifted: datetime | None
    lifted_by: str
    lifted_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """Sets, lifts and reads holds; none is ever removed while its case is there."""

    database: Database
    clock: moments.Clock = moments.now

    def every(self) -> tuple[Hold, ...]:
        """Return every hold of every case, the newest first."""
        with self.database.reading() as connection:
            rows = connection.execute(select(HOLDS).order_by(HOLDS.c.created.desc(), HOLDS.c.id)).all()
        return tuple(_hold(row) for row in rows)

    def of(self, case: str) -> tuple[Hold, ...]:
        """Return the holds of a case, the newest first."""
        return tuple(each for each in self.every() if each.case == case)

    def get(self, hold: str) -> Hold:
        """Return a hold; raises `NotFound`."""
        found = next((each for each in self.every() if each.id == hold), None)
        if found is None:
            raise NotFound.say("There is no hold with the number {id}.", id=hold)
        return found

    def set(self, by: Actor, case: str, reason: str) -> str:
        """Have a case kept until the hold is lifted, and return the id; raises `UsageFault`."""
        _refuse_silence(reason)
        identity, moment = secrets.token_hex(8), self.clock()
        with self.database.writing() as connection:
            connection.execute(
                HOLDS.insert().values(
                    id=identity, case_id=case, reason=reason, author=by.person,
                    created=moments.write(moment), lifted=None, lifted_by=None, lifted_reason="",
                )
            )  # fmt: skip
            record(connection, moment, by, "hold.set", f"hold/{identity}", case)
        return identity

    def lift(self, by: Actor, hold: Hold, reason: str) -> None:
        """Lift a hold, once; raises `UsageFault` without a reason."""
        _refuse_silence(reason)
        moment = self.clock()
        which = (HOLDS.c.id == hold.id) & HOLDS.c.lifted.is_(None)
        values = {"lifted": moments.write(moment), "lifted_by": by.person, "lifted_reason": reason}
        with self.database.writing() as connection:
            if not connection.execute(update(HOLDS).where(which).values(**values)).rowcount:
                raise overtaken()
            record(connection, moment, by, "hold.lifted", f"hold/{hold.id}", hold.case)


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise UsageFault.say("Say why; the reason stays with the case.")


def _hold(row: Row[tuple[object, ...]]) -> Hold:
    return Hold(
        id=row.id,
        case=row.case_id,
        reason=row.reason,
        author=row.author,
        created=moments.read(row.created),
        lifted=moments.read(row.lifted) if row.lifted else None,
        lifted_by=row.lifted_by or "",
        lifted_reason=row.lifted_reason,
    )
