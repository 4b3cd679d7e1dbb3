"""Documents of one dossier, laid side by side: what is told here and told otherwise there."""

from __future__ import annotations

from collections.abc import Iterable

from checker.plugins.checks.announced import announced
from checker.plugins.checks.comparing import compare
from checker.plugins.checks.declared import apply_pair, rules
from checker.plugins.checks.names import Names
from checker.plugins.checks.quantities import counted
from checker.plugins.checks.reading import reads
from checker.plugins.checks.seats import seats
from checker.plugins.checks.terms import terms_differ
from checker.plugins.checks.wording import repeated

from checker.domain.assessment import Dossier
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.hookspecs import hookimpl
from checker.offers import Check, Evaluation
from checker.settings import Settings

NAME = "dossier"
BODIES = ("government-channels", "trusted-flaggers")


@hookimpl
def checker_checks(settings: Settings) -> Iterable[Check]:
    """Offer the check that lays documents side by side."""
    return [Check(name=NAME, check=check, registers=BODIES)]


def check(dossier: Dossier, rule_set: RuleSet, evaluation: Evaluation) -> tuple[Observation, ...]:
    """Return what differs between documents, or between two places of one."""
    documents = reads(dossier)
    names = Names(map(dossier.register, BODIES), own=(dossier.profile.name,))
    figures = counted(documents, evaluation.figures)
    return (
        *(found for rule in rules("tensions.yaml") for found in apply_pair(rule, documents, names)),
        *compare(figures),
        *terms_differ(figures),
        *announced(documents),
        *seats(documents),
        *repeated(documents),
    )
