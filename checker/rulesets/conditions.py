"""Expressions over the facts of a profile, and the words in which their answers are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from checker.domain.citation import Citation
from checker.domain.message import Localised
from checker.domain.obligation import Condition, Fact
from checker.domain.profile import Profile, Truth, all_of, any_of
from checker.messages import LANGUAGES


def evaluate(condition: Condition, profile: Profile) -> Truth:
    """Return the value of an expression over the facts of a profile."""
    if condition.kind == "fact":
        return profile.fact(condition.fact)
    values = tuple(evaluate(part, profile) for part in condition.parts)
    if condition.kind == "not":
        return ~values[0]
    return any_of(values) if condition.kind == "any" else all_of(values)


def undecided(condition: Condition, profile: Profile) -> frozenset[str]:
    """Return the ids of the facts on which an expression that is not known hangs."""
    if evaluate(condition, profile) is not Truth.UNKNOWN:
        return frozenset()
    if condition.kind == "fact":
        return frozenset({condition.fact})
    return frozenset[str]().union(*(undecided(part, profile) for part in condition.parts))


def open_facts(facts: Iterable[Fact], profile: Profile) -> tuple[Fact, ...]:
    """Return the facts of a profile that are not known."""
    return tuple(fact for fact in facts if profile.fact(fact.id) is Truth.UNKNOWN)


@lru_cache(maxsize=4_096)
def cited(places: tuple[Citation, ...]) -> Localised:
    """Return citations as a reader of each language prints them."""
    return in_each_language(lambda language: "; ".join(place.label(language) for place in places))


def named(facts: Iterable[Fact]) -> Localised:
    """Return the names of facts, as a reader of each language prints them."""
    known = tuple(facts)
    return in_each_language(lambda language: ", ".join(fact.label(language) for fact in known))


def in_each_language(write: Callable[[str], str]) -> Localised:
    """Return what is written for each language of the interface."""
    return Localised(texts=tuple((language, write(language)) for language in sorted(LANGUAGES)))
