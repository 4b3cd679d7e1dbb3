"""Several rule sets read as one, so that one assessment answers under all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from checker.domain.errors import UsageFault
from checker.domain.message import Localised
from checker.domain.obligation import Concept, Obligation, Place, RuleSet, Signal
from checker.rulesets.shared import is_shared
from checker.rulesets.vocabulary import RESERVED

BETWEEN = ","
"""Stands between the names of rule sets that are read together."""

T = TypeVar("T")


def combined(rule_sets: Sequence[RuleSet]) -> RuleSet:
    """Return rule sets as one; obligations keep their ids and their order.

    Places name the rule set too, and so do concepts, which may have the same id in two of them. Reserved
    concepts keep their ids, by which evaluators ask for them; where rule sets write their own, what stands in
    all counts: another law, say, is what none of them is about. What was measured of one rule set does not
    hold for all and is left out.

    Raises:
        UsageFault: Two of them hold the same obligation.
    """
    _refuse_twice(rule_sets)
    own = [_by_its_name(rule_set) for rule_set in rule_sets]
    return RuleSet(
        id=BETWEEN.join(each.id for each in own),
        version=", ".join(dict.fromkeys(each.version for each in own)),
        digest=sha256("\n".join(each.digest for each in own).encode()).hexdigest(),
        title=_titles(own),
        law_date=min(each.law_date for each in own),
        languages=tuple(dict.fromkeys(code for each in own for code in each.languages)),
        acts=_first((act.id, act) for each in own for act in each.acts),
        themes=_first((theme[0], theme) for each in own for theme in each.themes),
        facts=_first((fact.id, fact) for each in own for fact in each.facts),
        concepts=_concepts(own),
        obligations=tuple(duty for each in own for duty in each.obligations),
        forms=_forms(own),
    )


def _refuse_twice(rule_sets: Sequence[RuleSet]) -> None:
    first: dict[str, str] = {}
    for rule_set in rule_sets:
        for duty in rule_set.obligations:
            if duty.id in first:
                raise UsageFault.say(
                    "{one} and {other} both hold {name}; name only one of them.",
                    one=first[duty.id],
                    other=rule_set.id,
                    name=duty.id,
                )
        first |= dict.fromkeys((duty.id for duty in rule_set.obligations), rule_set.id)


def _by_its_name(rule_set: RuleSet) -> RuleSet:
    """Return a rule set whose concepts and places name it."""
    names = {
        concept.id: concept.id if concept.place.file.endswith(RESERVED) else f"{rule_set.id}/{concept.id}"
        for concept in rule_set.concepts
    }

    def at(place: Place) -> Place:
        return place if is_shared(place.file) else replace(place, file=f"{rule_set.id}/{place.file}")

    return replace(
        rule_set,
        concepts=tuple(
            replace(
                concept,
                id=names[concept.id],
                place=at(concept.place),
                terms=tuple(replace(term, place=at(term.place)) for term in concept.terms),
            )
            for concept in rule_set.concepts
        ),
        obligations=tuple(_duty(duty, names, at) for duty in rule_set.obligations),
    )


def _duty(duty: Obligation, names: dict[str, str], at: Callable[[Place], Place]) -> Obligation:
    return replace(
        duty,
        place=at(duty.place),
        elements=tuple(
            replace(
                element,
                place=at(element.place),
                signals=tuple(_signal(signal, names, at) for signal in element.signals),
            )
            for element in duty.elements
        ),
    )


def _signal(signal: Signal, names: dict[str, str], at: Callable[[Place], Place]) -> Signal:
    return replace(
        signal,
        all_of=tuple(tuple(names[concept] for concept in group) for group in signal.all_of),
        unless=tuple(names[concept] for concept in signal.unless),
        under=tuple(names[concept] for concept in signal.under),
        place=at(signal.place),
    )


def _concepts(rule_sets: Sequence[RuleSet]) -> tuple[Concept, ...]:
    found: dict[str, Concept] = {}
    for concept in (concept for each in rule_sets for concept in each.concepts):
        first = found.setdefault(concept.id, concept)
        if first.place != concept.place:
            words = {(term.language, term.text) for term in concept.terms}
            kept = tuple(term for term in first.terms if (term.language, term.text) in words)
            found[concept.id] = replace(first, terms=kept)
    return tuple(found.values())


def _titles(rule_sets: Sequence[RuleSet]) -> Localised:
    languages = rule_sets[0].title.languages
    return Localised(
        texts=tuple((code, "; ".join(each.title(code) for each in rule_sets)) for code in sorted(languages))
    )


def _first(pairs: Iterable[tuple[str, T]]) -> tuple[T, ...]:
    """Return the first value of every key, in the order of the keys."""
    found: dict[str, T] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return tuple(found.values())


def _forms(rule_sets: Sequence[RuleSet]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    tables: dict[str, dict[str, str]] = {}
    for rule_set in rule_sets:
        for language, table in rule_set.forms:
            tables.setdefault(language, {}).update(table)
    return tuple((language, tuple(table.items())) for language, table in tables.items())
