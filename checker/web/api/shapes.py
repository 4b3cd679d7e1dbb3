"""What programs send and get, field by field; nothing else is taken over."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

from msgspec import Meta, Struct

from checker.domain.case import Capacity, DecisionKind, DocumentKind, Reason, State
from checker.storage.decisions import Quoted
from checker.storage.records import JobState

T = TypeVar("T")
Words = Annotated[str, Meta(min_length=1, max_length=255)]
Text = Annotated[str, Meta(max_length=5_000)]
Day = Annotated[str, Meta(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="ISO date, or empty.")]
LARGEST = 2_000_000_000


class Taken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a program sends; a field that is not described is refused."""


class Paging(Taken, frozen=True, kw_only=True):
    """Which part of a list is wanted."""

    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    after: Annotated[int, Meta(ge=0, le=LARGEST)] = 0
    """What `next` of the part before said."""


class CaseList(Paging, frozen=True, kw_only=True):
    """Which cases are wanted."""

    closed: Literal["yes", "no"] = "no"


class InLanguage(Taken, frozen=True, kw_only=True):
    """In which language a report is wanted."""

    language: Literal["en", "nl"] = "en"


class Page(Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list."""

    items: list[T]
    next: int | None
    """What to send as `after` for the next part; null at the end."""


class Made(Struct, frozen=True, kw_only=True):
    """The number of something new."""

    id: str


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong, in the form of RFC 9457."""

    title: str
    status: int
    detail: str
    details: list[str]


class NewCase(Taken, frozen=True, kw_only=True):
    """A case that is to be opened."""

    number: Annotated[str, Meta(min_length=1, max_length=64)]
    title: Words
    platform: Words
    capacity: Capacity
    services: Annotated[list[str], Meta(max_length=10)] = []
    """Types of service, as on the page for a new case."""
    profile: Annotated[str, Meta(max_length=255)] = ""
    """Name of a service that the registers know; empty for none."""


class CaseOut(Struct, frozen=True, kw_only=True):
    """A case."""

    id: str
    number: str
    title: str
    platform: str
    capacity: Capacity
    created: datetime
    closed: datetime | None
    documents: int
    assessments: int
    may: list[str]
    """What the token allows in this case."""


class DocumentOut(Struct, frozen=True, kw_only=True):
    """A document of a case."""

    id: str
    position: int
    kind: DocumentKind
    name: str
    sha256: str
    dated: str
    received: datetime
    withdrawn: datetime | None
    version: int


class JobOut(Struct, frozen=True, kw_only=True):
    """Work that was asked for, and how far it is."""

    id: str
    state: JobState
    step: str
    done: int
    total: int
    assessment: str
    """Empty until it is made."""
    messages: list[str]
    """Why it failed."""


class NewAssessment(Taken, frozen=True, kw_only=True):
    """Documents of a case that are to be assessed under its newest profile."""

    documents: Annotated[list[str], Meta(min_length=1, max_length=100)]
    on: Day = ""
    """Reference date; empty to take it from the documents."""
    language: Literal["en", "nl"] = "en"
    rules: Annotated[list[str], Meta(max_length=20)] = []
    """Rule sets; empty for the usual one."""


class AssessmentOut(Struct, frozen=True, kw_only=True):
    """An assessment."""

    id: str
    case: str
    """Empty outside of cases."""
    state: State | None
    """Null outside of cases."""
    version: int
    run_id: str
    created: datetime
    platform: str
    reference_day: str
    rule_set: str
    rule_set_version: str
    documents: list[str]
    counts: dict[str, int]
    """Number of findings by outcome, of duties and of questions."""


class DecisionIn(Taken, frozen=True, kw_only=True):
    """What a person decides about a finding; the machine's word stays beside it."""

    obligation: Annotated[str, Meta(min_length=1, max_length=128)]
    kind: DecisionKind
    element: Annotated[str, Meta(max_length=128)] = ""
    machine: Annotated[str, Meta(max_length=32)] = ""
    """What the machine said, as it was seen."""
    verdict: Annotated[str, Meta(max_length=32)] = ""
    """What holds instead, for a change."""
    reason: Reason | None = None
    text: Text = ""
    basis: Text = ""
    until: Day = ""
    about: Annotated[str, Meta(max_length=32)] = ""
    """Number of the earlier decision that is resolved or withdrawn."""
    source: Annotated[str, Meta(max_length=32)] = ""
    """Number of the source on the shelf, for a lift to corroborated or contradicted_by_source."""
    place: Annotated[str, Meta(max_length=255)] = ""
    """Where in the source: a page or a line."""
    quote: Annotated[str, Meta(max_length=2000)] = ""
    """Words of the source; looked up in the copy where that was read."""


class DecisionOut(DecisionIn, frozen=True, kw_only=True):
    """A decision that was taken."""

    id: str
    author: str
    created: datetime
    quoted: Quoted
    """Whether the quote was found in the copy, or no copy was read; empty where there is no quote."""


class RuleSetOut(Struct, frozen=True, kw_only=True):
    """An installed rule set."""

    id: str
    en: str
    nl: str


class ServiceOut(Struct, frozen=True, kw_only=True):
    """A service that the registers know."""

    id: str
    name: str
    services: str
    designated_on: str
    ended_on: str
    size: str
    coordinator: str
    source: str


class EntryOut(Struct, frozen=True, kw_only=True):
    """One entry of the audit trail."""

    number: int
    moment: datetime
    person: str
    name: str
    origin: str
    action: str
    thing: str
    case: str
    details: str
    """As JSON, in the form that the hash covers."""
    previous: str
    hash: str
