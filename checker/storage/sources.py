"""The shelf of a case: dated sources from elsewhere that a person put there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from checker.domain.errors import NotFound, UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_documents import lock_case, next_position
from checker.storage.case_tables import SOURCE_TEXTS, SOURCES
from checker.storage.database import Database, add_if_new
from checker.storage.jobs import finish_within
from checker.storage.queueing import add_within, keep_original
from checker.storage.records import Job, Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """What a person says about a source before it is on the shelf."""

    title: str
    publisher: str
    retrieved: str
    """ISO date on which somebody fetched it."""
    address: str = ""
    """Where it was found, as text; never fetched."""
    dated: str = ""
    """ISO date of the source itself; empty where it is not established."""
    date_reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfSource:
    """A source on the shelf of a case."""

    id: str
    case: str
    position: int
    about: NewSource
    sha256: str
    """Of the copy that is kept; empty where there is none."""
    name: str
    """File name of the copy."""
    author: str
    created: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that can be done with the shelf."""

    database: Database
    clock: moments.Clock = moments.now

    def add(self, by: Actor, case: str, about: NewSource, copy: Upload | None = None) -> str:
        """Put a source on the shelf, with a copy that is kept and waits to be read, and return its id."""
        if not about.title.strip() or not about.retrieved:
            raise UsageFault.say("A source needs a title and the day on which it was fetched.")
        identity, moment = secrets.token_hex(8), self.clock()
        now = moments.write(moment)
        with self.database.writing() as connection:
            lock_case(connection, case)
            if copy:
                keep_original(connection, copy.sha256, copy.size, now)
            connection.execute(
                SOURCES.insert().values(
                    id=identity, case_id=case, position=next_position(connection, SOURCES, case),
                    title=about.title, publisher=about.publisher, address=about.address, dated=about.dated,
                    date_reason=about.date_reason, retrieved=about.retrieved, note=about.note,
                    sha256=copy.sha256 if copy else None, name=copy.name if copy else "",
                    author=by.person, created=now,
                )
            )  # fmt: skip
            if copy:
                add_within(connection, moment, "source", {"source": identity}, [copy], "", by, case)
            told = {"title": about.title, "sha256": copy.sha256 if copy else ""}
            record(connection, moment, by, "source.added", f"source/{identity}", case, told=told)
        return identity

    def of(self, case: str) -> tuple[ShelfSource, ...]:
        """Return what stands on the shelf of a case, in the order in which it was put there."""
        return tuple(source for source in self.every(case) if source.withdrawn is None)

    def every(self, case: str) -> tuple[ShelfSource, ...]:
        """Return what stands or stood on the shelf of a case."""
        query = select(SOURCES).where(SOURCES.c.case_id == case).order_by(SOURCES.c.position)
        with self.database.reading() as connection:
            return tuple(_source(row) for row in connection.execute(query))

    def get(self, case: str, source: str) -> ShelfSource:
        """Return a source of a case; raises `NotFound`."""
        query = select(SOURCES).where(SOURCES.c.case_id == case, SOURCES.c.id == source)
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFound.say("This case has no source with the number {id}.", id=source)
        return _source(row)

    def keep_text(self, job: Job, worker: str, text: str | None) -> None:
        """Keep what was read in a copy, None where nothing was, and finish the job; raises `Cancelled`."""
        with self.database.writing() as connection:
            finish_within(connection, job, worker, "", moments.write(self.clock()))
            if text is not None:
                add_if_new(connection, SOURCE_TEXTS, source=str(job.request["source"]), text=text)

    def with_text(self, case: str) -> frozenset[str]:
        """Return the ids of the sources of a case in which quotes can be looked up."""
        query = select(SOURCE_TEXTS.c.source).join(SOURCES, SOURCES.c.id == SOURCE_TEXTS.c.source)
        with self.database.reading() as connection:
            return frozenset(connection.execute(query.where(SOURCES.c.case_id == case)).scalars())

    def withdraw(self, by: Actor, source: ShelfSource, reason: str) -> None:
        """Take a source from the shelf; it stays in the case for those who used it."""
        if not reason.strip():
            raise UsageFault.say("Say why {name} is taken out.", name=source.about.title)
        moment = self.clock()
        which = (SOURCES.c.id == source.id) & SOURCES.c.withdrawn.is_(None)
        with self.database.writing() as connection:
            gone = connection.execute(update(SOURCES).where(which).values(withdrawn=moments.write(moment)))
            if gone.rowcount:
                thing = f"source/{source.id}"
                record(connection, moment, by, "source.withdrawn", thing, source.case, reason=reason)


def looked_up(connection: Connection, case: str, source: str) -> tuple[str, str | None] | None:
    """Return title and text of a source that stands on the shelf of a case; the text is None if unread."""
    query = (
        select(SOURCES.c.title, SOURCE_TEXTS.c.text)
        .join(SOURCE_TEXTS, SOURCE_TEXTS.c.source == SOURCES.c.id, isouter=True)
        .where(SOURCES.c.id == source, SOURCES.c.case_id == case, SOURCES.c.withdrawn.is_(None))
    )
    row = connection.execute(query).one_or_none()
    return (row.title, row.text) if row else None


def _source(row: Row[tuple[object, ...]]) -> ShelfSource:
    about = NewSource(
        title=row.title, publisher=row.publisher, retrieved=row.retrieved, address=row.address,
        dated=row.dated, date_reason=row.date_reason, note=row.note,
    )  # fmt: skip
    return ShelfSource(
        id=row.id,
        case=row.case_id,
        position=row.position,
        about=about,
        sha256=row.sha256 or "",
        name=row.name,
        author=row.author,
        created=moments.read(row.created),
        withdrawn=moments.read(row.withdrawn) if row.withdrawn else None,
    )
