"""Deletes cases whose time is over, and keeps of each what proves that it was there and who deleted it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.person import Actor
from checker.domain.retention import Rules
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_documents import lock_case
from checker.storage.case_tables import AUDIT, AUDIT_HEAD, CASE_ASSESSMENTS
from checker.storage.database import Database
from checker.storage.doomed import doomed
from checker.storage.retention import Planned, goes
from checker.storage.retention_tables import TOMBSTONES
from checker.storage.tables import ASSESSMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of a deleted case."""

    id: str
    number: str
    opened: datetime
    closed: datetime
    deleted: datetime
    rule: str
    """As the settings wrote it when it was deleted: ``signed=10``."""
    proposed_by: str
    deleted_by: str
    originals: Mapping[str, bool]
    """SHA-256 of every original, each with whether its bytes went too; the others belong to other cases."""
    assessments: Mapping[str, str]
    """SHA-256 of every assessment, by its id."""
    rows: Mapping[str, int]
    """How much of what went."""
    entry: int
    """Number of the entry in the audit trail that holds the digest."""
    sha256: str
    """Over everything above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstones:
    """Deletes cases, and reads what is left of them."""

    database: Database
    clock: moments.Clock = moments.now

    def delete(self, by: Actor, case: str, rules: Rules) -> Tombstone:
        """Delete everything of a case in one transaction; the bytes of originals are swept afterwards.

        Args:
            by: Who does it; not who proposed it.
            case: Id of the case.
            rules: That let it go.

        Raises:
            UsageFault: it stays, nobody has proposed it, or `by` has.
        """
        moment = self.clock()
        with self.database.writing() as connection:
            lock_case(connection, case)
            plan = goes(connection, case, rules, moment.date())
            if plan.proposed is None:
                raise UsageFault.say("Nobody has proposed to delete case {number}.", number=plan.number)
            if plan.proposed.person == by.person:
                raise UsageFault.say(
                    "You have proposed to delete case {number}, so somebody else does it.", number=plan.number
                )
            left = _left(connection, plan, by, moment)
            doomed(connection, case).delete(connection)
            return _bury(connection, by, left, moment)

    def every(self) -> tuple[Tombstone, ...]:
        """Return what is left of every deleted case, the newest first."""
        with self.database.reading() as connection:
            rows = connection.execute(select(TOMBSTONES).order_by(TOMBSTONES.c.entry.desc())).all()
        return tuple(_tombstone(row) for row in rows)

    def faults(self) -> Iterator[Message]:
        """Yield a sentence for every tombstone that is not as the audit trail says."""
        with self.database.reading() as connection:
            query = select(AUDIT.c.number, AUDIT.c.details).where(AUDIT.c.action == "case.deleted")
            said = {row.number: json.loads(row.details)["sha256"] for row in connection.execute(query)}
            for row in connection.execute(select(TOMBSTONES).order_by(TOMBSTONES.c.entry)):
                if {_digest(row._asdict()), said.pop(row.entry, "")} != {row.sha256}:
                    yield say(
                        "What is left of case {number} was changed after it was kept.", number=row.number
                    )
        for entry in sorted(said):
            yield say("Nothing is left of the case that entry {number} deleted.", number=entry)


def as_plain(left: Tombstone) -> dict[str, object]:
    """Return a tombstone as plain values."""
    return {
        "id": left.id, "number": left.number, "opened": moments.write(left.opened),
        "closed": moments.write(left.closed), "deleted": moments.write(left.deleted), "rule": left.rule,
        "proposed_by": left.proposed_by, "deleted_by": left.deleted_by, "originals": dict(left.originals),
        "assessments": dict(left.assessments), "rows": dict(left.rows), "entry": left.entry,
        "sha256": left.sha256,
    }  # fmt: skip


def _left(connection: Connection, plan: Planned, by: Actor, moment: datetime) -> dict[str, object]:
    made = select(ASSESSMENTS.c.id, ASSESSMENTS.c.sha256).join(
        CASE_ASSESSMENTS, CASE_ASSESSMENTS.c.assessment == ASSESSMENTS.c.id
    )
    assessments = connection.execute(made.where(CASE_ASSESSMENTS.c.case_id == plan.case)).all()
    return {
        "id": plan.case,
        "number": plan.number,
        "opened": moments.write(plan.opened),
        "closed": moments.write(plan.closed),
        "deleted": moments.write(moment),
        "rule": plan.term.rule,
        "proposed_by": plan.proposed.name if plan.proposed else "",
        "deleted_by": by.name if by.person else by.origin,
        "originals": _plain(dict(plan.originals)),
        "assessments": _plain({row.id: row.sha256 for row in assessments}),
        "rows": _plain(dict(plan.rows)),
    }


def _bury(connection: Connection, by: Actor, left: dict[str, object], moment: datetime) -> Tombstone:
    """Keep what is left together with the entry that vouches for it."""
    entry = connection.execute(select(AUDIT_HEAD.c.number).with_for_update()).scalar_one() + 1
    whole = left | {"entry": entry}
    whole["sha256"] = _digest(whole)
    connection.execute(TOMBSTONES.insert().values(**whole))
    case, rule = str(left["id"]), left["rule"]
    told = {"number": left["number"], "rule": rule, "sha256": whole["sha256"]}
    record(connection, moment, by, "case.deleted", f"case/{case}", case, **told)
    return _tombstone(connection.execute(select(TOMBSTONES).where(TOMBSTONES.c.id == case)).one())


def _digest(values: Mapping[str, object]) -> str:
    covered = {name: value for name, value in values.items() if name != "sha256"}
    return hashlib.sha256(_plain(covered).encode()).hexdigest()


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _tombstone(row: Row[tuple[object, ...]]) -> Tombstone:
    return Tombstone(
        id=row.id,
        number=row.number,
        opened=moments.read(row.opened),
        closed=moments.read(row.closed),
        deleted=moments.read(row.deleted),
        rule=row.rule,
        proposed_by=row.proposed_by,
        deleted_by=row.deleted_by,
        originals=json.loads(row.originals),
        assessments=json.loads(row.assessments),
        rows=json.loads(row.rows),
        entry=row.entry,
        sha256=row.sha256,
    )
