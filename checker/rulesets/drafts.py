"""Drafts: files of a rule set that are checked and tested, but take part only where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from checker.domain.citation import Citation
from checker.domain.message import say
from checker.domain.obligation import Element, Obligation, Place, RuleSet
from checker.rulesets.forms import words_of
from checker.rulesets.references import concepts_of
from checker.rulesets.scopes import bases_of, facts_of
from checker.yamltext import Fault, fault_at

SUFFIX = "+drafts"
"""Behind the name or the folder of a rule set: its drafts take part. Stands behind its version then too."""


def split_name(name: str) -> tuple[str, bool]:
    """Return a name without the suffix, and whether it had one."""
    return name.removesuffix(SUFFIX), name.endswith(SUFFIX)


def narrowed(rule_set: RuleSet) -> RuleSet:
    """Return a rule set without what only its drafts need, which were not read.

    Acts, themes and facts that no obligation uses, forms of words that are not in the vocabulary, and
    related obligations that are not there.
    """
    scopes = [duty.scope for duty in rule_set.obligations]
    themes = {duty.theme for duty in rule_set.obligations}
    facts = facts_of(scopes)
    acts = {citation.act.id for duty in rule_set.obligations for citation in _citations(duty)}
    known = {duty.id for duty in rule_set.obligations} | {element.id for element in rule_set.elements}
    words = {language: frozenset(words_of(rule_set, language)) for language, _ in rule_set.forms}
    return replace(
        rule_set,
        acts=tuple(act for act in rule_set.acts if act.id in acts),
        themes=tuple(theme for theme in rule_set.themes if theme[0] in themes),
        facts=tuple(fact for fact in rule_set.facts if fact.id in facts),
        obligations=tuple(_related_to(duty, known) for duty in rule_set.obligations),
        forms=tuple(
            (language, tuple(row for row in table if row[0] in words[language]))
            for language, table in rule_set.forms
        ),
    )


def _citations(duty: Obligation) -> Iterator[Citation]:
    yield duty.citation
    yield from bases_of(duty.scope)


def _related_to(duty: Obligation, known: Set[str]) -> Obligation:
    """Return a duty that names as related only what is there."""
    return replace(
        duty,
        related=tuple(name for name in duty.related if name in known),
        elements=tuple(_element_related_to(element, known) for element in duty.elements),
    )


def _element_related_to(element: Element, known: Set[str]) -> Element:
    return replace(element, related=tuple(name for name in element.related if name in known))


def draft_faults(
    rule_set: RuleSet, drafts: frozenset[str], includes: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[Fault]:
    """Yield a fault for everything that a file needs from a draft: without drafts it could not be read.

    Args:
        rule_set: A rule set that was read with its drafts.
        drafts: Files that are drafts.
        includes: Concepts and what each includes.
    """
    concepts = {concept.id: concept.place for concept in rule_set.concepts}
    held = {name for name, place in concepts.items() if place.file in drafts}
    held |= {element.id for element in rule_set.elements if element.place.file in drafts}
    needs = [*_needs(rule_set)]
    needs += [(concepts[concept], name) for concept, names in includes for name in names]
    for place, name in needs:
        if name in held and place.file not in drafts:
            yield fault_at(
                place,
                say(
                    "{place}: {name} stands in a file under drafts and this file does not; put both there, "
                    "or neither.",
                    name=name,
                ),
            )


def _needs(rule_set: RuleSet) -> Iterator[tuple[Place, str]]:
    """Yield what signals and cases name, and where they do."""
    for duty in rule_set.obligations:
        for element in duty.elements:
            for signal in element.signals:
                yield from ((signal.place, concept) for concept in concepts_of(signal))
        for case in duty.cases:
            yield from ((case.place, element) for element, _ in case.expect)
