"""What a rule set must have beyond opening: vocabulary, cases, questions, no dead lines."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from checker.domain.message import say
from checker.domain.obligation import Concept, Element, Obligation, Place, RuleSet
from checker.rulesets.alternatives import alternative_faults
from checker.rulesets.completeness import completeness_faults
from checker.rulesets.forms import stale_languages
from checker.rulesets.loading import Opened, open_folder, ordered
from checker.rulesets.references import concepts_of
from checker.rulesets.registers import register_faults
from checker.rulesets.released import release_faults
from checker.rulesets.scopes import facts_of
from checker.rulesets.shared import is_shared
from checker.rulesets.sources import HEADER, QUALITY
from checker.rulesets.vocabulary import RESERVED
from checker.yamltext import Fault, fault_at


def lint(folder: Traversable | Path, *, evaluators: frozenset[str] | None = None) -> tuple[Fault, ...]:
    """Return every fault and warning of a rule set, in the order of files and lines.

    Where a file is broken the others are looked at all the same; `evaluators` are the names that plugins
    offer, None to leave them unchecked.
    """
    opened = open_folder(folder, evaluators=evaluators)
    if opened.rule_set is None:
        return opened.faults
    rule_set = opened.rule_set
    return ordered(
        [
            *opened.faults,
            *_vocabulary_faults(rule_set),
            *_retired_faults(rule_set, opened.retired),
            *_duty_faults(rule_set),
            *_case_faults(rule_set),
            *_unused(rule_set, opened),
            *_stale_forms(opened),
            *_stale_quality(rule_set),
            *completeness_faults(rule_set, opened.header),
            *release_faults(folder, rule_set, opened.header),
            *register_faults(folder),
        ]
    )


def _vocabulary_faults(rule_set: RuleSet) -> Iterator[Fault]:
    for concept in rule_set.concepts:
        missing = () if is_shared(concept.place.file) else set(rule_set.languages) - concept.languages
        for language in sorted(missing):
            yield fault_at(
                concept.place,
                say(
                    "{place}: the concept {name} has no vocabulary in the language {language}; add entries "
                    "under it.",
                    name=concept.id,
                    language=language,
                ),
            )


def _retired_faults(rule_set: RuleSet, retired: frozenset[str]) -> Iterator[Fault]:
    named = [(duty.id, duty.place) for duty in rule_set.obligations]
    named += [(element.id, element.place) for element in rule_set.elements]
    for name, place in named:
        if name in retired:
            yield fault_at(
                place,
                say("{place}: the id {name} was retired and is never used again; take another.", name=name),
            )


def _duty_faults(rule_set: RuleSet) -> Iterator[Fault]:
    for duty in rule_set.obligations:
        if not duty.optional and not any(element.core for element in duty.elements):
            yield fault_at(
                duty.place, say("{place}: {name} has no core element; give one the role core.", name=duty.id)
            )
        for element in duty.elements:
            yield from alternative_faults(element)
            if not element.question.texts and not duty.optional:
                yield fault_at(
                    element.place,
                    say("{place}: {name} has no question; write what to ask the provider.", name=element.id),
                )


def _case_faults(rule_set: RuleSet) -> Iterator[Fault]:
    """Yield a fault for what no case shows: elements in the languages of the texts, duties in the others."""
    shown: set[tuple[str, str]] = set()
    silent: set[tuple[str, str]] = set()
    for duty in rule_set.obligations:
        yield from _same_names(duty)
        for name, level, language in _expected(duty):
            (silent if level == "silent" else shown).add((name, language))
    for duty in rule_set.obligations:
        for element in duty.elements:
            yield from _without_report(element, shown & silent)
        for language in rule_set.languages:
            yield from _uncovered(duty, language, language in rule_set.title.languages, shown, silent)


CELLS = "cells"
"""Stands for the language of cases with cells of a report."""


def _expected(duty: Obligation) -> Iterator[tuple[str, str, str]]:
    """Yield element, level and language of what the cases of a duty must show."""
    for case in duty.cases:
        if not case.pending:
            for name, level in case.expect:
                yield name, level, CELLS if case.report else case.language


def _without_report(element: Element, both: set[tuple[str, str]]) -> Iterator[Fault]:
    if element.cells and (element.id, CELLS) not in both:
        yield fault_at(
            element.place,
            say(
                "{place}: {name} looks for cells; add a case with report that shows it and one, with blank "
                "cells, that is silent.",
                name=element.id,
            ),
        )


def _uncovered(
    duty: Obligation, language: str, written: bool, shown: set[tuple[str, str]], silent: set[tuple[str, str]]
) -> Iterator[Fault]:
    """Yield what a duty lacks in a language; `written` where the rule set's own texts are in it."""
    signalled = [element for element in duty.elements if element.signals]
    if written:
        for element in signalled:
            yield from _without_cases(element, language, shown, silent)
    elif signalled and not any((element.id, language) in shown for element in signalled):
        yield _without_case(duty.place, duty.id, language)


