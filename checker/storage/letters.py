"""Letters with questions: written and changed until they are sent, then kept as they went out."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_tables import CASE_ASSESSMENTS
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.letter_tables import LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it is kept."""

    id: str
    assessment: str
    position: int
    body: Mapping[str, Any]
    """Its fields, plain values; once it is sent also its questions as they went out."""
    sent: str
    """ISO date; empty before it is sent."""
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Everything that can be done with letters; checker sends none."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[Letter, ...]:
        """Return the letters about an assessment, oldest first."""
        query = select(LETTERS).where(LETTERS.c.assessment == assessment).order_by(LETTERS.c.position)
        with self.database.reading() as connection:
            return tuple(_letter(row) for row in connection.execute(query))

    def sent(self, case: str) -> tuple[Letter, ...]:
        """Return the letters of a case that went out, those about its newest assessment first."""
        order = CASE_ASSESSMENTS.c.position.desc(), LETTERS.c.position
        kept = LETTERS.join(CASE_ASSESSMENTS, CASE_ASSESSMENTS.c.assessment == LETTERS.c.assessment)
        which = CASE_ASSESSMENTS.c.case_id == case, LETTERS.c.sent != ""
        with self.database.reading() as connection:
            rows = connection.execute(select(LETTERS).select_from(kept).where(*which).order_by(*order))
            return tuple(_letter(row) for row in rows)

    def get(self, assessment: str, letter: str) -> Letter:
        """Return a letter; raises `NotFound`."""
        found = next((each for each in self.of(assessment) if each.id == letter), None)
        if found is None:
            raise NotFound.say("This assessment has no letter with the number {id}.", id=letter)
        return found

    def write(self, by: Actor, assessment: str, body: Mapping[str, object]) -> str:
        """Begin a letter and return its id."""
        identity, moment = secrets.token_hex(8), self.clock()
        which = CASE_ASSESSMENTS.c.assessment == assessment
        with self.database.writing() as connection:
            query = select(CASE_ASSESSMENTS.c.case_id).where(which).with_for_update()
            case = connection.execute(query).scalar_one()
            last = select(func.max(LETTERS.c.position)).where(LETTERS.c.assessment == assessment)
            connection.execute(
                LETTERS.insert().values(
                    id=identity, assessment=assessment, body=_plain(body), sent="", version=1,
                    position=(connection.execute(last).scalar_one() or 0) + 1,
                    author=by.person, created=moments.write(moment),
                )
            )  # fmt: skip
            record(connection, moment, by, "letter.written", f"letter/{identity}", case)
        return identity

    def change(self, by: Actor, seen: Letter, body: Mapping[str, object], sent: str = "") -> None:
        """Change a letter, or keep it as it was sent on a day.

        Raises:
            UsageFault: it was sent already.
            Overtaken: somebody else changed it in the meantime.
        """
        if seen.sent:
            raise UsageFault.say("This letter was sent, so it stays as it is; write another one.")
        which = (LETTERS.c.id == seen.id) & (LETTERS.c.version == seen.version)
        of = select(CASE_ASSESSMENTS.c.case_id).where(CASE_ASSESSMENTS.c.assessment == seen.assessment)
        values = {"body": _plain(body), "sent": sent, "version": seen.version + 1}
        with self.database.writing() as connection:
            if not connection.execute(update(LETTERS).where(which).values(**values)).rowcount:
                raise overtaken()
            case, action = connection.execute(of).scalar_one(), "letter.sent" if sent else "letter.changed"
            record(connection, self.clock(), by, action, f"letter/{seen.id}", case, sent=sent)


def _plain(body: Mapping[str, object]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def _letter(row: Row[tuple[object, ...]]) -> Letter:
    return Letter(
        id=row.id,
        assessment=row.assessment,
        position=row.position,
        body=json.loads(row.body),
        sent=row.sent,
        version=row.version,
    )
