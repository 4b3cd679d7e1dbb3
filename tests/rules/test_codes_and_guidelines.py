"""The code and the guidelines bind nobody by themselves: from when, for whom, and in which words."""

from dataclasses import replace
from importlib.resources import files

import pytest

from checker.domain.obligation import Obligation
from checker.domain.profile import Profile, Truth
from checker.rulesets import load
from checker.rulesets.applicability import judge
from checker.rulesets.profiles import read_profile
from tests.rules.test_eu_dsa import on

STARTS = {
    "eu-disinformation-code": ("2025-06-30", "2025-07-01"),
    "eu-minors-guidelines": ("2025-07-13", "2025-07-14"),
}
"""The last day before each is read and the first, by rule set."""
ASKED = {
    "eu-disinformation-code": "disinformation_code_signatory",
    "eu-minors-guidelines": "accessible_to_minors",
}
"""The fact on which each hangs, by rule set."""

every_rule_set = pytest.mark.parametrize("name", STARTS)


def duties(name: str) -> tuple[Obligation, ...]:
    """Return the obligations of a shipped rule set."""
    return load(files("checker.rules") / name, cases=False).obligations


def judged(duty: Obligation, profile: Profile, day: str) -> Truth:
    """Return whether a duty binds on a day."""
    return judge(duty, profile, on(day)).applies


def stated(name: str, truth: Truth) -> Profile:
    """Return a known very large platform of which the fact that matters is stated."""
    known = read_profile("tiktok")
    return replace(known, facts=tuple(sorted({**dict(known.facts), ASKED[name]: truth}.items())))


@every_rule_set
def test_nothing_is_law(name: str) -> None:
    for duty in duties(name):
        assert not duty.citation.act.binding
        assert not duty.citation.label("en").startswith("Article")
        assert "bind" in duty.note("en").lower() or "voluntary" in duty.note("en").lower(), duty.id


@every_rule_set
def test_nothing_says_must_or_shall(name: str) -> None:
    for duty in duties(name):
        assert not {"must", "shall", "required"} & set(duty.duty("en").split()), duty.id
        assert not {"moet", "moeten", "verplicht"} & set(duty.duty("nl").split()), duty.id


@every_rule_set
def test_the_fact_that_matters_is_asked(name: str) -> None:
    found = {
        duty.id
        for duty in duties(name)
        if judged(duty, read_profile("tiktok"), "2026-11-01") is Truth.UNKNOWN
    }
    assert found == {duty.id for duty in duties(name)} - {"gl28-scope"}


@every_rule_set
def test_it_is_read_from_its_day(name: str) -> None:
    before, first = STARTS[name]
    for duty in duties(name):
        assert judged(duty, stated(name, Truth.YES), first) is Truth.YES
        assert judged(duty, stated(name, Truth.YES), before) is Truth.NO


@every_rule_set
def test_who_is_not_concerned_is_left_out(name: str) -> None:
    for duty in duties(name):
        if duty.id != "gl28-scope":
            assert judged(duty, stated(name, Truth.NO), "2026-11-01") is Truth.NO


def test_the_audit_of_commitments_concerns_very_large_services_only() -> None:
    platform = replace(
        stated("eu-disinformation-code", Truth.YES), services=("intermediary", "hosting", "platform")
    )
    (audit,) = (duty for duty in duties("eu-disinformation-code") if duty.id == "cocd-44")
    assert judged(audit, platform, "2026-11-01") is Truth.NO
