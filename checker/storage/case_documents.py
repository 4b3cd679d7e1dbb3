"""Documents of a case: who put what there, what arrived, how it is dated and why."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Table, func, select, update

from checker.domain.case import DocumentKind
from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_tables import CASE_DOCUMENTS, CASES, RECEIPTS
from checker.storage.cases import overtaken
from checker.storage.database import Database, add_if_new
from checker.storage.jobs import finish_within
from checker.storage.queueing import add_within
from checker.storage.records import Job, JobState, Upload
from checker.storage.tables import JOBS


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """A document that was added to a case."""

    id: str
    case: str
    position: int
    """Counted from 1 in the order of arrival; never used twice."""
    kind: DocumentKind
    sha256: str
    name: str
    dated: str
    """ISO date; empty where it is not established."""
    date_reason: str
    """Why it has this date, in the words of the person."""
    job: str
    """The job that reads it for its receipt."""
    author: str
    received: datetime
    accepted: datetime | None
    """When a person said that it is the paper that was meant."""
    withdrawn: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocuments:
    """Everything that can be done with documents of cases."""

    database: Database
    clock: moments.Clock = moments.now

    def add(self, by: Actor, case: str, uploads: Sequence[Upload], kind: DocumentKind) -> str:
        """Add documents whose bytes are kept, queue their reading, and return the job's id."""
        moment = self.clock()
        with self.database.writing() as connection:
            job, _ = add_documents_within(connection, moment, by, case, uploads, kind)
        return job

    def of(self, case: str, *, with_withdrawn: bool = False) -> tuple[CaseDocument, ...]:
        """Return the documents of a case in the order of arrival."""
        query = select(CASE_DOCUMENTS).where(CASE_DOCUMENTS.c.case_id == case)
        if not with_withdrawn:
            query = query.where(CASE_DOCUMENTS.c.withdrawn.is_(None))
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(CASE_DOCUMENTS.c.position)).all()
        return tuple(_document(row) for row in rows)

    def get(self, case: str, document: str) -> CaseDocument:
        """Return a document of a case; raises `NotFound`."""
        query = select(CASE_DOCUMENTS).where(
            CASE_DOCUMENTS.c.case_id == case, CASE_DOCUMENTS.c.id == document
        )
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFound.say("This case has no document with the number {id}.", id=document)
        return _document(row)

    def describe(
        self, by: Actor, document: CaseDocument, *, kind: DocumentKind, dated: str, date_reason: str
    ) -> None:
        """Say what a document is and how it is dated; raises `UsageFault` for a date without a reason."""
        if dated and not date_reason.strip():
            raise UsageFault.say("Say where the date of {name} comes from.", name=document.name)
        after = {"kind": kind, "dated": dated, "date_reason": date_reason}
        before = {"kind": document.kind, "dated": document.dated, "date_reason": document.date_reason}
        self._change(by, document, "document.described", {"before": before, "after": after}, **after)

    def accept(self, by: Actor, document: CaseDocument) -> None:
        """Note that a person has seen the receipt and that it is the paper that was meant."""
        now = moments.write(self.clock())
        self._change(by, document, "document.accepted", {"sha256": document.sha256}, accepted=now)

    def withdraw(self, by: Actor, document: CaseDocument, reason: str) -> None:
        """Leave a document out of later assessments; it stays in the case, and so does what used it."""
        if not reason.strip():
            raise UsageFault.say("Say why {name} is taken out.", name=document.name)
        now = moments.write(self.clock())
        self._change(by, document, "document.withdrawn", {"reason": reason}, withdrawn=now)

    def keep_receipts(
        self, job: Job, worker: str, receipts: Mapping[str, Mapping[str, Sequence[object]]]
    ) -> None:
        """Keep what was read of the documents of a job, and finish it; raises `Cancelled`.

        Args:
            job: That reads the documents.
            worker: Its name.
            receipts: By SHA-256 and language: the facts about a document and about what is attached to it.
        """
        moment = moments.write(self.clock())
        query = select(CASE_DOCUMENTS.c.id, CASE_DOCUMENTS.c.sha256).where(CASE_DOCUMENTS.c.job == job.id)
        with self.database.writing() as connection:
            finish_within(connection, job, worker, "", moment)
            for row in connection.execute(query).all():
                for language, facts in receipts.get(row.sha256, {}).items():
                    body = json.dumps(facts, ensure_ascii=False)
                    add_if_new(connection, RECEIPTS, document=row.id, language=language, body=body)

    def receipt(self, document: str, language: str) -> list[dict[str, object]]:
        """Return what was read of a document and its attachments; nothing before it is read."""
        query = select(RECEIPTS.c.body).where(
            RECEIPTS.c.document == document, RECEIPTS.c.language == language
        )
        with self.database.reading() as connection:
            body = connection.execute(query).scalar_one_or_none()
        return list(json.loads(body)) if body else []

    def receipts(self, case: str, language: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return the receipts of the documents of a case that were read, by document."""
        kept = RECEIPTS.join(CASE_DOCUMENTS, CASE_DOCUMENTS.c.id == RECEIPTS.c.document)
        query = select(RECEIPTS).select_from(kept).where(CASE_DOCUMENTS.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.where(RECEIPTS.c.language == language)).all()
        return {row.document: json.loads(row.body) for row in rows}

    def being_read(self, case: str) -> frozenset[str]:
        """Return the documents of a case that wait for their receipts."""
        kept = CASE_DOCUMENTS.join(JOBS, CASE_DOCUMENTS.c.job == JOBS.c.id)
        query = select(CASE_DOCUMENTS.c.id).select_from(kept).where(CASE_DOCUMENTS.c.case_id == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.where(JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING])))
            return frozenset(rows.scalars())

    def _change(
        self, by: Actor, document: CaseDocument, action: str, told: Mapping[str, object], **values: object
    ) -> None:
        which = (CASE_DOCUMENTS.c.id == document.id) & (CASE_DOCUMENTS.c.version == document.version)
        with self.database.writing() as connection:
            changed = update(CASE_DOCUMENTS).where(which).values(version=document.version + 1, **values)
            if not connection.execute(changed).rowcount:
                raise overtaken()
            record(
                connection,
                self.clock(),
                by,
                action,
                f"document/{document.id}",
                document.case,
                told=dict(told),
            )


def add_documents_within(
    connection: Connection,
    moment: datetime,
    by: Actor,
    case: str,
    uploads: Sequence[Upload],
    kind: DocumentKind,
) -> tuple[str, list[str]]:
    """Add documents in a transaction that does more; return the job that reads them, and their ids."""
    lock_case(connection, case)
    held = select(CASE_DOCUMENTS.c.sha256).where(
        CASE_DOCUMENTS.c.case_id == case, CASE_DOCUMENTS.c.withdrawn.is_(None)
    )
    known = set(connection.execute(held).scalars())
    for upload in uploads:
        if upload.sha256 in known:
            raise UsageFault.say("{name} is in this case already.", name=upload.name)
        known.add(upload.sha256)
    job = add_within(connection, moment, "receive", {}, uploads, "", by, case)
    first = next_position(connection, CASE_DOCUMENTS, case)
    return job, [
        _insert(connection, by, case, upload, kind, job, position, moment)
        for position, upload in enumerate(uploads, start=first)
    ]


def next_position(connection: Connection, table: Table, case: str) -> int:
    """Return the first number that no row of a case has yet; the case is locked."""
    query = select(func.max(table.c.position)).where(table.c.case_id == case)
    return (connection.execute(query).scalar_one() or 0) + 1


def lock_case(connection: Connection, case: str) -> None:
    """Have others wait that add something to the same case."""
    connection.execute(select(CASES.c.id).where(CASES.c.id == case).with_for_update())


def _insert(
    connection: Connection,
    by: Actor,
    case: str,
    upload: Upload,
    kind: DocumentKind,
    job: str,
    position: int,
    moment: datetime,
) -> str:
    identity = secrets.token_hex(8)
    connection.execute(
        CASE_DOCUMENTS.insert().values(
            id=identity, case_id=case, position=position, kind=kind, sha256=upload.sha256, name=upload.name,
            dated="", date_reason="", job=job, author=by.person, received=moments.write(moment), version=1,
        )
    )  # fmt: skip
    told = {"name": upload.name, "sha256": upload.sha256, "kind": kind}
    record(connection, moment, by, "document.added", f"document/{identity}", case, told=told)
    return identity


def _document(row: Row[tuple[object, ...]]) -> CaseDocument:
    return CaseDocument(
        id=row.id,
        case=row.case_id,
        position=row.position,
        kind=DocumentKind(row.kind),
        sha256=row.sha256,
        name=row.name,
        dated=row.dated,
        date_reason=row.date_reason,
        job=row.job,
        author=row.author,
        received=moments.read(row.received),
        accepted=moments.read(row.accepted) if row.accepted else None,
        withdrawn=moments.read(row.withdrawn) if row.withdrawn else None,
        version=row.version,
    )
