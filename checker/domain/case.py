"""A case of a regulator: in what capacity it is worked on, and how an assessment in it becomes final."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from checker.domain.person import Permission


class Capacity(StrEnum):
    """As what the user works on a case; it decides wording and letters."""

    COORDINATOR = "coordinator"
    """Digital services coordinator or another authority with powers of its own."""
    COMMISSION = "commission"
    MINISTRY = "ministry"
    """A ministry without powers towards the platform: it can invite, not demand."""

    @property
    def has_powers(self) -> bool:
        """True where the user can demand an answer."""
        return self is not Capacity.MINISTRY


class State(StrEnum):
    """How far an assessment in a case is."""

    WORKING = "working"
    """Working version: decisions are made here."""
    HEARING = "hearing"
    """The facts lie with the platform for comments; decisions can still be made."""
    OFFERED = "offered"
    """Waits for a signature; nothing can be changed."""
    FINAL = "final"
    """Signed; nothing can be changed until it is reopened."""

    @property
    def is_open(self) -> bool:
        """True where decisions can be made."""
        return self in (State.WORKING, State.HEARING)


TRANSITIONS: Mapping[tuple[State, State], frozenset[Permission]] = {
    (State.WORKING, State.HEARING): frozenset({Permission.WORK}),
    (State.HEARING, State.WORKING): frozenset({Permission.WORK}),
    (State.WORKING, State.OFFERED): frozenset({Permission.WORK}),
    (State.HEARING, State.OFFERED): frozenset({Permission.WORK}),
    (State.OFFERED, State.WORKING): frozenset({Permission.WORK, Permission.REVIEW, Permission.SIGN}),
    (State.OFFERED, State.FINAL): frozenset({Permission.SIGN}),
    (State.FINAL, State.WORKING): frozenset({Permission.SIGN}),
}
"""Every step there is, and the permissions of which one is needed to take it."""

NEED_REASON = frozenset({(State.OFFERED, State.WORKING), (State.FINAL, State.WORKING)})
"""Steps back, which are taken with a reason."""
NEED_CONFIRMATION = frozenset({(State.OFFERED, State.FINAL), (State.FINAL, State.WORKING)})
"""Steps for which the person proves anew who they are."""


class DocumentKind(StrEnum):
    """What a document of a case is; it bounds what the document can show."""

    POSITION_PAPER = "position_paper"
    TRANSPARENCY_REPORT = "transparency_report"
    RISK_REPORT = "risk_report"
    AUDIT_REPORT = "audit_report"
    TERMS = "terms"
    CORRESPONDENCE = "correspondence"
    MEETING_REPORT = "meeting_report"
    TALKING_POINTS = "talking_points"
    PARLIAMENT = "parliament"
    DECLARATION = "declaration"
    OTHER = "other"


class DecisionKind(StrEnum):
    """What a person does about one finding; the machine's word stays beside it."""

    ACCEPT = "accept"
    """The machine's word holds."""
    CHANGE = "change"
    """Another outcome or level holds, with a reason."""
    LIFT = "lift"
    """A source on the shelf shows the same, or the opposite, of what the document states."""
    COMMENT = "comment"
    ASK = "ask"
    """A question to a colleague or to the platform."""
    RESOLVE = "resolve"
    """A comment or question is dealt with."""
    WITHDRAW = "withdraw"
    """An earlier decision no longer holds."""

    @property
    def settles(self) -> bool:
        """True for a kind that says what holds of a finding."""
        return self in (DecisionKind.ACCEPT, DecisionKind.CHANGE, DecisionKind.LIFT)

    @property
    def replaces(self) -> bool:
        """True for a kind by which another word than the machine's holds."""
        return self in (DecisionKind.CHANGE, DecisionKind.LIFT)


class Lifted(StrEnum):
    """What only a source from elsewhere and a person together can say of a finding."""

    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted_by_source"


class Reason(StrEnum):
    """Why a person decides otherwise than the machine; free text stands beside it."""

    MISREAD = "misread"
    """The passage means something else."""
    OVERLOOKED = "overlooked"
    """A passage that shows it was not found."""
    OTHER_DOCUMENT = "other_document"
    """Another document shows it."""
    NOT_ABOUT_SERVICE = "not_about_service"
    """The passage is about another service, place or time."""
    APPLICABILITY = "applicability"
    """The duty binds the service otherwise than was taken."""
    WEIGHT = "weight"
    """The statement weighs more or less than the rule gives it."""
    RULE = "rule"
    """The rule itself is wrong."""
    SECOND_READER = "second_reader"
    """Both readers differed and have settled it."""
    OTHER = "other"
