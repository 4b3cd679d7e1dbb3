"""The order of the calls for declarations: which duties are asked about, and in what form.

It stands beside `checker.service`, which knows the order of the calls for papers and takes in answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.declarations import questionnaire, template
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import Profile, Truth
from checker.service import Service, Wishes


def declaration_template(service: Service, wishes: Wishes, language: str) -> str:
    """Return an empty declaration in YAML that asks about every duty that may bind the service."""
    return template(*asked(service, wishes), language)


def declaration_questionnaire(service: Service, wishes: Wishes, language: str) -> bytes:
    """Return the same questions as an XLSX workbook."""
    return questionnaire(*asked(service, wishes), language)


def asked(service: Service, wishes: Wishes) -> tuple[RuleSet, Sequence[Obligation], Profile]:
    """Return the duties to ask about: those that may bind the service, or all where nothing is known."""
    rule_set = service.rule_set(wishes.rules)
    if not (wishes.services or wishes.profile):
        return rule_set, rule_set.obligations, Profile(name="", services=())
    bindings = service.bindings(wishes, [wishes.rules])
    [(_, duties)] = bindings.duties
    may_bind = [duty for duty, binding in duties if binding.applies is not Truth.NO]
    return rule_set, may_bind, bindings.profile
