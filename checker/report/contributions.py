"""What people added to the findings of an assessment, as the editions of a report print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Spot = tuple[str, str]
"""Obligation and element; the element is empty for the duty as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds of a finding by a person's decision."""

    id: str
    """The same in every language."""
    word: str
    """With its symbol, in the language of the edition."""
    text: str
    """Why, in the words of who decided."""
    source: str = ""
    """Title of the source on the shelf that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the platform said about a finding when it was heard, and what became of it."""

    received: str
    """ISO date."""
    text: str
    outcome: str = ""
    """In words; empty while it is open."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """Everything that people added, as it stood on a day."""

    on: str = ""
    """ISO date; empty where nobody added anything."""
    case: str = ""
    platform: str = ""
    """Who the case is about; empty where there is no case."""
    standing: Mapping[Spot, Standing] = field(default_factory=dict)
    remarks: Mapping[Spot, tuple[Remark, ...]] = field(default_factory=dict)
