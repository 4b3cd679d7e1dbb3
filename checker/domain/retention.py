"""How long a closed case is kept: rules by what became of it, and the day on which each lets it go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say


class Kind(StrEnum):
    """What became of a closed case."""

    SIGNED = "signed"
    """An assessment in it was signed."""
    UNSIGNED = "unsigned"
    """It holds assessments, and none was signed."""
    EMPTY = "empty"
    """It holds no assessment."""


KINDS: Mapping[Kind, Message] = {
    Kind.SIGNED: say("closed, with a signed assessment"),
    Kind.UNSIGNED: say("closed, without a signed assessment"),
    Kind.EMPTY: say("closed, without any assessment"),
}
"""What each is called."""

Rules = Mapping[Kind, int]
"""Years for which a case is kept after it was closed; a kind that is missing is kept for good."""

_RULE = re.compile(r"([a-z]+) *= *([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Until when a case is kept, and why."""

    kind: Kind
    years: int | None
    """None where no rule lets it go."""
    until: date | None
    """The first day on which it may be deleted."""

    def is_over(self, day: date) -> bool:
        """Tell whether the case may be deleted on a day."""
        return self.until is not None and self.until <= day

    @property
    def rule(self) -> str:
        """The rule as the settings write it; empty where there is none."""
        return f"{self.kind}={self.years}" if self.years is not None else ""


def read_rules(lines: Iterable[str]) -> Rules:
    """Read rules as the settings write them, such as ``signed=10``; raises `UsageFault`."""
    rules: dict[Kind, int] = {}
    for line in lines:
        found = _RULE.fullmatch(line)
        kind = next((each for each in Kind if found and each == found[1]), None)
        if found is None or kind is None or kind in rules:
            raise UsageFault.say(
                "The setting retention cannot be read at {line}; write each kind once, as signed=10, "
                "unsigned=5 or empty=1, with whole years.",
                line=line,
            )
        rules[kind] = int(found[2])
    return rules


def kind_of(*, assessments: int, signed: int) -> Kind:
    """Return what became of a case with so many assessments, of which so many are signed."""
    if signed:
        return Kind.SIGNED
    return Kind.UNSIGNED if assessments else Kind.EMPTY


def term(rules: Rules, kind: Kind, closed: date) -> Term:
    """Return until when a case that was closed on a day is kept."""
    years = rules.get(kind)
    return Term(kind=kind, years=years, until=None if years is None else _later(closed, years))


def _later(day: date, years: int) -> date:
    """Return the same day so many years later; of 29 February, the first day after it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
