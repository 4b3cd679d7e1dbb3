"""What a platform says it will do, by when, and what became of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import select, update

from checker.domain.correspondence import PromiseOutcome
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_documents import lock_case, next_position
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.letter_tables import PROMISES


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPromise:
    """A measure that somebody promised."""

    measure: str
    due: str = ""
    """ISO date; empty where none was named."""
    quote: str = ""
    """The words of the source."""
    place: str = ""
    """Where they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise as it is kept."""

    id: str
    case: str
    about: NewPromise
    outcome: PromiseOutcome | None
    outcome_text: str
    version: int
    author: str

    def is_due(self, day: str) -> bool:
        """Tell whether it is open and should have been done by an ISO date."""
        return self.outcome is None and bool(self.about.due) and self.about.due <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """Everything that can be done with promises."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, case: str) -> tuple[Promise, ...]:
        """Return the promises of a case: by day, those without a day last."""
        query = select(PROMISES).where(PROMISES.c.case_id == case).order_by(PROMISES.c.position)
        with self.database.reading() as connection:
            found = tuple(
                Promise(
                    id=row.id, case=row.case_id,
                    about=NewPromise(measure=row.measure, due=row.due, quote=row.quote, place=row.place),
                    outcome=PromiseOutcome(row.outcome) if row.outcome else None,
                    outcome_text=row.outcome_text, version=row.version, author=row.author,
                )
                for row in connection.execute(query)
            )  # fmt: skip
        return tuple(sorted(found, key=lambda each: each.about.due or "9999"))

    def get(self, case: str, promise: str) -> Promise:
        """Return a promise; raises `NotFound`."""
        found = next((each for each in self.of(case) if each.id == promise), None)
        if found is None:
            raise NotFound.say("This case has no promise with the number {id}.", id=promise)
        return found

    def add(self, by: Actor, case: str, about: NewPromise) -> str:
        """Keep a promise and return its id."""
        if not about.measure.strip() or not about.quote.strip():
            raise UsageFault.say("A promise needs what was promised and the words of the source.")
        identity, moment = secrets.token_hex(8), self.clock()
        with self.database.writing() as connection:
            lock_case(connection, case)
            connection.execute(
                PROMISES.insert().values(
                    id=identity, case_id=case, position=next_position(connection, PROMISES, case),
                    measure=about.measure, due=about.due, quote=about.quote, place=about.place,
                    outcome="", outcome_text="", version=1, author=by.person,
                    created=moments.write(moment),
                )
            )  # fmt: skip
            record(connection, moment, by, "promise.noted", f"promise/{identity}", case, due=about.due)
        return identity

    def settle(self, by: Actor, seen: Promise, outcome: PromiseOutcome, text: str) -> None:
        """Say what became of a promise; raises `UsageFault` without words and `Overtaken`."""
        if not text.strip():
            raise UsageFault.say("Say in a few words from what that follows.")
        which = (PROMISES.c.id == seen.id) & (PROMISES.c.version == seen.version)
        values = {"outcome": outcome, "outcome_text": text, "version": seen.version + 1}
        with self.database.writing() as connection:
            if not connection.execute(update(PROMISES).where(which).values(**values)).rowcount:
                raise overtaken()
            thing = f"promise/{seen.id}"
            record(connection, self.clock(), by, "promise.settled", thing, seen.case, outcome=outcome)
