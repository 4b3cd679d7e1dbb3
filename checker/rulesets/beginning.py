"""From which day a duty binds a service, and whether that day had come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from checker.domain.citation import Citation
from checker.domain.message import Localised, Message, say
from checker.domain.obligation import Condition, Fact, Scope, Start
from checker.domain.profile import Profile, Truth
from checker.messages import in_every_language
from checker.rulesets.conditions import cited, evaluate, undecided
from checker.rulesets.days import months_later

WHEN_DESIGNATED = say("On which day was the provider notified that the service is designated as very large?")

NEVER_SURE = date.max
"""Stands for the last day on which a duty can have begun, where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A duty's scope, a service and a day: what every step is judged by."""

    scope: Scope
    profile: Profile
    """As it is known, whatever the day."""
    current: Profile
    """As it stood on the day; very large too where the designation is yet to come."""
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that must hold for a duty to apply, and whether it does."""

    holds: Truth
    reasons: tuple[Message, ...]
    basis: tuple[Citation, ...]
    questions: tuple[Localised, ...] = ()


def beginning_of(asked: Asked) -> Step:
    """Judge whether a duty had begun; where it is not known which start counts, all that may are judged."""
    possible = list(_possible_starts(asked))
    steps = [_begun(start, asked) for start, _ in possible]
    if len({step.holds for step in steps}) == 1:
        return steps[-1]
    return Step(
        holds=Truth.UNKNOWN,
        reasons=tuple(reason for step in steps for reason in step.reasons),
        basis=tuple(place for step in steps for place in step.basis),
        questions=tuple(question for step in steps for question in step.questions)
        + tuple(question for _, questions in possible for question in questions),
    )


def days_of_beginning(scope: Scope, profile: Profile) -> Iterator[date]:
    """Yield the days on which a duty can begin for a service."""
    for start in scope.starts:
        yield from _bounds(start, profile.designated_on)


def _possible_starts(asked: Asked) -> Iterator[tuple[Start, tuple[Localised, ...]]]:
    """Yield the starts that may count, and what to ask to know it; the last surely counts."""
    scope = asked.scope
    for start in scope.starts:
        counts = evaluate(start.when, asked.current) if start.when else Truth.YES
        if counts is not Truth.NO:
            yield start, questions_about(start.when, scope.facts, asked.current) if start.when else ()
        if counts is Truth.YES:
            return
    yield scope.starts[-1], ()


def _begun(start: Start, asked: Asked) -> Step:
    first, last = _bounds(start, asked.profile.designated_on)
    day = asked.day
    begun = Truth.YES if last <= day and last != NEVER_SURE else Truth.NO if day < first else Truth.UNKNOWN
    return Step(
        holds=begun,
        reasons=(_said_of_beginning(begun, start, first, last),),
        basis=start.basis,
        questions=(in_every_language(WHEN_DESIGNATED),) if begun is Truth.UNKNOWN else (),
    )


def _bounds(start: Start, designated_on: date | None) -> tuple[date, date]:
    """Return the first and the last day on which a duty can have begun; the same day where it is known."""
    if start.months_after_designation is None:
        return start.on or date.min, start.on or NEVER_SURE
    first, last = start.earliest or date.min, NEVER_SURE
    if designated_on is not None:
        first = last = months_later(designated_on, start.months_after_designation)
    if start.on is None:
        return first, last
    choose = max if start.later else min
    return choose(start.on, first), choose(start.on, last)


def _said_of_beginning(begun: Truth, start: Start, first: date, last: date) -> Message:
    basis = cited(start.basis)
    if begun is Truth.UNKNOWN and not start.months_after_designation:
        return say("It applies from the designation on ({basis}); the day of that is not known.", basis=basis)
    if begun is Truth.UNKNOWN:
        return say(
            "It applies {months} months after the designation ({basis}); the day of that is not known.",
            months=start.months_after_designation or 0,
            basis=basis,
        )
    if begun is Truth.YES and first == last:
        return say("It applies to this service from {day} ({basis}).", day=last.isoformat(), basis=basis)
    if begun is Truth.YES:
        return say(
            "It applies to this service from {day} at the latest ({basis}).",
            day=last.isoformat(),
            basis=basis,
        )
    if first == last:
        return say(
            "It applies to this service only from {day} ({basis}).", day=first.isoformat(), basis=basis
        )
    return say(
        "It applies to this service from {day} at the earliest ({basis}).", day=first.isoformat(), basis=basis
    )


def questions_about(condition: Condition, facts: Iterable[Fact], profile: Profile) -> tuple[Localised, ...]:
    """Return how to ask for those facts on which an expression that is not known hangs."""
    asked = undecided(condition, profile)
    return tuple(fact.question for fact in facts if fact.id in asked)
