"""What there is to review: every element, or every duty, in the order in which it deserves a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from checker.domain.case import DecisionKind
from checker.storage.decisions import Decision, holding, unresolved
from checker.web.editions import Plain

SILENT, CONTRADICTED, NOT_APPLICABLE = "silent", "contradicted", "not_applicable"
OPEN_OUTCOMES = frozenset({"cannot_tell", "not_assessed"})
Spot = tuple[str, str]
"""Obligation and element; the element is empty for the duty as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An element with its duty, or a duty as a whole, and what people decided about it."""

    duty: Plain
    part: Plain | None = None
    """The element; None for the duty as a whole."""
    held: Decision | None = None
    """The decision that holds today."""
    remarks: int = 0
    """Comments and questions that nobody has resolved."""
    people: frozenset[str] = field(default=frozenset())
    """Everybody who has decided or written something about it."""

    @property
    def spot(self) -> Spot:
        """Obligation and element."""
        return str(self.duty["id"]), str(self.part["id"]) if self.part else ""

    @property
    def name(self) -> str:
        """How addresses name it; no element is called like a duty."""
        return self.spot[1] or self.spot[0]

    @property
    def machine(self) -> str:
        """The machine's word: the outcome of a duty; the level of an element, or that it is contradicted."""
        if self.part is None:
            return str(self.duty["outcome"]["id"])
        if self.part["outcome"]["id"] == CONTRADICTED or self.part["contradictions"]:
            return CONTRADICTED
        return str(self.part["level"]["id"])

    @property
    def stands(self) -> str:
        """What holds: the word of the last decision, else the machine's."""
        return self.held.said.verdict if self.held and self.held.said.kind.replaces else self.machine

    @property
    def parts(self) -> list[Plain]:
        """The elements it covers."""
        return [self.part] if self.part else list(self.duty["elements"])

    @property
    def quotes(self) -> list[Plain]:
        """Every quote, contradicting pairs included."""
        found = [quote for part in self.parts for quote in part["quotes"]]
        pairs = [quote for part in self.parts for pair in part["contradictions"] for quote in pair]
        return found + pairs

    @property
    def has_conflict(self) -> bool:
        """True where passages contradict each other, or the declaration says otherwise than the document."""
        return self.machine == CONTRADICTED or any(
            part["declared"] and part["declared"]["comparison"]["id"] == "conflict" for part in self.parts
        )

    @property
    def severity(self) -> int:
        """How much hangs on it: 3 a core element below what is asked, 2 met, 1 supporting, 0 not binding."""
        if self.duty["outcome"]["id"] == NOT_APPLICABLE:
            return 0
        if not any(part["is_core"] for part in self.parts):
            return 1
        return 2 if all(part["outcome"]["id"] == "addressed" for part in self.parts) else 3

    @property
    def doubts(self) -> int:
        """How much makes it uncertain: flags, caps, diagnostics, open outcomes, an uncertain reading."""
        flags = len({flag["letter"] for quote in self.quotes for flag in quote["flags"]})
        parts = sum(bool(part["is_capped"]) + len(part["diagnostics"]) for part in self.parts)
        is_open = any(part["outcome"]["id"] in OPEN_OUTCOMES for part in self.parts)
        return flags + parts + is_open + bool(self.duty["is_uncertain"])

    @property
    def can_be_lifted(self) -> bool:
        """True where something is shown that a source on the shelf can confirm or oppose."""
        return self.part is not None and self.machine not in (SILENT, NOT_APPLICABLE)

    @property
    def is_unchecked(self) -> bool:
        """True where quotes stand that nobody has accepted or decided otherwise about."""
        return bool(self.quotes) and self.held is None


def items(view: Plain, decisions: Iterable[Decision], today: date, *, whole: bool = False) -> list[Item]:
    """Return the elements of an assessment, or its duties as a whole, those that deserve a look first.

    The order is: conflicts, then how much hangs on it, then doubts, then the order of the law. It is an order
    of reading and says nothing about the platform.
    """
    every = tuple(decisions)
    held, remarks = holding(every, today), [_spot(each) for each in unresolved(every)]
    people: dict[Spot, set[str]] = {}
    for each in every:
        people.setdefault(_spot(each), set()).add(each.author)
    found = [
        Item(
            duty=duty, part=part, held=held.get(spot), remarks=remarks.count(spot),
            people=frozenset(people.get(spot, ())),
        )
        for duty, part in _places(view, whole=whole)
        for spot in [(duty["id"], part["id"] if part else "")]
    ]  # fmt: skip
    return sorted(found, key=lambda item: (not item.has_conflict, -item.severity, -item.doubts))


def _places(view: Plain, *, whole: bool) -> Iterator[tuple[Plain, Plain | None]]:
    for duty in view["duties"]:
        if whole:
            yield duty, None
        else:
            yield from ((duty, part) for part in duty["elements"])


def _spot(decision: Decision) -> Spot:
    return decision.said.obligation, decision.said.element


def expired(decisions: Iterable[Decision], today: date) -> list[Decision]:
    """Return the decisions whose end has passed and in whose place nothing holds now."""
    every = tuple(decisions)
    held = holding(every, today)
    last = {_spot(each): each for each in every if each.said.kind.settles}
    gone = {each.said.about for each in every if each.said.kind is DecisionKind.WITHDRAW}
    return [
        each
        for spot, each in last.items()
        if each.said.until and each.id not in gone and spot not in held and _is_over(each, today)
    ]


def _is_over(decision: Decision, today: date) -> bool:
    return date.fromisoformat(decision.said.until) < today
