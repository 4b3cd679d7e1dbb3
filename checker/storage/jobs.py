"""The queue of work, beside its results: claimed with a lease, tried three times, cancellable."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, Row, and_, case, or_, select, true, update

from checker.domain.errors import NotFound
from checker.domain.message import Message, say
from checker.domain.person import WORKER, Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.database import Database
from checker.storage.queueing import add_within, plain
from checker.storage.records import Job, JobState, Step, Upload, read_messages, write_messages
from checker.storage.tables import JOBS, ORIGINALS, UPLOADS

LEASE = timedelta(seconds=30)
"""How long a worker that says nothing is believed to be alive."""
MOST_TRIES = 3
MOST_LISTED = 100
AWAITED = ("assess", "report", "comparison")
TURN = (case((JOBS.c.kind == "page", 0), (JOBS.c.kind.in_(AWAITED), 1), else_=2), JOBS.c.number)
"""Pictures, for which somebody waits, go first, then assessments, then reports, which are made ahead of time;
among equals the oldest goes first."""
SHOWN = timedelta(days=1)
"""How long what failed or was cancelled stays in sight."""


class Cancelled(Exception):
    """Somebody asked to stop this job, or another worker has taken it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """Everything that can be done with jobs."""

    database: Database
    clock: moments.Clock = moments.now

    def add(
        self,
        kind: str,
        request: Mapping[str, object],
        uploads: Sequence[Upload] = (),
        assessment: str = "",
        by: Actor = WORKER,
        case: str = "",
    ) -> str:
        """Put a job into the queue and return its id; the originals of its uploads are kept already."""
        moment = self.clock()
        with self.database.writing() as connection:
            job = add_within(connection, moment, kind, request, uploads, assessment, by, case)
            if uploads:
                names = [upload.sha256 for upload in uploads]
                record(connection, moment, by, "upload.added", f"job/{job}", case, kind=kind, originals=names)
        return job

    def get(self, job_id: str) -> Job:
        """Return a job; raises `NotFound`."""
        with self.database.reading() as connection:
            row = connection.execute(select(JOBS).where(JOBS.c.id == job_id)).one_or_none()
        if row is None:
            raise _no_upload(job_id)
        return _job(row)

    def upload(self, job_id: str, *kinds: str) -> Job:
        """Return the job that an upload began; raises `NotFound`, also for a job of another kind.

        `kinds` are those that are meant; without one, assessments.
        """
        job = self.get(job_id)
        if job.kind not in (kinds or ("assess",)):
            raise _no_upload(job_id)
        return job

    def of_kinds(self, kinds: Sequence[str], author: str | None = None, case: str = "") -> tuple[Job, ...]:
        """Return the newest jobs of some kinds, newest first; `author` and `case` as in `unfinished`."""
        query = select(JOBS).where(JOBS.c.kind.in_(kinds), _of(author, case)).order_by(JOBS.c.number.desc())
        with self.database.reading() as connection:
            return tuple(_job(row) for row in connection.execute(query.limit(MOST_LISTED)).all())

    def uploads(self, job_id: str) -> tuple[Upload, ...]:
        """Return the files of a job, in the order in which they were sent."""
        sizes = UPLOADS.join(ORIGINALS, UPLOADS.c.sha256 == ORIGINALS.c.sha256)
        query = select(UPLOADS, ORIGINALS.c.size).select_from(sizes).where(UPLOADS.c.job == job_id)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(UPLOADS.c.position)).all()
        return tuple(
            Upload(role=row.role, sha256=row.sha256, name=row.name, media_type=row.media_type, size=row.size)
            for row in rows
        )

    def unfinished(self, author: str | None = None, case: str = "") -> tuple[Job, ...]:
        """Return what is being assessed, and what of the last day led to no assessment, newest first.

        Args:
            author: Of the jobs; None for those of everybody.
            case: Of the jobs; empty for those outside of a case.
        """
        busy = JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING])
        lately = JOBS.c.created >= moments.write(self.clock() - SHOWN)
        query = select(JOBS).where(JOBS.c.kind == "assess", JOBS.c.state != JobState.DONE, or_(busy, lately))
        query = query.where(_of(author, case))
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(JOBS.c.number.desc()).limit(20)).all()
        return tuple(_job(row) for row in rows)

    def pending(self, kind: str, assessment: str, request: Mapping[str, object]) -> Job | None:
        """Return the job that already does exactly this, or None."""
        query = select(JOBS).where(
            JOBS.c.kind == kind,
            JOBS.c.assessment == assessment,
            JOBS.c.request == plain(request),
            JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING]),
        )
        with self.database.reading() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return _job(row) if row else None

    def pending_of(self, kind: str, request: Mapping[str, object]) -> Job | None:
        """Return the job outside of any assessment that already does exactly this, or None."""
        busy = JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING])
        query = select(JOBS).where(JOBS.c.kind == kind, JOBS.c.request == plain(request), busy)
        with self.database.reading() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return _job(row) if row else None

    def free(self, most: int = 100) -> tuple[str, ...]:
        """Return the ids of jobs that nobody works on, in their turn."""
        query = select(JOBS.c.id).where(_free(moments.write(self.clock()))).order_by(*TURN).limit(most)
        with self.database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def claim(self, worker: str, job: str = "") -> Job | None:
        """Take a job that nobody works on, the next or a certain one; None where there is none.

        A job that was tried too often is given up instead.
        """
        moment = self.clock()
        free = _free(moments.write(moment)) & (JOBS.c.id == job if job else true())
        with self.database.reading() as connection:
            if connection.execute(select(JOBS.c.number).where(free).limit(1)).one_or_none() is None:
                return None
        with self.database.writing() as connection:
            _give_up(connection, free, moments.write(moment))
            turn = select(JOBS).where(free).order_by(*TURN).limit(1).with_for_update(skip_locked=True)
            row = connection.execute(turn).one_or_none()
            if row is None:
                return None
            taken = connection.execute(
                update(JOBS)
                .where(JOBS.c.number == row.number, JOBS.c.tries == row.tries, free)
                .values(
                    state=JobState.RUNNING, worker=worker, tries=row.tries + 1, started=moments.write(moment),
                    lease_until=moments.write(moment + LEASE),
                )
            )  # fmt: skip
            if not taken.rowcount:
                return None
        return self.get(row.id)

    def beat(self, job: Job, worker: str, progress: Step | None = None) -> None:
        """Say that the worker is alive and how far it is; raises `Cancelled` where it must stop."""
        values: dict[str, object] = {"lease_until": moments.write(self.clock() + LEASE)}
        if progress is not None:
            values["progress"] = plain(
                {"name": progress.name, "done": progress.done, "total": progress.total}
            )
        held = and_(_held(job, worker), JOBS.c.cancel.is_(False))
        with self.database.writing() as connection:
            if not connection.execute(update(JOBS).where(held).values(**values)).rowcount:
                raise Cancelled

    def release(self, worker: str) -> None:
        """Put the job of a worker that was ended on purpose back into the queue; this try does not count."""
        held = and_(JOBS.c.worker == worker, JOBS.c.state == JobState.RUNNING)
        with self.database.writing() as connection:
            connection.execute(
                update(JOBS)
                .where(held)
                .values(state=JobState.QUEUED, tries=JOBS.c.tries - 1, lease_until=None)
            )

    def mourn(self, worker: str) -> None:
        """End the leases of a worker that is known to be dead, so that its job is taken over at once."""
        held = and_(JOBS.c.worker == worker, JOBS.c.state == JobState.RUNNING)
        with self.database.writing() as connection:
            connection.execute(update(JOBS).where(held).values(lease_until=""))

    def finish(self, job: Job, worker: str, assessment: str) -> None:
        """Mark a job as done; raises `Cancelled` where the worker no longer holds it."""
        with self.database.writing() as connection:
            finish_within(connection, job, worker, assessment, moments.write(self.clock()))

    def fail(self, job: Job, worker: str, messages: Sequence[Message]) -> None:
        """Mark a job as failed, with the sentences that say why."""
        self._end(_held(job, worker), JobState.FAILED, messages)

    def cancel(self, job_id: str, by: Actor = WORKER) -> None:
        """Ask to stop a job: one in the queue never starts, a running one stops at its next step."""
        job = self.get(job_id)
        moment = self.clock()
        ends = {"state": JobState.CANCELLED, "finished": moments.write(moment)}
        with self.database.writing() as connection:
            busy = JOBS.c.state.in_([JobState.QUEUED, JobState.RUNNING])
            asked = update(JOBS).where(JOBS.c.id == job_id, busy, JOBS.c.cancel.is_(False))
            if connection.execute(asked.values(cancel=True)).rowcount:
                waiting = and_(JOBS.c.id == job_id, JOBS.c.state == JobState.QUEUED)
                connection.execute(update(JOBS).where(waiting).values(**ends))
                record(connection, moment, by, "job.cancelled", f"job/{job_id}", job.case)

    def stopped(self, job: Job, worker: str) -> None:
        """Note that a running job was stopped because somebody asked."""
        self._end(and_(_held(job, worker), JOBS.c.cancel.is_(True)), JobState.CANCELLED)

    def _end(self, which: ColumnElement[bool], state: JobState, messages: Sequence[Message] = ()) -> None:
        ended = {"state": state, "message": write_messages(messages), "finished": moments.write(self.clock())}
        with self.database.writing() as connection:
            connection.execute(update(JOBS).where(which).values(**ended))


