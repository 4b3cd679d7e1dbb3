"""What is known about a provider and its service; every fact is yes, no or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Truth(StrEnum):
    """Three values of logic; unknown stays unknown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        """Negate; unknown stays unknown."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.UNKNOWN)


def all_of(values: tuple[Truth, ...]) -> Truth:
    """Kleene conjunction: one no decides, else one unknown does."""
    if Truth.NO in values:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in values else Truth.YES


def any_of(values: tuple[Truth, ...]) -> Truth:
    """Kleene disjunction: one yes decides, else one unknown does."""
    if Truth.YES in values:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in values else Truth.NO


SERVICES = ("intermediary", "hosting", "platform", "marketplace", "search", "vlop", "vlose")
"""Service types that `--service` takes; each later tier includes what the law makes it include."""

IMPLIED = {
    "vlop": ("platform", "hosting", "intermediary"),
    "vlose": ("search", "intermediary"),
    "marketplace": ("platform", "hosting", "intermediary"),
    "platform": ("hosting", "intermediary"),
    "search": ("intermediary",),
    "hosting": ("intermediary",),
    "intermediary": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A provider's service on which duties depend."""

    name: str
    """As it is to be printed; empty where nothing is known."""
    services: tuple[str, ...]
    """Service types, each with all that it implies, in the order of `SERVICES`."""
    facts: tuple[tuple[str, Truth], ...] = ()
    """Further facts by the ids of the rule set, such as ``micro_or_small``; sorted by id."""
    designated_on: date | None = None
    """Day on which the designation as very large was notified."""
    source: str = ""
    """Where the profile comes from: a register with its date, a file, or the command line."""

    def fact(self, name: str) -> Truth:
        """Return a fact; ``service.X`` is yes or no by `services`, anything not stated is unknown."""
        if name.startswith("service."):
            return Truth.YES if name.removeprefix("service.") in self.services else Truth.NO
        return dict(self.facts).get(name, Truth.UNKNOWN)


def with_implied(services: tuple[str, ...]) -> tuple[str, ...]:
    """Return service types with all that they imply, in the order of `SERVICES`."""
    wanted = set(services) | {implied for name in services for implied in IMPLIED[name]}
    return tuple(name for name in SERVICES if name in wanted)
