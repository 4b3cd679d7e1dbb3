"""Asks the evaluators and checks, each under guard, and joins what holds of their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import msgspec

from checker.domain.assessment import Dossier
from checker.domain.evidence import Evidence, NearMiss
from checker.domain.figure import Figure
from checker.domain.finding import Declared
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.engine.guard import Answer, Failure, guarded
from checker.engine.verify import Documents, observation_holds, verify
from checker.offers import Check, Evaluation, Evaluator

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""``progress(step, done, total)``, called while an assessment is made."""


MOST_EVIDENCE = 100_000
"""Quotations that one evaluator may return; the longest documents give a tenth of that."""
_EVALUATION = msgspec.json.Decoder(Evaluation)
_OBSERVATIONS = msgspec.json.Decoder(tuple[Observation, ...])


def plain_copy(value: object, decoder: msgspec.json.Decoder[T]) -> T | None:
    """Return what a plugin handed over as fresh values of the domain; None where a field is of another type.

    Copying by way of JSON is the quickest check of every field, and leaves nothing that a plugin could change
    later or that only looks like a value of the domain.
    """
    try:
        return decoder.decode(msgspec.json.encode(value))
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError):
        return None


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What all evaluators found together, and what failed."""

    evidence: list[Evidence] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    declared: dict[str, Declared] = field(default_factory=dict)
    touched: dict[tuple[str, int], None] = field(default_factory=dict)
    failed: dict[str, list[Message]] = field(default_factory=dict)
    """Why the element's own evaluator gave no answer that can be used."""
    unsure: set[str] = field(default_factory=set)
    """Elements for which another evaluator than their own failed: their silence proves nothing."""
    partly: dict[str, list[Message]] = field(default_factory=dict)
    """Why not everything was looked at for an element: its silence proves nothing."""
    failures: list[Message] = field(default_factory=list)

    def evaluation(self) -> Evaluation:
        """Return what holds as one evaluation, for the checks."""
        return Evaluation(
            evidence=tuple(self.evidence),
            near_misses=tuple(self.near_misses),
            figures=tuple(self.figures),
            declared=tuple(self.declared.items()),
            touched=tuple(self.touched),
            failed=tuple((element, why) for element, reasons in self.failed.items() for why in reasons),
            unsure=tuple((element, why) for element, reasons in self.partly.items() for why in reasons),
        )


def gather(
    dossier: Dossier,
    rule_set: RuleSet,
    evaluators: Mapping[str, Evaluator],
    seconds: float,
    progress: Progress,
) -> Gathered:
    """Ask every evaluator about its elements, in the order of their names."""
    gathered = Gathered()
    for done, (name, evaluator) in enumerate(sorted(evaluators.items())):
        progress("evaluate", done, len(evaluators))
        own = frozenset(element.id for element in rule_set.elements if element.evaluator == name)
        asked = frozenset(element.id for element in rule_set.elements) if evaluator.every_element else own
        if asked:
            _ask(gathered, evaluator, dossier, rule_set, (asked, own), seconds)
    progress("evaluate", len(evaluators), len(evaluators))
    for element in rule_set.elements:
        if element.evaluator not in evaluators:
            missing = say("No plugin offers the evaluator {name}.", name=element.evaluator)
            _fail(gathered, frozenset({element.id}), frozenset({element.id}), missing)
    return gathered


def _ask(
    gathered: Gathered,
    evaluator: Evaluator,
    dossier: Dossier,
    rule_set: RuleSet,
    elements: tuple[frozenset[str], frozenset[str]],
    seconds: float,
) -> None:
    asked, own = elements
    answer = guarded(evaluator.name, partial(evaluator.evaluate, dossier, rule_set, asked), seconds)
    if isinstance(answer, Failure):
        _fail(gathered, asked, own, answer.message)
        return
    if _is_flood(answer.value):
        message = say("The plugin {name} returned more than can be weighed.", name=evaluator.name)
        _fail(gathered, asked, own, message)
        return
    evaluation = plain_copy(answer.value, _EVALUATION)
    if evaluation is None:
        message = say("The plugin {name} returned something that is no evaluation.", name=evaluator.name)
        _fail(gathered, asked, own, message)
        return
    verified = verify(evaluation, dossier.quotable, asked)
    _join(gathered, verified.evaluation)
    if verified.spoiled:
        message = say("The plugin {name} quotes what does not stand in the documents.", name=evaluator.name)
        _fail(gathered, verified.spoiled, own, message)
    for element, why in verified.evaluation.failed:
        _fail(gathered, frozenset({element}), own, why)


def _is_flood(value: object) -> bool:
    evidence = getattr(value, "evidence", ())
    return isinstance(evidence, tuple | list) and len(evidence) > MOST_EVIDENCE


def _fail(gathered: Gathered, elements: frozenset[str], own: frozenset[str], why: Message) -> None:
    """Note a failure: an element loses its outcome to its own evaluator only."""
    for element in sorted(elements & own):
        gathered.failed.setdefault(element, []).append(why)
    gathered.unsure |= elements - own
    gathered.failures.append(why)


def _join(gathered: Gathered, found: Evaluation) -> None:
    gathered.evidence += found.evidence
    gathered.near_misses += found.near_misses
    gathered.figures += found.figures
    gathered.touched.update(dict.fromkeys(found.touched))
    for element, declared in found.declared:
        gathered.declared.setdefault(element, declared)
    for element, why in found.unsure:
        gathered.partly.setdefault(element, []).append(why)


def observe(
    dossier: Dossier,
    rule_set: RuleSet,
    checks: Mapping[str, Check],
    gathered: Gathered,
    seconds: float,
) -> tuple[Observation, ...]:
    """Run every check over what was found; a check that fails costs its own observations only."""
    evaluation = gathered.evaluation()
    documents = dossier.quotable
    once: dict[str, Observation] = {}
    for name, check in sorted(checks.items()):
        answer = guarded(name, partial(check.check, dossier, rule_set, evaluation), seconds)
        given = _observations(name, answer, documents)
        if isinstance(given, Message):
            gathered.failures.append(given)
            continue
        for item in given:
            once.setdefault(item.id, item)
    return _in_order(once.values(), dossier)


def _observations(
    name: str, answer: Answer[tuple[Observation, ...]] | Failure, documents: Documents
) -> tuple[Observation, ...] | Message:
    """Return what a check observed, or why nothing of it can be used."""
    if isinstance(answer, Failure):
        return answer.message
    given = plain_copy(answer.value, _OBSERVATIONS)
    if given is None:
        return say("The plugin {name} returned something that is no observation.", name=name)
    if not all(observation_holds(item, documents) for item in given):
        return say("The plugin {name} quotes what does not stand in the documents.", name=name)
    return given


def _in_order(observations: Iterable[Observation], dossier: Dossier) -> tuple[Observation, ...]:
    """Return observations in the order of the documents they quote first; those without a quote come last."""
    order = {document: number for number, document in enumerate(dossier.quotable)}

    def place(item: Observation) -> tuple[int, int, str, str]:
        first = item.spans[0] if item.spans else None
        return (
            (order[first.document], first.start, item.check, item.id)
            if first
            else (len(order), 0, item.check, item.id)
        )

    return tuple(sorted(observations, key=place))
