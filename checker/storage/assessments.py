"""Assessments as the bytes the engine wrote, beside a few columns for lists; editions made from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from checker.domain.errors import NotFound
from checker.domain.person import WORKER
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import in_case, keep_within
from checker.storage.database import Database, add_if_new
from checker.storage.jobs import finish_within
from checker.storage.queueing import add_within
from checker.storage.records import AssessmentRow, Edition, Job
from checker.storage.tables import ASSESSMENTS, EDITIONS, JOBS, RULE_SETS

LISTED = [column for column in ASSESSMENTS.c if column.name != "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessments:
    """Everything that can be done with assessments."""

    database: Database
    clock: moments.Clock = moments.now

    def keep(
        self,
        row: AssessmentRow,
        body: bytes,
        job: Job,
        worker: str,
        editions: Sequence[Edition] = (),
        ahead: Mapping[str, object] | None = None,
    ) -> None:
        """Keep an assessment with its first editions and finish its job, all or none; raises `Cancelled`.

        Args:
            row: What lists say about it.
            body: As the engine wrote it.
            job: That made it.
            worker: That holds the job.
            editions: What was made of it together with it.
            ahead: The wish for an edition that is made before anybody asks.
        """
        clock = self.clock()
        moment, digest = moments.write(clock), hashlib.sha256(body).hexdigest()
        with self.database.writing() as connection:
            finish_within(connection, job, worker, row.id, moment)
            connection.execute(
                ASSESSMENTS.insert().values(
                    id=row.id, job=row.job, run_id=row.run_id, created=moment, platform=row.platform[:255],
                    reference_day=row.reference_day, rule_set=row.rule_set,
                    rule_set_version=row.rule_set_version, rule_set_digest=row.rule_set_digest,
                    documents=_plain(row.documents), counts=_plain(dict(row.counts)),
                    sha256=digest, body=body,
                )
            )  # fmt: skip
            for edition in editions:
                _keep_edition(connection, row.id, edition)
            if job.case:
                keep_within(connection, clock, job, row.id)
            thing = f"assessment/{row.id}"
            if ahead is not None:
                add_within(connection, clock, "edition", ahead, (), row.id, WORKER, "")
            record(connection, clock, WORKER, "assessment.made", thing, job.case, sha256=digest)

    def recent(self, most: int = 20, after: int = 0, author: str | None = None) -> tuple[AssessmentRow, ...]:
        """Return the newest assessments outside of cases: of an author, or of everybody for None."""
        query = select(*LISTED).join(JOBS, JOBS.c.id == ASSESSMENTS.c.job).where(JOBS.c.case_id.is_(None))
        if author is not None:
            query = query.where(JOBS.c.author == author)
        query = query.order_by(ASSESSMENTS.c.created.desc(), ASSESSMENTS.c.id)
        with self.database.reading() as connection:
            return tuple(_row(row) for row in connection.execute(query.limit(most).offset(after)))

    def count(self) -> int:
        """Return how many there are."""
        with self.database.reading() as connection:
            return connection.execute(select(func.count()).select_from(ASSESSMENTS)).scalar_one()

    def get(self, assessment: str) -> AssessmentRow:
        """Return what lists say about an assessment; raises `NotFound`."""
        with self.database.reading() as connection:
            row = connection.execute(select(*LISTED).where(ASSESSMENTS.c.id == assessment)).one_or_none()
        if row is None:
            raise NotFound.say(
                "There is no assessment with the number {id}; look on the start page for what there is.",
                id=assessment,
            )
        return _row(row)

    def listed(self, case: str) -> Mapping[str, AssessmentRow]:
        """Return what lists say about every assessment of a case, by assessment."""
        query = select(*LISTED).where(ASSESSMENTS.c.id.in_(in_case(case)))
        with self.database.reading() as connection:
            return {row.id: _row(row) for row in connection.execute(query)}

    def body(self, assessment: str) -> bytes:
        """Return an assessment as the engine wrote it; raises `NotFound`."""
        self.get(assessment)
        with self.database.reading() as connection:
            query = select(ASSESSMENTS.c.body).where(ASSESSMENTS.c.id == assessment)
            return bytes(connection.execute(query).scalar_one())

    def ids(self) -> tuple[str, ...]:
        """Return the id of every assessment, the oldest first."""
        query = select(ASSESSMENTS.c.id).order_by(ASSESSMENTS.c.created, ASSESSMENTS.c.id)
        with self.database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def changed(self, assessment: str) -> Iterator[str]:
        """Yield the name of every part of an assessment whose bytes no longer have the digest they had."""
        query = select(EDITIONS).where(EDITIONS.c.assessment == assessment)
        if hashlib.sha256(self.body(assessment)).hexdigest() != self.get(assessment).sha256:
            yield "findings"
        with self.database.reading() as connection:
            for row in connection.execute(query.order_by(EDITIONS.c.kind, EDITIONS.c.language)):
                if hashlib.sha256(row.body).hexdigest() != row.sha256:
                    yield " ".join(filter(None, [row.kind, row.language]))

    def keep_rule_set(self, digest: str, body: bytes) -> None:
        """Keep the rules that assessments are made with, so that later reports use the very same."""
        with self.database.writing() as connection:
            add_if_new(connection, RULE_SETS, digest=digest, body=body)

    def rule_set(self, assessment: str) -> bytes:
        """Return the rules that an assessment was made with; raises `NotFound`."""
        digest = self.get(assessment).rule_set_digest
        with self.database.reading() as connection:
            query = select(RULE_SETS.c.body).where(RULE_SETS.c.digest == digest)
            return bytes(connection.execute(query).scalar_one())

    def keep_edition(self, assessment: str, edition: Edition) -> None:
        """Keep an edition in place of the one there was of its kind and language."""
        with self.database.writing() as connection:
            _keep_edition(connection, assessment, edition)

    def edition(self, assessment: str, kind: str, language: str, maker: str) -> Edition | None:
        """Return an edition made by `maker`, or None where it has to be made first."""
        query = select(EDITIONS).where(_which(assessment, kind, language), EDITIONS.c.maker == maker)
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Edition(
            kind=row.kind, language=row.language, maker=row.maker, media_type=row.media_type, body=row.body,
            sha256=row.sha256,
        )  # fmt: skip


def _keep_edition(connection: Connection, assessment: str, edition: Edition) -> None:
    values = {
        "maker": edition.maker,
        "media_type": edition.media_type,
        "sha256": hashlib.sha256(edition.body).hexdigest(),
        "body": edition.body,
    }
    which = _which(assessment, edition.kind, edition.language)
    if not connection.execute(update(EDITIONS).where(which).values(**values)).rowcount:
        key = {"assessment": assessment, "kind": edition.kind, "language": edition.language}
        connection.execute(EDITIONS.insert().values(**key, **values))


def _which(assessment: str, kind: str, language: str) -> ColumnElement[bool]:
    return and_(EDITIONS.c.assessment == assessment, EDITIONS.c.kind == kind, EDITIONS.c.language == language)


def _row(row: Row[tuple[object, ...]]) -> AssessmentRow:
    return AssessmentRow(
        id=row.id,
        job=row.job,
        run_id=row.run_id,
        created=moments.read(row.created),
        platform=row.platform,
        reference_day=row.reference_day,
        rule_set=row.rule_set,
        rule_set_version=row.rule_set_version,
        rule_set_digest=row.rule_set_digest,
        documents=tuple(json.loads(row.documents)),
        counts=tuple(json.loads(row.counts).items()),
        sha256=row.sha256,
    )


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
