"""What a text says of the law, or of its own ways, that a lawyer would ask about."""

from __future__ import annotations

from collections.abc import Iterable

from checker.plugins.checks.declared import apply_single, rules
from checker.plugins.checks.reading import reads

from checker.domain.assessment import Dossier
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "law"


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check of what is said of the law."""
    return [Check(name=NAME, check=check)]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return an observation for every rule and every document in which it is shown."""
    services = set(dossier.profile.services)
    return tuple(
        observation
        for read in reads(dossier)
        for rule in rules("law.yaml")
        if not rule.services or rule.services & services
        for observation in apply_single(rule, read)
    )
