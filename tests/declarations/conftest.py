"""Rules with a question and a figure, and the questionnaire about them."""

from dataclasses import replace

import pytest

from checker.declarations import questionnaire
from checker.domain.message import localised
from checker.domain.obligation import Fact, RuleSet
from checker.domain.profile import Profile
from tests.engine.made import element, rule_set

FACT = Fact(
    id="micro_or_small",
    label=localised(en="small"),
    question=localised(en="Is it small?", nl="Is het klein?"),
)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return replace(
        rule_set(
            element("form", question=localised(en="Where?", nl="Waar?")),
            element("count", declared="figure", evidence_wanted=localised(en="a number", nl="een getal")),
        ),
        facts=(FACT,),
    )


@pytest.fixture(scope="session")
def empty(rules: RuleSet) -> bytes:
    """Return the Dutch questionnaire, nothing filled in."""
    return questionnaire(rules, rules.obligations, Profile(name="", services=()), "nl")
