"""Comments of the platform on the findings of an assessment, and what became of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, select, update

from checker.domain.correspondence import HeardOutcome
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import refuse_where_closed
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.letter_tables import HEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComment:
    """What the platform said about one finding."""

    obligation: str
    element: str
    """Empty where it is about the duty as a whole."""
    received: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as it is kept."""

    id: str
    assessment: str
    about: NewComment
    outcome: HeardOutcome | None
    why: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Everything that can be done with comments."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[Comment, ...]:
        """Return the comments on an assessment, oldest first."""
        query = select(HEARD).where(HEARD.c.assessment == assessment).order_by(HEARD.c.position)
        with self.database.reading() as connection:
            return tuple(_comment(row) for row in connection.execute(query))

    def get(self, assessment: str, comment: str) -> Comment:
        """Return a comment; raises `NotFound`."""
        found = next((each for each in self.of(assessment) if each.id == comment), None)
        if found is None:
            raise NotFound.say("This assessment has no comment with the number {id}.", id=comment)
        return found

    def add(self, by: Actor, assessment: str, about: NewComment) -> str:
        """Keep a comment and return its id; raises `UsageFault` where the assessment is closed."""
        if not about.received or not about.text.strip():
            raise UsageFault.say("A comment needs the day on which it came and what it says.")
        identity, moment = secrets.token_hex(8), self.clock()
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, assessment)
            connection.execute(
                HEARD.insert().values(
                    id=identity, assessment=assessment, position=_next(connection, assessment),
                    obligation=about.obligation, element=about.element, received=about.received,
                    text=about.text, outcome="", why="", version=1, author=by.person,
                    created=moments.write(moment),
                )
            )  # fmt: skip
            record(connection, moment, by, "comment.received", f"comment/{identity}", case)
        return identity

    def settle(self, by: Actor, seen: Comment, outcome: HeardOutcome, why: str) -> None:
        """Say what became of a comment, and why; raises `UsageFault` and `Overtaken`."""
        if not why.strip():
            raise UsageFault.say("Say why; the platform reads it beside its comment.")
        which = (HEARD.c.id == seen.id) & (HEARD.c.version == seen.version)
        values = {"outcome": outcome, "why": why, "version": seen.version + 1}
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, seen.assessment)
            if not connection.execute(update(HEARD).where(which).values(**values)).rowcount:
                raise overtaken()
            thing = f"comment/{seen.id}"
            record(connection, self.clock(), by, "comment.settled", thing, case, outcome=outcome)


def _next(connection: Connection, assessment: str) -> int:
    last = select(func.max(HEARD.c.position)).where(HEARD.c.assessment == assessment)
    return (connection.execute(last).scalar_one() or 0) + 1


def _comment(row: Row[tuple[object, ...]]) -> Comment:
    about = NewComment(obligation=row.obligation, element=row.element, received=row.received, text=row.text)
    return Comment(
        id=row.id, assessment=row.assessment, about=about, why=row.why, version=row.version,
        outcome=HeardOutcome(row.outcome) if row.outcome else None,
    )  # fmt: skip
