"""A rule set: obligations of an act, each split into the elements that a text can show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from checker.domain.citation import Act, Citation
from checker.domain.message import Localised
from checker.domain.pointer import Pointer
from checker.domain.quality import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a rule file, so that every outcome leads back to it."""

    file: str
    """Path inside the rule set, such as ``obligations/art16.yaml``."""
    line: int

    def __str__(self) -> str:
        """Print as ``file:line``."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One way of writing a concept in one language; its syntax stands in docs/rule-authors.md."""

    text: str
    language: str
    place: Place
    is_pattern: bool = False
    """True for a regular expression (RE2 syntax), false for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Vocabulary that means one thing in every language."""

    id: str
    note: Localised
    terms: tuple[Term, ...]
    place: Place

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which the concept has vocabulary."""
        return frozenset(term.language for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One alternative by which a text shows an element: concepts that meet within a scope."""

    all_of: tuple[tuple[str, ...], ...]
    """Groups of concept ids; of every group at least one concept must be there."""
    within: str = "sentence"
    """``sentence`` or ``paragraph``: where the groups must meet."""
    near: int = 0
    """Largest number of words between neighbouring groups; 0 for any distance inside the scope."""
    ordered: bool = False
    """Whether the groups must come in the order in which they are written."""
    unless: tuple[str, ...] = ()
    """Concepts that must not stand in the same sentence."""
    under: tuple[str, ...] = ()
    """Concepts of which one must stand in a heading above the passage."""
    level: str = "asserted"
    """What the alternative shows by itself: ``asserted`` or ``described``."""
    speaker: str = ""
    """``provider`` or ``about`` where the alternative holds for one speaker only; empty for both."""
    place: Place = Place(file="", line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedCell:
    """Cells of the harmonised report that show an element: one of them is enough."""

    address: str
    """``4/TOTAL/notices``; ``*`` and ``?`` stand for letters of one word."""
    above_zero: bool = False
    """Whether a zero shows nothing."""
    place: Place = Place(file="", line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One part of a duty that a text can show."""

    id: str
    """Obligation id, dot, slug: ``dsa-16-1-s1.electronic``."""
    core: bool
    """Core elements decide the outcome of the obligation; supporting ones colour the text."""
    asks: Localised
    """What a reader looks for, as a question."""
    asks_level: str = "described"
    """Level at which the element counts as shown."""
    signals: tuple[Signal, ...] = ()
    cells: tuple[WantedCell, ...] = ()
    substantiated_by: tuple[str, ...] = ("figure", "link", "report", "counterparty", "date")
    """Kinds of backing that count for this element."""
    evaluator: str = "text"
    """Name of the evaluator that looks for it."""
    question: Localised = Localised(texts=())
    """What to ask the provider when the element is not shown."""
    evidence_wanted: Localised = Localised(texts=())
    """What would substantiate it, for the reader and for the question."""
    declared: str = "yes_no"
    """Shape of the answer in a declaration: ``yes_no`` or ``figure``."""
    not_from_paper: Localised = Localised(texts=())
    """Why no paper can show it; empty where one can."""
    known_false_hits: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Ids of related obligations or elements."""
    points_to: tuple[Pointer, ...] = ()
    place: Place = Place(file="", line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A node of an applicability expression: ``all``, ``any``, ``not`` over nodes, or one ``fact``."""

    kind: str
    parts: tuple[Condition, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One date from which a duty applies; the first start whose condition holds counts."""

    when: Condition | None
    """None for everybody else."""
    on: date | None
    """A calendar day, or None where the day follows from the designation alone."""
    months_after_designation: int | None = None
    """Months after the designation was notified, 0 from that day on; where `on` is given too, the earlier day
    counts; None where it does not hang on a designation."""
    later: bool = False
    """True where of both days the later one counts."""
    earliest: date | None = None
    """Day before which no designation can make a duty apply; counts where the designation is unknown."""
    basis: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact about a provider on which duties depend, and how to ask for it."""

    id: str
    label: Localised
    question: Localised
    after: str = ""
    """Another fact: this one holds while `months` after the end of that one have not passed."""
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Somebody who supervises duties, and of whom."""

    who: Localised
    when: Condition | None
    """None where it supervises every provider that the duty binds."""
    basis: tuple[Citation, ...]
    since: date | None = None
    """Day from which on it supervises; None where that is not before any duty begins."""
    named: str = ""
    """``coordinator`` or ``other_authorities`` where the profile knows its name; empty for none."""
    facts: tuple[Fact, ...] = ()
    """The facts its condition asks for, service types left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Where a service must be offered for an act to bind its provider."""

    when: Condition
    basis: tuple[Citation, ...]
    label: Localised
    """In words: ``services that are offered to people in the Union``."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """How long duties that hang on a designation last after it has ended."""

    months: int
    basis: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom a duty binds, who is exempt, and from when; written once in a rule set and named by its duties."""

    id: str
    binds: Condition
    exempt: Condition | None
    starts: tuple[Start, ...]
    binds_basis: tuple[Citation, ...]
    exempt_basis: tuple[Citation, ...]
    supervisor: Localised
    label: Localised
    """In words: ``online platforms, unless micro or small``."""
    facts: tuple[Fact, ...] = ()
    """The facts its conditions ask for, service types left out."""
    territory: Territory | None = None
    """None where the rule set does not ask."""
    lapse: Lapse | None = None
    """None where duties end with the designation itself."""
    authorities: tuple[Authority, ...] = ()
    """Who supervises whom; empty where `supervisor` says all there is to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A test beside a rule: a text and the level it must reach for each element."""

    name: str
    language: str
    text: str
    expect: tuple[tuple[str, str], ...]
    """Element id and level; ``silent`` where the text must not count."""
    pending: bool
    """True for a case that ought to hold and does not yet."""
    place: Place
    speaker: str = "provider"
    report: tuple[tuple[str, str], ...] = ()
    """Cells of a harmonised report, address and what stands in it, in the place of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty in an act."""

    id: str
    theme: str
    title: Localised
    duty: Localised
    """What the law asks, in our words."""
    citation: Citation
    scope: Scope
    elements: tuple[Element, ...]
    frequency: str = ""
    note: Localised = Localised(texts=())
    uncertain: bool = False
    """True where the source of the rule marks it as uncertain."""
    optional: bool = False
    """True for a right or an option that is no free-standing duty: shown, never asked."""
    not_from_paper: Localised = Localised(texts=())
    related: tuple[str, ...] = ()
    points_to: tuple[Pointer, ...] = ()
    cases: tuple[Case, ...] = ()
    status: str = "stable"
    place: Place = Place(file="", line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Obligations read together."""

    id: str
    version: str
    digest: str
    """SHA-256 over every file of the rule set, in the order of their names."""
    title: Localised
    law_date: date
    """Day on which the text of the law was last compared with the rules."""
    languages: tuple[str, ...]
    """Languages in which the rules have vocabulary."""
    acts: tuple[Act, ...]
    themes: tuple[tuple[str, Localised], ...]
    """Theme ids in the order in which they are shown."""
    facts: tuple[Fact, ...]
    concepts: tuple[Concept, ...]
    obligations: tuple[Obligation, ...]
    forms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = field(default=(), repr=False)
    """Per language: a word of the vocabulary and its inflected forms, with spaces between."""

    quality: Quality | None = field(default=None, repr=False, compare=False)
    """What was measured of the rules on labelled documents."""

    def obligation(self, id: str) -> Obligation | None:
        """Return the obligation with this id, or None."""
        return next((duty for duty in self.obligations if duty.id == id), None)

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in the order of their obligations."""
        return tuple(element for duty in self.obligations for element in duty.elements)
