"""Names that lead nowhere and ids that stand twice, over the whole rule set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.domain.harmonised_lines import is_of_template
from checker.domain.message import say
from checker.domain.obligation import Case, Element, Obligation, Place, RuleSet, Scope, Signal
from checker.rulesets.header import Header
from checker.rulesets.parts import unknown
from checker.rulesets.sources import HEADER
from checker.yamltext import Fault, fault_at

NO_CELL = say(
    "{place}: the harmonised template has no cell {address}; docs/reports.md tells how they are named."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name that may be used, those of items with faults of their own included."""

    concepts: frozenset[str]
    duties: frozenset[str]
    """Ids of obligations and full ids of elements."""
    acts: frozenset[str]
    """Acts of the rule set, with which the ids of its obligations begin."""
    evaluators: frozenset[str] | None
    """None where evaluators are not checked."""


def reference_faults(rule_set: RuleSet, header: Header, names: Names) -> Iterator[Fault]:
    """Yield a fault for every name that leads nowhere and every id that stands twice."""
    yield from _twice((duty.id, duty.place) for duty in rule_set.obligations)
    for duty in rule_set.obligations:
        yield from _twice((element.id, element.place) for element in duty.elements)
        yield from _related(duty.related, duty.place, names)
        for element in duty.elements:
            yield from _of_element(element, names)
        for case in duty.cases:
            yield from _of_case(case, duty, rule_set, names)
    for scope in header.scopes.values():
        yield from _of_scope(scope)


def _twice(ids: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for name, place in ids:
        if name in first:
            other = str(first[name])
            yield fault_at(
                place, say("{place}: the id {name} stands at {first} too.", name=name, first=other)
            )
        first.setdefault(name, place)


def _related(ids: tuple[str, ...], place: Place, names: Names) -> Iterator[Fault]:
    """Yield a warning for what is not there; an id of another act may stand in another rule set."""
    for name in ids:
        if name not in names.duties and name.split("-")[0] in names.acts:
            yield unknown(place, "related", name, list(names.duties), "warning")


def _of_element(element: Element, names: Names) -> Iterator[Fault]:
    yield from _related(element.related, element.place, names)
    if names.evaluators is not None and element.evaluator not in names.evaluators:
        yield unknown(element.place, "evaluator", element.evaluator, list(names.evaluators))
    if element.evaluator == "text" and bool(element.signals) == bool(element.not_from_paper.texts):
        yield fault_at(
            element.place, say("{place}: an element needs either signals or not_from_paper, and not both.")
        )
    for cell in element.cells:
        if not is_of_template(cell.address):
            yield fault_at(cell.place, say(NO_CELL.text, address=cell.address))
    for signal in element.signals:
        for concept in concepts_of(signal):
            if concept not in names.concepts:
                yield unknown(signal.place, "concept", concept, list(names.concepts))


def concepts_of(signal: Signal) -> tuple[str, ...]:
    """Return every concept a signal names, in the order in which it does."""
    groups = (concept for group in signal.all_of for concept in group)
    return tuple(dict.fromkeys((*groups, *signal.unless, *signal.under)))


def _of_case(case: Case, duty: Obligation, rule_set: RuleSet, names: Names) -> Iterator[Fault]:
    if case.language not in rule_set.languages:
        yield fault_at(
            case.place,
            say("{place}: {language} is no language of this rule set.", language=case.language),
        )
    if bool(case.text) == bool(case.report):
        yield fault_at(case.place, say("{place}: a case needs either text or report, and not both."))
    for address, _ in case.report:
        if not is_of_template(address):
            yield fault_at(case.place, say(NO_CELL.text, address=address))
    own = [element.id for element in duty.elements]
    for element, _ in case.expect:
        if element not in own and element not in names.duties:
            yield unknown(case.place, "element", element, own)


def _of_scope(scope: Scope) -> Iterator[Fault]:
    place = Place(file=HEADER, line=1)
    if (scope.exempt is None) != (not scope.exempt_basis):
        yield fault_at(
            place, say("{place}: the scope {scope} needs both exempt and exempt_basis.", scope=scope.id)
        )
    for start in scope.starts:
        if start.on is None and start.months_after_designation is None:
            yield fault_at(
                place,
                say("{place}: a start of {scope} needs a day or months_after_designation.", scope=scope.id),
            )
