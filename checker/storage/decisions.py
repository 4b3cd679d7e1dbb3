"""What people decide about findings: always a new record, beside the machine's word, which never changes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, func, select

from checker.domain.case import DecisionKind, Lifted, Reason
from checker.domain.errors import UsageFault
from checker.domain.person import Actor
from checker.storage import moments
from checker.storage.audit import record
from checker.storage.case_assessments import in_case, refuse_where_closed
from checker.storage.case_tables import DECISIONS
from checker.storage.database import Database
from checker.storage.sources import looked_up


class Quoted(StrEnum):
    """What is known about a quote of a source."""

    NOTHING = ""
    """There is no quote."""
    FOUND = "found"
    """It stands in the copy that was read."""
    UNREAD = "unread"
    """There is no copy that could be read, so nobody has compared it."""


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
    """What holds in the person's view: for a change, or one of `Lifted` for a lift."""
    reason: Reason | None = None
    """For a change only."""
    text: str = ""
    basis: str = ""
    """On what it rests: a passage, a source on the shelf, an article."""
    until: str = ""
    """ISO date until which it holds; empty where it has no end."""
    about: str = ""
    """Id of the earlier decision that is withdrawn, resolved or answered."""
    source: str = ""
    """Id of the source on the shelf that corroborates or contradicts the finding: for a lift only."""
    place: str = ""
    """Where in the source: a page or a line."""
    quote: str = ""
    """Its own words."""
    quoted: Quoted = Quoted.NOTHING
    """Whether they stand there: found out when the decision is kept."""


SILENT = frozenset({"", "silent", "not_applicable"})
"""Words of the machine that leave nothing for a source to confirm or oppose."""
MARKS = str.maketrans({"\u00ad": None, "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})


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
            return tuple(add_within(connection, by, assessment, each, moment) for each in said)

    def of(self, assessment: str, obligation: str = "") -> tuple[Decision, ...]:
        """Return the decisions in an assessment, or about one obligation of it, oldest first."""
        query = select(DECISIONS).where(DECISIONS.c.assessment == assessment)
        if obligation:
            query = query.where(DECISIONS.c.obligation == obligation)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(DECISIONS.c.number)).all()
        return tuple(_decision(row) for row in rows)

    def counts(self, case: str) -> Mapping[str, int]:
        """Return how many decisions there are in every assessment of a case that has some."""
        which = DECISIONS.c.assessment
        query = select(which, func.count().label("number")).where(which.in_(in_case(case))).group_by(which)
        with self.database.reading() as connection:
            return {row.assessment: row.number for row in connection.execute(query)}


def add_within(
    connection: Connection, by: Actor, assessment: str, said: NewDecision, moment: datetime
) -> str:
    """Keep a decision in a transaction that may do more; return its id. Raises as `Decisions.add`."""
    case = refuse_where_closed(connection, assessment)
    if said.kind is DecisionKind.LIFT:
        said = _rested(connection, case, said)
    identity = _insert(connection, by, assessment, said, moment)
    place = {"obligation": said.obligation, "element": said.element}
    rests = {"source": said.source, "quoted": said.quoted} if said.source else {}
    words = {"machine": said.machine, "verdict": said.verdict, "reason": said.reason or ""}
    record(
        connection, moment, by, f"decision.{said.kind}", f"decision/{identity}", case,
        assessment=assessment, place=place, words=words, about=said.about, **rests,
    )  # fmt: skip
    return identity


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


def _rested(connection: Connection, case: str, said: NewDecision) -> NewDecision:
    """Return a lift with what is known about its quote; raises `UsageFault` where it rests on nothing."""
    source = looked_up(connection, case, said.source)
    if source is None or not said.text.strip():
        raise UsageFault.say("Choose a source of the shelf of this case, and say in a few words why.")
    if said.verdict not in set(Lifted) or not said.element:
        raise UsageFault.say("Choose whether the source shows the same or the opposite.")
    if said.machine in SILENT:
        raise UsageFault.say("Nothing is shown in the documents here that a source could confirm or oppose.")
    if not (said.place.strip() or said.quote.strip()):
        raise UsageFault.say("Say where in the source it stands: a page, a line, or its own words.")
    if not said.quote.strip():
        return replace(said, quoted=Quoted.NOTHING)
    title, text = source
    if text is not None and _even(said.quote) not in _even(text):
        raise UsageFault.say(
            "These words do not stand in {title} as it was read; copy them from it.", title=title
        )
    return replace(said, quoted=Quoted.UNREAD if text is None else Quoted.FOUND)


def _even(text: str) -> str:
    """Return a text in which line breaks, soft hyphens and kinds of quotation marks make no difference."""
    return " ".join(text.translate(MARKS).split()).strip('"')


def _refuse(said: NewDecision) -> None:
    if said.kind is not DecisionKind.LIFT and (said.source or said.verdict in set(Lifted)):
        raise UsageFault.say(
            "Only a source on the shelf, named with its place and a reason, lifts a finding."
        )
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
            source=said.source or None, place=said.place or None, quote=said.quote or None,
            quoted=said.quoted or None, author=by.person, created=moments.write(moment),
        )
    )  # fmt: skip
    return identity


def _decision(row: Row[tuple[object, ...]]) -> Decision:
    said = NewDecision(
        obligation=row.obligation, kind=DecisionKind(row.kind), element=row.element, machine=row.machine,
        verdict=row.verdict, reason=Reason(row.reason) if row.reason else None, text=row.text,
        basis=row.basis, until=row.until, about=row.about or "", source=row.source or "",
        place=row.place or "", quote=row.quote or "", quoted=Quoted(row.quoted or ""),
    )  # fmt: skip
    return Decision(
        id=row.id,
        assessment=row.assessment,
        said=said,
        author=row.author,
        created=moments.read(row.created),
    )
