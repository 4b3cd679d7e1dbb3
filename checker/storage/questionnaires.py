"""Questionnaires of a case: begun, filled in part by part, and handed in as a declaration."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from checker.domain.case import DocumentKind
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_documents import add_documents_within, lock_case, next_position
from checker.storage.cases import CaseProfile, overtaken
from checker.storage.database import Database
from checker.storage.jobs import finish_within
from checker.storage.questionnaire_tables import QUESTIONNAIRES
from checker.storage.queueing import add_within, plain
from checker.storage.records import Job, Upload

KIND = "questionnaire"
"""Of the job that chooses the questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A questionnaire as it stands."""

    id: str
    case: str
    position: int
    rules: str
    """Name of the rule set."""
    profile_version: int
    """Version of the profile of the case for which the questions were chosen."""
    job: str
    asked: str
    """The questions, written; empty before the worker has chosen them."""
    answers: Mapping[str, Any]
    """What stands in it, by the keys of a declaration."""
    version: int
    author: str
    created: datetime
    handed: datetime | None
    document: str
    """The document that it became, empty before it is handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaires:
    """Everything that can be done with questionnaires."""

    database: Database
    clock: moments.Clock = moments.now

    def begin(self, by: Actor, case: str, rules: str, profile: CaseProfile) -> str:
        """Have the worker choose the questions for a profile of the case; return the id."""
        identity, moment = secrets.token_hex(8), self.clock()
        with self.database.writing() as connection:
            lock_case(connection, case)
            wish = {**profile.facts, "rules": rules, KIND: identity}
            job = add_within(connection, moment, KIND, wish, (), "", by, case)
            connection.execute(
                QUESTIONNAIRES.insert().values(
                    id=identity, case_id=case, position=next_position(connection, QUESTIONNAIRES, case),
                    rules=rules, profile_version=profile.version, job=job, asked="", answers="{}", version=1,
                    author=by.person, created=moments.write(moment),
                )
            )  # fmt: skip
            record(connection, moment, by, "questionnaire.begun", f"{KIND}/{identity}", case, rules=rules)
        return identity

    def keep_asked(
        self, job: Job, worker: str, draft: str, asked: str, answers: Mapping[str, object]
    ) -> None:
        """Keep the questions and what is known already, and finish the job; raises `Cancelled`."""
        with self.database.writing() as connection:
            finish_within(connection, job, worker, "", moments.write(self.clock()))
            connection.execute(
                update(QUESTIONNAIRES)
                .where(QUESTIONNAIRES.c.id == draft)
                .values(asked=asked, answers=plain(answers))
            )

    def of(self, case: str) -> tuple[Draft, ...]:
        """Return the questionnaires of a case, oldest first."""
        query = select(QUESTIONNAIRES).where(QUESTIONNAIRES.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(QUESTIONNAIRES.c.position)).all()
        return tuple(_draft(row) for row in rows)

    def get(self, case: str, draft: str) -> Draft:
        """Return a questionnaire of a case; raises `NotFound`."""
        which = (QUESTIONNAIRES.c.case_id == case) & (QUESTIONNAIRES.c.id == draft)
        with self.database.reading() as connection:
            row = connection.execute(select(QUESTIONNAIRES).where(which)).one_or_none()
        if row is None:
            raise NotFound.say("This case has no questionnaire with the number {id}.", id=draft)
        return _draft(row)

    def save(self, by: Actor, seen: Draft, answers: Mapping[str, object], section: str) -> None:
        """Keep the answers so far.

        Raises:
            UsageFault: it was handed in already.
            Overtaken: somebody else saved in the meantime.
        """
        self._change(by, seen, "questionnaire.saved", {"section": section}, answers=plain(answers))

    def hand_in(self, by: Actor, seen: Draft, upload: Upload, *, is_valid: bool) -> str:
        """File a questionnaire as a declaration of the case, and return the id of the document.

        Raises what `save` raises, and `UsageFault` where the same answers were filed before.
        """
        moment = self.clock()
        with self.database.writing() as connection:
            _, (document,) = add_documents_within(
                connection, moment, by, seen.case, [upload], DocumentKind.DECLARATION
            )
            which = (QUESTIONNAIRES.c.id == seen.id) & (QUESTIONNAIRES.c.version == seen.version)
            values = {"handed": moments.write(moment), "document": document, "version": seen.version + 1}
            changed = update(QUESTIONNAIRES).where(which, QUESTIONNAIRES.c.handed.is_(None))
            if not connection.execute(changed.values(**values)).rowcount:
                raise overtaken()
            told = {"document": document, "valid": is_valid}
            thing = f"{KIND}/{seen.id}"
            record(connection, moment, by, "questionnaire.handed", thing, seen.case, told=told)
        return document

    def _change(
        self, by: Actor, seen: Draft, action: str, told: Mapping[str, object], **values: object
    ) -> None:
        if seen.handed:
            raise UsageFault.say("This questionnaire was handed in, so it stays as it is; begin another one.")
        which = (QUESTIONNAIRES.c.id == seen.id) & (QUESTIONNAIRES.c.version == seen.version)
        with self.database.writing() as connection:
            changed = update(QUESTIONNAIRES).where(which, QUESTIONNAIRES.c.handed.is_(None))
            if not connection.execute(changed.values(version=seen.version + 1, **values)).rowcount:
                raise overtaken()
            record(connection, self.clock(), by, action, f"{KIND}/{seen.id}", seen.case, told=dict(told))


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(
        id=row.id, case=row.case_id, position=row.position, rules=row.rules,
        profile_version=row.profile_version, job=row.job, asked=row.asked, answers=json.loads(row.answers),
        version=row.version, author=row.author, created=moments.read(row.created),
        handed=moments.read(row.handed) if row.handed else None, document=row.document or "",
    )  # fmt: skip
