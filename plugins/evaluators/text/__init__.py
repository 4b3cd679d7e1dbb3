"""The text evaluator: finds the signals of a rule set in documents and says how well each is shown."""

from __future__ import annotations

from checker.plugins.evaluators.text.evaluate import NAME, TextEvaluator

from checker.cache import Cache
from checker.hookspecs import hookimpl
from checker.offers import Evaluator
from checker.settings import Settings


@hookimpl
def checker_evaluators(settings: Settings) -> list[Evaluator]:
    """Offer the text evaluator."""
    return [Evaluator(name=NAME, evaluate=TextEvaluator(Cache(settings.cache)))]
