"""What is known about a service as it stood on one day: facts that ended, and designations come and gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.domain.obligation import Scope
from checker.domain.profile import Profile, Truth
from checker.rulesets.days import months_later

LARGE = ("vlop", "vlose")
"""Service types that a designation gives and that go with its end."""


def as_on(profile: Profile, scope: Scope, day: date) -> Profile:
    """Return a profile as it stood on a day; very large still where the designation is yet to come."""
    facts = dict(profile.facts)
    for name, end in profile.ended:
        facts[name] = _truth(day < end)
    for name, first, last in periods(profile, scope):
        facts[name] = _truth(first <= day < last)
    over = duties_end(profile, scope)
    services = _not_large(profile) if over and over <= day else profile.services
    return replace(profile, facts=tuple(sorted(facts.items())), services=services)


def as_designated(profile: Profile, day: date) -> Profile:
    """Return a profile without the size that it has by a designation that is yet to come."""
    if profile.designated_on is None or profile.designated_on <= day:
        return profile
    return replace(profile, services=_not_large(profile))


def periods(profile: Profile, scope: Scope) -> Iterator[tuple[str, date, date]]:
    """Yield every fact that holds for a time after another one ended, its first day and the day after."""
    ended = dict(profile.ended)
    for fact in scope.facts:
        if fact.after in ended:
            end = ended[fact.after]
            yield fact.id, end, months_later(end, fact.months)


def duties_end(profile: Profile, scope: Scope) -> date | None:
    """Return the day from which on the service has no more duties as a very large one, where it has ended."""
    end = profile.designation_ended_on
    return months_later(end, scope.lapse.months) if end and scope.lapse else end


def turning_days(profile: Profile, scope: Scope) -> Iterator[date]:
    """Yield the days on which an answer can change, the beginning of the duty left out."""
    yield from (end for _, end in profile.ended)
    yield from (last for _, _, last in periods(profile, scope))
    yield from (day for day in (profile.designated_on, duties_end(profile, scope)) if day)


def _not_large(profile: Profile) -> tuple[str, ...]:
    return tuple(name for name in profile.services if name not in LARGE)


def _truth(holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO
