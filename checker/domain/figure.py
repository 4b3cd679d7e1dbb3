"""Quantities that a document states; a missing attribute stays a hole."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.message import Message
from checker.domain.profile import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart:
    """Where a document says something about a figure."""

    kind: str
    """``unit``, ``base`` (what a percentage is a share of), ``territory``, ``period`` or ``regime``."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureUse:
    """Whether a figure can be used for a duty, and why."""

    obligation: str
    usable: Truth
    """No where something stated stands against it, unknown where something is left open."""
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that says something about the provider's conduct, size or resources."""

    document: str
    start: int
    end: int
    """The sentence or row that states it."""
    number_start: int
    number_end: int
    value: float
    """A plain number: 2.5 million is 2500000; a percentage of 96 % is 96."""
    unit: str
    """What is counted, as printed: ``moderators``, ``%``; empty where the text does not say."""
    qualifier: str = ""
    """``>``, ``<``, ``~`` or empty."""
    scope: str | None = None
    """``EU``, an ISO 3166 country code, ``global``, ``other``, or None where no territory is given."""
    period: str | None = None
    """As printed, or None."""
    about: tuple[str, ...] = ()
    """Elements whose evidence it stands in."""
    lower: float | None = None
    """The lower end of a range of which `value` is the upper end."""
    upper: float | None = None
    """The upper end of a range of which `value` is the lower end."""
    regime: str = ""
    """``dsa``, ``voluntary``, ``own_rules``, ``other_law``; empty where sentence and headings are silent."""
    parts: tuple[FigurePart, ...] = ()
    """Where unit, base, territory, period and regime stand; what is taken from elsewhere has no part."""
    uses: tuple[FigureUse, ...] = ()
    """Duties that ask for a figure of this kind, in the order of the rule set."""

    def part(self, kind: str) -> FigurePart | None:
        """Return where something about the figure stands, None where it is not in the document."""
        return next((part for part in self.parts if part.kind == kind), None)
