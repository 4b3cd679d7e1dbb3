"""The profile that somebody means: a known service, a file, a declaration or types, and stated facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.domain.errors import UsageFault
from checker.domain.profile import SERVICES, Profile, Truth, with_implied
from checker.domain.register import Register, spoken
from checker.rulesets.profiles import (
    COORDINATORS,
    DESIGNATIONS,
    profiles_of,
    read_profile,
    with_coordinator,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A profile, and the registers from which it comes."""

    profile: Profile
    registers: frozenset[str] = frozenset()
    """Names; empty where everything was said by hand."""


def resolve(
    name: str,
    services: tuple[str, ...],
    stated: Mapping[str, Truth],
    *,
    declared: Profile | None,
    facts: frozenset[str],
    registers: Sequence[Register],
) -> Known:
    """Return the profile that is named, else the declared one; types and facts that are given go first.

    Args:
        name: A known service or the path of a profile file; empty for none.
        services: Service types; empty to take those of the profile.
        stated: Facts that go before those of the profile.
        declared: Profile of a declaration.
        facts: Facts that the rule sets declare.
        registers: Where known services are looked up.

    Raises:
        NotFound: No register knows the name.
        UsageFault: A type or fact is not known, a file is broken, or no type is known at all.
    """
    known = profiles_of(registers)
    profile = declared or Profile(name="", services=())
    if name:
        profile = read_profile(name, facts=facts, known=known)
    _check(services, stated, facts)
    if services:
        profile = replace(profile, services=with_implied(services))
    if not profile.services:
        raise UsageFault.say(
            "It is not known which service the documents are about, and duties depend on it; name it with "
            "--service, one or more of {known}.",
            known=", ".join(SERVICES),
        )
    used = {DESIGNATIONS} if spoken(name) in known else set()
    used |= {COORDINATORS} if profile.member_state else set()
    return Known(profile=with_coordinator(_with_facts(profile, stated), registers), registers=frozenset(used))


def _check(services: tuple[str, ...], stated: Mapping[str, Truth], facts: frozenset[str]) -> None:
    if strange := sorted(set(services) - set(SERVICES)):
        raise UsageFault.say(
            "{service} is no service type; choose from {known}.",
            service=", ".join(strange),
            known=", ".join(SERVICES),
        )
    if strange := sorted(stated.keys() - facts):
        raise UsageFault.say(
            "{fact} is no fact that a rule set asks for; choose from {known}.",
            fact=", ".join(strange),
            known=", ".join(sorted(facts)),
        )


def _with_facts(profile: Profile, stated: Mapping[str, Truth]) -> Profile:
    """Return a profile with further facts, and without the days on which these are said to have ended."""
    facts = {**dict(profile.facts), **stated}
    return replace(
        profile,
        facts=tuple(sorted(facts.items())),
        ended=tuple(pair for pair in profile.ended if pair[0] not in stated),
    )
