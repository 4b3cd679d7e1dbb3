"""All findings and observations of one dossier under one rule set, and what made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from checker.domain.declaration import Declaration
from checker.domain.document import DateReading, Document
from checker.domain.figure import Figure
from checker.domain.finding import Finding
from checker.domain.harmonised import HarmonisedReport
from checker.domain.message import Message
from checker.domain.observation import Observation, Span
from checker.domain.profile import Profile
from checker.domain.register import Register
from checker.domain.tabulation import Tabulation


def quotable(documents: Iterable[Document], lines: Document | None) -> dict[str, Document]:
    """Return documents by id, in their order, and last the lines of a report."""
    return {document.id: document for document in (*documents, *((lines,) if lines else ()))}


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Dossier:
    """Everything that is assessed together."""

    profile: Profile
    documents: tuple[Document, ...]
    reference: DateReading
    """The date on which applicability is judged: given by the user, or read from the documents, or open."""
    declaration: Declaration | None = None
    registers: tuple[Register, ...] = ()
    """Lists of facts that take part; sorted by rule set and name."""
    report: HarmonisedReport | None = None
    """The harmonised transparency report of the service, where one was handed in."""
    lines: Document | None = None
    """Its cells, one on each line; no evaluator of texts and no check reads them as a paper."""

    def document(self, id: str) -> Document:
        """Return the document with this id."""
        return self.quotable[id]

    @property
    def quotable(self) -> dict[str, Document]:
        """All that can be quoted, by id: the documents, then the lines of the report."""
        return quotable(self.documents, self.lines)

    def register(self, name: str) -> Register | None:
        """Return the first register with this name, or None."""
        return next((register for register in self.registers if register.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Something that took part in an assessment."""

    kind: str
    """``checker``, ``rule_set``, ``register``, ``reader``, ``evaluator``, ``check``, ``tabulator``,
    ``suggester``, ``model`` or ``library``."""
    name: str
    version: str
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that a person may look at for a duty for which nothing was found; nothing follows from it."""

    obligation: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What one suggester put forward, apart from all findings."""

    by: str
    """Name of the suggester."""
    version: str
    model: tuple[Component, ...]
    """The files that it goes by, each with its digest."""
    passages: tuple[Suggestion, ...]
    """In the order of the rule set; those of one duty by closeness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Version and digest of everything that took part; no times: same input, same bytes."""

    components: tuple[Component, ...]
    input_digest: str
    """SHA-256 over documents, declaration, profile, registers, reference date and rule set."""

    @property
    def run_id(self) -> str:
        """Short name of the run, the same for the same input."""
        return self.input_digest[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """Something that did not work and that the first page must say."""

    kind: str
    """``unread_page``, ``language``, ``plugin``, ``document``, ``fact`` or ``register``."""
    message: Message
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The result; everything a report or a screen shows is computed from this value and the rule set."""

    rule_set: str
    rule_set_version: str
    rule_set_digest: str
    profile: Profile
    reference: DateReading
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    """In the order of the rule set."""
    figures: tuple[Figure, ...] = ()
    observations: tuple[Observation, ...] = ()
    tabulations: tuple[Tabulation, ...] = ()
    """Tables of what sentences say, in the order of their makers' names."""
    suggested: tuple[Suggested, ...] = ()
    """One for each suggester that took part; no finding depends on them."""
    untouched: tuple[Span, ...] = ()
    """Sentences that no rule touched."""
    diagnostics: tuple[Diagnostic, ...] = ()
    declaration: Declaration | None = None
    report: Document | None = None
    """Cells of the harmonised report, one on each line; None where none was handed in."""
    provenance: Provenance = field(default_factory=lambda: Provenance(components=(), input_digest=""))

    def document(self, id: str) -> Document:
        """Return the document with this id."""
        return self.quotable[id]

    @property
    def quotable(self) -> dict[str, Document]:
        """All that is quoted, by id: the documents, then the lines of the report."""
        return quotable(self.documents, self.report)

    @property
    def reference_day(self) -> date | None:
        """The day on which applicability was judged, where it is established."""
        return self.reference.day
