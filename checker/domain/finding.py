"""Evidence weighed against one obligation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.domain.evidence import Certificate, Evidence, Level
from checker.domain.message import Localised, Message
from checker.domain.pointer import Pointer
from checker.domain.profile import Truth
from checker.domain.quality import Measured


class Outcome(StrEnum):
    """What the documents show for an obligation or element; never a word about the platform."""

    ADDRESSED = "addressed"
    PARTLY_ADDRESSED = "partly_addressed"
    NOT_ADDRESSED = "not_addressed"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicability:
    """Whether a duty binds this provider on the reference date, and why."""

    applies: Truth
    reasons: tuple[Message, ...]
    """Printed reasons, each with article and date."""
    basis: tuple[str, ...] = ()
    """Citations in English, such as ``Article 19(1) DSA``."""
    questions: tuple[Localised, ...] = ()
    """What to ask where a fact is unknown."""
    baseline: bool = False
    """True where the document is older than the duty: kept as a baseline."""
    supervisors: tuple[Message, ...] = ()
    """Who supervises the duty for this provider, each with article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a declaration says about an element."""

    answer: str
    """``yes``, ``no``, ``partly`` or ``unknown``."""
    description: str = ""
    comparison: str = ""
    """Against the paper: ``agrees``, ``declared_only``, ``shown_only``, ``conflict`` or ``neither``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFinding:
    """Evidence for one element."""

    id: str
    outcome: Outcome
    level: Level
    relied_level: Level
    evidence: tuple[Evidence, ...] = ()
    """Most telling first."""
    certificate: Certificate | None = None
    """There where the element is silent."""
    contradictions: tuple[tuple[Evidence, Evidence], ...] = ()
    declared: Declared | None = None
    why_not_higher: tuple[Message, ...] = ()
    diagnostics: tuple[Message, ...] = ()
    points_to: tuple[Pointer, ...] = ()
    """Where else its matter is treated; nothing follows from what is said there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Evidence weighed against one obligation."""

    obligation: str
    outcome: Outcome
    level: Level
    """Strongest level of any element, as the text states it."""
    relied_level: Level
    applicability: Applicability
    elements: tuple[ElementFinding, ...]
    reasons: tuple[Message, ...] = ()
    """Why this outcome."""
    measured: Measured | None = None
    """How the rules of this duty did on labelled documents; None where nobody measured them."""
    related: tuple[str, ...] = ()
    """Ids of related obligations and elements."""
    points_to: tuple[Pointer, ...] = ()
    """Where else its matter is treated; nothing follows from what is said there."""