def finish_within(connection: Connection, job: Job, worker: str, assessment: str, moment: str) -> None:
    """Mark a job as done in a transaction that also keeps its result; raises `Cancelled`."""
    done = (
        update(JOBS)
        .where(_held(job, worker))
        .values(state=JobState.DONE, assessment=assessment, finished=moment)
    )
    if not connection.execute(done).rowcount:
        raise Cancelled


def _of(author: str | None, case: str) -> ColumnElement[bool]:
    """Return the condition that a job belongs to a case, or to nobody's and, where named, to an author."""
    place = JOBS.c.case_id == case if case else JOBS.c.case_id.is_(None)
    return place if author is None else and_(place, JOBS.c.author == author)


def _no_upload(job_id: str) -> NotFound:
    return NotFound.say(
        "There is no upload with the number {id}; look on the start page for what there is.", id=job_id
    )


def _held(job: Job, worker: str) -> ColumnElement[bool]:
    return and_(
        JOBS.c.id == job.id,
        JOBS.c.worker == worker,
        JOBS.c.tries == job.tries,
        JOBS.c.state == JobState.RUNNING,
    )


def _free(moment: str) -> ColumnElement[bool]:
    """Return the condition that nobody works on a job, or that whoever did is dead."""
    is_orphan = and_(JOBS.c.state == JobState.RUNNING, JOBS.c.lease_until < moment)
    return or_(JOBS.c.state == JobState.QUEUED, is_orphan)


