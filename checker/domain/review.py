"""What people did with an assessment: decided, set aside, signed; always beside what was found."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.case import DecisionKind, Reason, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person said about a finding."""

    obligation: str
    element: str
    """Empty for the obligation as a whole."""
    kind: DecisionKind
    machine: str
    """What was found, by its id: an outcome, or the level of an element."""
    verdict: str
    """What holds in the person's view; for a change only."""
    reason: Reason | None
    text: str
    basis: str
    until: str
    """ISO date until which it holds; empty for no end."""
    source: str
    """Title of the source on the shelf it rests on, with place and quote; for a lift only."""
    author: str
    """Name, as everywhere here."""
    moment: str
    """ISO moment in UTC, as everywhere here."""
    ended: DecisionKind | None
    """Withdrawn or resolved later; None where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Points that were open before signing, and why they could stay so."""

    gate: str
    points: int
    reason: str
    author: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step from state to state."""

    state: State
    """The one it led to."""
    reason: str
    author: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that people did with one assessment of a case, each part oldest first."""

    case: str
    """Its number, as the office gave it."""
    state: State
    said: tuple[Said, ...]
    aside: tuple[Aside, ...]
    steps: tuple[Taken, ...]
