"""The one table that turns what the documents show into an outcome; every surface reads the same table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from checker.domain.evidence import Level
from checker.domain.finding import Outcome
from checker.domain.profile import Truth


class Standing(StrEnum):
    """How one core element stands, before anybody asks whether the duty applies."""

    SHOWN = "shown"
    """Relied on at or above the level the rule asks."""
    MISSING = "missing"
    """Below that level, although everything was read and searched."""
    OPEN = "open"
    """Below that level, while something was not read or not searched."""
    FAILED = "failed"
    """Its evaluator failed."""
    CONTRADICTED = "contradicted"
    """Two passages cannot both hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: it holds where every condition that is given holds."""

    outcome: Outcome
    applies: Truth | None = None
    some: Standing | None = None
    """At least one core element stands so."""
    every: Standing | None = None
    """There are core elements and all stand so."""


TABLE = (
    Row(applies=Truth.NO, outcome=Outcome.NOT_APPLICABLE),
    Row(applies=Truth.UNKNOWN, outcome=Outcome.CANNOT_TELL),
    Row(some=Standing.CONTRADICTED, outcome=Outcome.CONTRADICTED),
    Row(some=Standing.FAILED, outcome=Outcome.NOT_ASSESSED),
    Row(every=Standing.SHOWN, outcome=Outcome.ADDRESSED),
    Row(some=Standing.SHOWN, outcome=Outcome.PARTLY_ADDRESSED),
    Row(every=Standing.MISSING, outcome=Outcome.NOT_ADDRESSED),
    Row(outcome=Outcome.CANNOT_TELL),
)
"""Read from the top; the first line that holds decides."""


def outcome_of(applies: Truth, cores: Collection[Standing]) -> Outcome:
    """Return the outcome of an obligation from its core elements, or of an element from itself alone."""
    return next(row.outcome for row in TABLE if _holds(row, applies, cores))


def _holds(row: Row, applies: Truth, cores: Collection[Standing]) -> bool:
    return (
        row.applies in (None, applies)
        and (row.some is None or row.some in cores)
        and (row.every is None or set(cores) == {row.every})
    )


def standing_of(*, relied: Level, asked: Level, contradicted: bool, failed: bool, searched: bool) -> Standing:
    """Return how an element stands.

    Args:
        relied: Strongest level that its evidence can be relied on for.
        asked: Level at which the rule counts it as shown.
        contradicted: Whether two passages about it cannot both hold.
        failed: Whether its own evaluator failed.
        searched: Whether every page was read, every passage stands in a language for which the element has
            vocabulary, and every evaluator ran.
    """
    if contradicted:
        return Standing.CONTRADICTED
    if failed:
        return Standing.FAILED
    if relied.rank >= asked.rank:
        return Standing.SHOWN
    return Standing.MISSING if searched else Standing.OPEN
