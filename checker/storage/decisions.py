"""What people decide about findings: always a new record, beside the machine's word, which never changes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, select

from checker.domain.case import DecisionKind, Reason
from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import refuse_where_closed
from checker.storage.case_tables import DECISIONS
from checker.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What a person says about one finding."""

    obligation: str
    kind: DecisionKind
    element: str = ""
    """Empty where it is about the obligation as a whole."""
    machine: str = ""
    """The machine's word that the person saw: an outcome, or the level of an element."""
    verdict: str = ""
    """What holds in the person's view: for a change only."""
    reason: Reason | None = None
    """For a change only."""
    text: str = ""
    basis: str = ""
    """On what it rests: a passage, a source on the shelf, an article."""
    until: str = ""
    """ISO date until which it holds; empty where it has no end."""
    about: str = ""
    """Id of the earlier decision that is withdrawn, resolved or answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision as it is kept."""

    id: str
    assessment: str
    said: NewDecision
    author: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Adds and reads decisions; none is ever changed or removed."""

    database: Database
    clock: moments.Clock = moments.now

    def add(self, by: Actor, assessment: str, said: NewDecision) -> str:
        """Keep a decision and return its id.

        Raises:
            UsageFault: it says too little, or the assessment is offered for signature or signed.
            NotFound: the assessment belongs to no case.
        """
        return self.add_all(by, assessment, [said])[0]

    def add_all(self, by: Actor, assessment: str, said: Iterable[NewDecision]) -> tuple[str, ...]:
        """Keep several decisions, all or none, each with an entry of its own in the audit trail."""
        moment = self.clock()
        with self.database.writing() as connection:
            case = refuse_where_closed(connection, assessment)
            kept = [(_insert(connection, by, assessment, each, moment), each) for each in said]
            for identity, each in kept:
                thing = f"decision/{identity}"
                place = {"obligation": each.obligation, "element": each.element}
                words = {"machine": each.machine, "verdict": each.verdict, "reason": each.reason or ""}
                record(
                    connection, moment, by, f"decision.{each.kind}", thing, case,
                    assessment=assessment, place=place, words=words, about=each.about,
                )  # fmt: skip
        return tuple(identity for identity, _ in kept)

    def of(self, assessment: str, obligation: str = "") -> tuple[Decision, ...]:
        """Return the decisions in an assessment, or about one obligation of it, oldest first."""
        query = select(DECISIONS).where(DECISIONS.c.assessment == assessment)
        if obligation:
            query = query.where(DECISIONS.c.obligation == obligation)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(DECISIONS.c.number)).all()
        return tuple(_decision(row) for row in rows)


def holding(decisions: Iterable[Decision], day: date) -> dict[tuple[str, str], Decision]:
    """Return what holds on a day: by obligation and element, the last decision that settles the finding.

    Decisions that were withdrawn or whose end has passed do not hold; an earlier one then holds again.
    """
    every = tuple(decisions)
    gone = {each.said.about for each in every if each.said.kind is DecisionKind.WITHDRAW}
    return {
        (each.said.obligation, each.said.element): each
        for each in every
        if each.said.kind.settles
        and each.id not in gone
        and not (each.said.until and date.fromisoformat(each.said.until) < day)
    }


def unresolved(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the comments and questions that nobody has resolved or withdrawn, oldest first."""
    every = tuple(decisions)
    ends = (DecisionKind.RESOLVE, DecisionKind.WITHDRAW)
    done = {each.said.about for each in every if each.said.kind in ends}
    open_kinds = (DecisionKind.COMMENT, DecisionKind.ASK)
    return tuple(each for each in every if each.said.kind in open_kinds and each.id not in done)


def _refuse(said: NewDecision) -> None:
    if said.kind is DecisionKind.CHANGE and not (said.verdict and said.reason and said.text.strip()):
        raise UsageFault.say("A change needs what holds instead, a reason from the list, and a few words.")
    if said.kind in (DecisionKind.COMMENT, DecisionKind.ASK) and not said.text.strip():
        raise UsageFault.say("Write what you want to say.")
    if said.kind in (DecisionKind.RESOLVE, DecisionKind.WITHDRAW) and not said.about:
        raise UsageFault.say("Choose the earlier decision that this one is about.")


def _insert(connection: Connection, by: Actor, assessment: str, said: NewDecision, moment: datetime) -> str:
    _refuse(said)
    if said.about:
        earlier = select(DECISIONS.c.id).where(
            DECISIONS.c.id == said.about, DECISIONS.c.assessment == assessment
        )
        if connection.execute(earlier).one_or_none() is None:
            raise UsageFault.say("Choose the earlier decision that this one is about.")
    identity = secrets.token_hex(8)
    connection.execute(
        DECISIONS.insert().values(
            id=identity, assessment=assessment, obligation=said.obligation, element=said.element,
            kind=said.kind, machine=said.machine, verdict=said.verdict, reason=said.reason or "",
            text=said.text, basis=said.basis, until=said.until, about=said.about or None,
            author=by.person, created=moments.write(moment),
        )
    )  # fmt: skip
    return identity


def _decision(row: Row[tuple[object, ...]]) -> Decision:
    said = NewDecision(
        obligation=row.obligation, kind=DecisionKind(row.kind), element=row.element, machine=row.machine,
        verdict=row.verdict, reason=Reason(row.reason) if row.reason else None, text=row.text,
        basis=row.basis, until=row.until, about=row.about or "",
    )  # fmt: skip
    return Decision(
        id=row.id,
        assessment=row.assessment,
        said=said,
        author=row.author,
        created=moments.read(row.created),
    )