def _same_names(duty: Obligation) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for case in duty.cases:
        if case.name in first:
            line = str(first[case.name].line)
            yield fault_at(
                case.place,
                say(
                    "{place}: the case of line {line} has the name {name} too; rename one.",
                    line=line,
                    name=case.name,
                ),
            )
        first.setdefault(case.name, case.place)


def _without_cases(
    element: Element, language: str, shown: set[tuple[str, str]], silent: set[tuple[str, str]]
) -> Iterator[Fault]:
    if (element.id, language) not in shown:
        yield _without_case(element.place, element.id, language)
    if (element.id, language) not in silent:
        yield fault_at(
            element.place,
            say(
                "{place}: {name} has no look-alike (silent) in the language {language}; add one.",
                name=element.id,
                language=language,
            ),
        )


def _without_case(place: Place, name: str, language: str) -> Fault:
    return fault_at(
        place,
        say(
            "{place}: no case in the language {language} shows {name}; add one.", name=name, language=language
        ),
    )


def _unused(rule_set: RuleSet, opened: Opened) -> Iterator[Fault]:
    """Yield what nothing uses; nothing where duties could not be read, for they may use it."""
    if any(fault.severity == "error" and "obligations/" in fault.place.file for fault in opened.faults):
        return
    used = {concept.id for concept in rule_set.concepts if concept.place.file.endswith(RESERVED)}
    for element in rule_set.elements:
        for signal in element.signals:
            used.update(concepts_of(signal))
    _add_included(used, opened)
    for concept in rule_set.concepts:
        if concept.id not in used and not is_shared(concept.place.file):
            yield _unused_fault(concept.place, concept)
    yield from _unused_in_header(rule_set, opened)
    yield from _unused_pointers(rule_set, opened)


def _add_included(used: set[str], opened: Opened) -> None:
    before = -1
    while before != len(used):
        before = len(used)
        used.update(name for concept, names in opened.includes for name in names if concept in used)


def _unused_fault(place: Place, concept: Concept) -> Fault:
    return fault_at(
        place,
        say("{place}: no signal uses the concept {name}; remove it or name it in a signal.", name=concept.id),
        "warning",
    )


def _unused_in_header(rule_set: RuleSet, opened: Opened) -> Iterator[Fault]:
    place = Place(file=HEADER, line=1)
    scopes = {duty.scope.id for duty in rule_set.obligations}
    themes = {duty.theme for duty in rule_set.obligations}
    facts = facts_of(opened.scopes)
    for scope in opened.scopes:
        if scope.id not in scopes:
            yield fault_at(
                place, say("{place}: no obligation names the scope {name}.", name=scope.id), "warning"
            )
    for theme, _ in rule_set.themes:
        if theme not in themes:
            yield fault_at(
                place, say("{place}: no obligation names the theme {name}.", name=theme), "warning"
            )
    for fact in rule_set.facts:
        if fact.id not in facts:
            yield fault_at(place, say("{place}: no scope asks for the fact {name}.", name=fact.id), "warning")


def _unused_pointers(rule_set: RuleSet, opened: Opened) -> Iterator[Fault]:
    pointed = [pointer.id for duty in rule_set.obligations for pointer in duty.points_to]
    pointed += [pointer.id for element in rule_set.elements for pointer in element.points_to]
    for name in opened.header.get("pointers", {}):
        if name not in pointed:
            yield fault_at(
                Place(file=HEADER, line=1),
                say("{place}: nothing points to {name}; name it under points_to or remove it.", name=name),
                "warning",
            )


def _stale_quality(rule_set: RuleSet) -> Iterator[Fault]:
    if rule_set.quality is not None and rule_set.quality.digest != rule_set.digest:
        yield fault_at(
            Place(file=QUALITY, line=1),
            say(
                "{place}: these counts were measured with other rules than stand here; run checker "
                "rules measure again."
            ),
            "warning",
        )


def _stale_forms(opened: Opened) -> Iterator[Fault]:
    if opened.rule_set is not None:
        for language in stale_languages(opened.rule_set, dict(opened.forms_made_from)):
            yield fault_at(
                Place(file=f"forms/{language}.yaml", line=1),
                say("{place}: the vocabulary has changed since; run checker rules forms."),
            )
