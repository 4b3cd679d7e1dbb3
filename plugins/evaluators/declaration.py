"""Reads what a provider declares about each element; it never raises what the documents show."""

from __future__ import annotations

from checker.domain.assessment import Dossier
from checker.domain.finding import Declared
from checker.domain.obligation import RuleSet
from checker.hookspecs import hookimpl
from checker.offers import Evaluation, Evaluator
from checker.settings import Settings


def evaluate(dossier: Dossier, rule_set: RuleSet, elements: frozenset[str]) -> Evaluation:
    """Return the answer to every element; without a declaration nothing, without an answer ``unknown``."""
    if dossier.declaration is None:
        return Evaluation()
    answers = {answer.element: answer for answer in dossier.declaration.answers}
    return Evaluation(
        declared=tuple(
            (
                element.id,
                Declared(answer=answers[element.id].answer, description=answers[element.id].description)
                if element.id in answers
                else Declared(answer="unknown"),
            )
            for element in rule_set.elements
            if element.id in elements
        )
    )


@hookimpl
def checker_evaluators(settings: Settings) -> list[Evaluator]:
    """Offer the evaluator that every element is also put to."""
    return [Evaluator(name="declaration", evaluate=evaluate, every_element=True)]
