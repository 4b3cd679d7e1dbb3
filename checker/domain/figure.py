"""Quantities that a document states; a missing attribute stays a hole."""

from __future__ import annotations

from dataclasses import dataclass


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
