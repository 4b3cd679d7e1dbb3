"""Questions to the platform that people chose, and the replies to each."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select, update

from checker.domain.correspondence import Asked, ReplyOutcome
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import in_case, refuse_where_closed
from checker.storage.case_tables import CASE_ASSESSMENTS
from checker.storage.cases import overtaken
from checker.storage.database import Database
from checker.storage.letter_tables import QUESTIONS, REPLIES

Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """A question as a person takes it over from its draft."""

    obligation: str
    element: str
    kind: Asked
    citation: Words
    text: Words
    wanted: Words
    """What would answer it."""
    said: Words
    """What the documents say, with its place; empty where they are silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenQuestion:
    """A question as it is kept."""

    id: str
    assessment: str
    position: int
    about: NewQuestion
    version: int
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back on a question."""

    question: str
    received: str
    outcome: ReplyOutcome
    text: str
    author: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Everything that can be done with questions."""

    database: Database
    clock: moments.Clock = moments.now

    def of(self, assessment: str) -> tuple[ChosenQuestion, ...]:
        """Return the questions about an assessment, in their order."""
        query = select(QUESTIONS).where(QUESTIONS.c.assessment == assessment, QUESTIONS.c.dropped.is_(None))
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(QUESTIONS.c.position, QUESTIONS.c.id)).all()
        return tuple(_question(row) for row in rows)

    def get(self, assessment: str, question: str) -> ChosenQuestion:
        """Return a question; raises `NotFound`."""
        found = next((each for each in self.of(assessment) if each.id == question), None)
        if found is None:
            raise NotFound.say("This assessment has no question with the number {id}.", id=question)
        return found

    def take(self, by: Actor, assessment: str, every: Iterable[NewQuestion]) -> None:
        """Take questions over, after those there are; raises `UsageFault` where the assessment is closed."""
        chosen, moment = tuple(every), self.clock()
        if not chosen:
            raise UsageFault.say("Tick at least one question.")
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, assessment)
            last = select(func.max(QUESTIONS.c.position)).where(QUESTIONS.c.assessment == assessment)
            position = connection.execute(last).scalar_one() or 0
            for number, each in enumerate(chosen, start=position + 1):
                identity = secrets.token_hex(8)
                connection.execute(
                    QUESTIONS.insert().values(
                        id=identity, assessment=assessment, position=number, obligation=each.obligation,
                        element=each.element, kind=each.kind, body=_body(each), version=1,
                        author=by.person, created=moments.write(moment), dropped=None,
                    )
                )  # fmt: skip
                place = {"obligation": each.obligation, "element": each.element}
                record(connection, moment, by, "question.taken", f"question/{identity}", case, place=place)

    def change(self, by: Actor, seen: ChosenQuestion, about: NewQuestion, position: int) -> None:
        """Give a question other words, another kind or another place; raises `Overtaken`."""
        if not all(text.strip() for text in about.text.values()):
            raise UsageFault.say("Write the question in both languages.")
        values = {"kind": about.kind, "body": _body(about), "position": position}
        self._set(by, seen, "question.changed", **values)

    def drop(self, by: Actor, seen: ChosenQuestion) -> None:
        """Leave a question out; letters that were sent keep it."""
        self._set(by, seen, "question.dropped", dropped=moments.write(self.clock()))

    def _set(self, by: Actor, seen: ChosenQuestion, action: str, **values: object) -> None:
        which = (QUESTIONS.c.id == seen.id) & (QUESTIONS.c.version == seen.version)
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, seen.assessment)
            changed = update(QUESTIONS).where(which).values(version=seen.version + 1, **values)
            if not connection.execute(changed).rowcount:
                raise overtaken()
            record(connection, self.clock(), by, action, f"question/{seen.id}", case)

    def reply(
        self, by: Actor, question: ChosenQuestion, received: str, outcome: ReplyOutcome, text: str
    ) -> None:
        """Keep what came back on a question; also after the assessment is signed."""
        if not received or not text.strip():
            raise UsageFault.say("A reply needs the day on which it came and what it says.")
        moment = self.clock()
        kept = {"received": received, "outcome": outcome, "text": text}
        which = CASE_ASSESSMENTS.c.assessment == question.assessment
        with self.database.writing() as connection:
            case = connection.execute(select(CASE_ASSESSMENTS.c.case_id).where(which)).scalar_one()
            connection.execute(
                REPLIES.insert().values(
                    question=question.id, author=by.person, created=moments.write(moment), **kept
                )
            )
            thing = f"question/{question.id}"
            record(connection, moment, by, "question.answered", thing, case, outcome=outcome)

    def answered(self, case: str) -> frozenset[str]:
        """Return the questions of a case to which there is a reply."""
        kept = REPLIES.join(QUESTIONS, QUESTIONS.c.id == REPLIES.c.question)
        query = select(REPLIES.c.question).select_from(kept).where(QUESTIONS.c.assessment.in_(in_case(case)))
        with self.database.reading() as connection:
            return frozenset(connection.execute(query).scalars())

    def replies(self, assessment: str) -> tuple[Reply, ...]:
        """Return every reply to questions about an assessment, oldest first."""
        of = QUESTIONS.c.assessment == assessment
        query = select(REPLIES).join(QUESTIONS, QUESTIONS.c.id == REPLIES.c.question).where(of)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(REPLIES.c.number)).all()
        return tuple(
            Reply(
                question=row.question, received=row.received, outcome=ReplyOutcome(row.outcome),
                text=row.text, author=row.author, created=moments.read(row.created),
            )
            for row in rows
        )  # fmt: skip


def _body(about: NewQuestion) -> str:
    words = {name: dict(getattr(about, name)) for name in ("citation", "text", "wanted", "said")}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def _question(row: Row[tuple[object, ...]]) -> ChosenQuestion:
    about = NewQuestion(
        obligation=row.obligation, element=row.element, kind=Asked(row.kind), **json.loads(row.body)
    )
    return ChosenQuestion(
        id=row.id, assessment=row.assessment, position=row.position, about=about, version=row.version,
        author=row.author,
    )  # fmt: skip
