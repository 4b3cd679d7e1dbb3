"""The audit trail: who did what to which thing, each entry chained to the one before by its hash.

An entry is written in the transaction of what it tells, and last in it: whoever holds the head of the chain
waits for nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select, update

from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.case_tables import AUDIT, AUDIT_HEAD
from checker.storage.database import Database

FIELDS = (
    "number",
    "moment",
    "person",
    "name",
    "origin",
    "action",
    "object",
    "case_id",
    "details",
    "previous",
)
"""What a hash covers."""
AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the audit trail."""

    number: int
    """Counted from 1 without a gap."""
    moment: datetime
    actor: Actor
    action: str
    """``case.opened``, ``document.added``, ``assessment.signed``, ``original.read`` ..."""
    thing: str
    """Kind and id of what it was done to: ``document/3f…``."""
    case: str
    """Id of the case; empty outside of one."""
    details: Mapping[str, object]
    """Plain values that say what changed; never text of a document, never a secret."""
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the chain: who knows it can tell later whether anything before it was changed."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Reads and checks the audit trail, and notes what is read."""

    database: Database
    clock: moments.Clock = moments.now

    def note(self, actor: Actor, action: str, thing: str, case: str = "", **details: object) -> None:
        """Write an entry about something that changes nothing, such as reading an original."""
        with self.database.writing() as connection:
            record(connection, self.clock(), actor, action, thing, case, **details)

    def head(self) -> Head:
        """Return the end of the chain."""
        with self.database.reading() as connection:
            row = connection.execute(select(AUDIT_HEAD)).one()
        return Head(number=row.number, hash=row.hash)

    def entries(self, case: str | None = None, most: int = 200, before: int = 0) -> tuple[Entry, ...]:
        """Return the newest entries, newest first: of one case, or of all where `case` is None."""
        query = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)
        if case is not None:
            query = query.where(AUDIT.c.case_id == case)
        if before:
            query = query.where(AUDIT.c.number < before)
        with self.database.reading() as connection:
            return tuple(_entry(row) for row in connection.execute(query))

    def export(self, case: str | None = None) -> Iterator[Entry]:
        """Yield every entry, oldest first: of one case, or of all where `case` is None."""
        after = 0
        while rows := self._after(after, case):
            yield from map(_entry, rows)
            after = rows[-1].number

    def faults(self, known: Head | None = None) -> Iterator[Message]:
        """Yield a sentence for every place where the chain is broken.

        Args:
            known: A head that was written down earlier, such as in a printed report.
        """
        number, previous, met_known = 0, "", known is None
        while rows := self._after(number, None):
            for row in rows:
                yield from _faults_of(row, number, previous)
                number, previous = row.number, row.hash
                met_known = met_known or (known is not None and Head(number=number, hash=row.hash) == known)
        head = self.head()
        if (head.number, head.hash) != (number, previous):
            yield say(
                "The audit trail ends at entry {found}, but {expected} entries were written; restore it from "
                "a backup.",
                found=number,
                expected=head.number,
            )
        if not met_known and known is not None:
            yield say("The audit trail holds no entry {number} with the given hash.", number=known.number)

    def _after(self, number: int, case: str | None) -> list[Row[tuple[object, ...]]]:
        query: Select[tuple[object, ...]] = select(AUDIT).where(AUDIT.c.number > number)
        if case is not None:
            query = query.where(AUDIT.c.case_id == case)
        with self.database.reading() as connection:
            return list(connection.execute(query.order_by(AUDIT.c.number).limit(AT_ONCE)))


def record(
    connection: Connection,
    moment: datetime,
    actor: Actor,
    action: str,
    thing: str,
    case: str = "",
    **details: object,
) -> None:
    """Write an entry in a transaction that also does what it tells."""
    head = connection.execute(select(AUDIT_HEAD).with_for_update()).one()
    values: dict[str, object] = {
        "number": head.number + 1,
        "moment": moments.write(moment),
        "person": actor.person,
        "name": actor.name,
        "origin": actor.origin[:64],
        "action": action,
        "object": thing,
        "case_id": case,
        "details": _plain(details),
        "previous": head.hash,
    }
    digest = _hash(values)
    connection.execute(AUDIT.insert().values(**values, hash=digest))
    connection.execute(update(AUDIT_HEAD).values(number=head.number + 1, hash=digest))


def as_plain(entry: Entry) -> dict[str, object]:
    """Return an entry as plain values, from which its hash can be computed again."""
    return {
        "number": entry.number,
        "moment": moments.write(entry.moment),
        "person": entry.actor.person,
        "name": entry.actor.name,
        "origin": entry.actor.origin,
        "action": entry.action,
        "object": entry.thing,
        "case_id": entry.case,
        "details": _plain(entry.details),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _faults_of(row: Row[tuple[object, ...]], number: int, previous: str) -> Iterator[Message]:
    if row.number != number + 1:
        yield say("Entries {first} to {last} are missing.", first=number + 1, last=row.number - 1)
    elif row.previous != previous:
        yield say("Entry {number} does not follow the one before it.", number=row.number)
    if row.hash != _hash({field: getattr(row, field) for field in FIELDS}):
        yield say("Entry {number} was changed after it was written.", number=row.number)


def _hash(values: Mapping[str, object]) -> str:
    return hashlib.sha256(_plain([values[field] for field in FIELDS]).encode()).hexdigest()


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(
        number=row.number,
        moment=moments.read(row.moment),
        actor=Actor(person=row.person, name=row.name, origin=row.origin),
        action=row.action,
        thing=row.object,
        case=row.case_id,
        details=json.loads(row.details),
        previous=row.previous,
        hash=row.hash,
    )


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
