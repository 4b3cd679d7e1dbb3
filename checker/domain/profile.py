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


OFFERED, ESTABLISHED = "offers_in_union", "established_in_union"
"""Facts that a profile answers by itself: its service types are those that it offers in the Union, and with
a Member State of establishment it is established there. Stated facts go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A provider's service on which duties depend."""

    name: str
    """As it is to be printed; empty where nothing is known."""
    services: tuple[str, ...]
    """Types of the service that is offered in the Union, each with all that it implies, in the order of
    `SERVICES`; very large too where the designation is still to come or has ended."""
    facts: tuple[tuple[str, Truth], ...] = ()
    """Further facts by the ids of the rule set, such as ``micro_or_small``; sorted by id."""
    designated_on: date | None = None
    """Day on which the designation as very large was notified."""
    source: str = ""
    """Where the profile comes from: a register with its date, a file, or the command line."""
    ended: tuple[tuple[str, date], ...] = ()
    """Facts that held until a day, and that day, from which on they hold no more; sorted by id."""
    designation_ended_on: date | None = None
    """Day on which the end of the designation was notified."""
    member_state: str = ""
    """Code of the Member State where the provider is established, such as NL; EL for Greece."""
    coordinator: str = ""
    """Name of the coordinator of that Member State, where a register knows it."""
    other_authorities: str = ""
    """Names of other competent authorities of that Member State, where a register knows them."""

    def fact(self, name: str) -> Truth:
        """Return a fact; ``service.X`` is yes or no by `services`, anything not stated is unknown."""
        if name.startswith("service."):
            return Truth.YES if name.removeprefix("service.") in self.services else Truth.NO
        stated = dict(self.facts).get(name)
        if stated is None and (name == OFFERED or (name == ESTABLISHED and self.member_state)):
            return Truth.YES
        return stated or Truth.UNKNOWN


def with_implied(services: tuple[str, ...]) -> tuple[str, ...]:
    """Return service types with all that they imply, in the order of `SERVICES`."""
    wanted = set(services) | {implied for name in services for implied in IMPLIED[name]}
    return tuple(name for name in SERVICES if name in wanted)