def _give_up(connection: Connection, free: ColumnElement[bool], moment: str) -> None:
    """End jobs whose worker died each time, and those that were cancelled while it was dead."""
    connection.execute(
        update(JOBS).where(free, JOBS.c.cancel.is_(True)).values(state=JobState.CANCELLED, finished=moment)
    )
    gave_up = say(
        "The work was broken off {tries} times and is not tried again; send the files once more.",
        tries=MOST_TRIES,
    )
    connection.execute(
        update(JOBS)
        .where(free, JOBS.c.tries >= MOST_TRIES)
        .values(state=JobState.FAILED, finished=moment, message=write_messages([gave_up]))
    )


def _job(row: Row[tuple[object, ...]]) -> Job:
    progress = json.loads(row.progress)
    return Job(
        number=row.number,
        id=row.id,
        kind=row.kind,
        state=JobState(row.state),
        request=json.loads(row.request),
        assessment=row.assessment or "",
        progress=Step(name=progress["name"], done=progress.get("done", 0), total=progress.get("total", 0)),
        messages=read_messages(row.message),
        created=moments.read(row.created),
        started=moments.read(row.started) if row.started else None,
        finished=moments.read(row.finished) if row.finished else None,
        tries=row.tries,
        cancel=row.cancel,
        author=row.author or "",
        case=row.case_id or "",
    )
