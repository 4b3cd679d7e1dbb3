"""What a check of a harmonised report is, what it is given, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.domain.harmonised import HarmonisedReport, Place
from checker.domain.message import Localised, Message

HOLDS, DEVIATES, NOT_APPLICABLE, NOT_POSSIBLE = "holds", "deviates", "not_applicable", "not_possible"
STATES = (DEVIATES, HOLDS, NOT_APPLICABLE, NOT_POSSIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckText:
    """What a person is told about a check, whatever its result."""

    id: str
    """``H1`` to ``H14``: a rule in the Regulation; ``S1`` to ``S12``: logic that the text does not state."""
    title: Localised
    formula: Localised
    basis: Localised
    """Where the rule stands, or why it is expected."""
    tolerance: Localised
    explanation: Localised
    """How a deviation can come about without anything being wrong: what a provider may answer."""

    @property
    def hard(self) -> bool:
        """True for a rule in the Regulation."""
        return self.id.startswith("H")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One application of a check: to a part, a row, a column or the whole report."""

    check: str
    state: str
    """``holds``, ``deviates``, ``not_applicable`` or ``not_possible``."""
    message: Message
    """The formula with its numbers, or why it was not computed."""
    part: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """What the checks look at."""

    report: HarmonisedReport
    tier: str
    """``intermediary``, ``hosting``, ``platform``, ``vlop`` or ``vlose``."""
    tier_from: str
    """Where the tier comes from: ``given``, ``register`` or ``content``."""
    other: HarmonisedReport | None = None
    """Another report of the same service: an earlier period, or an earlier version of this one."""
    statements: int | None = None
    """Statements of reasons that the Transparency Database shows for the same service and period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReport:
    """A report with the results of all checks."""

    given: CheckInput
    results: tuple[CheckResult, ...]
    """In the order of checks, parts and places."""

    def counts(self, check: str) -> Mapping[str, int]:
        """Return how often a check came to each state."""
        found = dict.fromkeys(STATES, 0)
        for result in self.results:
            if result.check == check:
                found[result.state] += 1
        return found

    @property
    def deviates(self) -> bool:
        """True where a file differs from the template or a check does not hold."""
        return bool(self.given.report.deviations) or any(each.state == DEVIATES for each in self.results)
